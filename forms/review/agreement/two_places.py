"""A finding about two places that cannot both be true, told at the second of them."""

from __future__ import annotations

from typing import NamedTuple

from forms.review.finding import Finding, Span
from forms.review.passage import Passage, finding_in
from forms.review.rulebook import rules


class At(NamedTuple):
    """A place in the prose."""

    passage: Passage
    span: Span


Pair = tuple[At, At]
"""Two places that cannot both be true."""


def contradiction(told: str, first: At, second: At) -> Finding:
    """The finding of rule `number-contradicted`; `told` is what is wrong with the two places."""
    rule, passage = rules()["number-contradicted"], second.passage
    places = [one.passage.place(*one.span) for one in (second, first)]
    message = f"{told}：这里是“{places[0].quote}”，{_where(first, passage)}是“{places[1].quote}”"
    return finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _where(place: At, seen_from: Passage) -> str:
    section = place.passage.section
    if place.passage is seen_from or section is None:
        return "前面"
    return f"“{section.label or section.title}”里"
