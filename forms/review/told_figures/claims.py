"""Claims: what the prose says that a figure is, before anybody looks at the figure.

A claim ties a quantity, or a “there was none”, to the facts of the form whose words stand with it.
It depends on the words and the form only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from forms.review.reading.quantities import Quantity
from forms.review.reading.surroundings import Context
from forms.review.reading.tongue import SaidFact, Terms, Tongue
from forms.review.reading.trends import UNIT as TREND
from forms.review.told_figures.among import Among
from forms.review.told_figures.cells import Rows
from forms.review.told_figures.claim import Claim, Kind
from forms.review.told_figures.results import is_bare_result, of_all_disputes, results
from forms.review.told_figures.signs import Marks
from forms.review.told_figures.ties import LONGEST_OPENING, REMARK, fitness

MOST_UNKNOWN = 2
"""Unknown characters of a clause that can only go on with what the talk was of earlier."""
_PIECES = frozenset(("件", "份", "宗", "起", "例", "个", "件次"))
_HELD = frozenset(("次", "期", "场", "场次", "轮"))
_BUT = "除"
_HEADS = frozenset(("人次", "人", "名"))
_WRITTEN = frozenset(("条", "篇", "则", "条次", "篇次"))
"""Units of what is published; its kinds are named after what it tells of (行政复议类12条)."""


def claims_of(
    tongue: Tongue, marks: Marks, contexts: Iterable[Context], section: str
) -> Iterator[Claim]:
    """What the quantities of a sentence say that figures are."""
    elsewhere, rows = _Elsewhere(marks), Rows(tongue, marks.new)
    among = Among(marks, tongue.answers)
    before: Claim | None = None
    whole: Claim | None = None
    last, units = False, set[str]()
    for context, extent in marks.extents.of_numbers(contexts):
        there = elsewhere.holds(context)
        claim = None if there else _claim(tongue, marks, context, extent, section)
        among.learn(context)
        claim = among.open(claim, context) if claim else None
        if claim and context.quantity.unit == REMARK and context.reach > 1 and REMARK not in units:
            claim = None  # 申请46件；意见办得慢，未办结的15条
        last_context = elsewhere.last
        elsewhere.learn(context, there or claim is not None)
        goes_on = _goes_on(marks, context)
        if not claim and before and _is_change_of(tongue, marks, context, before):
            span = context.quantity.start, context.quantity.stop
            claim = before._replace(span=span, quantity=context.quantity, kind="change")
        cell = rows.cell(claim, context) if claim else None
        rows.learn(claim, cell, context)
        whole = _whole(marks, context, whole, before)
        if claim and whole and _is_item(claim, whole):
            claim = None
        if claim and not cell and _is_of_part(tongue, context, claim, last_context):
            claim = None
        claim = cell or claim
        if claim and before and goes_on:
            claim = _carried_on(claim, before)
        if claim and claim.kind == "states" and last and goes_on:
            claim = claim._replace(kind="last_year")
        if claim:
            units.add(context.quantity.unit)
            yield claim
        before = claim
        untold = (goes_on and last) or _tells_of_last(marks, context)
        last = claim.kind == "last_year" if claim else untold


def _whole(
    marks: Marks, context: Context, whole: Claim | None, before: Claim | None
) -> Claim | None:
    """The number whose parts a colon or 其中 opened: 许可1840件：渣土处置734件，占道挖掘612件."""
    opened = context.marks == "：" or context.near & marks.listed
    if opened and before and before.kind == "states":
        return before
    return None if "；" in context.marks else whole


def _is_item(claim: Claim, whole: Claim) -> bool:
    """Whether a number would say of the figure of a whole what only a part of it can be."""
    assert whole.quantity is not None
    same = claim.readings[0].at == whole.readings[0].at and claim.kind == "states"
    return bool(same and claim.quantity and claim.quantity.value < whole.quantity.value)


def _is_of_part(tongue: Tongue, context: Context, claim: Claim, last: Context | None) -> bool:
    """Whether a bracket tells who is meant of one outcome only: 予以公开18件（其中企业1件）."""
    bound = claim.readings[0].bound
    of_whom = any(o.mask & tongue.subjects and o.mask & bound for o in context.others)
    if "（" not in context.marks or not of_whom or last is None:
        return False
    return bool(last.near & tongue.outcomes) and not context.near & tongue.outcomes


def sums_of(
    tongue: Tongue, marks: Marks, sums: Iterable[tuple[Context, ...]], section: str
) -> Iterator[Claim]:
    """What quantities say that several figures come to: 许可、处罚和强制合计9件."""
    for contexts in sums:
        extents = [extent for _, extent in marks.extents.of_numbers(contexts)]
        claims = [
            _claim(tongue, marks, context, extent, section)
            for context, extent in zip(contexts, extents, strict=True)
        ]
        if claim := _summed([claim for claim in claims if claim], len(contexts)):
            yield claim


def _summed(claims: Sequence[Claim], count: int) -> Claim | None:
    """One claim of the sum of several, None where one of them is none, unsure or the same, or a
    whole: 受理、答复申请共170件.
    """
    sure = [claim for claim in claims if not claim.unsure and len(claim.readings) == 1]
    plain = [c for c in sure if c.kind == sure[0].kind and c.kind in ("states", "share")]
    said = [claim.readings[0] for claim in plain]
    if len(said) < count or any(o.fact.mistyped or o.per or o.at.fall or o.whole for o in said):
        return None
    addresses = tuple(dict.fromkeys(a for one in said for a in one.at.addresses))
    if len(addresses) < sum(len(one.at.addresses) for one in said):
        return None
    wholes = said[0].wholes if plain[0].kind == "share" else ()
    whole = said[0]._replace(at=Terms(addresses), also=(), wholes=wholes, joint=True)
    return plain[0]._replace(readings=(whole,))


def _is_change_of(tongue: Tongue, marks: Marks, context: Context, before: Claim) -> bool:
    """Whether a share tells how last year's number before it changed: 较上年的41件下降1.8%."""
    bare = context.near & marks.delta and not context.near & tongue.meaning
    beside = not set("；（），") & set(context.marks)
    return bool(bare and beside and before.kind == "last_year" and context.quantity.unit == "%")


