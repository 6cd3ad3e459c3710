"""The named styles of a report, as an officer finds them in Word's pane; nothing of a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exporters.docx.markup import document_root, escape, paragraph_properties, tag
from exporters.page_measures import (
    AROUND_TABLE,
    BODY_EM,
    BODY_SIZE,
    BODY_SPACING,
    DATE_INDENT,
    PAGE_NUMBER_SIZE,
    TABLE_LINE,
    TITLE_PITCH,
    TITLE_SIZE,
    Page,
    Role,
    table_pitch,
)

Properties = dict[str, dict[str, object] | int | str]
Fonts = Mapping[Role, Sequence[str]]

TABLE_SIZE = 24
"""小四: the size of the table styles; a table with smaller text says so itself."""

_FLUSH: dict[str, object] = {"firstLineChars": 0, "firstLine": 0}


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


def styles_part(page: Page, fonts: Fonts) -> bytes:
    """The part word/styles.xml for a page and the fonts of each role."""
    styles = [_normal(), *_report_styles(page), *_table_styles()]
    defined = "".join(_paragraph_style(style, fonts) for style in styles)
    return document_root("styles", _defaults(fonts) + _LATENT + defined + _others(fonts))


_LATENT = tag(
    "latentStyles",
    defLockedState=0,
    defUIPriority=99,
    defSemiHidden=1,
    defUnhideWhenUsed=1,
    defQFormat=0,
    count=376,
)
"""Word's own styles stay out of the pane until they are used."""


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


def _report_styles(page: Page) -> list[Style]:
    line: dict[str, object] = {"line": page.pitch, "lineRule": "exact", "before": 0, "after": 0}
    blank_above: dict[str, object] = {"before": page.pitch, "beforeLines": 100}
    title: Properties = {
        "keepNext": 1,
        "snapToGrid": 0,
        "spacing": {"line": TITLE_PITCH, "lineRule": "exact"},
        "jc": "center",
    }
    indent: dict[str, object] = {"firstLineChars": 200, "firstLine": 2 * BODY_EM}
    date_indent: dict[str, object] = {
        "rightChars": 100 * DATE_INDENT,
        "right": DATE_INDENT * BODY_EM,
    }
    return [
        Style(
            "Text", "公文正文", spacing=BODY_SPACING, properties={"spacing": line, "ind": indent}
        ),
        Style("Plain", "公文顶格", based_on="Text", next="Text", properties={"ind": _FLUSH}),
        Style(
            "ReportTitle",
            "公文标题",
            "title",
            TITLE_SIZE,
            next="Text",
            properties={**title, "outlineLvl": 0},
        ),
        Style(
            "Number",
            "发文字号",
            based_on="Plain",
            next="Text",
            properties={"keepNext": 1, "jc": "center"},
        ),
        Style(
            "Heading",
            "一级标题",
            "heading",
            based_on="Text",
            next="Text",
            properties={"keepNext": 1, "outlineLvl": 1},
        ),
        Style(
            "Subheading",
            "二级标题",
            "subheading",
            based_on="Text",
            next="Text",
            properties={"keepNext": 1, "outlineLvl": 2},
        ),
        Style("Note", "附件说明", based_on="Plain", properties={"keepNext": 1}),
        Style(
            "Signature",
            "发文机关署名",
            based_on="Plain",
            next="Date",
            properties={"keepNext": 1, "keepLines": 1, "jc": "center"},
        ),
        Style(
            "Date",
            "成文日期",
            based_on="Plain",
            next="Text",
            properties={"keepLines": 1, "ind": date_indent, "jc": "right"},
        ),
        Style(
            "AttachmentLabel",
            "附件标识",
            "heading",
            based_on="Plain",
            next="AttachmentTitle",
            properties={"keepNext": 1, "pageBreakBefore": 1, "jc": "left"},
        ),
        Style(
            "AttachmentTitle",
            "附件标题",
            based_on="ReportTitle",
            next="Text",
            properties={"spacing": blank_above, "outlineLvl": 1},
        ),
        Style(
            "PageNumber",
            "公文页码",
            "page_number",
            PAGE_NUMBER_SIZE,
            properties={
                "snapToGrid": 0,
                "spacing": {"line": PAGE_NUMBER_SIZE * 10, "lineRule": "exact"},
            },
        ),
    ]


