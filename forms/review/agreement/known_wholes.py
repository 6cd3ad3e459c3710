"""How many of a thing there are, and those among which some are told of: 9名信息员每月报送 and
11名信息员里…; 行政诉讼5件 and 6件诉讼中有2件; 对7个分局考核 and 与9个分局建立机制.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.numerals import SEVERAL, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import echo_words, is_dependent
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import COUNTED

_UNIT = f"[{COUNTED}]"
_NAME = rf"(?:{HAN}|（{HAN}{{2,4}}）)"
_AMONG = regex(
    rf"(?:^|(?<=[，。；：、\n])|(?<=是)|(?<=全年)|(?<=年内)|(?<=现有))(?P<n>{SEVERAL})(?P<unit>{_UNIT})(?P<noun>{_NAME}{{2,10}}?)"
    rf"(?:的{HAN}{{2,6}})?之?[中里](?=[^。；\n]{{0,24}}?(?P<part>{SEVERAL})(?P=unit))",
    re.MULTILINE,
    words="中 里",
)
_WITH = regex(
    rf"(?:对|与|督促|给|向|组织|指导)(?P<n>{SEVERAL})(?P<unit>{_UNIT})(?P<noun>{_NAME}{{2,5}})"
)
_ALL_OF = regex(
    rf"(?:全部|所有)(?P<n>{SEVERAL})(?P<unit>{_UNIT})(?P<noun>{_NAME}{{2,8}}?)(?=[，。；、的均都]|$)"
)
"""All of a thing that something is done with, where there are more of them than there can be."""
_CHANGED = regex(
    rf"(?:^|(?<=[，。；：\n]))(?P<n>{SEVERAL})(?P<unit>{_UNIT})(?P<noun>{_NAME}{{2,10}}?)(?:年内|全年|当年|今年|先后|已|共|有)*"
    rf"(?:更换|调整|轮换|调离|变动|换岗|离职|离岗|流动)了?(?P<part>{SEVERAL})(?P=unit)",
    re.MULTILINE,
    words="更换 调整 轮换 调离 变动 换岗 离职 离岗 流动",
)
"""Of all of a thing, how many changed in the year: 9名信息员年内更换4名."""
_PART = regex(
    f"{SOME}|其中|另|每|抽[查取检]|除|[有余超]$|新|约|近|第|首批|各[^，。；]{{0,2}}$|各有|上年|去年|原|前|后|由|从|增|减|撤|废止|清理|到$|至$|达$|20\\d\\d"
)
_JOINED = regex("[的和与及]")
_OLD = regex(f"{SOME}|上年|去年|往年|原|其他|兄弟|外")
SHORTEST = 2
"""Characters of a noun that tells a thing."""
_BACK = 8
"""Characters before a number that tell that it is of some alone."""
MOST = 40
"""Things of a text that are asked for elsewhere."""
NEAR = 0.5
"""The least share of one number in another that may be meant for it."""


class _Known(NamedTuple):
    """A thing spoken of as known; `whole` that some are told of among all of it, `part` how many
    of them are, 0 where it is not told.
    """

    n: int
    unit: str
    noun: str
    whole: bool
    span: Span
    part: int = 0


def otherwise_known(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where so many are told, and where others are spoken of as all of them."""
    for passage in told:
        for one in _known(passage.text)[:MOST]:
            there = _there(told, passage, one)
            values = {number for _, _, number in there}
            if len(values) != 1 or one.part in values or _is_sum(told, one):
                continue
            number = values.pop()
            before = _is_before(told, there[0], passage, one)
            wrong = one.n != number if one.whole else one.n > number and before
            if wrong and min(one.n, number) >= NEAR * max(one.n, number):
                yield At(there[0][0], there[0][1]), At(passage, one.span)


@by_paragraph
def _known(text: str) -> tuple[_Known, ...]:
    return (
        *_read(text, _AMONG, whole=True),
        *_read(text, _CHANGED, whole=True),
        *_read(text, _WITH, whole=False),
        *_read(text, _ALL_OF, whole=True),
    )


def _read(text: str, pattern: re.Pattern[str], *, whole: bool) -> Iterator[_Known]:
    for match in pattern.finditer(text):
        start = stretch_start(text, match.start(), "，。；\n")
        noun = _JOINED.split(match["noun"])[0]
        timed = _OLD.search(text, start, match.start()) if not whole else None
        if timed or len(noun) < SHORTEST or _is_any(noun):
            continue
        if whole and is_of_time(text, start, match.end()):
            continue
        span = match.start("n"), match.end("unit")
        part = whole_number(match["part"] or "") if pattern in (_AMONG, _CHANGED) else 0
        yield _Known(whole_number(match["n"]), match["unit"], noun, whole, span, part)


def _there(
    told: Sequence[Passage], passage: Passage, one: _Known
) -> list[tuple[Passage, Span, int]]:
    """The other numbers of a thing, by as much of its name as is told with one."""
    sizes = (len(one.noun),) if one.whole else range(len(one.noun), 1, -1)
    for size in sizes:
        noun = one.noun[:size]
        found = [
            (other, span, number)
            for other in told
            if noun in other.text and not _is_any(noun)
            for span, number in _numbers(other.text, noun, one.unit)
            if not (other is passage and span[0] < one.span[1] and one.span[0] < span[1])
        ]
        if found:
            return found
    return []


def _is_any(noun: str) -> bool:
    """Whether a noun may be of any occasion (问题, 意见)."""
    return noun in echo_words()["general"] or is_dependent(noun)


def _is_before(
    told: Sequence[Passage],
    there: tuple[Passage, Span, int],
    passage: Passage,
    one: _Known,
) -> bool:
    """Whether a number is told before a thing is spoken of as known."""
    if there[0] is passage:
        return there[1] < one.span
    return next(it for it in told if it in (there[0], passage)) is there[0]


def _is_sum(told: Sequence[Passage], one: _Known) -> bool:
    """Whether a number is what two of its things come to, parts or not."""
    name = _told(one.noun, one.unit)
    found = {whole_number(m["a"] or m["b"]) for it in told for m in name.finditer(it.text)}
    return any(one.n - number in found for number in found)


@lru_cache(maxsize=1024)
def _numbers(text: str, noun: str, unit: str) -> tuple[tuple[Span, int], ...]:
    """The numbers told of a thing in a text."""
    return tuple(_numbers_of(text, noun, unit))


def _numbers_of(text: str, noun: str, unit: str) -> Iterator[tuple[Span, int]]:
    for match in _told(noun, unit).finditer(text):
        group = "a" if match["a"] else "b"
        place = match.start(group) if match["a"] else match.start() - len(noun)
        start = max(stretch_start(text, place, "，。；：\n"), place - _BACK)
        if not _PART.search(text, start, place):
            yield (match.start(group), match.end(group) + len(unit)), whole_number(match[group])


@lru_cache(maxsize=128)
def _told(noun: str, unit: str) -> re.Pattern[str]:
    name, counted = re.escape(noun), re.escape(unit)
    return regex(
        rf"(?<![第\d.])(?P<a>{SEVERAL}){counted}{HAN}{{0,4}}?{name}"
        rf"|(?<={name})(?:，?共|有|为|总数|计)*(?P<b>{SEVERAL}){counted}(?![以之]?[上内])"
    )
