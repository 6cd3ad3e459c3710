"""Paragraphs that are another text's but for numbers and a few words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.reading.sentences import head_length, paragraphs_of

LONG = 45
"""Characters, names, numbers and marks apart, from which on a paragraph is nobody else's."""
BRIEF, SAME_BRIEF = 30, 0.9
"""Characters, and share, from which on a shorter one is whose numbers are the same."""
LEAST = 22
"""Characters from which on a paragraph is nobody else's where even its numbers are the same."""
SAME = 0.75
"""From which share of its characters on a paragraph is the other one."""
_RUN = 4
"""Characters in a row that both must have for them to count as the same."""
_APART = regex(
    r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年度?|\d[\d,.]*[%％万亿余多]*"
    r"|[〇零一二三四五六七八九十百千万两]+(?=[件条次篇期场份个人名元])"
    r"|(?:我|本)(?:局|镇|乡|县|市|区|街道|委|办|厅|院|中心|单位|机关|部门)|[\W_]+"
)
"""What may differ: years, numbers, marks, words for oneself."""
_YEAR_OR_MARK = regex(r"20\d\d年度?|[\W_]+")
_NUMBER = regex(r"\d+")
_DENIES = regex("未|没有|无")
_STANDING = ("《中华人民共和国政府信息公开条例》", "统计期限", "信息处理费", "其他需要报告")
"""What sentences speak of that every report holds."""


class Alike(NamedTuple):
    """A paragraph `text[start:end]` that another text has as well, with the share that is its."""

    start: int
    end: int
    share: float


def verbatim(text: str, other: str) -> list[Alike]:
    """The numbered paragraphs of a text that stand in another one word for word, numbers included;
    what they deny does not count, it may be so every year.
    """
    theirs = _told_paragraphs(other)
    return [
        Alike(start, start + len(paragraph), 1.0)
        for start, paragraph in paragraphs_of(text)
        if head_length(paragraph) and _told(paragraph) in theirs
    ]


@lru_cache(maxsize=64)
def _told_paragraphs(text: str) -> frozenset[str]:
    told = (_told(paragraph) for _, paragraph in paragraphs_of(text) if head_length(paragraph))
    return frozenset(words for words in told if len(words) >= LEAST)


@lru_cache(maxsize=1024)
def _told(paragraph: str) -> str:
    """What a paragraph tells, its number, years and marks apart."""
    sentences = re.split("(?<=[。；])", paragraph[head_length(paragraph) :])
    return _YEAR_OR_MARK.sub("", "".join(one for one in sentences if not _DENIES.search(one)))


def alike(text: str, other: str, names: tuple[str, ...], their: tuple[str, ...]) -> list[Alike]:
    """The paragraphs of a text that are those of another one. Names of their offices are left out:
    `names` from the first, `their` from the other.
    """
    found: list[Alike] = []
    theirs = "\n".join(_bare_paragraphs(other, their))
    for start, paragraph in paragraphs_of(text):
        words = _bare(paragraph, names)
        brief = len(words) < LONG
        if len(words) < BRIEF or (brief and not _has_numbers(paragraph, other)):
            continue
        if (share := _share(words, theirs)) >= (SAME_BRIEF if brief else SAME):
            found.append(Alike(start, start + len(paragraph), share))
    return found


def _has_numbers(paragraph: str, other: str) -> bool:
    """Whether a text has the numbers of a paragraph, years and its own number apart."""
    return _numbers(paragraph[head_length(paragraph) :]) <= _numbers(other)


@lru_cache(maxsize=64)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_YEAR_OR_MARK.sub(" ", text)))


@lru_cache(maxsize=256)
def _bare_paragraphs(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    bare = (_bare(paragraph, names) for _, paragraph in paragraphs_of(text))
    return tuple(words for words in bare if len(words) >= BRIEF)


@lru_cache(maxsize=1024)
def _bare(paragraph: str, names: Sequence[str]) -> str:
    told = re.split("(?<=[。；])", paragraph[head_length(paragraph) :])
    words = "".join(one for one in told if not any(standing in one for standing in _STANDING))
    for name in names:
        words = words.replace(name, "")
    return _APART.sub("", words)


@lru_cache(maxsize=64)
def _runs(paragraphs: str) -> Mapping[str, int]:
    """Where a run of characters stands first: in which paragraph."""
    return {
        words[at : at + _RUN]: number
        for number, words in reversed(list(enumerate(paragraphs.split("\n"))))
        for at in range(len(words) - _RUN + 1)
    }


@lru_cache(maxsize=4096)
def _share(words: str, paragraphs: str) -> float:
    """Which part of a paragraph stands in that of some others that is most like it."""
    runs = _runs(paragraphs)
    found = Counter(
        runs[words[at : at + _RUN]]
        for at in range(0, len(words) - _RUN + 1, 2)
        if words[at : at + _RUN] in runs
    )
    nearest = max(found, key=lambda number: found[number], default=-1)
    if nearest < 0 or found[nearest] * 4 < len(words) - _RUN:
        return 0.0
    return _covered(words, paragraphs.split("\n")[nearest]) / len(words)


def _covered(words: str, other: str) -> int:
    """How many characters of a paragraph stand in runs that the other one has."""
    return len({at + n for at in _common(words, other) for n in range(_RUN)})


def _common(words: str, other: str) -> Iterator[int]:
    for at in range(len(words) - _RUN + 1):
        if words[at : at + _RUN] in other:
            yield at
