"""The rows of a source's grids as lines: labels at the left, figures at the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.importing.blocks import Cell, Grid
from forms.importing.cell_values import is_label, may_be_figure, read_cell

_HEADS_KEPT = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One row read: labels left to right, those of spanning cells first, then the cells behind.

    `cells` are the figures, marks for nothing, blanks and unreadable texts, in order; `heads` the
    words above each column of the grid, nearest first; `unit` what its unit column says. `row` is
    the place in the grid.
    """

    grid: Grid
    row: int
    labels: tuple[str, ...]
    cells: tuple[Cell, ...]
    unit: str
    heads: dict[int, list[str]]

    @property
    def readable(self) -> list[Cell]:
        """The cells that hold a figure or a mark for nothing."""
        return [cell for cell in self.cells if read_cell(cell.text).kind in ("figure", "none")]

    @property
    def has_figure(self) -> bool:
        """Whether a figure stands in it."""
        return any(read_cell(cell.text).kind == "figure" for cell in self.cells)


def lines_of(grid: Grid) -> list[Line]:
    """The lines of a grid; one that is set in two bands side by side is read band by band."""
    if grid.kind != "cells":
        return [_loose_line(grid, index, row) for index, row in enumerate(grid.rows)]
    bands = _bands(grid)
    return [line for start, end in bands for line in _band_lines(grid, start, end)]


def _loose_line(grid: Grid, index: int, row: Sequence[Cell]) -> Line:
    """Where only order counts, labels are what stands before the first figure behind a label."""
    if grid.kind == "windows":
        around = "\n".join(cell.text for cell in row[:2] if cell.text)
        return Line(grid, index, (around,) if around else (), tuple(row[2:]), "", {})
    first = next((c.column for c in row if is_label(c.text)), -1)
    start = next((c.column for c in row if c.column > first and not is_label(c.text)), len(row))
    return _line(grid, index, row, start, {})


def _bands(grid: Grid) -> list[tuple[int, int]]:
    """The column ranges of a table printed in bands: label, unit, figure, label, unit, figure."""
    labels, figures = Counter[int](), Counter[int]()
    for cell in grid.cells:
        kind = read_cell(cell.text).kind
        if kind == "words":
            labels[cell.column] += 1
        elif kind == "figure":
            figures[cell.column] += 1
    enough = max(len(grid.rows) * 0.4, 3)
    starts = [0]
    for column in sorted(c for c in figures if figures[c] >= enough):
        after = min((c for c in labels if c > column and labels[c] >= enough), default=0)
        if column > starts[-1] and after > starts[-1] and _is_band(figures, after, enough):
            starts.append(after)
    return list(zip(starts, [*starts[1:], grid.width], strict=True))


def _is_band(figures: Counter[int], start: int, enough: float) -> bool:
    return any(column > start and count >= enough for column, count in figures.items())


def _band_lines(grid: Grid, start: int, end: int) -> Iterator[Line]:
    usual = _usual_start(grid, start, end)
    heads: dict[int, list[str]] = {}
    for index, row in enumerate(grid.rows):
        inside = [cell for cell in row if start <= cell.column < end]
        first = _start(inside, index, usual)
        line = _line(grid, index, inside, first, {key: list(value) for key, value in heads.items()})
        if not line.has_figure:
            _note_heads(heads, inside, index)
        yield line


def _usual_start(grid: Grid, start: int, end: int) -> int:
    """The column where figures begin in most rows."""
    starts = Counter[int]()
    for index, row in enumerate(grid.rows):
        inside = [cell for cell in row if start <= cell.column < end]
        own = _own_start(inside, index)
        if own is not None:
            starts[own] += 1
    return starts.most_common(1)[0][0] if starts else end


def _own_start(row: Sequence[Cell], index: int) -> int | None:
    """The column of the first figure or unit behind a label."""
    seen = False
    for cell in row:
        if is_label(cell.text):
            seen = True
        elif seen and cell.row == index and read_cell(cell.text).kind in ("figure", "none", "unit"):
            return cell.column
    return None


def _start(row: Sequence[Cell], index: int, usual: int) -> int:
    own = _own_start(row, index)
    if own is None:
        return usual if any(is_label(c.text) for c in row) else 0
    between = [cell for cell in row if usual <= cell.column < own and cell.row == index]
    if between and between[0] is not row[0] and all(_no_label(cell) for cell in between):
        return usual
    return own


def _line(
    grid: Grid, index: int, row: Sequence[Cell], start: int, heads: dict[int, list[str]]
) -> Line:
    labels = tuple(cell.text for cell in row if cell.column < start and _is_words(cell))
    behind = [cell for cell in row if cell.column >= start and cell.row == index]
    units = [cell.text for cell in behind if read_cell(cell.text).kind == "unit"]
    cells = tuple(cell for cell in behind if read_cell(cell.text).kind != "unit")
    return Line(grid, index, labels, cells, units[0].strip() if units else "", heads)


def _note_heads(heads: dict[int, list[str]], row: Sequence[Cell], index: int) -> None:
    """Words of a row without figures are heads for the columns below them."""
    for cell in row:
        if cell.row == index and _is_words(cell):
            for column in range(cell.column, cell.column + cell.width):
                heads.setdefault(column, []).insert(0, cell.text)
                del heads[column][_HEADS_KEPT:]


def _no_label(cell: Cell) -> bool:
    return not cell.text.strip() or may_be_figure(cell.text)


def _is_words(cell: Cell) -> bool:
    return read_cell(cell.text).kind == "words"
