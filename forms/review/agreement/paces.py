"""How many of a thing there were, and how often: 举办开放日10场，每月1场; 每两月出1期，全年12期."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import OFFICES, TURNS

_ONE = r"(?P<each>[1-9]\d?|[一两二三四五])"
_EVERY = r"每(?P<every>个?月|两个?月|双月|半个?月|半年|个?季度?|周|星期|天|日)"
_UNIT = f"[{TURNS}条篇]"
_DOES = (
    "(?:举办|召开|出版|发布|组织|更新|推送|播出|开展|通报|公示|编发|印发|举行|安排|编印|刊出"
    "|播发|刊发|放映)?"
)
_COUNTED_FIRST = regex(
    rf"(?<![\d.第])(?P<n>\d{{1,4}})(?P<unit>{_UNIT})[，,（](?P<mean>平均|基本)?{_EVERY}{_DOES}{_ONE}(?P=unit)(?=[，。；）、])",
    words="每",
)
_PACE_FIRST = regex(
    rf"(?P<mean>平均)?每(?P<every>两个?月|双月|半个?月){_DOES}{_ONE}(?P<unit>{_UNIT})[，,](?:全年|年内)(?:共|累计|合计)?{HAN}{{0,3}}?(?P<n>\d{{1,4}})(?P=unit)",
    words="每",
)
"""Other paces that stand first are reckoned in reckoning/products.py."""
_TOLD = "公布|公示|发布|更新|通报|编发|出刊|推送|披露|印发|刊发|出版|报送|播发"
_ONCE_EACH = regex(
    rf"(?:[按逐](?P<by>季度?|月|旬|周)|每个?(?P<of>季度?|月)(?:\d{{1,2}}日|[首末]月)?[初末底中]?(?:[之以]?[前后])?)"
    rf"[^，。；\d]{{0,6}}?(?:{_TOLD})[^，。；\d]{{0,8}}[，,](?:全年|年内|共计?|累计|合计|一共|发|出|计)+(?P<n>\d{{1,3}})[{TURNS}](?![以余多])",
    words="按 逐 每",
)
"""A pace of one each time, unsaid: 按季公布水质，共4期."""
_SO_LONG = regex(
    rf"每(?P<of>周|月|天|日|季度){_DOES}{_ONE}(?P<unit>{_UNIT})[，,](?P<k>\d{{1,3}})个?(?P=of)(?:一?共|合计|总计|累计|计){{1,2}}(?P<n>\d{{1,4}})(?P=unit)",
    words="每",
)
_ONCE_IN_ALL = regex(
    rf"(?P<pace>(?:[按逐]|每个?)(?P<of>季度?|月|半年))(?!至少|[不少]|\d)(?P<between>(?:[^。；\d]|\d+(?=[个家名])){{2,60}}?)[，,]"
    rf"(?:全年|年内)(?:共|累计|一共|先后)?(?P<deed>{HAN}{{0,4}}?)(?P<n>[1-9]\d?|[一二两三四五六七八九十]{{1,2}})[{TURNS}](?![以余多])",
    words="按 逐 每",
)
"""A pace far from its number, with one and the same deed: 检查按季进行，…，全年检查12次."""
_IDLE = regex("开展|组织|进行|举办|召开|共计?|累计|完成|实际")
_BETWEEN = regex(
    "[一两二三四五六七八九十]次|[一两二三]期|各[一两三召举开组抽检]|其中|每[个家镇村人周月季]|按[周月季]|半年|另|加|除|不定期|随机|专项"
)
_HOLDERS = regex(rf"\d+[{OFFICES}]")
"""Of whom each may keep the pace."""
_IN_A_YEAR = {
    "两": (6, 6),
    "双": (6, 6),
    "半月": (24, 24),
    "半年": (2, 2),
    "季": (4, 4),
    "月": (12, 12),
    "周": (52, 53),
    "星": (52, 53),
    "天": (365, 366),
    "日": (365, 366),
}
_OTHER_PACES = frozenset((4, 12, 52))
"""Times a year of the common paces: 按季 beside 12次 is three at a time only if that is told."""
_SEVERAL = regex(
    r"(?<![第\d.])(?:[2-9]|[1-9]\d|[两二三四五六七八九十])[个家名处类种项条级套块路方批份样]|[、和与及]"
)
"""What tells that there may be several each time: kinds, places, channels, by number or by name."""
_EXACT = 24
"""Times a year up to which a pace is meant to the letter."""
_NOT_ALL_YEAR = regex(
    r"\d月|[一二三四五六七八九十]月|起|以来|期间|季度前|假|试行|半年|旺季|汛|上年|去年|第[一二三四]季度"
)


def wrong_paces(text: str) -> Iterator[tuple[Span, Span]]:
    """Where a number is told, and a pace all year round that does not come to it."""
    for pattern in (_COUNTED_FIRST, _PACE_FIRST):
        for match in matches_in(pattern, text):
            start = stretch_start(text, match.start(), "。；\n")
            if not (_NOT_ALL_YEAR.search(text, start, match.start()) or _fits(match)):
                every = match.start("every") - 1, match.end("each") + 1
                yield (match.start("n"), match.end("n") + 1), every


def wrong_sums_of_paces(text: str) -> Iterator[tuple[Span, Span]]:
    """Where a pace goes without its number, or with how long it was kept."""
    for match in matches_in(_ONCE_EACH, text):
        start = stretch_start(text, match.start(), "。；\n")
        apart = _NOT_ALL_YEAR.search(text, start, match.start()) or _HOLDERS.search(
            text, start, match.start()
        )
        least, most = (36, 36) if match["by"] == "旬" else _periods(match["by"] or match["of"])
        led = text[start : match.end()]
        if not (apart or _comes_to(int(match["n"]), least, most, led)):
            yield match.span("by" if match["by"] else "of"), (match.start("n"), match.end())
    for match in matches_in(_ONCE_IN_ALL, text):
        if _is_otherwise_in_all(text, match):
            yield match.span("pace"), (match.start("n"), match.end())
    for match in _SO_LONG.finditer(text):
        each = read_numeral(match["each"])
        if isinstance(each, int) and each * int(match["k"]) != int(match["n"]):
            yield match.span("each"), match.span("n")


def _is_otherwise_in_all(text: str, match: re.Match[str]) -> bool:
    """Whether what is done at a pace came to another number by the end of the year."""
    start = stretch_start(text, match.start(), "。；\n")
    led, between = text[start : match.start()], _repeated(match)
    if _NOT_ALL_YEAR.search(led) or _HOLDERS.search(led) or _BETWEEN.search(between):
        return False
    deed, clause = _IDLE.sub("", match["deed"]), re.split("[，,]", match["between"])[0]
    if deed[:2] not in led + clause or (not deed and clause != match["between"]):
        return False
    least, most = _periods(match["of"])
    told = read_numeral(match["n"])
    if not isinstance(told, int):
        return False
    return not _comes_to(told, least, most, led + between)


def _comes_to(told: int, least: int, most: int, said: str) -> bool:
    """Whether so many times, or as many at each, come to a number: 按月分三类公示，共36期."""
    if least <= told <= most:
        return True
    if told in _OTHER_PACES and not _SEVERAL.search(said):
        return False
    return any(told % times == 0 and told > times for times in range(least, most + 1))


def _repeated(match: re.Match[str]) -> str:
    """What stands between a pace and its number, without the pace said once more: 按季…，每季."""
    again = match["of"][0]
    return re.sub(rf"每个?{again}度?|上个?{again}度?", "", match["between"])


def _fits(match: re.Match[str]) -> bool:
    least, most = _periods(match["every"])
    each, number = read_numeral(match["each"]), int(match["n"])
    if not isinstance(each, int):
        return True
    if match["mean"] or least > _EXACT:
        return (each - 0.5) * least <= number <= (each + 0.5) * most
    return each * least <= number <= each * most


def _periods(every: str) -> tuple[int, int]:
    words = every.removeprefix("个").replace("个", "")
    return _IN_A_YEAR.get(words) or _IN_A_YEAR[words[0]]
