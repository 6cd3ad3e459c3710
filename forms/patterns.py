"""Regular expressions compiled when first used, and only for a text that has their words.

The rules hold some hundreds of them, a third of a start if all were compiled at once; a draft needs
some, and a first screen none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from forms.pattern_store import compiled

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _Uncompiled:
    """Stands for a pattern; the first use compiles it and puts its methods in their place."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        pattern = compiled(self._text, self._flags)
        for used in _USED:
            setattr(self, used, getattr(pattern, used))
        return getattr(pattern, name)


class Telling:
    """A pattern that is asked only of a text with one of the words that all it matches have."""

    def __init__(self, pattern: re.Pattern[str], words: tuple[str, ...]) -> None:
        self.words = words
        self.asked = pattern
        self._last = "", False

    def _has_words(self, text: str) -> bool:
        last = self._last
        if last[0] is not text:  # asked at many places of one text, it looks through that once
            last = self._last = text, any(map(text.__contains__, self.words))
        return last[1]

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self.asked.search(text, *span) if self._has_words(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self.asked.match(text, *span) if self._has_words(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self.asked.fullmatch(text, *span) if self._has_words(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return self.asked.finditer(text, *span) if self._has_words(text) else iter(())


def regex(text: str, flags: int = 0, *, words: str = "") -> re.Pattern[str]:
    """The pattern of this text, as `re.compile` would give it.

    `words`, parted by spaces, are what a text must have for a match: in each match, or in what it
    looks ahead or back for, stands one of them.
    """
    pattern = cast("re.Pattern[str]", _Uncompiled(text, flags))
    if not words:
        return pattern
    return cast("re.Pattern[str]", Telling(pattern, tuple(words.split())))
