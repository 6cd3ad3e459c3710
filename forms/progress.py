"""How complete a draft is, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from forms.draft import Address, Draft
from forms.form import Form, Section, Table
from forms.review.finding import Finding


class PartState(Enum):
    """Where a part stands; the value is what the screen says."""

    UNTOUCHED = "未开始"
    UNDERWAY = "填写中"
    DOUBTFUL = "有疑点"
    DONE = "完成"


class PartProgress(NamedTuple):
    """One part: answered of asked, and its open errors and warnings."""

    part: str
    state: PartState
    answered: int
    asked: int
    errors: int
    warnings: int


class Progress(NamedTuple):
    """The whole report, part by part in order."""

    parts: tuple[PartProgress, ...]

    @property
    def answered(self) -> int:
        """Values answered in all parts."""
        return sum(part.answered for part in self.parts)

    @property
    def asked(self) -> int:
        """Values asked in all parts."""
        return sum(part.asked for part in self.parts)

    @property
    def percent(self) -> int:
        """Answered of asked; 100 only when nothing is left."""
        return 100 * self.answered // self.asked if self.asked else 100


def progress(form: Form, draft: Draft, findings: Sequence[Finding]) -> Progress:
    """How complete each part is, with what the review found in it."""
    return Progress(tuple(_part(form, part, draft, findings) for part in form.parts))


def prefix_of(part: Section | Table) -> Address:
    """The address that all values of a part begin with."""
    return f"sections.{part.id}" if isinstance(part, Section) else f"tables.{part.id}"


def is_open(finding: Finding) -> bool:
    """Whether a finding still asks for something: an error, or a warning not answered."""
    return finding.severity == "error" or (finding.severity == "warning" and not finding.waived)


def _part(
    form: Form, part: Section | Table, draft: Draft, findings: Sequence[Finding]
) -> PartProgress:
    prefix = prefix_of(part)
    mine = [f for f in findings if f.at[0] == prefix or f.at[0].startswith(f"{prefix}.")]
    failing = [f for f in mine if f.state == "fail" and is_open(f)]
    errors = sum(f.severity == "error" for f in failing)
    answered, asked = _counts(form, part, draft)
    warnings = len(failing) - errors
    state = _state(answered, asked, bool(failing))
    return PartProgress(part.id, state, answered, asked, errors, warnings)


def _state(answered: int, asked: int, doubtful: bool) -> PartState:
    if doubtful:
        return PartState.DOUBTFUL
    if answered >= asked:
        return PartState.DONE
    return PartState.UNDERWAY if answered else PartState.UNTOUCHED


def _counts(form: Form, part: Section | Table, draft: Draft) -> tuple[int, int]:
    """Answered and asked; a part that asks for nothing counts what was answered all the same."""
    if isinstance(part, Section):
        written = bool(draft.prose(part.id).strip())
        return int(written and part.required), int(part.required)
    mine = [a for a, f in form.figures.items() if f.table == part.id and f.row.required]
    return sum(draft.get(address) is not None for address in mine), len(mine)


CARRIED = "carried"
"""The table of a draft that holds the addresses of texts taken from last year's."""


def awaiting_update(draft: Draft) -> list[Address]:
    """The texts that still wait to be brought up to date (待更新)."""
    return [address.removeprefix(f"{CARRIED}.") for address, _ in draft.items(CARRIED)]
