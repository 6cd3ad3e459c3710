"""Which of the words that patterns ask for are in a text, looked through once for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import add

_BY_START: dict[str, tuple[str, ...]] = {}
"""The words, none of them with a line break in it, by their first two characters, or their one; a
row is replaced, never changed, since a document made in a thread may be reading it.
"""


def tell_apart(words: Iterable[str]) -> None:
    """Take words among those that are looked for."""
    for word in words:
        known = _BY_START.get(word[:2], ())
        if word not in known:
            _BY_START[word[:2]] = (*known, word)
    words_in.cache_clear()


@lru_cache(maxsize=1024)
def words_in(text: str) -> frozenset[str]:
    """Those of the words that are in a text."""
    if "\n" in text:
        return frozenset().union(*map(words_in, text.split("\n")))
    starts = _BY_START.keys() & {*text, *map(add, text, text[1:])}
    return frozenset([word for start in starts for word in _BY_START[start] if word in text])
