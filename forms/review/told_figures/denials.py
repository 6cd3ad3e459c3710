"""Denials: 未收到申请 and 行政复议、诉讼均未发生 say that a figure is 0."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.review.finding import Span
from forms.review.reading.surroundings import Clause
from forms.review.reading.tongue import SaidFact, Token, Tongue, union
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.signs import Marks

JOINED = 2
"""How far apart coordinated words stand: 复议、诉讼, 复议以及诉讼."""
FIRST = 1
"""How many unknown characters may stand before them (没有挪用专项经费)."""
LAST = 1
"""How many unknown characters may stand behind them."""
MOST_DENIED = 3
"""How many unknown characters may stand among the words that are denied."""


def denials_in(
    tongue: Tongue, marks: Marks, clause: Clause, extent: int, section: str
) -> Iterator[Claim]:
    """Claims of a clause that says there was none: 未收到申请, 行政复议、行政诉讼均未发生.

    `extent` tells of whom and of which time it is said.
    """
    if extent & marks.extents.apart or clause.quantities:
        return
    whole = union(token.mask for token in clause.tokens) | extent
    told: list[tuple[SaidFact, ...]] = []
    for denial in _denials(tongue, marks, clause):
        for topic in denial.topics:
            readings = _deniable(tongue, topic, denial, section)
            if not readings and not denial.named and denial.mask & tongue.outcomes:
                readings = _deniable(tongue, clause.wider, denial, section)
            if whole & marks.last_year:
                readings = tuple(said for said in readings if said.own & marks.last_year)
            if readings and readings not in told:
                told.append(readings)
                yield Claim(denial.span, readings, None, "none", marks.scope(whole))


class _Denial(NamedTuple):
    """What a clause denies: its words, the topics among them (`named`) or those of the talk."""

    span: Span
    tokens: tuple[Token, ...]
    mask: int
    others: int
    topics: tuple[int, ...]
    named: bool


def _denials(tongue: Tongue, marks: Marks, clause: Clause) -> Iterator[_Denial]:
    """What a clause without a number denies; nothing where it denies too much besides."""
    at = next((i for i, token in enumerate(clause.tokens) if token.mask & marks.none), None)
    if at is None:
        return
    none, before, after = clause.tokens[at], clause.tokens[:at], clause.tokens[at + 1 :]
    behind = _without_cause(tongue, after)
    meant = any(token.mask & tongue.meaning for token in behind)
    if not meant and none.mask & tongue.zero and none.end < clause.end:
        return  # 零投诉: none of what stands behind it
    if any(token.mask & tongue.fields for token in before) and _is_dispute(tongue, behind):
        return  # 行政处罚没有被复议撤销的
    last = [t for t in before if t.mask & marks.last_year]
    denied = [t for t in ((*last, *behind) if meant else before) if not t.mask & marks.none]
    if not meant and (clause.tail > LAST or any(t.mask & tongue.partial for t in after)):
        return  # 申请答复没有捷径
    whole = union(token.mask for token in clause.tokens)
    said = tongue.meaning | tongue.partial | marks.none
    first = next((t for t in behind if t.mask & said), None)
    if (
        not denied
        or (first and first.mask & marks.none)
        or _unknown(after if meant else denied) > MOST_DENIED
    ):
        return
    if meant and (after[0].start - none.end > FIRST or _is_attributed(tongue, (none, *after))):
        return
    if meant and after[0].mask & tongue.besides:
        return  # 没有其他收费: of what was told before there was some
    if not meant and after and after[0].mask == tongue.plain:
        return  # 与依申请公开没有关系
    if union(token.mask for token in after) & marks.forbidden:
        return  # 没有解读方案不予签发
    if whole & (marks.period | marks.excepted | marks.delta | marks.blame) or (
        meant and clause.tail > LAST
    ):
        return
    talk = tuple(token.mask for token in _coordinated(tongue, before)) or (clause.topic,)
    for tokens in _one_by_one(tongue, denied, clause.cuts) if meant else (denied,):
        span = min(none.start, tokens[0].start), max(none.end, tokens[-1].end)
        yield _denial(tongue, tokens, span, talk)


def _is_attributed(tongue: Tongue, denied: Sequence[Token]) -> bool:
    """Whether an unknown word stands right before a topic that is denied: 未收到匿名申请."""
    return any(
        topic.mask & tongue.topics and topic.start - before.end > FIRST
        for before, topic in pairwise(denied)
    )


def _is_dispute(tongue: Tongue, tokens: Sequence[Token]) -> bool:
    return any(token.mask & tongue.disputes and token.mask & tongue.topics for token in tokens)


def _without_cause(tongue: Tongue, tokens: Sequence[Token]) -> Sequence[Token]:
    """Words without those for the cause of what they tell: 因不予公开引发的复议 is about 复议."""
    end = next((i for i, token in enumerate(tokens) if token.mask & tongue.effect), 0)
    start = next((i for i, token in enumerate(tokens[:end]) if token.mask & tongue.cause), end)
    return (*tokens[:start], *tokens[end:])


def _denial(tongue: Tongue, tokens: Sequence[Token], span: Span, talk: tuple[int, ...]) -> _Denial:
    named = _coordinated(tongue, tokens)
    return _Denial(
        span,
        tuple(tokens),
        union(token.mask for token in tokens),
        union(token.mask for token in tokens if token not in named),
        tuple(token.mask for token in named) or talk,
        bool(named),
    )


def _one_by_one(
    tongue: Tongue, denied: Sequence[Token], cuts: Sequence[int]
) -> Sequence[Sequence[Token]]:
    """What is denied, cut up where each item says what of its topic (复议被纠错、诉讼被撤销), or
    each of one that is not named (不予公开、不予处理).
    """
    edges = [bisect_left([token.start for token in denied], cut) for cut in cuts]
    items = [denied[a:b] for a, b in pairwise((0, *edges, len(denied))) if a < b]
    whole = all(_is_whole(tongue, item) for item in items)
    bare = all(_is_bare(tongue, item) for item in items)
    return items if len(items) > 1 and (whole or bare) else (denied,)


def _is_bare(tongue: Tongue, tokens: Sequence[Token]) -> bool:
    """Whether an item says something particular of a topic that it does not name."""
    named = any(token.mask & tongue.topics for token in tokens)
    told = tongue.meaning & ~tongue.neutral | tongue.partial  # 无延期、无结转
    return not named and any(t.mask & told for t in tokens)


def _is_whole(tongue: Tongue, tokens: Sequence[Token]) -> bool:
    """Whether an item names its topic and says something of it."""
    said = [token for token in tokens if token.mask & tongue.meaning]
    named = [token for token in said if token.mask & tongue.topics]
    return 0 < len(named) < len(said)


def _unknown(tokens: Sequence[Token]) -> int:
    """How many characters between the words that are denied no list knows."""
    return sum(max(0, after.start - before.end) for before, after in pairwise(tokens))


def _coordinated(tongue: Tongue, tokens: Sequence[Token]) -> list[Token]:
    """The last topic named and those it is coordinated with (复议、诉讼)."""
    named = [token for token in tokens if token.mask & tongue.topics]
    topics = named[-1:]
    for before, after in zip(named[-2::-1], named[:0:-1], strict=False):
        apart = after.start - before.end
        if apart > JOINED or (not apart and not _summed_up(tongue, before, after)):
            break
        topics.append(before)
    return topics


def _summed_up(tongue: Tongue, one: Token, other: Token) -> bool:
    """Whether a fact sums up two topics, so that they can be named in one breath (复议诉讼)."""
    return any(s.joint and s.topic & one.mask and s.topic & other.mask for s in tongue.facts)


def _deniable(tongue: Tongue, topic: int, denial: _Denial, section: str) -> tuple[SaidFact, ...]:
    """The facts that a denial speaks of: those with the most words of their own in it, such words
    first that not every topic has.
    """
    fitting = [
        said
        for said in tongue.facts
        if said.fact.none
        and said.topic & topic
        and not denial.others & said.without
        and not any(_is_strange(tongue, said, token) for token in denial.tokens)
        and not any(t.mask & tongue.reasons and not t.mask & said.bound for t in denial.tokens)
        and all(denial.mask & group for group in said.groups)
        and (denial.named or _says_it_all(tongue, said, denial))
        and (not said.fact.sections or section in said.fact.sections)
    ]
    most = max((len(said.groups) for said in fitting), default=0)
    best = [said for said in fitting if len(said.groups) == most]
    special = [said for said in best if any(_is_special(tongue, said, t) for t in denial.tokens)]
    return tuple(special or best)


def _is_strange(tongue: Tongue, said: SaidFact, token: Token) -> bool:
    """Whether a word makes it another thing than a fact is about."""
    if token.mask & tongue.subjects and not token.mask & (tongue.topics | said.own):
        return True  # 没有网络和传真申请 does not say that there was none at all
    strange = token.mask & (tongue.partial | tongue.complaint)
    return bool(strange and not token.mask & (tongue.topics | said.own | said.kin))


def _is_special(tongue: Tongue, said: SaidFact, token: Token) -> bool:
    return bool(token.mask & said.bound and not token.mask & (tongue.neutral | tongue.topics))


def _says_it_all(tongue: Tongue, said: SaidFact, denial: _Denial) -> bool:
    """Whether the words of a fact are all that is denied, where its topic is not named."""
    deeds = said.kin & tongue.answering
    known = said.own | tongue.idle | tongue.neutral | deeds
    return bool(said.groups) and all(token.mask & known for token in denial.tokens)
