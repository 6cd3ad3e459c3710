"""Prose pasted from PDF files, web pages and Word: its lines joined to paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.importing.page_lines import PageLine, is_broken, width_of
from forms.importing.page_paragraphs import Setting, paragraphs_of

_FEWEST = 2
"""Full lines that end nowhere: in what is pasted there may be no more."""
_GOES_ON = ("，", "、")


def whole_paragraphs(text: str) -> str:
    """A pasted text with its paragraphs whole: lines broken at a margin are joined, empty ones and
    blanks typed for an indent left out. A text of one line stays as it is.
    """
    lines = [PageLine(number, line) for number, line in enumerate(text.split("\n"), 1)]
    if len(lines) == 1:
        return text
    if is_broken([line.text for line in lines if line.plain], _FEWEST):
        found = [one.text for one in paragraphs_of(lines, "", _setting(lines))]
    else:
        found = list(_by_marks([line.plain for line in lines if line.plain]))
    return "\n".join(found) + ("\n" if not lines[-1].plain else "")


def _setting(lines: Sequence[PageLine]) -> Setting:
    widest = max(width_of(line.text) for line in lines)
    return Setting(any(line.indent > 1 for line in lines), widest)


def _by_marks(lines: Sequence[str]) -> Iterator[str]:
    """Lines of which one goes on in the next: a break within a paragraph of Word."""
    begun = ""
    for line in lines:
        begun += line
        if not begun.endswith(_GOES_ON):
            yield begun
            begun = ""
    if begun:
        yield begun
