"""How many parts an office or a place has, and more of them told elsewhere: 全乡11个行政村 and
在12个村张贴; 设临床科室36个 and 38个科室中; 11个行政村、2个社区 and 14个村（社区）.

The kinds of parts are in data/counted.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from forms.numerals import SEVERAL, read_numeral
from forms.patterns import one_of, regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import vocabulary
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import OFFICES

_N = f"(?P<number>{SEVERAL})"
_UNIT = f"(?P<unit>[{OFFICES}])"
_PLACE = "(?:[省市县区州旗镇乡局院校]|街道)"
_OWN_PLACES = "关区 辖 所属 内设 下设 " + " ".join(
    f"{own}{place}" for own in "全我本" for place in (*"省市县区州旗镇乡局院校", "街道")
)
_HAS = regex(
    rf"(?:全{_PLACE}|关区|[我本]{_PLACE})(?:共有|现有|共辖|下辖|所辖|所属|辖|共|有)?|(?:下辖|所辖|所属|内设|下设|(?:^|(?<=[，。；\n道镇乡县区市]))共?辖)(?:有|共)?",
    re.MULTILINE,
    words=_OWN_PLACES,
)
_SETS = regex("(?<![新增分建开])(?:内设|下设|设有?|下辖|辖)(?:有)?", words="设 辖")
_REGION = regex("全(?:[省市县区州旗镇乡]|街道)|关区")
_OTHERS = regex(
    "上年|去年|往年|以前|累计|其他|外[县市省区]|兄弟|上级|省级|市级|原有|原来|人次|家次|个次|合并|撤并|整合|新增|计划|拟|将于|将在|明年"
)
_JOINED = "、和及"
_ENDED = regex(
    "[，。；、：:）中的里均全都各每逐进按设已都有建开共]|确定|制定|完成|配备|报送|参加|更新|被|未|没|获|纳入|接入|张贴|落实|指定|明确|公开|$"
)
_ALL = regex("全部|均|都|每|各|逐|所有")


class Part(NamedTuple):
    """So many parts of a kind: `noun` and unit, the place of the number, what place they are of."""

    noun: str
    unit: str
    number: int
    span: Span
    region: frozenset[str]


def more_than_there_are(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where parts are told, and where more of them are than there can be."""
    owned = [(passage, part) for passage in told for part in parts_told(passage.text)]
    parts = [part for _, part in owned]
    for passage, part in owned:
        for other in told:
            for span, number, noun in mentions(other.text, part):
                if number > _most(noun, part, parts):
                    yield At(passage, part.span), At(other, span)
    for (passage, one), (its, part) in pairwise(owned):
        for other in told if passage is its and one.span[1] < part.span[0] else ():
            for span in _together(other.text, one, part):
                yield At(passage, one.span), At(other, span)


def _most(noun: str, part: Part, parts: Sequence[Part]) -> int:
    """How many there are of a kind, or of all kinds that are shortened alike (科室)."""
    if noun == part.noun:
        return part.number
    others = {one.noun: one.number for one in parts if one.noun.endswith(noun)}
    return sum((others | {part.noun: part.number}).values())


# ---- what there is


@cache
def _nouns() -> Sequence[str]:
    return sorted(vocabulary()["own_parts"]["nouns"], key=len, reverse=True)


@cache
def _items() -> tuple[re.Pattern[str], re.Pattern[str]]:
    noun = f"(?P<what>{HAN}{{0,4}}?(?:{one_of(_nouns())}))"
    return regex(rf"{_N}{_UNIT}{noun}(?=[，。；、：（均全都和及每各设已按])"), regex(
        rf"{noun}{_N}{_UNIT}(?=[，。；、（和及])"
    )


@lru_cache(maxsize=256)
def parts_told(text: str) -> tuple[Part, ...]:
    """The parts that a text says an office or its place to have."""
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[Part]:
    counted, named = _items()
    for leads, item in ((_HAS, counted), (_SETS, named)):
        for lead in matches_in(leads, text):
            match = item.match(text, lead.end())
            while match:
                yield from _part(text, match)
                goes_on = text[match.end() : match.end() + 1] in tuple(_JOINED)
                match = item.match(text, match.end() + 1) if goes_on else None


def _part(text: str, match: re.Match[str]) -> Iterator[Part]:
    clause = stretch_start(text, match.start(), "，。；\n")
    number = read_numeral(match["number"])
    if isinstance(number, int) and not is_of_time(text, clause, match.end()):
        region = frozenset(_REGION.findall(text, clause, match.end()))
        yield Part(match["what"], match["unit"], number, match.span("number"), region)


