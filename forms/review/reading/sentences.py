"""Prose cut up: paragraphs, sentences, clauses, with their places in the text."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex

_SENTENCE = regex(r"[^。！？!?\n]+[。！？!?]*[”’）)]?|[。！？!?]+")
_HEAD = regex(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])"
)


class Sentence(NamedTuple):
    """A sentence: `text[start:end]`; `paragraph` counts from 0, `first` is the first of one."""

    start: int
    end: int
    paragraph: int
    first: bool


@lru_cache(maxsize=256)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; a paragraph's end ends a sentence."""
    found: list[Sentence] = []
    offset = 0
    for number, paragraph in enumerate(text.split("\n")):
        first = True
        for match in _SENTENCE.finditer(paragraph):
            if match[0].strip():
                found.append(Sentence(offset + match.start(), offset + match.end(), number, first))
                first = False
        offset += len(paragraph) + 1
    return tuple(found)


SENTENCE = "。\n"
"""The marks that part sentences where nothing finer is asked for."""


def stretch_start(text: str, at: int, marks: str = SENTENCE) -> int:
    """Where the stretch between marks begins that a place lies in: its sentence, or its clause."""
    return max([text.rfind(mark, 0, at) for mark in marks]) + 1


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that a span lies in, without the mark at its end."""
    stops = (text.find(mark, end) for mark in SENTENCE)
    return stretch_start(text, start), min((at for at in stops if at >= 0), default=len(text))


def head_length(paragraph: str) -> int:
    """How long the numbering at the head of a paragraph is: 一、 （一） 1. or none."""
    match = _HEAD.match(paragraph)
    return match.end() if match else 0


@lru_cache(maxsize=256)
def paragraphs_of(text: str) -> tuple[tuple[int, str], ...]:
    """The paragraphs that have a text, each with where it begins."""
    found: list[tuple[int, str]] = []
    offset = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            found.append((offset, paragraph))
        offset += len(paragraph) + 1
    return tuple(found)


def within(places: frozenset[int], start: int, end: int) -> frozenset[int]:
    """The places in a stretch of a text, counted from its beginning."""
    return frozenset(place - start for place in places if start <= place < end)
