"""Figures that the prose is expected to name: 表里有数，正文没有提到."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.draft import Number
from forms.review.finding import Finding
from forms.review.passage import Passage
from forms.review.reading.tongue import Terms, tongue_of
from forms.review.rulebook import rules
from forms.review.told_figures.figure_values import Figures


def unmentioned(
    figures: Figures, texts: Sequence[Passage], spoken: set[str], stated: set[Number]
) -> Iterator[Finding]:
    """Rule `figure-unmentioned`: figures that no sentence names (`spoken`), no reference shows and
    no number states.
    """
    texts = [passage for passage in texts if passage.section and passage.section.title]
    references = {a for passage in texts for a in passage.addresses}
    silent: list[Terms] = []
    for said in tongue_of(figures.form).facts:
        value = figures.value(said.at)
        if not said.fact.expected or not value or value in stated:
            continue
        if not set(said.at.addresses) & (spoken | references):
            silent.append(said.at)
    if silent and texts:
        rule = rules()["figure-unmentioned"]
        told = "、".join(f"{figures.label(terms)} {figures.shown(terms)}" for terms in silent)
        at = (texts[0].address, *(a for terms in silent for a in terms.addresses))
        yield Finding(rule.id, rule.severity, f"{rule.title}：{told}", at, source=rule.source)
