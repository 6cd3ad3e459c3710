"""The words of this prose, as data/terms.toml lists them, and what sounds or looks like them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from forms.form_words import Part
from forms.packaged import lines_of, made_once, pairs_in, parsed
from forms.pinyin import homophones
from forms.review.language.words import Word, rows
from forms.review.reading.characters import is_han
from forms.review.reading.tongue import DATA

LONGEST = 4
"""Characters of the longest word that is looked for beside a place."""
LONGEST_TERM = 6
FIRST = "^"


class Terms(Part):
    """The words, by their sound and by the characters that others look like."""

    words: frozenset[str]
    """All that may stand: the terms, other common words, the wrong words that have a rule of their
    own.
    """
    terms: frozenset[str]
    fixed: frozenset[str]
    """Those that stay as they are, whatever word a wrong character may make in them."""
    common: frozenset[str]
    """Those of two characters that are met at every turn."""
    turned: frozenset[str]
    """Those that are never met with their two characters the other way round."""
    sounds: Mapping[int, str]
    """For each character the first one of its sound, zh and z, -ng and -n taken as one."""
    lengths: Mapping[str, Sequence[int]]
    """For the sound of two characters how long the terms are that begin so, longest first."""
    by_sound: Mapping[str, str]
    """The terms by their sound, spaces between."""
    text: str
    """The terms, a line each."""
    likes: Mapping[str, str]
    """For a character those that look like it."""
    ends: Mapping[str, int]
    """How often a character ends a word that is not listed, or is one: 3 seldom, 9 often."""
    starts: Mapping[str, int]
    alone: str
    """Other characters that may be a word by themselves, whatever the levels say."""
    bound: str
    """Characters that never are one in this prose."""
    topics: str
    """Characters that name a subject, of which offices coin words: 警营, 智造."""
    function: str
    """Particles, adverbs and the like."""
    suffixes: str
    """Characters that make a word with the one before them (业务|科)."""
    prefixes: str
    """Characters that make a word with the one behind them (全|公开)."""
    singles: str
    """Characters that often are a word at the edge of others (群众|知)."""
    adverbs: frozenset[str]
    fragments: str
    """Beginnings of verbs that never stand alone behind one of these adverbs."""
    spared: str
    """Characters without which a saying is as good."""

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
    kept = _sorted_terms()
    words, listed, by_sound = kept["words"], kept["text"], kept["by_sound"]
    sorted_out = {
        "words": frozenset(words.split()),
        "terms": frozenset(listed.split()),
        "by_sound": pairs_in(by_sound),
    }
    return Terms(**{**kept, **sorted_out})


@made_once
def _sorted_terms() -> dict[str, Any]:
    tree = parsed(DATA / "terms.toml")
    fixed = tree["fixed"].split()
    listed = (*fixed, *tree["long"].split(), *tree["short"].split())
    sounds = _sounds()
    sounded = "\n".join(listed).translate(sounds).split("\n")
    by_sound: defaultdict[str, list[str]] = defaultdict(list)
    for term, sound in zip(listed, sounded, strict=True):
        by_sound[sound].append(term)
    return {
        "words": " ".join((*listed, *tree["known"].split(), *told_already())),
        "fixed": frozenset(fixed),
        "common": frozenset(tree["common"].split()),
        "turned": frozenset(tree["turned"].split()),
        "sounds": sounds,
        "lengths": _lengths(by_sound),
        "by_sound": lines_of({sound: " ".join(terms) for sound, terms in by_sound.items()}),
        "text": "\n".join(("", *listed, "")),
        "likes": _likes(tree["looks"].split()),
        "ends": _levels(tree["ends"]),
        "starts": _levels(tree["starts"]),
        "alone": tree["alone"],
        "bound": tree["bound"],
        "topics": tree["topics"],
        "function": tree["function"],
        "suffixes": tree["suffixes"],
        "prefixes": tree["prefixes"],
        "singles": tree["singles"],
        "adverbs": frozenset(tree["adverbs"].split()),
        "fragments": tree["fragments"],
        "spared": tree["spared"],
    }


@made_once
def _compounds() -> Mapping[str, str]:
    """Other common words of two characters; they are read only where a slip is suspected."""
    rows = parsed(DATA / "compounds.toml")["compounds"].split()
    return {row[0]: row[1:] for row in rows}


def is_compound(pair: str) -> bool:
    """Whether a text is another common word of two characters."""
    return len(pair) == 2 and pair[1] in _compounds().get(pair[0], "")


def compounded(text: str, at: int) -> bool:
    """Whether the character at a place is one of a common word with that before or behind it, which
    no listed word claims (技术|术语, but not 公开|办理).
    """
    return any(
        is_compound(text[max(0, low) : low + 2]) and not terms().covers(text, other)
        for low, other in ((at - 1, at - 1), (at, at + 1))
    )


@lru_cache(maxsize=64)
def uncovered(text: str) -> tuple[int, ...]:
    """The places of Han characters that are in no word of two characters and more."""
    words, covered, found = terms().words, 0, []
    for at, char in enumerate(text):
        for length in (2, 3, 4):
            if text[at : at + length] in words:
                covered = max(covered, at + length)
        if at >= covered and is_han(char):
            found.append(at)
    return tuple(found)


def listed_share(text: str) -> float:
    """How much of the Han characters of a text belongs to terms, from 0 to 1; 0 where there are
    none.
    """
    known, covered = terms().terms, set[int]()
    for start in range(len(text)):
        for length in range(2, LONGEST_TERM + 1):
            if text[start : start + length] in known:
                covered.update(range(start, start + length))
    han = [at for at, char in enumerate(text) if is_han(char)]
    return sum(at in covered for at in han) / len(han) if han else 0.0


def told_already() -> Iterator[str]:
    """The wrong words that are reported wherever they stand."""
    for row in chain.from_iterable(rows().values()):
        word = Word(*row)
        if not (word.then or word.after):
            yield word.wrong


def _sounds() -> dict[int, str]:
    first: dict[str, str] = {}
    found: dict[int, str] = {}
    for sound, chars in homophones().items():
        one = first.setdefault(_fuzzy(sound), chars[0])
        found.update(dict.fromkeys(map(ord, chars), one))
    return found


def _fuzzy(sound: str) -> str:
    if sound.startswith(("zh", "ch", "sh")):
        sound = sound[0] + sound[2:]
    return sound[:-1] if sound.endswith(("ang", "eng", "ing")) else sound


def _lengths(sounds: Iterable[str]) -> dict[str, list[int]]:
    masks: dict[str, int] = {}
    for sound in sounds:
        if len(sound) > 1:
            masks[sound[:2]] = masks.get(sound[:2], 0) | 1 << len(sound)
    each = {mask: _bits_of(mask) for mask in set(masks.values())}
    return {pair: each[mask] for pair, mask in masks.items()}


def _bits_of(mask: int) -> list[int]:
    return [n for n in range(mask.bit_length() - 1, 0, -1) if mask >> n & 1]


@cache
def mistaken(char: str) -> Mapping[str, list[tuple[str, int]]]:
    """The terms that have a character that looks like this one, with the place of that, by the
    character before it; by FIRST and the one behind it where it is the first.
    """
    text, found = terms().text, defaultdict[str, list[tuple[str, int]]](list)
    for like in terms().likes.get(char, ""):
        at = text.find(like)
        while at >= 0:
            start = text.rindex("\n", 0, at) + 1
            beside = text[at - 1] if at > start else FIRST + text[at + 1]
            found[beside].append((text[start : text.index("\n", at)], at - start))
            at = text.find(like, at + 1)
    return found


def _likes(groups: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups:
        for char in group:
            found[char] = found.get(char, "") + group.replace(char, "")
    return found


def _levels(table_: Mapping[str, str]) -> dict[str, int]:
    return {char: int(level) for level, chars in table_.items() for char in chars}
