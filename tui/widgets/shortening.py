"""A message in the cells of one line: what is cut is the name of a thing, never what to do."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.cells import cell_width
from forms.patterns import regex
from tui.widgets.line_list import fitted

NAME = regex(r"“((?:[^“”]|“[^“”]*”)*)”")
"""What stands in quotation marks is a name, or words of the text."""
SHORTEST = 8
"""Cells that a name keeps."""
_BREAK = regex(r"(?<=[。；：，！？…])(?=[^）”])|(?=（)")
_IN_BRACKETS = regex(r"（[^（）]*）[。；]?$")


def shortened(text: str, cells: int, wide: bool = False) -> str:
    """The text in so many cells: its names are cut first, then what stands before its last clause,
    for that says what to do.
    """
    if cell_width(text, wide) <= cells:
        return text
    text = _with_short_names(text, cells, wide)
    if cell_width(text, wide) <= cells:
        return text
    return next(_cut_before_last(text, cells, wide), fitted(text, cells, wide))


def least_cells(text: str, wide: bool = False) -> int:
    """The cells that a text takes with all its names cut."""
    return cell_width(_with_names(text, SHORTEST, wide), wide)


def _with_short_names(text: str, cells: int, wide: bool) -> str:
    """The names cut as little as need be, none below SHORTEST."""
    longest = max((cell_width(name[1], wide) for name in NAME.finditer(text)), default=0)
    shorter = (_with_names(text, room, wide) for room in range(longest - 1, SHORTEST, -1))
    fitting = (one for one in shorter if cell_width(one, wide) <= cells)
    return next(fitting, _with_names(text, SHORTEST, wide))


def _with_names(text: str, cells: int, wide: bool) -> str:
    """The text with no name of more than so many cells."""
    return NAME.sub(lambda name: f"“{middle_cut(name[1], cells, wide)}”", text)


def middle_cut(text: str, cells: int, wide: bool = False) -> str:
    """The beginning and the end of a text, where it has more than so many cells."""
    if cell_width(text, wide) <= cells:
        return text
    mark = fitted(text, cells - cells // 2, wide)
    end = len(text)
    while end and cell_width(mark + text[end - 1 :], wide) <= cells:
        end -= 1
    return mark + text[end:]


def _cut_before_last(text: str, cells: int, wide: bool) -> Iterator[str]:
    """The text without the end of what stands before its last clause, where that one fits."""
    for start in _last_clauses(text):
        room = cells - cell_width(text[start:], wide)
        if room > SHORTEST:
            yield fitted(text[:start], room, wide) + text[start:]


def _last_clauses(text: str) -> Iterator[int]:
    """Where the brackets at the end begin, and the last clause."""
    if bracket := _IN_BRACKETS.search(text):
        yield bracket.start()
    yield from [mark.start() for mark in _BREAK.finditer(text)][-1:]
