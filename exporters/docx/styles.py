"""The part word/styles.xml: named styles that an officer finds in the pane, none of a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exporters.docx.markup import document_root, escape, paragraph_properties, tag
from exporters.docx.style_table import Style, report_styles
from exporters.page_measures import BODY_SIZE, TABLE_LINE, Page, Role

Fonts = Mapping[Role, Sequence[str]]


def styles_part(page: Page, fonts: Fonts) -> bytes:
    """The part word/styles.xml for a page and the fonts of each role."""
    defined = "".join(_paragraph_style(style, fonts) for style in report_styles(page))
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
