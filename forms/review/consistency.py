"""Prose against table: numbers and assertions in sentences compared with the figures they mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from forms.draft import Address, Draft, Number
from forms.form import Form
from forms.numerals import in_unit, tidy, written
from forms.review.figures import previous_values
from forms.review.finding import Finding, Repair, Span
from forms.review.keeping import by_passage, by_tables
from forms.review.passage import Passage
from forms.review.reading.quantities import Quantity, alike_behind, neighbours_of
from forms.review.reading.rewriting import in_the_way_of, likest
from forms.review.reading.sentences import sentences_of
from forms.review.reading.tongue import SaidFact, Terms
from forms.review.reckoning.changes import Before, change_findings
from forms.review.reckoning.directions import direction_findings
from forms.review.reckoning.shares import share_findings, shares_in
from forms.review.reckoning.steps import step_findings
from forms.review.reckoning.ways import starts_in
from forms.review.repairs import is_slip, is_turned
from forms.review.rulebook import rules
from forms.review.told_figures.asserted import assertion_finding
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.figure_values import Figures
from forms.review.told_figures.named_wholes import (
    answered_wholes,
    is_named_as_whole,
    named_wholes,
    other_wholes,
    wholes_told,
)
from forms.review.told_figures.not_meant import is_beside_own, is_not_meant
from forms.review.told_figures.one_row import in_one_row
from forms.review.told_figures.statements import Said
from forms.review.told_figures.unmentioned import unmentioned


def consistency_findings(
    figures: Figures,
    year: int | None,
    texts: Sequence[Passage],
    statements: Sequence[Said | None],
    previous: Sequence[Draft],
) -> list[Finding]:
    """Rules `figure-mismatch`, `none-mismatch`, `assertion-mismatch`, `last-year-mismatch`,
    `reference-mismatch`, `change-mismatch` and `figure-unmentioned`. `statements` is what each
    text says (`said_of`).
    """
    last = _figures_of_last(figures.form, *previous) if previous else None
    found: list[Finding] = []
    spoken: set[str] = set()
    stated: set[Number] = set()
    for passage, said in zip(texts, statements, strict=True):
        if not said:
            found += share_findings(passage, {})
        else:
            found += _compared(passage, said, figures, last, year)
            spoken.update(a for claim in said.claims for r in claim.readings for a in _named(r))
            stated.update(claim.quantity.value for claim in said.claims if claim.quantity)
    return [*found, *unmentioned(figures, texts, spoken, stated)]


@by_tables
def _figures_of_last(form: Form, *previous: Draft) -> Figures:
    return Figures(form, previous_values(form, previous), "")


@by_passage
def _compared(
    passage: Passage, said: Said, figures: Figures, last: Figures | None, year: int | None
) -> Iterator[Finding]:
    return _Compared(figures, last, passage, year).findings(said)


def compared(figures: Figures, said: Said | None) -> frozenset[int]:
    """Where numbers stand that have been compared with figures by words of their own; none that is
    right only by another reading of these words.
    """
    return frozenset(
        claim.span[0]
        for claim in (said.claims if said else ())
        if claim.quantity and claim.readings[0].groups and not _by_another(figures, claim)
    )


def _by_another(figures: Figures, claim: Claim) -> bool:
    said = claim.readings[0]
    values = [figures.value(terms) for terms in (said.at, *said.also)]
    return any(value is not None and _agrees(claim, value) for value in values[1:]) and not (
        values[0] is not None and _agrees(claim, values[0])
    )


def _named(said: SaidFact) -> Iterator[Address]:
    for terms in (said.at, *said.also):
        yield from terms.addresses


class _Compared(NamedTuple):
    figures: Figures
    last: Figures | None
    passage: Passage
    year: int | None

    def findings(self, said: Said) -> Iterator[Finding]:
        begun = starts_in(self.passage.text)
        parts = self._parts(said.claims) | {
            claim.span for claim in said.claims if claim.kind == "states" and claim.span in begun
        }
        claims = in_one_row(self.figures, self.passage.text, said.claims)
        yield from filter(None, (self._claim(one) for one in claims if one.span not in parts))
        for assurance in said.assurances:
            finding = assertion_finding(self.figures, self.passage, assurance)
            if finding:
                yield finding
        before = self._before(said)
        changed = list(change_findings(self.passage, before, self.year))
        changed += direction_findings(self.passage, before, self.year)
        yield from changed
        yield from step_findings(self.passage, [found.span for found in changed])
        if not shares_in(self.passage.text):
            yield from share_findings(self.passage, {})
            return
        named = named_wholes(self.figures, self.passage.text, self.year, said)
        concluded = wholes_told(self.figures, said, answered_wholes)
        other = wholes_told(self.figures, said, other_wholes)
        yield from share_findings(self.passage, concluded, named, other)

    def _parts(self, claims: Sequence[Claim]) -> frozenset[Span]:
        """The numbers of a sentence that are none of a figure, but together make it up."""
        starts = [sentence.start for sentence in sentences_of(self.passage.text)]
        told: dict[tuple[int, Terms], list[Claim]] = {}
        for claim in claims:
            said = claim.readings[0]
            if claim.quantity and claim.kind == "states" and not self._fits(claim, said):
                key = bisect_right(starts, claim.span[0]), said.at
                told.setdefault(key, []).append(claim)
        tied = frozenset(claim.span[0] for claim in claims)
        summed = (group for group in told.values() if self._add_up(group, tied))
        return frozenset(claim.span for group in summed for claim in group)

    def _add_up(self, claims: Sequence[Claim], tied: frozenset[int]) -> bool:
        """Whether numbers make up a figure, or do with those behind them (本级9，县区7; 新办许可
        880件、变更392件、注销160件); a single one only with what is none of a figure itself.
        """
        quantities = [claim.quantity for claim in claims if claim.quantity]
        total = sum(quantity.value for quantity in quantities)
        totals = {total} if len(claims) > 1 else set()
        last = quantities[-1]
        while other := alike_behind(self.passage.text, last):
            apart = "另" in self.passage.text[last.stop : other.start]
            if apart or not (len(claims) > 1 or other.start not in tied):
                break
            total += other.value
            totals.add(total)
            last = other
        said = claims[0].readings[0]
        right = (self.figures.actual(said, terms) for terms in (said.at, *said.also))
        return bool(totals.intersection(right) - {quantities[0].value})

    def _before(self, said: Said) -> dict[int, list[Before]]:
        """This and last year's figures for each number that is tied to some."""
        found: dict[int, list[Before]] = {}
        for claim in said.claims:
            if is_beside_own(self.passage, claim):
                continue
            if claim.quantity and claim.kind not in ("none", "share") and not claim.unsure:
                found[claim.span[0]] = list(self._meant(claim))
        return found

    def _meant(self, claim: Claim) -> Iterator[Before]:
        """The figures that a claim may speak of: all where it names none by its number, else the
        one that it has.
        """
        said = claim.readings[0]
        sums = list(dict.fromkeys(t for r in claim.readings for t in (r.at, *r.also)))
        if claim.kind == "states":
            right = (t for t in sums if (v := self.figures.value(t)) and _agrees(claim, v))
            sums = [next(right, said.at)]
        for terms in sums:
            now = None if claim.kind == "states" else self.figures.value(terms)
            yield Before(now, self.last.value(terms) if self.last else None)

    def _values(self, sums: Iterable[Terms]) -> list[Number]:
        return [value for terms in sums if (value := self.figures.value(terms)) is not None]

    # ---- claims

    def _claim(self, claim: Claim) -> Finding | None:
        if self.passage.is_reference(*claim.span):
            return self._other_reference(claim)
        if claim.kind == "share":
            return self._share(claim)
        if claim.kind in ("last_year", "change"):
            return self._last_year(claim) if claim.kind == "last_year" else None
        known = [said for said in claim.readings if self.figures.value(said.at) is not None]
        if len(known) < len(claim.readings) or any(self._fits(claim, said) for said in known):
            return None
        if self._is_netted(claim, known):
            return None
        if is_not_meant(self.figures, self.passage, claim, known):
            return None
        if any(said.fact.mistyped and not self._is_mistyped(claim, said) for said in known):
            return None
        return self._none(claim, known) if claim.quantity is None else self._states(claim, known)

    def _is_netted(self, claim: Claim, known: Sequence[SaidFact]) -> bool:
        """Whether a change is told by what came and what went (新增8项、取消10项 for -2)."""
        quantity, address = claim.quantity, known[0].at.addresses[0]
        if quantity is None or not self.figures.form.figures[address].column.signed:
            return False
        net = abs(self.figures.value(known[0].at) or 0)
        beside = neighbours_of(self.passage.text, quantity)
        return any(abs(other.value - quantity.value) == net for other in beside)

    def _is_mistyped(self, claim: Claim, said: SaidFact) -> bool:
        actual = self.figures.value(said.at)
        told = claim.quantity.value if claim.quantity else 0
        return bool(told and actual and (is_slip(told, actual) or is_turned(told, actual)))

    def _share(self, claim: Claim) -> Finding | None:
        """A share told without the number that it is of: 自然人申请占82.7%."""
        said, quantity = claim.readings[0], claim.quantity
        parts = self._values((said.at, *said.also))
        right = [
            Decimal(part) * 100 / Decimal(whole)
            for part in parts
            for whole in self._values(said.wholes)
            if whole
        ]
        if len(claim.readings) > 1 or not right or quantity is None:
            return None
        if is_named_as_whole(self.figures, self.passage, quantity, said):
            return None
        if any(quantity.low <= value <= quantity.high for value in right):
            return None
        words = self.passage.text[quantity.start : quantity.stop]
        whole = self.figures.label(said.wholes[0])
        message = (
            f"正文写“{words}”，{self.figures.label(said.at)}占{whole}的 {right[0]:.1f}%，请核对"
        )
        return self._finding("share-mismatch", claim, [said], message, ())

    def _other_reference(self, claim: Claim) -> Finding | None:
        """A reference to another figure than the words speak of."""
        said = claim.readings[0]
        if claim.kind != "states" or said.per:
            return None
        named = self.passage.address_at(*claim.span)
        meant = (address for said in claim.readings for address in _named(said))
        if not named or f"tables.{named}" in meant:
            return None
        if any(self._fits(claim, reading) for reading in claim.readings):
            return None
        other = self.figures.label(Terms((f"tables.{named}",)))
        message = f"引用的是{other}，这里说的像是{self.figures.label(said.at)}，请核对引用"
        return self._finding("reference-mismatch", claim, claim.readings, message, ())

    def _last_year(self, claim: Claim) -> Finding | None:
        """A number said to be last year's, against last year's draft."""
        said = claim.readings[0]
        actual = self.last.value(said.at) if self.last else None
        if actual is None or claim.quantity is None or said.per or self._last_fits(claim):
            return None
        assert self.last is not None
        words = self.passage.text[claim.span[0] : claim.span[1]]
        label, shown = self.last.label(said.at), self.last.shown(said.at)
        if claim.quantity.agrees(self.figures.value(said.at) or 0):
            told = f"“{words}”是本年的数，这里却写成上年，请核对年份"
            return self._finding("last-year-mismatch", claim, [said], told, ())
        message = f"正文写上年为“{words}”，上年草稿里{label}为 {shown}，请核对"
        repair = self._put(claim.quantity, actual)
        return self._finding("last-year-mismatch", claim, [said], message, repair)

    def _last_fits(self, claim: Claim) -> bool:
        assert self.last is not None
        sums = (terms for said in claim.readings for terms in (said.at, *said.also))
        values = (self.last.value(terms) for terms in sums)
        return any(value is None or _agrees(claim, value) for value in values)

    def _put(self, quantity: Quantity, better: Number) -> tuple[Repair, ...]:
        """The repair that puts a number into the text, written as the other was."""
        start, end, text = quantity.start, quantity.end, self.passage.text
        unit = text[end : quantity.stop].strip()
        ready = None if quantity.loose else in_the_way_of(text[start:end].strip(), unit, better)
        repair = self.passage.repair(start, end, ready) if ready else None
        return (repair,) if repair else ()

    def _fits(self, claim: Claim, said: SaidFact) -> bool:
        for terms in (said.at, *said.also):
            if claim.quantity is None and set(terms.addresses) < set(said.at.addresses):
                continue  # where there was none at all, that a part was none is not enough
            actual = self.figures.actual(said, terms)
            if actual is None or _agrees(claim, actual):
                return True
        return False

    def _states(self, claim: Claim, known: Sequence[SaidFact]) -> Finding:
        quantity = claim.quantity
        assert quantity is not None
        said = known[0]
        words = self.passage.text[quantity.start : quantity.stop]
        if claim.span[0] > quantity.stop:  # 复议1件，复议机关撤销了原答复
            words += f"……{self.passage.text[slice(*claim.span)]}"
        table = f"表中{self.figures.label(said.at)}为 {self._shown(said)}"
        gap = "" if said.per else self._gap(claim, said)
        message = f"正文写“{words}”，{table}{gap}{self._doubt(claim, known)}"
        return self._finding("figure-mismatch", claim, known, message, self._repairs(claim, said))

    def _shown(self, said: SaidFact) -> str:
        if said.per is None:
            return self.figures.shown(said.at)
        actual = self.figures.actual(said, said.at)
        return f"{Decimal(actual or 0):.2f}%"

    def _gap(self, claim: Claim, said: SaidFact) -> str:
        actual = self.figures.value(said.at)
        assert claim.quantity is not None and actual is not None
        gap = tidy(abs(Decimal(claim.quantity.value) - Decimal(actual)))
        unit = self.figures.form.figures[said.at.addresses[0]].unit
        return f"（差 {written(in_unit(gap, '元', unit))}）"

    def _doubt(self, claim: Claim, known: Sequence[SaidFact]) -> str:
        others = dict.fromkeys(said.at for said in known[1:] if said.at != known[0].at)
        if others:
            named = "、".join(self.figures.label(terms) for terms in others)
            return f"；也可能说的是{named}"
        if self.figures.is_of_others(claim.scope):
            return "；口径（本级或全区域）可能不同，请核对"
        return "，请核对"

    def _none(self, claim: Claim, known: Sequence[SaidFact]) -> Finding:
        words = self.passage.text[claim.span[0] : claim.span[1]]
        said = known[0]
        shown = self.figures.shown(said.at)
        message = f"正文写“{words}”，表中{self.figures.label(said.at)}为 {shown}，请核对"
        return self._finding("none-mismatch", claim, known, message, ())

    def _repairs(self, claim: Claim, said: SaidFact) -> tuple[Repair, ...]:
        """The number in the text after the table, then the figure after the text."""
        quantity, actual = claim.quantity, self.figures.value(said.at)
        if quantity is None or actual is None or actual < 0 or said.per or quantity.loose:
            return ()
        repairs = (*self._put(quantity, actual), *self._put_other(quantity, said))
        if len(said.at.addresses) > 1 or said.at.fall:
            return repairs
        address = said.at.addresses[0]
        unit = self.figures.form.figures[address].unit
        old, new = (in_unit(value, "元", unit) for value in (actual, quantity.value))
        return (*repairs, Repair(address, old, new))

    def _put_other(self, quantity: Quantity, said: SaidFact) -> tuple[Repair, ...]:
        """The repair to another reading that is more easily mistyped as the number."""
        values = self._values((said.at, *said.also))
        meant = likest(written(quantity.value), [written(value) for value in values])
        return self._put(quantity, values[meant]) if meant else ()

    def _finding(
        self,
        rule: str,
        claim: Claim,
        known: Sequence[SaidFact],
        message: str,
        repairs: tuple[Repair, ...],
    ) -> Finding:
        several = len({said.at for said in known}) > 1 and claim.quantity is not None
        unsure = claim.unsure and not self._is_mistyped(claim, known[0])
        doubtful = unsure or several or self.figures.is_of_others(claim.scope)
        meant = rules()[rule]
        place = self.passage.place(*claim.span)
        return Finding(
            rule,
            "info" if doubtful else meant.severity,
            message,
            (self.passage.address, *known[0].at.addresses),
            quote=place.quote,
            span=place.span,
            source=meant.source,
            repairs=repairs,
        )


def _agrees(claim: Claim, actual: Number) -> bool:
    return not actual if claim.quantity is None else claim.quantity.agrees(actual)
