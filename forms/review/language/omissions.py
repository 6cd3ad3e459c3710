"""Characters left out: a saying of this prose that lacks one (认真贯落实, 政府信息公工作).

What stands beside the gap is then half a word that belongs to nothing: neither to a word around it,
nor to those that may stand by themselves. A half word that no saying explains counts where its
character is never a word (进一步拓公开渠道).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from forms.packaged import made_once
from forms.review.language.coined import is_each, is_told_often, is_verb
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.terms import compounded, terms, uncovered
from forms.review.reading.characters import is_han

SHORTEST = 4
"""Characters of the shortest saying that is looked for."""
LONG = 6
"""Characters of a saying that is meant even where the half word left may stand for itself; at its
edge only where it is longer.
"""
_UNLISTED, _LOOSE = 2, 6
"""Above which level a character may well stand for itself: 新 是 有."""
_PARTICLES = frozenset("的和与及对在将为等了并把由向从以按是被让使于地得了着过未不也均已就都")
_HOW = ("得", "了", "过", "出", "掉", "完")
"""What makes a verb of the character before it: 通得畅, 停了两小时, 停过一次, 清出来."""
_EACH = "逐"
"""逐级核, 逐件审: a verb of one character is whole behind each of some."""
_OFFICES = frozenset("局镇市县区委办道乡厅院省关位处室所")


class _Gap(NamedTuple):
    """Where a saying begins in a text, and at which of its characters it is broken."""

    start: int
    term: str
    missing: int

    @property
    def at(self) -> int:
        return self.start + self.missing

    @property
    def end(self) -> int:
        return self.start + len(self.term) - 1

    @property
    def missed(self) -> tuple[int, str]:
        """Where a character is missing, and which."""
        return self.at, self.term[self.missing]


def missing_characters(text: str) -> Iterator[Slip]:
    """Sayings with a character left out, and half words left over."""
    shown = without_addresses(text)
    gaps: dict[int, list[_Gap]] = {}
    halves = {at: _is_loose(shown[at]) for at in uncovered(shown) if not _is_word(shown[at])}
    for at, loose in halves.items():
        found = _gaps_beside(shown, at, SHORTEST + 1 if loose else SHORTEST)
        broken = [gap for gap in found if _is_broken(shown, gap)]
        if compounded(shown, at) or is_each(shown, at):
            broken = [gap for gap in broken if len(gap.term) > LONG]
        if not broken or shown[at + 1 : at + 2] in _HOW:
            continue
        for gap in broken:
            if _is_half(shown, at, gap, broken):
                gaps.setdefault(gap.at, []).append(gap)
    for meant in gaps.values():
        gap = _likeliest(meant)
        if any(other.term[other.missing] in terms().spared for other in meant):
            continue
        words = text[gap.start : gap.end]
        yield Slip(gap.start, gap.end, gap.term, f"“{words}”疑为“{gap.term}”")
    for at in halves:
        if (
            text[at] in terms().bound
            and not (text[at + 1 : at + 2] in _HOW or is_told_often(text, at + 1))
            and not _opens(shown, at)
            and _is_parted(shown, at, at + 1, marked=False)
            and not compounded(shown, at)
        ):
            yield Slip(at, at + 1, None, f"“{text[at]}”字前后疑有漏字")


def _likeliest(gaps: list[_Gap]) -> _Gap:
    """Of the sayings that explain a gap the longest of those with the character most ask for."""
    votes = Counter(gap.term[gap.missing] for gap in gaps)
    return max(gaps, key=lambda gap: (votes[gap.term[gap.missing]], len(gap.term), gap.term))


# ---- half words


def _opens(text: str, at: int) -> bool:
    """Whether a character opens a clause, as verbs do in mottoes: 拓渠道、强监督."""
    return at == 0 or not is_han(text[at - 1])


def _is_word(char: str) -> bool:
    return char in _PARTICLES


def _is_loose(char: str) -> bool:
    return _level(char) > _LOOSE or char in terms().alone


def _level(char: str) -> int:
    known = terms()
    return max(known.ends.get(char, _UNLISTED), known.starts.get(char, _UNLISTED))


def _is_parted(text: str, start: int, end: int, *, marked: bool) -> bool:
    """Whether other words end before a place and begin behind it; a mark on both sides is enough
    only where `marked` says so.
    """
    known = terms()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    left, right = known.ends_at(text, start), known.begins_at(text, end)
    if not (marked or left or right):
        return False
    if not (left or before in _OFFICES or (_parts(before) and not known.crosses(text, start))):
        return False
    return right or (_parts(after) and not after.isdigit() and not known.crosses(text, end))


def _parts(char: str) -> bool:
    """Whether a character parts words: a mark, the end of the text, a particle."""
    return not is_han(char) or char in _PARTICLES


# ---- sayings


@made_once
def _sayings() -> str:
    """The longer terms, a line each."""
    return "\n".join(("", *(term for term in terms().terms if len(term) >= SHORTEST), ""))


@cache
def _with(char: str, shortest: int) -> tuple[tuple[str, int], ...]:
    """The sayings of some length that have a character, each with its place in them."""
    text, found = _sayings(), []
    at = text.find(char)
    while at >= 0:
        start, end = text.rindex("\n", 0, at) + 1, text.index("\n", at)
        if end - start >= shortest:
            found.append((text[start:end], at - start))
        at = text.find(char, at + 1)
    return tuple(found)


def _gaps_beside(text: str, at: int, shortest: int) -> Iterator[_Gap]:
    """Sayings of which the text has all but a character behind or before the one at a place."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if not (is_han(before) or is_han(after)):
        return
    for term, place in _with(text[at], shortest):
        start, last = at - place, len(term) - 1
        if place < last and _meets(term, place, place + 2, before, after):
            gap = _Gap(start, term, place + 1)
            if _stands(text, gap):
                yield gap
        if place > 1 and _meets(term, place - 1, place + 1, before, after):
            gap = _Gap(start + 1, term, place - 1)
            if _stands(text, gap):
                yield gap


