"""The rows of a table on a printed page, where a figure too wide for its column runs over lines.

Such a figure stands in pieces above, on and below the line of the others. Lines are put together
to rows so that each column has its figure and sums across hold; a line alone is a row by itself
wherever that is as good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean, median

from forms.importing.blocks import Cell, Grid

_MOST_LINES, _TWO = 4, 2
_NARROW = 5
"""Columns below which a figure has room enough on one line."""
_POINTS, _LINES = 3.5, 0.5
"""How far the middle of a figure may stand from that of its row."""
_ASIDE = 2
"""Characters that a piece may stand beside the figure it goes on."""

AddsUp = Callable[[Sequence[Cell]], bool | None]
"""Whether a row of as many cells as columns adds up; None where it tells nothing."""


def page_rows(grid: Grid, columns: int, adds_up: AddsUp) -> Grid:
    """The grid with the lines of each row joined."""
    if columns < _NARROW:
        return grid
    join = _Joining(grid, columns, adds_up)
    groups = join.groups()
    rows = []
    for index, (start, end) in enumerate(groups):
        words = _words(grid, start, end)
        cells = join.cells(start, end) or [c for row in grid.rows[start:end] for c in row[2:]]
        rows.append(tuple(_placed(cell, index) for cell in (*words, *cells)))
    old = (at for at, (start, end) in enumerate(groups) if grid.shaky & set(range(start, end)))
    return replace(grid, rows=tuple(rows), shaky=frozenset((*join.shaky(groups), *old)))


def _placed(cell: Cell, row: int) -> Cell:
    return replace(cell, row=row)


def _words(grid: Grid, start: int, end: int) -> tuple[Cell, Cell]:
    """The words above and on the lines of a row, each once, and those below them.

    The first cell is as wide as the row has text lines, as high as it has own lines of words.
    """
    first, last = grid.rows[start][0], grid.rows[end - 1][0]
    lines: list[str] = []
    for row in grid.rows[start:end]:
        new = row[0].text.split("\n")
        shared = next(
            (n for n in range(min(len(new), len(lines)), 0, -1) if lines[-n:] == new[:n]), 0
        )
        lines += new[shared:]
    own = len(lines) - first.text.count("\n")
    width = last.line - first.line + 1
    above = Cell("\n".join(lines), 0, 0, width, own, line=first.line)
    return above, grid.rows[end - 1][1]


class _Joining:
    """The lines of one grid put together to rows."""

    def __init__(self, grid: Grid, columns: int, adds_up: AddsUp) -> None:
        self.lines = [row[2:] for row in grid.rows]
        self.columns = columns
        self.adds_up = adds_up
        self.placed = grid.page > 0
        self._cells: dict[tuple[int, int], list[Cell]] = {}

    def groups(self) -> list[tuple[int, int]]:
        """The lines in groups, by the best total of the groups' worth."""
        best: list[tuple[float, int]] = [(0.0, 0)]
        for end in range(1, len(self.lines) + 1):
            starts = range(max(0, end - _MOST_LINES), end)
            best.append(max((best[start][0] + self._worth(start, end), start) for start in starts))
        found: list[tuple[int, int]] = []
        end = len(self.lines)
        while end:
            found.insert(0, (best[end][1], end))
            end = best[end][1]
        return found

    def cells(self, start: int, end: int) -> list[Cell]:
        """One cell a column; none where the lines are no whole row."""
        if (start, end) not in self._cells:
            self._cells[start, end] = _joined(self.lines[start:end], self.columns, self.placed)
        return self._cells[start, end]

    def shaky(self, groups: Sequence[tuple[int, int]]) -> Iterator[int]:
        """The rows, by their index, whose figures may lack pieces or hold those of others.

        Where places are true none is; else one in pieces side by side, and one that does not add
        up and runs over lines or has a line left over beside it.
        """
        left = [not self.cells(start, end) for start, end in groups]
        for index, (start, end) in enumerate([] if self.placed else groups):
            cells = self.cells(start, end)
            beside = end - start > 1 or any(left[max(index - 1, 0) : index + 2])
            mixed = len({cell.line for cell in cells}) > 1
            if cells and (mixed or (beside and not self.adds_up(cells))):
                yield index

    def _worth(self, start: int, end: int) -> float:
        """Whole rows that add up are worth most; joined zeros and lines left over cost."""
        cells = self.cells(start, end)
        joined = end - start - 1
        if not cells:
            return -10.0 if joined else -1.0
        if joined and any(len(cell.text) > 1 and cell.text.startswith("0") for cell in cells):
            return -10.0
        holds = self.adds_up(cells)
        if joined and not holds:
            whole = sum(len(line) == self.columns for line in self.lines[start:end])
            return -5.0 if whole >= _TWO else -0.2 * joined - (0.5 if self.placed else 1.5)
        return 1.0 + (0.0 if holds is None else 2.0 if holds else -2.0) - 0.2 * joined


