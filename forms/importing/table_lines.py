"""The rows of a source's grids as lines: labels at the left, figures at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.importing.bands import bands_of
from forms.importing.blocks import Cell, Grid
from forms.importing.cell_values import is_label, read_cell
from forms.importing.starts import Starts

_HEADS_KEPT = 6
_GROUPS_KEPT = 30

HeadRows = tuple[tuple[Cell, ...], ...]
"""Rows of heads that stand together, top to bottom."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row read: labels left to right, those of spanning cells first, then the cells behind.

    `cells` are the figures, marks for nothing, blanks and unreadable texts, in order; `heads` the
    words above each column of the grid, nearest first; `over` the last rows of heads, nearest
    first; `unit` what its unit column says. `row` is the place in the grid.
    """

    grid: Grid
    row: int
    labels: tuple[str, ...]
    cells: tuple[Cell, ...]
    unit: str
    heads: dict[int, list[str]]
    over: tuple[HeadRows, ...] = ()

    @property
    def own(self) -> tuple[Cell, ...]:
        """The cells before another label: what stands behind that one may be another row's."""
        end = next((at for at, cell in enumerate(self.cells) if is_label(cell.text)), None)
        return self.cells[:end]

    @property
    def readable(self) -> list[Cell]:
        """The cells that hold a figure or a mark for nothing, before another label."""
        return [cell for cell in self.own if read_cell(cell.text).kind in ("figure", "none")]

    @property
    def has_figure(self) -> bool:
        """Whether a figure stands in it."""
        return any(read_cell(cell.text).kind == "figure" for cell in self.cells)


def lines_of(grid: Grid) -> list[Line]:
    """The lines of a grid; one that is set in two bands side by side is read band by band."""
    if grid.kind != "cells":
        return [_loose_line(grid, index, row) for index, row in enumerate(grid.rows)]
    return [line for start, end in bands_of(grid) for line in _band_lines(grid, start, end)]


def _loose_line(grid: Grid, index: int, row: Sequence[Cell]) -> Line:
    """Where only order counts, labels are what stands before the first figure behind a label."""
    if grid.kind == "windows":
        around = "\n".join(cell.text for cell in row[:2] if cell.text)
        return Line(grid, index, (around,) if around else (), tuple(row[2:]), "", {})
    first = next((c.column for c in row if is_label(c.text)), -1)
    start = next((c.column for c in row if c.column > first and not is_label(c.text)), len(row))
    return _line(grid, index, row, start, {})


def _band_lines(grid: Grid, start: int, end: int) -> Iterator[Line]:
    rows = [[cell for cell in row if start <= cell.column < end] for row in grid.rows]
    starts = Starts(rows)
    heads = _Heads(start if starts.usual is None else starts.usual)
    if grid.caption:
        heads.by_column = {column: [grid.caption] for column in range(start, end)}
    for index, inside in enumerate(rows):
        above = {column: list(texts) for column, texts in heads.by_column.items()}
        line = _line(grid, index, inside, starts.of(inside, index), above, heads.groups)
        heads.pass_by(inside, index, line.has_figure)
        yield line


class _Heads:
    """The heads met on the way down a table whose figures begin at a column."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.by_column: dict[int, list[str]] = {}
        self.groups: tuple[HeadRows, ...] = ()
        self._open = False

    def pass_by(self, row: Sequence[Cell], index: int, has_figure: bool) -> None:
        """Take in a row: words of one without figures are heads for the columns below them."""
        words = [cell for cell in row if cell.row == index and _is_words(cell)]
        if has_figure or not self._are_heads(words):
            self._open = False
        else:
            last = self.groups[0] if self._open else ()
            others = self.groups[1:] if self._open else self.groups
            self.groups = ((*last, tuple(row))[-_HEADS_KEPT:], *others[: _GROUPS_KEPT - 1])
            self._open = True
        for cell in words if not has_figure else ():
            for column in range(cell.column, cell.column + cell.width):
                self.by_column.setdefault(column, []).insert(0, cell.text)
                del self.by_column[column][_HEADS_KEPT:]

    def _are_heads(self, words: Sequence[Cell]) -> bool:
        return len(words) > 1 or any(cell.column >= self.start for cell in words)


def _line(
    grid: Grid,
    index: int,
    row: Sequence[Cell],
    start: int,
    heads: dict[int, list[str]],
    over: tuple[HeadRows, ...] = (),
) -> Line:
    labels = tuple(cell.text for cell in row if cell.column < start and _is_words(cell))
    behind = [cell for cell in row if cell.column >= start and cell.row == index]
    units = [cell.text for cell in behind if read_cell(cell.text).kind == "unit"]
    cells = tuple(cell for cell in behind if read_cell(cell.text).kind != "unit")
    unit = units[0].strip() if units else ""
    return Line(grid, index, labels, cells, unit, heads, over)


def _is_words(cell: Cell) -> bool:
    return read_cell(cell.text).kind == "words"
