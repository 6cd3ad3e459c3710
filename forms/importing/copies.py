"""Which lines of a source make up a table, where it stands there more than once, or on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from forms.importing.blocks import Grid
from forms.importing.likeness import label_of
from forms.importing.table_lines import Line, lines_of
from forms.importing.wanted_rows import WantedRows

_FEWEST_SAME = 2
_IN_WINDOW = 0.75
_PRINTED_AGAIN = 2
"""Rows of a printed page that come again in a second copy: one label may end like another."""


def copies_of(wanted: WantedRows, grids: Sequence[Grid]) -> list[list[Line]]:
    """The lines of the grids that hold the table: pages of one together, a second copy apart.

    A second copy begins where rows come again, with the grid or the line that goes back to the top.
    """
    copies: list[list[Line]] = []
    seen: set[int] = set()
    for grid in grids:
        lines = _label_last(wanted, lines_of(grid))
        if not _enough(wanted, _rows_in(wanted, lines)):
            continue
        again = _PRINTED_AGAIN if grid.kind == "windows" else 1
        for part in _parts(wanted, lines, again):
            rows = {row for line in part for row in _row(wanted, line)}
            last = copies[-1][0].grid if copies else None
            more = len(rows & seen) >= min(again, max(len(rows), 1))
            if last is None or more or last.other_year != grid.other_year:
                copies.append([])
                seen = set()
            copies[-1] += part
            seen |= rows
    return copies


def _row(wanted: WantedRows, line: Line) -> set[int]:
    """The row of a line with figures whose label only that row has."""
    return wanted.own(line) & wanted.unique if line.has_figure else set()


def _parts(wanted: WantedRows, lines: Sequence[Line], again: int) -> Iterator[list[Line]]:
    """The lines of a grid cut where they go back to the top and so many rows come again."""
    start = 0
    while (cut := _cut(wanted, lines[start:], again)) > 0:
        yield list(lines[start : start + cut])
        start += cut
    yield list(lines[start:])


def _cut(wanted: WantedRows, lines: Sequence[Line], again: int) -> int:
    """Where a second copy begins, 0 where none does."""
    top = last = cut = count = 0
    seen: set[int] = set()
    for at, line in enumerate(lines):
        for row in _row(wanted, line):
            top = at if row < last else top
            last = row
            if row in seen:
                cut = cut or top or at
                count += 1
            seen.add(row)
        if count >= again:
            return cut
    return 0


def _label_last(wanted: WantedRows, lines: list[Line]) -> list[Line]:
    """The lines with the row's label last, where an explanation stands before the figures."""
    if all(len(line.labels) < 2 for line in lines):
        return lines
    turned = [replace(line, labels=(*line.labels[1:], *line.labels[:1])) for line in lines]
    named = sum(bool(wanted.own(line)) for line in lines)
    return turned if sum(bool(wanted.own(line)) for line in turned) > 2 * named + 2 else lines


def _rows_in(wanted: WantedRows, lines: Sequence[Line]) -> set[int]:
    same: set[int] = set()
    for line in lines:
        if line.grid.kind != "windows":
            same |= wanted.named(line)
        elif line.has_figure:
            same |= {i for i, like in enumerate(wanted.likenesses(line)) if like >= _IN_WINDOW}
    return same


def _enough(wanted: WantedRows, same: set[int]) -> bool:
    """Two rows of the table, or one whose label is its own in the whole form."""
    if len(same) >= min(_FEWEST_SAME, len(wanted.places)):
        return True
    return any(len(label_of(wanted.places[i][1].label).core) >= 4 for i in same)
