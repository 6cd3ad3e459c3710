"""自查情况表: what the review says of a draft, for a person to read and a superior to sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from forms.draft import Address, Draft
from forms.form import Form, Section
from forms.form_words import Severity
from forms.progress import awaiting_update
from forms.references import format_figure, resolve
from forms.review import position
from forms.review.catalogue import rule_title
from forms.review.figures import all_balances
from forms.review.finding import (
    SEVERITY_WORDS,
    Finding,
    Repair,
    Span,
    each_place,
    is_blank,
    verdict,
)
from forms.titles import heading, report_title
from forms.value_names import value_name

VERDICT_WORDS = {"pass": "通过", "incomplete": "尚未填完", "fail": "未通过"}
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
MOST_REPAIRS = 3
BOTH, FEW_WORDS, AROUND = 2, 12, 18
"""Places shown, characters of words that tell little alone, and of those shown around them."""
NO_LINES: Mapping[Address, int] = MappingProxyType({})


def check_sheet(
    form: Form,
    draft: Draft,
    findings: Sequence[Finding],
    previous: Sequence[Draft] = (),
    lines: Mapping[Address, int] = NO_LINES,
) -> str:
    """The sheet as plain text: verdict, findings by severity, statements, figures recomputed,
    signatures. `previous` is last year's draft, for the relations across years; `lines` are those
    of the draft's file that the sheet names.
    """
    return "\n".join(
        [
            *_head(form, draft, findings),
            *_body(form, draft, findings, lines),
            *_statements(form, draft, findings),
            *_recomputed(form, draft, previous),
            *_foot(form, draft),
        ]
    )


def _head(form: Form, draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"{report_title(form, draft)}　自查情况表"
    yield f"报告格式：{form.name}"
    counts = " · ".join(
        f"{SEVERITY_WORDS[severity]} {_open(findings, severity)}" for severity in SEVERITIES
    )
    waiting = sum(map(is_blank, findings))
    blanks = f" · 待填 {waiting}" if waiting else ""
    yield f"结论：{_conclusion(findings)}（{counts}{blanks}）"
    if stale := stale_parts(form, draft):
        yield stale
    yield ""


def stale_parts(form: Form, draft: Draft) -> str:
    """The parts whose text is still last year's, in a line; "" where there are none."""
    order = form.reading_order
    waiting = sorted(awaiting_update(draft), key=lambda address: position(order, address))
    names = [part_name(form, draft, address) for address in waiting]
    return f"待更新（还是上年的文字）：{'，'.join(names)}" if names else ""


def _conclusion(findings: Sequence[Finding]) -> str:
    """The verdict; a draft passes where every warning is mended or answered."""
    reached = verdict(findings)
    if reached == "pass" and _open(findings, "warning"):
        return "没有必改，须核实的尚未逐条改正或说明"
    return VERDICT_WORDS[reached]


