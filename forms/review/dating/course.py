"""Steps of one matter whose dates stand in the wrong order: 6月15日制定办法，5月1日起施行;
限期7月20日前整改，6月22日复查; 自9月起按日更新，7月至12月更新88次; 9月走访 and 8月再次走访.

The steps are in data/course.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from forms.packaged import packaged
from forms.patterns import regex
from forms.review.dating.turn_of_the_year import is_over_winter
from forms.review.finding import Span
from forms.review.language.slips import Slip
from forms.review.reading.sentences import sentences_of, stretch_start
from forms.review.reading.tongue import DATA

_DATE = regex(
    r"(?<![\d.])(?:(?P<y>20\d\d)年)?(?P<m>1[0-2]|[1-9])月(?:份|(?P<d>[12]\d|3[01]|[1-9])日|[底初末]|[上中下]旬)?(?!\d)"
)
_TO_MARK = regex(r"[，,]?[^，。；：、\n]*")
_MARKS = "，。；：、\n"
_STOPS = "。；\n"
_TITLE = regex(r"《[^》\n]*》")
_SINCE = regex(
    r"[自从](?P<m>1[0-2]|[1-9])月(?:\d{1,2}日)?(?:份)?起[^，。；\n]{0,8}(?:改|实行|推行|执行|启用|建立|实施|调整|增设|采用|试行)[^，。；\n]{0,40}，(?P<from>1[0-2]|[1-9])月(?:份)?(?:至|到|—{1,2}|-)(?P<to>1[0-2]|[1-9])月"
    r"(?:份|底)?[^，。；\d]{0,10}\d",
    words="起",
)
_SINCE_APART = regex("上年|去年|同期|此前|之前|原|20\\d\\d年|而|比|较")
_BEFOREHAND = regex(
    r"(?P<deed>施行|实施|执行|生效|启用|开工|开始|开放|开通|投用|截止|开学)之?前的?$"
)
_AGAIN = regex(
    r"(?P<m>1[0-2]|[1-9])月(?:\d{1,2}日|[上中下]旬|底|初)?[，,]?(?:又|再次|第二次|再度)(?P<deed>[\u4e00-\u9fff]{2})",
    words="再次 第二次 再度 又",
)


_ANYTHING = regex("组织|开展|召开|举办|进行|安排|印发|发布|公布|对|向|到|邀请")
"""What is done with many things, or stands before another verb."""


class _Dated(NamedTuple):
    """A date with the words before it in its clause, and those behind it up to a mark."""

    year: int | None
    month: int
    day: int | None
    lead: str
    words: str
    span: Span


def wrong_course(text: str, year: int) -> Iterator[Slip]:
    """Everything that this module looks for; `year` is the one of dates that name none."""
    if "月" not in text:
        return
    for sentence in sentences_of(text):
        dated = list(_dated(text, sentence.start, sentence.end))
        for one, other in pairwise(dated):
            if not any(mark in text[one.span[1] : other.span[0]] for mark in _STOPS):
                yield from _turned(text, one, other, year)
    yield from _since(text)
    yield from _again(text)


@cache
def _steps() -> Mapping[str, Any]:
    return packaged(DATA / "course.toml")


def _dated(text: str, start: int, end: int) -> Iterator[_Dated]:
    for match in _DATE.finditer(text, start, end):
        lead = text[max(start, stretch_start(text, match.start(), _MARKS)) : match.start()]
        behind = _TO_MARK.match(text, match.end(), end)
        words = _DATE.split(_TITLE.sub("", behind[0] if behind else ""))[0] or ""
        named, day = match["y"], match["d"]
        yield _Dated(
            int(named) if named else None,
            int(match["m"]),
            int(day) if day else None,
            lead,
            words,
            match.span(),
        )


def _turned(text: str, one: _Dated, other: _Dated, year: int) -> Iterator[Slip]:
    """The slip where the second of two dates is of a later step, and the earlier one."""
    between = text[one.span[0] : other.span[1]] + other.words
    if _has(between, _steps()["apart"]["words"]) or _has(
        f"{one.lead}|{other.lead}", _steps()["apart"]["dates"]
    ):
        return
    beforehand = _BEFOREHAND.search(other.lead)
    if beforehand:
        if beforehand["deed"] in one.words and _is_later(other, one, year):
            yield _slip(text, one, other)
    elif _is_later(one, other, year) and _are_steps(
        one._replace(words=text[one.span[1] : other.span[0] - len(other.lead)]), other
    ):
        yield _slip(text, one, other)


def _slip(text: str, one: _Dated, other: _Dated) -> Slip:
    dates = [text[slice(*it.span)] for it in (one, other)]
    return Slip(*other.span, None, f"前面是“{dates[0]}”，后面是“{dates[1]}”，先后反了")


def _are_steps(one: _Dated, other: _Dated) -> bool:
    return any(_is_pair(pair, one, other) for pair in _steps()["pair"])


def _is_pair(pair: Mapping[str, Any], one: _Dated, other: _Dated) -> bool:
    if not _has(one.words, pair["first"]) and not _has(one.lead, pair["first"]):
        return False
    if "lead" in pair:
        return bool(other.year) and _has(other.lead, pair["lead"])
    if pair.get("whole"):
        return other.words.endswith(tuple(pair["then"]))
    return any(
        word in other.words and not other.words.partition(word)[2].startswith("的")
        for word in pair["then"]
    )


def _has(words: str, some: Sequence[str]) -> bool:
    return any(word in words for word in some)


def _is_later(one: _Dated, other: _Dated, year: int) -> bool:
    """Whether the first of two dates is the later one."""
    if one.year and not other.year and one.year != year:
        return False
    if not (one.year or other.year) and is_over_winter(one.month, other.month):
        return False
    a, b = ((it.year or year, it.month) for it in (one, other))
    return a > b or (
        a == b and None not in (one.day, other.day) and (one.day or 0) > (other.day or 0)
    )


def _since(text: str) -> Iterator[Slip]:
    """What is told of months that begin before the change: 自9月起按日更新，7月至12月更新88次."""
    for match in _SINCE.finditer(text):
        begun, first, last = int(match["m"]), int(match["from"]), int(match["to"])
        if first < begun <= last and not _SINCE_APART.search(match[0]):
            note = f"“自{begun}月起”，后面却从{first}月算起"
            yield Slip(match.start("from"), match.end("to") + 1, None, note)


def _again(text: str) -> Iterator[Slip]:
    """What is done again before it is done at all: 9月走访120户 and 8月再次走访."""
    for match in _AGAIN.finditer(text):
        deed, month = match["deed"], int(match["m"])
        if _ANYTHING.search(deed):
            continue
        before = [int(it["m"]) for it in _done(deed).finditer(text, 0, match.start())]
        if before and all(it > month for it in before):
            note = f"“{match[0]}”，第一次却在{min(before)}月"
            yield Slip(*match.span(), None, note)


@lru_cache(maxsize=64)
def _done(deed: str) -> re.Pattern[str]:
    return regex(
        rf"(?P<m>1[0-2]|[1-9])月(?:\d{{1,2}}日|[上中下]旬|底|初)?[，,]?[^，。；\d月]{{0,12}}{deed}"
    )
