"""A text file as blocks: lines of prose, and tables drawn with tabs, bars, or a cell a line.

Text printed from a PDF (columns parted by blanks, pages by form feeds) goes to `page_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from forms.importing.blocks import Block, Grid, Paragraph, Source, grid_of_lines
from forms.importing.cell_values import read_cell
from forms.importing.encodings import decode
from forms.importing.page_text import is_page_text, page_blocks, text_pages
from forms.importing.refusal import MOST_TEXT, refuse
from forms.importing.streams import rows_of_stream

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_EDGES = " \t\r\v\f\u00a0\u3000\ufeff\u200b"
_BAR_ENDS = re.compile(r"\|\s*$")
_RULE = re.compile(r"[\s|:+─━═—=-]*[-─━═]{3}[\s|:+─━═—=-]*")
_BLANKS = re.compile(r"[ \u00a0\u3000]{2,}")

Row = list[tuple[str, int]]


def read_text(path: Path, data: bytes) -> Source:
    """The blocks of a text file; raises ReportError."""
    text = decode(path, data)
    if len(text) > MOST_TEXT:
        raise refuse(path, f"文字超过 {MOST_TEXT // 10_000} 万字，不像年度报告", "请核对文件")
    if len(_CONTROL.findall(text[:4096])) > 8:
        raise refuse(path, "不是文字文件", "请选 Word、网页或文本文件")
    return Source(path.name, text_blocks(text, path.name))


def text_blocks(text: str, file: str) -> list[Block]:
    """The blocks of a text."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_page_text(plain):
        return page_blocks(text_pages(plain), file)
    lines = [_CONTROL.sub("", line) for line in plain.replace("\f", "\n").split("\n")]
    return list(_blocks(lines, file))


def _blocks(lines: Sequence[str], file: str) -> Iterator[Block]:
    tables = 0
    index = 0
    while index < len(lines):
        end, rows = _table(lines, index)
        if rows:
            tables += 1
            yield _grid(rows, tables, file)
            index = end
            continue
        if stripped := lines[index].strip(_EDGES):
            yield Paragraph(stripped, index + 1, file, "行")
        index += 1


def _grid(rows: list[Row], number: int, file: str) -> Grid:
    widths = {len(row) for row in rows}
    return grid_of_lines(rows, number, file, "cells" if len(widths) == 1 else "lines")


def _table(lines: Sequence[str], start: int) -> tuple[int, list[Row]]:
    """The table that begins at a line, and the line behind it; no rows where none begins."""
    for split in (_by_tabs, _by_bars, _by_blanks):
        end, found = start, []
        while end < len(lines) and (row := split(lines[end], end + 1)) is not None:
            found.append(row)
            end += 1
        rows = [row for row in found if row]
        if split is _by_bars and rows and sum(map(len, rows)) <= len(rows) * 1.2:
            rows = list(rows_of_stream(cell for row in rows for cell in row))
        if len(rows) > 1 or _figures(rows) > 1:
            return end, rows
    return start, []


def _figures(rows: list[Row]) -> int:
    return sum(read_cell(text).kind == "figure" for row in rows for text, _ in row)


def _by_tabs(line: str, number: int) -> Row | None:
    stripped = line.strip(" \u00a0\u3000")
    if "\t" not in stripped.strip(_EDGES):
        return None
    return [(cell.strip(_EDGES), number) for cell in stripped.split("\t")]


def _by_bars(line: str, number: int) -> Row | None:
    """`| a | b |`, or `a |`: one cell a line, blank ones too."""
    stripped = line.replace("│", "|").strip(_EDGES)
    if "|" not in stripped:
        return None
    if _RULE.fullmatch(stripped):
        return []
    inner = _BAR_ENDS.sub("", stripped.removeprefix("|"))
    return [(cell.strip(_EDGES), number) for cell in inner.split("|")]


def _by_blanks(line: str, number: int) -> Row | None:
    """Cells parted by two blanks or more, the last one a figure."""
    cells = _BLANKS.split(line.strip(_EDGES))
    if len(cells) < 2 or read_cell(cells[-1]).kind not in ("figure", "none"):
        return None
    return [(cell, number) for cell in cells]
