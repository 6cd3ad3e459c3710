"""The report's lines and pages, reckoned without a word processor.

One paginator for the preview, which counts as Word does, and for the tests, which hold it against
LibreOffice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

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
)
from exporters.flow import Placed, Unit, fill
from exporters.metrics import WORD, Metrics
from exporters.pages import HEADING, LineRole, Page, PageLine, Piece
from exporters.paragraph_lines import EM, LineUnit, Source, Style, paragraph_units
from exporters.signing import date_axis, office_lines, row_axis
from exporters.table_lines import BEHIND, Lines, table_units
from exporters.widths import width

KNOWN = 32
"""Documents whose pages are remembered: each trial is asked for its white and its reserve."""


def paginate(
    document: Document, metrics: Metrics = WORD, page: measures.Page = measures.PROFILES["office"]
) -> list[Page]:
    """The pages of the report on this paper, as the word processor of `metrics` would fill them."""
    flow = _Flow(metrics, page.pitch)
    units = [*flow.body(document), *chain.from_iterable(map(flow.attachment, document.attachments))]
    height = page.text_height
    if metrics.whole_lines:
        height -= height % page.pitch
    filled = enumerate(fill(units, height), 1)
    return [_page(number, placed, page) for number, placed in filled]


@lru_cache(KNOWN)
def pages_of(document: Document, metrics: Metrics, page: measures.Page) -> tuple[Page, ...]:
    """The pages of a document that is tried, remembered for the next question about it."""
    return tuple(paginate(document, metrics, page))


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


BODY = Style(first=measures.FIRST_INDENT * EM)
SUBJECT = replace(BODY, keeps=True)
CENTERED = Style(align="center", keeps=True)
TITLE = replace(CENTERED, size=measures.TITLE_SIZE, height=measures.TITLE_PITCH)
LABEL = Style(keeps=True, new_page=True)
TABLE_LINE = Style(size=measures.TABLE_SIZE, height=measures.AROUND_TABLE)


class _Flow:
    """Blocks as units of lines, for one word processor and one pitch."""

    def __init__(self, metrics: Metrics, pitch: int) -> None:
        self.metrics = metrics
        self.pitch = pitch

    def body(self, document: Document) -> Iterator[LineUnit]:
        """Title, text, 附件说明 and signature."""
        above, below = document.title_blanks
        yield from (self._blank() for _ in range(above))
        yield from self._lines(document.title.lines, "title", TITLE)
        numbers = [block for block in document.blocks if isinstance(block, Number)]
        for number in numbers:
            yield from self._paragraph(number.text, "number", CENTERED, number.at)
        yield from (self._blank() for _ in range(below))
        for index, block in enumerate(document.blocks, 1):
            last = index == len(document.blocks) and document.ties_end and not document.note
            if not isinstance(block, Number):
                yield from self._block(block, last)
        if document.note:
            yield from self._note(document.note)
        yield from self._signature(document.signature)

    def attachment(self, attachment: Attachment) -> Iterator[LineUnit]:
        """An attachment: label, a blank line, title on the third line, blocks (7.3.7)."""
        yield from self._paragraph(attachment.label, "label", LABEL)
        yield self._blank()
        yield from self._lines(attachment.title.lines, "title", TITLE)
        if not isinstance(next(iter(attachment.blocks), None), Table):
            yield self._blank()
        for block in attachment.blocks:
            yield from self._block(block)

    def _blank(self) -> LineUnit:
        return Unit((PageLine("blank", (), self.pitch),), self.pitch, keeps=True)

    def _block(self, block: Block, last: bool = False) -> Iterable[LineUnit]:
        if isinstance(block, Table):
            return self._table(block, last)
        if isinstance(block, Paragraph):
            style = SUBJECT if block.is_heading or last else BODY
            style = replace(style, first=round(block.indent * EM))
            return self._paragraph(block.text, "text", style, block.at, block.line, block.lead)
        return self._heading(block)

    def _heading(self, block: Heading | Number) -> Iterator[LineUnit]:
        """A heading with the blank lines around it."""
        above, below = (block.before, block.after) if isinstance(block, Heading) else (0, 0)
        style = replace(SUBJECT, before=above * self.pitch)
        yield from self._paragraph(block.text, "heading", style, block.at, HEADING)
        yield from (self._blank() for _ in range(below))

    def _table(self, table: Table, last: bool) -> Iterator[LineUnit]:
        if table.caption:
            yield from self._paragraph(table.caption, "caption", CENTERED)
        if table.above:
            yield from self._paragraph(table.above, "above", replace(TABLE_LINE, keeps=True))
        yield from table_units(table, self.metrics, keep=last or bool(table.below))
        yield Unit((), BEHIND, keeps=last)
        if table.below:
            yield from self._lines(table.below.split("\n"), "below", TABLE_LINE)

    def _note(self, note: AttachmentNote) -> Iterator[LineUnit]:
        """The names of the attachments, each under the other's first character."""
        for index, text in enumerate(note.lines):
            number = width(f"{index + 1}.") if len(note.names) > 1 else 0.0
            left = round((measures.NOTE_INDENT + number) * EM)
            hanging = round((number + (0 if index else width("附件："))) * EM)
            before = 0 if index else self.pitch
            style = Style(first=-hanging, left=left, before=before, keeps=True)
            yield from self._paragraph(text, "note", style)

    def _signature(self, signature: Signature) -> Iterator[LineUnit]:
        """The offices over the date, the last centred on it; each row with room for its seals."""
        for index, row in enumerate(signature.rows):
            gap = measures.SEAL_ROW_GAP if index else measures.SIGNATURE_GAP
            axis = row_axis(row, signature)
            places = (axis, measures.CHARACTERS - axis)
            printed = [row] if len(row) > 1 else [(line,) for line in office_lines(row[0])]
            lines = tuple(_names(names, places[-len(row) :], self.pitch) for names in printed)
            yield Unit(lines, self.pitch * len(lines), before=gap * self.pitch, keeps=True)
        place = measures.CHARACTERS - date_axis(signature)
        date = _names((signature.date,), (place,), self.pitch, "date", "document.date")
        yield Unit((date,), self.pitch)

    def _lines(self, lines: Sequence[str], role: LineRole, style: Style) -> Iterator[LineUnit]:
        for line in lines:
            yield from self._paragraph(line, role, style)

    def _paragraph(
        self,
        text: str,
        role: LineRole,
        style: Style,
        at: str = "",
        line: int = 0,
        lead: int = 0,
    ) -> tuple[LineUnit, ...]:
        source = Source(text, role, at, line, lead)
        return paragraph_units(source, style, self.metrics, self.pitch)


def _names(
    names: Sequence[str],
    centres: Sequence[float],
    pitch: int,
    role: LineRole = "signature",
    at: str = "unit.name",
) -> PageLine:
    """Names on one line, each centred so many characters from the left edge."""
    pieces = [
        Piece(name, max(round(2 * centre - width(name)), 0), at)
        for name, centre in zip(names, centres, strict=True)
    ]
    return PageLine(role, tuple(pieces), pitch)
