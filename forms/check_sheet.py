"""自查情况表: what the review says of a draft, for a person to read and a superior to sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from forms.draft import Draft
from forms.form import Form, Section
from forms.form_words import Severity
from forms.patterns import regex
from forms.references import format_figure
from forms.review.figures import all_balances
from forms.review.finding import SEVERITY_WORDS, Finding, Repair, verdict
from forms.titles import heading, report_title

VERDICT_WORDS = {"pass": "通过", "incomplete": "尚未填完", "fail": "未通过"}
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
MOST_REPAIRS = 3


def check_sheet(
    form: Form, draft: Draft, findings: Sequence[Finding], previous: Sequence[Draft] = ()
) -> str:
    """The sheet as plain text: verdict, findings by severity, statements, figures recomputed,
    signatures. `previous` is last year's draft, for the relations across years.
    """
    return "\n".join(
        [
            *_head(form, draft, findings),
            *_body(form, draft, findings),
            *_statements(findings),
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
    waiting = sum(f.state == "waiting" and f.severity == "error" for f in findings)
    blanks = f" · 待填 {waiting}" if waiting else ""
    yield f"结论：{VERDICT_WORDS[verdict(findings)]}（{counts}{blanks}）"
    yield ""


def _open(findings: Sequence[Finding], severity: Severity) -> int:
    return sum(f.severity == severity and f.state == "fail" and not f.waived for f in findings)


def _body(form: Form, draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    for severity in SEVERITIES:
        mine = [f for f in findings if f.severity == severity and f.state == "fail"]
        mine = [f for f in mine if not f.waived]
        if mine:
            yield f"【{SEVERITY_WORDS[severity]}】"
            for number, finding in enumerate(mine, 1):
                yield from _finding(form, draft, number, finding)
            yield ""
    yield from _waiting(form, draft, findings)


def _finding(form: Form, draft: Draft, number: int, finding: Finding) -> Iterator[str]:
    yield f"{number}. {finding.message}"
    where = place_name(form, draft, finding.at[0])
    more = f"等 {len(finding.places) + 1} 处" if finding.places else ""
    yield f"   位置：{where}{finding.called}{more}　规则：{finding.rule}"
    if finding.likely:
        yield f"   可能填错的数：{value_name(form, finding.likely)}"
    repairs = [repair_words(form, repair) for repair in finding.repairs[:MOST_REPAIRS]]
    if repairs:
        yield f"   建议改法：{'；或 '.join(repairs)}"


def _waiting(form: Form, draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    waiting = [f for f in findings if f.state == "waiting" and f.severity == "error"]
    if not waiting:
        return
    yield "【待填】"
    for part in dict.fromkeys(_part_name(form, draft, f.at[0]) for f in waiting):
        names = [
            value_name(form, f.at[0]) for f in waiting if _part_name(form, draft, f.at[0]) == part
        ]
        more = f" 等 {len(names)} 项" if len(names) > 6 else ""
        yield f"   {part}：{'、'.join(names[:6])}{more}"
    yield ""


def _statements(findings: Sequence[Finding]) -> Iterator[str]:
    waived = [finding for finding in findings if finding.waived]
    if waived:
        yield "【情况说明（已核实）】"
        for number, finding in enumerate(waived, 1):
            yield f"{number}. {finding.message}"
            yield f"   说明：{finding.reason}　规则：{finding.rule}"
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


def value_name(form: Form, address: str) -> str:
    """How the officer calls the value at an address."""
    figure = form.figures.get(address)
    if figure:
        return figure.label
    section = form.section(address.removeprefix("sections."))
    if section:
        return section.label or section.title
    attached = _ATTACHED.fullmatch(address)
    if attached:
        return f"第{int(attached[1]) + 1}个附件的{'名称' if attached[2] == 'title' else '正文'}"
    kept, _, about = address.partition(".")
    if about and kept in KEPT_ABOUT:
        return f"{value_name(form, about)}的{KEPT_ABOUT[kept]}"
    return VALUE_NAMES.get(address, address)


_ATTACHED = regex(r"attachments\.(\d+)\.(title|text)")
_STATES: dict[Literal["holds", "fails", "waits"], str] = {
    "holds": "平",
    "fails": "不平",
    "waits": "待核",
}
VALUE_NAMES = {
    "paper": "字体",
    "year": "报告年度",
    "form": "报告格式",
    "unit.name": "单位名称",
    "unit.short_name": "单位简称",
    "unit.level": "单位层级",
    "unit.kind": "单位性质",
    "unit.scope": "统计范围",
    "unit.phone": "联系电话",
    "unit.fax": "传真",
    "unit.address": "地址",
    "unit.postcode": "邮编",
    "unit.email": "电子邮箱",
    "unit.website": "网址",
    "unit.head": "单位负责人",
    "unit.reviewer": "审核人",
    "unit.compiler": "填报人",
    "document.date": "成文日期",
    "document.number": "发文字号",
    "document.published": "公布日期",
    "document.profile": "页边距",
    "attachments": "附件",
    "unit.cosigners": "联合署名机关",
    "previous": "上年的草稿",
    "waived": "情况说明",
    "exports": "生成报告的记录",
    "retired": "没有地方放的内容",
    "carried": "“待更新”的标记",
}
KEPT_ABOUT = {"notes": "备注", "checked": "读校"}
"""What a draft keeps about its values, and how the officer calls that."""


def _part_name(form: Form, draft: Draft, address: str) -> str:
    kind, _, rest = address.partition(".")
    part = form.section(rest) if kind == "sections" else form.table(rest.split(".")[0])
    if part is None:
        return _OTHER_PARTS.get(kind, "封面信息")
    label = part.label if isinstance(part, Section) else part.title
    return heading(part, form, draft) or label


_OTHER_PARTS = {"attachments": "其他附件", "paper": "纸面"}


def place_name(form: Form, draft: Draft, address: str) -> str:
    """The part and the value at an address, for a line of the sheet."""
    part, name = _part_name(form, draft, address), value_name(form, address)
    return part if address.startswith("sections.") else f"{part}·{name}"


def repair_words(form: Form, repair: Repair) -> str:
    """A repair in the officer's words."""
    if repair.move_to:
        return f"把这个值移到 {repair.move_to}"
    if repair.span is not None:
        return f"“{repair.old}”改为“{repair.new}”" if repair.new else f"删去“{repair.old}”"
    new = "空" if repair.new is None else repair.new
    return f"{value_name(form, repair.at)}改为 {new}"
