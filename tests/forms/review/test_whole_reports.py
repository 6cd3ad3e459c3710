"""Whole reports of several offices: nothing graver than a hint is said of them as they are, and the
slips planted in them are found.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from forms.draft import Draft
from forms.loading import example_path, load_form
from forms.review import review

FORM = load_form("disclosure-2021")
REPORTS = tomllib.loads((Path(__file__).parent / "whole_reports.toml").read_text(encoding="utf-8"))[
    "report"
]


def _draft(report: dict[str, Any], right: str = "", wrong: str = "") -> Draft:
    """The report with the figures of the example, once with some words put in the place of others."""
    path = example_path(FORM)
    assert path is not None
    draft = Draft(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    for name, value in report["unit"].items():
        draft.set(f"unit.{name}", value)
    planted = False
    for section, text in report["sections"].items():
        here = not planted and right in text
        planted = planted or here
        draft.set(f"sections.{section}", text.replace(right, wrong, 1) if right and here else text)
    assert planted
    return draft


def _said(draft: Draft) -> set[str]:
    return {found.message for found in review(FORM, draft) if found.severity != "info"}


@pytest.mark.parametrize("report", REPORTS, ids=range(len(REPORTS)))
def test_nothing_graver_than_a_hint_is_said_of_a_sound_report(report: dict[str, Any]) -> None:
    assert not _said(_draft(report))


@pytest.mark.parametrize("report", REPORTS, ids=range(len(REPORTS)))
def test_slips_in_a_whole_report_are_found(report: dict[str, Any]) -> None:
    missed = [slip for slip in report["slips"] if not _said(_draft(report, *slip))]
    assert not missed


@pytest.mark.parametrize("report", REPORTS, ids=range(len(REPORTS)))
def test_what_is_missed_is_listed_as_long_as_it_is(report: dict[str, Any]) -> None:
    found = [slip for slip in report["missed"] if _said(_draft(report, *slip))]
    assert not found
