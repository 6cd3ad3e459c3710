"""The words of this prose, as data/terms.toml lists them, and what sounds or looks like them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from forms.pinyin import syllables
from forms.review.tongue import DATA
from forms.review.words import table

LONGEST = 4
"""Characters of the longest word that is looked for beside a place."""
_FUZZY = re.compile("(?<=[zcs])h|(?<=[aei]n)g$")


@dataclass(frozen=True, slots=True)
class Terms:
    """The words, by their sound and by the characters that others look like."""

    words: frozenset[str]
    """All that may stand: the terms, other common words, the wrong words that have a rule of their
    own.
    """
    terms: frozenset[str]
    fixed: frozenset[str]
    """Those that stay as they are, whatever word a wrong character may make in them."""
    sounds: Mapping[int, str]
    """For each character the first one of its sound, zh and z, -ng and -n taken as one."""
    lengths: Mapping[str, tuple[int, ...]]
    """For the sound of two characters how long the terms are that begin so, longest first."""
    by_sound: Mapping[str, tuple[str, ...]]
    by_look: Mapping[str, tuple[tuple[str, int], ...]]
    """For a character the terms that have one of its likes, with the place of that."""
    ends: Mapping[str, int]
    """How often a character ends a word that is not listed, or is one: 3 seldom, 9 often."""
    starts: Mapping[str, int]

    def ends_at(self, text: str, end: int) -> bool:
        """Whether a word of two characters and more ends at a place, or no Han character does."""
        return any(text[end - n : end] in self.words for n in range(2, min(LONGEST, end) + 1))

    def begins_at(self, text: str, start: int) -> bool:
        """Whether a word of two characters and more begins at a place."""
        return any(text[start : start + n] in self.words for n in range(2, LONGEST + 1))

    def covers(self, text: str, at: int) -> bool:
        """Whether the character at a place is one of a word of two characters and more."""
        return any(
            text[low:high] in self.words
            for low in range(max(0, at - LONGEST + 1), at + 1)
            for high in range(max(at + 1, low + 2), min(len(text), low + LONGEST) + 1)
        )

    def crosses(self, text: str, edge: int) -> bool:
        """Whether a word begins before a place and ends behind it."""
        return any(
            text[low:high] in self.words
            for low in range(max(0, edge - LONGEST + 1), edge)
            for high in range(edge + 1, min(len(text), low + LONGEST) + 1)
        )


@cache
def terms() -> Terms:
    """What data/terms.toml holds."""
    tree = tomllib.loads((DATA / "terms.toml").read_text(encoding="utf-8"))
    fixed = tree["fixed"].split()
    listed = (*fixed, *tree["long"].split(), *tree["short"].split())
    sounds = _sounds()
    by_sound: dict[str, tuple[str, ...]] = {}
    lengths: dict[str, set[int]] = {}
    for term in listed:
        sound = term.translate(sounds)
        by_sound[sound] = (*by_sound.get(sound, ()), term)
        lengths.setdefault(sound[:2], set()).add(len(term))
    return Terms(
        words=frozenset((*listed, *tree["known"].split(), *_told_already())),
        fixed=frozenset(fixed),
        terms=frozenset(listed),
        sounds=sounds,
        lengths={two: tuple(sorted(found, reverse=True)) for two, found in lengths.items()},
        by_sound=by_sound,
        by_look=_by_look(listed, tree["looks"].split()),
        ends=_levels(tree["ends"]),
        starts=_levels(tree["starts"]),
    )


def _told_already() -> Iterator[str]:
    """The wrong words that are reported wherever they stand."""
    for word in table()[0]:
        if not (word.then or word.after):
            yield word.wrong


def _sounds() -> dict[int, str]:
    first: dict[str, str] = {}
    fuzzy = {sound: _FUZZY.sub("", sound) for sound in set(syllables().values())}
    return {ord(c): first.setdefault(fuzzy[sound], c) for c, sound in syllables().items()}


def _by_look(
    listed: Iterable[str], groups: Iterable[str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    holding: dict[str, list[tuple[str, int]]] = {}
    for term in listed:
        for index, char in enumerate(term):
            holding.setdefault(char, []).append((term, index))
    found: dict[str, list[tuple[str, int]]] = {}
    for group in groups:
        for char in group:
            likes = (like for like in group if like != char)
            mistaken = (place for like in likes for place in holding.get(like, ()))
            found.setdefault(char, []).extend(mistaken)
    return {char: tuple(places) for char, places in found.items() if places}


def _levels(table_: Mapping[str, str]) -> dict[str, int]:
    return {char: int(level) for level, chars in table_.items() for char in chars}
