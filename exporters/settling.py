"""A document settled on its pages: office and date share a page with text, however the text ends.

Word keeps the last line of a paragraph with the signature; LibreOffice can only move the paragraph
whole, so one that would leave a page short is left free, and where the signature would then stand
alone, the headings before it are given blank lines until text runs over to its page. Predicted for
both, with reserve.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from statistics import mode
from typing import NamedTuple

from exporters.document import Document, Heading, Paragraph, Table
from exporters.metrics import LIBREOFFICE, WORD, Metrics
from exporters.page_measures import CHARACTERS, KEPT_LINES, Page
from exporters.pages import Page as FilledPage
from exporters.pagination import pages_of
from exporters.parting import SPARE, parted
from exporters.tightening import tightened
from exporters.widths import width

LONG = 6
"""Lines of a last paragraph that LibreOffice may move whole without leaving a page half blank."""

HEADINGS = 6
"""The last headings that may be given blank lines above them."""

SOME = 3
"""Blank lines in all that may fill a page which the end, kept together, leaves short."""

FEW = 2
"""Blank lines in all where LibreOffice could move the last paragraph whole instead, and leave no
more white than MANY lines; or that may bring text to the page of a 附件说明.
"""

MANY = 6
"""Blank lines in all where it could not: more than name, date and room for the seal take."""

RESERVE = 1
"""Lines by which a prediction may be out."""

_TEXT = ("heading", "text", "row", "below")


TITLES = ((0, 1), (1, 1), (2, 1), (0, 2), (1, 2), (2, 2))
"""Blank lines above and under the title, the usual ones first (under a red line there are two)."""


def settled(document: Document, page: Page) -> Document:
    """The document with its tables where they belong, and its end tied to the signature or loosened
    so that the two meet; its title lower where that alone makes its pages full.

    The attachments begin pages of their own and take no part in it.
    """
    body = replace(document, attachments=())
    best, least = body, _Lack(sys.maxsize)
    for trial in _trials(body, page):
        lack = _lack(trial, page)
        if lack < least:
            best, least = trial, lack
        if not (least.short or least.uneven):
            break
    return replace(best, attachments=document.attachments)


def _trials(body: Document, page: Page) -> Iterator[Document]:
    """The document with its title ever lower, its pages at first as full as usual, then quite."""
    for spare, blanks in product((SPARE, 0), TITLES):
        lowered = replace(body, title_blanks=blanks)
        yield _settled(tightened(parted(lowered, page, spare), page), page, spare)


class _Lack(NamedTuple):
    """What the pages between the first and the last lack, as Word and LibreOffice print them: how
    many are too short, whether fewer have all lines than not, and the lines white on them.
    """

    short: int
    uneven: int = 0
    white: int = 0


def _lack(document: Document, page: Page) -> _Lack:
    white = [_white_between(pages_of(document, m, page), page.pitch) for m in (LIBREOFFICE, WORD)]
    return _Lack(
        sum(lines > SPARE for found in white for lines in found),
        sum(bool(found) and mode(found) != 0 for found in white),
        sum(map(sum, white)),
    )


def _white_between(pages: Sequence[FilledPage], pitch: int) -> list[int]:
    return [page.white(pitch) for page in pages[1:-1] if not page.holds_table]


def _settled(document: Document, page: Page, spare: int) -> Document:
    """A 附件说明 between them may stand above the signature alone (7.3.5.1): text is better, but
    not at the price of headings set apart on some pages and not on others. Where nothing helps,
    the end is tied: Word at least keeps its last line with the signature.
    """
    if document.note:
        return _met(document, page, FEW, enough=0) or _filled(document, page, spare)
    lines = _last_lines(document)
    tied, free = replace(document, ties_end=True), replace(document, ties_end=False)
    filled = _filled(tied, page, spare) if _may_tie(tied, lines, page) else None
    if filled and _white_before(filled, page) <= SPARE and _least_reserve(filled, page) >= 0:
        return filled
    if filled and lines <= LONG:
        return _met(free, page, FEW, enough=RESERVE) or filled
    if _stays_in_place(tied, free, page):
        return tied
    may_move = lines <= KEPT_LINES and _white_before(tied, page) <= MANY
    return _met(free, page, FEW if may_move else MANY, enough=RESERVE) or tied


def _may_tie(tied: Document, lines: float, page: Page) -> bool:
    """Whether tying the end leaves a page no shorter than a few blank lines could fill."""
    few = lines <= KEPT_LINES and _white_before(tied, page) <= SPARE + SOME
    return lines <= LONG or few


def _filled(document: Document, page: Page, spare: int) -> Document:
    """The least loosened document whose end leaves the pages before it full enough."""
    trials = _loosened(document, SOME)
    return next((trial for trial in trials if _white_before(trial, page) <= spare), document)


def _white_before(document: Document, page: Page) -> int:
    """The most lines left white on a page before the signature's."""
    return max(_white_in(pages_of(document, m, page), page.pitch) for m in (LIBREOFFICE, WORD))


def _white_in(pages: Sequence[FilledPage], pitch: int) -> int:
    """Of the pages before the signature's; one on which a table stands may be short for it."""
    before = pages[: _signed(pages)[0].number - 1]
    return max((page.white(pitch) for page in before if not page.holds_table), default=0)


def _met(document: Document, page: Page, blanks: int, enough: int) -> Document | None:
    """The least loosened document whose text and signature meet with enough lines in reserve.

    Where there is none, the one with the largest reserve; None where they never meet.
    """
    best, most = None, -1
    white = max(_white_before(document, page), SPARE)
    for trial in _loosened(document, blanks):
        if _white_before(trial, page) > white:
            continue
        reserve = _least_reserve(trial, page)
        if reserve > most:
            best, most = trial, reserve
        if most >= enough:
            break
    return best


def _last_lines(document: Document) -> float:
    """About how many lines the last paragraph takes; none where no paragraph ends the text."""
    last = document.blocks[-1] if document.blocks else None
    return (width(last.text) + 2) / CHARACTERS if isinstance(last, Paragraph) else 0


def _stays_in_place(tied: Document, free: Document, page: Page) -> bool:
    """Whether tying the end moves nothing in LibreOffice, and the signature has text above it."""
    pages = pages_of(tied, LIBREOFFICE, page)
    return pages == pages_of(free, LIBREOFFICE, page) and bool(_lines_above(pages))


def _loosened(document: Document, most: int) -> Iterator[Document]:
    """The document as it is, then with ever more blank lines above its last headings.

    Then all above the last one, and in the end under it: at the top of a page only those count.
    """
    yield document
    places = _last_headings(document)
    for count in range(1, most + 1 if places else 0):
        yield _spaced(document, places, _shared(count, len(places)))
    for count in range(1, most + 1 if places else 0):
        yield _spaced(document, places[-1:], (count,))
    for count in range(1, most if places else 0):
        yield _spaced(document, places[-1:], (0,), count)


def _shared(count: int, among: int) -> list[int]:
    """So many lines shared among the headings, the last ones first."""
    each, over = divmod(count, among)
    return [each + (place >= among - over) for place in range(among)]


def _spaced(
    document: Document, places: Sequence[int], blanks: Sequence[int], under: int = 0
) -> Document:
    """The document with so many blank lines above its headings, and under the last."""
    blocks = list(document.blocks)
    for place, before in zip(places, blanks, strict=True):
        heading = blocks[place]
        if isinstance(heading, Heading):
            blocks[place] = replace(heading, before=before, after=under)
    return replace(document, blocks=tuple(blocks))


def _last_headings(document: Document) -> list[int]:
    """The places of the last headings behind the last table, whose page is not disturbed."""
    tables = [i for i, block in enumerate(document.blocks) if isinstance(block, Table)]
    behind = tables[-1] if tables else -1
    headings = [i for i, block in enumerate(document.blocks) if isinstance(block, Heading)]
    return [place for place in headings if place > behind][-HEADINGS:]


def _least_reserve(document: Document, page: Page) -> int:
    """The reserve of Word or LibreOffice, whichever has less."""
    return min(_reserve(document, metrics, page) for metrics in (LIBREOFFICE, WORD))


def _reserve(document: Document, metrics: Metrics, page: Page) -> int:
    """By how many lines the text could come out longer or shorter; -1: the two do not meet."""
    pages = pages_of(document, metrics, page)
    return min(_lines_above(pages) - 1, _lines_below(pages, page.pitch))


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
    return sum(line.role in _TEXT for line in page.lines[:date])


def _lines_below(pages: Sequence[FilledPage], pitch: int) -> int:
    page, date = _signed(pages)
    return (page.height - page.tops[date] - page.lines[date].height) // pitch
