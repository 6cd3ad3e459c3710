"""What the guide says of the place where the officer is."""

from __future__ import annotations

from forms.check_sheet import repair_words
from forms.draft import Address
from forms.form import Figure, Form
from forms.review.explanation import show
from forms.review.figures import balances
from forms.review.finding import SEVERITY_WORDS, Finding
from tui.reviewing import Reviewing
from tui.widgets.cover import FIELDS
from tui.widgets.guide import instruction_lines

GuideLines = list[tuple[str, str]]
STYLES = {"error": "bold", "warning": "bold", "info": ""}


def guide_lines(reviewing: Reviewing, address: Address) -> GuideLines:
    """What bears on a place: what is asked, its findings, its balance, last year, the note."""
    figure = reviewing.form.figures.get(address)
    lines = _figure(reviewing, figure) if figure else _words(reviewing, address)
    note = reviewing.draft.get(f"notes.{address}")
    if note:
        lines.append((f"备注：{note}", "italic"))
    return lines


def _figure(reviewing: Reviewing, figure: Figure) -> GuideLines:
    unit = f"（{figure.unit}）" if figure.unit else ""
    lines: GuideLines = [(f"{figure.label}{unit}{_last_year(reviewing, figure)}", "bold")]
    lines += _findings(reviewing, figure.address)
    beside = reviewing.companions.previous
    for balance in balances(reviewing.form, reviewing.draft, figure.address, beside):
        if balance.state == "holds":
            lines.append((f"勾稽：{balance.text}", "dim"))
    row = figure.row
    lines[1:1] = instruction_lines(row.instruction, row.instruction_source, row.hint)
    return lines


def _last_year(reviewing: Reviewing, figure: Figure) -> str:
    last = reviewing.previous.figure(figure.address) if reviewing.previous else None
    if last is None:
        return ""
    now = reviewing.draft.figure(figure.address)
    if now is None:
        return f"　上年 {show(last)}"
    change = now - last
    percent = f"，{change * 100 / last:+.0f}%" if last else ""
    return f"　上年 {show(last)}（{'+' if change >= 0 else ''}{show(change)}{percent}）"


def _words(reviewing: Reviewing, address: Address) -> GuideLines:
    section = reviewing.form.section(address.removeprefix("sections."))
    if section is not None:
        lines = instruction_lines(section.instruction, section.instruction_source, section.hint)
        return [*_findings(reviewing, address), *lines]
    field = next((field for field in FIELDS if field.address == address), None)
    named: GuideLines = [(f"{field.label}　{field.hint}", "bold")] if field else []
    return named + _findings(reviewing, address)


def _findings(reviewing: Reviewing, address: Address) -> GuideLines:
    shown = [f for f in reviewing.at(address) if f.rule != "blank"][:3]
    return [_finding(reviewing.form, finding) for finding in shown]


def _finding(form: Form, finding: Finding) -> tuple[str, str]:
    word = "待填" if finding.state == "waiting" else SEVERITY_WORDS[finding.severity]
    word = "已核实" if finding.waived else word
    repairs = "；或 ".join(repair_words(form, repair) for repair in finding.repairs[:2])
    tail = f"（建议：{repairs}）" if repairs and not finding.waived else ""
    style = "dim" if finding.waived else STYLES[finding.severity]
    return f"{word}：{finding.message}{tail}", style
