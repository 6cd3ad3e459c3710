"""How common words are: what a string costs that is made of the likeliest words.

A word costs the logarithm of how rare it is, in units that nobody needs to know: only differences
of costs are compared. The words are in data/frequencies.txt, those of this prose in
data/likely.toml and data/terms.toml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from forms.packaged import packaged
from forms.review.language.terms import terms
from forms.review.reading.tongue import DATA

LONGEST = 4
"""Characters of the longest word."""
_STEP, _LEAST = 0.5, 4.0
"""The costs of two levels apart, and of the first one."""
_UNKNOWN = 21.0
"""What a character costs that is no word by itself."""
_ENDLESS = float("inf")
NO_WORD = 99.0
"""A cost above that of any word."""
_OF_PROSE = 12.5
"""What a word costs at most that is one of this prose."""
_NONE = "~"


class Lattice(NamedTuple):
    """A string cut into words in every way.

    `head[i]` is the least cost of the characters before `i`, `tail[i]` that of those from `i` on.
    """

    head: list[float]
    tail: list[float]

    @property
    def total(self) -> float:
        """What the string costs."""
        return self.head[-1]

    def is_word(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is a word where the string costs least."""
        price = self.head[start] + cost(text[start:end]) + self.tail[end]
        return price <= self.total + _STEP / 2

    def before(self, at: int) -> int:
        """The last place up to one where a word ends if the string costs least."""
        return next((i for i in range(at, 0, -1) if self._is_cut(i)), 0)

    def behind(self, at: int) -> int:
        """The first place from one on where a word begins if the string costs least."""
        last = len(self.head) - 1
        return next((i for i in range(at, last) if self._is_cut(i)), last)

    def _is_cut(self, at: int) -> bool:
        return self.head[at] + self.tail[at] <= self.total + _STEP / 2


def lattice(text: str) -> Lattice:
    """All ways to cut a string of Han characters."""
    size = len(text)
    edges = [_words(text[start : start + LONGEST]) for start in range(size)]
    head, tail = [0.0] + [_ENDLESS] * size, [_ENDLESS] * size + [0.0]
    for start in range(size):
        base = head[start]
        for length, price in edges[start]:
            if base + price < head[start + length]:
                head[start + length] = base + price
    for start in range(size - 1, -1, -1):
        tail[start] = min([price + tail[start + length] for length, price in edges[start]])
    return Lattice(head, tail)


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[tuple[int, float], ...]:
    """The words that a string of up to four characters begins with: their lengths and costs."""
    alone, rows = _row(text[0])
    found = [(1, alone)]
    known = words_of_prose()
    for length, row in enumerate(rows[: len(text) - 1], 2):
        at = row.find(text[1:length])
        price = _price(row[at + length - 1]) if at >= 0 else _ENDLESS
        if price > _OF_PROSE and text[:length] in known:
            price = _OF_PROSE
        if price < _ENDLESS:
            found.append((length, price))
    return tuple(found)


def cost(word: str) -> float:
    """What a word costs, endless for a string that is none."""
    return next((price for size, price in _words(word) if size == len(word)), _ENDLESS)


def _price(level: str) -> float:
    return _LEAST + _STEP * (ord(level) - ord("a"))


@cache
def _row(first: str) -> tuple[float, tuple[str, ...]]:
    """What a character costs alone, and its words by length as they are written: of two Han
    characters one behind the other none but those of one word stand in a row.
    """
    lines = _lines()
    at = bisect_left(lines, first)
    line = lines[at] if at < len(lines) and lines[at][0] == first else f"{first}{_NONE}||"
    alone = _UNKNOWN if line[1] == _NONE else _price(line[1])
    return alone, tuple(line[2:].split("|"))


@cache
def _lines() -> list[str]:
    """The words as they are written, by their first characters; comments come before."""
    text = (DATA / "frequencies.txt").read_text(encoding="utf-8")
    return text.rstrip("\n").split("\n")


@cache
def words_of_prose() -> frozenset[str]:
    """The words of this prose."""
    return terms().words.union(_likely()["words"].split(), seldom_words())


@cache
def seldom_words() -> frozenset[str]:
    """Words of this prose that may stand, but are not what another one is typed for."""
    return frozenset(_likely()["seldom"].split())


def _likely() -> Mapping[str, str]:
    return packaged(DATA / "likely.toml")
