"""The lines of printed pages, and which texts are such: pages parted, lines broken at a margin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

_COLUMNS = re.compile(r"\S {3,}\S")
_MARK = re.compile(r"(?m)^([ \u3000]*[-—–－]+ *\d{1,3} *[-—–－]+[ \u3000]*)\n(?!\f)")
"""A page's number that stands where the page ended: — 3 —."""
_UNITS = "条|件|次|篇|个|人|人次|万元|元"
_FIGURES = rf"(?:[ \u3000]+(?:-?\d[\d,]*(?:\.\d+)?(?:{_UNITS})?|[-/—]))"
_ROW = re.compile(
    rf".*[^\d\s,.]{_FIGURES}{{3,}}\s*|.*\S[ \u3000]+(?:{_UNITS}){_FIGURES}\s*"
    rf"|\d[\d,]*{_FIGURES}{{4,}}\s*"
)
_FEWEST_ROWS, _FEWEST_LINES, _FEW_LINES = 5, 6, 3
_LONG, _WIDEST = 24, 110
"""Widths, in half characters, of a line of prose at least, and of a page at most."""
_NEAR, _BROKEN = 0.85, 0.4
_ENDS = tuple("。！？；：:.;”）)")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, its text with the page's margin taken off.

    A PDF gives its `page`, how far down it the line stands (`middle`, in points), and the true
    `places` of the words, (left, width) in widths of a digit; in a text they are where the
    characters stand.
    """

    number: int
    text: str
    places: tuple[tuple[int, int], ...] = ()
    page: int = 0
    middle: float = 0.0

    @property
    def indent(self) -> int:
        """Blanks before the first character."""
        return len(self.text) - len(self.text.lstrip(" \u3000\u00a0"))

    @property
    def plain(self) -> str:
        """The text without blanks at its ends."""
        return self.text.strip(" \u3000\u00a0")


def is_page_text(text: str) -> bool:
    """Whether a text was printed from pages: form feeds, columns of blanks, rows of figures."""
    if "\t" in text:
        return False
    if "\f" in text.rstrip("\f\n"):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    columned = sum(bool(_COLUMNS.search(line)) for line in lines)
    if columned >= 5 and columned * 10 >= len(lines):
        return True
    return "|" not in text and _is_copied(text, lines)


def _is_copied(text: str, lines: Sequence[str]) -> bool:
    """Whether rows of figures stand on lines of their own, parted by single blanks."""
    rows = sum(map(is_row, lines))
    if rows >= _FEWEST_ROWS:
        return True
    return rows > 0 and (is_broken(lines, _FEW_LINES) or bool(_MARK.search(text)))


def is_row(line: str) -> bool:
    """Whether a line is a label and figures, or a run of figures."""
    return len(line) <= _WIDEST and bool(_ROW.fullmatch(line))


def is_broken(lines: Sequence[str], fewest: int = _FEWEST_LINES) -> bool:
    """Whether prose is broken at a margin: most long lines are about as wide, and end nowhere."""
    widths = sorted(width_of(line.strip()) for line in lines)
    long = [width for width in widths if width >= _LONG]
    if len(long) < fewest or long[-1] > _WIDEST:
        return False
    full = [line for line in lines if width_of(line.strip()) >= long[-1] * _NEAR]
    broken = sum(not line.rstrip().endswith(_ENDS) for line in full)
    return len(full) >= fewest and broken >= len(full) * _BROKEN


def width_of(text: str) -> int:
    """The width of a line in half characters."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def text_pages(text: str) -> list[list[PageLine]]:
    """The lines of a text page by page, without the blanks of each page's margin."""
    parted = _MARK.sub(r"\1\n\f", text) if "\f" not in text else text
    pages = [[line.rstrip() for line in page.split("\n")] for page in parted.split("\f")]
    least = [min((_blanks(t) for t in lines if t.strip()), default=0) for lines in pages]
    found = []
    number = 1
    for lines, own in zip(pages, least, strict=True):
        margin = min(own, median_low(least))
        found.append([PageLine(number + at, line[margin:]) for at, line in enumerate(lines)])
        number += len(lines) - 1
    return found


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())
