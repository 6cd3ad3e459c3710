"""The cover data (封面信息): unit, year, date, contact, one field a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from forms.draft import Draft, Value
from forms.edit import Change, Edit
from forms.form import Form
from forms.review.cover_values import year_meant
from forms.review.finding import Finding
from forms.value_names import CHOICES
from tui.widgets.choice_field import ChoiceField
from tui.widgets.line_input import LineInput
from tui.widgets.sheet_cells import MARKS

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CoverField:
    """One field: where its value lies, what it is called, and what may stand there."""

    address: str
    label: str
    hint: str = ""
    kind: str = "text"
    choices: Choices = ()
    foot: bool = False
    """Printed at the foot of a table, and asked only by a form whose table has one."""


FIELDS = (
    CoverField("unit.name", "单位名称", "发文机关署名、填报单位用全称"),
    CoverField("unit.short_name", "标题里的简称", "不填则用单位名称"),
    CoverField("year", "报告年度", "四位数字，如 2025", "year"),
    CoverField("document.date", "成文日期", "年-月-日，如 {year}-1-20 或 {year}年1月20日", "date"),
    CoverField(
        "unit.level",
        "单位层级",
        "决定公布期限、能否制定规章",
        "choice",
        CHOICES["unit.level"],
    ),
    CoverField(
        "unit.kind",
        "单位性质",
        "政府、部门、派出机构或法律法规授权的组织",
        "choice",
        CHOICES["unit.kind"],
    ),
    CoverField(
        "unit.scope",
        "统计范围",
        "数据是本级的，还是含所属单位、全区域汇总的",
        "choice",
        CHOICES["unit.scope"],
    ),
    CoverField("unit.phone", "联系电话", "前言的起句会用上联系方式"),
    CoverField("unit.fax", "传真"),
    CoverField("unit.address", "地址"),
    CoverField("unit.postcode", "邮编"),
    CoverField("unit.email", "电子邮箱"),
    CoverField("unit.website", "网址", "公布报告的网站"),
    CoverField("document.number", "发文字号", "作为公文印发时才填，如 ×政办〔2026〕3号"),
    CoverField("unit.cosigners", "联合署名机关", "与别的机关联合印发时填，几个用、隔开", "offices"),
    CoverField("document.published", "公布日期", "与成文日期不同时填", "date"),
    CoverField(
        "document.profile",
        "页边距取法",
        "通行的取法，或按字面量到字的笔画为止",
        "choice",
        CHOICES["document.profile"],
    ),
    CoverField("unit.head", "单位负责人", "印在统计表下", foot=True),
    CoverField("unit.reviewer", "审核人", "印在统计表下", foot=True),
    CoverField("unit.compiler", "填报人", "印在统计表下", foot=True),
)

FIELD_IDS = {field.address: field.address.replace(".", "-") for field in FIELDS}
"""The widget's id of each field, by address."""

_CHINESE_DATE = re.compile(
    "([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日"
)
_DATE = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*[日号]?$")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)$")


def fields_of(form: Form) -> tuple[CoverField, ...]:
    """The fields that a form asks for."""
    footed = any(table.foot for table in form.tables)
    return tuple(field for field in FIELDS if footed or not field.foot)


def hint_of(field: CoverField, draft: Draft) -> str:
    """What may stand in a field, with the year in which the report is signed."""
    signed = (draft.year or date.today().year - 1) + 1
    return field.hint.replace("{year}", str(signed))


_OFFICES = re.compile(r"[、，,；;\s]+")


def read_date(text: str) -> date | None:
    """The date as officers write it: 2026-1-20, 2026年1月20日, 20260120, 二〇二六年一月二十日."""
    from unicodedata import normalize

    plain = normalize("NFKC", text).strip()
    match = _DATE.match(plain) or _DIGITS.match(plain)
    parts = [int(part) for part in match.groups()] if match else _in_chinese(plain)
    try:
        return date(*parts) if len(parts) == 3 else None
    except ValueError:
        return None


def _in_chinese(text: str) -> list[int]:
    """Year, month and day of a date in Chinese numerals; none where it is no such date."""
    from forms.numerals import read_numeral

    match = _CHINESE_DATE.fullmatch(text)
    read = [read_numeral(part) for part in match.groups()] if match else []
    return [int(part) for part in read if part is not None]


def read_value(field: CoverField, text: str) -> Value | None:
    """What a typed text means for a field; what it does not understand is kept as text."""
    text = text.strip()
    if not text:
        return None
    if field.kind == "date":
        return read_date(text) or text
    if field.kind == "offices":
        return [{"name": name} for name in _OFFICES.split(text) if name] or None
    if field.kind == "year":
        return year_meant(text) or text
    return text


def shown_value(value: Value | None) -> str:
    """A value as its field shows it."""
    if isinstance(value, date):
        return f"{value.year}-{value.month}-{value.day}"
    if isinstance(value, list):
        return "、".join(str(one.get("name", "")) for one in value if isinstance(one, dict))
    return "" if value is None else str(value)


def _marks_of(fields: Iterable[CoverField], findings: Iterable[Finding]) -> dict[str, str]:
    """The mark of each field blamed, by address; an error counts more than a warning."""
    marks: dict[str, str] = {}
    open_ones = (one for one in findings if one.state == "fail" and not one.waived)
    grave = [one for one in open_ones if one.severity != "info"]
    for finding in sorted(grave, key=lambda one: one.severity == "error"):
        for field in fields:
            if f"{finding.at[0]}.".startswith(f"{field.address}."):
                marks[field.address] = f" {MARKS[finding.severity]}"
    return marks


