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
    letters = _letters(text)
    return any(_stands_at(query, letters, start) for start in range(len(letters) - len(query) + 1))


def begins(query: str, text: str) -> bool:
    """Whether the text begins with the query, as words or by initials."""
    query = query.strip().lower()
    letters = _letters(text)
    return text.lower().startswith(query) or (
        len(query) <= len(letters) and _stands_at(query, letters, 0)
    )


def _letters(text: str) -> list[str]:
    return [found for char in text if (found := initials(char))]


def _stands_at(query: str, letters: list[str], start: int) -> bool:
    return all(char in letters[start + i] for i, char in enumerate(query))
