"""Words that their neighbours ask for, with a character in them that may be any other one, as it is
where it was typed by its strokes: 完善栏日设置, 政府信皂, 以群众需永为导向.

What stands there is no word, and the half that is right belongs to none beside it. The word meant
stands beside its neighbour in data/collocations.toml, or makes a term with it; the less the wrong
character is like the right one, the more is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from forms.packaged import made_once, parsed
from forms.review.language.coined import is_coined, is_each, is_split, stands_apart
from forms.review.language.collocations import beside
from forms.review.language.frequencies import NO_WORD, cost, lattice
from forms.review.language.lone import COUNTS, PARTICLES, is_strange, loose
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.spelling import EACH, is_quoted, parts
from forms.review.language.terms import is_compound, terms, uncovered
from forms.review.reading.characters import han_around, is_han
from forms.review.reading.tongue import DATA

_ALIKE, _STRANGE, _ANY = (3.0, 2.0), (8.0, 5.0), 6.0
"""How much less a sentence must cost with the word that is meant, where one neighbour asks for it
and where both do: with a character of the same sound or look, one that hardly ever stands alone,
any other one, for which both must ask.
"""
_NEVER = float("inf")
_RARE = 11.0
"""What a character costs at least that is hardly one of this prose: 会商栅制."""
_OTHERS = "省市县区旗州镇乡街局厅委办院校处队站所之"
"""What stands before a word of its own: 局|属事业单位, 英国之|行."""


class _Guess(NamedTuple):
    """How many neighbours ask for a word, whether it makes a term with one, how common it is."""

    asked: int
    listed: bool
    common: float
    start: int
    word: str


def asked_words(text: str) -> Iterator[Slip]:
    """Words with a wrong character that both or one of their neighbours tell."""
    shown = without_addresses(text)
    done = 0
    for at in uncovered(shown):
        guess = max((*_guesses(shown, at, at - 1), *_guesses(shown, at, at)), default=None)
        if guess and guess.start >= done and not is_quoted(shown, guess.start, guess.start + 2):
            done = guess.start + 2
            note = f"“{text[guess.start : done]}”疑为“{guess.word}”"
            yield Slip(guess.start, done, guess.word, note)


def _guesses(text: str, at: int, start: int) -> Iterator[_Guess]:
    """The words of two characters that may be meant at a place, but for the character at `at`."""
    kept = start + (at == start)
    if not _may_be_slip(text, start, kept, at):
        return
    around = beside(text, start)
    for word in _with(text[kept], kept - start):
        listed = _makes_terms(text, start, word)
        asked = (listed[0] or around.before(word)) + (listed[1] or around.behind(word))
        if not asked or stands_apart(text, start, word) or _is_rare(text[start : start + 2]):
            continue
        if _gain(text, start, word) >= _least(text, start, at, word, asked):
            yield _Guess(asked, any(listed), -cost(word), start, word)


def _least(text: str, start: int, at: int, word: str, asked: int) -> float:
    """How much less the sentence must cost with a word for which so many neighbours ask."""
    if _are_alike(text[at], word[at - start]):
        return _ALIKE[asked - 1]
    weak = _is_weak(text, start, at) and cost(text[at]) < _RARE
    if is_strange(text[at]) and (asked > 1 or (_follows(text, start) and not weak)):
        return _STRANGE[asked - 1]
    return _NEVER if weak or asked == 1 else _ANY


def _makes_terms(text: str, start: int, word: str) -> tuple[bool, bool]:
    """Whether a word at a place makes a term with the two characters before it, and behind it."""
    known, end = terms().terms, start + 2
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    return len(before) == 2 and before + word in known, len(behind) == 2 and word + behind in known


def _may_be_slip(text: str, start: int, kept: int, at: int) -> bool:
    """Whether two characters are no word and stand between words, and none is one by itself."""
    found, known = text[max(0, start) : start + 2], terms()
    if len(found) < 2 or not is_han(text[kept]):
        return False
    if text[at] in known.topics or text[kept] in EACH or text[start] in _OTHERS:
        return False
    if found in known.words or is_compound(found) or cost(found) < NO_WORD or is_coined(found):
        return False
    if is_each(text, at) or is_split(text, at) or known.covers(text, kept):
        return False
    if _small().issuperset(found):  # 曾|对
        return False
    if known.crosses(text, start) or known.crosses(text, start + 2):
        return False
    return parts(text[start + 2 : start + 3]) or known.begins_at(text, start + 2)


def _is_weak(text: str, start: int, at: int) -> bool:
    """Whether one of two characters is such that new words are made with it at every turn."""
    kept = start + (at == start)
    if text[kept] in _small() or text[at] in _small() or text[at] in loose():
        return True
    return kept > at and text[kept] in terms().suffixes


def _follows(text: str, start: int) -> bool:
    """Whether a word or a particle ends right before a place."""
    return terms().ends_at(text, start) or (start > 0 and text[start - 1] in PARTICLES)


def _gain(text: str, start: int, word: str) -> float:
    """How much less a string of Han characters costs with a word at a place."""
    low, high = han_around(text, start, start + 2)
    cut = lattice(text[low:high])
    return cut.total - cut.head[start - low] - cost(word) - cut.tail[start + 2 - low]


def _are_alike(wrong: str, right: str) -> bool:
    """Whether two characters sound or look alike."""
    known = terms()
    if right in known.likes.get(wrong, ""):
        return True
    return ord(wrong) in known.sounds and known.sounds[ord(wrong)] == known.sounds.get(ord(right))


@cache
def _small() -> frozenset[str]:
    return PARTICLES.union(COUNTS, terms().function)


@made_once
def _rarer() -> Mapping[str, str]:
    """Rare words of two characters, and names of persons, by their first one."""
    rows = parsed(DATA / "rarer.toml")["words"].split()
    return {row[0]: row[1:] for row in rows}


def _is_rare(pair: str) -> bool:
    """Whether a text is a word that is seldom met: 保姆, 安抚."""
    return pair[1] in _rarer().get(pair[0], "")


@cache
def _with(char: str, place: int) -> tuple[str, ...]:
    """The terms of two characters that have a character as their first or second one."""
    text, found = terms().text, []
    sought = f"{char}\n" if place else f"\n{char}"
    at = text.find(sought)
    while at >= 0:
        start = at - 1 if place else at + 1
        if text[start - 1] == "\n" == text[start + 2]:
            found.append(text[start : start + 2])
        at = text.find(sought, at + 1)
    return tuple(found)