class Cover(VerticalScroll, can_focus=False):
    """All cover fields; each change is an edit at once."""

    DEFAULT_CSS = """
    Cover { padding: 0 1; scrollbar-size-vertical: 1; }
    Cover Horizontal { height: 1; }
    Cover .label { width: 16; }
    Cover Input { width: 1fr; padding: 0 1; background: $panel; }
    Cover Input:focus { background: $surface; text-style: underline; }
    Cover Select { width: 1fr; }
    Cover Select SelectCurrent { padding: 0 1; }
    """

    class Moved(Message):
        """The officer is at another field."""

        def __init__(self, field: CoverField) -> None:
            super().__init__()
            self.field = field

    class Finished(Message):
        """Enter was pressed in the last field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "上一项", show=False),
        Binding("down", "step(1)", "下一项", show=False),
    ]

    def __init__(self, form: Form, draft: Draft, apply: Callable[[Edit], None]) -> None:
        super().__init__(id="cover")
        self.fields = fields_of(form)
        self.draft = draft
        self.apply = apply
        self._wanted = FIELDS[0].address
        self._taking = False
        self._marks: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """A label and a field a line."""
        for field in self.fields:
            with Horizontal():
                marked = field.label + self._marks.get(field.address, "")
                yield Static(marked, id=f"label-{FIELD_IDS[field.address]}", classes="label")
                yield self._widget(field)

    def _widget(self, field: CoverField) -> Input | Select[str]:
        value = self.draft.get(field.address)
        widget_id = FIELD_IDS[field.address]
        if field.kind != "choice":
            shown = shown_value(value)
            return LineInput(
                shown,
                placeholder=hint_of(field, self.draft),
                id=widget_id,
                compact=True,
                select_on_focus=False,
            )
        known = [choice for _, choice in field.choices]
        chosen = value if value in known else Select.NULL
        prompt = f"（未选：{field.hint}）"
        return ChoiceField(field.choices, value=chosen, prompt=prompt, id=widget_id, compact=True)

    @staticmethod
    def field_of(widget_id: str | None) -> CoverField:
        """The field of a widget."""
        return next(field for field in FIELDS if FIELD_IDS[field.address] == widget_id)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what was typed into the draft."""
        event.stop()
        field = self.field_of(event.input.id)
        if event.value != shown_value(self.draft.get(field.address)):  # the library tells of all
            self._take(field, read_value(field, event.value))

    def on_select_changed(self, event: Select.Changed) -> None:
        """Take what was chosen into the draft."""
        event.stop()
        field = self.field_of(event.select.id)
        known = [choice for _, choice in field.choices]
        if event.value is not Select.NULL:
            self._take(field, event.value)
        elif self.draft.get(field.address) in known:
            self._take(field, None)

    def _take(self, field: CoverField, new: Value | None) -> None:
        old = self.draft.get(field.address)
        if (old or None) != new:
            change = Change(field.address, old, new)
            self._taking = True
            try:
                self.apply(Edit((change,), f"填写{field.label}", group=f"cover-{field.address}"))
            finally:
                self._taking = False
            if self.draft.get(field.address) == old:  # refused: what is shown is what the draft has
                self._show(field, self.query_one(f"#{FIELD_IDS[field.address]}"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        if event.input.id == FIELD_IDS[self.fields[-1].address]:
            self.post_message(self.Finished())
        else:
            self._choose_all(self.screen.focus_next())

    @staticmethod
    def _choose_all(field: Widget | None) -> None:
        """What is typed into the field that Enter led to takes the place of what is there."""
        if isinstance(field, Input):
            field.select_all()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell where the officer is; a field left already may tell after the next one."""
        if event.widget.id in FIELD_IDS.values() and event.widget is self.screen.focused:
            field = self.field_of(event.widget.id)
            self._wanted = field.address
            self.post_message(self.Moved(field))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Show what was understood of what was typed: 二〇二六年 is 2026 now."""
        if isinstance(event.widget, LineInput):
            self._show(self.field_of(event.widget.id), event.widget)

    def go_to(self, address: str) -> None:
        """Focus the field of an address, the first where it has none."""
        self._wanted = address if address in FIELD_IDS else FIELDS[0].address
        self.focus()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus the field where the officer is; the list of them takes no key itself."""
        for field in self.query(f"#{FIELD_IDS[self._wanted]}"):
            field.focus(scroll_visible)
        return self

    def action_step(self, by: int) -> None:
        """Go to the field above or below; from the first and the last there is none to go to."""
        at = [field.address for field in self.fields].index(self._wanted) + by
        if 0 <= at < len(self.fields):
            self.go_to(self.fields[at].address)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Mark the fields that open findings blame, wherever the officer is."""
        marks = _marks_of(self.fields, findings)
        for field in self.fields:
            mark = marks.get(field.address, "")
            if mark != self._marks.get(field.address, ""):
                for label in self.query(f"#label-{FIELD_IDS[field.address]}").results(Static):
                    label.update(field.label + mark)
        self._marks = marks

    def draft_changed(self, addresses: set[str]) -> None:
        """Show values that changed elsewhere (undo, repair)."""
        for field in self.fields:
            if field.address in addresses:
                self._show(field, self.query_one(f"#{FIELD_IDS[field.address]}"))

    def _show(self, field: CoverField, widget: Widget) -> None:
        value = self.draft.get(field.address)
        if isinstance(widget, Input) and not self._taking:  # what is being typed stays as it is
            with widget.prevent(Input.Changed):
                widget.value = shown_value(value)
        elif isinstance(widget, Select):
            with widget.prevent(Select.Changed):
                known = [choice for _, choice in field.choices]
                widget.value = value if value in known else Select.NULL

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Keep the terminal's cursor, and so the input method's window, on the field."""
        super().watch_scroll_y(old, new)
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        focused = self.app.focused
        if isinstance(focused, Input):
            self.app.cursor_position = focused.cursor_screen_offset
            focused.refresh()