def _joined(lines: Sequence[Sequence[Cell]], columns: int, placed: bool) -> list[Cell]:
    """The figures by column: those that begin one, side by side, then the pieces below them.

    None where columns are missing, or the figures stand neither by their middles nor by their
    first lines on one level.
    """
    begun: list[list[Cell]] = []
    for line in lines:
        new: Sequence[Cell] = ()
        if len(begun) < columns:
            new = [cell for cell in line if all(_apart(own[0], cell) > 0 for own in begun)]
        if not _continue(begun, [cell for cell in line if cell not in new]):
            return []
        begun = sorted([*begun, *([cell] for cell in new)], key=lambda own: own[0].column)
    if len(begun) != columns or any(_touch(a[0], b[0]) for a, b in pairwise(begun)):
        return []
    number = {id(cell): at for at, line in enumerate(lines) for cell in line}
    down = [[c.middle if placed else number[id(c)] for c in own] for own in begun]
    near = _POINTS if placed else _LINES
    if not (_level([mean(own) for own in down], near) or _level([own[0] for own in down], near)):
        return []
    return [
        Cell("".join(c.text for c in own), 0, own[0].column, own[0].width, line=own[0].line)
        for own in begun
    ]


def _level(heights: Sequence[float], near: float) -> bool:
    return all(abs(height - median(heights)) <= near for height in heights)


def _continue(begun: Sequence[list[Cell]], line: Sequence[Cell]) -> bool:
    """Put each piece of a line below the figure it goes on; whether each has one, and one only.

    Places go astray on a crowded line: then as many pieces as another line has figures are theirs.
    """
    over = _above(begun, line) or _as_many(begun, line)
    for own, piece in zip(over, line, strict=False):
        own.append(piece)
    return len(over) == len(line)


def _above(begun: Sequence[list[Cell]], line: Sequence[Cell]) -> list[list[Cell]]:
    """For each piece the figure it stands below, [] unless each has another one."""
    over = []
    for piece in line:
        near = [own for own in begun if _apart(own[0], piece) <= _ASIDE]
        over += sorted(near, key=lambda own: _apart(own[0], piece))[:1]
    different = len({id(own) for own in over}) == len(line)
    return over if different and len(line) < len(begun) else []


def _as_many(begun: Sequence[list[Cell]], line: Sequence[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[list[Cell]]] = {}
    for own in begun:
        rows.setdefault(own[0].line, []).append(own)
    fitting = [row for row in rows.values() if len(row) == len(line)]
    return fitting[0] if len(fitting) == 1 else []


def _apart(a: Cell, b: Cell) -> float:
    """How far the middle of one lies outside the other; below 0 inside."""
    return abs(a.column + a.width / 2 - b.column - b.width / 2) - a.width / 2


def _touch(a: Cell, b: Cell) -> bool:
    return a.column + a.width > b.column
