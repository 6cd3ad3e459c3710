"""The report's lines and pages, reckoned without a word processor.

One paginator for the preview, which counts as Word does, and for the tests, which hold it against
LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from exporters import page_measures as measures
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
    Title,
)
from exporters.flow import Placed, Unit, fill
from exporters.line_breaking import break_lines
from exporters.metrics import WORD, Metrics
from exporters.pages import HEADING, PAGE_CELLS, LineRole, Page, PageLine, Piece
from exporters.table_lines import Lines, table_units
from exporters.widths import width

EM = measures.BODY_EM
CELL = EM / 2

LineUnit = Unit[Lines]


def paginate(
    document: Document, metrics: Metrics = WORD, page: measures.Page = measures.PROFILES["office"]
) -> list[Page]:
    """The pages of the report on this paper, as the word processor of `metrics` would fill them."""
    flow = _Flow(metrics, page.pitch)
    units = [*flow.body(document), *chain.from_iterable(map(flow.attachment, document.attachments))]
    filled = enumerate(fill(units, page.text_height), 1)
    return [_page(number, placed, page) for number, placed in filled]


def _page(number: int, placed: Sequence[Placed[Lines]], page: measures.Page) -> Page:
    """The lines of a page; white as high as a line is shown as blank lines."""
    lines: list[PageLine] = []
    tops: list[int] = []
    free = 0
    for place in placed:
        top = place.top
        for line in place.item:
            role: LineRole = "seal" if line.role == "signature" else "blank"
            while top - free >= page.pitch:
                lines.append(PageLine(role, (), page.pitch))
                tops.append(free)
                free += page.pitch
            lines.append(line)
            tops.append(top)
            top = free = top + line.height
    return Page(number, tuple(lines), tuple(tops), page.text_height)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a paragraph stands: type size, indents in twips, white above, what it stays with."""

    size: int = measures.BODY_SIZE
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    align: Literal["left", "center", "right"] = "left"
    keeps: bool = False
    whole: bool = False
    new_page: bool = False


BODY = _Style(first=2 * EM)
SUBJECT = replace(BODY, keeps=True)
CENTERED = _Style(align="center", keeps=True)
TITLE = replace(CENTERED, size=measures.TITLE_SIZE)
LABEL = _Style(keeps=True, new_page=True)


class _Flow:
    """Blocks as units of lines, for one word processor and one pitch."""

    def __init__(self, metrics: Metrics, pitch: int) -> None:
        self.metrics = metrics
        self.pitch = pitch

    def body(self, document: Document) -> Iterator[LineUnit]:
        """Title, text, 附件说明 and signature."""
        yield from self._title(document.title)
        blocks = list(document.blocks)
        if blocks and isinstance(blocks[0], Number):
            yield from self._block(blocks.pop(0))
        yield self._blank()
        for index, block in enumerate(blocks, 1):
            yield from self._block(block, last=index == len(blocks))
        if document.note:
            yield from self._note(document.note)
        yield from self._signature(document.signature)

    def attachment(self, attachment: Attachment) -> Iterator[LineUnit]:
        """An attachment: label, a blank line, title on the third line, blocks (7.3.7)."""
        yield from self._paragraph(attachment.label, "label", LABEL)
        yield self._blank()
        yield from self._title(attachment.title)
        for block in attachment.blocks:
            yield from self._block(block)

    def _title(self, title: Title) -> Iterator[LineUnit]:
        for line in title.lines:
            yield from self._paragraph(line, "title", TITLE)

    def _blank(self) -> LineUnit:
        return Unit((PageLine("blank", (), self.pitch),), self.pitch, keeps=True)

    def _block(self, block: Block, last: bool = False) -> Iterator[LineUnit]:
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Heading):
            return self._paragraph(block.text, "heading", SUBJECT, block.at, HEADING)
        if isinstance(block, Number):
            return self._paragraph(block.text, "number", CENTERED, block.at)
        return self._prose(block, last)

    def _prose(self, block: Paragraph, last: bool) -> Iterator[LineUnit]:
        units = list(self._paragraph(block.text, "text", BODY, block.at, block.line))
        if block.is_heading or (last and len(units) <= measures.KEPT_LINES):
            return self._paragraph(block.text, "text", SUBJECT, block.at, block.line)
        return iter(units)

    def _table(self, table: Table) -> Iterator[LineUnit]:
        if table.caption:
            yield from self._paragraph(table.caption, "caption", CENTERED)
        if table.above:
            yield from self._paragraph(table.above, "above", _Style(keeps=True))
        yield from table_units(table, self.metrics)
        if table.below:
            yield from self._paragraph(table.below, "below", _Style())

    def _note(self, note: AttachmentNote) -> Iterator[LineUnit]:
        before = self.pitch
        for text in note.lines:
            hanging = measures.NOTE_INDENT * EM
            style = _Style(first=2 * EM - hanging, left=hanging, before=before, keeps=True)
            yield from self._paragraph(text, "note", style)
            before = 0

    def _signature(self, signature: Signature) -> Iterator[LineUnit]:
        date = width(signature.date)
        for index, row in enumerate(signature.rows):
            gap = measures.SEAL_ROW_GAP if index else measures.SIGNATURE_GAP
            name = width(row[-1])
            right = round((measures.DATE_INDENT + (date - name) / 2) * EM)
            style = _Style(
                align="right", right=right, before=gap * self.pitch, keeps=True, whole=True
            )
            yield from self._paragraph("".join(row), "signature", style)
        style = _Style(align="right", right=measures.DATE_INDENT * EM, whole=True)
        yield from self._paragraph(signature.date, "date", style, "document.date")

    def _paragraph(
        self, text: str, role: LineRole, style: _Style, at: str = "", line: int = 0
    ) -> Iterator[LineUnit]:
        """The lines of a paragraph, each a unit, or all of them one where they stay together."""
        title = style.size == measures.TITLE_SIZE
        metrics = replace(self.metrics, spacing=0) if title else self.metrics
        height = measures.TITLE_PITCH if title else self.pitch
        broken = break_lines(text, metrics, style.size, style.first, style.left, style.right)
        lines = []
        for start, end in broken:
            words = text[start:end]
            column = _column(words, style, first=not start)
            lines.append(PageLine(role, (Piece(words, column, at, line, start),), height))
        yield from self._units(lines, style, height)

    def _units(self, lines: Sequence[PageLine], style: _Style, height: int) -> Iterator[LineUnit]:
        if style.whole or (style.keeps and not self.metrics.splits_kept):
            lines_of = [tuple(lines)]
        else:
            lines_of = [(line,) for line in lines]
        for index, unit in enumerate(lines_of):
            yield Unit(
                unit,
                height * len(unit),
                before=0 if index else style.before,
                keeps=style.keeps and index == len(lines_of) - 1,
                new_page=style.new_page and not index,
            )


def _column(text: str, style: _Style, first: bool) -> int:
    """Where a line begins, in cells of half a character of the body."""
    indent = style.left + (style.first if first else 0)
    if style.align == "left":
        return round(indent / CELL)
    free = PAGE_CELLS - round(2 * width(text))
    if style.align == "center":
        return max(free // 2, 0)
    return max(free - round(style.right / CELL), 0)
