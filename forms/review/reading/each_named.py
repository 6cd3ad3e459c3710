"""What is told of each of several named things: 大厅、图书馆各设一处, 3月、9月各检查一次."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import sentences_of

_ITEM = rf"(?:{HAN}|[“”\d]){{1,14}}?"
_NAMED = regex(
    rf"(?:^|(?<=[，。；：\n]))(?P<names>{_ITEM}(?:[、和及与]{_ITEM})+)(?:各(?!自)|各自|分别)(?P<deed>{HAN}{{0,12}}?)$",
    words="各 分别",
)
_JOINED = regex("[和及与]")
_MANY = regex(
    r"等|各|多|几|每|其[他余]|有关|相关|部分|[两二三四五六七八九十百\d]\s?[个所家处名县区市镇乡村级类项条件]|[—\-～至]|\d(?![月日\d])"
)
"""What is no name of one thing."""
_AT_FIRST = regex(
    r"^(?:(?:20\d\d年|全年|年内|今年|本年度?)[，,]?)?(?:我局|本局|先后|分别)?(?:在|于|由)?"
)
_NOUN = regex(rf"{HAN}{{2,8}}?(?=[，。；、（]|$)")
_SEVERAL = regex(r"[、和及，]?\s?\d")
_EACH = regex(rf"(?:均|都)?各(?:自|为|有|是|占)?{HAN}{{0,8}}$", words="各")
_NAMES = regex(
    rf"(?P<names>{HAN}{{1,12}}?(?:[、和及与]{HAN}{{1,12}}?)+)$",
    words="、 和 及 与",
)
_COUNTED = regex(
    rf"(?:{HAN}|[（）、“”]){{0,16}}?(?:均|都)?(?:各(?!类|项|种|级)|每[个家处所村镇乡县区])(?:自|有|为|设|配)?{HAN}{{0,8}}",
    words="各 每",
)
_AND = regex(rf"(?:{HAN}|[（）“”]){{1,12}}[、和及与]")
_OF_THOSE = regex(
    rf"{HAN}{{1,8}}?(?:均|都)?(?:各(?!类|项|种|级)|每[个家处所村镇乡县区])(?:自|有|为|设|建|配)?{HAN}{{0,8}}",
    words="各 每",
)
JOINT = regex("、|和|及|与")
LONGEST = 60
FAR = 36
"""Characters before a number in which those are named for each of whom it is told."""


class EachNamed(NamedTuple):
    """So many of something for each of `least` to `most` things: `each` is the number told, `deed`
    what was done, `noun` what was counted, "" if not behind.
    """

    start: int
    least: int
    most: int
    each: Quantity
    deed: str
    noun: str


@lru_cache(maxsize=256)
def each_named(text: str) -> tuple[EachNamed, ...]:
    """All that a text tells so."""
    return tuple(_told(text)) if "各" in text or "分别" in text else ()


def _told(text: str) -> Iterator[EachNamed]:
    quantities = quantities_of(text)
    starts = [quantity.start for quantity in quantities]
    for sentence in sentences_of(text):
        last = bisect_left(starts, sentence.end)
        for quantity in quantities[bisect_left(starts, sentence.start) : last]:
            if quantity.loose:
                continue
            low = max(sentence.start, quantity.start - LONGEST)
            match = _NAMED.search(text, low, quantity.start)
            several = _SEVERAL.match(text, quantity.stop)
            if match and not several and not _MANY.search(_AT_FIRST.sub("", match["names"])):
                yield _read(text, match, quantity)


def _read(text: str, match: re.Match[str], quantity: Quantity) -> EachNamed:
    names = match["names"]
    apart = names.count("、")
    joined = len(_JOINED.findall(names))
    sure = joined if names.count("月") > apart else not apart
    noun = _NOUN.match(text, quantity.stop)
    least, most, behind = apart + 1 + sure, apart + 1 + joined, noun[0] if noun else ""
    return EachNamed(match.start("names"), least, most, quantity, match["deed"], behind)


def times_told(text: str, edge: int, quantity: Quantity) -> int:
    """For how many names a number is told: 1 where it is told once, 0 where it is told for each of
    others that are not named one by one.
    """
    begin = max(edge, quantity.start - FAR)
    each = _EACH.search(text, begin, quantity.start)
    if not each:
        return 1
    named = _NAMES.search(text, begin, each.start())
    return len(JOINT.split(named["names"])) if named else 0


def counts_those(text: str, many: Quantity, each: Quantity) -> bool:
    """Whether a number only counts those for each of whom the next is told, in the same unit: 9个村
    各1个.
    """
    return bool(_OF_THOSE.fullmatch(text, many.stop, each.start))


def of_how_many(text: str, counted: Sequence[Quantity], each: Quantity) -> int:
    """How many things a number is told of each of, counted right before it: 4个分局和13个科室各1名
    is told of 17; 0 where they are not counted.
    """
    last = counted[-1] if counted else None
    if last is None or last.loose or last.unit in ("%", "元"):
        return 0
    if last.unit == each.unit:
        return int(last.value) if counts_those(text, last, each) else 0
    if not _COUNTED.fullmatch(text, last.stop, each.start):
        return 0
    many = int(last.value)
    for one, other in zip(counted[-2::-1], counted[:0:-1], strict=False):
        if one.loose or one.unit in ("%", "元") or not _AND.fullmatch(text, one.stop, other.start):
            break
        many += int(one.value)
    return many
