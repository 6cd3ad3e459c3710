"""A list of lines drawn line by line: what the outline and the findings pane are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from exporters.cells import cell_width, told_lines


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, the style role it is drawn in, and the item it belongs to (-1: none)."""

    text: str
    role: str = "plain"
    item: int = -1


def wrapped(line: Line, cells: int, wide: bool) -> Iterator[Line]:
    """A line in as many of so many cells as it takes, all of the same item."""
    for text in told_lines(line.text, cells, ambiguous_wide=wide):
        yield replace(line, text=text)


class LineList(ScrollView, can_focus=True):
    """Lines grouped in items; the current item is chosen with the arrows and taken with Enter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--plain",
        "line--head",
        "line--dim",
        "line--good",
        "line--error",
        "line--warning",
        "line--info",
        "line--current",
        "line--current-blurred",
    }
    DEFAULT_CSS = """
    LineList {
        background: $surface;
        color: $foreground;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & .line--head { text-style: bold; }
        & .line--dim { color: $foreground 60%; }
        & .line--good { color: $text-success; }
        & .line--error { color: $text-error; text-style: bold; }
        & .line--warning { color: $text-warning; }
        & .line--info { color: $foreground 75%; }
        & .line--current { background: $primary; color: $background; text-style: bold; }
        & .line--current-blurred { text-style: bold underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "上一项", show=False),
        Binding("down", "move(1)", "下一项", show=False),
        Binding("pageup", "page(-1)", "上翻", show=False),
        Binding("pagedown", "page(1)", "下翻", show=False),
        Binding("home", "move(-9999)", "第一项", show=False),
        Binding("end", "move(9999)", "最后一项", show=False),
        Binding("enter", "take", "选定", show=False),
    ]

    class Taken(Message):
        """An item was chosen with Enter or the mouse."""

        def __init__(self, lines: LineList, item: int) -> None:
            super().__init__()
            self.lines = lines
            self.item = item

        @property
        def control(self) -> LineList:
            """The list it was chosen in."""
            return self.lines

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: list[Line] = []
        self.current = 0

    @property
    def items(self) -> int:
        """How many items there are."""
        return max((line.item for line in self.lines), default=-1) + 1

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; only those that differ are drawn again."""
        before, self.lines = self.lines, list(lines)
        self.current = max(0, min(self.current, self.items - 1))
        size = Size(self.scrollable_content_region.width or self.size.width, len(lines))
        if size.height != self.virtual_size.height:
            self.virtual_size = size
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self.lines, strict=False)):
            if old != new:
                self._refresh_line(y)

    def choose(self, item: int) -> None:
        """Make an item the current one and bring it into sight."""
        item = max(0, min(item, self.items - 1))
        if item != self.current:
            old, self.current = self.current, item
            for y, line in enumerate(self.lines):
                if line.item in (old, item):
                    self._refresh_line(y)
        rows = [y for y, line in enumerate(self.lines) if line.item == item]
        if rows:
            region = Region(0, rows[0], 1, len(rows))
            self.scroll_to_region(region, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """One visible line as a strip of exactly the width."""
        width = self.size.width
        y += round(self.scroll_offset.y)
        if y >= len(self.lines):
            return Strip.blank(width, self.get_component_rich_style("line--plain"))
        line = self.lines[y]
        style = self._style(line)
        text = fitted(line.text, self.scrollable_content_region.width or width, self.wide)
        return Strip([Segment(text, style)], cell_width(text, self.wide)).adjust_cell_length(
            width, style
        )

    @property
    def wide(self) -> bool:
        """Whether the terminal draws ambiguous characters two cells wide."""
        return bool(getattr(self.app, "ambiguous_wide", False))

    def _style(self, line: Line) -> Style:
        style = self.get_component_rich_style(f"line--{line.role}")
        if line.item >= 0 and line.item == self.current:
            current = "line--current" if self.has_focus else "line--current-blurred"
            return style + self.get_component_rich_style(current, partial=not self.has_focus)
        return style

    def _refresh_line(self, y: int) -> None:
        top = y - round(self.scroll_offset.y)
        if 0 <= top < self.size.height:
            self.refresh(Region(0, top, self.size.width, 1))

    def watch_has_focus(self, _had: bool) -> None:
        """The current item looks different with the focus."""
        super().watch_has_focus(_had)
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move the current item; among lines that belong to none, go on by lines."""
        moved = max(0, min(self.current + by, self.items - 1))
        laid_out = self.scrollable_content_region.height > 0  # not yet right behind F2
        away = laid_out and not self._rows_in_sight(round(self.scroll_offset.y))
        if moved == self.current or away:
            self._scroll_lines(by)
        else:
            self.choose(moved)

    def action_page(self, by: int) -> None:
        """Show what comes after, or before, the lines in sight; the current item goes along where
        there is one.
        """
        step = by * max(self.scrollable_content_region.height - 1, 1)
        top = self._scroll_lines(step)
        if self._rows_in_sight(top):
            rows = {y: line.item for y, line in enumerate(self.lines) if line.item >= 0}
            here = next(y for y, item in rows.items() if item == self.current)
            self.choose(rows[min(rows, key=lambda y: abs(y - here - step))])

    def _scroll_lines(self, by: int) -> int:
        """Scroll by so many lines, as far as there are; the line that is the first one then."""
        top = max(0, min(round(self.scroll_offset.y) + by, self.max_scroll_y))
        self.scroll_to(y=top, animate=False, force=True)
        return top

    def _rows_in_sight(self, top: int) -> list[int]:
        """The lines of items that are seen below a line."""
        seen = self.lines[top : top + self.scrollable_content_region.height]
        return [y for y, line in enumerate(seen, top) if line.item >= 0]

    def action_take(self) -> None:
        """Choose the current item."""
        if self.items:
            self.post_message(self.Taken(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """Choose the item under the pointer."""
        y = event.y + round(self.scroll_offset.y)
        if y < len(self.lines) and self.lines[y].item >= 0:
            self.choose(self.lines[y].item)
            self.action_take()


def without_head(text: str, cells: int, wide: bool = False) -> str:
    """The text without its first cells; of a wide character cut in two a blank stays."""
    for index, char in enumerate(text):
        if cells <= 0:
            return " " * -cells + text[index:]
        cells -= cell_width(char, wide)
    return " " * -cells


def fitted(text: str, cells: int, wide: bool = False) -> str:
    """The text cut to so many cells, never through a wide character."""
    if cell_width(text, wide) <= cells:
        return text
    room = cells - (2 if wide else 1)
    kept = ""
    for char in text:
        room -= cell_width(char, wide)
        if room < 0:
            break
        kept += char
    return kept + "…"
