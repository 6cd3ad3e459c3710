"""Numbers that speak of what was counted just before: 8个学院中达标的6个 and 3个未达标的学院;
青杠、岩口、大坪三个村 and 这两个村; 监督员18名，每个学院2名 where there are 8个学院.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import sentence_around

_NUMERAL = r"(?:[1-9]\d{0,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九])"
_UNIT = "[个家所名件处条项份户位]"
_NOT = regex(
    rf"(?P<n>{_NUMERAL})(?P<unit>{_UNIT})(?:未|不)(?P<deed>{HAN}{{2}})的|(?:未|不)(?P<behind>{HAN}{{2}})的(?:有|共)?(?P<m>{_NUMERAL})(?P<its>{_UNIT})"
)
FAR = 200
"""Characters back in which something was counted that is spoken of as known."""


@lru_cache(maxsize=256)
def referred(text: str) -> tuple[tuple[Span, Span], ...]:
    """Where something is counted in a text, and where it is spoken of with another number."""
    found = (*_complements(text), *_these(text), *_these_among(text), *_of_each(text))
    return (*found, *_unpublished(text), *_shared_out(text), *_one_by_one(text), *_each_of(text))


# ---- those that are not


def _complements(text: str) -> Iterator[tuple[Span, Span]]:
    for match in _NOT.finditer(text):
        deed, unit = match["deed"] or match["behind"], match["unit"] or match["its"]
        group = "n" if match["n"] else "m"
        rest = _value(match[group])
        for whole in _among(deed, unit).finditer(text, max(0, match.start() - FAR), match.start()):
            told = _value(whole["whole"]) - _value(whole["a"] or whole["b"])
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
        rf"(?P<whole>{_NUMERAL}){unit}{HAN}{{1,8}}?中[，,]?(?:已|现|共)?(?:{HAN}{{0,6}}?(?<![未不]){deed}的?(?:有|为|共)?(?P<a>{_NUMERAL}){unit}"
        rf"|(?:已?有)?(?P<b>{_NUMERAL}){unit}(?:已经?|均|全部)?{deed})(?=[，。；、（])"
    )


# ---- these

_THESE = regex(
    rf"(?:[这该此]|上述|以上)(?P<n>{_NUMERAL})(?P<unit>{_UNIT})(?P<noun>{HAN}{{1,4}}?)(?=[，。；、的均都也已能全])",
    words="这 该 此 上述 以上",
)


def _these(text: str) -> Iterator[tuple[Span, Span]]:
    for match in _THESE.finditer(text):
        counted = list(
            _counted(match["unit"], match["noun"]).finditer(
                text, max(0, match.start() - FAR), match.start()
            )
        )
        values = [_value(one["n"] or one["m"]) for one in counted]
        number = _value(match["n"])
        if not values or number in values or number == sum(values) or number == sum(values[-2:]):
            continue
        yield counted[-1].span("n" if counted[-1]["n"] else "m"), match.span("n")


FARTHER = 600
"""Characters back in which some of a whole were told of, that are spoken of as known."""


_THESE_TWO = regex(
    rf"[这该此](?P<n>{_NUMERAL})(?P<unit>{_UNIT})(?P<noun>{HAN}{{2}})", words="这 该 此"
)


def _these_among(text: str) -> Iterator[tuple[Span, Span]]:
    """这6个乡镇 where 14个乡镇中有5个 was told, too far back for what was merely counted."""
    for match in _THESE_TWO.finditer(text):
        start = max(0, match.start() - FARTHER)
        known = list(_amid(match["unit"], match["noun"]).finditer(text, start, match.start()))
        near = _counted(match["unit"], match["noun"])
        if len(known) != 1 or near.search(text, known[0].end(), match.start()):
            continue
        number, some = _value(match["n"]), _value(known[0]["some"])
        if number not in (_value(known[0]["all"]), some) and number < 2 * some < 4 * number:
            yield known[0].span("some"), match.span("n")


@lru_cache(maxsize=64)
def _amid(unit: str, noun: str) -> re.Pattern[str]:
    name = re.escape(noun)
    return regex(
        rf"(?P<all>{_NUMERAL}){unit}{HAN}{{0,4}}?{name}[中里][，,]?(?:已?有)?(?P<some>{_NUMERAL}){unit}"
    )


@lru_cache(maxsize=64)
def _counted(unit: str, noun: str, most: int = 4) -> re.Pattern[str]:
    """So many of a thing, with at most so many characters that describe it."""
    name = re.escape(noun)
    return regex(
        rf"(?<![第\d.])(?P<n>{_NUMERAL}){unit}{HAN}{{0,{most}}}?{name}|{name}(?P<m>{_NUMERAL}){unit}"
    )


# ---- of each so many

_TOTAL = regex(
    rf"(?P<total>{_NUMERAL})(?P<unit>[名人处块份台])[，,（]\s?每个?(?P<noun>{HAN}{{1,6}}?)(?:各|均|配备?|有|设)?(?P<each>{_NUMERAL})(?P=unit)(?=[，。；、）])",
    words="每",
)


def _of_each(text: str) -> Iterator[tuple[Span, Span]]:
    for match in _TOTAL.finditer(text):
        counted = list(_counted("[个家所]", match["noun"], 2).finditer(text))
        values = {_value(one["n"] or one["m"]) for one in counted}
        if len(values) == 1 and values.pop() * _value(match["each"]) != _value(match["total"]):
            yield counted[0].span("n" if counted[0]["n"] else "m"), match.span("total")


_SHARED = regex(
    rf"(?<![第\d.])(?P<n>{_NUMERAL})[名个家项类位](?!工作日)[^，。；\d]{{0,16}}?[，,]?分别由"
    r"(?P<list>[^，。；\n\d]+?)(?:结对|帮扶|联系|包保|包抓|挂钩|蹲点)",
    words="分别由",
)
_JOINED = regex("[和与及]")


def _shared_out(text: str) -> Iterator[tuple[Span, Span]]:
    """对后4个村挂牌帮扶，分别由甲办、乙局、丙站结对."""
    for match in _SHARED.finditer(text):
        listed = match["list"].count("、") + 1
        joined = len(_JOINED.findall(match["list"]))
        if listed + joined > 1 and not listed <= _value(match["n"]) <= listed + joined:
            yield match.span("n"), match.span("list")


_BY_NUMBER = regex(
    rf"(?<![第\d.])(?P<n>{_NUMERAL})[期次场批轮][，,](?:参训|参加|到场|参会|培训)?(?:人员|人数|学员)?(?:分别|依次)?(?:有|为|是)?"
    r"(?P<list>\d+(?P<unit>人次|人|名|份|家)(?:[、，和]\d+(?P=unit))+)(?=[，。；])"
)


_TIMES_OVER = regex("[各每][^，。；\\d]{0,8}$", words="各 每")
"""Before a number that is one of each time or place: 5月、10月各办1期."""
SHORT = 12
"""Characters before a number that tell of what it is."""


def _one_by_one(text: str) -> Iterator[tuple[Span, Span]]:
    """培训3期，参训86人次、92人次、74人次和108人次."""
    for match in _BY_NUMBER.finditer(text):
        if _TIMES_OVER.search(text, max(0, match.start() - SHORT), match.start()):
            continue
        if len(re.findall(r"\d+", match["list"])) != _value(match["n"]):
            yield match.span("n"), match.span("list")


_OF_BOTH = regex(
    rf"(?P<a>{_NUMERAL})个{HAN}{{1,4}}?[和、及与](?P<b>{_NUMERAL})个{HAN}{{1,4}}?(?:均|都|分别)?各{HAN}{{0,4}}?"
    rf"(?P<each>{_NUMERAL})(?P<unit>[名个块台位处])(?P<what>{HAN}{{2,6}}?)[，。；](?P<total>{_NUMERAL})(?P=unit)(?P=what)",
    words="各",
)


def _each_of(text: str) -> Iterator[tuple[Span, Span]]:
    """11个村和1个社区各确定1名信息员，15名信息员…."""
    for match in _OF_BOTH.finditer(text):
        both = _value(match["a"]) + _value(match["b"])
        if both * _value(match["each"]) != _value(match["total"]):
            yield match.span("each"), match.span("total")


# ---- published, and not

_KEPT = regex(
    rf"(?P<noun>{HAN}{{4}})(?:共|总计|合计|共计)?(?P<all>{_NUMERAL})[件份][，（](?:其中)?(?P<rest>{_NUMERAL})[件份][^。；\n]{{0,20}}?(?:未|不)(?:对外|予以|予|主动)?公开(?!的)",
    words="未 不",
)


def _unpublished(text: str) -> Iterator[tuple[Span, Span]]:
    """规范性文件18条公开 and 规范性文件共21件，2件未公开."""
    for match in _KEPT.finditer(text):
        published = _value(match["all"]) - _value(match["rest"])
        for other in _public(match["noun"]).finditer(text):
            apart = other.end() <= match.start() or other.start() >= match.end()
            if apart and _value(other["n"]) != published:
                yield other.span("n"), match.span("rest")


@lru_cache(maxsize=64)
def _public(noun: str) -> re.Pattern[str]:
    return regex(rf"公开[^。；\n]{{0,20}}?{re.escape(noun)}(?P<n>{_NUMERAL})[条件份]")


def _value(words: str) -> int:
    value = read_numeral(words)
    return value if isinstance(value, int) else 0
