"""Which cell of a line is the figure of a table that has one column of figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_high

from forms.form import Column
from forms.importing.blocks import Cell, Grid
from forms.importing.cell_values import read_cell
from forms.importing.columns import Placed
from forms.importing.heads import Head, cells_in_turn, heads_over
from forms.importing.periods import period_of, wanted_period
from forms.importing.table_lines import Line

_SEVERAL = "这一行有几个数，不能确定是哪一个"
_RUNNING = "取的是“{head}”一列，是否本年的数请确认"
_UNKNOWN = "表头写的是“{head}”"
_ANOTHER = "这个数前面还有另一个行名“{label}”"

Choice = tuple[int, bool] | None
"""Which of several columns is wanted, and whether that is certain."""


def place_single(lines: Sequence[Line], column: Column, year: int | None) -> list[Placed]:
    """The cell of each line that holds its figure."""
    crowded = _crowded(lines)
    choices: dict[tuple[int, int], Choice] = {}
    placed = []
    for line in lines:
        key = id(line.grid), len(line.readable)
        if line.grid.kind == "cells":
            one = _under_heads(line, column, year)
        else:
            if len(line.readable) > 1 and key not in choices:
                choices[key] = _period_above(line.grid, len(line.readable), year)
            one = _loose(line, column, choices.get(key))
        if one is None:
            one = _only_one(line, column, year, id(line.grid) in crowded)
        placed.append(one)
    return placed


def _crowded(lines: Sequence[Line]) -> set[int]:
    """The grids in which most lines have several figures: there one alone may be any of them."""
    counts: dict[int, list[int]] = {}
    for line in lines:
        if line.readable:
            counts.setdefault(id(line.grid), []).append(len(line.readable))
    return {grid for grid, own in counts.items() if median_high(own) > 1}


def _under_heads(line: Line, column: Column, year: int | None) -> Placed | None:
    """The cell under the head that names the column or this year; None where none does."""
    heads = heads_over(line, (column,), year)
    worded = heads.worded
    ways = cells_in_turn(line, heads, usual=True)
    choice = _choice(worded, year)
    if choice is None or not _agree(ways, choice[0]):
        return None
    at, certain = choice
    turn = ways[0][at]
    if not turn or not turn[0].text.strip():
        return Placed()
    doubt = "" if certain else _RUNNING.format(head=_short(worded[at].texts[0]))
    return Placed({column.id: turn[0]}, doubt or _other_label(line, turn[0]))


def _choice(worded: Sequence[Head], year: int | None) -> Choice:
    """The head that names the column, else the one of this year."""
    own = [at for at, head in enumerate(worded) if head.column]
    if len(own) == 1:
        return own[0], True
    return wanted_period([period_of(head.texts, year) for head in worded])


def _agree(ways: Sequence[Sequence[tuple[Cell, ...]]], at: int) -> bool:
    """Whether all ways to read a line put the same text there."""
    texts = {way[at][0].text if way[at] else "" for way in ways}
    return len(texts) == 1


def _only_one(line: Line, column: Column, year: int | None, crowded: bool) -> Placed:
    """The figure where heads do not choose: certain where it stands alone under no other head."""
    figures = [c for c in line.cells if read_cell(c.text).kind in ("figure", "none")]
    cells = line.readable or figures or [c for c in line.cells if c.text.strip()]
    if not cells:
        return Placed()
    heads = heads_over(line, (column,), year).worded
    same = len({cell.text.strip() for cell in cells}) == 1
    if not same or (len(heads) > 1 and len(cells) > 1) or (crowded and len(cells) == 1):
        return Placed({column.id: cells[0]}, _SEVERAL)
    doubt = _other_label(line, cells[0]) or _head_doubt(column, cells[0], heads, year)
    return Placed({column.id: cells[0]}, doubt)


def _head_doubt(column: Column, cell: Cell, heads: Sequence[Head], year: int | None) -> str:
    """Why the head over a figure is not the column's; one without an id has none of its own."""
    over = [head for head in heads if head.start <= cell.column < head.end]
    if not over or over[0].column:
        return ""
    if not column.id and period_of(over[0].texts, year) != "other":
        return ""
    return _UNKNOWN.format(head=_short(over[0].texts[0]))


def _other_label(line: Line, cell: Cell) -> str:
    if cell in line.own or cell not in line.cells:
        return ""
    return _ANOTHER.format(label=_short(line.cells[len(line.own)].text))


def _short(text: str) -> str:
    return "".join(text.split())[:20]


def _loose(line: Line, column: Column, choice: Choice) -> Placed | None:
    """The figure of a line of text in the place of this year's; None where no words say which."""
    if choice is None:
        return None
    at, certain = choice
    return Placed({column.id: line.readable[at]}, "" if certain else _SEVERAL)


def _period_above(grid: Grid, count: int, year: int | None) -> Choice:
    """Which of as many columns is this year's, by the first words of a text that name them."""
    for row in grid.rows:
        words = [cell.text for cell in row if read_cell(cell.text).kind == "words"]
        texts = [part for text in words for part in _parts(grid, text)]
        for start in range(len(texts) - count + 1):
            periods = [period_of([text], year) for text in texts[start : start + count]]
            if all(periods):
                return wanted_period(periods)
    return None


def _parts(grid: Grid, text: str) -> list[str]:
    return text.split() if grid.kind == "windows" else [text]