def _tells_of_last(marks: Marks, context: Context) -> bool:
    """Whether a number that no fact is about is one of last year, as those behind it are."""
    return bool(context.near & marks.last_year and not context.near & (marks.now | marks.compare))


def _goes_on(marks: Marks, context: Context) -> bool:
    """Whether a number is told of the same year and place as the one before it, by its silence."""
    silent = not context.near & (marks.now | marks.next_year | marks.last_year | marks.region)
    row = context.reach > 0 or "，" not in context.marks
    return row and silent and not set("；（）") & set(context.marks)


def _carried_on(claim: Claim, before: Claim) -> Claim:
    """A claim with the year and the place that the number before it was told of."""
    last = before.kind == "last_year" and claim.kind == "states"
    kind: Kind = "last_year" if last else claim.kind
    return claim._replace(kind=kind, scope=claim.scope or before.scope)


class _Elsewhere:
    """Whether the numbers of a sentence are told of something else.

    One that counts other things (工单2864件), or one part alone (网上申请80件), is what those
    behind it are about as well that name no topic (办结2851件); those who came to what is counted
    elsewhere (安全培训班12期) are (培训1100人次) whether they name it or not.
    """

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.units: set[str] = set()
        self.outside: set[str] = set()
        """The units as they were before the bracket that is open."""
        self.last: Context | None = None
        self.received = False
        """Whether a place was told of by whom it received, which did what follows as well."""

    def holds(self, context: Context) -> bool:
        """Whether a number is about what was counted before it."""
        self._go_in_and_out(context.marks)
        unit = context.quantity.unit
        heads = unit in _HEADS and bool(self.units & _HELD)
        named = context.reach < 2 and (not self.units or "，" in context.marks) and not heads
        named = named and not (self.received or (unit in _WRITTEN and unit in self.units))
        if context.opening == _BUT and self.units:
            return True  # 提案7件；除1件涉及商业秘密外，其余公开
        anew = context.near & self.marks.extents.this_year and not self._sums_up()
        apart = "；" in context.marks and not self._is_same_deed(context)
        if apart or anew or named:
            self.units.clear()
            self.received = False
        if self.received or (self.units and (heads or unit == "%")):
            return True
        return any(_alike(unit, one) for one in self.units)

    def _is_same_deed(self, context: Context) -> bool:
        """Whether a number behind a semicolon tells what was done about what the sentence counted,
        which names no topic: 受理工单318件；办结315件.
        """
        return context.reach > 2 and not context.near & self.marks.particular

    def _sums_up(self) -> bool:
        """Whether the number before was of a part of the year or of last year, in a sentence that
        names no topic: 上半年办理40件，全年办理90件; 投诉去年办理25件，今年办理28件.
        """
        last = self.last
        if last is None or last.reach <= 2:
            return False
        parts = any(odd.mask & self.marks.period for odd in last.strange)
        return parts or bool(last.near & self.marks.last_year)

    def _go_in_and_out(self, marks: str) -> None:
        """What a bracket counts (（网上42件，邮寄2件）) is over where it closes."""
        for mark in marks:
            if mark == "（":
                self.outside = set(self.units)
            elif mark == "）":
                self.units = set(self.outside)

    def learn(self, context: Context, told: bool) -> None:
        """Take in a number, `told` where it is known what it is about."""
        unit = context.quantity.unit
        if unit == "%" and context.reach > 1 and self._is_alien(context):
            self.units.add("件")
        if not told and unit != "%" and (self.units or self._begins(context)):
            self.units.add(unit)
        self.received |= not told and bool(context.near & self.marks.reception)
        self.last = context

    def _is_alien(self, context: Context) -> bool:
        """Whether a share is one of other things, as those behind it are: 咨询答复率100%，94件."""
        return any(odd.mask & self.marks.alien for odd in context.strange)

    def _begins(self, context: Context) -> bool:
        """Whether a number that no fact is about counts what the next ones count as well; of parts
        told in a row (网上申请80件、信函申请40件) none does.
        """
        if context.qualified:
            return True
        if self._is_change_of_last(context):
            return False
        if context.reach > 2 and context.lead & (self.marks.alien | self.marks.complaint):
            return True  # 处理投诉情况，接收80件
        if context.reach < 2 and context.quantity.unit in _HELD and context.residue:
            return True
        if context.reach < 2:
            listed = (context.near | context.lead) & self.marks.listed
            row = listed or (self.last and self.last.strange)
            return bool(context.strange and not row)
        unknown = context.of_unknown or context.unknown + context.residue > 1
        among = context.near & self.marks.rest and context.after.startswith("中")
        if among and not (unknown or context.residue):
            return False  # 自然人186件，其余23件中，科研机构6件
        other = any(not odd.mask & self.marks.deeds for odd in context.others)
        return bool(context.strange) or other or unknown

    def _is_change_of_last(self, context: Context) -> bool:
        """Whether a number is a change of what was told before it: 比上年的10件减少4件."""
        last, delta = self.last, self.marks.delta
        bare = context.near & delta and all(odd.mask & delta for odd in context.others)
        told = context.near & self.marks.last_year or (
            last is not None and last.near & self.marks.last_year and "，" not in context.marks
        )
        return bool(bare and told and not context.residue)


