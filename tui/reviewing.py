"""The review of the open draft, kept current: findings, progress, and what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from forms.companions import Companions, companions_of
from forms.draft import Draft
from forms.form import Form
from forms.progress import PartProgress, PartState, Progress, is_open, progress
from forms.review import review
from forms.review.finding import SEVERITY_WORDS, Finding, each_place, is_blank
from forms.settings import Settings
from tui.widgets.outline import ATTACHMENTS, COVER, COVER_VALUES

GRAVITY = tuple(SEVERITY_WORDS)
"""The severities, the gravest first."""


class Reviewing:
    """Reviews one draft again and again, beside last year's and its siblings."""

    def __init__(self, path: Path, form: Form, draft: Draft, settings: Settings) -> None:
        self.path = path
        self.form = form
        self.draft = draft
        self.settings = settings
        self.companions = Companions()
        self.findings: tuple[Finding, ...] = ()

    def read_companions(self) -> None:
        """Read last year's draft and the siblings; once, since they lie on the disk."""
        self.companions = companions_of(self.path, self.draft)

    def review(self) -> tuple[Finding, ...]:
        """Review the draft as it stands now."""
        beside = self.companions
        self.findings = review(
            self.form, self.draft, beside.previous, self.settings, beside.siblings
        )
        return self.findings

    @property
    def previous(self) -> Draft | None:
        """Last year's draft, where there is one."""
        return self.companions.previous[0] if self.companions.previous else None

    def progress(self) -> Progress:
        """How complete each part is: the cover, the form's own, further attachments."""
        own = progress(self.form, self.draft, self.findings).parts
        answered = sum(self.draft.get(address) not in (None, "") for address in COVER_VALUES)
        cover = self._part(COVER, is_cover, answered, len(COVER_VALUES))
        return Progress((cover, *own, self._part(ATTACHMENTS, _is_attached, 0, 0)))

    def summary(self) -> str:
        """How much is answered and how much is open, in a line."""
        whole = self.progress()
        waiting = sum(map(is_blank, self.findings))
        errors = sum(part.errors for part in whole.parts)
        warnings = sum(part.warnings for part in whole.parts)
        return f"{whole.percent}%  待填 {waiting}  必改 {errors}  须核实 {warnings}"

    def _part(
        self, part: str, holds: Callable[[str], bool], answered: int, asked: int
    ) -> PartProgress:
        mine = [f for f in self.findings if holds(f.at[0]) and f.state == "fail"]
        errors = sum(f.severity == "error" for f in mine)
        warnings = sum(f.severity == "warning" and is_open(f) for f in mine)
        state = PartState.DONE if answered == asked else PartState.UNDERWAY
        if errors + warnings:
            state = PartState.DOUBTFUL
        return PartProgress(part, state, answered, asked, errors, warnings)

    def at(self, address: str, offset: int = 0) -> list[Finding]:
        """The findings that involve an address, place by place: those that fail first, then those
        nearest to a character of the text there, then the gravest.
        """
        mine = (one for f in self.findings for one in each_place(f) if address in one.at)
        return sorted(mine, key=lambda f: _urgency(f, address, offset))


def _urgency(finding: Finding, address: str, offset: int) -> tuple[bool, bool, int, int]:
    """What is told of a place first."""
    far = _distance(finding, offset) if finding.at[0] == address else 0
    return finding.state != "fail", finding.waived, far, GRAVITY.index(finding.severity)


def _distance(finding: Finding, offset: int) -> int:
    """How far the words meant are from a character; 0 where they hold it."""
    start, end = finding.span or (0, 0)
    return max(start - offset, offset - end, 0)


def _is_attached(address: str) -> bool:
    return address.split(".")[0] == ATTACHMENTS


def is_cover(address: str) -> bool:
    """Whether an address belongs to the cover data."""
    return address.split(".")[0] in ("year", "unit", "document", "form")