def _meets(term: str, head: int, tail: int, before: str, after: str) -> bool:
    """Whether the characters beside a place are those before and behind it in a saying, of which
    `term[:head]` and `term[tail:]` should stand there.
    """
    return (not head or term[head - 1] == before) and (tail >= len(term) or term[tail] == after)


def _stands(text: str, gap: _Gap) -> bool:
    """Whether all of a saying but the missing character stands there."""
    rest = gap.term[: gap.missing] + gap.term[gap.missing + 1 :]
    return gap.start >= 0 and text.startswith(rest, gap.start)


def _is_half(text: str, at: int, gap: _Gap, gaps: Iterable[_Gap]) -> bool:
    """Whether a character is but half a word: one between words that ask for the same character
    beside it (政府信|公开), or one that cannot stand at the edge of others.
    """
    if at == gap.start and _opens(text, at):
        return False
    meant = [other for other in gaps if other.missed == gap.missed]
    between = min(one.start for one in meant) < at < max(one.end for one in meant) - 1
    return between or _wants_its_other_half(text, at, gap) or not _fits_an_edge(text, at, gap)


def _wants_its_other_half(text: str, at: int, gap: _Gap) -> bool:
    """Whether a character begins a verb behind an adverb of two characters (切实增|工作)."""
    known = terms()
    return text[at] in known.fragments and text[gap.start : at] in known.adverbs


def _fits_an_edge(text: str, at: int, gap: _Gap) -> bool:
    """Whether a character may be a word, or make one with that before or behind it."""
    char, known = text[at], terms()
    if len(gap.term) <= LONG and (char in known.singles or char in known.alone):
        return True
    if text[max(0, at - 2) : at - 1] == _EACH and is_verb(char):
        return True
    behind = char in known.suffixes and known.ends_at(text, at)
    return behind or (char in known.prefixes and known.begins_at(text, at + 1))


_ENDS_NAMES = "股会"
"""Characters that end the name of a room or a meeting."""


def _is_broken(text: str, gap: _Gap) -> bool:
    """Whether a saying lacks a character, and is not another one or part of other words."""
    if text[gap.start : gap.end] in terms().words or text.startswith(gap.term, gap.start):
        return False
    if gap.missing == len(gap.term) - 1 and text[gap.end - 1] in (*terms().suffixes, *_ENDS_NAMES):
        return False  # 业务股 is as good as 业务股室
    term, missing, words = gap.term, gap.missing, terms().words
    half = term[missing - 1 : missing + 1] in words or term[missing : missing + 2] in words
    half = half or len(term) > SHORTEST
    return half and _is_parted(text, gap.start, gap.end, marked=True)
