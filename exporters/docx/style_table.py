"""The paragraph styles of a report: what each adds to the style below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from exporters.page_measures import (
    AROUND_TABLE,
    BODY_EM,
    BODY_SPACING,
    DATE_INDENT,
    FIRST_INDENT,
    PAGE_NUMBER_SIZE,
    TABLE_SIZE,
    TITLE_PITCH,
    TITLE_SIZE,
    Page,
    Role,
    table_pitch,
)

Attributes = dict[str, object]
Properties = dict[str, Attributes | int | str]
"""Paragraph properties by element: its `w:val`, or its attributes."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: id, Chinese name, font role, and what it adds to the one below it."""

    id: str
    name: str
    role: Role = "body"
    size: int = 0
    spacing: int = 0
    based_on: str = "Normal"
    next: str = ""
    properties: Properties = field(default_factory=dict)


def report_styles(page: Page) -> list[Style]:
    """All paragraph styles, each behind those that it is based on."""
    return [
        _normal(),
        *_text_styles(page),
        *_title_styles(),
        *_end_styles(),
        *_attachment_styles(page),
        *_table_styles(),
    ]


def _normal() -> Style:
    common: Properties = {
        "widowControl": 0,
        "kinsoku": 1,
        "overflowPunct": 0,
        "autoSpaceDE": 0,
        "autoSpaceDN": 0,
        "adjustRightInd": 0,
        "snapToGrid": 1,
        "jc": "both",
    }
    return Style("Normal", "Normal", based_on="", properties=common)


def _text_styles(page: Page) -> list[Style]:
    line: Attributes = {**_exact(page.pitch), "before": 0, "after": 0}
    indent: Attributes = {
        "firstLineChars": 100 * FIRST_INDENT,
        "firstLine": FIRST_INDENT * BODY_EM,
    }
    flush: Attributes = {"firstLineChars": 0, "firstLine": 0}
    text: Properties = {"spacing": line, "ind": indent}
    return [
        Style("Text", "公文正文", spacing=BODY_SPACING, properties=text),
        Style("Plain", "公文顶格", based_on="Text", next="Text", properties={"ind": flush}),
        _heading("Heading", "一级标题", "heading", 1),
        _heading("Subheading", "二级标题", "subheading", 2),
    ]


def _heading(style_id: str, name: str, role: Role, level: int) -> Style:
    kept: Properties = {"keepNext": 1, "outlineLvl": level}
    return Style(style_id, name, role, based_on="Text", next="Text", properties=kept)


def _title_styles() -> list[Style]:
    title: Properties = {
        "keepNext": 1,
        "snapToGrid": 0,
        "spacing": _exact(TITLE_PITCH),
        "jc": "center",
        "outlineLvl": 0,
    }
    number: Properties = {"keepNext": 1, "jc": "center"}
    return [
        Style("ReportTitle", "公文标题", "title", TITLE_SIZE, next="Text", properties=title),
        Style("Number", "发文字号", based_on="Plain", next="Text", properties=number),
    ]


def _end_styles() -> list[Style]:
    """附件说明, signature and date."""
    name: Properties = {"keepNext": 1, "keepLines": 1, "jc": "center"}
    indent: Attributes = {"rightChars": 100 * DATE_INDENT, "right": DATE_INDENT * BODY_EM}
    date: Properties = {"keepLines": 1, "ind": indent, "jc": "right"}
    return [
        Style("Note", "附件说明", based_on="Plain", properties={"keepNext": 1}),
        Style("Signature", "发文机关署名", based_on="Plain", next="Date", properties=name),
        Style("Date", "成文日期", based_on="Plain", next="Text", properties=date),
    ]


def _attachment_styles(page: Page) -> list[Style]:
    label: Properties = {"keepNext": 1, "pageBreakBefore": 1, "jc": "left"}
    blank_above: Attributes = {"before": page.pitch, "beforeLines": 100}
    title: Properties = {"spacing": blank_above, "outlineLvl": 1}
    return [
        Style(
            "AttachmentLabel",
            "附件标识",
            "heading",
            based_on="Plain",
            next="AttachmentTitle",
            properties=label,
        ),
        Style(
            "AttachmentTitle",
            "附件标题",
            based_on="ReportTitle",
            next="Text",
            properties=title,
        ),
    ]


def _table_styles() -> list[Style]:
    """The text of tables and around them, and the page number: none of it on the grid."""
    text: Properties = {"snapToGrid": 0, "spacing": _exact(table_pitch(TABLE_SIZE)), "jc": "left"}
    number: Properties = {"snapToGrid": 0, "spacing": _exact(PAGE_NUMBER_SIZE * 10)}
    centred: Properties = {"jc": "center"}
    caption: Properties = {"keepNext": 1, "jc": "center"}
    around: Properties = {"spacing": _exact(AROUND_TABLE)}
    last: Properties = {"snapToGrid": 0, "spacing": _exact(20)}
    return [
        Style("TableText", "表格文字", size=TABLE_SIZE, properties=text),
        Style("TableHead", "表格表头", "heading", based_on="TableText", properties=centred),
        Style("TableFigure", "表格数字", based_on="TableText", properties=centred),
        Style("TableCaption", "表题", based_on="Plain", properties=caption),
        Style("TableLine", "表格说明", based_on="TableText", properties=around),
        Style("TableEnd", "表后行", size=2, properties=last),
        Style("PageNumber", "公文页码", "page_number", PAGE_NUMBER_SIZE, properties=number),
    ]


def _exact(pitch: int) -> Attributes:
    return {"line": pitch, "lineRule": "exact"}
