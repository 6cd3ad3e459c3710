"""Days and hours that there are not, or that do not agree with what stands beside them: 2月30日,
25时, a weekday of another day, an end before its beginning.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from forms.numerals import YEAR_DIGITS, whole_number
from forms.packaged import packaged
from forms.patterns import one_of, regex
from forms.review.dating.turn_of_the_year import is_winter_season
from forms.review.language.slips import Slip
from forms.review.reading.tongue import DATA

_YEAR = r"(?P<y>20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年度?"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = regex(
    rf"(?<![\d.一二三四五六七八九十])(?:{_YEAR})?(?P<m>{_NUMBER})月(?:(?P<d>{_NUMBER})[日号](?!线|楼))?"
    rf"(?:[（(](?:星期|周|礼拜)(?P<w>[一二三四五六日天])[）)])?",
    words="月",
)
_FIGURES = regex(
    r"(?<![\d./-])(?P<y>20\d\d)(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d./-])"
)
_NO_MONTH = regex("龄|嫂|饼|球|光|租|薪|供", words="龄 嫂 饼 球 光 租 薪 供")
_WEEK = "一二三四五六日"


def wrong_days(text: str, year: int) -> Iterator[Slip]:
    """Everything that this module looks for; `year` is the one of days that name none."""
    if "月" in text or "20" in text:
        yield from _days(text, year)
        yield from _reversed(text, year)
        yield from _stages(text)
        yield from _feasts(text)
    if "季度" in text:
        yield from _quarters(text)
    yield from _hours(text)


# ---- days


def _days(text: str, year: int) -> Iterator[Slip]:
    for match in (*_DAY.finditer(text), *_FIGURES.finditer(text)):
        if _NO_MONTH.match(text, match.end()):
            continue
        month, day = whole_number(match["m"]), whole_number(match["d"]) if match["d"] else 1
        named = int(match["y"].translate(YEAR_DIGITS)) if match["y"] else None
        if not _exists(named, month, day):
            yield Slip(*match.span(), None, f"没有“{match[0]}”")
        elif match["d"] and match.groupdict().get("w"):
            yield from _weekday(match, date(named or year, month, day))


def _exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; in a year not named 2月29日 may be."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _weekday(match: re.Match[str], day: date) -> Iterator[Slip]:
    right = _WEEK[day.weekday()]
    if match["w"].replace("天", "日") != right:
        yield Slip(*match.span("w"), right, f"{day.year}年{day.month}月{day.day}日是星期{right}")


_TO = r"(?:起|开始)?[，,]?(?:持续|延续)?(?:截?至|到|—{1,2}|-|－|～|~|–)"
_RANGE = regex(
    rf"(?P<ay>20\d\d年)?(?<!\d)(?P<am>\d{{1,2}})月(?:(?P<ad>\d{{1,2}})日?)?{_TO}"
    r"(?:(?P<bm>\d{1,2})月)?(?:(?P<bd>\d{1,2})日)?(?![年月\d])",
    words="月",
)
_NEAR = 2
"""Months from a day back to another that are no way of telling of the next year."""


def _reversed(text: str, year: int) -> Iterator[Slip]:
    """Days of one month, or months of a year that is named, in the wrong order."""
    for match in _RANGE.finditer(text):
        if not (match["bm"] or match["bd"]):
            continue
        first = int(match["am"]), int(match["ad"] or 1)
        last = int(match["bm"] or match["am"]), int(match["bd"] or 31)
        season = is_winter_season(first[0], last[0])
        apart = match["bm"] is not None and match["bm"] != match["am"]
        near = bool(match["ad"] and match["bd"]) and first[0] - last[0] <= _NEAR
        if last < first and not (apart and (season or not (match["ay"] or near))):
            yield Slip(*match.span(), None, f"“{match[0]}”的先后反了")


_STAGES = regex(
    r"(?<!\d)(?P<am>\d{1,2})月(?:\d{1,2}日)?[^，。；\d]{0,10}(?:试运行|试点|启动|开工|起草|征求意见|开始|动工|立项|部署|布置|动员|批复|摸底|征集|招标)[^，。；\d]{0,6}[，、]"
    r"(?:并?于|同年)?(?P<bm>\d{1,2})月(?:\d{1,2}日)?[^，。；\d]{0,4}(?:正式|转入|全面|竣工|验收|完成|建成|印发|出台|结束|结题|投入|收尾|收官|检查|考核|通报|总结|集中公开|公示|反馈)",
    words="月",
)
"""What follows on the other: 3月上线试运行，6月转入正式运行."""


def _stages(text: str) -> Iterator[Slip]:
    for match in _STAGES.finditer(text):
        if int(match["bm"]) < int(match["am"]):
            yield Slip(*match.span(), None, f"“{match[0]}”的先后反了")


@cache
def _days_of_feasts() -> tuple[Mapping[str, str], tuple[re.Pattern[str], ...]]:
    rows = packaged(DATA / "days.toml")["days"].split()
    days = dict(zip(rows[::2], rows[1::2], strict=True))
    names = one_of(days)
    day = r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
    return days, (
        regex(rf"(?P<name>{names})[”’]?[（(]{day}"),
        regex(rf"{day}[“‘]?(?P<name>{names})(?!前|后|期间|所在|宣传[周月])"),
    )


def _feasts(text: str) -> Iterator[Slip]:
    """A day with the name of a feast that falls on another: 国庆节（11月1日）, 3月21日植树节."""
    if not re.search(r"[节日旦][”’]?[（(]\d|\d日[^，。]{0,10}[节日]", text):
        return
    days, patterns = _days_of_feasts()
    for match in (one for pattern in patterns for one in pattern.finditer(text)):
        if days[match["name"]] != f"{int(match['m'])}-{int(match['d'])}":
            month, day = days[match["name"]].split("-")
            right = f"{month}月{day}日"
            yield Slip(match.start("m"), match.end("d") + 1, right, f"{match['name']}是{right}")


_QUARTER = regex(r"(?<!连续)(?<!过去)(?<![近前后每两几十])第?[五六七八九5-9]季度", words="季度")


def _quarters(text: str) -> Iterator[Slip]:
    for match in _QUARTER.finditer(text):
        yield Slip(*match.span(), None, f"没有“{match[0]}”")


# ---- hours

_CLOCK = regex(r"(?<![\d.:：])(\d{1,2})\s?[:：]\s?(\d{2})(?![\d:：%])", words=": ：")
_SPOKEN = regex(r"(?<![\d.])(\d{1,2})[时点](?:(\d{1,2})分(?![钟之项]))?(?![间代段限效率差位及事])")
_MORNING = regex(r"(?:上午|早上|早晨)$")
_RATIO = regex(r"比(?:例|值|率)?[为达约是]?$|配[比置]$")
_SPAN = regex(
    r"(?P<part>上午|下午|晚上|早上)?\s?(?<!\d)(\d{1,2})[:：](\d{2})\s?(?:—{1,2}|-|－|～|~|–|至|到)\s?(\d{1,2})[:：](\d{2})(?!\d)",
    words=": ：",
)


def _hours(text: str) -> Iterator[Slip]:
    spans = _clock_spans(text) if ":" in text or "：" in text else ()
    yield from spans
    for match in (*_CLOCK.finditer(text), *_SPOKEN.finditer(text)):
        hour, minute = int(match[1]), int(match[2] or 0)
        before = text[max(0, match.start() - 5) : match.start()]
        if _RATIO.search(before) or ("点" in match[0] and not match[2]):
            continue
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            yield Slip(*match.span(), None, f"没有“{match[0]}”这个时刻")
        elif hour > 12 and _MORNING.search(before):
            yield Slip(*match.span(), None, f"“{match[0]}”不在上午")


def _clock_spans(text: str) -> Iterator[Slip]:
    """Hours from and to in the wrong order, where no night lies between."""
    for match in _SPAN.finditer(text):
        first, last = match[2].zfill(2) + match[3], match[4].zfill(2) + match[5]
        if last <= first and (match["part"] or last > "1200"):
            yield Slip(*match.span(), None, f"“{match[0]}”的起止时刻反了")
