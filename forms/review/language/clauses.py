"""Readers of wording asked clause by clause, or sentence by sentence: a key typed costs one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps

from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.reading.sentences import sentences_of

_CLAUSE = regex("[^，；]+")


def by_clause(look: Callable[[str], Iterable[Slip]]) -> Callable[[str], Iterator[Slip]]:
    """The reader, asked of each clause with the marks on either side of it, and again only of those
    that are new; it must look no further than that.
    """

    @lru_cache(maxsize=4096)
    def in_clause(clause: str) -> tuple[Slip, ...]:
        return tuple(look(clause))

    @wraps(look)
    def in_sentence(sentence: str) -> Iterator[Slip]:
        for match in _CLAUSE.finditer(sentence):
            start = max(0, match.start() - 1)
            for slip in in_clause(sentence[start : match.end() + 1]):
                yield slip.moved(start)

    return in_sentence


def by_sentence(look: Callable[[str], Iterable[Slip]]) -> Callable[[str], Iterator[Slip]]:
    """The reader of a paragraph, asked again only of sentences that are new; it must look no
    further.
    """

    @lru_cache(maxsize=4096)
    def in_sentence(sentence: str) -> tuple[Slip, ...]:
        return tuple(look(sentence))

    @wraps(look)
    def in_paragraph(paragraph: str) -> Iterator[Slip]:
        for sentence in sentences_of(paragraph):
            for slip in in_sentence(paragraph[sentence.start : sentence.end]):
                yield slip.moved(sentence.start)

    return in_paragraph
