"""The two real reports: the faults that are truly in them are found, and hardly anything else."""

from __future__ import annotations

from pathlib import Path

from forms.review import review
from forms.review.finding import Finding
from tests.forms.review.corpus import hitech, suqian

TRUE_2018 = {
    ("word-doubled", "网站网"),
    ("word", "led"),
    ("word", "其它"),
    ("word-redundant", "止"),
    ("none-mismatch", "无专职从事政府信息公开工作人员"),
    ("attachment-note", "附件:1、"),
    ("character-missing", "进"),
}


def _grave(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity != "info"]


def test_the_faults_of_the_2018_report_are_found(corpus: Path) -> None:
    form, draft = hitech(corpus)
    found = review(form, draft)
    assert {(f.rule, f.quote) for f in found} >= TRUE_2018
    assert {f.rule for f in found} >= {"total-received", "normative-issued", "responses-channels"}


def test_every_half_width_mark_of_the_2018_report_is_found(corpus: Path) -> None:
    form, draft = hitech(corpus)
    found = [f for f in review(form, draft) if f.rule == "half-width"]
    prose = "".join(draft.prose(section.id) for section in form.sections)
    marks = sum(prose.count(mark) for mark in ",:;()")
    assert sum(1 + len(f.places) for f in found) == marks


def test_nothing_else_is_said_of_the_2018_report(corpus: Path) -> None:
    form, draft = hitech(corpus)
    known = {rule for rule, _ in TRUE_2018} | {"half-width"}
    rest = [f for f in _grave(review(form, draft)) if f.rule not in known]
    assert {f.rule for f in rest} == {"total-received", "normative-issued", "responses-channels"}


def test_the_2023_report_has_no_error_and_no_warning(corpus: Path) -> None:
    form, draft = suqian(corpus)
    assert not _grave(review(form, draft))
