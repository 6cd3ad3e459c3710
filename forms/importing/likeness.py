"""Labels compared: two that differ only in spaces, width of marks, numbering or brackets are one.

Only copies are normalised, for matching; the text of a report stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_NUMBERING = re.compile(
    r"^(?:其中[:,、]?|[(〔\[【][一二三四五六七八九十\d\-—]{1,3}[)〕\]】][、.]?|第?[一二三四五六七八九十]{1,3}[、.,:]"
    r"|第[一二三四五六七八九十]{1,3}(?:部分|章|节)[、.,:]?"
    r"|\d{1,2}(?:[、.):](?!\d)|(?=[\u4e00-\u9fff]))|[\u2460-\u2473\u2776-\u277f][、.]?)"
)
_CIRCLED = re.compile(r"^\s*[\u2460-\u2473\u2776-\u277f\u3220-\u3229\u2474-\u249b]")
_BRACKETED = re.compile(r"\([^()]*\)?")
_NOT_WORD = re.compile(r"[^\w]|_")
_ALIKE = str.maketrans({"丨": "1", "它": "他", "帐": "账", "冇": "有", "巳": "已"})
_LONGEST = 400
_TORN = 0.9
_EMPTY_LETTERS = frozenset("的度数量了等类项件")


@dataclass(frozen=True, slots=True)
class Label:
    """A label made ready: its words, the same without brackets, its numbering, its letter pairs."""

    core: str
    bare: str
    number: str
    pairs: frozenset[str]


@lru_cache(maxsize=8192)
def label_of(text: str) -> Label:
    """The label of a text."""
    plain = unicodedata.normalize("NFKC", _CIRCLED.sub("", text[:_LONGEST]))
    plain = "".join(plain.split()).lower()
    rest, numbers = plain, []
    while match := _NUMBERING.match(rest):
        numbers.append(match[0])
        rest = rest[match.end() :]
    rest = rest.translate(_ALIKE)
    core = _NOT_WORD.sub("", rest)
    bare = _NOT_WORD.sub("", _BRACKETED.sub("", rest)) or core
    return Label(core, bare, _NOT_WORD.sub("", "".join(numbers[-1:])), pairs_of(core))


@lru_cache(maxsize=8192)
def pairs_of(core: str) -> frozenset[str]:
    """The pairs of neighbouring letters; a single letter stands for itself."""
    if len(core) < 2:
        return frozenset((core,) if core else ())
    return frozenset(core[index : index + 2] for index in range(len(core) - 1))


@lru_cache(maxsize=65536)
def similarity(text: str, wanted: str) -> float:
    """How far a text is the wanted label: 1 the same, 0.98 but for brackets, 0 nothing alike."""
    a, b = label_of(text), label_of(wanted)
    if not a.core or not b.core:
        return 0.0
    if a.core == b.core:
        return 1.0
    if a.bare == b.bare:
        return 0.98
    return 0.95 * max(_dice(a.pairs, b.pairs), _dice(pairs_of(a.bare), pairs_of(b.bare)))


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def best_similarity(text: str, wanted: Sequence[str]) -> float:
    """The similarity to the label or to the nearest of its other names."""
    return max((similarity(text, name) for name in wanted), default=0.0)


def recall(text: str, wanted: str) -> float:
    """How much of the wanted label is found within a longer text, by pairs of letters."""
    pairs = label_of(wanted).pairs
    return len(pairs & pairs_of(_words_of(text))) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=4096)
def _words_of(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text[:4000]).lower().translate(_ALIKE)
    return _NOT_WORD.sub("", plain)


def spread(lines: Sequence[str], wanted: str) -> float:
    """How much of a label is found where its letters run over lines, in columns side by side.

    Each line holds words of several columns: one may go on with any word of the next few lines.
    """
    words = [[text for word in line.split() if (text := _words_of(word))] for line in lines]
    found = {pair for line in words for word in line for pair in pairs_of(word)}
    for at, line in enumerate(words):
        behind = [word[0] for below in words[at + 1 : at + 5] for word in below]
        found |= {word[-1] + first for word in line for first in behind}
    pairs = label_of(wanted).pairs
    return len(pairs & found) / len(pairs) if pairs else 0.0


def coverage(
    lines: Sequence[str], own: Sequence[int], wanted: str, over: str
) -> tuple[float, float]:
    """How much of a label stands in lines of text, in order; how much of the `own` lines is label.

    Words that stand last on each of the own lines, and are no part of the label nor of the heads
    `over` it, make it another row's: then it counts for two thirds. A word of which only a part is
    label makes it doubtful.
    """
    core, words = label_of(wanted).core, [_words_of(line) for line in lines]
    blocks = _blocks(core, "".join(words))
    covered = sum(size for _, size in blocks) / len(core) if core else 0.0
    if _torn(lines, blocks):
        covered *= _TORN
    last = [label_of(lines[at].split()[-1]).core for at in own if words[at]]
    if not last:
        return covered, 1.0
    if not any(word in core or word in over for word in last):
        return covered * 2 / 3, 0.0
    start = sum(map(len, words[: own[0]]))
    end = start + sum(map(len, words[own[0] : own[-1] + 1]))
    return covered, _overlap(blocks, start, end) / (end - start)


def _torn(lines: Sequence[str], blocks: Sequence[tuple[int, int]]) -> bool:
    """Whether a word of the lines, its numbering apart, is label in part only."""
    runs = [block for block in blocks if block[1] > 1]
    start = 0
    for word in (word for line in lines for word in line.split()):
        letters, core = _words_of(word), label_of(word).core
        end = start + len(letters)
        first = end - len(core) if letters.endswith(core) else start
        if 0 < _overlap(runs, first, end) < end - first:
            return True
        start = end
    return False


def _overlap(blocks: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(at + size, end) - max(at, start)) for at, size in blocks)


def _blocks(core: str, text: str) -> list[tuple[int, int]]:
    """Where runs of the label's letters stand in a text, in order; single ones at its ends only."""
    matcher = SequenceMatcher(None, core, text, autojunk=False)
    ends = (0, len(core) - 1)
    return [
        (b.b, b.size)
        for b in matcher.get_matching_blocks()
        if b.size > 1 or (b.size and b.a in ends)
    ]


def left_out(text: str, wanted: str) -> bool:
    """Whether the text is the wanted label with at most two letters missing (漏字)."""
    short, long = label_of(text).core, label_of(wanted).core
    if not 0 < len(long) - len(short) <= 2 or len(short) < 4:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def little_added(text: str, wanted: str) -> bool:
    """Whether the text is the wanted label with at most two letters more that change no sense.

    上年度结转 is 上年结转, 过程性性信息 a slip of the hand; 不同意公开 is something else.
    """
    long, short = label_of(text).core, label_of(wanted).core
    if not 0 < len(long) - len(short) <= 2 or len(short) < 4:
        return False
    at, last = 0, ""
    for letter in long:
        if at < len(short) and letter == short[at]:
            at += 1
        elif letter not in _EMPTY_LETTERS and letter != last:
            return False
        last = letter
    return at == len(short)
