"""The drawn half of the sheet: what is in sight, where the cursor stands, and the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from exporters.cells import cell_width
from forms.draft import Address, Draft
from forms.form import Figure, Form, Table
from tui.widgets.sheet_cells import SheetCells
from tui.widgets.sheet_foot import foot_lines
from tui.widgets.sheet_layout import SheetLayout, Widths
from tui.widgets.sheet_painting import ROLES, Painter, Place, View

FOOT = 2
"""Lines at the foot: where the officer is, and how it balances."""


class SheetCanvas(ScrollView, can_focus=True):
    """A table drawn line by line; heads and foot stay in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sheet--{role}" for role in ROLES}
    DEFAULT_CSS = """
    SheetCanvas {
        background: $surface;
        color: $foreground;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        & .sheet--number { color: $foreground 60%; }
        & .sheet--beside { color: $foreground 60%; }
        & .sheet--label-current { text-style: bold; }
        & .sheet--heading { color: $primary; text-style: bold; }
        & .sheet--head { background: $panel; }
        & .sheet--span { background: $panel; text-style: bold underline; }
        & .sheet--blank { color: $foreground 45%; }
        & .sheet--offer { color: $foreground 65%; text-style: italic; }
        & .sheet--unreadable { color: $text-error; text-style: underline; }
        & .sheet--error { color: $text-error; text-style: bold; }
        & .sheet--warning { color: $text-warning; text-style: bold; }
        & .sheet--current { background: $primary; color: $background; text-style: bold; }
        & .sheet--current-blurred { text-style: bold underline; }
        & .sheet--typing { background: $primary; color: $background; text-style: bold underline; }
        & .sheet--selected { background: $primary 30%; text-style: underline; }
        & .sheet--foot { background: $panel; }
        & .sheet--foot-note { background: $panel; text-style: bold; }
        & .sheet--foot-bad { background: $panel; color: $text-error; text-style: bold; }
        & .sheet--foot-good { background: $panel; color: $text-success; }
    }
    """

    class Moved(Message):
        """The officer came to another figure."""

        def __init__(self, address: Address) -> None:
            super().__init__()
            self.address = address

    class Measured(Message):
        """The columns have other widths than before: there may be too little room for them."""

    def __init__(
        self,
        form: Form,
        draft: Draft,
        table: Table,
        previous: Sequence[Draft] = (),
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.form = form
        self.draft = draft
        self.table = table
        self.grid = SheetLayout(table)
        self.cells = SheetCells(form, draft, previous)
        self.seen = View(at=(self.grid.rows[0], 0))
        self.note: tuple[str, str] | None = None
        self._painter: Painter | None = None
        self._styles_of: dict[str, Style] = {}
        self._later: set[Address] | None = None

    @property
    def figure(self) -> Figure:
        """The figure where the officer is."""
        return self.grid.at(*self.seen.at)

    @property
    def address(self) -> Address:
        """Its address."""
        return self.figure.address

    @property
    def previous(self) -> Sequence[Draft]:
        """Last year's drafts, shown beside the figures."""
        return self.cells.previous

    @previous.setter
    def previous(self, drafts: Sequence[Draft]) -> None:
        self.cells.previous = drafts
        self.measure()

    # -- drawing ---------------------------------------------------------------------------------

    @property
    def wide(self) -> bool:
        """Whether the terminal draws ambiguous characters two cells wide."""
        return bool(getattr(self.app, "ambiguous_wide", False))

    @property
    def painter(self) -> Painter:
        """Paints at the present width."""
        if self._painter is None:
            width, widths = self._width, self._widths()
            sticky = len(self.grid.blocks) == 1 or len(self.grid.lines) + FOOT > self.size.height
            self._painter = Painter(
                self.grid, self.cells, widths, width, self.wide, self._style_of, sticky=sticky
            )
        return self._painter

    @property
    def _width(self) -> int:
        return max(self.scrollable_content_region.width, 24)

    def _widths(self) -> Widths:
        """The widths that the values of the moment ask for."""
        return self.grid.widths(
            self._width, self._longest(), wide=self.wide, last_year=bool(self.cells.previous)
        )

    @property
    def least_width(self) -> int:
        """The cells that the sheet needs to show all its columns."""
        return self.grid.least_width(self._longest()) + self.styles.scrollbar_size_vertical

    def measure_if_narrower(self) -> bool:
        """Find the widths anew where a long value has gone; whether there was one."""
        if self._painter is None or self._painter.widths == self._widths():
            return False
        self.measure()
        return True

    def _longest(self) -> list[list[int]]:
        """The longest value of each column of each block."""
        columns: list[list[list[Figure]]] = [[[] for _ in b.columns] for b in self.grid.blocks]
        for line in self.grid.lines:
            for x, figure in enumerate(line.figures):
                columns[line.block][x].append(figure)
        return [[self.cells.longest(figures) for figures in block] for block in columns]

    def _style_of(self, role: str) -> Style:
        style = self._styles_of.get(role)
        if style is None:
            style = self._styles_of[role] = self.get_component_rich_style(f"sheet--{role}")
        return style

    def measure(self) -> None:
        """Find the widths anew and draw everything."""
        self._painter = None
        if not self.is_attached or not self.size.width:
            return
        height = len(self.grid.lines) + self.painter.head_height + FOOT
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        self.keep_in_sight()
        self.draw_foot()
        self.refresh()
        self.post_message(self.Measured())

    def notify_style_update(self) -> None:
        """The theme changed: no style is known any more."""
        super().notify_style_update()
        self._styles_of.clear()
        self._painter = None

    def on_resize(self) -> None:
        """Find the widths for the new size."""
        self.measure()

    def render_line(self, y: int) -> Strip:
        """One visible line: of the head, the body or the foot."""
        painter, height = self.painter, self.size.height
        if y >= height - FOOT:
            return painter.foot(y - height + FOOT, self.seen)
        if y < painter.head_height:
            return painter.head(y, self.seen, round(self.scroll_offset.y))
        line = y - painter.head_height + round(self.scroll_offset.y)
        if line < len(self.grid.lines):
            return painter.body(line, self.seen)
        return Strip.blank(self.size.width, self._style_of("plain"))

    def repaint(self, addresses: Iterable[Address]) -> None:
        """Draw the cells of these figures again, in a list with what stands beside them."""
        if not self.size.width:
            return
        above, rows = round(self.scroll_offset.y), self._rows_in_sight
        for y, x in (self.grid.places[a] for a in addresses if a in self.grid.places):
            row, block = y - above, self.grid.lines[y].block
            if 0 <= row < rows and x >= self.seen.first:
                left = self.painter.left_of(block, self.seen.first, x)
                end = self.painter.left_of(block, self.seen.first, x + 1)
                right = self.painter.width if self.grid.is_list else min(end, self.painter.width)
                top = row + self.painter.head_height
                self.refresh(Region(left, top, max(right - left, 0), 1))

    def _repaint_lines(self, lines: Iterable[int]) -> None:
        for line in lines:
            y = line - round(self.scroll_offset.y)
            if 0 <= y < self._rows_in_sight:
                self._refresh_row(y + self.painter.head_height)

    def _refresh_row(self, y: int, count: int = 1) -> None:
        self.refresh(Region(0, y, self.size.width, count))

    @property
    def _rows_in_sight(self) -> int:
        return max(1, self.size.height - self.painter.head_height - FOOT)

    # -- the foot --------------------------------------------------------------------------------

    def say(self, text: str, role: str = "foot-note") -> None:
        """Say something in the foot until the officer moves on."""
        self.note = (text, role)
        self.draw_foot()

    def draw_foot(self) -> None:
        """Work the foot out and draw it where it differs."""
        number = self.grid.lines[self.seen.at[0]].number
        foot = foot_lines(self.cells, number, self.figure, self.note, self._fits)
        if foot != self.seen.foot:
            self.seen.foot = foot
            self._refresh_row(self.size.height - FOOT, FOOT)

    def repaint_later(self, addresses: Iterable[Address]) -> None:
        """Draw these figures and the foot once what has been typed stands on the screen."""
        if self._later is None:
            self._later = set()
            self.call_after_refresh(self._repaint_rest)
        self._later.update(addresses)

    def _repaint_rest(self) -> None:
        rest, self._later = self._later or set(), None
        self.repaint(rest)
        self.draw_foot()

    def _fits(self, text: str) -> bool:
        return cell_width(text, self.wide) < self.painter.width

    # -- moving ----------------------------------------------------------------------------------

    def move(self, place: Place, *, select: bool = False, jump: bool = False) -> None:
        """Make a cell the current one and bring it into sight, after a jump with what is around."""
        before, block = self.seen.at, self.grid.lines[self.seen.at[0]]
        anchor = (self.seen.anchor or before) if select else None
        redraw = anchor is not None or self.seen.anchor is not None
        self.seen.at, self.seen.anchor, self.note = place, anchor, None
        line = self.grid.lines[place[0]]
        redraw |= self.keep_in_sight(jump=jump)
        if redraw:
            self.refresh()
        else:
            self._repaint_lines({before[0], place[0]})
            if before[1] != place[1] or line.block != block.block:
                self._refresh_row(0, self.painter.head_height)
        self.draw_foot()
        self.place_cursor()
        if place != before:
            self.post_message(self.Moved(self.address))

    def keep_in_sight(self, *, jump: bool = False) -> bool:
        """Scroll so that the current cell is seen, its side heads too; whether columns moved."""
        y, x = self.seen.at
        top = y
        while top and not self.grid.lines[top - 1].figures:
            top -= 1
        offset, rows = round(self.scroll_offset.y), self._rows_in_sight
        if not (offset <= top and y < offset + rows):
            edge = min(top, y) if top < offset else y - rows + 1
            self.scroll_to(y=y - rows // 2 if jump else edge, animate=False, force=True)
        return self._show_column(self.grid.lines[y].block, x)

    def _show_column(self, block: int, x: int) -> bool:
        before = self.seen.first
        if x < self.seen.first:
            self.seen.first = x
        while x >= self.painter.last(block, self.seen.first) and self.seen.first < x:
            self.seen.first += 1
        fits = self.painter.last(block, 0) == len(self.grid.blocks[block].columns)
        if fits:
            self.seen.first = 0
        return self.seen.first != before

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The terminal's own cursor follows the cell."""
        super().watch_scroll_y(old_value, new_value)
        self.place_cursor()

    def place_cursor(self) -> None:
        """Put the terminal's cursor behind the text of the cell: input methods open there."""
        if not self.has_focus or self._painter is None:
            return
        y, x = self.seen.at
        line = self.grid.lines[y]
        row = y - round(self.scroll_offset.y)
        if 0 <= row < self._rows_in_sight:
            end = self.painter.left_of(line.block, self.seen.first, x + 1) - 1
            corner = self.content_region.offset
            self.app.cursor_position = corner + Offset(end, row + self.painter.head_height)

    def watch_has_focus(self, had_focus: bool) -> None:
        """The current cell looks different with the focus."""
        super().watch_has_focus(had_focus)
        self.seen.focused = self.has_focus
        if self.is_attached and self.size.width:
            self._repaint_lines({self.seen.at[0]})
            self.place_cursor()

    def place_at(self, x: int, y: int) -> Place | None:
        """The cell under a point of the sheet."""
        row = y - self.painter.head_height
        line = row + round(self.scroll_offset.y)
        if not 0 <= row < self._rows_in_sight or line >= len(self.grid.lines):
            return None
        figures, block = self.grid.lines[line].figures, self.grid.lines[line].block
        for column in range(self.seen.first, len(figures)):
            if x < self.painter.left_of(block, self.seen.first, column + 1):
                return line, column
        return (line, len(figures) - 1) if figures else None

    def on_click(self, event: events.Click) -> None:
        """Go to the cell under the pointer; with Shift select up to it."""
        place = self.place_at(event.x, event.y)
        if place is not None:
            self.move(place, select=event.shift)
