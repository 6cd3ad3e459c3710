"""Labels compared: two that differ only in spaces, width of marks, numbering or brackets are one.

Only copies are normalised, for matching; the text of a report stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_NUMBERING = re.compile(
    r"^(?:其中[:,、]?|[(〔\[【][一二三四五六七八九十\d\-—]{1,3}[)〕\]】][、.]?|第?[一二三四五六七八九十]{1,3}[、.,:]"
    r"|\d{1,2}(?:[、.):](?!\d)|(?=[\u4e00-\u9fff]))|[\u2460-\u2473\u2776-\u277f][、.]?)"
)
_CIRCLED = re.compile(r"^\s*[\u2460-\u2473\u2776-\u277f\u3220-\u3229\u2474-\u249b]")
_BRACKETED = re.compile(r"\([^()]*\)?")
_NOT_WORD = re.compile(r"[^\w]|_")
_ALIKE = str.maketrans({"丨": "1", "它": "他", "帐": "账", "冇": "有", "巳": "已"})
_LONGEST = 400


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
    return len(pairs & _text_pairs(text)) / len(pairs) if pairs else 0.0


@lru_cache(maxsize=2048)
def _text_pairs(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", text[:4000]).lower().translate(_ALIKE)
    return frozenset(
        pair for line in plain.split("\n") for pair in pairs_of(_NOT_WORD.sub("", line))
    )


def left_out(text: str, wanted: str) -> bool:
    """Whether the text is the wanted label with at most two letters missing (漏字)."""
    short, long = label_of(text).core, label_of(wanted).core
    if not 0 < len(long) - len(short) <= 2 or len(short) < 4:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)
