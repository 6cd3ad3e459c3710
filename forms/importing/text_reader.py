"""A text file as blocks: lines of prose, and tables drawn with tabs, bars, or a cell a line.

Text printed from a PDF (columns parted by blanks, pages by form feeds) goes to `page_text`; marks
of Markdown are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from forms.importing.bars import EDGES, Row, bar_table
from forms.importing.blocks import Block, Grid, Paragraph, Source, grid_of_lines
from forms.importing.cell_values import read_cell
from forms.importing.encodings import decode
from forms.importing.page_lines import PageLine, is_broken, is_page_text, text_pages
from forms.importing.page_paragraphs import Setting, paragraphs_of, setting_of
from forms.importing.page_text import page_blocks
from forms.importing.refusal import MOST_TEXT, refuse

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"[ \u00a0\u3000]{2,}")
_MARKDOWN = re.compile(r"(?m)^#{1,6}\s+\S|^\s*\|?\s*:?-{3,}:?\s*\|[\s|:-]*$")
_HEAD_MARKS = re.compile(r"^\s*#{1,6}\s+|\s+#+\s*$")
_STRESS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_FEWEST_MARKS = 2


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
    if len(_MARKDOWN.findall(plain)) >= _FEWEST_MARKS:
        lines = [_STRESS.sub(r"\2", _HEAD_MARKS.sub("", line)) for line in lines]
    return list(_blocks(lines, file))


def _blocks(lines: Sequence[str], file: str) -> Iterator[Block]:
    prose = [PageLine(number, line) for number, line in enumerate(lines, 1) if "|" not in line]
    setting = setting_of(prose) if is_broken([line.text for line in prose if line.plain]) else None
    tables = index = 0
    waiting: list[PageLine] = []
    while index < len(lines):
        end, rows = _table(lines, index)
        if rows:
            yield from _paragraphs(waiting, file, setting)
            waiting = []
            tables += 1
            yield _grid(rows, tables, file)
        else:
            waiting += (PageLine(at + 1, lines[at].strip(EDGES)) for at in range(index, end))
        index = end
    yield from _paragraphs(waiting, file, setting)


def _paragraphs(
    lines: Sequence[PageLine], file: str, setting: Setting | None
) -> Iterator[Paragraph]:
    """Each line a paragraph, or joined where prose is broken at a margin."""
    if setting:
        yield from paragraphs_of(lines, file, setting)
    else:
        yield from (Paragraph(line.text, line.number, file, "行") for line in lines if line.text)


def _grid(rows: list[Row], number: int, file: str) -> Grid:
    widths = {len(row) for row in rows}
    return grid_of_lines(rows, number, file, "cells" if len(widths) == 1 else "lines")


def _table(lines: Sequence[str], start: int) -> tuple[int, list[Row]]:
    """The table that begins at a line, and the line behind it; no rows where none begins."""
    end, rows = bar_table(lines, start)
    if len(rows) > 1 or _figures(rows) > 1:
        return end, rows
    if end > start + 1:
        return end, []
    for split in (_by_tabs, _by_blanks):
        end, found = start, []
        while end < len(lines) and (row := split(lines[end], end + 1)) is not None:
            found.append(row)
            end += 1
        if len(found) > 1 or _figures(found) > 1:
            return end, found
    return start + 1, []


def _figures(rows: list[Row]) -> int:
    return sum(read_cell(text).kind == "figure" for row in rows for text, _ in row)


def _by_tabs(line: str, number: int) -> Row | None:
    stripped = line.strip(" \u00a0\u3000")
    if "\t" not in stripped.strip(EDGES):
        return None
    return [(cell.strip(EDGES), number) for cell in stripped.split("\t")]


def _by_blanks(line: str, number: int) -> Row | None:
    """Cells parted by two blanks or more, the last one a figure."""
    cells = _BLANKS.split(line.strip(EDGES))
    if len(cells) < 2 or read_cell(cells[-1]).kind not in ("figure", "none"):
        return None
    return [(cell, number) for cell in cells]
