"""Assurances: what prose asserts of figures without a number (收到的申请均已办结)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from forms.review.claims import Claim, Marks, Scope
from forms.review.contexts import Clause, last_topic
from forms.review.finding import Span
from forms.review.quantities import Quantity
from forms.review.tongue import SaidAssertion, Token, Tongue, union

FARTHEST = 12
"""How far 均, 全部 may stand from what they assert."""


@dataclass(frozen=True, slots=True)
class Assurance:
    """A stretch of text that asserts something of figures without a number."""

    span: Span
    said: SaidAssertion
    scope: Scope
    unsure: bool


class Told(NamedTuple):
    """A sentence: its clauses, the extent of each, and its claims by where their numbers stand."""

    clauses: Sequence[Clause]
    extents: Sequence[int]
    claims: Mapping[int, Claim]


def assurances_in(tongue: Tongue, marks: Marks, told: Told, section: str) -> Iterator[Assurance]:
    """What the clauses of a sentence assert without a number."""
    for index, (clause, extent) in enumerate(zip(told.clauses, told.extents, strict=True)):
        mask = union(token.mask for token in clause.tokens)
        if not mask & tongue.assured or mask & (marks.listed | marks.period):
            continue
        if extent & marks.extents.apart or _of_something_else(tongue, told.clauses, clause):
            continue
        for said in tongue.assertions:
            if all(mask & group for group in said.groups):
                assurance = _assurance(tongue, marks, told, index, said)
                if assurance and _in_section(said, section):
                    yield assurance


def _in_section(said: SaidAssertion, section: str) -> bool:
    return not said.assertion.sections or section in said.assertion.sections


def _assurance(
    tongue: Tongue, marks: Marks, told: Told, index: int, said: SaidAssertion
) -> Assurance | None:
    """The assertion of a clause, None where it speaks of another topic or of a part."""
    clause = told.clauses[index]
    mask = union(token.mask for token in clause.tokens)
    topic = last_topic(tongue, clause.tokens) or clause.topic
    span = _assured_span(clause, said)
    if not span or not (said.topic & topic or not said.topic):
        return None
    if _undenied(told.clauses, marks.none) & said.without:
        return None
    subject = _subject(tongue, told.clauses, index, span[0])
    if mask & said.apart or (subject and not _is_whole(told, subject, said)):
        return None
    scope = marks.scope(mask | told.extents[index])
    return Assurance(span, said, scope, bool(mask & said.unsure))


def _subject(
    tongue: Tongue, clauses: Sequence[Clause], index: int, end: int
) -> tuple[Quantity, ...]:
    """The numbers that an assertion is about: those before it in the clause; where it names no
    topic itself, those of the clause before.
    """
    clause = clauses[index]
    before = tuple(quantity for quantity in clause.quantities if quantity.start < end)
    if before or not index or last_topic(tongue, clause.tokens):
        return before
    return clauses[index - 1].quantities


def _is_whole(told: Told, subject: Sequence[Quantity], said: SaidAssertion) -> bool:
    """Whether a number that an assertion is about is one of the whole (`of`), not of a part."""
    claims = (told.claims.get(quantity.start) for quantity in subject)
    readings = (reading for claim in claims if claim for reading in claim.readings)
    return not said.of or any(terms in said.of for r in readings for terms in (r.at, *r.also))


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
