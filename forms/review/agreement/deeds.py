"""Deeds told in two ways: 指南年内修订一次 and 指南全年未作修订; 通报按季度印发 and 通报每半年印发;
只组织过一次演练 and 两次演练. The words are in data/deeds.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.agreement.exceptions import LONG, Spot, is_of_time, longest, whom
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentences_of, stretch_start
from forms.review.reading.units import OCCASIONS
from forms.review.reading.word_lists import WordLists

_WORDS = WordLists("deeds.toml")
_ENDS = "。！？\n"

# ---- what was not done, and how often it was


_UNDONE = regex(
    rf"(?:未作|未做|未进行|没有进行|未予|未)(?P<deed>{HAN}{{2}})(?=[，。；])", words="未 没有进行"
)
_DONE_TIMES = regex(
    rf"(?P<deed>{HAN}{{2}})了?(?P<number>\d{{1,3}}|[一两二三四五六七八九])次", words="次"
)
_OF = regex(rf"(?:{HAN}|[“”《》]){{2,24}}$")
_OF_YEAR = regex(
    lambda: f"(?:{_WORDS.any('year')})?(?:{_WORDS.any('count')})?(?:{_WORDS.any('still')})?$"
)
_FARTHEST = 30


@by_paragraph
def said_undone(text: str) -> tuple[Spot, ...]:
    """What a text says that was not done to a thing all year."""
    return tuple(_deeds(text, _UNDONE))


@by_paragraph
def said_done(text: str) -> tuple[Spot, ...]:
    """What a text says to have been done to a thing so many times."""
    return tuple(_deeds(text, _DONE_TIMES))


def _deeds(text: str, pattern: re.Pattern[str]) -> Iterator[Spot]:
    for match in pattern.finditer(text):
        start = stretch_start(text, match.start(), _ENDS)
        named = _named(text, start, match.start())
        if len(named) >= LONG and not is_of_time(text, start, match.end()):
            yield Spot(named, match["deed"], match.span(), whom(named))


def _named(text: str, start: int, end: int) -> str:
    """What stands before a deed up to the last mark, "" where that is no name."""
    of = _OF.search(text, max(start, end - _FARTHEST), end)
    return _OF_YEAR.sub("", of[0]) if of else ""


def is_undone(undone: Spot, done: Spot) -> bool:
    """Whether one and the same deed was done to a thing, and was not."""
    same = undone.deed == done.deed and undone.whom == done.whom
    return same and longest(undone.words, done.words) >= LONG


# ---- how often


_OFTEN = regex(
    lambda: (
        rf"(?:按|每)个?(?P<often>{_WORDS.any('paces')})(?:一次|1次)?(?:才|都|均)?(?P<deed>{HAN}{{2}})"
    ),
    words="按 每",
)


@by_paragraph
def said_often(text: str) -> tuple[Spot, ...]:
    """What a text says to be done every so often, which stands last among the words."""
    return tuple(_often(text))


def _often(text: str) -> Iterator[Spot]:
    for match in _OFTEN.finditer(text):
        start = stretch_start(text, match.start(), _ENDS)
        named = _named(text, start, match.start())
        if named and not is_of_time(text, start, match.start("often") - 1):
            pace = _WORDS.tree["same_pace"].get(match["often"], match["often"][0])
            words = f"{named.removesuffix('内容')}|{pace}"
            yield Spot(words, match["deed"], match.span(), whom(named))


def is_otherwise_often(one: Spot, other: Spot) -> bool:
    """Whether one thing is said to be done at two paces."""
    (a, pace), (b, another) = one.words.split("|"), other.words.split("|")
    named = a.endswith(b) or b.endswith(a)
    same = one.deed == other.deed and one.whom == other.whom
    return same and named and pace != another


# ---- once only


_ONLY = regex(
    lambda: (
        rf"(?:只|仅)(?:{_WORDS.any('held')})(?:过|了)?(?P<number>[一两二三]|\d{{1,2}})(?P<unit>[{OCCASIONS}])"
        rf"(?P<what>{HAN}{{2,8}})(?=[，。；])"
    ),
    words="只 仅",
)
_OF_OTHERS = regex(lambda: _WORDS.any("others"))
_SEVERAL = regex(
    rf"(?P<number>[两二三四五六七八九十]|\d{{1,2}})(?P<unit>[{OCCASIONS}])(?P<what>{HAN}{{2,10}})"
)


@by_paragraph
def said_only(text: str) -> tuple[Spot, ...]:
    """What a text says that there were only so many of: the thing, and how many as its deed."""
    return tuple(_how_many(text, _ONLY))


@by_paragraph
def said_several(text: str) -> tuple[Spot, ...]:
    """What a text says that there were several of."""
    return tuple(_how_many(text, _SEVERAL))


def _how_many(text: str, pattern: re.Pattern[str]) -> Iterator[Spot]:
    for sentence in sentences_of(text):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            led = text[max(sentence.start, match.start() - 12) : match.start()]
            if not (_OF_OTHERS.search(led) or is_of_time(text, sentence.start, match.end())):
                words = f"{match['unit']}{match['what']}"
                yield Spot(words, match["number"], match.span(), frozenset())


def is_more_than_only(only: Spot, several: Spot) -> bool:
    """Whether there are more of a thing than another place says that there were at all."""
    few, many = read_numeral(only.deed), read_numeral(several.deed)
    named = several.words.startswith(only.words) or (
        only.words[0] == several.words[0] and several.words[1:].startswith(only.words[-2:])
    )
    return named and few is not None and many is not None and many > few
