"""A Finding (疑点): what a review says, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from forms.draft import Address, Draft, Value
from forms.edit import Change, Edit, Splice, Step
from forms.form_words import Severity
from forms.numerals import numerals_in

State = Literal["fail", "waiting"]
Verdict = Literal["pass", "incomplete", "fail"]
Span = tuple[int, int]
"""[start, end) in characters of the section's text."""

QUOTED = 20
"""Characters of the words meant that a list shows."""
SEVERITY_WORDS: dict[Severity, str] = {"error": "必改", "warning": "须核实", "info": "提示"}


def touch(one: Span, other: Span) -> bool:
    """Whether two spans of one text share a character."""
    return one[0] < other[1] and other[0] < one[1]


class Repair(NamedTuple):
    """One way to mend a finding: a value replaced, in prose the words of a span, or a value moved
    to the address that was meant (`move_to`).
    """

    at: Address
    old: Value | None
    new: Value | None
    span: Span | None = None
    move_to: Address | None = None

    @property
    def keeps_facts(self) -> bool:
        """Whether it only puts other words or marks, and every number stays as it is."""
        old, new = self.old or "", self.new or ""
        if self.move_to or not (isinstance(old, str) and isinstance(new, str)):
            return False
        return numerals_in(old) == numerals_in(new)

    def edit(self, draft: Draft) -> Edit | None:
        """The edit that makes the repair, None where the place has changed meanwhile."""
        edit = Edit(tuple(self._steps(draft)), "改正")
        return edit if edit.fits(draft) else None

    def _steps(self, draft: Draft) -> Iterator[Step]:
        if self.span is not None:
            yield Splice(self.at, self.span[0], str(self.old or ""), str(self.new or ""))
        elif self.move_to is not None:
            yield Change(self.at, self.old, None)
            yield Change(self.move_to, draft.get(self.move_to), self.old)
        else:
            yield Change(self.at, self.old, self.new)


class Place(NamedTuple):
    """A further place of the same finding, with the repair that mends it there."""

    at: Address
    quote: str | None = None
    span: Span | None = None
    repair: Repair | None = None


class Finding(NamedTuple):
    """One thing that the review found.

    `at[0]` is the value blamed, then all others involved in form order. `quote` and `span` are the
    words meant in prose. `likely` is the figure most likely wrong. `places` are further places
    where the same rule hits in the same part.
    """

    rule: str
    severity: Severity
    message: str
    at: tuple[Address, ...]
    state: State = "fail"
    quote: str | None = None
    span: Span | None = None
    source: str = ""
    repairs: tuple[Repair, ...] = ()
    likely: Address | None = None
    places: tuple[Place, ...] = ()
    waived: bool = False
    reason: str = ""

    @property
    def called(self) -> str:
        """The words meant in their marks, cut where they are long, "" where there are none."""
        if not self.quote:
            return ""
        first = self.quote.split("\n")[0]
        cut = first if first == self.quote and len(first) <= QUOTED else f"{first[:QUOTED]}……"
        return f"“{cut}”"


def is_blank(finding: Finding) -> bool:
    """Whether a finding asks for nothing but what has not been filled in (待填)."""
    return finding.state == "waiting" and finding.severity == "error"


def wrong_kind(address: Address, message: str, repairs: tuple[Repair, ...] = ()) -> Finding:
    """The finding of a value that is not of the kind that its place asks for."""
    return Finding("kind", "error", message, (address,), repairs=repairs)


def each_place(finding: Finding) -> Iterator[Finding]:
    """The finding once for every place where its rule hits, each with the repair there."""
    yield finding._replace(places=())
    for place in finding.places:
        repairs = (place.repair,) if place.repair else ()
        at = (place.at, *finding.at[1:])
        yield finding._replace(
            at=at, quote=place.quote, span=place.span, repairs=repairs, places=()
        )


def first_repairs(finding: Finding) -> list[Repair]:
    """The repair that comes first in each place of a finding."""
    return [*finding.repairs[:1], *(place.repair for place in finding.places if place.repair)]


def is_sure(finding: Finding) -> bool:
    """Whether each place has one repair, and that of words alone."""
    return len(finding.repairs) < 2 and all(one.keeps_facts for one in first_repairs(finding))


def mend_all(draft: Draft, *findings: Finding) -> Edit | None:
    """The edit that mends findings in all their places, each by its first repair; None where
    nothing can be mended.
    """
    repairs = list(_apart(repair for finding in findings for repair in first_repairs(finding)))
    steps = [step for r in repairs if (edit := r.edit(draft)) for step in edit.steps]
    return Edit(tuple(steps), f"改正同类 {len(repairs)} 处") if steps else None


def _apart(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """The repairs that do not touch each other: each value once, texts from their ends."""
    known = list(repairs)
    yield from {r.at: r for r in reversed(known) if not r.span}.values()
    at, start = "", 0
    for repair in sorted(known, key=lambda r: (r.at, r.span or (0, 0)), reverse=True):
        if repair.span and (repair.at != at or repair.span[1] <= start):
            at, start = repair.at, repair.span[0]
            yield repair


def verdict(findings: Iterable[Finding]) -> Verdict:
    """pass: no error; incomplete: only errors that wait for a blank; fail: an error stands."""
    states = {finding.state for finding in findings if finding.severity == "error"}
    if "fail" in states:
        return "fail"
    return "incomplete" if states else "pass"
