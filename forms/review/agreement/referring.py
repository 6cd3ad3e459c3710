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
    return (*_complements(text), *_these(text), *_of_each(text), *_unpublished(text))


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
