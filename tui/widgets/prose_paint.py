"""A row of prose as a strip of styled cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntFlag
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from exporters.lines import cell_width
from tui.widgets.prose_caret import Caret
from tui.widgets.prose_layout import Row
from tui.widgets.prose_marks import Mark

GUTTER = 2
"""Cells at the left for the sign of a finding."""


class Look(IntFlag):
    """What styles a character, the later over the earlier."""

    REFERENCE = 1
    BLANK = 2
    LITERAL = 4
    STRAY = 8
    INFO = 16
    WARNING = 32
    ERROR = 64
    MATCH = 128
    CURRENT = 256
    PLACEHOLDER = 512
    SELECTED = 1024
    CURSOR = 2048


PIECE_LOOKS = {
    "reference": Look.REFERENCE,
    "blank": Look.BLANK,
    "literal": Look.LITERAL,
    "stray": Look.STRAY,
}
SEVERITY_LOOKS = {"info": Look.INFO, "warning": Look.WARNING, "error": Look.ERROR}
SIGNS = ((Look.ERROR, "!"), (Look.WARNING, "?"), (Look.INFO, "i"))


def looks_of(row: Row, caret: Caret | None, marks: Iterable[Mark]) -> list[int]:
    """How each shown character of a row looks, and one cell more for its end.

    `caret` is None where no cursor is to be seen; marks are those that touch the row.
    """
    looks = [0] * (row.end - row.start + 1)
    shown = row.paragraph.shown
    at = row.source - shown.source_at(row.start)

    def spread(start: int, end: int, look: Look) -> None:
        first, last = shown.shown_at(start - at), shown.shown_at(end - at)
        for index in range(max(first, row.start), min(last, row.end)):
            looks[index - row.start] |= look

    for piece in shown.pieces:
        spread(at + piece.start, at + piece.end, PIECE_LOOKS[piece.kind])
    for mark in marks:
        spread(mark.start, mark.end, _mark_look(mark))
    if caret:
        start, end = caret.span
        spread(start, end, Look.SELECTED)
        if row.last and start <= row.end_source < end:
            looks[-1] |= Look.SELECTED
    return looks


def put_cursor(looks: list[int], row: Row, caret: Caret) -> None:
    """Show the cursor on the unit that it stands before."""
    shown = row.paragraph.shown
    at = row.source - shown.source_at(row.start)
    first = shown.shown_at(caret.position - at)
    index = first + 1
    while index in shown.inner:
        index += 1
    for place in range(first, max(min(index, row.end), first + 1)):
        looks[place - row.start] |= Look.CURSOR


def _mark_look(mark: Mark) -> Look:
    if mark.severity:
        return SEVERITY_LOOKS[mark.severity]
    return Look.CURRENT if mark.current else Look.MATCH


@dataclass(frozen=True, slots=True)
class Painted:
    """All that a row's strip depends on: the key under which it is kept."""

    text: str
    looks: tuple[int, ...]
    indent: int
    width: int
    ambiguous_wide: bool = False


class Painter:
    """Paints rows; what it painted it keeps until the styles change."""

    def __init__(self, style_of: Callable[[Look], Style]) -> None:
        self._style_of = style_of
        self._base = Style()
        self._styles: dict[int, Style] = {}
        self._strips: LRUCache[Painted, Strip] = LRUCache(512)

    def restyle(self, base: Style) -> None:
        """Paint on this ground from now on."""
        if base != self._base:
            self._base = base
            self.clear()

    def clear(self) -> None:
        """Forget all that was painted."""
        self._styles.clear()
        self._strips.clear()

    def strip(self, row: Painted) -> Strip:
        """The row's strip, exactly `width` cells."""
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._painted(row)
        return strip

    def _painted(self, row: Painted) -> Strip:
        segments = [self._sign(row.looks), Segment(" " * row.indent, self._base)]
        cells = GUTTER + row.indent
        text = row.text + " "
        for look, places in groupby(range(len(text)), row.looks.__getitem__):
            chosen = list(places)
            piece = text[chosen[0] : chosen[-1] + 1]
            segments.append(Segment(piece, self._style(look)))
            cells += cell_width(piece, row.ambiguous_wide)
        segments.append(Segment(" " * (row.width - cells), self._base))
        return Strip([one for one in segments if one.text], max(cells, row.width))

    def _sign(self, looks: tuple[int, ...]) -> Segment:
        for look, sign in SIGNS:
            if any(one & look for one in looks):
                return Segment(sign.ljust(GUTTER), self._style(look) + Style(underline=False))
        return Segment(" " * GUTTER, self._base)

    def _style(self, looks: int) -> Style:
        style = self._styles.get(looks)
        if style is None:
            style = self._base
            for look in Look:
                if looks & look:
                    style += self._style_of(look)
            self._styles[looks] = style
        return style
