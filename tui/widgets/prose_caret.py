"""The cursor and the selection of the prose editor, and where each move takes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from forms.references import Span
from tui.widgets.prose_layout import Layout
from tui.widgets.prose_units import unit_after, unit_before, word_around


@dataclass(frozen=True, slots=True)
class Caret:
    """The cursor at `position`; the selection reaches from `anchor` to it.

    `leaning`: at the end of a row rather than at the start of the next. `goal`: the cell that moves
    up and down try to keep, None after any other move.
    """

    position: int = 0
    anchor: int = 0
    leaning: bool = False
    goal: int | None = None

    @property
    def span(self) -> Span:
        """The selection as [start, end); empty where nothing is selected."""
        return min(self.position, self.anchor), max(self.position, self.anchor)

    @property
    def selects(self) -> bool:
        """Whether something is selected."""
        return self.position != self.anchor

    def to(self, position: int, *, select: bool = False, leaning: bool = False) -> Caret:
        """The caret at another position; the selection follows it only with `select`."""
        return Caret(position, self.anchor if select else position, leaning)


Move = Callable[[Layout, Caret], Caret]
"""A move of the position alone; the caller decides whether the selection follows."""


def left(layout: Layout, caret: Caret) -> Caret:
    """One unit of the cursor back: a character, a reference, or over a line's end."""
    return caret.to(step_back(layout, caret.position))


def right(layout: Layout, caret: Caret) -> Caret:
    """One unit of the cursor on."""
    return caret.to(step_on(layout, caret.position))


def step_back(layout: Layout, position: int) -> int:
    """The position before this one."""
    index, offset = layout.locate(position)
    if offset == 0:
        return max(position - 1, 0)
    return layout.offsets[index] + layout.paragraphs[index].shown.previous_stop(offset)


def step_on(layout: Layout, position: int) -> int:
    """The position after this one."""
    index, offset = layout.locate(position)
    shown = layout.paragraphs[index].shown
    if offset >= len(shown.source):
        return min(position + 1, len(layout.text))
    return layout.offsets[index] + shown.next_stop(offset)


def unit_left(layout: Layout, caret: Caret) -> Caret:
    """Back over a short unit, or over a line's end."""
    index, offset = layout.locate(caret.position)
    if offset == 0:
        return left(layout, caret)
    return caret.to(layout.offsets[index] + unit_before(layout.paragraphs[index].shown, offset))


def unit_right(layout: Layout, caret: Caret) -> Caret:
    """On over a short unit, or over a line's end."""
    index, offset = layout.locate(caret.position)
    shown = layout.paragraphs[index].shown
    if offset >= len(shown.source):
        return right(layout, caret)
    return caret.to(layout.offsets[index] + unit_after(shown, offset))


def by_rows(rows: int) -> Move:
    """A move up or down by rows that keeps to its column; past the ends to the text's ends."""

    def move(layout: Layout, caret: Caret) -> Caret:
        row, cell = layout.cell(caret.position, leaning=caret.leaning)
        goal = cell if caret.goal is None else caret.goal
        if not 0 <= row + rows < layout.row_count and abs(rows) == 1:
            return replace(caret.to(len(layout.text) if rows > 0 else 0), goal=goal)
        position, leaning = layout.position_at(row + rows, goal)
        return Caret(position, position, leaning, goal)

    return move


def row_start(layout: Layout, caret: Caret) -> Caret:
    """The start of the row."""
    row, _ = layout.cell(caret.position, leaning=caret.leaning)
    return caret.to(layout.row(row).source)


def row_end(layout: Layout, caret: Caret) -> Caret:
    """The end of the row."""
    number, _ = layout.cell(caret.position, leaning=caret.leaning)
    row = layout.row(number)
    return caret.to(row.end_source, leaning=not row.last)


def text_start(layout: Layout, caret: Caret) -> Caret:
    """The start of the text."""
    return caret.to(0)


def text_end(layout: Layout, caret: Caret) -> Caret:
    """The end of the text."""
    return caret.to(len(layout.text))


def word_at(layout: Layout, position: int) -> Caret:
    """The word around a position, selected."""
    index, offset = layout.locate(position)
    start, end = word_around(layout.paragraphs[index].shown, offset)
    at = layout.offsets[index]
    return Caret(at + end, at + start)


def paragraph_at(layout: Layout, position: int) -> Caret:
    """The paragraph around a position, selected."""
    index, _ = layout.locate(position)
    at = layout.offsets[index]
    return Caret(at + len(layout.paragraphs[index].shown.source), at)
