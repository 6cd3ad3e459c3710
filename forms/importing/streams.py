"""Tables that stand as one cell a line: label, unit, figure, label, unit, figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from forms.importing.blocks import Block, Paragraph, grid_of_lines
from forms.importing.cell_values import is_label, read_cell

_FEWEST = 3
"""Bare figures that make a table of a run of lines."""
_GAP = 6
_HEAD = 24
_LONGEST = 80
_STOP = re.compile(r"[。；]|年\d{1,2}月|^附件|^附表|盖章|^[(（].{0,12}年度?[)）]$|统计表|年度?报告")
_PART = re.compile(r"^[一二三四五六七八九十]{1,3}、")


def with_streams(blocks: Sequence[Block], number: int) -> list[Block]:
    """The blocks with runs of bare cells made into grids, counted on from `number`."""
    found: list[Block] = []
    start = 0
    for first, last in _runs(blocks):
        head = _head(blocks, first, start)
        found += blocks[start:head]
        number += 1
        run = [block for block in blocks[head : last + 1] if isinstance(block, Paragraph)]
        rows = rows_of_stream((p.text, p.number) for p in run)
        found.append(grid_of_lines(rows, number, run[0].file, "lines"))
        start = last + 1
    return [*found, *blocks[start:]]


def rows_of_stream(cells: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Cells one after the other as rows: a label behind anything else begins a new one."""
    row: list[tuple[str, int]] = []
    figures = False
    for text, line in cells:
        words = is_label(text)
        if words and figures:
            yield row
            row, figures = [], False
        row.append((text, line))
        figures = figures or not words
    if row:
        yield row


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """First and last place of each run of short lines among which bare figures stand densely."""
    first = last = -1
    count = 0
    for index, block in enumerate(blocks):
        if not _may_belong(block) or (count and index - last > _GAP * 2 + _HEAD):
            if count >= _FEWEST:
                yield first, last
            first = last = -1
            count = 0
        elif _is_bare(block):
            first = index if first < 0 else first
            last = index
            count += 1
    if count >= _FEWEST:
        yield first, last


def _may_belong(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and len(block.text) <= _LONGEST
        and not _STOP.search(block.text)
    )


def _is_bare(block: Block) -> bool:
    return isinstance(block, Paragraph) and read_cell(block.text).kind in ("figure", "none")


def _head(blocks: Sequence[Block], first: int, start: int) -> int:
    """Where the labels and heads before the first figure begin."""
    head = first
    while head > start and first - head < _HEAD and _may_belong(blocks[head - 1]):
        block = blocks[head - 1]
        if head < first and isinstance(block, Paragraph) and _PART.match(block.text):
            break
        head -= 1
    return head
