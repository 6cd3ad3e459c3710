"""The pages of a PDF as lines, from the places of its words (`pdftotext -bbox`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from statistics import median_low

from forms.importing.page_lines import PageLine

_PLACE = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"'
_WORD = re.compile(rf"<word {_PLACE}>([^<]*)</word>|<page ")
_MOST_WORDS = 200_000
_SAME_LINE = 0.35
"""Of a word's height: how far the middles of two words on one line may lie apart."""
_GAP = 0.5
"""Of a word's height: a wider gap parts columns."""
_DIGIT = 5.0
"""Points: about the width of a digit in a table."""


@dataclass(frozen=True, slots=True)
class _Word:
    left: float
    right: float
    middle: float
    height: float
    text: str


def pdf_pages(boxes: str) -> list[list[PageLine]]:
    """The lines of each page, top to bottom; places are in widths of a digit."""
    pages: list[list[PageLine]] = []
    number = 0
    found = list(_pages(boxes))
    least = [min((word.left for word in words), default=0.0) for words in found]
    for page, words in enumerate(found, start=1):
        margin = min(least[page - 1], median_low(least))
        lines = list(_lines(words))
        pages.append([_line(own, number + at, page, margin) for at, own in enumerate(lines, 1)])
        number += len(lines)
    return pages


def _pages(boxes: str) -> Iterator[list[_Word]]:
    words: list[_Word] = []
    begun = False
    for count, match in enumerate(_WORD.finditer(boxes)):
        if match[1] is None:
            if begun:
                yield words
            words, begun = [], True
        elif count < _MOST_WORDS and match[5].strip():
            left, top, right, bottom = (float(match[at]) for at in range(1, 5))
            text = "".join(unescape(match[5]).split())
            words.append(_Word(left, right, (top + bottom) / 2, max(bottom - top, 1.0), text))
    if begun:
        yield words


def _lines(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    for word in sorted(words, key=lambda word: word.middle):
        if line and not _beside(line[0], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _beside(first: _Word, word: _Word) -> bool:
    return word.middle - first.middle <= _SAME_LINE * min(first.height, word.height)


def _line(words: list[_Word], number: int, page: int, margin: float) -> PageLine:
    """The words left to right, a blank between neighbours, several between columns."""
    words.sort(key=lambda word: word.left)
    text = " " * round((words[0].left - margin) / _DIGIT)
    for before, word in pairwise([words[0], *words]):
        if before is not word:
            text += " " if word.left - before.right < _GAP * word.height else "   "
        text += word.text
    places = tuple((round(w.left / _DIGIT), round((w.right - w.left) / _DIGIT)) for w in words)
    return PageLine(number, text, places, page, words[0].middle)
