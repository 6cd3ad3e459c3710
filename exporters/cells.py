"""Text in the cells of a terminal: how wide it is, and where a paragraph wraps."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from unicodedata import category, combining, east_asian_width

from exporters.kinsoku import SCREEN_KINSOKU

_SOLID = r"[0-9A-Za-z０-９_@/\-]"
UNBROKEN = re.compile(
    r"(?:(?:Shift|Ctrl)\+)+[A-Z]\d*|\^[A-Z]"
    rf"|[+−±]?{_SOLID}+(?:[.,:]{_SOLID}+|[．，：／][0-9０-９]+)*[%％‰℃]?|—+|…+"
)
"""What is never parted where it fits a line: the name of a key, a number with its separators and %,
a Latin word or address, a dash or an ellipsis of two."""


class _Widths(dict[str, int]):
    """Cells by character, worked out once."""

    def __init__(self, ambiguous_wide: bool) -> None:
        super().__init__()
        self._wide = "WFA" if ambiguous_wide else "WF"

    def __missing__(self, char: str) -> int:
        if combining(char) or category(char) in ("Mn", "Me", "Cf", "Cc"):
            cells = 0
        else:
            cells = 2 if east_asian_width(char) in self._wide else 1
        self[char] = cells
        return cells


_WIDTHS = (_Widths(False), _Widths(True))


def cell_width(text: str, ambiguous_wide: bool = False) -> int:
    """The cells that a terminal takes for the text.

    `ambiguous_wide` is for terminals that draw “ ” … — · and the box lines two cells wide.
    """
    return sum(map(_WIDTHS[ambiguous_wide].__getitem__, text))


def wrap_cells(
    text: str, cells: int, *, ambiguous_wide: bool = False, first: int = 0
) -> list[tuple[int, int]]:
    """The lines of one paragraph in `cells` columns, as [start, end) that cover it without a gap.

    The first line leaves `first` cells free. A line breaks at any character except inside
    what UNBROKEN names, before a mark that may not start a line and after one that may not end
    one; where nothing else is possible it is cut hard. Linear in the length of the text.
    """
    edges = [0, *accumulate(map(_WIDTHS[ambiguous_wide].__getitem__, text))]
    inside = _insides(text)
    lines: list[tuple[int, int]] = []
    start, room = 0, max(cells - first, 1)
    while edges[-1] - edges[start] > room:
        cut = max(bisect_right(edges, edges[start] + room) - 1, start + 1)
        end = _break_before(text, inside, start, cut)
        lines.append((start, end))
        start, room = end, cells
    lines.append((start, len(text)))
    return lines


def told_lines(text: str, cells: int, *, ambiguous_wide: bool = False) -> list[str]:
    """The lines of a paragraph that is only read: no blanks where it breaks, its indent stays."""
    spans = wrap_cells(text, cells, ambiguous_wide=ambiguous_wide)
    lines = [text[start:end].rstrip(" ") for start, end in spans]
    return [lines[0], *(line.lstrip(" ") for line in lines[1:])]


def _insides(text: str) -> set[int]:
    """Positions inside a word that is kept whole."""
    inside: set[int] = set()
    for word in UNBROKEN.finditer(text):
        inside.update(range(word.start() + 1, word.end()))
    return inside


def _break_before(text: str, inside: set[int], start: int, cut: int) -> int:
    end = cut
    while end > start:
        if end not in inside and SCREEN_KINSOKU.parts(text[end - 1], text[end]):
            return end
        end -= 1
    return cut
