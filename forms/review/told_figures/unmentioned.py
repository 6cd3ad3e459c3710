"""Figures that the prose is expected to name: 表里有数，正文没有提到."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.draft import Number
from forms.review.finding import Finding
from forms.review.passage import Passage
from forms.review.reading.tongue import Terms
from forms.review.rulebook import rules
from forms.review.told_figures.figure_values import Figures


def unmentioned(
    figures: Figures, texts: Sequence[Passage], spoken: set[str], stated: set[Number]
) -> Iterator[Finding]:
    """Rule `figure-unmentioned`: figures that no sentence names (`spoken`), no reference shows and
    no number states.
    """
    texts = [passage for passage in texts if passage.section and passage.section.title]
    told = spoken.union(*(passage.addresses for passage in texts))
    silent: list[Terms] = []
    for terms, value in figures.expected:
        if value not in stated and not told.intersection(terms.addresses):
            silent.append(terms)
    if silent and texts:
        rule = rules()["figure-unmentioned"]
        named = "、".join(f"{figures.label(terms)} {figures.shown(terms)}" for terms in silent)
        at = (texts[0].address, *(a for terms in silent for a in terms.addresses))
        yield Finding(rule.id, rule.severity, f"{rule.title}：{named}", at, source=rule.source)
