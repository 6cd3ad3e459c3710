"""The document's text as the part word/document.xml."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from exporters.document import (
    Attachment,
    AttachmentNote,
    Block,
    Document,
    Heading,
    Number,
    Paragraph,
    Signature,
    Table,
)
from exporters.docx.markup import document_root, paragraph_properties, tag
from exporters.docx.runs import paragraph, run
from exporters.docx.tables import table
from exporters.justifying import is_torn
from exporters.page_measures import (
    BODY_EM,
    FIRST_INDENT,
    NOTE_INDENT,
    SEAL_ROW_GAP,
    SIGNATURE_GAP,
    Page,
)
from exporters.signing import date_indent, office_lines, row_axis
from exporters.widths import width

_LEADS = {1: "HeadingLead", 2: "SubheadingLead"}
_HEADINGS = {1: "Heading", 2: "Subheading"}


def body_part(document: Document, page: Page, footers: dict[str, str]) -> bytes:
    """The part for a page; `footers` are the relationship ids of the default and the even one."""
    parts = chain(
        _opening(document, page),
        _blocks(document, page),
        _note(document.note, page),
        _signature(document.signature, page),
        chain.from_iterable(_attachment(a, page) for a in document.attachments),
    )
    return document_root("document", tag("body", "".join(parts) + _section(page, footers)))


def _styled(style: str, text: str, **properties: dict[str, object] | int | str) -> str:
    return paragraph(paragraph_properties(pStyle=style, **properties), run(text))


def _blank_above(lines: int, page: Page) -> dict[str, object]:
    return {"before": lines * page.pitch, "beforeLines": 100 * lines}


def _blank_below(lines: int, page: Page) -> dict[str, object]:
    return {"after": lines * page.pitch, "afterLines": 100 * lines}


# ------------------------------------------------------------------ title and text


def _opening(document: Document, page: Page) -> Iterator[str]:
    """Title and 发文字号, with blank lines above and under them."""
    first = next(iter(document.blocks), None)
    title = "\n".join(document.title.lines)
    lines_above, lines_below = document.title_blanks
    above = _blank_above(lines_above, page) if lines_above else {}
    below = _blank_below(lines_below, page)
    if isinstance(first, Number):
        yield _styled("ReportTitle", title, **({"spacing": above} if above else {}))
        yield _styled("Number", first.text, spacing=below)
    else:
        yield _styled("ReportTitle", title, spacing=above | below)


def _blocks(document: Document, page: Page) -> Iterator[str]:
    """The text; its end stays with the signature that follows, unless the 附件说明 does so."""
    blocks = [block for block in document.blocks if not isinstance(block, Number)]
    tied = document.ties_end and not document.note
    for index, block in enumerate(blocks, 1):
        yield _block(block, page, last=tied and index == len(blocks))


def _block(block: Block, page: Page, *, last: bool = False) -> str:
    if isinstance(block, Paragraph):
        return _prose(block, last=last)
    if isinstance(block, Heading):
        return _heading(block, page)
    return _table(block, last=last) if isinstance(block, Table) else _styled("Number", block.text)


def _heading(block: Heading, page: Page) -> str:
    above = _blank_above(block.before, page) if block.before else {}
    below = _blank_below(block.after, page) if block.after else {}
    spacing = {"spacing": above | below} if above or below else {}
    return _styled("Heading", block.text, **spacing)


def _prose(block: Paragraph, *, last: bool) -> str:
    properties: dict[str, dict[str, object] | int | str] = {}
    if block.indent != FIRST_INDENT:
        chars, twips = round(block.indent * 100), round(block.indent * BODY_EM)
        properties["ind"] = {"firstLineChars": chars, "firstLine": twips}
    if block.is_heading:
        return _styled(_HEADINGS[block.level], block.text, **properties)
    if last:
        properties["keepNext"] = 1
    if is_torn(block.text, block.indent, block.lead):
        properties["jc"] = "left"
    lead, rest = block.text[: block.lead], block.text[block.lead :]
    style = _LEADS.get(block.level, "")
    return paragraph(paragraph_properties(pStyle="Text", **properties), run(lead, style), run(rest))


def _table(block: Table, *, last: bool) -> str:
    around = [_styled("TableCaption", block.caption)] if block.caption else []
    around += [_styled("TableLine", block.above, keepNext=1)] if block.above else []
    end = _styled("TableLine", block.below) if block.below else ""
    keep = {"keepNext": 1} if last else {}
    behind = _styled("TableEnd", "", **keep)
    return "".join([*around, table(block, keep=last or bool(end)), behind, end])


# ------------------------------------------------------------------ note, signature, attachments


def _note(note: AttachmentNote | None, page: Page) -> Iterator[str]:
    """附件：1.… , names aligned, turn-over lines under the first character of the name."""
    lines = note.lines if note else ()
    for index, text in enumerate(lines):
        number = width(f"{index + 1}.") if len(lines) > 1 else 0
        left = NOTE_INDENT + number
        hanging = number + (0 if index else width("附件："))
        spacing = {} if index else {"spacing": _blank_above(1, page)}
        yield _styled("Note", text, **spacing, ind=_hanging(left, hanging))


def _hanging(left: float, hanging: float) -> dict[str, object]:
    return {
        "leftChars": round(left * 100),
        "left": round(left * BODY_EM),
        "hangingChars": round(hanging * 100),
        "hanging": round(hanging * BODY_EM),
    }


def _signature(signature: Signature, page: Page) -> Iterator[str]:
    for index, row in enumerate(signature.rows):
        gap = SEAL_ROW_GAP if index else SIGNATURE_GAP
        yield _offices(row, signature, _blank_above(gap, page), page)
    indent = date_indent(signature)
    yield _styled(
        "Date",
        signature.date,
        ind={"rightChars": round(indent * 100), "right": round(indent * BODY_EM)},
    )


def _offices(
    row: tuple[str, ...], signature: Signature, spacing: dict[str, object], page: Page
) -> str:
    """A row of names: one centred over the date, or two with the second over the date."""
    axis = round(row_axis(row, signature) * BODY_EM)
    if len(row) == 1:
        box: dict[str, object] = {"left": max(page.text_width - 2 * axis, 0)}
        name = "\n".join(office_lines(row[0]))
        return _styled("Signature", name, spacing=spacing, ind=box)
    stops = (axis, page.text_width - axis)
    tabs = "".join(tag("tab", val="center", pos=stop) for stop in stops)
    names = "".join("\t" + name for name in row)
    return _styled("Signature", names, tabs=tabs, spacing=spacing, jc="left")


def _attachment(attachment: Attachment, page: Page) -> Iterator[str]:
    yield _styled("AttachmentLabel", attachment.label)
    spacing = _blank_above(1, page)
    if not isinstance(next(iter(attachment.blocks), None), Table):
        spacing |= _blank_below(1, page)
    yield _styled("AttachmentTitle", "\n".join(attachment.title.lines), spacing=spacing)
    for block in attachment.blocks:
        yield _block(block, page)


# ------------------------------------------------------------------ the page


def _section(page: Page, footers: dict[str, str]) -> str:
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{rid}"/>' for kind, rid in footers.items()
    )
    size = tag("pgSz", w=page.width, h=page.height)
    margins = tag(
        "pgMar",
        top=page.top,
        right=page.right,
        bottom=page.bottom,
        left=page.left,
        header=851,
        footer=page.footer,
        gutter=0,
    )
    columns = tag("cols", space=425)
    grid = tag("docGrid", type="lines", linePitch=page.pitch)
    return tag("sectPr", references + size + margins + columns + grid)
