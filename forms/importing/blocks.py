"""What a report consists of, whatever file it came from: paragraphs, and tables as grids.

Readers make blocks, everything after them reads blocks. Each block knows where it stood in its
source, so that a value can say where it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

GridKind = Literal["cells", "lines", "windows"]

WIDEST = 256
"""Columns that one cell may span, and that a grid may have."""
TALLEST = 4096
"""Rows that one cell may span."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text, not blank, without spaces at its ends.

    `number` counts the `unit` (段 or 行) of the file from 1.
    """

    text: str
    number: int
    file: str = ""
    unit: str = "段"

    @property
    def where(self) -> str:
        """The place in words: 第12段."""
        return f"第{self.number}{self.unit}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its upper left place in the grid and how far it reaches, all counted from 0.

    On the page of a PDF `middle` is how far down it stands, in points.
    """

    text: str
    row: int
    column: int
    width: int = 1
    height: int = 1
    line: int = 0
    middle: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: for each row the cells that cover it, left to right, spanning ones in every row.

    `number` counts the tables of the file from 1. `kind` tells how far places can be trusted:

    cells    columns are where the source put them
    lines    only the order within a row is known (cells one a line, ragged rows)
    windows  a row's first two cells hold the words around its figures (a printed page)

    `page` is the page of a PDF, whose figures stand in their true places; `shaky` are the rows of a
    page of text whose figures may have been put together wrongly. `caption` is the line above it;
    `other_year` tells that the lines above name another year than the report's.
    """

    rows: tuple[tuple[Cell, ...], ...]
    number: int
    file: str = ""
    kind: GridKind = "cells"
    page: int = 0
    shaky: frozenset[int] = frozenset()
    caption: str = ""
    other_year: bool = False

    @property
    def width(self) -> int:
        """The columns of its widest row."""
        return max((row[-1].column + row[-1].width for row in self.rows if row), default=0)

    def where(self, cell: Cell) -> str:
        """The place of a cell in words: 表2第5行第3列, or 第40行 of a text."""
        if self.page:
            return f"第{self.page}页"
        if cell.line:
            return f"第{cell.line}行"
        return f"表{self.number}第{cell.row + 1}行第{cell.column + 1}列"

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell once, in reading order."""
        for index, row in enumerate(self.rows):
            yield from (cell for cell in row if cell.row == index)


Block = Paragraph | Grid


@dataclass(slots=True)
class Source:
    """A file as read: its blocks in order, and what the reader has to say about it.

    `title` is the window title of a web page; `part` the draft that an export of ours carries.
    """

    name: str
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    published: str = ""
    part: bytes | None = None
    messages: list[str] = field(default_factory=list)


class GridBuilder:
    """Lays cells out row by row as HTML and Word do: a cell takes the next free place."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._reaching: list[Cell] = []
        self._column = 0

    def new_row(self) -> None:
        """Begin a row; cells that reach down from above keep their places in it."""
        row = len(self._rows)
        self._reaching = [c for c in self._reaching if c.row + c.height > row]
        self._rows.append([])
        self._column = 0

    def add(self, text: str, width: int = 1, height: int = 1, line: int = 0) -> None:
        """Put a cell in the next free place of the row."""
        width, height = min(max(width, 1), WIDEST), min(max(height, 1), TALLEST)
        self.skip_taken()
        if self._column + width > WIDEST:
            return
        cell = Cell(text, len(self._rows) - 1, self._column, width, height, line)
        self._rows[-1].append(cell)
        if height > 1:
            self._reaching.append(cell)
        self._column += width

    def skip(self, columns: int) -> None:
        """Leave columns out (Word's gridBefore)."""
        self._column += min(max(columns, 0), WIDEST)

    def skip_taken(self) -> None:
        """Go past the places that cells from above take."""
        taken = True
        while taken:
            taken = False
            for cell in self._reaching:
                above = cell.row < len(self._rows) - 1
                if above and cell.column <= self._column < cell.column + cell.width:
                    self._column = cell.column + cell.width
                    taken = True

    def build(self, number: int, file: str, kind: GridKind = "cells") -> Grid:
        """The grid of all rows."""
        reaching: list[Cell] = []
        rows: list[tuple[Cell, ...]] = []
        for index, own in enumerate(self._rows):
            reaching = [cell for cell in reaching if cell.row + cell.height > index]
            rows.append(tuple(sorted([*reaching, *own], key=lambda cell: cell.column)))
            reaching += [cell for cell in own if cell.height > 1]
        return Grid(tuple(rows), number, file, kind)


def grid_of_lines(
    rows: Iterable[Sequence[tuple[str, int]]], number: int, file: str, kind: GridKind
) -> Grid:
    """A grid of lines of text: each row a sequence of (text, line in the file)."""
    laid = tuple(
        tuple(Cell(text, index, column, line=line) for column, (text, line) in enumerate(row))
        for index, row in enumerate(rows)
    )
    return Grid(laid, number, file, kind)
