"""Slips: what is wrong with the wording of a text, found in the text alone.

Every rule is a generator over a text; what one finds is grouped by rule into one finding a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.rulebook import Rule


class Slip(NamedTuple):
    """One slip: `text[start:end]`, the words to put there if that is sure, and what is wrong."""

    start: int
    end: int
    better: str | None = None
    note: str = ""

    def moved(self, by: int) -> Slip:
        """The same slip so many characters further on."""
        return Slip(self.start + by, self.end + by, self.better, self.note)


Note = tuple[re.Pattern[str], str | None, str]
"""A pattern, whose named group that matched is the slip, what to put there, and what is wrong."""


def noted(text: str, notes: Iterable[Note]) -> Iterator[Slip]:
    """The slips that a row of patterns finds, their words told before what is wrong."""
    for pattern, better, note in notes:
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            yield Slip(start, end, better, f"“{text[start:end]}”：{note}")


MOST_NOTED = 4


def apart(slips: Iterable[Slip]) -> Iterator[Slip]:
    """Slips in order, without those that begin within one before: all can be mended at once."""
    end = 0
    for slip in sorted(slips, key=lambda slip: (slip.start, -slip.end)):
        if slip.start >= end:
            end = slip.end
            yield slip


def slip_finding(passage: Passage, rule: Rule, slips: list[Slip]) -> Finding:
    """The finding for all slips of one rule in one passage."""
    places = [passage.place(slip.start, slip.end, slip.better) for slip in slips]
    return finding_in(passage, rule.id, rule.severity, _message(rule, slips), places, rule.source)


def _message(rule: Rule, slips: list[Slip]) -> str:
    notes = list(dict.fromkeys(slip.note for slip in slips if slip.note))
    told = "；".join(notes[:MOST_NOTED]) + ("……" if len(notes) > MOST_NOTED else "")
    count = f"（共 {len(slips)} 处）" if len(slips) > 1 else ""
    return f"{rule.title}：{told}{count}" if told else f"{rule.title}{count}"
