"""What is told of a span of months or days beside the span itself: 7月至9月…其中6月11条;
5月1日至8月30日每日一期，共153期; 从4月起按月公布，全年12期.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.dating.moments import MOMENT
from forms.review.language.slips import Slip
from forms.review.reading.units import OFFICES, TURNS

_A, _B = MOMENT.format("a"), MOMENT.format("b")
_TO = r"(?:起)?(?:至|到|—{1,2}|-|－|～|~|–)"
_UNIT = f"[{TURNS}条件篇份]"
_SPAN = rf"(?<!\d){_A}{_TO}{_B}"
_TOLD_OFF = regex(
    rf"{_SPAN}[）)]?[^。\n]{{0,60}}?其中[，：]?(?P<list>(?:(?:1[0-2]|[1-9])月份?[^，。；、\d]{{0,6}}\d{{1,6}}{_UNIT}[、，；和]?){{2,12}})",
    words="其中",
)
_MONTH = regex(r"(?:1[0-2]|[1-9])(?=月)")
_ONE = r"(?P<each>[1-9]\d?|[一两二三四五])"
_EVERY_DAY = regex(
    rf"{_SPAN}[^。；\n月]{{0,16}}?(?:每日|每天|逐日|按日)(?!\d{{1,2}}[至到—-])(?:\d{{1,2}}[时点](?:前|\d{{1,2}}分)?)?[^。；\n月]{{0,24}}?[，,](?:全年|汛期|期间|累计|共计?|合计|总共|一共|已|发布|推送)+(?P<n>\d{{2,3}})期",
    words="每日 每天 逐日 按日",
)
_PACED = regex(
    rf"{_SPAN}[^。；\n月]{{0,12}}?(?P<pace>每个?月|按月|逐月)[^。；\n月]{{0,16}}?(?:{_ONE}(?P<unit>{_UNIT}))?[^。；\n月\d]{{0,16}}[，,](?:期间|累计|共计?|合计|总共|一共|已)+[^，。；\d]{{0,6}}?(?P<n>\d{{1,3}})(?P<of>[{TURNS}])",
    words="每 按月 逐月",
)
_FROM_ON = regex(
    rf"[自从](?:(?:{_A}(?<!底))|第?(?P<quarter>[一二三四])季度)(?:份|初)?(?:起|开始|以来)[，,]?[^。；\n月]{{0,20}}?(?:按|逐|每个?)(?P<pace>月(?!\d)|季度?|周)[^。；\n月季]{{0,50}}?[，,]"
    rf"(?:全年|到年底|至年底|年内|年底前|截至年底|累计|共计?|合计|总共|一共|已)+[^，。；\d]{{0,6}}?(?P<n>\d{{1,2}})(?P<of>[{TURNS}])",
    words="按 逐 每",
)
_MORE = regex(
    f"两次|(?<!\\d)2次|[二两三]期|各[个家镇村所站设办出]|每[个家镇村所]|以上|至少|增|加|改|调整|此前|原|\\d[{OFFICES}]"
)
_MONTHS = 12


def wrongly_kept_up(text: str, year: int) -> Iterator[Slip]:
    """Everything that this module looks for; `year` is the one of the days."""
    if "月" not in text:
        return
    yield from _outside(text)
    for match in _EVERY_DAY.finditer(text):
        days = _days(match, year)
        if days and abs(int(match["n"]) - days) > 1:
            yield _slip(match, f"这一段有{days}天")
    for match in _PACED.finditer(text):
        each = read_numeral(match["each"]) if match["each"] else 1
        months = int(match["bm"]) - int(match["am"]) + 1
        same = not match["unit"] or match["unit"] == match["of"]
        if months > 1 and isinstance(each, int) and same and not _is_near(match, each * months):
            yield _slip(match, f"这一段有{months}个月")
    for match in _FROM_ON.finditer(text):
        yield from _from_on(match)


def _from_on(match: re.Match[str]) -> Iterator[Slip]:
    """The slip where what is done every month since one comes to another number by December."""
    month = int(match["am"] or 3 * "一二三四".index(match["quarter"]) + 1)
    whole = _MONTHS - month + 1
    if match["pace"] == "周":
        right = set(range(4 * whole - 6, 5 * whole + 1))
    else:
        right = {whole, whole - 1} if match["pace"] == "月" else _quarters(month)
    if int(match["n"]) not in right and not _MORE.search(match[0]):
        yield _slip(match, f"从{month}月算起，到年底是{_shown(right)}{match['of']}")


def _shown(right: set[int]) -> str:
    """The numbers that are right, or from which to which."""
    least, most = min(right), max(right)
    if least == most:
        return str(most)
    return f"{least}或{most}" if len(right) == 2 else f"{least}至{most}"


def _quarters(month: int) -> set[int]:
    left = (_MONTHS - month) // 3 + 1
    return {left, left - 1} if left > 1 else {left}


def _outside(text: str) -> Iterator[Slip]:
    """A month of a list that lies outside of the span that is told off."""
    for match in _TOLD_OFF.finditer(text):
        first, last = int(match["am"]), int(match["bm"])
        told = [int(it[0]) for it in _MONTH.finditer(match["list"])]
        if first < last and any(not first <= month <= last for month in told):
            span = f"{first}月至{last}月"
            yield Slip(match.start("am"), match.end("bm") + 1, None, f"“{span}”不含后面列出的月份")


def _is_near(match: re.Match[str], right: int) -> bool:
    return int(match["n"]) == right or bool(_MORE.search(match[0]))


def _slip(match: re.Match[str], why: str) -> Slip:
    return Slip(match.start(), match.end(), None, f"“{match[0]}”：{why}")


def _days(match: re.Match[str], year: int) -> int | None:
    """How many days a span has; None where its ends are not both days."""
    if not (match["ad"] and match["bd"]):
        return None
    try:
        first = date(year, int(match["am"]), int(match["ad"]))
        return (date(year, int(match["bm"]), int(match["bd"])) - first).days + 1
    except ValueError:
        return None
