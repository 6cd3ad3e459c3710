"""Denials and assertions: what prose says of figures without a number.

“未收到申请” and “行政复议、诉讼均未发生” say that a figure is 0, “均已办结” that another is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from forms.review.claims import Claim, Marks, Scope
from forms.review.contexts import Clause, last_topic
from forms.review.finding import Span
from forms.review.tongue import SaidAssertion, SaidFact, Token, Tongue, union

FARTHEST = 12
"""How far 均, 全部 may stand from what they assert."""
JOINED = 2
"""How far apart coordinated words stand: 复议、诉讼, 复议以及诉讼."""
MOST_DENIED = 8
"""How many unknown characters may stand among the words that are denied."""


@dataclass(frozen=True, slots=True)
class Assurance:
    """A stretch of text that asserts something of figures without a number."""

    span: Span
    said: SaidAssertion
    scope: Scope
    unsure: bool


def denials_in(tongue: Tongue, marks: Marks, clause: Clause, section: str) -> Iterator[Claim]:
    """Claims of a clause that says there was none: 未收到申请, 行政复议、行政诉讼均未发生."""
    denial = _denial(tongue, marks, clause)
    if denial is None:
        return
    whole = union(token.mask for token in clause.tokens)
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
    if at is None or clause.counted:
        return None
    none, before, behind = clause.tokens[at], clause.tokens[:at], clause.tokens[at + 1 :]
    meant = any(token.mask & tongue.meaning for token in behind)
    denied = behind if meant else before
    whole = union(token.mask for token in clause.tokens)
    strange = any(t.mask & marks.partial and not t.mask & tongue.topics for t in denied)
    if not denied or strange or _unknown(denied) > MOST_DENIED:
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
        if after.start - before.end > JOINED:
            break
        topics.append(before)
    return topics


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
    known = said.own | tongue.idle
    return bool(said.groups) and all(token.mask & known for token in denial.tokens)


# ---- assertions


def assurances_in(
    tongue: Tongue, marks: Marks, clauses: Sequence[Clause], section: str
) -> Iterator[Assurance]:
    """What the clauses of a sentence assert without a number."""
    for clause in clauses:
        mask = union(token.mask for token in clause.tokens)
        if not mask & tongue.assured or mask & (marks.listed | marks.period):
            continue
        topic = last_topic(tongue, clause.tokens) or clause.topic
        if _of_something_else(tongue, clauses, clause):
            continue
        fitting = [s for s in tongue.assertions if all(mask & group for group in s.groups)]
        whole = _undenied(clauses, marks.none) if fitting else 0
        for said in fitting:
            if said.assertion.sections and section not in said.assertion.sections:
                continue
            if whole & said.without:
                continue
            span = _assured_span(clause, said)
            if span and (said.topic & topic or not said.topic):
                yield Assurance(span, said, marks.scope(mask), bool(whole & said.unsure))


def _of_something_else(tongue: Tongue, clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether other things are spoken of: in the clause, or in a sentence without a topic."""
    named = any(last_topic(tongue, other.tokens) for other in clauses)
    about = [clause] if named else clauses
    tokens = (token for other in about for token in other.tokens)
    return any(t.mask & tongue.alien and not t.mask & tongue.meaning for t in tokens)


def _assured_span(clause: Clause, said: SaidAssertion) -> Span | None:
    """From the first to the last word meant, None where they do not stand in their order."""
    groups = list(said.groups)
    last: Token | None = None
    for token in reversed(clause.tokens):
        if not token.mask & groups[-1]:
            continue
        if len(said.groups) - len(groups) == 1 and last and last.start - token.end > FARTHEST:
            return None
        groups.pop()
        first, last = token, last or token
        if not groups:
            return first.start, last.end
    return None


def _undenied(clauses: Sequence[Clause], none: int) -> int:
    """What is said in the sentence, words that are denied (无结转) left out."""
    tokens = [token for clause in clauses for token in clause.tokens]
    denied = {b for a, b in pairwise(tokens) if a.mask & none and b.start - a.end <= 2}
    return union(token.mask for token in tokens if token not in denied)
