"""The names in some words: what lies between those that do not tell which things are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from forms.review.language.terms import terms
from forms.review.reading.characters import is_han
from forms.review.reading.counted_words import echo_words, plain_words

_COMPOUNDS = tuple("栏日点员")
"""What makes another word of one that tells nothing: 公开栏, 信息员."""
_PARTICLES = frozenset("的中内上了到和与被均都由在于对向")


def last_noun(head: str) -> str:
    """The noun that a clause ends with, "" where a verb stands last."""
    return head[-2:] if head and pieces_of(head)[-1] else ""


def names_in(words: str) -> Iterator[str]:
    """What the words name: the pieces of more than a character."""
    return (name for name in pieces_of(words) if len(name) > 1)


@lru_cache(maxsize=1024)
def pieces_of(words: str) -> tuple[str, ...]:
    """What lies between words that do not tell which things are meant, marks and numbers."""
    found, start, at, plain = [], 0, 0, _plain()
    while at < len(words):
        here = (word for word in plain.get(words[at : at + 2], ()) if words.startswith(word, at))
        sizes = map(len, here)
        size = next((s for s in sizes if words[at + s : at + s + 1] not in _COMPOUNDS), 0)
        size = size or _is_plain(words, at)
        if size:
            found.append(words[start:at])
            start = at + size
        at += size or 1
    return (*found, words[start:])


def _is_plain(words: str, at: int) -> bool:
    """Whether a character alone tells nothing: a mark, a digit, a particle."""
    char = words[at]
    if char == "共":
        return words[at - 1 : at] != "公" and words[at + 1 : at + 2] not in tuple("同享建青产商")
    words_there = (words[at : at + 2], words[max(0, at - 1) : at + 1])
    return not is_han(char) or (
        char in _PARTICLES and not any(word in terms().words for word in words_there)
    )


@cache
def _plain() -> Mapping[str, Sequence[str]]:
    """Words that do not tell which things are meant, the longest first, by two characters."""
    found: dict[str, list[str]] = {}
    for word in sorted((*plain_words(), *echo_words()["light"]), key=len, reverse=True):
        if len(word) > 1:
            found.setdefault(word[:2], []).append(word)
    return found
