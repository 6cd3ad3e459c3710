"""How wide a printed table's columns are and how large its text: every figure on one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exporters.document import Row
from exporters.page_measures import TEXT_WIDTH
from exporters.widths import width

SIZES = (24, 21, 18, 15)
"""小四, 五号, 小五, 小六: the largest in which every figure stands on one line is taken."""

LARGEST = {"list": 24, "blocks": 24, "matrix": 21, "strip": 21}
MARGINS = {"list": 57, "blocks": 57, "matrix": 57, "strip": 20}
"""The white at either side of a cell's text; 57 is 1 mm."""

LABEL, UNIT, FIGURE = 6000, 1200, 1644
"""The columns of a list that has one figure a row."""

LEAST_SIDE = 2800
"""What the row heads of a matrix keep, however wide its figures are."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Text size (half-points), white beside the text, and column widths of a table."""

    size: int
    margin: int
    widths: tuple[int, ...]

    @property
    def em(self) -> int:
        """The width of a character."""
        return self.size * 10


def measured(layout: str, rows: Sequence[Row]) -> Measure:
    """The measure of a grid: the largest text whose figures all fit, else the smallest."""
    for size in (size for size in SIZES if size <= LARGEST[layout]):
        measure = _at_size(layout, rows, size)
        if _fits(rows, measure):
            break
    return measure


def _at_size(layout: str, rows: Sequence[Row], size: int) -> Measure:
    margin = MARGINS[layout]
    cells = [cell for row in rows for cell in row.cells]
    across = max(cell.column + cell.columns for cell in cells)
    sides = min((cell.column for cell in cells if cell.role == "figure"), default=1)
    widest = max((width(c.text) for c in cells if c.role == "figure"), default=0.0)
    need = int(widest * size * 10) + 2 * margin
    em = size * 10
    widths = _WIDTHS[layout](sides, across - sides, need, em, margin)
    spare = TEXT_WIDTH - sum(widths)
    return Measure(size, margin, (widths[0] + spare, *widths[1:]))


def _fits(rows: Sequence[Row], measure: Measure) -> bool:
    return all(
        width(cell.text) * measure.em + 2 * measure.margin
        <= sum(measure.widths[cell.column : cell.column + cell.columns])
        for row in rows
        for cell in row.cells
        if cell.role == "figure"
    )


def _list(sides: int, figures: int, need: int, em: int, margin: int) -> list[int]:
    each = min(max(FIGURE, need), (TEXT_WIDTH - UNIT) // (figures + 1))
    return [LABEL, *[UNIT] * (sides - 1), *[each] * figures]


def _matrix(sides: int, figures: int, need: int, em: int, margin: int) -> list[int]:
    each = min(max(3 * em + 2 * margin, need), (TEXT_WIDTH - LEAST_SIDE) // figures)
    outer = [2 * em + 2 * margin] * (sides - 2) + [4 * em + 2 * margin] * (min(sides, 2) - 1)
    inner = TEXT_WIDTH - sum(outer) - each * figures
    return [*outer, inner, *[each] * figures]


def _blocks(sides: int, figures: int, need: int, em: int, margin: int) -> list[int]:
    label = TEXT_WIDTH // 4
    return [label, *[(TEXT_WIDTH - label) // figures] * figures]


def _strip(sides: int, figures: int, need: int, em: int, margin: int) -> list[int]:
    return [TEXT_WIDTH // figures] * figures


_WIDTHS: dict[str, Callable[[int, int, int, int, int], list[int]]] = {
    "list": _list,
    "matrix": _matrix,
    "blocks": _blocks,
    "strip": _strip,
}
