"""Strings that are hardly words: where another character of the same sound, or two that change
places, make words of this prose, and the sentence is made of far commoner ones (业物, 公信开息).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from forms.packaged import made_once
from forms.patterns import regex
from forms.pinyin import syllables
from forms.review.language.coined import is_coined, is_each, is_split, stands_apart
from forms.review.language.frequencies import (
    LONGEST,
    Lattice,
    cost,
    lattice,
    seldom_words,
    words_of_prose,
)
from forms.review.language.lone import COUNTS, PARTICLES, is_strange, loose
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.spelling import is_quoted
from forms.review.language.terms import is_compound, terms, told_already, uncovered
from forms.review.reading.characters import HAN

_RUN = regex(f"{HAN}{{2,}}")
_NAME_ENDS = regex(f"{HAN}(?:[科股](?![学技目研普份东权票市])|处(?![理置罚于在分以]))")
"""Behind the middle of a name of two words cut short: 税政条法科."""
_STREET = regex(f"{HAN}{{1,4}}?[路街巷弄道]\\d")
"""An address, the names of streets being of any characters: 文澜路1号."""
_POST = "员"
"""Behind what somebody is in charge of, in words of any kind: 管栏|员."""
_DONE = "了"
"""Behind a verb, which makes no noun with what stands before it: 停泊费|收|了."""
_BEFORE_COUNT = regex(r"[仅约共达超近逾]\d")
_SURE, _SURE_OF_WORDS = 6.5, 7.5
"""How much less a sentence must cost with another character of the same sound: of one that is no
word, and of one that may well be.
"""
_SURE_OF_LIKE, _SURE_OF_STRANGE = 3.5, 4.0
"""The same with a character of a like look, and for one that hardly ever stands alone."""
_SELDOM = 12.5
"""What a word costs at most that only stands in the list of other common words."""
_COMMONEST = 6.5
"""What the commonest words of two characters and more cost."""
_SURE_TURNED = 8.0
"""The same with two characters that change places."""
SHORT = 2
"""Characters between marks of which one by itself is no sign of a slip."""
_LOOSEST = 9
"""How loose two characters may be beside each other, by how often the one ends a word and the other
begins one.
"""
APART = 2
"""Characters between slips that have nothing to do with each other."""
_EACH, _UNITS_TOLD_OFF = "逐", tuple("组村户件条项栋页份站校栏季月日年人家个级镇乡")
_SMALL = PARTICLES | COUNTS


def unlikely_words(text: str) -> Iterator[Slip]:
    """Strings in the place of which another one is meant."""
    shown = without_addresses(text)
    loose = [at for at in uncovered(shown) if shown[at] not in _SMALL]
    for run in _RUN.finditer(shown):
        if bisect_left(loose, run.start()) == bisect_left(loose, run.end()):
            continue  # made of words of this prose throughout
        before = shown[run.start() - 1 : run.start()]
        for guess in _surest(run[0], before.isdigit()):
            at, to = run.start() + guess.start, run.start() + guess.end
            if not (_is_meant(shown, at, to, guess.better) or is_quoted(shown, at, to)):
                note = f"“{text[at:to]}”疑为“{guess.better}”"
                yield Slip(at, to, guess.better, note)


def _is_meant(text: str, at: int, to: int, better: str) -> bool:
    """Whether a stretch may stand as it is: coined, a name, an address, cut by what follows."""
    words, behind = text[at:to], text[to : to + 1]
    return (
        is_compound(words)
        or is_coined(words)
        or stands_apart(text, at, better)
        or (len(words) == SHORT and bool(_NAME_ENDS.match(text, to)))
        or bool(_STREET.match(text, at) or _BEFORE_COUNT.match(text, to - 1))
        or behind == _POST
        or (behind == _DONE and words == better[::-1])
    )


class _Guess(NamedTuple):
    """What may be meant instead of a stretch, and how much less the sentence costs with it."""

    gain: float
    start: int
    end: int
    better: str


@lru_cache(maxsize=4096)
def _surest(run: str, counted: bool) -> tuple[_Guess, ...]:
    """The surest of the guesses that lie close together: with one mended, the others are gone."""
    kept: list[_Guess] = []
    for guess in sorted(_guesses(run, counted=counted), reverse=True):
        if all(guess.end + APART <= one.start or one.end + APART <= guess.start for one in kept):
            kept.append(guess)
    return tuple(sorted(kept, key=lambda guess: guess.start))


def _guesses(run: str, *, counted: bool) -> Iterator[_Guess]:
    """What may be meant in a string of Han characters; `counted` that a number stands before."""
    cut = lattice(run)
    alone = [_stands_alone(run, at, cut, counted=counted) for at in range(len(run))]
    for at in range(len(run)):
        if alone[at] and len(run) > SHORT:
            yield from _misspelt(run, at, cut)
        if alone[at] or any(alone[at + 1 : at + 2]):
            yield from _turned(run, at, cut)


def _stands_alone(run: str, at: int, cut: Lattice, *, counted: bool) -> bool:
    """Whether a character is a word by itself that may be none; `counted` that a number stands
    before the string.
    """
    if (at == 0 and counted) or run[at - 1 : at] in COUNTS or run[at] in COUNTS:
        return False
    if run[at] in PARTICLES or run[at] in (run[at - 1 : at], run[at + 1 : at + 2]):
        return False
    return cut.is_word(run, at, at + 1)


def _are_words(run: str, start: int, end: int) -> bool:
    """Whether a stretch is of two characters that may well be the end of what stands before and the
    beginning of what follows: 类目|由, 用时|降.
    """
    known = terms()
    if end - start != SHORT:
        return False
    return known.ends.get(run[start], 0) + known.starts.get(run[end - 1], 0) > _LOOSEST


def _misspelt(run: str, at: int, cut: Lattice) -> Iterator[_Guess]:
    """The likeliest word with a character of the same sound or look in the place of one."""
    gain, start, word = max(
        ((cut.total - price, start, word) for price, start, word in _with_another(run, at, cut)),
        default=(0.0, 0, ""),
    )
    if word and gain >= _least_gain(run[at], word[at - start]):
        guess = _Guess(gain, start, start + len(word), word)
        if not _are_words(run, guess.start, guess.end):
            yield guess


def _least_gain(wrong: str, right: str) -> float:
    """How much less a sentence must cost with one character in the place of another."""
    if right in terms().likes.get(wrong, ""):
        return _SURE_OF_LIKE
    if is_strange(wrong):
        return _SURE_OF_STRANGE
    return _SURE_OF_WORDS if wrong in loose() else _SURE


def _with_another(run: str, at: int, cut: Lattice) -> Iterator[tuple[float, int, str]]:
    """The words of this prose with another character at a place: what the whole costs then, where
    they begin.
    """
    known = _meant()
    least = _SURE_OF_LIKE + _COMMONEST
    for start in range(max(0, at - LONGEST + 1), at + 1):
        for end in range(max(at + 1, start + 2), min(len(run), start + LONGEST) + 1):
            if cut.total - cut.head[start] - cut.tail[end] < least:
                continue  # no word can be so much likelier than what stands there
            front, back = run[start:at], run[at + 1 : end]
            for char in _alike(run[at]):
                word = front + char + back
                if word in known:
                    price = min(cost(word), _SELDOM)
                    yield cut.head[start] + price + cut.tail[end], start, word


def _turned(run: str, at: int, cut: Lattice) -> Iterator[_Guess]:
    """The likeliest words where a character and the one behind it change places."""
    if at + 1 >= len(run) or run[at] == run[at + 1] or _is_patterned(run, at):
        return
    low, high = cut.before(at - LONGEST + 1), cut.behind(at + 1 + LONGEST)
    turned = run[low:at] + run[at + 1] + run[at] + run[at + 2 : high]
    anew = lattice(turned)
    gain = cut.total - cut.head[low] - anew.total - cut.tail[high]
    if gain >= _SURE_TURNED and _makes_words(turned, at - low, anew):
        yield _Guess(gain, at, at + 2, run[at + 1] + run[at])


def _is_patterned(run: str, at: int) -> bool:
    """Whether two characters belong to a pattern of single ones: 双审双签, 落得实."""
    around = run[max(0, at - 1) : at + 3]
    if is_each(run, at) or is_split(run, at) or is_split(run, at + 1):
        return True  # 逐期|预拨, 签|了|字
    if run[at + 1] == _EACH and run[at + 2 : at + 3] in _UNITS_TOLD_OFF:
        return True  # 补助户|逐组
    every_other = (at > 1 and run[at - 2] == run[at]) or run[at + 1] == run[at + 3 : at + 4]
    return every_other or len({*around}) < len(around) or "得" in run[at : at + 2]


def _makes_words(turned: str, at: int, cut: Lattice) -> bool:
    """Whether the two characters from a place on are now of words of this prose."""
    known, size = _meant(), len(turned)
    return any(
        turned[start:end] in known and cut.is_word(turned, start, end)
        for start in range(max(0, at - LONGEST + 1), at + 2)
        for end in range(max(at + 1, start + 2), min(size, start + LONGEST) + 1)
    )


@cache
def _meant() -> frozenset[str]:
    """The words that may be meant."""
    return words_of_prose().difference(seldom_words(), told_already())


@cache
def _alike(char: str) -> str:
    """The characters that sound or look like one."""
    return "".join(
        dict.fromkeys(
            _by_sound().get(char.translate(terms().sounds), "") + terms().likes.get(char, "")
        )
    ).replace(char, "")


@made_once
def _by_sound() -> Mapping[str, str]:
    """The common characters by the first one of their sound."""
    found: dict[str, str] = {}
    for char in syllables():
        sound = char.translate(terms().sounds)
        found[sound] = found.get(sound, "") + char
    return found
