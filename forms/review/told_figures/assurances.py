"""Assurances: what prose asserts of figures without a number (收到的申请均已办结)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.review.finding import Span
from forms.review.reading.contexts import last_topic
from forms.review.reading.quantities import Quantity
from forms.review.reading.surroundings import Clause
from forms.review.reading.tongue import SaidAssertion, Token, Tongue, union
from forms.review.reading.units import UNCOUNTED
from forms.review.told_figures.signs import Marks, Scope

FARTHEST = 12
"""How far 均, 全部 may stand from what they assert."""
MOST_UNKNOWN = 2
"""Unknown characters before an assertion whose topic is not in the sentence."""


class Assurance(NamedTuple):
    """A stretch of text that asserts something of figures without a number.

    `subject` are the numbers that it is about: those before it in its clause, or those of the
    clause before where it names no topic itself.
    """

    span: Span
    said: SaidAssertion
    scope: Scope
    unsure: bool
    subject: tuple[Quantity, ...]


def assurances_in(
    tongue: Tongue,
    marks: Marks,
    clauses: Sequence[Clause],
    extents: Sequence[int],
    section: str,
) -> Iterator[Assurance]:
    """What the clauses of a sentence, each with its extent, assert without a number."""
    for index, (clause, extent) in enumerate(zip(clauses, extents, strict=True)):
        mask = union(token.mask for token in clause.tokens)
        if mask & tongue.besides and mask & marks.none:
            continue  # 不存在其他收费项目
        if not mask & tongue.assured or mask & (marks.listed | marks.period):
            continue
        if extent & marks.extents.apart or _of_something_else(tongue, clauses, clause):
            continue
        for said in tongue.assertions:
            if all(mask & group for group in said.groups):
                assurance = _assurance(tongue, marks, clauses, index, said)
                if assurance and _in_section(said, section):
                    yield assurance._replace(scope=marks.scope(mask | extent))


def _in_section(said: SaidAssertion, section: str) -> bool:
    return not said.assertion.sections or section in said.assertion.sections


def _assurance(
    tongue: Tongue, marks: Marks, clauses: Sequence[Clause], index: int, said: SaidAssertion
) -> Assurance | None:
    """The assertion of a clause, None where it speaks of another topic or of a part."""
    clause = clauses[index]
    mask = union(token.mask for token in clause.tokens)
    topic = last_topic(tongue, clause.tokens) or clause.topic
    span = _assured_span(clause, said)
    if not span or not (said.topic & topic or not said.topic):
        return None
    named = any(last_topic(tongue, other.tokens) for other in clauses)
    if clause.unknown > MOST_UNKNOWN and not named:
        return None
    behind = _undenied(clauses[index + 1 :], marks) & ~tongue.outcomes  # 全部办结：公开11件
    elsewhere = (_undenied(clauses[:index], marks) | behind) & ~tongue.topics
    if (elsewhere | _undenied([clause], marks)) & said.without or _is_counted(clause, span[1]):
        return None
    subject = _subject(tongue, clauses, index, span[0])
    if said.groups[0] & marks.all and _is_of_those_done(tongue, marks, clauses, index, said, span):
        return None
    about = mask if subject or last_topic(tongue, clause.tokens) else _said_before(clauses, index)
    if (mask | about) & said.apart:
        return None
    return Assurance(span, said, "", bool(mask & said.unsure), subject)


def _is_counted(clause: Clause, end: int) -> bool:
    """Whether a number follows in the clause, so that 全部公开 is not of all but of so many."""
    return any(q.start >= end and q.unit not in UNCOUNTED - {""} for q in clause.quantities)


def _said_before(clauses: Sequence[Clause], index: int) -> int:
    return union(
        token.mask for clause in clauses[max(0, index - 1) : index] for token in clause.tokens
    )


def _subject(
    tongue: Tongue, clauses: Sequence[Clause], index: int, at: int
) -> tuple[Quantity, ...]:
    """The numbers that an assertion is about, which begins at a place; a topic in it is no other
    one (其中6件诉讼，均未经复议直接起诉).
    """
    clause = clauses[index]
    before = tuple(quantity for quantity in clause.quantities if quantity.start < at)
    ahead = [token for token in clause.tokens if token.start < at]
    if before or not index or last_topic(tongue, ahead):
        return before
    return clauses[index - 1].quantities


def _is_of_those_done(
    tongue: Tongue,
    marks: Marks,
    clauses: Sequence[Clause],
    index: int,
    said: SaidAssertion,
    span: Span,
) -> bool:
    """Whether an assertion is only about those of which its deed was told before: 办结的8件申请都按
    新样式答复; 办结申请8件，都按新样式答复.
    """
    ahead = [token for token in clauses[index].tokens if token.end <= span[0]]
    before = clauses[index] if ahead else _clause_before(tongue, clauses[:index])
    if before is None:
        return False
    tokens = ahead or before.tokens
    if union(token.mask for token in tokens) & marks.new:
        return False
    done = next((token.end for token in tokens if token.mask & said.groups[-1]), None)
    counted = [q.start for q in before.quantities if q.start < span[0]]
    named = [token.start for token in tokens if token.mask & tongue.topics]
    if done is None:
        return False
    bare = bool(ahead) and span[0] - done == len("的")  # 已办结的均依法答复
    return bare or any(start >= done for start in (*counted, *named))


def _clause_before(tongue: Tongue, clauses: Sequence[Clause]) -> Clause | None:
    """The last clause that tells what the talk is of: 办结的申请中，凡要征求意见的，均…."""
    for clause in clauses[:-3:-1]:
        if clause.quantities or last_topic(tongue, clause.tokens):
            return clause
    return None


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


def _undenied(clauses: Sequence[Clause], marks: Marks) -> int:
    """What is said in the sentence; not words that are denied (无结转) or are about last year's
    numbers (上年结转1件).
    """
    said = 0
    for clause in clauses:
        tokens = clause.tokens
        denied = {b for a, b in pairwise(tokens) if a.mask & marks.none and b.start - a.end <= 2}
        mask = union(token.mask for token in tokens if token not in denied)
        said |= mask if not (clause.quantities and mask & marks.last_year) else 0
    return said
