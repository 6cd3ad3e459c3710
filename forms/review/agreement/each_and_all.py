"""What was done on each of several days, and how often in all: 5月8日、9月6日各举办1场开放日 and
开放日全年仅1场.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.draft import Number
from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.each_named import each_named
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start

NAMED = 3
"""Characters of a name that tells a thing from all others."""
_UNITS = frozenset("场次期轮")
_PART = regex("其中|另|每|上年|去年|季度|半年|\\d月|20\\d\\d|计划|拟|将|增|到$|至$|第|线上|线下")


class _Each(NamedTuple):
    """A thing done so often on each of several days: from `least` to `most` times in all."""

    noun: str
    unit: str
    least: Number
    most: Number
    span: Span


def otherwise_in_all(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where a thing is told of each of several days or places, and otherwise of all the year."""
    each = [(it, one) for it in told for one in _each(it.text)]
    nouns = [one.noun for _, one in each]
    for passage, one in each:
        for other in told if nouns.count(one.noun) == 1 else ():
            for match in _in_all(one.noun, one.unit).finditer(other.text):
                start = stretch_start(other.text, match.start(), "，。；\n")
                group = match.lastgroup or ""
                apart = _PART.search(other.text, start, match.start(group))
                if not apart and not one.least <= whole_number(match[group]) <= one.most:
                    yield At(passage, one.span), At(other, match.span(group))


@by_paragraph
def _each(text: str) -> Iterator[_Each]:
    for one in each_named(text):
        each = one.each
        if len(one.noun) >= NAMED and each.unit in _UNITS:
            least, most = one.least * each.value, one.most * each.value
            yield _Each(one.noun, each.unit, least, most, (one.start, each.stop))


@lru_cache(maxsize=64)
def _in_all(noun: str, unit: str) -> re.Pattern[str]:
    """A thing with how often it was done in all the year, the name first or last."""
    name, year = re.escape(noun.removesuffix("活动")), "(?:全年|年内|本年度?|一年)"
    done = "(?:共|仅|只|一共|举办|开展|组织|办|有|了)*"
    return regex(
        rf"{name}(?:活动)?{year}{done}(?P<n>{COUNT}){unit}(?![以之])"
        rf"|{year}{done}{name}(?:活动)?{done}(?P<m>{COUNT}){unit}"
        rf"|{year}{done}(?P<k>{COUNT}){unit}{HAN}{{0,2}}{name}"
    )
