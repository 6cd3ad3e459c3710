"""Prose against table: numbers and assertions in sentences compared with the figures they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.draft import Address, Draft, Number
from forms.form import Form, Severity
from forms.numerals import in_unit, tidy, written
from forms.review.claims import Assurance, Claim, Scope, said_in
from forms.review.finding import Finding, Repair
from forms.review.passage import Passage
from forms.review.tongue import SaidFact, Terms, tongue_of
from forms.titles import heading

SOURCE = "国办公开办函〔2021〕30号：发布内容不准确的，依《条例》第四十七条追究责任"


def consistency_findings(form: Form, draft: Draft, texts: Sequence[Passage]) -> list[Finding]:
    """Rules `figure-mismatch`, `none-mismatch`, `assertion-mismatch` and `figure-unmentioned`."""
    found: list[Finding] = []
    figures = Figures(form, draft)
    for passage in texts:
        if passage.section and not passage.section.about_next_year:
            found += _Compared(figures, passage).findings()
    return found


class Figures:
    """The figures of a draft with the words for them."""

    def __init__(self, form: Form, draft: Draft) -> None:
        self.form = form
        self.draft = draft
        self.scope: Scope = _scope_of(draft)

    def value(self, terms: Terms) -> Number | None:
        """The sum of the terms in the unit in which prose is read (money in 元), None if blank."""
        total: Decimal | int = 0
        for address in terms.addresses:
            value = self.draft.figure(address)
            figure = self.form.figures.get(address)
            if value is None or figure is None:
                return None
            total += in_unit(value, figure.unit, "元") if figure.unit == "万元" else value
        return total

    def label(self, terms: Terms) -> str:
        """What the figures are called; of a long sum the first and how many."""
        names = [self._name(address) for address in terms.addresses]
        if len(names) > 3:
            return f"“{names[0]}”等{len(names)}项之和"
        return " + ".join(f"“{name}”" for name in names)

    def _name(self, address: Address) -> str:
        figure = self.form.figures.get(address)
        return figure.short if figure else address

    def shown(self, terms: Terms) -> str:
        """The figures as the table has them, terms named where they are several."""
        value = self.value(terms)
        assert value is not None
        figure = self.form.figures[terms.addresses[0]]
        number = written(tidy(Decimal(in_unit(value, "元", figure.unit))))
        return f"{number}{figure.unit}"


def _scope_of(draft: Draft) -> Scope:
    stated = draft.text("unit.scope")
    if stated == "region":
        return "region"
    return "own" if stated in ("self", "subordinate") else ""


@dataclass
class _Compared:
    figures: Figures
    passage: Passage

    def findings(self) -> Iterator[Finding]:
        form, draft = self.figures.form, self.figures.draft
        section = self.passage.section
        assert section is not None
        title = heading(section, form, draft)
        said = said_in(tongue_of(form), self.passage.text, draft.year, title, section.id)
        for claim in said.claims:
            finding = self._claim(claim)
            if finding:
                yield finding
        for assurance in said.assurances:
            finding = self._assurance(assurance)
            if finding:
                yield finding

    # ---- claims

    def _claim(self, claim: Claim) -> Finding | None:
        if claim.kind == "last_year" or self.passage.is_reference(*claim.span):
            return None
        known = [said for said in claim.readings if self.figures.value(said.at) is not None]
        if len(known) < len(claim.readings) or any(self._fits(claim, said) for said in known):
            return None
        return self._none(claim, known) if claim.quantity is None else self._states(claim, known)

    def _fits(self, claim: Claim, said: SaidFact) -> bool:
        for terms in (said.at, *said.also):
            actual = self._actual(said, terms)
            if actual is None or _agrees(claim, actual):
                return True
        return False

    def _actual(self, said: SaidFact, terms: Terms) -> Number | None:
        actual = self.figures.value(terms)
        if said.per is None or actual is None:
            return actual
        whole = self.figures.value(said.per)
        return Decimal(actual) * 100 / Decimal(whole) if whole else None

    def _states(self, claim: Claim, known: Sequence[SaidFact]) -> Finding:
        quantity = claim.quantity
        assert quantity is not None
        said = known[0]
        words = self.passage.text[quantity.start : quantity.stop]
        table = f"表中{self.figures.label(said.at)}为 {self._shown(said)}"
        gap = "" if said.per else self._gap(claim, said)
        message = f"正文写“{words}”，{table}{gap}{self._doubt(claim, known)}"
        return self._finding("figure-mismatch", claim, known, message, self._repairs(claim, said))

    def _shown(self, said: SaidFact) -> str:
        if said.per is None:
            return self.figures.shown(said.at)
        actual = self._actual(said, said.at)
        return f"{Decimal(actual or 0):.2f}%"

    def _gap(self, claim: Claim, said: SaidFact) -> str:
        actual = self.figures.value(said.at)
        assert claim.quantity is not None and actual is not None
        gap = abs(Decimal(claim.quantity.value) - Decimal(actual))
        return f"（差 {written(tidy(gap))}）"

    def _doubt(self, claim: Claim, known: Sequence[SaidFact]) -> str:
        if len(known) > 1:
            others = "、".join(self.figures.label(said.at) for said in known[1:])
            return f"；也可能说的是{others}"
        if self._other_scope(claim.scope):
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
        if (
            quantity is None
            or actual is None
            or said.per
            or quantity.loose
            or quantity.unit == "元"
        ):
            return ()
        repairs = [self.passage.repair(quantity.start, quantity.end, written(actual))]
        if len(said.at.addresses) == 1:
            address = said.at.addresses[0]
            repairs.append(Repair(address, self.figures.draft.get(address), quantity.value))
        return tuple(repair for repair in repairs if repair)

    def _finding(
        self,
        rule: str,
        claim: Claim,
        known: Sequence[SaidFact],
        message: str,
        repairs: tuple[Repair, ...],
    ) -> Finding:
        doubtful = claim.unsure or len(known) > 1 or self._other_scope(claim.scope)
        place = self.passage.place(*claim.span)
        return Finding(
            rule,
            "info" if doubtful else "warning",
            message,
            (self.passage.address, *known[0].at.addresses),
            quote=place.quote,
            span=place.span,
            source=SOURCE,
            repairs=repairs,
        )

    def _other_scope(self, scope: Scope) -> bool:
        return bool(scope and self.figures.scope and scope != self.figures.scope)

    # ---- assertions

    def _assurance(self, assurance: Assurance) -> Finding | None:
        said = assurance.said
        wrong = [terms for terms in said.zero if self.figures.value(terms)]
        if said.equal:
            values = [self.figures.value(terms) for terms in said.equal]
            if None not in values and len(set(values)) > 1:
                wrong += said.equal
        if not wrong:
            return None
        shown = "，".join(f"{self.figures.label(t)}为 {self.figures.shown(t)}" for t in wrong)
        place = self.passage.place(*assurance.span)
        severity: Severity = "info" if self._loose(assurance) else "warning"
        return Finding(
            "assertion-mismatch",
            severity,
            f"正文写“{place.quote}”，表中{shown}，请核对",
            (self.passage.address, *(a for terms in wrong for a in terms.addresses)),
            quote=place.quote,
            span=place.span,
            source=SOURCE,
        )

    def _loose(self, assurance: Assurance) -> bool:
        return assurance.unsure or self._other_scope(assurance.scope)


def _agrees(claim: Claim, actual: Number) -> bool:
    return not actual if claim.quantity is None else claim.quantity.agrees(actual)
