"""A document settled on its pages: office and date share a page with text, however the text ends.

Word keeps the last line of a paragraph with the signature; LibreOffice can only move the paragraph
whole, so a long one is left free, and where the signature would then stand alone, the headings
before it are given blank lines until text runs over to its page. Predicted for both, with reserve.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from exporters.document import Document, Heading, Paragraph, Table
from exporters.metrics import LIBREOFFICE, WORD, Metrics
from exporters.page_measures import CHARACTERS, Page
from exporters.pages import Page as FilledPage
from exporters.pagination import paginate
from exporters.widths import width

LONG = 6
"""Lines of a last paragraph that LibreOffice may move whole without leaving a page half blank."""

HEADINGS = 3
"""The last headings that may be given blank lines above them."""

MOST_BLANK = 2
"""Blank lines above one heading."""

RESERVE = 2
"""Lines by which a prediction may be out."""


def settled(document: Document, page: Page) -> Document:
    """The document with its end tied to the signature, or loosened so that the two meet."""
    if document.note or not _ends_long(document):
        return document
    tied, free = replace(document, ties_end=True), replace(document, ties_end=False)
    if _stays_in_place(tied, free, page):
        return tied
    for reserve in (RESERVE, 0):
        for trial in _loosened(free):
            if all(_meets(trial, metrics, page, reserve) for metrics in (WORD, LIBREOFFICE)):
                return trial
    return document


def _ends_long(document: Document) -> bool:
    last = document.blocks[-1] if document.blocks else None
    return isinstance(last, Paragraph) and width(last.text) + 2 > LONG * CHARACTERS


def _stays_in_place(tied: Document, free: Document, page: Page) -> bool:
    """Whether tying the end moves nothing in LibreOffice, and the signature has text above it."""
    pages = paginate(tied, LIBREOFFICE, page)
    return pages == paginate(free, LIBREOFFICE, page) and bool(_lines_above(pages))


def _loosened(document: Document) -> Iterator[Document]:
    """The document as it is, then with ever more blank lines above its last headings."""
    places = _last_headings(document)
    choices = product(range(MOST_BLANK + 1), repeat=len(places))
    for blanks in sorted(choices, key=lambda lines: (sum(lines), max(lines, default=0))):
        blocks = list(document.blocks)
        for place, before in zip(places, blanks, strict=True):
            heading = blocks[place]
            if before and isinstance(heading, Heading):
                blocks[place] = replace(heading, before=before)
        yield replace(document, blocks=tuple(blocks))


def _last_headings(document: Document) -> list[int]:
    """The places of the last headings behind the last table, whose page is not disturbed."""
    tables = [i for i, block in enumerate(document.blocks) if isinstance(block, Table)]
    behind = tables[-1] if tables else -1
    headings = [i for i, block in enumerate(document.blocks) if isinstance(block, Heading)]
    return [place for place in headings if place > behind][-HEADINGS:]


def _meets(document: Document, metrics: Metrics, page: Page, reserve: int) -> bool:
    """Whether text stands above the signature, with lines to spare before and behind."""
    pages = paginate(document, metrics, page)
    return _lines_above(pages) > reserve and _lines_below(pages, page.pitch) >= reserve


def _signed(pages: Sequence[FilledPage]) -> tuple[FilledPage, int]:
    """The page of the date, and the place of its line."""
    return next(
        (page, index)
        for page in pages
        for index, line in enumerate(page.lines)
        if line.role == "date"
    )


def _lines_above(pages: Sequence[FilledPage]) -> int:
    page, date = _signed(pages)
    return sum(line.role not in ("signature", "seal", "blank") for line in page.lines[:date])


def _lines_below(pages: Sequence[FilledPage], pitch: int) -> int:
    page, date = _signed(pages)
    return (page.height - page.tops[date] - page.lines[date].height) // pitch
