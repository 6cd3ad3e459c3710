"""Words marked in a text: those that findings mean, those that a search found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms.draft import Address
from forms.form_words import Severity
from forms.references import Span
from forms.review.finding import Finding


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A marked span; `severity` None for a match of the search, `current` for the one gone to."""

    start: int
    end: int
    severity: Severity | None = None
    current: bool = False


def marks_of(findings: Iterable[Finding], address: Address) -> list[Mark]:
    """The spans of open findings in the text at the address."""
    return sorted(
        Mark(*span, finding.severity)
        for finding in findings
        if not finding.waived
        for span in _spans(finding, address)
        if span[0] < span[1]
    )


def _spans(finding: Finding, address: Address) -> Iterator[Span]:
    if finding.span and finding.at and finding.at[0] == address:
        yield finding.span
    for place in finding.places:
        if place.span and place.at == address:
            yield place.span


def moved(marks: Sequence[Mark], position: int, removed: int, inserted: int) -> list[Mark]:
    """The marks after a splice of the text; a mark whose words are all gone is gone."""
    after, shift = position + removed, inserted - removed

    def start_of(point: int) -> int:
        if point < position:
            return point
        return point + shift if point >= after else position + inserted

    def end_of(point: int) -> int:
        if point <= position:
            return point
        return point + shift if point >= after else position

    new = (Mark(start_of(m.start), end_of(m.end), m.severity, m.current) for m in marks)
    return [mark for mark in new if mark.start < mark.end]


def within(marks: Iterable[Mark], start: int, end: int) -> list[Mark]:
    """The marks that touch `[start, end)`."""
    return [mark for mark in marks if mark.start < end and mark.end > start]
