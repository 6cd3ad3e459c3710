"""How the prose editor looks: rows painted, scrolled and refreshed, the cursor in its cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from exporters.cells import wrap_cells
from forms.draft import Draft
from forms.form import Form
from tui.widgets.prose_caret import Caret
from tui.widgets.prose_layout import Dirty, Layout
from tui.widgets.prose_lines import Measure
from tui.widgets.prose_marks import Mark, within
from tui.widgets.prose_paint import GUTTER, Look, Painted, Painter, looks_of

FULL_MEASURE = 56
"""Cells of a line: 28 Han, as on paper."""
INDENT = 4
"""Cells before a paragraph: two Han."""


class ProseView(ScrollView, can_focus=True):
    """A text with a cursor, a selection and marks, drawn line by line."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "prose--reference",
        "prose--blank",
        "prose--literal",
        "prose--stray",
        "prose--info",
        "prose--warning",
        "prose--error",
        "prose--match",
        "prose--current",
        "prose--placeholder",
        "prose--selected",
        "prose--cursor",
    }
    DEFAULT_CSS = """
    ProseView {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & .prose--reference { color: $text-primary; text-style: bold; }
        & .prose--blank { color: $text-error; text-style: bold; }
        & .prose--literal { text-style: italic; }
        & .prose--stray { color: $text-error; text-style: reverse; }
        & .prose--info { text-style: underline; }
        & .prose--warning { color: $text-warning; text-style: underline; }
        & .prose--error { color: $text-error; text-style: bold underline; }
        & .prose--match { background: $warning-muted; text-style: underline; }
        & .prose--current { background: $warning; color: $background; text-style: bold underline; }
        & .prose--placeholder { color: $foreground 60%; }
        & .prose--selected { background: $primary; color: $background; }
        & .prose--cursor { background: $foreground; color: $background; }
    }
    """

    def __init__(
        self,
        form: Form,
        draft: Draft,
        ambiguous_wide: bool,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._form = form
        self._draft = draft
        self._hint = ""
        self._caret = Caret()
        self._findings: list[Mark] = []
        self._matches: list[Mark] = []
        self._cursor_row_drawn = -1
        self._painter = Painter(lambda: self.rich_style, self._style_of)
        self._lines = Layout(form, draft, Measure(FULL_MEASURE, INDENT, ambiguous_wide))

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the screen where the cursor stands, inside the widget."""
        row, cell = self._lines.cell(self._caret.position, leaning=self._caret.leaning)
        region = self.scrollable_content_region
        at = Offset(GUTTER + cell, row) - self.scroll_offset
        return region.offset + region.size.clamp_offset(at)

    # -- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region."""
        self._cursor_row_drawn = self._cursor_row if self.has_focus else -1
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """The row at a line of the widget."""
        number, width = self.scroll_offset.y + y, self.size.width
        if not self._lines.text:
            return self._hint_line(number, width)
        if number >= self._lines.row_count:
            return self._painter.blank(width)
        row = self._lines.row(number)
        marks = (
            *within(self._findings, row.source, row.end_source),
            *within(self._matches, row.source, row.end_source),
        )
        has_cursor = number == self._cursor_row_drawn
        looks = looks_of(row, self._caret, marks, has_cursor=has_cursor)
        text = row.paragraph.shown.text[row.start : row.end]
        wide = self._lines.measure.ambiguous_wide
        return self._painter.strip(Painted(text, looks, row.indent, width, wide))

    def _hint_line(self, number: int, width: int) -> Strip:
        """A row of what is asked here, shown while nothing has been written."""
        measure = self._lines.measure
        lines = wrap_cells(
            self._hint, measure.cells, ambiguous_wide=measure.ambiguous_wide, first=INDENT
        )
        start, end = lines[number] if number < len(lines) else (0, 0)
        looks = [int(Look.PLACEHOLDER)] * (end - start) + [0]
        if number == 0 and self.has_focus:
            looks[0] |= Look.CURSOR
        indent = 0 if number else INDENT
        wide = measure.ambiguous_wide
        text = self._hint[start:end]
        return self._painter.strip(Painted(text, tuple(looks), indent, width, wide))

    def _style_of(self, look: Look) -> Style:
        return self.get_component_rich_style(f"prose--{str(look.name).lower()}", partial=True)

    def notify_style_update(self) -> None:
        """Paint anew in another theme."""
        self._painter.clear()
        super().notify_style_update()

    # -- what is to be drawn again

    def _show_dirty(self, dirty: Dirty) -> None:
        """Draw rows again; rows below move along where the number of rows has changed."""
        if self._lines.row_count != self.virtual_size.height:
            self._fit_rows()
        bottom = self.scroll_offset.y + self.size.height
        self._draw(dirty.first, bottom if dirty.last is None else dirty.last)

    def _fit_rows(self) -> None:
        """Take as many rows as the text has. A layout of the whole screen, five times the price of
        a key, is asked for only where the scroll bar comes or goes.
        """
        size = Size(0, self._lines.row_count)
        scrolls = size.height > self.scrollable_content_region.height
        if scrolls != self.show_vertical_scrollbar:
            self.virtual_size = size
        else:
            self.set_reactive(ProseView.virtual_size, size)
            if scrolls:
                self.vertical_scrollbar.window_virtual_size = size.height
        self.scroll_to(y=min(self.scroll_y, self.max_scroll_y), animate=False, force=True)

    def _show_spans(self, marks: Iterable[Mark]) -> None:
        """Draw the rows again in which these marks begin, stand or end."""
        for mark in marks:
            self._draw_span(mark.start, mark.end)

    def _draw_span(self, start: int, end: int) -> None:
        length = len(self._lines.text)
        first, _ = self._lines.cell(min(start, length), leaning=True)
        last, _ = self._lines.cell(min(end, length))
        self._draw(first, last + 1)

    def _draw(self, first: int, last: int) -> None:
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.size.height)
        if first < last:
            self.refresh(Region(0, first - top, self.size.width, last - first))

    def _show_all(self) -> None:
        """Lay everything out for the present width and draw it."""
        width = self.scrollable_content_region.width or FULL_MEASURE + GUTTER + 1
        cells = max(min(FULL_MEASURE, width - GUTTER - 1), 2 * INDENT)
        measure = self._lines.measure
        if cells != measure.cells:
            self._lines.resize(Measure(cells, INDENT, measure.ambiguous_wide))
        self._fit_rows()
        self.refresh()
        self._show_caret(self._caret)

    # -- the cursor

    @property
    def _cursor_row(self) -> int:
        return self._lines.cell(self._caret.position, leaning=self._caret.leaning)[0]

    def _show_caret(self, caret: Caret) -> None:
        """Put the cursor and the selection there, scroll to it, draw what changes."""
        old, self._caret = self._caret, caret
        if old.anchor == caret.anchor:
            self._draw_span(*sorted((old.position, caret.position)))
        else:
            self._draw_span(*old.span)
            self._draw_span(*caret.span)
        self._scroll_to_cursor()
        self._place_cursor()

    def _scroll_to_cursor(self) -> None:
        row, top = self._cursor_row, self.scroll_offset.y
        height = max(self.scrollable_content_region.height, 1)
        if row < top:
            self.scroll_to(y=row, animate=False, force=True)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False, force=True)

    def _place_cursor(self) -> None:
        """Put the terminal's own cursor there too, for the input method's window."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the terminal's cursor follow a scroll."""
        super().watch_scroll_y(old_value, new_value)
        self._place_cursor()

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self._show_all()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._show_caret(self._caret)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._show_caret(self._caret)