def _table_styles() -> list[Style]:
    line: dict[str, object] = {"line": table_pitch(TABLE_SIZE), "lineRule": "exact"}
    text: Properties = {"snapToGrid": 0, "spacing": line}
    last: dict[str, object] = {"line": 20, "lineRule": "exact"}
    return [
        Style(
            "TableText",
            "表格文字",
            size=TABLE_SIZE,
            properties={**text, "jc": "left"},
        ),
        Style(
            "TableHead", "表格表头", "heading", based_on="TableText", properties={"jc": "center"}
        ),
        Style("TableFigure", "表格数字", based_on="TableText", properties={"jc": "center"}),
        Style("TableCaption", "表题", based_on="Plain", properties={"keepNext": 1, "jc": "center"}),
        Style(
            "TableLine",
            "表格说明",
            based_on="TableText",
            properties={"spacing": {"line": AROUND_TABLE, "lineRule": "exact"}, "jc": "left"},
        ),
        Style(
            "TableEnd",
            "表后行",
            size=2,
            properties={"snapToGrid": 0, "spacing": last},
        ),
    ]


def _defaults(fonts: Fonts) -> str:
    run = tag("rPr", _run(fonts, "body", BODY_SIZE, 0) + _LANGUAGE)
    return tag("docDefaults", tag("rPrDefault", run) + tag("pPrDefault"))


_LANGUAGE = tag("lang", val="en-US", eastAsia="zh-CN")


def _paragraph_style(style: Style, fonts: Fonts) -> str:
    """One style; a role's font is written where it differs from the style below it."""
    parts = [tag("name", val=style.name)]
    if style.based_on:
        parts.append(tag("basedOn", val=style.based_on))
    if style.next:
        parts.append(tag("next", val=style.next))
    parts += [_IN_PANE, paragraph_properties(**style.properties)]
    if style.role != "body" or style.size or style.spacing:
        parts.append(tag("rPr", _run(fonts, style.role, style.size, style.spacing)))
    attributes: dict[str, object] = {"type": "paragraph"}
    attributes |= {} if style.based_on else {"default": 1}
    attributes |= {"customStyle": 1} if style.based_on else {}
    return tag("style", "".join(parts), **attributes, styleId=style.id)


def _run(fonts: Fonts, role: Role, size: int, spacing: int) -> str:
    name = escape(fonts[role][0])
    slots = "".join(f' w:{slot}="{name}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    sizes = tag("sz", val=size) + tag("szCs", val=size) if size else ""
    spaced = tag("spacing", val=spacing) if spacing else ""
    return f"<w:rFonts{slots}/>{spaced}{sizes}"


def _others(fonts: Fonts) -> str:
    """Character styles of run-in headings, the style of tables, and what Word takes as given."""
    given = _other("character", "Default Paragraph Font", "DefaultParagraphFont", default=1)
    given += _other("table", "Normal Table", "TableNormal", _NO_INDENT, default=1)
    given += _other("numbering", "No List", "NoList", default=1)
    return (
        given
        + _lead("HeadingLead", "一级标题字", _run(fonts, "heading", 0, 0))
        + _lead("SubheadingLead", "二级标题字", _run(fonts, "subheading", 0, 0))
        + _other(
            "table",
            "公文表格",
            "ReportTable",
            tag("basedOn", val="TableNormal") + _IN_PANE + tag("tblPr", table_borders()),
            customStyle=1,
        )
    )


_IN_PANE = tag("uiPriority", val=1) + tag("qFormat")
_NO_INDENT = tag("uiPriority", val=99) + tag("tblPr", tag("tblInd", w=0, type="dxa"))


def _lead(style_id: str, name: str, run: str) -> str:
    return _other("character", name, style_id, _IN_PANE + tag("rPr", run), customStyle=1)


def _other(kind: str, name: str, style_id: str, content: str = "", **flags: int) -> str:
    named = tag("name", val=name) + content
    return tag("style", named, type=kind, **flags, styleId=style_id)


def table_borders() -> str:
    """Thin black lines round and between all cells."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (tag(side, val="single", sz=TABLE_LINE, space=0, color="000000") for side in sides)
    return tag("tblBorders", "".join(lines))
