"""How a form's table lies on the screen: lines, columns and their widths, in all four layouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Literal

from exporters.cells import cell_width, wrap_cells
from forms.draft import Address
from forms.form import Block, Figure, Group, Row, Table, figures_of

NARROWEST_CELL = 8
WIDEST_CELL = 16
NARROWEST_LABEL = 14
LIST_CELL = 12
HEAD_LINES = 2
"""Lines that a column's name may take in the head."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table's body.

    row      a row with its figures; `number` counts such rows from 1
    heading  a row of the form that asks for no figure
    group    a side head above its rows
    band     the head of a block
    """

    kind: Literal["row", "heading", "group", "band"]
    label: str
    short: str = ""
    depth: int = 0
    block: int = 0
    number: int = 0
    unit: str = ""
    figures: tuple[Figure, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Widths:
    """The cells that each part of a line takes; `cells` for each column of each block."""

    number: int
    label: int
    unit: int
    cells: tuple[tuple[int, ...], ...]
    last_year: int = 0
    change: int = 0

    @property
    def side(self) -> int:
        """What stays in view at the left."""
        return self.number + self.label + self.unit


class SheetLayout:
    """The lines of a table, and where each figure stands in them."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.blocks: tuple[Block, ...] = table.blocks
        self.lines = tuple(_numbered(_lines(table)))
        self.places: dict[Address, tuple[int, int]] = {
            figure.address: (y, x)
            for y, line in enumerate(self.lines)
            for x, figure in enumerate(line.figures)
        }

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The lines that have figures."""
        return tuple(y for y, line in enumerate(self.lines) if line.figures)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures in reading order."""
        return tuple(figure for line in self.lines for figure in line.figures)

    @cached_property
    def is_list(self) -> bool:
        """Whether each row has one figure only."""
        return all(len(block.columns) == 1 for block in self.blocks) and len(self.blocks) == 1

    @cached_property
    def grouped(self) -> bool:
        """Whether columns stand under heads of their own."""
        return any(column.group for block in self.blocks for column in block.columns)

    def at(self, y: int, x: int) -> Figure:
        """The figure in a line's column, the last one where the line has fewer."""
        figures = self.lines[y].figures
        return figures[min(x, len(figures) - 1)]

    def over(self, y: int) -> tuple[str, ...]:
        """The side heads that a line stands under, the outermost first."""
        below = next((line for line in self.lines[y:] if line.kind != "group"), None)
        return below.path[: self.lines[y].depth] if below else ()

    def widths(
        self, width: int, longest: Sequence[Sequence[int]], *, wide: bool, last_year: bool
    ) -> Widths:
        """The widths for a sheet of `width` cells; `longest` is each column's longest value."""
        number = len(str(len(self.rows))) + 1
        if self.is_list:
            return _list_widths(self, width, longest[0][0], wide, last_year, number)
        rooms = [self._label_room(wide), 24, NARROWEST_LABEL + 4]
        for labels in (True, False):
            cells = tuple(
                tuple(
                    self._cell(_name(block, x, labels), long, wide) for x, long in enumerate(longs)
                )
                for block, longs in zip(self.blocks, longest, strict=True)
            )
            widest = max(map(sum, cells))
            for room in rooms:
                if number + min(room, rooms[0]) + widest <= width:
                    return Widths(number, width - number - widest, 0, cells)
        cells = _narrowest(longest)
        room = width - number - NARROWEST_LABEL - 1  # a sign that there are more
        shown = min(_filled(row, room) for row in cells)
        return Widths(number, max(NARROWEST_CELL, width - number - shown - 1), 0, cells)

    def least_width(self, longest: Sequence[Sequence[int]]) -> int:
        """The cells in which all columns stand side by side; a list has room anywhere."""
        if self.is_list:
            return 0
        number = len(str(len(self.rows))) + 1
        return number + NARROWEST_LABEL + 1 + max(map(sum, _narrowest(longest)))

    def _cell(self, name: str, longest: int, wide: bool) -> int:
        """The width of a column: value, mark and blank, or its name, in two lines if it is long."""
        named = cell_width(name, wide) + 2
        if named > WIDEST_CELL and len(self.blocks) == 1:
            named = max(NARROWEST_CELL, (named + 1) // 2 + 2)
        return max(NARROWEST_CELL, longest + 2, named)

    def _label_room(self, wide: bool) -> int:
        return max(cell_width(line.label, wide) + 2 * line.depth for line in self.lines) + 1

    def head(self, block: int, widths: Widths, wide: bool) -> list[list[str]]:
        """The names of a block's columns, each wrapped in its width, from the top line down."""
        cells = widths.cells[block]
        return [
            _wrapped(_fitting_name(self.blocks[block], x, width, wide), width - 1, wide)
            for x, width in enumerate(cells)
        ]

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The line of each row by its running number."""
        return {self.lines[y].number: y for y in self.rows}


def _numbered(lines: Sequence[Line]) -> list[Line]:
    count = 0
    numbered = []
    for line in lines:
        count += bool(line.figures)
        numbered.append(replace(line, number=count) if line.figures else line)
    return numbered


def _lines(table: Table) -> list[Line]:
    figures: dict[str, list[Figure]] = {}
    for figure in figures_of(table):
        figures.setdefault(figure.row.id, []).append(figure)
    groups = {group.id: group for group in table.groups}
    lines: list[Line] = []
    before: tuple[str, ...] = ()
    for number, block in enumerate(table.blocks):
        if len(table.blocks) > 1:
            lines.append(Line("band", block.title or block.head, block=number))
        for row in block.rows:
            path = _path(groups, row)
            lines += [
                Line("group", groups[name].label, depth=depth, block=number)
                for depth, name in enumerate(path)
                if path[: depth + 1] != before[: depth + 1]
            ]
            before = path
            lines.append(_row(row, number, tuple(figures.get(row.id, ())), path, groups))
    return lines


def _row(
    row: Row,
    block: int,
    figures: tuple[Figure, ...],
    path: tuple[str, ...],
    groups: dict[str, Group],
) -> Line:
    return Line(
        "row" if figures else "heading",
        row.number + row.label,
        short=row.number + row.short if row.short else "",
        depth=len(path) or row.level - 1,
        block=block,
        unit=row.unit,
        figures=figures,
        path=tuple(groups[name].label for name in path),
    )


def _path(groups: dict[str, Group], row: Row) -> tuple[str, ...]:
    """The side heads over a row, outermost first."""
    path: tuple[str, ...] = ()
    under = row.under
    while under in groups:
        path = (under, *path)
        under = groups[under].under
    return path


def _list_widths(
    layout: SheetLayout, width: int, longest: int, wide: bool, last_year: bool, number: int
) -> Widths:
    """One column of figures: unit before it, last year's value and the change behind it."""
    units = max(cell_width(line.unit, wide) for line in layout.lines)
    unit = units + 2 if units and width > 40 else 0
    cell = max(LIST_CELL if width > 40 else NARROWEST_CELL, longest + 2)
    label = width - number - unit - cell
    beside = {"last_year": 0, "change": 0}
    for name, room in (("last_year", 10), ("change", 13)):
        if last_year and label - room >= 24:
            beside[name] = room
            label -= room
    return Widths(number, max(label, NARROWEST_CELL), unit, ((cell,),), **beside)


def _name(block: Block, x: int, full: bool) -> str:
    column = block.columns[x]
    return column.label if full else column.short or column.label


def _fitting_name(block: Block, x: int, width: int, wide: bool) -> str:
    full = _name(block, x, True)
    return (
        full if cell_width(full, wide) <= HEAD_LINES * (width - 1) - 1 else _name(block, x, False)
    )


def _narrowest(longest: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """The widths that the values alone ask for."""
    return tuple(tuple(max(NARROWEST_CELL, long + 2) for long in longs) for longs in longest)


def _filled(cells: Sequence[int], room: int) -> int:
    """How much of a room the columns fill that wholly fit in it."""
    return max((total for total in accumulate(cells) if total <= room), default=cells[0])


def _wrapped(text: str, width: int, wide: bool) -> list[str]:
    """The text in as few lines as it takes, of about one length, the last perhaps too long."""
    total = cell_width(text, wide)
    if total <= width:
        return [text]
    even = min(width, (-(-total // HEAD_LINES) + 1) // 2 * 2)
    lines = [text[a:b] for a, b in wrap_cells(text, even, ambiguous_wide=wide)]
    return [*lines[: HEAD_LINES - 1], "".join(lines[HEAD_LINES - 1 :])]
