"""Numbering: heads of paragraphs 一、（一）1.（1）, runs of 一是…二是…, and what is too long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.number_words import chinese
from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.language.slips import Slip
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import paragraphs_of, sentences_of
from forms.review.reading.tongue import hidden

_N = "[一二三四五六七八九十]{1,3}"
_REST_OF_NUMBER = r"\d{3}年|\d{4}(?!\d)|(?<=[.．]\d)\d?月|\d?月[底初中]" + (
    r"|(?<=[.．]\d)\d{0,2}(?:[名件项条次家份人处期场篇]|个(?!百分|工作日|小时|多?月))"
)
"""What stands behind the first figure of a year, a short number, a month or what comes whole, all
of which may follow a head (2.6月底前, 3.12345热线, 2.3个专区): no decimal is written like that, but
1、2月 are two months.
"""
_LEVELS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(rf"\s*({_N})([、.．,，])"), "{}、"),
    (regex(rf"\s*[（(]({_N})[）)]([、.．]?)"), "（{}）"),
    (regex(rf"\s*(\d{{1,2}})([.．、])(?!\d(?!{_REST_OF_NUMBER}))"), "{}."),
    (regex(r"\s*[（(](\d{1,2})[）)]([、.．]?)"), "（{}）"),
)
_RIGHT_MARK = ("、", "", ".", "")
_WIDE_POINT = "．"
"""The point of “1.” as some input methods give it: right where all of a text are so."""


_OF_FIGURES = 2
_TWO_LEVELS = {0, 2}
"""一、 with 1. below it, which is customary where there are no more levels than these."""


def numbering(text: str) -> Iterator[Slip]:
    """Heads that skip or repeat a number, jump a level, or carry the wrong mark."""
    heads = [_Head(*found) for found in _heads(text)]
    levels = {head.level for head in heads}
    wide = all(head.match[2] == _WIDE_POINT for head in heads if head.level == _OF_FIGURES)
    for index, head in enumerate(heads):
        if not (wide and head.level == _OF_FIGURES):
            yield from _wrong_mark(head.level, head.match, head.offset)
        if index and head.level > heads[index - 1].level + 1 and levels != _TWO_LEVELS:
            note = f"“{head.match[0].strip()}”前面跳过了一级序号"
            yield Slip(*_span(head.match, head.offset), None, note)
    for run in _head_runs(heads) if len(heads) > 1 else ():  # one alone is of an excerpt
        numbers = [head.number for head in run]
        for at, right, sure in misnumbered(numbers, [head.loose for head in run]):
            yield _wrong_number(run[at], right, sure)


class _Head(NamedTuple):
    """The number at the head of a paragraph; `loose` where other paragraphs stand before it."""

    level: int
    number: int
    match: re.Match[str]
    offset: int
    loose: bool


def _heads(text: str) -> Iterator[tuple[int, int, re.Match[str], int, bool]]:
    loose = True
    for offset, paragraph in paragraphs_of(text):
        head = _head(paragraph)
        if head:
            yield (*head, offset, loose)
        loose = head is None


def _head_runs(heads: Sequence[_Head]) -> list[list[_Head]]:
    """The heads of one level that no higher one parts, in runs."""
    opened: dict[int, list[_Head]] = {}
    runs: list[list[_Head]] = []
    for head in heads:
        opened = {level: run for level, run in opened.items() if level <= head.level}
        if head.level not in opened:
            opened[head.level] = []
            runs.append(opened[head.level])
        opened[head.level].append(head)
    return runs


def misnumbered(
    numbers: Sequence[int], restarts: Sequence[bool]
) -> Iterator[tuple[int, int, bool]]:
    """Which numbers of a run are wrong: the place, the right number, whether it is sure that only
    this one is. One whose neighbours follow on without it is a slip of its own; after a gap or a
    number too many the count goes on from there. A 1 may begin anew where `restarts` says so.
    """
    last = 0
    for at, number in enumerate(numbers):
        right = last + 1
        follows = numbers[at + 1] if at + 1 < len(numbers) else None
        if number == right or (number == 1 and restarts[at] and follows != right + 1):
            last = number
        elif follows in (None, 1, right + 1):
            yield at, right, True
            last = right
        else:
            yield at, right, False
            last = number


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


def _wrong_number(head: _Head, number: int, sure: bool) -> Slip:
    name = _LEVELS[head.level][1]
    right = name.format(chinese(number) if head.level < 2 else number)
    note = f"“{head.match[0].strip()}”处应为“{right}”"
    return Slip(*_span(head.match, head.offset), right if sure else None, note)


_BEFORE = "(?:^|(?<=[，。；：:、,“\n 　]))"
_GOES_ON = r"(?=[^\W_]|[“《])"
"""What a point may begin with: a word, a figure (第二，3月底前), letters, a name."""
_RUNS = (
    regex(rf"{_BEFORE}({_N})(是|要|抓|方面){_GOES_ON}", re.MULTILINE),
    regex(
        rf"{_BEFORE}(第{_N}|首先|其次|再次)([，、是]){_GOES_ON}",
        re.MULTILINE,
        words="第 首先 其次 再次",
    ),
    regex(rf"{_BEFORE}(其{_N})([，、是]){_GOES_ON}", re.MULTILINE, words="其"),
    regex(r"()([①-⑳])"),
)
_ORDINALS = {"首先": 1, "其次": 2, "再次": 3}
_OPENS = "(?:^|(?<=[：；。]))"
_WITHIN = (
    regex(rf"{_OPENS}([（(]{_N})([）)]){_GOES_ON}"),
    regex(r"(?:^|(?<=[：；。，]))([（(]\d{1,2})([）)])(?=[^\W_]|[“《])"),
    regex(rf"{_OPENS}(\d{{1,2}})([.．、])(?={HAN}|[“《]|\d(?:{_REST_OF_NUMBER}))"),
    regex(rf"{_OPENS}({_N})(、){_GOES_ON}"),
)
"""Numbers like those at the heads of paragraphs, several in one."""
_SPLIT_RUN = regex(rf"{_BEFORE}({_N})、是(?={HAN})", re.MULTILINE, words="、是")


def runs(text: str) -> Iterator[Slip]:
    """Runs of 一是…二是… that skip a number, repeat one, or end after 一是."""
    for pattern in _RUNS:
        for found in _by_word(pattern, text).values():
            yield from _run(found, alone=pattern is _RUNS[0])
    for offset, paragraph in paragraphs_of(text):
        for slip in _within(paragraph):
            yield slip.moved(offset)
    for match in _SPLIT_RUN.finditer(text):
        yield Slip(*match.span(), f"{match[1]}是", f"“{match[0]}”应为“{match[1]}是”")


@lru_cache(maxsize=1024)
def _within(paragraph: str) -> tuple[Slip, ...]:
    """Numbers within one paragraph that do not follow on, whichever it begins with."""
    return tuple(_out_of_order(paragraph))


def _out_of_order(paragraph: str) -> Iterator[Slip]:
    for pattern in _WITHIN:
        found = list(pattern.finditer(paragraph))
        numbers = [_number(match) or 0 for match in found]
        for at in range(1, len(numbers)):
            if numbers[at] not in (1, numbers[at - 1] + 1) or numbers[at] == numbers[at - 1]:
                better = _renumbered(found[at], numbers[at - 1] + 1)
                start, end = found[at].span()
                note = f"“{found[at][0]}”处应为“{better}”"
                yield Slip(start, end, better, note)
                break


def _by_word(pattern: re.Pattern[str], text: str) -> dict[str, list[re.Match[str]]]:
    """What a pattern finds, by the word or mark behind the number."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in matches_in(pattern, text):
        if _number(match) is not None:
            found.setdefault(match[2] if match[1] else "", []).append(match)
    return found


