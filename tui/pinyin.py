"""Pinyin initials, so that 依申请公开 is found by `ysqgk`."""

from __future__ import annotations

from functools import lru_cache

from forms.pinyin import syllable

_ALSO = {"行": "h", "重": "z", "长": "z", "调": "t", "传": "z", "会": "k", "数": "s", "解": "x"}
"""Second readings that occur in labels."""


@lru_cache(maxsize=8192)
def initials(char: str) -> str:
    """The possible initials of a character: itself for ASCII, none where unknown."""
    if char.isascii():
        return char.lower()
    known = syllable(char)
    return known and known[0] + _ALSO.get(char, "")


def matches(query: str, text: str) -> bool:
    """Whether the text holds the query, as words or by the initials of its characters."""
    query = query.strip().lower()
    if not query or query in text.lower():
        return True
    letters = [found for char in text if (found := initials(char))]
    return any(
        all(query[i] in letters[start + i] for i in range(len(query)))
        for start in range(len(letters) - len(query) + 1)
    )
