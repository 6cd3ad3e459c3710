"""Spans of time whose ends do not agree with each other or with their name: 上午9时至8时,
第三季度即4月至6月, 9月下旬至8月上旬, 2021—2015年, a year's accounts made public in that year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.dating.turn_of_the_year import is_winter_season
from forms.review.language.slips import Slip
from forms.review.reading.units import TURNS

_TO = r"\s?(?:至|到|—{1,2}|-|－|～|~|–)\s?"
_HOURS = regex(
    rf"(?P<part>上午|下午|晚上|早上)(?P<from>\d{{1,2}})[时点](?:\d{{1,2}}分|半|整)?{_TO}(?P<to>\d{{1,2}})[时点](?!间)",
    words="上午 下午 晚上 早上",
)
_NEAR = 4
"""Hours from the first to an earlier second that are hardly told from morning to afternoon."""
_NAMED = regex(
    r"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)(?:即|，即|（即|（|\()"
    rf"(?P<from>\d{{1,2}})月?{_TO}(?P<to>\d{{1,2}})月",
    words="季度 半年",
)
_TEN_DAYS = ["初", "上旬", "中旬", "下旬", "底"]
_PART = "|".join(_TEN_DAYS)
_MONTHS = regex(
    rf"(?P<from>\d{{1,2}})月(?P<start>{_PART})(?:起|开始)?{_TO}(?P<to>\d{{1,2}})月(?P<end>{_PART})?",
    words="旬 初 底",
)
_SAME_YEAR = regex(
    r"(?P<from>\d{1,2})月[^。；\d]{0,8}?(?:至|到)同年(?P<to>\d{1,2})月",
    words="同年",
)
_IN_TURN = regex(
    rf"第一(?P<of>[{TURNS}阶季])[^。；\d]{{0,8}}?(?P<from>\d{{1,2}})月[^。；]{{0,24}}?"
    r"第二(?P=of)[^。；\d]{0,8}?(?P<to>\d{1,2})月",
    words="第二",
)
_DAY = r"20\d\d年\d{1,2}月\d{1,2}日"
_BY_NAME = regex(
    rf"(?:截止|终止|结束)(?:时间|日期|期限)?[为是](?P<end>{_DAY})[^。\d]{{0,8}}"
    rf"(?:起始|开始)(?:时间|日期)?[为是](?P<start>{_DAY})"
    rf"|(?:起始|开始)(?:时间|日期)?[为是](?P<first>{_DAY})[^。\d]{{0,8}}"
    rf"(?:截止|终止|结束)(?:时间|日期|期限)?[为是](?P<last>{_DAY})",
    words="截止 终止 结束",
)
_YEARS = regex(
    r"(?<![\d./-])(?P<from>(?:19|20)\d\d)年?度?(?:至|到|—{1,2}|-|－|～|~|–)(?P<to>(?:19|20)\d\d)年",
    words="至19 至20 到19 到20 — -19 -20 －19 －20 ～19 ～20 ~19 ~20 –19 –20",
)
_ACCOUNTS = regex(
    r"(?P<year>20\d\d)年度?(?:[^，。；\d]{0,6})(?<!预)决算[^，。；\d]{0,8}(?:于|在)?(?P<told>20\d\d年|同年|当年)\d{0,2}月?",
    words="决算",
)


def wrong_spans(text: str) -> Iterator[Slip]:
    """Everything that this module looks for."""
    for match in _HOURS.finditer(text):
        if int(match["from"]) - _NEAR < int(match["to"]) < int(match["from"]):
            yield Slip(*match.span(), None, f"“{match[0]}”的起止时刻反了")
    for match in _NAMED.finditer(text):
        first, last = _months_of(match)
        if (int(match["from"]), int(match["to"])) != (first, last):
            note = f"“{match[0]}”：应是{first}月至{last}月"
            yield Slip(match.start("from"), match.end(), f"{first}月至{last}月", note)
    for match in _MONTHS.finditer(text):
        if _is_reversed(match):
            yield Slip(*match.span(), None, f"“{match[0]}”的先后反了")
    for match in (*_SAME_YEAR.finditer(text), *_IN_TURN.finditer(text)):
        if int(match["to"]) < int(match["from"]):
            yield Slip(*match.span(), None, f"“{match[0]}”的先后反了")
    for match in _YEARS.finditer(text):
        if int(match["to"]) < int(match["from"]):
            yield Slip(*match.span(), None, f"“{match[0]}”的先后反了")
    for match in _BY_NAME.finditer(text):
        if _numbers(match["end"] or match["last"]) < _numbers(match["start"] or match["first"]):
            yield Slip(*match.span(), None, f"“{match[0]}”的先后反了")
    for match in _ACCOUNTS.finditer(text):
        if match["told"] in (f"{match['year']}年", "同年", "当年"):
            yield Slip(*match.span(), None, f"“{match[0]}”：决算要到下一年才有")


def _numbers(day: str) -> tuple[int, ...]:
    """The year, the month and the day of a date."""
    return tuple(int(number) for number in re.findall(r"\d+", day))


def _months_of(match: re.Match[str]) -> tuple[int, int]:
    """The months of a quarter or of half a year."""
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    quarter = "一二三四".find(match["quarter"]) + 1 or int(match["quarter"])
    return 3 * quarter - 2, 3 * quarter


def _is_reversed(match: re.Match[str]) -> bool:
    first, last = int(match["from"]), int(match["to"])
    if first == last and match["end"]:
        return _TEN_DAYS.index(match["start"]) > _TEN_DAYS.index(match["end"])
    return last < first and not is_winter_season(first, last)
