"""Regular expressions compiled when first used, and only for a text that has their words.

The rules hold some hundreds of them, a third of a start if all were compiled at once; a draft needs
some, and a first screen none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import cast

from forms.pattern_store import compiled
from forms.words_in import tell_apart, words_in

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _Uncompiled:
    """Stands for a pattern; the first use compiles it and puts its methods in their place."""

    def __init__(self, text: str | Callable[[], str], flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        text = self._text if isinstance(self._text, str) else self._text()
        pattern = compiled(text, self._flags)
        for used in _USED:
            setattr(self, used, getattr(pattern, used))
        return getattr(pattern, name)


class Telling:
    """A pattern that is asked only of a text with one of the words that all it matches have."""

    __slots__ = ("asked", "words")

    def __init__(self, pattern: re.Pattern[str], words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.asked = pattern
        tell_apart(self.words)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        absent = self.words.isdisjoint(words_in(text))
        return None if absent else self.asked.search(text, *span)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        absent = self.words.isdisjoint(words_in(text))
        return None if absent else self.asked.match(text, *span)

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        absent = self.words.isdisjoint(words_in(text))
        return None if absent else self.asked.fullmatch(text, *span)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        absent = self.words.isdisjoint(words_in(text))
        return iter(()) if absent else self.asked.finditer(text, *span)


def regex(text: str | Callable[[], str], flags: int = 0, *, words: str = "") -> re.Pattern[str]:
    """The pattern of this text, as `re.compile` would give it; a text with words of a data file is
    made when the pattern is first used.

    `words`, parted by spaces, are what a text must have for a match: in each match, or in what it
    looks ahead or back for, stands one of them.
    """
    pattern = cast("re.Pattern[str]", _Uncompiled(text, flags))
    if not words:
        return pattern
    return cast("re.Pattern[str]", Telling(pattern, words.split()))


def one_of(words: Iterable[str]) -> str:
    """The text of a pattern for any of some words, a longer one before one that begins it."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
