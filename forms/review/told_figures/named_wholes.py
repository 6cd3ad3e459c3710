"""Wholes named without their number: 18件，占新收申请的64.3% is a share of what was received."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from forms.draft import Number
from forms.patterns import regex
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.contexts import last_topic
from forms.review.reading.quantities import Quantity
from forms.review.reading.sentences import stretch_start
from forms.review.reading.tongue import SaidFact, Terms, Tongue, tokens_of, tongue_of, union
from forms.review.reckoning.shares import shares_in
from forms.review.told_figures.figure_values import Figures
from forms.review.told_figures.statements import Said

_NAMED = regex(r"占(?:到|了|比)?(?P<what>[^，。；、\d（）()]{2,14}?)的(?:约|近)?\s?$", words="占")
_COUNTED = regex("(?:总)?[件数量份]+$")
FAR = 20
"""Characters before a share that may name what it is of."""


def named_wholes(
    figures: Figures, text: str, year: int | None, said: Said
) -> Mapping[int, Sequence[Number]]:
    """For shares of a text, by place, what the table has for the whole that their words name."""
    tongue = tongue_of(figures.form)
    told = {claim.span[0]: claim.readings[0] for claim in said.claims if claim.quantity}
    found: dict[int, Sequence[Number]] = {}
    for share in shares_in(text):
        named = _NAMED.search(
            text, max(share.part.stop, share.share.start - FAR), share.share.start
        )
        if named and not share.wholes:
            part = told.get(share.part.start)
            talk = part.topic if part else _talk(tongue, text, named.start(), year)
            talk = talk or _told_of(text, said, named.start())
            facts = list(_facts(tongue, text, named.span("what"), year, talk))
            values = [v for one in facts for t in (one.at, *one.also) if (v := figures.value(t))]
            alike = all(share.part.unit in one.units for one in facts)
            if values and alike and all(share.part.value <= value for value in values):
                found[share.share.start] = values
    return found


def is_named_as_whole(figures: Figures, passage: Passage, share: Quantity, said: SaidFact) -> bool:
    """Whether the words of a fact only say what a share is of: 重复提出的占不予处理总数的55%; not
    that of the year, which its whole has as well: 自然人申请占新收申请的85%.
    """
    text = passage.text
    named = _NAMED.search(text, max(0, share.start - FAR), share.start)
    if named is None:
        return False
    tongue = tongue_of(figures.form)
    start = stretch_start(text, named.start(), "，。；\n")
    before, behind = (
        union(token.mask for token in tokens_of(tongue, text[slice(*span)], None))
        for span in ((start, named.start()), named.span("what"))
    )
    shared = tongue.bit("@new") if len(said.groups) > 1 else 0
    own = (group & ~shared for group in said.groups)
    return any(behind & group and not before & group for group in own)


def _talk(tongue: Tongue, text: str, place: int, year: int | None) -> int:
    """What the sentence up to a place spoke of last."""
    start = stretch_start(text, place)
    return last_topic(tongue, tokens_of(tongue, text[start:place], year)) & tongue.topics


def _told_of(text: str, said: Said, place: int) -> int:
    """What the last number of the sentence before a place is told of, by its figure."""
    start = stretch_start(text, place)
    topics = (c.readings[0].topic for c in reversed(said.claims) if start <= c.span[0] < place)
    return next(topics, 0)


def _facts(
    tongue: Tongue, text: str, span: Span, year: int | None, talk: int
) -> Iterator[SaidFact]:
    """The facts that the words of a span name, all of which may be meant; of the topic of the talk
    where they name none.
    """
    tokens = tokens_of(tongue, text[slice(*span)], year)
    mask = union(token.mask for token in tokens)
    known = sum(token.end - token.start for token in tokens)
    counted = _COUNTED.search(text, *span)
    rest = span[1] - span[0] - known - (len(counted[0]) if counted else 0)
    topic = mask & tongue.topics or talk
    away = (
        tongue.partial | tongue.period | tongue.outcomes | tongue.alien | tongue.bit("@last_year")
    )
    if not topic or rest > 0 or mask & away:
        return
    wholes = [said for said in tongue.facts_on(topic, None) if said.whole and said.per is None]
    meant = [one for one in wholes if one.groups and all(mask & group for group in one.groups)]
    if mask & tongue.bit("@new"):  # 占新收量的33.3%: not of what was carried in as well
        meant = [one._replace(also=()) for one in meant]
    if not meant and mask & (tongue.answering | tongue.bit("@receive")):
        # 提起复议27件，占办结量的16.8%: of what else was concluded
        wholes = [o for o in tongue.facts if o.whole and o.bound & mask and o.per is None]
    yield from meant or wholes


def answered_wholes(tongue: Tongue, said: SaidFact) -> Sequence[Terms]:
    """What a figure can be a share of that names no whole: an outcome (予以公开) of what was
    concluded, and of the sums that it is part of; not of what was received.
    """
    if not said.bound & tongue.answers:
        return said.wholes
    concluded = {one.at for one in tongue.facts if one.whole and one.bound & tongue.answering}
    own = set(said.at.addresses)
    found = [t for t in said.wholes if t in concluded or own < set(t.addresses)]
    return found if any(t in concluded for t in found) else said.wholes


def other_wholes(tongue: Tongue, said: SaidFact) -> Sequence[Terms]:
    """The wholes that a figure is a share of only where several are told so."""
    answered = answered_wholes(tongue, said)
    return [terms for terms in said.wholes if terms not in answered]


def wholes_told(
    figures: Figures, said: Said, of: Callable[[Tongue, SaidFact], Sequence[Terms]]
) -> dict[int, list[Number]]:
    """For each number that is the figure it is tied to: what it can be a share of."""
    tongue, found = tongue_of(figures.form), dict[int, list[Number]]()
    for claim in said.claims:
        told, quantity = claim.readings[0], claim.quantity
        sure = claim.kind == "states" and quantity and not claim.unsure
        if quantity and sure and quantity.agrees(figures.value(told.at) or 0):
            wholes = _of_its_rows(figures, quantity, told, of(tongue, told))
            values = (figures.value(terms) for terms in wholes)
            found[claim.span[0]] = [value for value in values if value is not None]
    return found


def _of_its_rows(
    figures: Figures, quantity: Quantity, said: SaidFact, wholes: Sequence[Terms]
) -> Sequence[Terms]:
    """The wholes of the rows by which a number is right, where there are such: 自然人131件 that are
    new are no share of the new ones and those carried over.
    """
    if len(wholes) < 2:
        return wholes
    sums = (said.at, *said.also)
    right = {_rows(terms) for terms in sums if quantity.agrees(figures.value(terms) or 0)}
    return [terms for terms in wholes if _rows(terms) in right] or wholes


@lru_cache(maxsize=1024)
def _rows(terms: Terms) -> frozenset[str]:
    return frozenset(address.rpartition(".")[0] for address in terms.addresses)
