"""A row of prose as a strip of styled cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntFlag
from functools import reduce
from itertools import groupby
from operator import or_
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from exporters.cells import cell_width
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


def looks_of(row: Row, caret: Caret, marks: Sequence[Mark], *, has_cursor: bool) -> tuple[int, ...]:
    """How each shown character of a row looks, and the cell behind it; none where all is plain.

    The marks are those that touch the row.
    """
    if not (marks or has_cursor or caret.selects or row.paragraph.shown.pieces):
        return ()
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
    start, end = caret.span
    spread(start, end, Look.SELECTED)
    if row.last and start <= row.end_source < end:
        looks[-1] |= Look.SELECTED
    if has_cursor:
        _put_cursor(looks, row, caret)
    return tuple(looks)


def _put_cursor(looks: list[int], row: Row, caret: Caret) -> None:
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


class Painted(NamedTuple):
    """All that a row's strip depends on: the key under which it is kept.

    `looks` has one for each character of `text` and one for the cell behind it; empty, all are 0.
    """

    text: str
    looks: tuple[int, ...]
    indent: int
    width: int
    ambiguous_wide: bool = False


class Painter:
    """Paints rows; what it painted it keeps until the styles change."""

    def __init__(self, ground: Callable[[], Style], style_of: Callable[[Look], Style]) -> None:
        self._ground = ground
        self._style_of = style_of
        self._styles: dict[int, Style] = {}
        self._strips: LRUCache[Painted, Strip] = LRUCache(512)

    def clear(self) -> None:
        """Forget all that was painted."""
        self._styles.clear()
        self._strips.clear()

    def blank(self, width: int) -> Strip:
        """A row without text."""
        return Strip.blank(width, self._style(0))

    def strip(self, row: Painted) -> Strip:
        """The row's strip, exactly `width` cells."""
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._painted(row)
        return strip

    def _painted(self, row: Painted) -> Strip:
        plain = self._style(0)
        segments = [self._sign(row.looks), Segment(" " * row.indent, plain)]
        text, start = row.text + " ", 0
        for look, places in groupby(row.looks or (0,) * len(text)):
            end = start + len(list(places))
            segments.append(Segment(text[start:end], self._style(look)))
            start = end
        cells = GUTTER + row.indent + cell_width(text, row.ambiguous_wide)
        segments.append(Segment(" " * (row.width - cells), plain))
        return Strip([one for one in segments if one.text], max(cells, row.width))

    def _sign(self, looks: tuple[int, ...]) -> Segment:
        present = reduce(or_, set(looks), 0)
        for look, sign in SIGNS:
            if present & look:
                return Segment(sign.ljust(GUTTER), self._style(look) + Style(underline=False))
        return Segment(" " * GUTTER, self._style(0))

    def _style(self, looks: int) -> Style:
        style = self._styles.get(looks)
        if style is None:
            style = self._ground()
            for look in Look:
                if looks & look:
                    style += self._style_of(look)
            self._styles[looks] = style
        return style
