"""Tables drawn together a little, where a few of their rows would go over to a page of their own
under a head that is higher than they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from exporters.document import Document, Table
from exporters.metrics import LIBREOFFICE, WORD
from exporters.page_measures import Page, table_pitch
from exporters.pages import Page as FilledPage
from exporters.pagination import pages_of

FEW = 4
"""Rows that are too few for a page that a table goes over to."""

STEP = 20
"""Twips by which rows are made lower, and what the lowest have beyond their text."""


def tightened(document: Document, page: Page) -> Document:
    """The document with the rows of such tables as low as brings all of them on one page less."""
    for place, block in enumerate(document.blocks):
        if isinstance(block, Table) and not block.whole and _goes_over(document, block, page):
            document = _tightened_at(document, place, block, page)
    return document


def _tightened_at(document: Document, place: int, table: Table, page: Page) -> Document:
    """The document with the table a step lower than helps; as it was where nothing does."""
    least = table_pitch(table.size) + STEP
    for height in range(table.row_height - STEP, least - 1, -STEP):
        lower = replace(table, row_height=height)
        if not _goes_over(_with(document, place, lower), lower, page):
            return _with(document, place, replace(table, row_height=max(height - STEP, least)))
    return document


def _with(document: Document, place: int, table: Table) -> Document:
    blocks = document.blocks
    return replace(document, blocks=(*blocks[:place], table, *blocks[place + 1 :]))


def _goes_over(document: Document, table: Table, page: Page) -> bool:
    """Whether the last page of the table has few of its rows, in Word or LibreOffice."""
    metrics = (LIBREOFFICE, WORD)
    found = (_rows_by_page(pages_of(document, m, page), table) for m in metrics)
    return any(len(rows) > 1 and rows[-1] <= FEW for rows in found)


def _rows_by_page(pages: Sequence[FilledPage], table: Table) -> list[int]:
    """How many rows with figures of the table stand on each of its pages."""
    counts = (
        sum(any(p.at.startswith(f"{table.at}.") for p in line.pieces) for line in page.lines)
        for page in pages
    )
    return [*filter(None, counts)]
