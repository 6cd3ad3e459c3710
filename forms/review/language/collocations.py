"""Words in the place of others that sound like them, told by their neighbours: 依法公式处罚结果,
新生军训其间, 规范性稳健.

What stands there may well be a word. It is a slip where it is none of this prose, while the word
that sounds so stands beside its neighbour in data/collocations.toml, and this one does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from operator import add
from typing import NamedTuple

from forms.form_words import Part
from forms.packaged import Lines, lines_of, made_once, pairs_in, parsed
from forms.pinyin import syllable
from forms.review.language.coined import stands_apart
from forms.review.language.frequencies import cost
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.spelling import EACH, parts
from forms.review.language.terms import is_compound, terms
from forms.review.reading.tongue import DATA

NUMERALS = frozenset("一二三四五六七八九十百千万亿两几数")
BETWEEN = "、的和与及"
"""What may stand between two words that belong together."""
LONGEST = 4
"""Characters of the longest neighbour."""


class Collocations(Part):
    """Which words stand beside each other in this prose."""

    behind: Mapping[str, str]
    """For a word those that follow it, each between spaces."""
    by_sound: Mapping[str, str]
    """Its words of two characters by their sound, as `Terms.sounds` takes it, spaces between."""
    taken: Mapping[str, str]
    """For a word of another kind of prose those it is typed for, between spaces."""


@cache
def collocations() -> Collocations:
    """What data/collocations.toml holds."""
    behind, by_sound, taken = map(pairs_in, _sorted_collocations())
    return Collocations(behind=behind, by_sound=by_sound, taken=taken)


@made_once
def _sorted_collocations() -> tuple[Lines, Lines, Lines]:
    tree = parsed(DATA / "collocations.toml")
    rows = (line.partition(" ") for line in tree["pairs"].splitlines())
    taken: defaultdict[str, str] = defaultdict(lambda: " ")
    for right, *wrong in map(str.split, tree["taken"].splitlines()):
        for word in wrong:
            taken[word] += f"{right} "
    words = [word for word in {*tree["pairs"].split()} - taken.keys() if len(word) == 2]
    by_sound: dict[str, list[str]] = {}
    sounds = "\n".join(words).translate(terms().sounds).split("\n")
    for word, sound in zip(words, sounds, strict=True):
        by_sound.setdefault(sound, []).append(word)
    return (
        lines_of({word: f" {others} " for word, _, others in rows}),
        lines_of({sound: " ".join(words) for sound, words in by_sound.items()}),
        lines_of(taken),
    )


def displaced_words(text: str) -> Iterator[Slip]:
    """Words that sound like the one their neighbour asks for."""
    shown, known = without_addresses(text), collocations()
    sounds = shown.translate(terms().sounds)
    for at, pair in enumerate(map(add, sounds, sounds[1:])):
        meant = known.by_sound.get(pair, "")
        word = shown[at : at + 2]
        if not meant or word in meant or word[0] == word[1]:
            continue
        around = beside(shown, at)
        for right in sorted(meant.split()):
            if _is_displaced(shown, at, around, word, right):
                yield Slip(at, at + 2, right, f"“{word}”疑为“{right}”")
                break


def _is_displaced(text: str, at: int, around: Beside, word: str, right: str) -> bool:
    """Whether the neighbours of a word know the other one, and not itself."""
    before, behind = around.before(right), around.behind(right)
    if not (before or behind) or around.before(word) or around.behind(word):
        return False
    known = terms()
    if known.crosses(text, at) or known.crosses(text, at + 2):
        return False
    if f" {right} " in collocations().taken.get(word, ""):
        return True
    if not is_compound(word) and _may_be_apart(text, at, right):
        return False
    if word in known.words or (is_compound(word) and not _sounds_the_same(word, right)):
        return (before and behind) or _is_foreign(text, at, word, right)
    return True


def _is_foreign(text: str, at: int, word: str, right: str) -> bool:
    """Whether a word that goes with none stands on one side of a mark or a particle, and another
    one, as common, makes a term with what is on the other: 交办的各项人物。.
    """
    if word in _known_words() or cost(word) < cost(right) or not _sounds_the_same(word, right):
        return False
    if any(char in terms().function for char in word):
        return False
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    if before + right in terms().terms:
        return len(before) == 2 and parts(text[at + 2 : at + 3])
    return right + behind in terms().terms and len(behind) == 2 and parts(text[max(0, at - 1) : at])


@cache
def _known_words() -> frozenset[str]:
    """All words whose neighbours are known."""
    behind = collocations().behind
    return frozenset(behind).union(" ".join(behind.values()).split())


def _may_be_apart(text: str, at: int, right: str) -> bool:
    """Whether two characters that are no word may each be one: 1件|已, 应公开|与|已公开, 逐|季."""
    wrong = [text[at + n] for n in (0, 1) if text[at + n] != right[n]]
    if any(char in terms().function for char in wrong) or text[at] in EACH:
        return True
    if stands_apart(text, at, right):
        return True
    return at > 0 and (text[at - 1].isdigit() or text[at - 1] in NUMERALS)


class Beside(NamedTuple):
    """What stands beside a place for two characters: all that goes with what ends before it, and
    what may begin behind it, each between spaces.
    """

    asked: str
    begun: tuple[str, ...]

    def before(self, word: str) -> bool:
        """Whether what ends before the place goes with a word."""
        return f" {word} " in self.asked

    def behind(self, word: str) -> bool:
        """Whether a word goes with what begins behind it."""
        own = collocations().behind.get(word, "")
        return bool(own) and any(one in own for one in self.begun)


def beside(text: str, at: int) -> Beside:
    """What stands beside the two characters at a place, be there a particle between."""
    follows, end = collocations().behind, at + 2
    if text[at - 1 : at] in BETWEEN:
        at -= 1
    asked = [follows.get(text[at - n : at], "") for n in range(1, min(LONGEST, at) + 1)]
    end += text[end : end + 1] in BETWEEN and end < len(text)
    begun = (text[end : end + n] for n in range(1, LONGEST + 1))
    return Beside("".join(asked), tuple(f" {word} " for word in begun if word))


def _sounds_the_same(word: str, other: str) -> bool:
    return all(syllable(a) == syllable(b) for a, b in zip(word, other, strict=True))
