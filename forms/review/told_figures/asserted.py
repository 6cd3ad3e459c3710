"""Assertions held against the figures: what 均已办结 or 收到的复议申请已审结 says of them."""

from __future__ import annotations

from collections.abc import Iterator

from forms.form_words import Severity
from forms.review.finding import Finding
from forms.review.passage import Passage
from forms.review.reading.tongue import SaidAssertion, Terms
from forms.review.rulebook import rules
from forms.review.told_figures.assurances import Assurance
from forms.review.told_figures.figure_values import Figures


def assertion_finding(figures: Figures, passage: Passage, assurance: Assurance) -> Finding | None:
    """Rule `assertion-mismatch`: the figures are not what a stretch of the passage asserts."""
    wrong = list(_wrong(figures, assurance.said))
    if not wrong or not _is_whole(figures, assurance):
        return None
    shown = "，".join(f"{figures.label(t)}为 {figures.shown(t)}" for t in wrong)
    place = passage.place(*assurance.span)
    rule = rules()["assertion-mismatch"]
    loose = assurance.unsure or figures.is_of_others(assurance.scope)
    severity: Severity = "info" if loose else rule.severity
    return Finding(
        rule.id,
        severity,
        f"正文写“{place.quote}”，表中{shown}，请核对",
        (passage.address, *(a for terms in wrong for a in terms.addresses)),
        quote=place.quote,
        span=place.span,
        source=rule.source,
    )


def _wrong(figures: Figures, said: SaidAssertion) -> Iterator[Terms]:
    """The figures that are not 0, not equal, or 0, as it is asserted that they are."""
    yield from (terms for terms in said.zero if figures.value(terms))
    yield from (terms for terms in said.some if figures.value(terms) == 0)
    values = [figures.value(terms) for terms in said.equal]
    if None not in values and len(set(values)) > 1:
        yield from said.equal


def _is_whole(figures: Figures, assurance: Assurance) -> bool:
    """Whether a number that an assertion is about is that of all, not of a part."""
    wholes = [value for t in assurance.said.of if (value := figures.value(t)) is not None]
    subject = assurance.subject
    return not (wholes and subject) or any(q.agrees(value) for q in subject for value in wholes)
