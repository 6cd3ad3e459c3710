"""A sheet's lines as strips of text: heads, rows and the two lines at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from exporters.cells import cell_width
from forms.form import Figure
from tui.widgets.line_list import fitted
from tui.widgets.sheet_cells import SheetCells, Shown
from tui.widgets.sheet_entry import Entry
from tui.widgets.sheet_layout import NARROWEST_CELL, Line, SheetLayout, Widths

Place = tuple[int, int]
"""A line of the body and a column in it."""

ROLES = (
    *("plain", "number", "label", "label-current", "heading", "head", "span", "blank"),
    *("offer", "unreadable", "error", "warning", "current", "current-blurred", "typing"),
    *("selected", "beside", "foot", "foot-note", "foot-bad", "foot-good"),
)
_FILLED = ("current", "current-blurred", "typing", "selected")
"""Roles that fill the width of a cell."""
_MARK_ROLES = {"!": "error", "?": "warning"}


@dataclass(slots=True)
class View:
    """Where the officer is in the sheet, and what part of it is in sight."""

    at: Place = (0, 0)
    first: int = 0
    anchor: Place | None = None
    entry: Entry | None = None
    focused: bool = False
    foot: list[tuple[str, str]] = field(default_factory=list)

    def selected(self, y: int, x: int) -> bool:
        """Whether a cell lies in the selected rectangle."""
        if self.anchor is None:
            return False
        (y1, y2), (x1, x2) = (sorted(pair) for pair in zip(self.anchor, self.at, strict=True))
        return y1 <= y <= y2 and x1 <= x <= x2


class Painter:
    """Paints one sheet at one width."""

    def __init__(
        self,
        layout: SheetLayout,
        cells: SheetCells,
        widths: Widths,
        width: int,
        wide: bool,
        style: Callable[[str], Style],
        *,
        sticky: bool,
    ) -> None:
        self.layout = layout
        self.cells = cells
        self.widths = widths
        self.width = width
        self.wide = wide
        self.style = style
        self.heads = [layout.head(i, widths, wide) for i, _ in enumerate(layout.blocks)]
        self.name_lines = max(len(lines) for head in self.heads for lines in head)
        self.head_height = self.name_lines + layout.grouped if sticky else 0
        self.step = self._indent_step()

    def last(self, block: int, first: int) -> int:
        """One past the last column of a block that is wholly in sight."""
        cells = self.widths.cells[block]
        room, last = self.width - self.widths.side, first
        while last < len(cells) and (room := room - cells[last]) >= 0:
            last += 1
        return max(last, min(first + 1, len(cells)))

    def left_of(self, block: int, first: int, x: int) -> int:
        """Where a column begins in the line."""
        return self.widths.side + sum(self.widths.cells[block][first:x])

    # -- lines -----------------------------------------------------------------------------------

    def head(self, index: int, view: View, top: int) -> Strip:
        """A line of the head: at the left the side heads that have gone out of sight over the body,
        whose first line in sight is `top`; at the right the columns' names.
        """
        line = self.layout.lines[view.at[0]]
        names = index - self.layout.grouped
        hidden = view.first > 0 and names == self.name_lines - 1
        parts = [
            self._part("", self.widths.number, "head"),
            self._part(
                self._corner(line, index, top), self.widths.side - self.widths.number - 1, "head"
            ),
            self._part("<" if hidden else "", 1, "head"),
        ]
        parts += self._spans(line, view) if names < 0 else self._names(line, view, names)
        if self.widths.last_year and names == self.name_lines - 1:
            parts.append(self._part("上年", self.widths.last_year, "head", right=True))
            parts.append(self._part("  增减", self.widths.change, "head"))
        beyond = self.last(line.block, view.first) < len(self.heads[line.block])
        return self._strip(parts, "head", more=beyond and names == self.name_lines - 1)

    def body(self, y: int, view: View) -> Strip:
        """A line of the body."""
        line = self.layout.lines[y]
        if line.kind != "row":
            return self._head_in_body(line, view)
        current = y == view.at[0]
        parts = [
            self._part(f"{line.number} ", self.widths.number, "number", right=True),
            self._label(line, "label-current" if current else "label"),
            self._part(line.unit, self.widths.unit, "beside"),
        ]
        for x in range(view.first, self.last(line.block, view.first)):
            parts += self._cell(line, y, x, view)
        if self.widths.last_year:
            parts += self._beside(line.figures[0])
        return self._strip(parts, "plain")

    def foot(self, index: int, view: View) -> Strip:
        """A line of the foot."""
        text, role = view.foot[index] if index < len(view.foot) else ("", "foot")
        return self._strip([self._part(" " + text, self.width, role)], role)

    # -- parts of lines --------------------------------------------------------------------------

    def _corner(self, line: Line, index: int, top: int) -> str:
        if over := self.layout.over(top):
            return "" if index >= len(over) else "  " * index + over[index]
        if len(self.layout.blocks) > 1 and index == 0:
            return self.layout.blocks[line.block].title
        last = index == self.head_height - 1
        return self.layout.table.head if last and not self.layout.grouped else ""

    def _names(self, line: Line, view: View, index: int) -> list[Segment]:
        """One line of the columns' names, aligned at their feet."""
        head, parts = self.heads[line.block], []
        for x in range(view.first, self.last(line.block, view.first)):
            names = ["", *head[x]] if len(head[x]) < self.name_lines else head[x]
            role = "span" if x == view.at[1] and len(head) > 1 else "head"
            width = self.widths.cells[line.block][x]
            parts.append(self._part(names[index] + " ", width, role, right=True))
        return parts

    def _spans(self, line: Line, view: View) -> list[Segment]:
        """The heads over groups of columns, as far as these are in sight."""
        columns = self.layout.blocks[line.block].columns
        parts: list[Segment] = []
        x, last = view.first, self.last(line.block, view.first)
        while x < last:
            end = x + 1
            while end < last and columns[end].group and columns[end].group == columns[x].group:
                end += 1
            width = sum(self.widths.cells[line.block][x:end])
            text = fitted(columns[x].group, width - 2, self.wide)
            left = (width - cell_width(text, self.wide)) // 2
            parts.append(self._part(" " * left + text, width, "head"))
            x = end
        return parts

    def _head_in_body(self, line: Line, view: View) -> Strip:
        indent = " " * (self.widths.number + self.step * line.depth)
        if line.kind == "band":
            parts = [self._part(indent + line.label, self.widths.side, "heading")]
            for x in range(view.first, self.last(line.block, view.first)):
                width = self.widths.cells[line.block][x]
                column = self.layout.blocks[line.block].columns[x]
                fits = cell_width(column.label, self.wide) < width
                name = column.label if fits else column.short or column.label
                parts.append(self._part(name + " ", width, "heading", right=True))
            return self._strip(parts, "plain")
        return self._strip([self._part(indent + line.label, self.width, "heading")], "plain")

    def _indent_step(self) -> int:
        """How far each level is indented so that every short name still fits."""
        room = self.widths.label - 1
        lines = [line for line in self.layout.lines if line.figures]
        for step in (2, 1):
            needs = (step * x.depth + cell_width(x.short or x.label, self.wide) for x in lines)
            if max(needs) <= room:
                return step
        return 1 if room > 2 * NARROWEST_CELL else 0

    def _label(self, line: Line, role: str) -> Segment:
        indent = " " * (self.step * line.depth)
        room = self.widths.label - 1
        fits = cell_width(indent + line.label, self.wide) <= room
        text = indent + (line.label if fits else line.short or line.label)
        return self._part(fitted(text, room, self.wide), self.widths.label, role)

    def _cell(self, line: Line, y: int, x: int, view: View) -> list[Segment]:
        width = self.widths.cells[line.block][x]
        if x >= len(line.figures):
            return [self._part("", width, "plain")]
        typing = view.entry if (y, x) == view.at else None
        shown = self.cells.shown(line.figures[x])
        if typing:
            shown = Shown(typing.text, "typing", " ")
        role, text = shown.role, shown.text
        if (y, x) == view.at and not typing:
            role = "current" if view.focused else "current-blurred"
        elif view.selected(y, x):
            role = "selected"
        text = _tail(text, width - 2, self.wide) if typing else fitted(text, width - 2, self.wide)
        room = " " * (width - 2 - cell_width(text, self.wide))
        mark = Segment(shown.mark, self.style(_MARK_ROLES.get(shown.mark, "plain")))
        if role in _FILLED:
            return [Segment(" ", self.style("plain")), Segment(room + text, self.style(role)), mark]
        return [Segment(f" {room}", self.style("plain")), Segment(text, self.style(role)), mark]

    def _beside(self, figure: Figure) -> list[Segment]:
        last = self.cells.last_year(figure.address)
        text = "" if last is None else str(last)
        change = self.cells.change(figure.address)
        parts = [self._part(text, self.widths.last_year, "beside", right=True)]
        if self.widths.change:
            parts.append(self._part(f"  {change}", self.widths.change, "beside"))
        return parts

    def _part(self, text: str, width: int, role: str, *, right: bool = False) -> Segment:
        """A text fitted and padded to exactly `width` cells."""
        text = fitted(text, width, self.wide) if width > 0 else ""
        pad = " " * (width - cell_width(text, self.wide))
        return Segment(pad + text if right else text + pad, self.style(role))

    def _strip(self, parts: Sequence[Segment], role: str, *, more: bool = False) -> Strip:
        """A line of exactly the sheet's width; `more` says that columns lie to the right of it."""
        used = sum(cell_width(part.text, self.wide) for part in parts)
        rest = self.width - used
        if rest < 0:
            return Strip(parts, used).crop(0, self.width)
        filler = Segment(">".rjust(rest) if more else " " * rest, self.style(role))
        return Strip(_joined([*parts, filler]), self.width)


def _joined(parts: Sequence[Segment]) -> list[Segment]:
    """Neighbours of one style made one: fewer are drawn, and sent, faster."""
    joined = [parts[0]]
    for part in parts[1:]:
        last = joined[-1]
        if part.style is last.style:
            joined[-1] = Segment(last.text + part.text, last.style)
        else:
            joined.append(part)
    return joined


def _tail(text: str, cells: int, wide: bool) -> str:
    """The end of a text that is too long for its cell, where the typing goes on."""
    while cell_width(text, wide) > cells:
        text = text[1:]
    return text
