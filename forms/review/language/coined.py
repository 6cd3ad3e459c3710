"""Words that no list has, since they are made as they are needed: a unit behind its number
(320件|少), a verb with where it leads (移至), two verbs of office work in a row (漏查, 核校), what
waits or comes first (待补, 先审).
"""

from __future__ import annotations

from functools import cache

from forms.form_words import Part
from forms.packaged import packaged
from forms.review.language.count_words import count_words
from forms.review.reading.tongue import DATA

_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿两几每")
_COMING = frozenset("待先")
_TIMES = "次"
"""What makes a word with the unit before it: 人次, 批次."""


class _Coined(Part):
    """The characters of which words are made."""

    verbs: frozenset[str]
    complements: frozenset[str]


@cache
def _coined() -> _Coined:
    tree = packaged(DATA / "likely.toml")
    return _Coined(verbs=frozenset(tree["verbs"]), complements=frozenset(tree["complements"]))


@cache
def _units() -> frozenset[str]:
    return frozenset(unit for unit in count_words().before if len(unit) == 1)


def is_unit(text: str, at: int) -> bool:
    """Whether the character at a place is a word of count right behind a number."""
    before = text[at - 1 : at] if at else ""
    return (before.isdigit() or before in _NUMERALS) and text[at] in _units()


def stands_apart(text: str, start: int, meant: str) -> bool:
    """Whether two characters in the place of a word are a unit behind its number and what follows
    it, or something that waits or comes first.
    """
    if len(meant) != 2:
        return False
    if is_unit(text, start) and not meant.endswith(_TIMES):
        return True
    return text[start] in _COMING and text[start + 1] in _coined().verbs


def is_coined(text: str) -> bool:
    """Whether a stretch is two verbs in a row, or a verb with where it leads."""
    known = _coined()
    return (
        len(text) == 2
        and text[0] in known.verbs
        and (text[1] in known.verbs or text[1] in known.complements)
    )
