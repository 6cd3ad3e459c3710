"""`nianbao check`: the review of one draft or several, as text or JSON."""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from forms.check_sheet import check_sheet
from forms.companions import Companions, companions_of
from forms.draft import Draft, split
from forms.form import Form
from forms.kept_entries import keep
from forms.review import review
from forms.review.finding import Finding, Repair, verdict
from forms.settings import load_settings
from forms.store.answered import read_answered
from forms.store.reading import DraftError, read_source
from tui.commands.said import counted, message, result
from tui.exit_status import DONE, STANDING, UNUSABLE
from tui.settings_told import settings_problems

GARBAGE = 100_000
"""Objects between two collections: a review makes little waste and is soon over."""


def check(options: argparse.Namespace) -> int:
    """Review every draft; the worst exit status counts."""
    if options.explain:
        return _explain(options.explain)
    if not options.drafts:
        message("请给出要自查的草稿，如：nianbao check 年报2025.toml")
        return UNUSABLE
    gc.set_threshold(GARBAGE)
    reports = [_report(path, options) for path in counted("正在自查", options.drafts)]
    keep()
    worst: int = max(report["status"] for report in reports)
    if options.format == "json":
        import json

        objects = [report["json"] for report in reports]
        output = objects[0] if len(objects) == 1 else objects
        print(json.dumps(output, ensure_ascii=False, indent=1, default=str))
    return worst


def _report(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Review one draft, tell it if text is wanted, and give the JSON and the status."""
    try:
        draft, form = read_answered(path)
    except DraftError as error:
        message(str(error))
        return {"status": UNUSABLE, "json": {"draft": str(path), "error": str(error)}}
    beside = companions_of(path, draft, options.previous)
    findings = reviewed(form, draft, beside, paper=options.paper)
    if options.format == "text":
        several = len(options.drafts) > 1
        sheet = check_sheet(form, draft, findings, beside.previous, _lines(path, findings))
        result((f"—— {path} ——\n" if several else "") + sheet)
    standing = any(finding.severity == "error" for finding in findings)
    unread = len(beside.previous) < len(options.previous or ())
    status = UNUSABLE if unread else STANDING if standing else DONE
    return {"status": status, "json": as_json(path, form, findings)}


def _lines(path: Path, findings: Sequence[Finding]) -> dict[str, int]:
    """The lines of the file with values that are not of their kind: they are mended there."""
    wrong = [finding.at[0] for finding in findings if finding.rule == "kind"]
    if not wrong:
        return {}
    from forms.toml_lines import Lines

    lines = Lines(read_source(path).text)
    return {address: lines.of(split(address)) for address in wrong}


def reviewed(
    form: Form, draft: Draft, beside: Companions, *, paper: bool = False
) -> tuple[Finding, ...]:
    """The review of a draft beside its companions; with `paper` what its pages lack too."""
    settings = load_settings()
    for line in (*settings_problems(settings), *beside.messages):
        message(line)
    findings = review(form, draft, beside.previous, settings, beside.siblings)
    if not paper:
        return findings
    from exporters.inspection import paper_findings

    return (*findings, *paper_findings(form, draft, settings))


def as_json(path: Path, form: Form, findings: Sequence[Finding]) -> dict[str, Any]:
    """The object of `--format json` for one draft."""
    return {
        "draft": str(path),
        "form": form.id,
        "verdict": verdict(findings),
        "findings": [_finding_json(finding) for finding in findings],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity,
        "state": finding.state,
        "waived": finding.waived,
        "message": finding.message,
        "at": list(finding.at),
        "quote": finding.quote,
        "span": list(finding.span) if finding.span else None,
        "source": finding.source,
        "repairs": [_repair_json(repair) for repair in finding.repairs],
    }
    found.update(_extra_json(finding))
    return found


def _extra_json(finding: Finding) -> Iterator[tuple[str, Any]]:
    if finding.likely:
        yield "likely", finding.likely
    if finding.places:
        yield (
            "places",
            [
                {"at": p.at, "quote": p.quote, "span": p.span and list(p.span)}
                for p in finding.places
            ],
        )
    if finding.waived:
        yield "reason", finding.reason


def _repair_json(repair: Repair) -> dict[str, Any]:
    found: dict[str, Any] = {
        "at": repair.at,
        "from": _plain(repair.old),
        "to": _plain(repair.new),
    }
    if repair.span is not None:
        found["span"] = list(repair.span)
    if repair.move_to is not None:
        found["move_to"] = repair.move_to
    return found


def _plain(value: Any) -> Any:
    """A value as JSON writes it: decimals as numbers where JSON can keep them."""
    from decimal import Decimal

    return float(value) if isinstance(value, Decimal) else value


def _explain(rule: str) -> int:
    from exporters.paper_rules import PAPER_RULES
    from forms.review.catalogue import explain

    known = explain(rule) or PAPER_RULES.get(rule)
    if known is None:
        message(f"没有“{rule}”这条规则；全部规则见使用手册。")
        return UNUSABLE
    result(str(known))
    return DONE
