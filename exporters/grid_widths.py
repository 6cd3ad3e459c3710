"""How wide a printed table's columns are, how large its text, and whether it fits on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from exporters.document import Cell, Row
from exporters.page_measures import PROFILES, TABLE_ROW, TEXT_WIDTH, table_pitch
from exporters.widths import width

SIZES: dict[str, tuple[int, ...]] = {
    "list": (24, 21, 18, 15),
    "blocks": (24, 21, 18, 15),
    "matrix": (21, 18, 15),
    "strip": (21, 18, 15),
}
"""小四, 五号, 小五, 小六 in the order of preference: every figure must stand on one line."""

LARGE_MATRIX = 18
"""小五: the text of a matrix that does not stay on one page, so that it covers fewer."""

MARGINS = {"list": 57, "blocks": 57, "matrix": 45, "strip": 20}
"""The white at either side of a cell's text; 57 is 1 mm."""

ROWS = {"list": TABLE_ROW, "blocks": TABLE_ROW, "matrix": 370, "strip": TABLE_ROW}
"""The least height of a row."""

AIR = 0.25
"""What a line of a head that is set in has beyond its characters, in ems."""

BORDER = 10
"""What a border adds to a row."""

WHOLE = PROFILES["office"].text_height * 3 // 5
"""A table up to this high stays on one page; a higher one would leave too much of a page blank."""

LABEL, UNIT, FIGURE = 6000, 1200, 1644
"""The columns of a list that has one figure a row."""

LEAST_SIDE = 2800
"""What the row heads of a matrix keep, however wide its figures are."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Text size (half-points), white beside it, column widths, least row height of a table."""

    size: int
    margin: int
    widths: tuple[int, ...]
    row_height: int
    whole: bool = False

    def room(self, cell: Cell) -> int:
        """The width that the text of a cell has."""
        return sum(self.widths[cell.column : cell.column + cell.columns]) - 2 * self.margin

    def fits(self, cell: Cell) -> bool:
        """Whether the text of a cell stands on one line."""
        return width(cell.text) * self.size * 10 <= self.room(cell)

    def height(self, row: Row) -> int:
        """About how high a row is; cells over several rows have room in them."""
        lines = max((self.lines(cell) for cell in row.cells if cell.rows == 1), default=1)
        return max(self.row_height, lines * table_pitch(self.size)) + BORDER

    def lines(self, cell: Cell) -> int:
        """About how many lines the text of a cell takes."""
        em = self.size * 10
        across = max(int(self.room(cell) / em - cell.indent - 2 * cell.inset), 1)
        return max(ceil(width(cell.text) / across), 1)

    def inset(self, cell: Cell) -> float:
        """How far a head is set in at either side, in ems, so that its words of two characters are
        not parted: 结果维 over 持 where three would fit.
        """
        room = self.room(cell) / (self.size * 10)
        count = int(room)
        even = count > 2 and count % 2 == 1 and len(cell.text) % 2 == 0
        return (room - (count - 1) - AIR) / 2 if even and width(cell.text) > room else 0


def measured(layout: str, rows: Sequence[Row]) -> Measure:
    """The measure of a grid: the largest text whose figures all fit, else the smallest."""
    tried = [_at_size(layout, rows, size) for size in SIZES[layout]]
    fitting = [measure for measure in tried if _figures_fit(rows, measure)] or tried[-1:]
    whole = sum(map(fitting[0].height, rows)) <= WHOLE
    if layout == "matrix" and not whole:
        fitting = [m for m in fitting if m.size <= LARGE_MATRIX] or fitting
    return replace(fitting[0], whole=whole)


def _at_size(layout: str, rows: Sequence[Row], size: int) -> Measure:
    margin = MARGINS[layout]
    cells = [cell for row in rows for cell in row.cells]
    across = max(cell.column + cell.columns for cell in cells)
    figures = [cell for cell in cells if cell.role == "figure"]
    sides = min((cell.column for cell in figures), default=1)
    needs = [0] * (across - sides)
    for cell in (cell for cell in figures if cell.columns == 1):
        need = ceil(width(cell.text) * size * 10) + 2 * margin
        needs[cell.column - sides] = max(needs[cell.column - sides], need)
    widths = _WIDTHS[layout](sides, needs, size * 10, margin)
    spare = TEXT_WIDTH - sum(widths)
    return Measure(size, margin, (widths[0] + spare, *widths[1:]), ROWS[layout])


def _figures_fit(rows: Sequence[Row], measure: Measure) -> bool:
    figures = (cell for row in rows for cell in row.cells if cell.role == "figure")
    return all(map(measure.fits, figures))


def _list(sides: int, needs: Sequence[int], em: int, margin: int) -> list[int]:
    each = min(max(FIGURE, *needs), (TEXT_WIDTH - UNIT) // (len(needs) + 1))
    return [LABEL, *[UNIT] * (sides - 1), *[each] * len(needs)]


def _matrix(sides: int, needs: Sequence[int], em: int, margin: int) -> list[int]:
    least = _HEAD * em // 10 + 2 * margin
    each = min(max(least, *needs), (TEXT_WIDTH - LEAST_SIDE) // len(needs))
    slack = 2 * margin + em // 4
    left = TEXT_WIDTH - each * len(needs) - (3 * em + slack) * max(sides - 2, 0)
    group = _GROUP * em if left - _GROUP * em >= _ROW * em else (_GROUP - 1) * em
    outer = [3 * em + slack] * (sides - 2) + [group + slack] * (min(sides, 2) - 1)
    inner = TEXT_WIDTH - sum(outer) - each * len(needs)
    return [*outer, inner, *[each] * len(needs)]


def _blocks(sides: int, needs: Sequence[int], em: int, margin: int) -> list[int]:
    label = TEXT_WIDTH // 4
    return [label, *[(TEXT_WIDTH - label) // len(needs)] * len(needs)]


def _strip(sides: int, needs: Sequence[int], em: int, margin: int) -> list[int]:
    """Columns alike; a wide figure takes its room from all the others."""
    even = TEXT_WIDTH // len(needs)
    wide = [need for need in needs if need > even]
    rest = (TEXT_WIDTH - sum(wide)) // max(len(needs) - len(wide), 1)
    fits = rest >= max((need for need in needs if need <= even), default=0)
    return [need if need > even else rest for need in needs] if fits else [even] * len(needs)


_HEAD = 22
"""What a column head of a matrix has at least, in tenths of a character: two, and some air."""

_GROUP = 5
"""What the head over a group of rows has, in characters: （三）不予 over 公开, no word parted."""

_ROW = 15
"""What must then be left for the heads of the rows."""

_WIDTHS: dict[str, Callable[[int, Sequence[int], int, int], list[int]]] = {
    "list": _list,
    "matrix": _matrix,
    "blocks": _blocks,
    "strip": _strip,
}
