"""Tables parted between their bands, where keeping one whole would leave a page short.

A table such as 表1 of the annual report has no head that could stand over its continuation: each
band (第二十条第（一）项 …) brings its own. So it is kept whole, unless too much white is left above
it; then it goes on behind a band that still has room, as a table of its own. Where not even the
first band has room, a blank line or two above the heading before it fills the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporters.document import Document, Heading, Table
from exporters.metrics import LIBREOFFICE, WORD, Metrics
from exporters.page_measures import Page
from exporters.pages import HEADING
from exporters.pages import Page as FilledPage
from exporters.pagination import pages_of

SPARE = 2
"""Lines that a page may be short of before a heading that begins the next."""


def parted(document: Document, page: Page, spare: int = SPARE) -> Document:
    """The document with those of its tables parted that would leave a page short of more than some
    lines.
    """
    for place, block in enumerate(document.blocks):
        if isinstance(block, Table):
            document = _parted_at(document, place, page, spare)
    return document


def _parted_at(document: Document, place: int, page: Page, spare: int) -> Document:
    """The document with the table there as it leaves least white, rather whole than parted."""
    if _white(document, place, page) <= spare:
        return document
    trials = [document, *_trials(document, place)]
    return min(trials, key=lambda trial: max(_white(trial, place, page), spare))


def _trials(document: Document, place: int) -> Iterator[Document]:
    """The table parted behind ever fewer bands; then whole, under a last heading that has room."""
    blocks = document.blocks
    table = blocks[place]
    assert isinstance(table, Table)
    for band in reversed(_bands(table)):
        halves = _halves(table, band)
        yield replace(document, blocks=(*blocks[:place], *halves, *blocks[place + 1 :]))
    for before in range(1, SPARE + 1):
        yield _opened(document, place, before)


def _opened(document: Document, place: int, before: int) -> Document:
    """The document with blank lines above the last heading before that of the table."""
    blocks = list(document.blocks)
    above = (i for i in range(place - 2, -1, -1) if isinstance(blocks[i], Heading))
    heading = blocks[index] if (index := next(above, None)) is not None else None
    if index is not None and isinstance(heading, Heading):
        blocks[index] = replace(heading, before=before)
    return replace(document, blocks=tuple(blocks))


def _bands(table: Table) -> list[int]:
    """The rows, but for the first, that are the title of a band; none where it breaks anywhere."""
    rows = enumerate(table.rows if table.whole else ())
    return [index for index, row in rows if index and any(c.role == "band" for c in row.cells)]


def _halves(table: Table, row: int) -> tuple[Table, Table]:
    above = replace(table, rows=table.rows[:row], below="")
    return above, replace(table, rows=table.rows[row:], caption="", above="")


def _white(document: Document, place: int, page: Page) -> int:
    """The lines left white on the page before that which the table's heading begins, at worst."""
    heading = document.blocks[place - 1] if place else None
    if not isinstance(heading, Heading):
        return 0
    return max(_white_above(document, heading, metrics, page) for metrics in (LIBREOFFICE, WORD))


def _white_above(document: Document, heading: Heading, metrics: Metrics, page: Page) -> int:
    pages = pages_of(document, metrics, page)
    number = next((i for i, filled in enumerate(pages) if _begins(filled, heading)), 0)
    return pages[number - 1].white(page.pitch) if number else 0


def _begins(page: FilledPage, heading: Heading) -> bool:
    pieces = page.lines[0].pieces if page.lines else ()
    return any(piece.at == heading.at and piece.line == HEADING for piece in pieces)
