"""Characters that are left of a word: 发布息742条, 按工作计推进, 居委会开栏.

Such a character seldom stands alone, none beside it does (two may be an abbreviation: 驾培), and a
word beside it goes with one that it is a half of, and that is about as common as the character by
itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from forms.review.language.coined import is_told_often
from forms.review.language.collocations import collocations
from forms.review.language.frequencies import cost, lattice
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.terms import compounded, terms, uncovered
from forms.review.reading.characters import han_around

LONGEST = 4
"""Characters of the longest word beside one."""
_DEARER = 1.0
"""How much more the whole word may cost than the character by itself."""
_VERBS = "清别经设作依按任核审签求产训岗栏增达全高发受件远逐第超毕执季合加采通订提供配"
"""Characters that are words by themselves in this prose, beside those of terms.toml."""
_COUNTS = frozenset("一二三四五六七八九十百千万亿两几每各第余多半本")
_ASPECTS = ("了", "过")
_LETTER, _ONCE = "信", tuple("后时的，。；、")
"""收到信后, 收到信的: a letter, not half of 信息."""


def remnants(text: str) -> Iterator[Slip]:
    """Characters of which the other half is missing."""
    shown = without_addresses(text)
    free = {at for at in uncovered(shown) if shown[at] not in terms().function}
    for at in sorted(free):
        if (
            free.isdisjoint((at - 1, at + 1))
            and _may_be_half(shown, at)
            and _stands_alone(shown, at)
        ):
            meant = _meant(shown, at)
            if meant:
                better = meant.pop() if len(meant) == 1 else None
                yield Slip(at, at + 1, better, f"“{text[at]}”字前后疑有漏字")


def _may_be_half(text: str, at: int) -> bool:
    """Whether a character is none of those that stand alone, counts nothing, and is part of no word
    across its edges.
    """
    known, char, before = terms(), text[at], text[max(0, at - 1) : at]
    if char in known.function or char in known.suffixes or char in known.singles:
        return False
    if char in known.alone or char in _VERBS or before in _COUNTS or before.isdigit():
        return False
    if is_told_often(text, at + 1) or text[at + 1 : at + 2] in _ASPECTS:
        return False
    if char == _LETTER and text[at + 1 : at + 2] in _ONCE:
        return False
    return not compounded(text, at)


def _stands_alone(text: str, at: int) -> bool:
    """Whether the words around a character are likeliest without it."""
    start, end = han_around(text, at, at + 1)
    return lattice(text[start:end]).is_word(text[start:end], at - start, at - start + 1)


def _meant(text: str, at: int) -> set[str]:
    """The words of two characters that go with the word before a character or behind it, and have
    that character.
    """
    most = cost(text[at]) + _DEARER
    behind, found = collocations().behind, set[str]()
    for size in range(2, LONGEST + 1):
        if at >= size:
            found.update(behind.get(text[at - size : at], "").split())
        after = text[at + 1 : at + 1 + size]
        if len(after) == size:
            found.update(_leading(text[at], after))
    return {word for word in found if len(word) == 2 and text[at] in word and cost(word) <= most}


def _leading(char: str, word: str) -> Iterator[str]:
    """The words of two characters with one that another one follows."""
    spaced = f" {word} "
    behind = collocations().behind
    return (first for first in _with(char) if spaced in behind[first])


@cache
def _with(char: str) -> Sequence[str]:
    """The words of two characters that have this one and are known by what follows them."""
    words, found = _followed(), []
    at = words.find(char)
    while at >= 0:
        start, end = words.rfind("\n", 0, at) + 1, words.find("\n", at)
        if end - start == 2:
            found.append(words[start:end])
        at = words.find(char, end)
    return found


@cache
def _followed() -> str:
    """All words that are known by what follows them, a line each."""
    return "".join(f"{word}\n" for word in collocations().behind)