# ---- what is told of it


@lru_cache(maxsize=512)
def mentions(text: str, part: Part) -> tuple[tuple[Span, int, str], ...]:
    """The numbers of such parts in a text, of the kind itself or in short, with that."""
    return tuple(_mentions(text, part))


def _mentions(text: str, part: Part) -> Iterator[tuple[Span, int, str]]:
    short = [part.noun, *(noun for noun in _nouns() if part.noun.endswith(noun))]
    for match in _counted(part.unit).finditer(text):
        noun = next((one for one in short if text.startswith(one, match.end())), "")
        end = match.end() + len(noun)
        number = read_numeral(match["number"])
        if not noun or not isinstance(number, int) or not _ENDED.match(text, end):
            continue
        low, high = sentence_around(text, match.start(), end)
        apart = frozenset(_REGION.findall(text, low, high)) - part.region
        clause = stretch_start(text, match.start(), "，。；\n")
        if not (apart or is_of_time(text, clause, end) or _OTHERS.search(text, low, high)):
            named = part.noun if part.noun in text[low:high] else noun
            yield match.span("number"), number, named


@lru_cache(maxsize=8)
def _counted(unit: str) -> re.Pattern[str]:
    return regex(rf"(?<![\d.第一二三四五六七八九十]){_N}{unit}", words=unit)


def _together(text: str, one: Part, part: Part) -> Iterator[Span]:
    """Where two kinds that are told together are counted as one, and do not make it up."""
    for match in _as_one(one.noun, part.noun, one.unit).finditer(text):
        low, high = sentence_around(text, *match.span())
        number = read_numeral(match["number"])
        if not isinstance(number, int) or is_of_time(text, low, match.end()):
            continue
        total = one.number + part.number
        clause_end = min(
            (at for mark in "，。；\n" if (at := text.find(mark, match.end())) >= 0), default=high
        )
        if number > total or (number < total and _ALL.search(text, match.end(), clause_end)):
            yield match.span("number")


@lru_cache(maxsize=64)
def _as_one(one: str, other: str, unit: str) -> re.Pattern[str]:
    """How two kinds are counted as one: 13个村（社区）, 13个村和社区."""
    first, second = (one_of(n for n in _nouns() if it.endswith(n)) for it in (one, other))
    return regex(rf"(?<!\d){_N}{unit}(?:{first})[（(、和]?(?:{second})(?!\d)")


# ---- more of them among which some are told of than are ever spoken of

_AMONG = regex(
    rf"(?<![^，。；：\n]){_N}个(?P<noun>村|镇|乡|社区|街道)[里中]有[\d两三四五六七八九十]{{1,3}}个",
    words="里有 中有",
)
_ALL_NUMBERS = regex(
    rf"(?<![\d.第一二三四五六七八九十]){_N}个(?:行政|建制)?(?P<noun>村|镇|乡|社区|街道)"
)


def more_than_spoken_of(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where some are told of among more than there are by all other places: 11个村的公告栏, 11个村
    各一名 and 13个村里有4个村.
    """
    for passage, match in ((it, one) for it in told for one in _AMONG.finditer(it.text)):
        numbers = _all_numbers(tuple(it.text for it in told))
        alike = [value for noun, value in numbers if noun == match["noun"]]
        most = max((value for value in alike if value < _value(match)), default=0)
        known = (
            alike.count(most) > 1
            and alike.count(_value(match)) == 1
            and max(alike) <= _value(match)
        )
        summed = {one + value for value in alike for noun, one in numbers if noun != match["noun"]}
        if known and _value(match) not in summed:
            first = next(_places(told, match["noun"], most))
            yield first, At(passage, match.span("number"))


def _value(match: re.Match[str]) -> int:
    value = read_numeral(match["number"])
    return value if isinstance(value, int) else 0


@lru_cache(maxsize=64)
def _all_numbers(texts: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((one["noun"], _value(one)) for it in texts for one in _ALL_NUMBERS.finditer(it))


def _places(told: Sequence[Passage], noun: str, number: int) -> Iterator[At]:
    for passage in told:
        for match in _ALL_NUMBERS.finditer(passage.text):
            if match["noun"] == noun and _value(match) == number:
                yield At(passage, match.span("number"))
