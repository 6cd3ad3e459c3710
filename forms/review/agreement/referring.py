"""Numbers that speak of what was counted just before: 8个学院中达标的6个 and 3个未达标的学院;
青杠、岩口、大坪三个村 and 这两个村; 监督员18名，每个学院2名 where there are 8个学院.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import OFFICES, THINGS, TURNS

_UNIT = f"[{THINGS}]"
_NOT = regex(
    rf"(?P<n>{COUNT})(?P<unit>{_UNIT})(?:未|不)(?P<deed>{HAN}{{2}})的|(?:未|不)(?P<behind>{HAN}{{2}})的(?:有|共)?(?P<m>{COUNT})(?P<its>{_UNIT})"
)
_DENIED = regex(f"[未不]{HAN}{{2}}的")
"""What all of those have: it is looked for first, being soon found not to be there."""
FAR = 200
"""Characters back in which something was counted that is spoken of as known."""


@lru_cache(maxsize=256)
def referred(text: str) -> tuple[tuple[Span, Span], ...]:
    """Where something is counted in a text, and where it is spoken of with another number."""
    return (*_complements(text), *_these(text), *_of_each(text), *_in_one_paragraph(text))


@pairs_by_paragraph
def _in_one_paragraph(text: str) -> Iterator[tuple[Span, Span]]:
    yield from _unpublished(text)
    yield from _shared_out(text)
    yield from _one_by_one(text)
    yield from _each_of(text)


# ---- those that are not


def _complements(text: str) -> Iterator[tuple[Span, Span]]:
    for match in matches_in(_NOT, text) if _DENIED.search(text) else ():
        deed, unit = match["deed"] or match["behind"], match["unit"] or match["its"]
        group = "n" if match["n"] else "m"
        rest = whole_number(match[group])
        for whole in _among(deed, unit).finditer(text, max(0, match.start() - FAR), match.start()):
            told = whole_number(whole["whole"]) - whole_number(whole["a"] or whole["b"])
            timed = is_of_time(text, *sentence_around(text, *whole.span()))
            if (
                told != rest
                and rest > 0
                and not timed
                and "\n\n" not in text[whole.end() : match.start()]
            ):
                yield whole.span("whole"), match.span(group)


@lru_cache(maxsize=64)
def _among(deed: str, unit: str) -> re.Pattern[str]:
    """So many of a whole of which something is said: 8个学院中更新达标的有6个, 中6个已达标."""
    return regex(
        rf"(?P<whole>{COUNT}){unit}{HAN}{{1,8}}?中[，,]?(?:已|现|共)?(?:{HAN}{{0,6}}?(?<![未不]){deed}的?(?:有|为|共)?(?P<a>{COUNT}){unit}"
        rf"|(?:已?有)?(?P<b>{COUNT}){unit}(?:已经?|均|全部)?{deed})(?=[，。；、（])"
    )


# ---- these

_THESE = regex(
    rf"(?:[这该此]|上述|以上|前述)(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<noun>{HAN}(?=[，。；、的均都也已])|{HAN}{{2}})",
    words="这 该 此 上述 以上 前述",
)
_BARE = rf"(?<![第\d.]){COUNT}{{unit}}(?!工作日|月|方面|百分点|小时|季度)"
"""So many of what was named before: 40个站点中，有6个的路线图模糊; 40份合同中，有5份公告晚了."""
FARTHER = 600
"""Characters back in which some of a whole were told of, that are spoken of as known."""
_NAMED = regex(r"[^，。；：\n\d]+(?:、[^，。；：\n\d]+)+")
"""Things told by their names."""


def _these(text: str) -> Iterator[tuple[Span, Span]]:
    """31件集中在7个灌区上 and 为这5个灌区开设专页."""
    for match in _THESE.finditer(text):
        start = max(0, match.start() - FARTHER)
        counted = list(_counted(match["unit"], match["noun"]).finditer(text, start, match.start()))
        if not counted:
            continue
        told = [whole_number(one["n"] or one["m"]) for one in counted]
        bare = _bare(match["unit"]).finditer(text, counted[0].start(), match.start())
        every = [whole_number(one[0][:-1]) for one in bare]
        meant, number = {*told, *every}, whole_number(match["n"])
        if (
            number in meant
            or _is_sum(number, told)
            or _is_sum(number, every)
            or _is_listed(text, match, counted[-1].end())
        ):
            continue
        yield counted[-1].span("n" if counted[-1]["n"] else "m"), match.span("n")


def _is_sum(number: int, told: list[int]) -> bool:
    """Whether a number is what several of those told last come to."""
    return any(number == sum(told[at:]) for at in range(len(told) - 1))


def _is_listed(text: str, match: re.Match[str], start: int) -> bool:
    """Whether as many things are told by their names before."""
    number = whole_number(match["n"])
    marks = (one[0].count("、") + 1 for one in _NAMED.finditer(text, start, match.start()))
    return any(named <= number <= named + 1 for named in marks)


@lru_cache(maxsize=16)
def _bare(unit: str) -> re.Pattern[str]:
    return regex(_BARE.replace("{unit}", unit))


@lru_cache(maxsize=64)
def _counted(unit: str, noun: str, most: int = 4) -> re.Pattern[str]:
    """So many of a thing, with at most so many characters that describe it."""
    name = re.escape(noun)
    return regex(
        rf"(?<![第\d.])(?P<n>{COUNT}){unit}{HAN}{{0,{most}}}?{name}|{name}(?P<m>{COUNT}){unit}"
    )


# ---- of each so many

_TOTAL = regex(
    rf"(?P<total>{COUNT})(?P<unit>[名人处块份台])[，,（]\s?每个?(?P<noun>{HAN}{{1,6}}?)(?:各|均|配备?|有|设)?(?P<each>{COUNT})(?P=unit)(?=[，。；、）])",
    words="每",
)


def _of_each(text: str) -> Iterator[tuple[Span, Span]]:
    for match in _TOTAL.finditer(text):
        counted = list(_counted(f"[{OFFICES}]", match["noun"], 2).finditer(text))
        values = {whole_number(one["n"] or one["m"]) for one in counted}
        each, total = whole_number(match["each"]), whole_number(match["total"])
        if len(values) == 1 and values.pop() * each != total:
            yield counted[0].span("n" if counted[0]["n"] else "m"), match.span("total")


_SHARED = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})[名个家项类位](?!工作日)[^，。；\d]{{0,16}}?[，,]?分别由"
    r"(?P<list>[^，。；\n\d]+?)(?:结对|帮扶|联系|包保|包抓|挂钩|蹲点)",
    words="分别由",
)
_JOINED = regex("[和与及]")


def _shared_out(text: str) -> Iterator[tuple[Span, Span]]:
    """对后4个村挂牌帮扶，分别由甲办、乙局、丙站结对."""
    for match in _SHARED.finditer(text):
        listed = match["list"].count("、") + 1
        joined = len(_JOINED.findall(match["list"]))
        if listed + joined > 1 and not listed <= whole_number(match["n"]) <= listed + joined:
            yield match.span("n"), match.span("list")


_BY_NUMBER = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})[{TURNS}][，,](?:参训|参加|到场|参会|培训)?(?:人员|人数|学员)?(?:分别|依次)?(?:有|为|是)?"
    r"(?P<list>\d+(?P<unit>人次|人|名|份|家)(?:[、，和]\d+(?P=unit))+)(?=[，。；])",
    words="期， 次， 场， 批， 轮， 期, 次, 场, 批, 轮,",
)


_EACH = regex("[各每均]|分别")


def _one_by_one(text: str) -> Iterator[tuple[Span, Span]]:
    """培训3期，参训86人次、92人次、74人次和108人次."""
    for match in _BY_NUMBER.finditer(text):
        clause = stretch_start(text, match.start(), "，。；：\n")
        if _EACH.search(text, clause, match.start()):
            continue  # 6月和10月各办培训1期
        if len(re.findall(r"\d+", match["list"])) != whole_number(match["n"]):
            yield match.span("n"), match.span("list")


_OF_BOTH = regex(
    rf"(?P<a>{COUNT})个{HAN}{{1,4}}?[和、及与](?P<b>{COUNT})个{HAN}{{1,4}}?(?:均|都|分别)?各{HAN}{{0,4}}?"
    rf"(?P<each>{COUNT})(?P<unit>[名个块台位处])(?P<what>{HAN}{{2,6}}?)[，。；](?P<total>{COUNT})(?P=unit)(?P=what)",
    words="各",
)


_EACH_ONE = regex(
    rf"(?<![第\d.和、及与])(?P<n>{COUNT})[个家名处所]{HAN}{{1,6}}?各{HAN}{{0,3}}?(?P<each>{COUNT})(?P<unit>[名个块台位处家])(?P<what>{HAN}{{2,8}}?)[，。；（]"
    rf"[^。；\n]{{0,20}}?(?<![第\d.])(?P<total>{COUNT})(?P=unit)(?P=what)",
    words="各",
)


def _each_of(text: str) -> Iterator[tuple[Span, Span]]:
    """11个村和1个社区各确定1名信息员，15名信息员…."""
    for match in _OF_BOTH.finditer(text):
        both = whole_number(match["a"]) + whole_number(match["b"])
        if both * whole_number(match["each"]) != whole_number(match["total"]):
            yield match.span("each"), match.span("total")
    for match in _EACH_ONE.finditer(text):
        all_ = whole_number(match["n"]) * whole_number(match["each"])
        if all_ != whole_number(match["total"]) and whole_number(match["total"]) > 1:
            yield match.span("each"), match.span("total")


# ---- published, and not

_KEPT = regex(
    rf"(?P<noun>{HAN}{{4}})(?:共|总计|合计|共计)?(?P<all>{COUNT})[件份][，（](?:其中)?(?P<rest>{COUNT})[件份][^。；\n]{{0,20}}?(?:未|不)(?:对外|予以|予|主动)?公开(?!的)",
    words="未 不",
)


def _unpublished(text: str) -> Iterator[tuple[Span, Span]]:
    """规范性文件18条公开 and 规范性文件共21件，2件未公开."""
    for match in _KEPT.finditer(text):
        published = whole_number(match["all"]) - whole_number(match["rest"])
        for other in _public(match["noun"]).finditer(text):
            apart = other.end() <= match.start() or other.start() >= match.end()
            if apart and whole_number(other["n"]) != published:
                yield other.span("n"), match.span("rest")


@lru_cache(maxsize=64)
def _public(noun: str) -> re.Pattern[str]:
    return regex(rf"公开[^。；\n]{{0,20}}?{re.escape(noun)}(?P<n>{COUNT})[条件份]")