def _alike(one: str, other: str) -> bool:
    """Whether two units may count the same things."""
    return one == other or (one in _PIECES and other in _PIECES)


def _claim(
    tongue: Tongue, marks: Marks, context: Context, extent: int, section: str
) -> Claim | None:
    quantity = context.quantity
    local = context.near | context.lead
    kind = _kind(tongue, marks, context) if _may_count(quantity) else None
    if not kind or extent & marks.extents.apart or len(context.opening) > LONGEST_OPENING:
        return None
    readings = _readings(tongue, marks, context, kind, section)
    if not readings or (kind == "change" and context.reach and not readings[0].groups):
        return None
    if kind == "states" and not readings[0].bound & marks.shift and _is_last_years(marks, context):
        both = context.near & marks.extents.this_year
        if (context.ahead or both) and not readings[0].groups:
            return None
        kind = "states" if any(said.own & marks.last_year for said in readings) else "last_year"
    unsure = any(said.unsure & local for said in readings) or quantity.article
    scope = marks.scope(local | extent)
    return Claim((quantity.start, quantity.stop), readings, quantity, kind, scope, unsure)


def _readings(
    tongue: Tongue, marks: Marks, context: Context, kind: Kind, section: str
) -> tuple[SaidFact, ...]:
    """The facts that fit a number best: of what the talk was of last, else, where its own words
    are more than deeds, of what it was of earlier.
    """
    scored = _scored(tongue, marks, context, kind, section)
    if not scored and context.wider & ~context.topic and _is_plain(context):
        earlier = context._replace(topic=context.wider)
        found = _scored(tongue, marks, earlier, kind, section)
        scored = [(score, said) for score, said in found if score[2] and _is_near(score)]
    if not scored and is_bare_result(tongue, context):
        told = context._replace(topic=tongue.disputes)
        found = _scored(tongue, marks, told, kind, section)
        return tuple(of_all_disputes(tongue, context, said) for _, said in found[:1])
    best = max((score for score, _ in scored), default=None)
    readings = tuple(said for score, said in scored if score == best)
    if context.reach > 2 and len(readings) == 1 and readings[0].bound & results(tongue):
        return (of_all_disputes(tongue, context, readings[0]),)
    return readings