def _number(match: re.Match[str]) -> int | None:
    if not match[1]:
        return ord(match[2]) - ord("①") + 1
    value = _ORDINALS.get(match[1]) or read_numeral(match[1].lstrip("第其（("))
    return value if isinstance(value, int) else None


def _run(found: Sequence[re.Match[str]], *, alone: bool) -> Iterator[Slip]:
    """One kind of run; others than 一是 count only where they begin with 1 and go on."""
    numbers = [_number(match) or 0 for match in found]
    if not alone and (numbers[0] != 1 or len(numbers) < 2):
        return
    if found[0][2] == "方面" and max(numbers) == 1:
        return
    for at, right, sure in misnumbered(numbers, [True] * len(numbers)):
        better = _renumbered(found[at], right)
        yield Slip(*found[at].span(), better if sure else None, f"“{found[at][0]}”处应为“{better}”")
    for at, number in enumerate(numbers if alone else ()):
        if number == 1 and (at + 1 == len(numbers) or numbers[at + 1] == 1):
            note = f"只有“{found[at][0]}”，没有“二{found[at][2]}”"
            yield Slip(*found[at].span(), None, note)


def _renumbered(match: re.Match[str], number: int) -> str:
    if not match[1]:
        return chr(ord("①") + number - 1)
    first = match[1][0] if match[1][0] in "第其（(" else ""
    if match[1] in _ORDINALS:
        return f"第{chinese(number)}{match[2]}"
    shown = number if match[1][-1].isdigit() else chinese(number)
    return f"{first}{shown}{match[2]}"


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