def _open(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(f.severity == severity and f.state == "fail" and not f.waived for f in findings)


def _body(
    form: Form, draft: Draft, findings: Sequence[Finding], lines: Mapping[Address, int]
) -> Iterator[str]:
    for severity in SEVERITIES:
        mine = [f for f in findings if f.severity == severity and f.state == "fail"]
        mine = [f for f in mine if not f.waived]
        if mine:
            yield f"【{SEVERITY_WORDS[severity]}】"
            for number, finding in enumerate(mine, 1):
                yield from _finding(form, draft, number, finding, lines)
            yield ""
    yield from _waiting(form, draft, findings)


def _finding(
    form: Form, draft: Draft, number: int, finding: Finding, lines: Mapping[Address, int]
) -> Iterator[str]:
    yield f"{number}. {finding.message}"
    yield _place_and_rule(form, draft, finding, lines)
    yield from _words_around(form, draft, finding)
    if finding.likely:
        yield f"   可能填错的数：{value_name(form, finding.likely)}"
    repairs = [repair_words(form, repair) for repair in finding.repairs[:MOST_REPAIRS]]
    if repairs:
        yield f"   建议改法：{'；或 '.join(repairs)}"


def _place_and_rule(
    form: Form, draft: Draft, finding: Finding, lines: Mapping[Address, int] = NO_LINES
) -> str:
    where = place_name(form, draft, finding.at[0])
    more = f"等 {len(finding.places) + 1} 处" if finding.places else ""
    line = lines.get(finding.at[0])
    more += f"（草稿文件第 {line} 行）" if line else ""
    rule = rule_title(form, finding.rule)
    return f"   位置：{where}{finding.called}{more}　规则：{rule}"


def _words_around(form: Form, draft: Draft, finding: Finding) -> Iterator[str]:
    """The few words meant, in the first place or in both of two, with those around them."""
    places = list(each_place(finding))
    for place in places if len(places) == BOTH else places[:1]:
        text = draft.text(place.at[0])
        if place.span and text and len(place.quote or "") <= FEW_WORDS:
            yield f"   原文：{_as_printed(form, draft, text, place.span)}"


def _as_printed(form: Form, draft: Draft, text: str, span: Span) -> str:
    """A stretch of a text in its marks, with what stands before and behind it in its line."""
    parts = text[: span[0]], text[slice(*span)], text[span[1] :]
    before, words, behind = (resolve(part, form, draft) for part in parts)
    before, behind = before.rpartition("\n")[2], behind.partition("\n")[0]
    led = f"{'……' if len(before) > AROUND else ''}{before[-AROUND:]}"
    return f"{led}【{words}】{behind[:AROUND]}{'……' if len(behind) > AROUND else ''}"


def _waiting(form: Form, draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    waiting = [*filter(is_blank, findings)]
    if not waiting:
        return
    yield "【待填】"
    for part in dict.fromkeys(part_name(form, draft, f.at[0]) for f in waiting):
        names = [
            value_name(form, f.at[0]) for f in waiting if part_name(form, draft, f.at[0]) == part
        ]
        more = f" 等 {len(names)} 项" if len(names) > 6 else ""
        yield f"   {part}：{'、'.join(names[:6])}{more}"
    yield ""


def _statements(form: Form, draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    waived = [finding for finding in findings if finding.waived]
    if waived:
        yield "【情况说明（已核实）】"
        for number, finding in enumerate(waived, 1):
            yield f"{number}. {finding.message}"
            yield _place_and_rule(form, draft, finding)
            yield from _words_around(form, draft, finding)
            yield f"   说明：{finding.reason}"
        yield ""


def _recomputed(form: Form, draft: Draft, previous: Sequence[Draft]) -> Iterator[str]:
    """Every relation with its numbers; those between nothing but zeros are only counted."""
    found = all_balances(form, draft, previous)
    counts = Counter(balance.state for balance in found)
    told = "，".join(f"{word} {counts[state]}" for state, word in _STATES.items())
    yield f"【数据重算】勾稽关系 {len(found)} 条：{told}"
    nothing = sum(balance.state == "holds" and not balance.tells for balance in found)
    for balance in found:
        if balance.state == "fails" or (balance.state == "holds" and balance.tells):
            yield f"   {_STATES[balance.state]}　{balance.text}"
    if nothing:
        yield f"   另有 {nothing} 条各项都是 0，相平"
    yield ""


def _foot(form: Form, draft: Draft) -> Iterator[str]:
    filled = [a for a in form.figures if draft.figure(a) is not None]
    read = sum(draft.get(f"checked.{a}") == _printed(draft, a) for a in filled)
    yield f"读校：已核对 {read} 个数据，共 {len(filled)} 个"
    yield f"填报：{draft.text('unit.compiler') or '________'}　　审核：________　　签发：________"


def _printed(draft: Draft, address: str) -> str:
    value = draft.figure(address)
    return "" if value is None else format_figure(value)


_STATES: dict[Literal["holds", "fails", "waits"], str] = {
    "holds": "平",
    "fails": "不平",
    "waits": "待核",
}


def part_name(form: Form, draft: Draft, address: str) -> str:
    """The part that an address lies in, as it is headed."""
    kind, _, rest = address.partition(".")
    known = {"sections": form.section, "tables": form.table}.get(kind)
    part = known(rest.partition(".")[0]) if known else None
    if part is None:
        return _OTHER_PARTS.get(kind, "草稿文件")
    label = part.label if isinstance(part, Section) else part.title
    return heading(part, form, draft) or label


_COVER = ("schema", "form", "edition", "year", "previous", "counter", "unit", "document")
_OTHER_PARTS = {
    **dict.fromkeys(_COVER, "封面信息"),
    "attachments": "其他附件",
    "paper": "纸面",
}


def place_name(form: Form, draft: Draft, address: str) -> str:
    """The part and the value at an address, for a line of the sheet."""
    part, name = part_name(form, draft, address), value_name(form, address)
    return part if address.startswith("sections.") else f"{part}·{name}"


def where_in_prose(form: Form, draft: Draft, finding: Finding) -> str:
    """The part of a finding before its message, "" where that names its figure or value."""
    kind, _, rest = finding.at[0].partition(".")
    if kind == "attachments" and rest:
        return f"{value_name(form, finding.at[0])}："
    return f"{part_name(form, draft, finding.at[0])}：" if kind == "sections" else ""


def repair_words(form: Form, repair: Repair) -> str:
    """A repair in the officer's words."""
    if repair.move_to:
        return f"把这个值移到 {repair.move_to}"
    if repair.span is not None:
        return f"“{repair.old}”改为“{repair.new}”" if repair.new else f"删去“{repair.old}”"
    new = "空" if repair.new is None else repair.new
    return f"{value_name(form, repair.at)}改为 {new}"
