"""Paragraphs that end without a stop, and those that a line break cuts in two (群众关 / 切)."""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.language.terms import LONGEST, terms
from forms.review.reading.sentences import paragraphs_of

_ENDS = frozenset("。！？：；…”’）)》】.!?;:")
_HEADING = regex(
    r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])"
)
_STOP = regex("[，。；]")
_NEVER_LAST = frozenset("的和与及或对在将为把由向从以按被并而第每各不未已")
_NEVER_FIRST = frozenset("的与及或了")
_LEAST, _LEAST_BELOW_HEADING = 16, 40
"""Characters of a paragraph that is a sentence, and of one that begins with a number."""


def open_ends(text: str) -> Iterator[Slip]:
    """Paragraphs of a sentence or more that end without a stop; none is offered where the next
    paragraph goes on with the sentence.
    """
    paragraphs = paragraphs_of(text)
    for at, (offset, paragraph) in enumerate(paragraphs, 1):
        body = paragraph.rstrip()
        if not _lacks_stop(body):
            continue
        follows = paragraphs[at][1].lstrip() if at < len(paragraphs) else ""
        end, cut = offset + len(body), _is_cut(body, follows)
        note = "后断了行，应与下一段接上" if cut else "后没有句号"
        better = None if cut else body[-1] + "。"
        yield Slip(end - 1, end, better, f"“…{body[-6:]}”{note}")


def _lacks_stop(body: str) -> bool:
    if body[-1] in _ENDS or len(body) < _LEAST:
        return False
    return bool(_STOP.search(body)) and not (
        _HEADING.match(body) and len(body) < _LEAST_BELOW_HEADING
    )


def _is_cut(body: str, follows: str) -> bool:
    """Whether a paragraph breaks off within a sentence, or a word, that the next one ends."""
    if not follows or _HEADING.match(follows):
        return False
    if body[-1] in _NEVER_LAST or follows[0] in _NEVER_FIRST:
        return True
    around = body[-LONGEST:] + follows[:LONGEST]
    edge = min(len(body), LONGEST)
    return terms().crosses(around, edge) and not terms().ends_at(around, edge)
