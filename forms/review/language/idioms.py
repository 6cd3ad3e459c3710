"""Sayings of four characters with a wrong one (突入其来, 抓襟见肘) or lacking one (讲得明明白).

Three of them in their places are enough to know a saying by, where the fourth sounds or looks like
the right one: sayings have many variants (扭亏增盈), but none of that kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from forms.form_words import Part
from forms.packaged import Lines, lines_of, made_once, pairs_in, parsed
from forms.review.language.coined import is_one_of_each
from forms.review.language.collocations import NUMERALS
from forms.review.language.frequencies import NO_WORD, cost
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.spelling import is_quoted
from forms.review.language.terms import is_compound, terms, uncovered
from forms.review.reading.characters import is_han
from forms.review.reading.tongue import DATA

SIZE = 4
"""What a string costs at most that is a word."""


class Sayings(Part):
    """The sayings of data/idioms.toml, by their first and by their second half, and those of two
    doubled characters by the word that is doubled in them.
    """

    all: frozenset[str]
    by_half: Mapping[str, str]
    doubled: Mapping[str, str]


@cache
def sayings() -> Sayings:
    """What data/idioms.toml holds, with the sayings of terms.toml."""
    listed, by_half, doubled = _sorted_sayings()
    return Sayings(
        all=frozenset(listed.split()), by_half=pairs_in(by_half), doubled=pairs_in(doubled)
    )


@made_once
def _sorted_sayings() -> tuple[str, Lines, Lines]:
    listed = parsed(DATA / "idioms.toml")["sayings"].split()
    listed += [term for term in terms().fixed if len(term) == SIZE]
    by_half: dict[str, list[str]] = {}
    for saying in listed:
        by_half.setdefault(saying[:2], []).append(saying)
        by_half.setdefault(saying[2:], []).append(saying)
    doubled = {s[0] + s[2]: s for s in listed if s[0] == s[1] and s[2] == s[3]}
    halves = {half: " ".join(sayings) for half, sayings in by_half.items()}
    return " ".join(listed), lines_of(halves), lines_of(doubled)


def misspelt_sayings(text: str) -> Iterator[Slip]:
    """Sayings with a wrong character."""
    shown, done = without_addresses(text), 0
    for start, saying in sorted(_nearly(shown)):
        end = start + SIZE
        if start >= done and _is_slip(shown, start, saying):
            done = end
            yield Slip(start, end, saying, f"“{text[start:end]}”疑为“{saying}”")


def _nearly(text: str) -> Iterator[tuple[int, str]]:
    """Where a half of a saying stands beside a character that is in no word."""
    free = uncovered(text)
    starts = {start for at in free for start in range(max(0, at - 3), at + 1)}
    for start in starts:
        window = text[start : start + SIZE]
        if len(window) < SIZE or not all(map(is_han, window)):
            continue
        by_half = sayings().by_half
        for saying in f"{by_half.get(window[:2], '')} {by_half.get(window[2:], '')}".split():
            if sum(a != b for a, b in zip(window, saying, strict=True)) == 1:
                yield start, saying


def _is_slip(text: str, start: int, saying: str) -> bool:
    """Whether the character that differs can be no other one than a wrong one."""
    known, end = terms(), start + SIZE
    if text[start:end] in sayings().all or text[start:end] in known.words:
        return False
    if is_quoted(text, start, end) or is_one_of_each(text[start:end]):
        return False
    at = next(start + n for n, char in enumerate(saying) if text[start + n] != char)
    char, right = text[at], saying[at - start]
    if known.crosses(text, start) or known.crosses(text, end) or known.covers(text, at):
        return False
    if right in known.likes.get(char, ""):
        return True
    return ord(char) in known.sounds and known.sounds[ord(char)] == known.sounds.get(ord(right))


def halved_sayings(text: str) -> Iterator[Slip]:
    """Sayings of doubled characters of which one is missing: 讲得明明白, 认真真地."""
    for at in range(len(text) - 2):
        if text[at] == text[at + 1]:
            saying = sayings().doubled.get(text[at] + text[at + 2], "")
            whole = text.startswith(saying, at)
        elif text[at + 1] == text[at + 2]:
            saying = sayings().doubled.get(text[at : at + 2], "")
            whole = text.startswith(saying, max(0, at - 1)) or terms().begins_at(text, at + 2)
        else:
            continue
        if saying and not whole:
            words = text[at : at + 3]
            yield Slip(at, at + 3, saying, f"“{words}”疑为“{saying}”")


def shortened_sayings(text: str) -> Iterator[Slip]:
    """Sayings that are no two words, of which one character is missing: 各科室各司职."""
    shown, done = without_addresses(text), 0
    free = uncovered(shown)
    for start in sorted({start for at in free for start in range(max(0, at - 2), at + 1)}):
        saying = _shortened(shown[start : start + SIZE - 1])
        end = start + SIZE - 1
        if saying and start >= done and _is_cut(shown, start, end, saying):
            done = end
            yield Slip(start, end, saying, f"“{shown[start:end]}”疑为“{saying}”")


def _shortened(three: str) -> str:
    """The saying of which three characters are left, its first and its last among them."""
    by_half = sayings().by_half
    for saying in f"{by_half.get(three[:2], '')} {by_half.get(three[1:], '')}".split():
        if three in (saying[:1] + saying[2:], saying[:2] + saying[3:]):
            return saying
    return ""


def _is_cut(text: str, start: int, end: int, saying: str) -> bool:
    """Whether what is left of a saying stands between words, and its halves are no words."""
    known, three = terms(), text[start:end]
    if not NUMERALS.isdisjoint(three) or cost(three) < NO_WORD or is_quoted(text, start, end):
        return False
    if any(half in known.words or is_compound(half) for half in (saying[:2], saying[2:])):
        return False
    around = text[max(0, start - 1) : end + 1]
    if any(around[n : n + SIZE] in sayings().all for n in range(2)):
        return False
    if known.crosses(text, start) or known.crosses(text, end):
        return False
    before = not is_han(text[start - 1 : start] or "。") or known.ends_at(text, start)
    return before and (not is_han(text[end : end + 1] or "。") or known.begins_at(text, end))
