"""What the guide says of the place where the officer is."""

from __future__ import annotations

from itertools import islice

from forms.check_sheet import repair_words
from forms.draft import Address, written
from forms.form import Figure, Form
from forms.progress import CARRIED
from forms.references import resolve
from forms.review.figures import balances
from forms.review.finding import SEVERITY_WORDS, Finding, Repair
from tui.reviewing import Reviewing
from tui.widgets.cover import FIELDS, hint_of
from tui.widgets.guide import instruction_lines

GuideLines = list[tuple[str, str]]
MOST = 3
"""Findings of a place that the guide tells."""
BRIEF = 6
"""Characters of words in a text that are named with what they become."""
STYLES = {"error": "bold", "warning": "bold", "info": ""}


def guide_lines(reviewing: Reviewing, address: Address, offset: int = 0) -> GuideLines:
    """What bears on a place: its findings, the note, what is asked, its balance, last year.

    `offset` is the character of the text at the address where the officer is.
    """
    figure = reviewing.form.figures.get(address)
    return _figure(reviewing, figure) if figure else _words(reviewing, address, offset)


def _note(reviewing: Reviewing, address: Address) -> GuideLines:
    note = reviewing.draft.get(f"notes.{address}")
    return [(f"备注：{note}", "italic")] if note else []


def _figure(reviewing: Reviewing, figure: Figure) -> GuideLines:
    """What is found, what is asked; the name of the figure stands at the foot of its sheet."""
    row = figure.row
    lines = _findings(reviewing, figure.address) + _note(reviewing, figure.address)
    lines += instruction_lines(row.instruction, row.instruction_source, row.hint)
    lines += _last_year(reviewing, figure)
    beside = reviewing.companions.previous
    for balance in balances(reviewing.form, reviewing.draft, figure.address, beside):
        if balance.state == "holds":
            lines.append((f"勾稽：{balance.text}", "dim"))
    return lines


def _last_year(reviewing: Reviewing, figure: Figure) -> GuideLines:
    last = reviewing.previous.figure(figure.address) if reviewing.previous else None
    if last is None:
        return []
    now = reviewing.draft.figure(figure.address)
    if now is None:
        return [(f"上年 {written(last)}", "bold")]
    change = now - last
    percent = f"，{change * 100 / last:+.0f}%" if last else ""
    return [
        (f"上年 {written(last)}（{'+' if change >= 0 else ''}{written(change)}{percent}）", "bold")
    ]


def _words(reviewing: Reviewing, address: Address, offset: int) -> GuideLines:
    section = reviewing.form.section(address.removeprefix("sections."))
    if section is not None:
        lines = _words_of_last_year(reviewing, address)
        lines += _findings(reviewing, address, offset) + _note(reviewing, address)
        instruction = section.instruction, section.instruction_source, section.hint
        return lines + instruction_lines(*instruction)
    field = next((field for field in FIELDS if field.address == address), None)
    named: GuideLines = (
        [(f"{field.label}　{hint_of(field, reviewing.draft)}", "bold")] if field else []
    )
    return named + _findings(reviewing, address, offset) + _note(reviewing, address)


def _words_of_last_year(reviewing: Reviewing, address: Address) -> GuideLines:
    """Whether the text is still last year's; how long last year's was, and how it began."""
    lines: GuideLines = []
    carried = reviewing.draft.get(f"{CARRIED}.{address}")
    if carried is not None and carried == reviewing.draft.year:
        lines.append(("待更新：年份已改过。其余也按今年的改好后，按 F4 标为已更新", "bold"))
    elif carried is not None:
        lines.append((f"待更新：这是 {carried} 年的文字。F4 逐处改年份、标为已更新", "bold"))
    last = reviewing.previous
    text = resolve(last.text(address), reviewing.form, last).strip() if last else ""
    if text:
        beginning = text.partition("\n")[0][:24]
        lines.append((f"上年 {len(''.join(text.split()))} 字：{beginning}……（F7 看全文）", "dim"))
    return lines


def _findings(reviewing: Reviewing, address: Address, offset: int = 0) -> GuideLines:
    """What is found here, each once: of one that has several places here the nearest counts."""
    told: dict[str, Finding] = {}
    for finding in reviewing.at(address, offset):
        if finding.rule != "blank":
            told.setdefault(finding.message, finding)
    return [_finding(reviewing.form, finding, address) for finding in islice(told.values(), MOST)]


def _finding(form: Form, finding: Finding, address: Address) -> tuple[str, str]:
    word = "待填" if finding.state == "waiting" else SEVERITY_WORDS[finding.severity]
    word = "已核实" if finding.waived else word
    repairs = "；或 ".join(_repair(form, repair, address) for repair in finding.repairs[:2])
    tail = f"（^T {repairs}）" if repairs and not finding.waived else ""
    if finding.severity == "warning" and not finding.waived:
        tail += "（^D 写情况说明）"
    style = "dim" if finding.waived else STYLES[finding.severity]
    return f"{word}：{finding.message}{tail}", style


def _repair(form: Form, repair: Repair, address: Address) -> str:
    """A repair in few words: what stands here, where the cursor is, is not named once more."""
    here = repair.at == address and not repair.move_to and repair.new not in (None, "")
    if not here or (repair.span and len(str(repair.old)) <= BRIEF):
        return repair_words(form, repair)
    return f"改为“{repair.new}”" if repair.span else f"改为 {repair.new}"
