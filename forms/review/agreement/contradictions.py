"""The same thing counted twice in the prose, with two different numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from forms.draft import Number
from forms.patterns import regex
from forms.review.agreement.circumstances import told_again
from forms.review.agreement.echoes import echoes
from forms.review.agreement.two_places import At, contradiction
from forms.review.finding import Finding
from forms.review.passage import Passage
from forms.review.reading.counted import Counted, counted_in
from forms.review.reading.counted_words import same_deed
from forms.review.reading.quantities import Quantity
from forms.review.reading.units import PAPERS
from forms.review.repairs import is_slip, is_turned
from forms.review.rulebook import rules

NAMED = 3
"""Characters of a name that tells a thing from all others (听证会, but not 信息)."""
NEARLY = Decimal("0.7")
"""Of the larger number: nearer ones are the same thing's although one says more of it."""
MOST_NUMBERS = 2
"""Different numbers of one thing: more are told of several occasions or offices."""


LONG = 4
"""Digits of a number that is hardly another's by chance where all but one are the same."""
MOST_PLACES = 12
"""Places of one thing that are compared with each other."""
FAR = 40
"""Characters before a number that tell of documents by how open they are."""
_BY_OPENNESS = regex(
    rf"(?:主动公开|依申请公开)的?(?:类|为|信息)?\d+[{PAPERS}个](?:，占[\d.]+%)?[，、和；](?:依申请公开|不予公开)的?(?:类|为|信息)?$",
    words="公开",
)
"""Documents, not applications: 主动公开120件、依申请公开60件、不予公开20件."""


_Spot = tuple[Passage, Quantity]


class _Told(NamedTuple):
    passage: Passage
    counted: Counted
    tied: bool


def contradiction_findings(
    texts: Sequence[Passage], tied: Sequence[frozenset[int]], year: int | None, unit: str
) -> list[Finding]:
    """Rule `number-contradicted`; `tied` are for each text the places of numbers that the figures
    have been compared with, `unit` the names of the office, with bars between.
    """
    told: dict[tuple[str, str], list[_Told]] = {}
    for passage, starts in zip(texts, tied, strict=True):
        if passage.section is None or passage.section.about_next_year:
            continue
        for counted in _counted_in(passage.text, year, unit):
            quantity = counted.quantity
            key = counted.stem, quantity.unit
            told.setdefault(key, []).append(_Told(passage, counted, quantity.start in starts))
    found = [finding for same in told.values() if len(same) > 1 for finding in _findings(same)]
    blamed = {(place.at, place.span) for one in found for place in one.places} | {
        (one.at[0], one.span) for one in found
    }
    for one in _echoed(texts, tied, year, unit):
        spots = {(one.at[0], one.span), *((place.at, place.span) for place in one.places)}
        if not spots & blamed:
            blamed |= spots
            found.append(one)
    return found


@lru_cache(maxsize=64)
def _counted_in(text: str, year: int | None, unit: str) -> tuple[Counted, ...]:
    """The numbers of a text whose thing can be named, but for those of documents by openness."""
    return tuple(
        one
        for one in counted_in(text, year, unit)
        if not _BY_OPENNESS.search(text, max(0, one.quantity.start - FAR), one.quantity.start)
    )


def _echoed(
    texts: Sequence[Passage], tied: Sequence[frozenset[int]], year: int | None, unit: str
) -> Iterator[Finding]:
    """One thing that is told in other words."""
    told = [
        (passage, starts)
        for passage, starts in zip(texts, tied, strict=True)
        if passage.section is not None and not passage.section.about_next_year
    ]
    compared = [(passage.text, starts) for passage, starts in told]
    for one, other in echoes(compared, year, unit):
        first, second = told[one.place][0], told[other.place][0]
        yield _finding((first, one.heard.quantity), (second, other.heard.quantity))
    for before, again in told_again(compared, year):
        first, second = told[before.place][0], told[again.place][0]
        yield _finding((first, before.quantity), (second, again.quantity))


def _findings(same: Sequence[_Told]) -> Iterator[Finding]:
    """The first pair of one name that contradicts each other, else the first of names alike."""
    names: dict[str, list[_Told]] = {}
    for one in same[:MOST_PLACES]:
        names.setdefault(one.counted.thing, []).append(one)
    for told in (*names.values(), same[:MOST_PLACES]):
        pair = _pair(told)
        if pair:
            one, other = pair
            yield _finding(
                (one.passage, one.counted.quantity), (other.passage, other.counted.quantity)
            )
            return


def _pair(told: Sequence[_Told]) -> tuple[_Told, _Told] | None:
    """The first pair that contradicts each other, where there are two numbers and no more."""
    if len({one.counted.quantity.value for one in told}) != MOST_NUMBERS:
        return None
    return next((pair for pair in combinations(told, 2) if _contradict(*pair)), None)


def _contradict(first: _Told, second: _Told) -> bool:
    one, other = first.counted, second.counted
    a, b = one.quantity, other.quantity
    if first.tied and second.tied:
        return False
    if (a.low <= b.high and b.low <= a.high) or not same_deed(one.verb, other.verb):
        return False
    if first.passage is second.passage and one.sentence == other.sentence:
        return False
    slipped = _is_mistyped(a.value, b.value)
    named = len(one.thing) >= NAMED
    whole, alone = one.whole and other.whole, one.alone and other.alone
    near = min(a.value, b.value) >= NEARLY * Decimal(max(a.value, b.value))
    if one.scope != other.scope:
        return named and (slipped or (whole and near))
    if one.thing != other.thing:
        return slipped or (whole and alone and near)
    if slipped or one.since != other.since:
        return slipped
    return _same_occasion(one, other, named)


def _same_occasion(one: Counted, other: Counted, named: bool) -> bool:
    """Whether two numbers of one thing are meant for the same time and occasion."""
    if not (one.alone and other.alone) and not (named and (one.alone or other.alone)):
        return False
    if one.whole and other.whole:
        return True
    if one.occasion:
        return named and (one.whole or other.whole)
    return named and (one.whole or one.alone) and (other.whole or other.alone)


def _is_mistyped(one: Number, other: Number) -> bool:
    """Whether a slip of the keys makes one number the other; in a longer one, one digit wrong."""
    a, b = str(one), str(other)
    wrong = sum(x != y for x, y in zip(a, b, strict=False))
    replaced = len(a) == len(b) >= LONG and wrong == 1
    return replaced or is_slip(one, other) or is_turned(one, other)


def _finding(first: _Spot, second: _Spot) -> Finding:
    places = (At(passage, (number.start, number.stop)) for passage, number in (first, second))
    return contradiction(rules()["number-contradicted"].title, *places)
