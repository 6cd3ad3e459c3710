"""The footers with the page number: — 1 —, right on odd pages, left on even ones (7.5)."""

from __future__ import annotations

from dataclasses import dataclass

from exporters.docx.markup import document_root, paragraph_properties, tag
from exporters.docx.runs import paragraph, run
from exporters.page_measures import PAGE_NUMBER_SIZE


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """What stands before and after the number, and whether it is centred on every page."""

    before: str = ""
    after: str = ""
    centred: bool = False


NUMBER_STYLES = {
    "dash": NumberStyle("— ", " —"),
    "hyphen": NumberStyle("- ", " -"),
    "plain": NumberStyle(),
    "dash-centre": NumberStyle("— ", " —", centred=True),
    "hyphen-centre": NumberStyle("- ", " -", centred=True),
    "plain-centre": NumberStyle(centred=True),
}
"""The styles that an office may set (`page_number`); "dash" is the standard's."""


def footer_parts(style: str) -> tuple[bytes, bytes]:
    """The footers of odd and of even pages; an unknown style counts as the standard's."""
    number = NUMBER_STYLES.get(style, NUMBER_STYLES["dash"])
    return _footer(number, "right"), _footer(number, "left")


def _footer(number: NumberStyle, side: str) -> bytes:
    em = PAGE_NUMBER_SIZE * 10
    if number.centred:
        properties = paragraph_properties(pStyle="PageNumber", jc="center")
    else:
        indent: dict[str, object] = {f"{side}Chars": 100, side: em}
        properties = paragraph_properties(pStyle="PageNumber", ind=indent, jc=side)
    field = tag("fldSimple", run("1"), instr=" PAGE ")
    return document_root("ftr", paragraph(properties, run(number.before), field, run(number.after)))
