"""Half-width marks amid Chinese, and the full-width ones that belong there (GB/T 15834).

Nothing is changed unasked: a mark just typed can be offered, and one command widens all of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.draft import Address
from forms.edit import Edit, Splice
from forms.patterns import regex
from forms.references import Span, masked

_PLAIN = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_PAIRS = (("(（", ")）"), ('"“', '"”'), ("'‘", "'’"))
"""What opens and what closes a pair, each half-width and full-width."""
_HALF = frozenset(",;:?!.()\"'")
_HAN = "[㐀-䶿一-鿿〇々]"
_LATIN = (
    r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]*[A-Za-z0-9/]"
    r"|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|www\.[!-~]*[A-Za-z0-9/]"
)
"""Addresses: the marks inside are theirs."""
_NUMERAL = regex(r"\s*[一二三四五六七八九十]{1,3}\.")
"""`一.` at the start of a paragraph: a numbering that wants 、, not 。"""


class HalfMark(NamedTuple):
    """A half-width mark at a position, and the full-width one for it."""

    position: int
    half: str
    full: str

    @property
    def span(self) -> Span:
        """The mark as [start, end)."""
        return self.position, self.position + 1


def half_marks(text: str) -> list[HalfMark]:
    """The half-width marks of a text that belong to Chinese, in order."""
    found: list[HalfMark] = []
    start = 0
    for paragraph in text.split("\n"):
        if not paragraph.isascii():
            found += (
                HalfMark(start + position, paragraph[position], full)
                for position, full in _marks(masked(paragraph))
            )
        start += len(paragraph) + 1
    return found


def mark_typed(text: str, position: int) -> HalfMark | None:
    """The half-width mark that has just been typed before `position` and may be widened.

    A mark behind a digit is offered one key later: it may part the digits of a number.
    """
    if not _HALF.intersection(text[max(position - 2, 0) : position]):
        return None
    start = text.rfind("\n", 0, position) + 1
    stop = text.find("\n", position)
    paragraph = text[start : stop if stop >= 0 else len(text)]
    for mark in reversed(half_marks(paragraph)):
        behind = position - start - mark.position
        settled = mark.position == 0 or not paragraph[mark.position - 1].isdecimal()
        if behind == (1 if settled else 2):
            return HalfMark(start + mark.position, mark.half, mark.full)
    return None


def widening(address: Address, text: str) -> Edit | None:
    """The edit that makes all of these marks of the text at an address full-width."""
    marks = half_marks(text)
    steps = tuple(Splice(address, mark.position, mark.half, mark.full) for mark in marks)
    return Edit(steps, "全角标点") if steps else None


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """Positions in one paragraph and the full-width mark for each, in order."""
    if not re.search(_HAN, text):
        return
    inside = {
        place for found in re.finditer(_LATIN, text, re.ASCII) for place in range(*found.span())
    }
    paired = dict(_pairs(text, inside))
    for position, char in enumerate(text):
        if position in inside:
            continue
        if position in paired:
            yield position, paired[position]
        elif char in _PLAIN and _amid_chinese(text, position):
            yield position, _PLAIN[char]
        elif char == "." and _ends_sentence(text, position):
            yield position, "。"


def _amid_chinese(text: str, position: int) -> bool:
    """Whether a mark parts Chinese: not two digits, two Latin words, or one of each."""
    before, after = _neighbours(text, position)
    if not after:
        return bool(before)
    return not (_is_latin(before) and _is_latin(after))


def _ends_sentence(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if not before or _is_latin(before) or not _is_chinese(before):
        return False
    if after == "." or _NUMERAL.fullmatch(text, 0, position + 1):
        return False
    return not _is_latin(after)


def _neighbours(text: str, position: int) -> tuple[str, str]:
    """The characters on both sides, blanks passed over."""
    before, after = text[:position].rstrip(), text[position + 1 :].lstrip()
    return before[-1:], after[:1]


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_chinese(char: str) -> bool:
    return bool(char) and not char.isascii() and not char.isspace()


def _pairs(text: str, inside: set[int]) -> Iterator[tuple[int, str]]:
    """The half-width brackets and quotes of pairs that stand in Chinese."""
    for opens, closes in _PAIRS:
        for opening, closing in _matched(text, inside, opens, closes):
            if _stands_in_chinese(text, opening, closing):
                for place, marks in ((opening, opens), (closing, closes)):
                    if text[place : place + 1] == marks[0]:
                        yield place, marks[1]


def _matched(text: str, inside: set[int], opens: str, closes: str) -> Iterator[tuple[int, int]]:
    """Pairs, a half-width mark with a full-width one too; a quote left open ends with the text."""
    opened: list[int] = []
    for position, char in enumerate(text):
        if position in inside or char not in opens + closes or _apostrophe(text, position):
            continue
        if char in closes and opened:
            yield opened.pop(), position
        elif char in opens:
            opened.append(position)
    if opens[0] == closes[0] and opened:
        yield opened[-1], len(text)


def _stands_in_chinese(text: str, opening: int, closing: int) -> bool:
    """Whether a pair stands in Chinese: by what it holds, else by what stands around it."""
    held = text[opening + 1 : closing]
    if any(map(_is_chinese, held)):
        return True
    if _is_latin(text[opening - 1 : opening]) and not held.isdecimal():
        return False
    return _is_chinese(text[opening - 1 : opening]) or _is_chinese(text[closing + 1 : closing + 2])


def _apostrophe(text: str, position: int) -> bool:
    return text[position] == "'" and _is_latin(text[position - 1 : position])
