"""What is read in a text, kept paragraph by paragraph: a key typed costs one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from forms.review.reading.sentences import paragraphs_of

Span = tuple[int, int]
S = TypeVar("S")
"""A record of which one field, `span`, is a place in the text."""


def by_paragraph(read: Callable[[str], Iterable[S]]) -> Callable[[str], tuple[S, ...]]:
    """The reader, asked again only for paragraphs that are new; it must look into no other."""

    @lru_cache(maxsize=1024)
    def in_paragraph(paragraph: str) -> tuple[S, ...]:
        return tuple(read(paragraph))

    @lru_cache(maxsize=256)
    @wraps(read)
    def in_text(text: str) -> tuple[S, ...]:
        found: list[S] = []
        for offset, paragraph in paragraphs_of(text):
            if here := in_paragraph(paragraph):
                found += _moved(here, offset)
        return tuple(found)

    return in_text


def matches_in(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a pattern finds in a text; it is asked only if it finds something in a paragraph alone,
    so it must not reach into the next, nor look back for the end of the one before.
    """
    if any(_is_in(pattern, paragraph) for _, paragraph in paragraphs_of(text)):
        return pattern.finditer(text)
    return iter(())


@lru_cache(maxsize=8192)
def _is_in(pattern: re.Pattern[str], paragraph: str) -> bool:
    return pattern.search(paragraph) is not None


def pairs_by_paragraph(
    read: Callable[[str], Iterable[tuple[Span, Span]]],
) -> Callable[[str], tuple[tuple[Span, Span], ...]]:
    """The same for a reader of two places that belong together."""

    @by_paragraph
    def held(text: str) -> Iterable[_Pair]:
        return (_Pair(one, other[0] - one[0], other[1] - one[1]) for one, other in read(text))

    @lru_cache(maxsize=256)
    @wraps(read)
    def in_text(text: str) -> tuple[tuple[Span, Span], ...]:
        return tuple(
            (it.span, (it.span[0] + it.to_start, it.span[1] + it.to_end)) for it in held(text)
        )

    return in_text


class _Pair(NamedTuple):
    """A place, and how far from its ends those of the other are."""

    span: Span
    to_start: int
    to_end: int


def _moved(found: Sequence[Any], by: int) -> Sequence[Any]:
    """The records so many characters further on; `_replace` takes three times as long."""
    if not by:
        return found
    made, at = type(found[0]), found[0]._fields.index("span")
    return [made(*one[:at], (one[at][0] + by, one[at][1] + by), *one[at + 1 :]) for one in found]
