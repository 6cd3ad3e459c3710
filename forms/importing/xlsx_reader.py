"""An .xlsx as grids, one a sheet: what its cells show, merged cells and all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from forms.importing.archive import Archive
from forms.importing.blocks import Block, Grid, GridBuilder, Paragraph, Source
from forms.importing.refusal import refuse

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_ROWS, _MOST_COLUMNS, _MOST_SHEETS = 2000, 64, 30

Cells = dict[tuple[int, int], str]
Spans = dict[tuple[int, int], tuple[int, int]]


def read_xlsx(path: Path, data: bytes) -> Source:
    """The sheets of a workbook that are not hidden; raises ReportError."""
    archive = Archive(path, data)
    strings = _strings(archive)
    source = Source(path.name)
    for number, (name, part) in enumerate(_sheets(path, archive), start=1):
        root = archive.xml(part)
        if root is None:
            continue
        cells, uncounted = _cells(root, strings)
        if uncounted:
            source.messages.append(
                f"工作表“{name}”有 {uncounted} 个公式没有存下结果，请在 Excel 里打开保存一次"
            )
        source.blocks += _blocks(cells, _spans(root), number, path.name)
    return source


def _sheets(path: Path, archive: Archive) -> Iterator[tuple[str, str]]:
    """Names and parts of the visible sheets in order."""
    workbook = archive.xml("xl/workbook.xml")
    relations = archive.xml("xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        raise refuse(path, "不是 Excel 工作簿", "请用 Excel 或 WPS 另存为 .xlsx 再读入")
    targets = {item.get("Id"): item.get("Target") or "" for item in relations}
    for sheet in list(workbook.iter(f"{_S}sheet"))[:_MOST_SHEETS]:
        target = targets.get(sheet.get(_R), "")
        if sheet.get("state", "visible") == "visible" and target:
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield sheet.get("name") or "", part


def _strings(archive: Archive) -> list[str]:
    root = archive.xml("xl/sharedStrings.xml")
    return [] if root is None else [_text(item) for item in root.iter(f"{_S}si")]


def _text(item: Any) -> str:
    """The text of a string item without its phonetic runs."""
    direct = item.find(f"{_S}t")
    if direct is not None:
        return direct.text or ""
    return "".join(t.text or "" for run in item.iter(f"{_S}r") for t in run.iter(f"{_S}t"))


def _cells(root: Any, strings: list[str]) -> tuple[Cells, int]:
    cells: Cells = {}
    uncounted = 0
    for row, item in enumerate(root.iter(f"{_S}row")):
        at_row = int(item.get("r") or row + 1) - 1 if (item.get("r") or "1").isdecimal() else row
        if at_row >= _MOST_ROWS or item.get("hidden") in ("1", "true"):
            continue
        for column, cell in enumerate(item.iter(f"{_S}c")):
            at = _place(cell.get("r"), (at_row, column))
            if at[1] < _MOST_COLUMNS:
                text = _value(cell, strings)
                uncounted += not text and cell.find(f"{_S}f") is not None
                cells[at] = text
    return cells, uncounted


def _place(name: str | None, default: tuple[int, int]) -> tuple[int, int]:
    match = _PLACE.fullmatch(name or "")
    if not match:
        return default
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _value(cell: Any, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_S}t")).strip()
    value = cell.find(f"{_S}v")
    text = "" if value is None else (value.text or "").strip()
    if kind == "s":
        return strings[int(text)].strip() if text.isdecimal() and int(text) < len(strings) else ""
    return _plain_number(text) if kind == "n" and text else text


def _plain_number(text: str) -> str:
    """A number as Excel shows it: its binary value 59237.244899999998 is 59237.2449."""
    try:
        number = Decimal(repr(float(text)))
    except (ValueError, InvalidOperation):
        return text
    if not number.is_finite() or abs(number) >= 10**15:
        return text
    return str(int(number)) if number == int(number) else format(number.normalize(), "f")


def _spans(root: Any) -> Spans:
    """Width and height of merged cells by their upper left place."""
    spans: Spans = {}
    for merged in root.iter(f"{_S}mergeCell"):
        start, _, end = (merged.get("ref") or "").partition(":")
        first, last = _place(start, (-1, -1)), _place(end, (-1, -1))
        if min(*first, *last) >= 0:
            spans[first] = (last[1] - first[1] + 1, last[0] - first[0] + 1)
    return spans


def _blocks(cells: Cells, spans: Spans, number: int, file: str) -> list[Block]:
    """Rows of one filled cell above and below the table are lines of text."""
    rows = sorted({row for (row, _), text in cells.items() if text})
    filled = {row: [c for (r, c), text in cells.items() if r == row and text] for row in rows}
    full = [row for row in rows if len(filled[row]) > 1]
    if not full:
        return [_line(cells, row, filled[row], file) for row in rows]
    above = [_line(cells, row, filled[row], file) for row in rows if row < full[0]]
    below = [_line(cells, row, filled[row], file) for row in rows if row > full[-1]]
    return [*above, _grid(cells, spans, range(full[0], full[-1] + 1), number, file), *below]


def _line(cells: Cells, row: int, columns: list[int], file: str) -> Paragraph:
    text = " ".join(cells[row, column] for column in columns)
    return Paragraph(" ".join(text.split()), row + 1, file, "行")


def _grid(cells: Cells, spans: Spans, rows: range, number: int, file: str) -> Grid:
    width = 1 + max(column for row, column in cells if row in rows)
    hidden = _covered(spans)
    builder = GridBuilder()
    for row in rows:
        builder.new_row()
        covered = 0
        for column in range(width):
            if column < covered:
                continue
            across, down = spans.get((row, column), (1, 1))
            if (row, column) in hidden:
                continue
            builder.add(cells.get((row, column), ""), across, min(down, rows.stop - row))
            covered = column + across
    return builder.build(number, file)


def _covered(spans: Spans) -> set[tuple[int, int]]:
    """The places that a merged cell from a row above lies over."""
    hidden: set[tuple[int, int]] = set()
    for (top, left), (width, height) in spans.items():
        for row in range(top + 1, min(top + height, _MOST_ROWS)):
            hidden.update((row, column) for column in range(left, min(left + width, _MOST_COLUMNS)))
        if len(hidden) > _MOST_ROWS * _MOST_COLUMNS // 2:
            break
    return hidden
