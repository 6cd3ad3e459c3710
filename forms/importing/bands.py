"""A table printed in bands side by side: label, unit, figure, label, unit, figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.importing.blocks import Cell, Grid
from forms.importing.cell_values import is_label, read_cell

_FEWEST = 3
"""Rows that must show a second label before it is believed."""
_SHARE = 0.1
_DISTINCT = 0.75
"""Of the second labels: how many must differ; a remark comes again and again."""
_FIGURES = 2
"""Figures that make a column one of figures."""


def bands_of(grid: Grid) -> list[tuple[int, int]]:
    """The column ranges of the bands, one for a table that is not printed so.

    A band begins where rows show a label behind a column of figures, and figures behind that. Heads
    prove nothing: the row of a label and a figure does.
    """
    figures = _figure_columns(grid)
    found: dict[int, list[str]] = {}
    rows = 0
    for row in grid.rows:
        if any(read_cell(cell.text).kind in ("figure", "none") for cell in row):
            rows += 1
            for cell in _second_labels(row, figures):
                found.setdefault(cell.column, []).append(cell.text)
    enough = max(_FEWEST, rows * _SHARE)
    second = sorted(c for c, texts in found.items() if _are_labels(texts, enough))
    starts = [0, *(c - 1 if _counts_up(grid, c - 1) else c for c in second)]
    return list(zip(starts, [*starts[1:], grid.width], strict=True))


def _are_labels(texts: Sequence[str], enough: float) -> bool:
    return len(texts) >= enough and len(set(texts)) >= len(texts) * _DISTINCT


def _counts_up(grid: Grid, column: int) -> bool:
    """Whether a column numbers the rows (序号) and holds no figures."""
    texts = [cell.text.strip() for cell in grid.cells if cell.column == column]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 5]
    return len(numbers) >= _FEWEST and all(b == a + 1 for a, b in pairwise(numbers))


def _figure_columns(grid: Grid) -> frozenset[int]:
    counts = Counter(c.column for c in grid.cells if read_cell(c.text).kind == "figure")
    return frozenset(column for column, count in counts.items() if count >= _FIGURES)


def _second_labels(row: Sequence[Cell], figures: frozenset[int]) -> Iterator[Cell]:
    """The labels of a row that stand behind a label and a figure's place, before another's."""
    labelled = valued = False
    waiting: list[Cell] = []
    for cell in row:
        if is_label(cell.text):
            waiting = [cell] if labelled and valued else []
            labelled, valued = True, False
        elif cell.column in figures:
            valued = True
            yield from waiting
            waiting = []
