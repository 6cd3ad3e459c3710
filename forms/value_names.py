"""How the officer calls the values of a draft."""

from __future__ import annotations

from forms.draft import Address, Value
from forms.form import Form
from forms.patterns import regex


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
RETIRED = "没有位置的内容"
"""What no place of the form can hold: kept in the draft, never printed, listed before export."""
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
    "retired": RETIRED,
    "carried": "“待更新”的标记",
}
KEPT_ABOUT = {"notes": "备注", "checked": "读校"}
"""What a draft keeps about its values, and how the officer calls that."""
CHOICES: dict[Address, tuple[tuple[str, str], ...]] = {
    "unit.level": (
        ("中央", "central"),
        ("省级", "province"),
        ("市级", "city"),
        ("县级", "county"),
        ("乡镇（街道）", "township"),
    ),
    "unit.kind": (
        ("政府", "government"),
        ("部门", "department"),
        ("派出机构、管委会", "agency"),
        ("授权组织", "organization"),
    ),
    "unit.scope": (("本级", "self"), ("含所属单位", "subordinate"), ("全区域汇总", "region")),
    "document.profile": (("通行（37/35 毫米）", "office"), ("到字墨（34.6/32.6 毫米）", "ink")),
}
"""The values to choose from at an address, each behind what the officer calls it."""


def value_shown(address: Address, value: Value | None) -> Value | None:
    """A value in the officer's words, where it is one of those to choose from."""
    return next((word for word, known in CHOICES.get(address, ()) if known == value), value)
