"""What stands before a document is made: a sentence first, then what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from forms.check_sheet import stale_parts, where_in_prose
from forms.draft import Draft
from forms.form import Form
from forms.progress import is_open
from forms.review.finding import SEVERITY_WORDS, Finding
from tui.widgets.outline import part_called, part_of

MOST = 12
"""Findings of a kind that are listed."""


def export_state(
    form: Form, draft: Draft, findings: Sequence[Finding], paper: Sequence[Finding]
) -> str:
    """How it stands in a sentence, then which texts are still last year's, what fails, what paper
    lacks, and where blanks are; of warnings answered by a statement, how many.
    """
    stated = sum(finding.waived for finding in findings)
    findings = [finding for finding in findings if is_open(finding)]
    waiting = [finding for finding in findings if finding.state == "waiting"]
    failing = [finding for finding in findings if finding.state == "fail"]
    failing.sort(key=lambda finding: finding.severity != "error")
    summary = _summary(failing, len(waiting), len(paper)) + _stated(stated)
    lines = [summary, *filter(None, [stale_parts(form, draft)]), *_listed(form, draft, failing)]
    lines += ["", "纸面：", *_listed(form, draft, paper)] if paper else []
    lines += ["", "待填：", *_blanks(form, draft, waiting)] if waiting else []
    return "\n".join(lines)


def _summary(failing: Sequence[Finding], waiting: int, paper: int) -> str:
    errors = sum(finding.severity == "error" for finding in failing)
    counts = ((errors, "必改"), (waiting, "待填"), (len(failing) - errors, "须核实"))
    said = "、".join(f"{count} 处{word}" for count, word in counts if count)
    beside = f"纸面有 {paper} 处要看。" if paper else ""
    if errors or waiting:
        return f"还有 {said}，生成的文件只宜作讨论稿。{beside}"
    if failing:
        return f"没有必改的疑点，还有 {said}。{beside}"
    return f"没有疑点，可以生成。{beside}"


def _stated(stated: int) -> str:
    return f"另有 {stated} 处须核实的已写情况说明。" if stated else ""


def _listed(form: Form, draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings[:MOST]:
        where = where_in_prose(form, draft, finding)
        yield f"· {SEVERITY_WORDS[finding.severity]} {where}{finding.message}"
    if len(findings) > MOST:
        yield f"……共 {len(findings)} 处"


def _blanks(form: Form, draft: Draft, waiting: Sequence[Finding]) -> Iterator[str]:
    """How many blanks each part has."""
    for part, count in Counter(part_of(form, finding.at[0]) for finding in waiting).items():
        yield f"· {part_called(form, draft, part)}：{count} 处"
