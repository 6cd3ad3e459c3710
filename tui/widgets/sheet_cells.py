"""What each cell of a sheet shows: value, offered sum or blank, and the mark of a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.draft import Address, Draft, Number, Value
from forms.filling import Totals
from forms.form import Figure, Form
from forms.form_words import Severity
from forms.numerals import written
from forms.review.figures import previous_values
from forms.review.finding import Finding
from forms.visible import visible

MARKS: dict[str, str] = {"error": "!", "warning": "?", "note": "*", "": " "}
"""Signs of one cell in every terminal; colour only goes with them."""
BLANK = "____"


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell's text, the role it is drawn in, and its mark."""

    text: str
    role: str
    mark: str = " "


class SheetCells:
    """Reads the draft for the sheet; holds nothing of its own but what the review last found."""

    def __init__(self, form: Form, draft: Draft, previous: Sequence[Draft]) -> None:
        self.form = form
        self.draft = draft
        self.totals = Totals(form)
        self.previous = previous
        self._severities: dict[Address, Severity] = {}

    @property
    def previous(self) -> Sequence[Draft]:
        """Last year's drafts, of several predecessors together."""
        return self._previous

    @previous.setter
    def previous(self, drafts: Sequence[Draft]) -> None:
        self._previous = drafts
        self._last = previous_values(self.form, drafts) if drafts else {}

    def shown(self, figure: Figure) -> Shown:
        """What the cell of a figure shows."""
        address = figure.address
        value = self.draft.get(address)
        mark = self._mark(address, value)
        if value is None:
            offered = self.offered(address)
            if offered is None:
                return Shown(BLANK, "blank", mark)
            return Shown(f"[{written(offered)}]", "offer", mark)
        if self.draft.figure(address) is None:
            return Shown(plain(value), "unreadable", MARKS["error"])
        return Shown(plain(value), "plain", mark)

    def _mark(self, address: Address, value: Value | None) -> str:
        severity = self._severities.get(address)
        if severity in ("error", "warning"):
            return MARKS[severity]
        if value is not None and self.disagrees(address):
            return MARKS["error"]
        return MARKS["note"] if self.draft.get(f"notes.{address}") else " "

    def offered(self, address: Address) -> Number | None:
        """The sum that a total should have, None where it is no total or waits."""
        return self.totals.offered(self.draft, address) if address in self.totals else None

    def disagrees(self, address: Address) -> bool:
        """Whether a total differs from the sum of its parts."""
        offered = self.offered(address)
        return offered is not None and offered != self.draft.figure(address)

    def last_year(self, address: Address) -> Number | None:
        """The value of last year."""
        return self._last.get(address.removeprefix("tables."))

    def change(self, address: Address) -> str:
        """The difference from last year, with its share of last year's value."""
        now, before = self.draft.figure(address), self.last_year(address)
        if now is None or before is None:
            return ""
        difference = now - before
        if difference == 0:
            return "="
        share = f" {difference * 100 / before:+.0f}%" if before else ""
        return f"{'+' if difference > 0 else ''}{written(difference)}{share}"

    def longest(self, figures: Iterable[Figure]) -> int:
        """The characters of the longest value among these figures; a text that is none is cut."""
        values = (self.draft.figure(figure.address) for figure in figures)
        return max((len(written(value)) for value in values if value is not None), default=0)

    def take_findings(self, findings: Iterable[Finding]) -> set[Address]:
        """Remember which cells stand in open findings; the cells whose mark changed."""
        before: dict[Address, Severity] = self._severities
        now: dict[Address, Severity] = {}
        for finding in findings:
            if finding.state == "fail" and not finding.waived and finding.severity != "info":
                for address in _meant(finding):
                    if now.get(address) != "error":
                        now[address] = finding.severity
        self._severities = now
        return {a for a in {*before, *now} if before.get(a) != now.get(a)}


def _meant(finding: Finding) -> Iterable[Address]:
    """The values that a finding blames, not all that it involves."""
    yield finding.at[0]
    if finding.likely:
        yield finding.likely
    for place in finding.places:
        yield place.at


def plain(value: Value) -> str:
    """A value as it stands in a cell, on one line and without control characters."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return written(value)
    return visible(str(value), lines=False)
