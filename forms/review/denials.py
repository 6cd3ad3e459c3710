"""Denials: 未收到申请 and 行政复议、诉讼均未发生 say that a figure is 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from forms.review.claims import Claim, Marks
from forms.review.contexts import Clause, last_topic
from forms.review.finding import Span
from forms.review.tongue import SaidFact, Token, Tongue, union

JOINED = 2
"""How far apart coordinated words stand: 复议、诉讼, 复议以及诉讼."""
MOST_DENIED = 8
"""How many unknown characters may stand among the words that are denied."""


def denials_in(
    tongue: Tongue, marks: Marks, clause: Clause, extent: int, section: str
) -> Iterator[Claim]:
    """Claims of a clause that says there was none: 未收到申请, 行政复议、行政诉讼均未发生.

    `extent` tells of whom and of which time it is said.
    """
    denial = None if extent & marks.extents.apart else _denial(tongue, marks, clause)
    if denial is None:
        return
    whole = union(token.mask for token in clause.tokens) | extent
    told: list[tuple[SaidFact, ...]] = []
    for topic in denial.topics:
        readings = _deniable(tongue, topic, denial, section)
        if whole & marks.last_year:
            readings = tuple(said for said in readings if said.own & marks.last_year)
        if readings and readings not in told:
            told.append(readings)
            yield Claim(denial.span, readings, None, "none", marks.scope(whole))


@dataclass(frozen=True, slots=True)
class _Denial:
    """What a clause denies: its words, the topics among them (`named`) or those of the talk."""

    span: Span
    tokens: tuple[Token, ...]
    mask: int
    others: int
    topics: tuple[int, ...]
    named: bool


def _denial(tongue: Tongue, marks: Marks, clause: Clause) -> _Denial | None:
    """What a clause without a number denies, None where it denies nothing or too much besides."""
    at = next((i for i, token in enumerate(clause.tokens) if token.mask & marks.none), None)
    if at is None or clause.quantities:
        return None
    none, before, behind = clause.tokens[at], clause.tokens[:at], clause.tokens[at + 1 :]
    meant = any(token.mask & tongue.meaning for token in behind)
    denied = behind if meant else before
    whole = union(token.mask for token in clause.tokens)
    strange = any(t.mask & marks.partial and not t.mask & tongue.topics for t in denied)
    first = next((t for t in behind if t.mask & (tongue.meaning | marks.none)), None)
    twice = bool(first and first.mask & marks.none)
    if not denied or strange or twice or _unknown(denied) > MOST_DENIED:
        return None
    if whole & (marks.period | marks.excepted | marks.delta):
        return None
    named = _denied_topics(tongue, denied)
    talk = last_topic(tongue, before) or clause.topic
    return _Denial(
        (min(none.start, denied[0].start), max(none.end, denied[-1].end)),
        tuple(denied),
        union(token.mask for token in denied),
        union(token.mask for token in denied if token not in named),
        tuple(token.mask for token in named) or (talk,),
        bool(named),
    )


def _unknown(tokens: Sequence[Token]) -> int:
    """How many characters between the words that are denied no list knows."""
    return sum(max(0, after.start - before.end) for before, after in pairwise(tokens))


def _denied_topics(tongue: Tongue, tokens: Sequence[Token]) -> list[Token]:
    """What is denied: the last topic named and those it is coordinated with (复议、诉讼)."""
    named = [(i, t) for i, t in enumerate(tokens) if t.mask & tongue.topics]
    if not named:
        return []
    topics = [named[-1][1]]
    for (_, before), (_, after) in zip(named[-2::-1], named[:0:-1], strict=False):
        apart = after.start - before.end
        if apart > JOINED or (not apart and not _summed_up(tongue, before, after)):
            break
        topics.append(before)
    return topics


def _summed_up(tongue: Tongue, one: Token, other: Token) -> bool:
    """Whether a fact sums up two topics, so that they can be named in one breath (复议诉讼)."""
    return any(s.joint and s.topic & one.mask and s.topic & other.mask for s in tongue.facts)


def _deniable(tongue: Tongue, topic: int, denial: _Denial, section: str) -> tuple[SaidFact, ...]:
    """The facts that a denial speaks of: those with the most words of their own in it."""
    fitting = [
        said
        for said in tongue.facts
        if said.fact.none
        and said.topic & topic
        and not denial.others & said.without
        and all(denial.mask & group for group in said.groups)
        and (denial.named or _says_it_all(tongue, said, denial))
        and (not said.fact.sections or section in said.fact.sections)
    ]
    most = max((len(said.groups) for said in fitting), default=0)
    return tuple(said for said in fitting if len(said.groups) == most)


def _says_it_all(tongue: Tongue, said: SaidFact, denial: _Denial) -> bool:
    """Whether the words of a fact are all that is denied, where its topic is not named."""
    known = said.own | tongue.idle | tongue.neutral
    return bool(said.groups) and all(token.mask & known for token in denial.tokens)
