"""`nianbao export` and `nianbao preview`: the draft on paper."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from forms.check_sheet import stale_parts, where_in_prose
from forms.draft import Draft
from forms.form import Form
from forms.review.finding import SEVERITY_WORDS, Finding, is_blank
from forms.settings import load_settings
from forms.store.answered import read_answered
from forms.store.reading import DraftError
from forms.store.trouble import told
from tui.commands.said import message, result
from tui.exit_status import DONE, STANDING, UNUSABLE

MOST = 5
"""Findings that are named one by one."""


def export(options: argparse.Namespace) -> int:
    """Make the Word document, unless errors stand or a file is in the way."""
    from exporters.export import default_name

    read = _read(options.draft)
    if read is None:
        return UNUSABLE
    form, draft = read
    output = options.output or options.draft.parent
    if output.is_dir():
        output /= default_name(form, draft)
    if output.suffix.lower() != ".docx":
        message(f"{output} 不是 .docx，没有生成。请用 -o 给出以 .docx 结尾的文件名。")
        return UNUSABLE
    findings = _reviewed(options.draft, form, draft)
    if stale := stale_parts(form, draft):
        message(f"{stale}。")
    if not options.force and _errors_stand(form, draft, findings):
        return STANDING
    if output.exists() and not options.overwrite:
        message(f"{output} 已经存在，没有改动。要替换它请加 --overwrite，或用 -o 另起文件名。")
        return STANDING
    include_draft = not options.no_draft
    status = write_report(form, draft, output, options.profile, include_draft=include_draft)
    if status == DONE:
        _tell_what_stands(form, draft, findings)
    return status


def write_report(
    form: Form, draft: Draft, output: Path, profile: str | None, *, include_draft: bool
) -> int:
    """Write the document whole or not at all, and say where; the exit status."""
    from exporters.export import export_report
    from forms.store.writing import write_atomic

    wanted = profile or draft.text("document.profile") or "office"
    data = export_report(form, draft, load_settings(), wanted, include_draft)
    try:
        write_atomic(output, data)
    except OSError as error:
        message(f"{output}：写不进去（{told(error)}）。请换一个文件夹或文件名再试。")
        return UNUSABLE
    result(f"已生成 {output}")
    return DONE


def _reviewed(path: Path, form: Form, draft: Draft) -> tuple[Finding, ...]:
    from forms.companions import companions_of
    from tui.commands.check import reviewed

    return reviewed(form, draft, companions_of(path, draft), paper=True)


def _errors_stand(form: Form, draft: Draft, findings: Sequence[Finding]) -> bool:
    errors = [f for f in findings if f.severity == "error"]
    _list(form, draft, errors)
    if errors:
        told = _counted(errors)
        message(f"还有{told}，没有生成。先填好、改正，或加 --force 照样生成。")
    return bool(errors)


def _counted(findings: Sequence[Finding]) -> str:
    """How many are open of each kind, in the words of the check sheet."""
    failed = Counter(f.severity for f in findings if f.state == "fail")
    waiting = sum(map(is_blank, findings))
    counts = ((failed["error"], "必改"), (waiting, "待填"), (failed["warning"], "须核实"))
    return "、".join(f"{word} {count} 处" for count, word in counts if count)


def _list(form: Form, draft: Draft, findings: Sequence[Finding]) -> None:
    """The first of the findings, each with the part that it lies in."""
    for finding in findings[:MOST]:
        where = where_in_prose(form, draft, finding)
        word = "待填" if is_blank(finding) else SEVERITY_WORDS[finding.severity]
        message(f"{word}：{where}{finding.message}")


def _tell_what_stands(form: Form, draft: Draft, findings: Sequence[Finding]) -> None:
    """What the document was made with: findings open and answered, and fonts that lack here."""
    fonts = [finding for finding in findings if finding.rule == "missing-font"]
    open_ones = [f for f in findings if f not in fonts and not f.waived]
    if said := _counted(open_ones):
        grave = [f for f in open_ones if f.state == "fail" and f.severity != "info"]
        _list(form, draft, sorted(grave, key=lambda f: f.severity != "error"))
        message(f"草稿里还有{said}。要看是哪些，请用 nianbao check --paper。")
    if stated := sum(f.waived for f in findings):
        message(f"{'另有' if said else '草稿里有'}须核实的 {stated} 处已写情况说明。")
    for finding in fonts:
        message(f"字体：{finding.message}。")


def preview(options: argparse.Namespace) -> int:
    """Print the pages as text: one printed line a line, pages parted by a form feed."""
    import sys

    from exporters.preview_text import preview as pages

    read = _read(options.draft)
    if read is None:
        return UNUSABLE
    sys.stdout.write(pages(*read))
    return DONE


def _read(path: Path) -> tuple[Form, Draft] | None:
    try:
        draft, form = read_answered(path)
    except DraftError as error:
        message(str(error))
        return None
    return form, draft