def _is_near(score: tuple[int, int, int]) -> bool:
    """Whether all words of a fact stand in the clause itself (其次是补贴发放，有12件 has none)."""
    groups, nearness, _ = score
    return nearness >= 2 * (groups - 1)


def _is_plain(context: Context) -> bool:
    """Whether a clause has next to no unknown word, so that it can only go on with the talk."""
    return context.unknown + context.residue <= MOST_UNKNOWN


def _scored(
    tongue: Tongue, marks: Marks, context: Context, kind: Kind, section: str
) -> list[tuple[tuple[int, int, int], SaidFact]]:
    """The facts that a number may be about, each with how well it fits."""
    local = context.near | context.lead
    return [
        (score, said)
        for said in _candidates(tongue, context, kind)
        if all(local & group for group in said.groups)
        if not said.fact.sections or section in said.fact.sections
        if (score := fitness(marks, said, context))
    ]


def _may_count(quantity: Quantity) -> bool:
    """Whether a number is whole, or one of money or percent; in 1.467件 the 1. numbers an item."""
    return quantity.unit in ("%", "元") or quantity.value == int(quantity.value)


def _kind(tongue: Tongue, marks: Marks, context: Context) -> Kind | None:
    """Whether a number is a figure, by how much one changed, or its share; None if unclear."""
    local = context.near | context.lead
    if context.near & marks.shift and _has_shift(tongue, marks, context):
        return "states"
    against = local & marks.compare and local & marks.last_year and context.near & marks.shift
    if context.near & marks.delta or against or context.quantity.unit == TREND:
        named = not context.reach or context.near & tongue.meaning & ~tongue.topics
        return "change" if named and not context.near & marks.share else None
    if context.quantity.unit == "%" and context.near & marks.share:
        return None if local & marks.last_year else "share"
    return "states"


def _has_shift(tongue: Tongue, marks: Marks, context: Context) -> bool:
    """Whether the form itself has a figure for by how much what is counted changed."""
    facts = tongue.facts_on(context.topic, context.quantity.unit)
    return any(context.near & marks.shift & said.bound for said in facts)


def _is_last_years(marks: Marks, context: Context) -> bool:
    """Whether a number is told of last year: in its clause, or before it and nothing of this."""
    led = context.lead & marks.last_year and not context.near & (marks.now | marks.next_year)
    led = led and not context.lead & (marks.compare | marks.effect)
    return bool(context.near & marks.last_year or led)


def _candidates(tongue: Tongue, context: Context, kind: Kind) -> Iterable[SaidFact]:
    """The facts that a number may be about."""
    unit = context.quantity.unit
    if kind == "states" or unit not in ("%", TREND):
        return tongue.facts_on(context.topic, unit)
    told = tongue.facts_on(context.topic, None)
    counted = [said for said in told if said.units and said.per is None]
    if kind == "change":
        return counted
    parts = (said for said in counted if said.groups and not said.whole)
    bare = not context.near & tongue.meaning and context.reach == 1
    words = context.near | (context.lead if bare else 0)
    return (said for said in parts if all(words & group for group in said.groups))
