"""How long a time is, told beside its ends: 7月、8月三个月, 1月7日至2月15日，为期50天,
2015年至2024年八个年度.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.language.slips import Slip

_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_TO = r"(?:至|到|—{1,2}|-|－|～|~|–)"
_LASTS = (
    r"(?:[，,（、]?(?:全程|前后|总共|一共|连续|持续|为期|历时|用时|仅用|用了|用|共计|共|时间|期限|公示期"
    r"|间隔|相隔|相距|这|的|为|均|达|了|仅|只)+)"
)
_LISTED = regex(
    rf"(?<![\d至到—、和-])(?P<list>(?:\d{{1,2}}月?[、和及与]){{1,11}}\d{{1,2}}月)份?(?:这|连续|共)*{_N}个月(?![前后以])",
    words="个月",
)
_MONTHS = regex(
    rf"(?P<a>\d{{1,2}})月(?P<open>份|初|[上中下]旬|底)?{_TO}(?P<next>次年|翌年|第二年)?(?P<b>\d{{1,2}})月(?P<close>份|初|[上中下]旬|底)?"
    rf"{_LASTS}{_N}个月",
)
_FROM_ON = regex(
    r"(?P<a>\d{1,2})月[^，。；\d]{0,8}(?:启动|开始|开工|动工|起步|部署)[，、]?(?:于|至|到)?"
    r"(?P<b>\d{1,2})月[^，。；\d]{0,8}(?:收尾|结束|完成|完工|竣工|收官|验收)"
    rf"{_LASTS}{_N}个月",
)
_DAY = r"(?:(?P<{0}y>20\d\d)年)?(?:(?P<{0}m>\d{{1,2}})月)?(?P<{0}d>\d{{1,2}})日"
_DAYS = regex(
    rf"{_DAY.format('a')}[^，。；、\d]{{0,8}}?{_TO}[^，。；、\d]{{0,2}}{_DAY.format('b')}"
    rf"止?(?:{_LASTS}(?<!每){_N}[天日](?![常均报])|[，,]?(?P<m>\d{{1,3}})天[里间])",
    words="天 日",
)
_DAYS_BEHIND = regex(
    rf"{_DAY.format('a')}{_TO}{_DAY.format('b')}[^，。；、\d]{{3,16}}[，,](?:为期|历时|公示期|征求意见期)(?:为|共)?{_N}[天日](?![常均报])",
    words="为期 历时 公示期 征求意见期",
)
"""4月10日至5月9日向社会征求意见，为期30日."""
_APART = regex(
    rf"{_DAY.format('a')}[^。；\d]{{1,14}}[，、](?:并?于|至|到|在)?{_DAY.format('b')}[^。；\d]{{1,14}}"
    rf"[，,](?:前后)?(?:间隔|相隔|相距|历时|用时|仅用|用了|为期)(?:仅|只|了|为)?{_N}[天日]",
    words="间隔 相隔 相距 历时 用时 仅用 用了 为期",
)
_MONTHS_APART = regex(
    rf"{_DAY.format('a')}[^。；\d]{{1,14}}[，、](?:并?于|至|到|在)?{_DAY.format('b')}[^。；\d]{{1,14}}"
    rf"[，,](?:前后)?(?:间隔|相隔|相距|历时|用时|仅用|用了|为期|工期|耗时|历经)(?:仅|只|了|为|约|近|将近|大约)*{_N}个(?P<half>半)?月",
    words="间隔 相隔 相距 历时 用时 仅用 用了 为期 工期 耗时 历经",
)
_DAYS_BEFORE = regex(
    rf"(?<!每)(?<!各)(?<!一)(?:期|时间|为期|历时|期限|用时|持续|连续)(?:为|共|了)?{_N}[天日](?![常均报内])(?:[，,（(：:]|[，,]?(?:自|从|即|时间[为是])+){_DAY.format('a')}{_TO}{_DAY.format('b')}",
    words="天 日",
)
_MONTHS_BEFORE = regex(
    rf"(?:为期|历时|用时|耗时|历经){_N}个月[，,（(](?:并?于|从|自)?(?P<a>\d{{1,2}})月(?:\d{{1,2}}日|[底初]|[上中下]旬)?(?:启动|开始|开工|动工|起步|部署|立项)[^，。；\d]{{0,6}}[，、]?(?:于|至|到)?"
    r"(?P<b>\d{1,2})月(?:\d{1,2}日|[底初]|[上中下]旬)?[^，。；\d]{0,6}(?:收尾|结束|完成|完工|竣工|收官|验收|上线|建成|启用)",
    words="为期 历时 用时 耗时 历经",
)
_YEARS = regex(
    rf"(?P<a>(?:19|20)\d\d)年?度?{_TO}(?P<b>(?:19|20)\d\d)年度?(?:[，,（]?(?P<how>共|前后|连续|这|的|历时|跨度|为期)+)?"
    rf"{_N}(?P<unit>个?年度|个年头|年)(?![级前来度内期])",
    words="年",
)
_MONTHS_OF_YEAR = 12
_DAYS_OF_MONTH = 30.4
_IN_DAYS = (_DAYS, _DAYS_BEHIND, _APART, _DAYS_BEFORE)


def wrong_lengths(text: str, year: int) -> Iterator[Slip]:
    """Everything that this module looks for; `year` is the one of days that name none."""
    for match in _LISTED.finditer(text):
        yield from _told(match, {len(re.findall(r"\d+", match["list"]))}, "个月")
    if "个月" in text:
        yield from _of_months(text)
        yield from _months_apart(text, year)
    for match in (one for pattern in _IN_DAYS for one in pattern.finditer(text)):
        days = _days(match, year)
        yield from _told(match, {days, days + 1} if days is not None else set(), "天")
    for match in _YEARS.finditer(text):
        whole = int(match["b"]) - int(match["a"]) + 1
        exact = match["unit"] != "年" or match["how"] in ("连续", "这")
        yield from _told(match, {whole} if exact else {whole - 1, whole}, "年")


def _of_months(text: str) -> Iterator[Slip]:
    for match in _MONTHS.finditer(text):
        yield from _told(match, _months(match), "个月")
    for match in (*_FROM_ON.finditer(text), *_MONTHS_BEFORE.finditer(text)):
        whole = int(match["b"]) - int(match["a"]) + 1
        yield from _told(match, {whole, whole - 1} if whole > 1 else {whole}, "个月")


def _months_apart(text: str, year: int) -> Iterator[Slip]:
    """Months between two days, which may be rounded up or down: 3月20日开工…历时约6个月."""
    for match in _MONTHS_APART.finditer(text):
        days, said = _days(match, year), read_numeral(match["n"])
        if days is not None and isinstance(said, int):
            months = days / _DAYS_OF_MONTH
            if abs(months - said - 0.5 * bool(match["half"])) > 1:
                yield Slip(*match.span(), None, f"“{match[0]}”：是{months:.1f}个月")


def _told(match: re.Match[str], right: set[int], unit: str) -> Iterator[Slip]:
    """The slip where a length is none of those that are right."""
    said = read_numeral(match["n"] or match.groupdict().get("m") or "")
    if right and isinstance(said, int) and said not in right:
        lengths = "或".join(map(str, sorted(one for one in right if one > 0)))
        note = f"“{match[0]}”：" + (f"是{lengths}{unit}" if lengths else "先后反了")
        yield Slip(*match.span(), None, note)


def _months(match: re.Match[str]) -> set[int]:
    """How many months there are; where they do not begin and end whole, one less as well."""
    whole = int(match["b"]) - int(match["a"]) + 1
    if match["next"] or whole < 1:
        whole += _MONTHS_OF_YEAR
    opened, closed = match["open"] or "份", match["close"] or "份"
    exact = opened in ("份", "初") and closed in ("份", "底")
    return {whole} if exact else {whole, whole - 1}


def _days(match: re.Match[str], year: int) -> int | None:
    """How many days lie between; None where there is no such day, or no month is named."""
    if not match["am"]:
        return None
    first_year = int(match["ay"] or match["by"] or year)
    last_year = int(match["by"] or match["ay"] or year)
    try:
        first = date(first_year, int(match["am"]), int(match["ad"]))
        last = date(last_year, int(match["bm"] or match["am"]), int(match["bd"]))
    except ValueError:
        return None
    return (last - first).days
