"""Numbering: heads of paragraphs 一、（一）1.（1）, runs of 一是…二是…, and what is too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.numerals import read_numeral
from forms.review.characters import HAN
from forms.review.sentences import paragraphs_of, sentences_of
from forms.review.slips import Slip
from forms.review.tongue import hidden

_N = "[一二三四五六七八九十]{1,3}"
_LEVELS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\s*({_N})([、.．,，])"), "{}、"),
    (re.compile(rf"\s*[（(]({_N})[）)]([、.．]?)"), "（{}）"),
    (re.compile(r"\s*(\d{1,2})([.．、])(?!\d)"), "{}."),
    (re.compile(r"\s*[（(](\d{1,2})[）)]([、.．]?)"), "（{}）"),
)
_RIGHT_MARK = ("、", "", ".", "")


def numbering(text: str) -> Iterator[Slip]:
    """Heads that skip or repeat a number, jump a level, or carry the wrong mark."""
    last: dict[int, int] = {}
    level = -1
    loose = True
    for offset, paragraph in paragraphs_of(text):
        head = _head(paragraph)
        if head is None:
            loose = True
            continue
        at, number, match = head
        yield from _wrong_mark(at, match, offset)
        expected = last.get(at, 0) + 1
        if number != expected and not (number == 1 and (loose or at != level)):
            yield _wrong_number(at, match, offset, expected)
        if at > level + 1 and level >= 0:
            yield Slip(*_span(match, offset), None, f"“{match[0].strip()}”前面跳过了一级序号")
        last = {depth: value for depth, value in last.items() if depth < at} | {at: number}
        level, loose = at, False


def _head(paragraph: str) -> tuple[int, int, re.Match[str]] | None:
    for level, (pattern, _) in enumerate(_LEVELS):
        match = pattern.match(paragraph)
        number = read_numeral(match[1]) if match else None
        if match and isinstance(number, int):
            return level, number, match
    return None


def _span(match: re.Match[str], offset: int) -> tuple[int, int]:
    start = match.start(1) - (1 if match[0].lstrip()[0] in "（(" else 0)
    return offset + start, offset + match.end()


def _wrong_mark(level: int, match: re.Match[str], offset: int) -> Iterator[Slip]:
    if match[2] == _RIGHT_MARK[level]:
        return
    written = match[0].strip()
    better = _LEVELS[level][1].format(match[1])
    yield Slip(*_span(match, offset), better, f"“{written}”应写作“{better}”")


def _wrong_number(level: int, match: re.Match[str], offset: int, expected: int) -> Slip:
    name = _LEVELS[level][1]
    right = name.format(_CHINESE_NUMBERS[expected] if level < 2 else expected)
    return Slip(*_span(match, offset), None, f"“{match[0].strip()}”处应为“{right}”")


_TEENS = (f"{ten}十{one}" for ten in ("", "二", "三") for one in "一二三四五六七八九")
_CHINESE_NUMBERS = ("零", *"一二三四五六七八九十", *_TEENS)
_RUN = re.compile(rf"({_N})(是|要|抓|方面)(?={HAN})")
_RUN_BEFORE = frozenset("，。；：:;,“\n 　")


def runs(text: str) -> Iterator[Slip]:
    """Runs of 一是…二是… that skip a number, repeat one, or end after 一是."""
    last: dict[str, tuple[int, re.Match[str]]] = {}
    for match in _RUN.finditer(text):
        if match.start() and text[match.start() - 1] not in _RUN_BEFORE:
            continue
        number = read_numeral(match[1])
        before, opened = last.get(match[2], (0, None))
        if not isinstance(number, int):
            continue
        if number == 1 and before == 1 and opened:
            yield _alone(opened)
        if number not in (1, before + 1):
            expected = f"{_CHINESE_NUMBERS[before + 1]}{match[2]}"
            yield Slip(*match.span(), None, f"“{match[0]}”处应为“{expected}”")
        last[match[2]] = number, match
    for number, match in last.values():
        if number == 1:
            yield _alone(match)


def _alone(match: re.Match[str]) -> Slip:
    return Slip(*match.span(), None, f"只有“{match[0]}”，没有“二{match[2]}”")


LONGEST_SENTENCE = 120
LONGEST_PARAGRAPH = 400


def long_sentences(text: str) -> Iterator[Slip]:
    """Sentences beyond 120 characters that no semicolon divides, titles in 《》 not counted."""
    for sentence in sentences_of(text):
        if sentence.end - sentence.start <= LONGEST_SENTENCE:
            continue
        words = hidden(text[sentence.start : sentence.end]).replace("\0", "")
        if len(words) > LONGEST_SENTENCE and "；" not in words:
            end = min(sentence.end, sentence.start + 24)
            yield Slip(sentence.start, end, None, f"{len(words)}字")


def long_paragraphs(text: str) -> Iterator[Slip]:
    """Paragraphs beyond 400 characters."""
    for offset, paragraph in paragraphs_of(text):
        if len(paragraph) > LONGEST_PARAGRAPH:
            yield Slip(offset, offset + 12, None, f"{len(paragraph)}字")
