"""Claims: what the prose says that a figure is, before anybody looks at the figure.

A claim ties a quantity (or a “there was none”, or an “all of them”) to the facts of the form whose
words stand with it. Claims depend on the text and the form only, so they are kept per text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from forms.review.contexts import Clause, Context, Reading, read
from forms.review.finding import Span
from forms.review.quantities import Quantity
from forms.review.tongue import SaidAssertion, SaidFact, Token, Tongue

Kind = Literal["states", "none", "last_year"]
Scope = Literal["", "region", "own"]

RESIDUE = (9, 6, 2)
"""How many unknown characters may stand near a quantity whose topic is in its clause, in the
clauses before, or further away."""
LONGEST_OPENING = 24
"""Characters of a clause before its first word that means something."""
SHORT_OFFICE = 2
_OWN = "我本全该"
_PLACED = re.compile("在|通过|利用|依托|于|向|从|对|为|经")
_MEANS = (
    *("@website", "@weibo", "@wechat", "@gazette", "@other_means", "@both_micro"),
    *("@in_person", "@by_fax", "@online", "@by_letter"),
)
_ACTOR = re.compile(
    r"([一-鿿]{0,11}(?:局|委|[府政开县市区]办|办公室|委员会|厅|镇|乡|街道|县|区|市|公司|医院|学校|支队|大队|股|站|园区))"
    r"(?:全年|共计?|累计|今年|本年度?|在|均|已|依法|先后|年内|20\d\d年度?)*$"
)
FARTHEST = 12
"""How far 均, 全部 may stand from what they assert."""
MOST_DENIED = 8
"""How many unknown characters may stand among the words that are denied."""
RESIDUE_BARE = 2
"""The same where no word but the topic ties it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text that says what a figure is; `quantity` None says that there is none.

    `readings` are the facts it may speak of, equally good; `unsure` marks a looser tie.
    """

    span: Span
    readings: tuple[SaidFact, ...]
    quantity: Quantity | None
    kind: Kind
    scope: Scope
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Assurance:
    """A stretch of text that asserts something of figures without a number."""

    span: Span
    said: SaidAssertion
    scope: Scope
    unsure: bool


@dataclass(frozen=True, slots=True)
class Said:
    """All that a text says of figures, in order, and how it was read."""

    claims: tuple[Claim, ...]
    assurances: tuple[Assurance, ...]


@lru_cache(maxsize=256)
def said_in(
    tongue: Tongue, text: str, year: int | None, heading: str, section: str, unit: str = ""
) -> Said:
    """What a section's text says of the form's figures; `unit` are the names of the office."""
    marks = _Marks(tongue, unit)
    reading = read(tongue, text, year, heading)
    return Said(
        tuple(_claims(tongue, marks, reading, section)),
        tuple(_assurances(tongue, marks, reading, section)),
    )


class _Marks:
    """The bits of the lists that change what a number means."""

    def __init__(self, tongue: Tongue, unit: str) -> None:
        self.unit = unit
        self.topics = tongue.topics
        self.leader = tongue.bit("@leader")
        self.ways = tongue.ways
        self.means = tongue.mask(_MEANS)
        self.period = tongue.period
        self.partial = tongue.partial
        self.last_year = tongue.bit("@last_year")
        self.next_year = tongue.bit("@next_year")
        self.delta = tongue.bit("@delta")
        self.compare = tongue.bit("@compare")
        self.listed = tongue.bit("@listed")
        self.region = tongue.bit("@region")
        self.own = tongue.bit("@own")
        self.none = tongue.bit("@none")
        self.excepted = tongue.bit("@except")

    def others(self, opening: str) -> bool:
        """Whether a clause begins with another office as the one that did it."""
        actor = _ACTOR.search(opening) if self.unit else None
        if actor is None or actor[1][0] in _OWN or len(actor[1]) <= SHORT_OFFICE:
            return False
        return actor[1] not in self.unit and not _PLACED.search(actor[1])

    def scope(self, mask: int) -> Scope:
        """Whose figure it is said to be."""
        return "region" if mask & self.region else "own" if mask & self.own else ""


# ---- numbers


def _claims(tongue: Tongue, marks: _Marks, reading: Reading, section: str) -> Iterator[Claim]:
    for context in reading.contexts:
        claim = _claim(tongue, marks, context, section)
        if claim:
            yield claim
    for clause in reading.clauses:
        yield from _nones(tongue, marks, clause, reading, section)


def _claim(tongue: Tongue, marks: _Marks, context: Context, section: str) -> Claim | None:
    quantity = context.quantity
    local = context.near | context.lead
    if context.near & marks.delta or (local & marks.compare and local & marks.delta):
        return None
    if marks.others(context.opening) or len(context.opening) > LONGEST_OPENING:
        return None
    scored = [
        (score, said)
        for said in tongue.facts
        if said.topic & context.topic or (not said.topic)
        if not said.fact.sections or section in said.fact.sections
        if (score := _score(marks, said, context))
    ]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    readings = tuple(said for score, said in scored if score == best)
    unsure = any(said.unsure & local for said in readings) or quantity.article
    last = bool(local & marks.last_year) and not any(
        said.own & marks.last_year for said in readings
    )
    kind: Kind = "last_year" if last else "states"
    return Claim(
        (quantity.start, quantity.stop), readings, quantity, kind, marks.scope(local), unsure
    )


def _score(marks: _Marks, said: SaidFact, context: Context) -> tuple[int, int] | None:
    """How well a fact fits a quantity: groups matched, then their nearness; None: not at all."""
    unit = context.quantity.unit
    if unit not in said.units and (unit or "%" in said.units or "元" in said.units):
        return None
    near = context.near
    if context.earlier & marks.leader & said.without:
        return None
    if near & marks.ways and said.own & marks.means:
        return None
    if (near | context.lead & ~marks.topics) & said.without or any(
        not mask & said.own for mask in context.strange
    ):
        return None
    nearness = 0
    for group in said.groups:
        if near & group:
            nearness += 2
        elif context.lead & group and not said.joint:
            nearness += 1
        else:
            return None
    if context.qualified or (not said.groups and context.quantity.article):
        return None
    if not said.groups and not _speaks_plainly(said, context, marks):
        return None
    limit = RESIDUE[context.reach] if said.groups else RESIDUE_BARE
    if context.residue > limit:
        return None
    return len(said.groups) + 1, nearness


def _speaks_plainly(said: SaidFact, context: Context, marks: _Marks) -> bool:
    """Whether nothing but the topic stands near: no word of another fact, no 其中."""
    if context.near & (said.rivals | marks.listed):
        return False
    return not context.reach or (context.reach == 1 and not context.residue)


# ---- “none”


def _nones(
    tongue: Tongue, marks: _Marks, clause: Clause, reading: Reading, section: str
) -> Iterator[Claim]:
    """Claims of a clause that says there was none: 未收到申请, 行政复议、行政诉讼均未发生."""
    at = next((i for i, token in enumerate(clause.tokens) if token.mask & marks.none), None)
    if at is None or _has_quantity(reading, clause):
        return
    denied = clause.tokens[at + 1 :] or clause.tokens[:at]
    if _unknown(denied) > MOST_DENIED:
        return
    mask = _union(token.mask for token in denied)
    whole = _union(token.mask for token in clause.tokens)
    if whole & (marks.period | marks.excepted | marks.delta) or any(
        t.mask & marks.partial and not t.mask & tongue.topics for t in denied
    ):
        return
    span = (
        (clause.tokens[at].start, denied[-1].end)
        if denied is not clause.tokens[:at]
        else (
            denied[0].start if denied else clause.start,
            clause.tokens[at].end,
        )
    )
    told: list[tuple[SaidFact, ...]] = []
    named = _denied_topics(tongue, denied)
    others = _union(token.mask for token in denied if token not in named)
    for topic in [token.mask for token in named] or [clause.topic]:
        readings = _deniable(tongue, topic, mask, others, section)
        if not named:
            readings = tuple(said for said in readings if said.groups)
        if whole & marks.last_year:
            readings = tuple(said for said in readings if said.own & marks.last_year)
        if readings and readings not in told:
            told.append(readings)
            yield Claim(span, readings, None, "none", marks.scope(whole))


def _has_quantity(reading: Reading, clause: Clause) -> bool:
    return any(clause.start <= c.quantity.start < clause.end for c in reading.contexts)


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
        if after.start - before.end > 3:
            break
        topics.append(before)
    return topics


def _deniable(
    tongue: Tongue, topic: int, mask: int, others: int, section: str
) -> tuple[SaidFact, ...]:
    """The facts that a denial speaks of: those with the most words of their own in it."""
    fitting = [
        said
        for said in tongue.facts
        if said.fact.none
        and said.topic & topic
        and not others & said.without
        and all(mask & group for group in said.groups)
        and (not said.fact.sections or section in said.fact.sections)
    ]
    most = max((len(said.groups) for said in fitting), default=0)
    return tuple(said for said in fitting if len(said.groups) == most)


# ---- assertions


def _assurances(
    tongue: Tongue, marks: _Marks, reading: Reading, section: str
) -> Iterator[Assurance]:
    for clause in reading.clauses:
        mask = _union(token.mask for token in clause.tokens)
        if mask & (marks.listed | marks.period):
            continue
        whole = _sentence_mask(reading, clause, marks.none)
        own_topic = next((t.mask for t in reversed(clause.tokens) if t.mask & tongue.topics), 0)
        topic = own_topic or clause.topic
        for said in tongue.assertions:
            if said.assertion.sections and section not in said.assertion.sections:
                continue
            if not all(mask & group for group in said.groups) or whole & said.without:
                continue
            if said.topic and not said.topic & topic:
                continue
            span = _assured_span(clause, said)
            if span is None:
                continue
            yield Assurance(span, said, marks.scope(mask), bool(whole & said.unsure))


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


def _sentence_mask(reading: Reading, clause: Clause, none: int) -> int:
    """What is said in the sentence, words that are denied (无结转) left out."""
    same = [t for c in reading.clauses if c.sentence == clause.sentence for t in c.tokens]
    denied = {b for a, b in pairwise(same) if a.mask & none and b.start - a.end <= 2}
    return _union(token.mask for token in same if token not in denied)


def _union(masks: Iterator[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined
