"""A paragraph as printed lines, and what of it stays together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from exporters import page_measures as measures
from exporters.flow import Unit
from exporters.line_breaking import break_lines
from exporters.metrics import Metrics, unspaced
from exporters.pages import LineRole, PageLine, Piece
from exporters.widths import width
from forms.draft import Address

EM = measures.BODY_EM
CELL = EM / 2

KNOWN_PARAGRAPHS = 1024
"""Paragraphs whose lines are remembered: while one is edited the others are not broken again."""

LineUnit = Unit[tuple[PageLine, ...]]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph stands: type size, height of a line (0: the page's pitch), indents and
    white above in twips, what it stays with."""

    size: int = measures.BODY_SIZE
    height: int = 0
    first: int = 0
    left: int = 0
    before: int = 0
    align: Literal["left", "center"] = "left"
    keeps: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A paragraph's text, what it is on the page, and where it comes from.

    It is paragraph `line` of the value at `at`; its first `lead` characters are in another font.
    """

    text: str
    role: LineRole
    at: Address = ""
    line: int = 0
    lead: int = 0


@lru_cache(KNOWN_PARAGRAPHS)
def paragraph_units(
    source: Source, style: Style, metrics: Metrics, pitch: int
) -> tuple[LineUnit, ...]:
    """The lines of a paragraph, each a unit, or all of them one where they stay together."""
    spaced = metrics if style.size == measures.BODY_SIZE else unspaced(metrics)
    broken = break_lines(source.text, spaced, style.size, style.first, style.left, lead=source.lead)
    height = style.height or pitch
    lines = [_line(source, start, end, style, height) for start, end in broken]
    whole = style.keeps and not metrics.splits_kept
    return tuple(_units(lines, style, height, whole))


def _line(source: Source, start: int, end: int, style: Style, height: int) -> PageLine:
    words = source.text[start:end]
    column = _column(words, style, first=not start)
    return PageLine(source.role, (Piece(words, column, source.at, source.line, start),), height)


def _units(lines: Sequence[PageLine], style: Style, height: int, whole: bool) -> Iterator[LineUnit]:
    parts = [tuple(lines)] if whole else [(line,) for line in lines]
    last = len(parts) - 1
    for index, part in enumerate(parts):
        yield Unit(
            part,
            height * len(part),
            before=0 if index else style.before,
            keeps=style.keeps and index == last,
            new_page=style.new_page and not index,
        )


def _column(text: str, style: Style, first: bool) -> int:
    """Where a line begins, in cells of half a character of the body."""
    indent = style.left + (style.first if first else 0)
    if style.align == "left":
        return round(indent / CELL)
    return max(measures.CHARACTERS - round(width(text)), 0)
