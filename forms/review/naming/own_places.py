"""The writer's own place misnamed: by the word for another kind of place (青山市人民政府 for that
of 青山县), or by a character in what can be but his own (可浏览青河县政府网站, “中国·青河”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from forms.packaged import packaged
from forms.patterns import regex
from forms.review.finding import Span
from forms.review.naming.offices import Office
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import sentence_around
from forms.review.reading.tongue import DATA

_KINDS = ("镇 乡 街道", "县 区 市 旗")
"""Words for places of which a name has but one."""
_RENAMED = regex(
    "撤县|撤市|撤乡|撤镇|撤并|合并|更名|改设|设市|设区|设县|区划调整|原名|原来的|老[县市乡镇区]"
)
_LED = "在由经向报对受的将被照据合求署到至与和及是为系从请赴该览录问进开看过反应"
"""Characters behind which a name begins."""
_ITS = (
    "人民政府|政府|县?委(?![员托派任培内外])|人大|政协|纪委|党委|党工委|办事处|党政办|公安局|财政局|教育局|民政局|水利局|审计局|司法局|统计局|档案馆"
    "|门户网站|网站|政务公开"
)
_LEARNT = regex("学习|借鉴|参考|参照|转发|转载|兄弟|考察|对标|邻|周边|推广")
_SITE = regex(rf"“中国·(?P<name>{HAN}{{2,4}})(?:县|区|市)?”", words="中国·")
_VISITED = r"(?:浏览|登录|访问|通过|进入|打开|在|到)"


def misnamed(text: str, own: Office) -> Iterator[tuple[Span, str]]:
    """Where the own place bears a wrong name, each with the right one."""
    for place, suffix in zip(own.places, own.suffixes, strict=True):
        for start, end in (*_of_another_kind(text, place, suffix), *_misspelt(text, place, suffix)):
            if not _LEARNT.search(text, *sentence_around(text, start, end)):
                yield (start, end), place
    yield from _sites(text, own)


def _of_another_kind(text: str, place: str, suffix: str) -> Iterator[Span]:
    stem = place.removesuffix(suffix)
    if len(stem) < 2 or stem in _shared() or stem not in text or _RENAMED.search(text):
        return
    for match in _otherwise(stem, suffix).finditer(text):
        yield match.span("name")


def _misspelt(text: str, place: str, suffix: str) -> Iterator[Span]:
    """Not of a city: the one above it may have a name that is like its own."""
    size = len(place) - len(suffix)
    if suffix == "市" or size < 2 or suffix not in text:
        return
    for match in _written(size, suffix).finditer(text):
        group = match.lastgroup or ""
        if _apart(match[group], place) == 1:
            yield match.span(group)


def _sites(text: str, own: Office) -> Iterator[tuple[Span, str]]:
    """“中国·青河” where the own place is 青山."""
    stems = [
        place.removesuffix(suffix) for place, suffix in zip(own.places, own.suffixes, strict=True)
    ]
    for match in _SITE.finditer(text):
        name = match["name"]
        near = [stem for stem in stems if len(stem) == len(name) and _apart(name, stem) == 1]
        if near and name not in stems:
            yield match.span("name"), near[0]


@cache
def _shared() -> frozenset[str]:
    """Names that a city and a county or a district both bear."""
    return frozenset(packaged(DATA / "places.toml")["shared"].split())


@lru_cache(maxsize=64)
def _otherwise(stem: str, suffix: str) -> re.Pattern[str]:
    """The name with another word for its kind, where an organ of the place follows."""
    words = next((words.split() for words in _KINDS if suffix in words.split()), [])
    others = "|".join(word for word in words if word != suffix) or r"(?!)"
    return regex(
        rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[{_LED}]))(?P<name>{stem}(?:{others}))(?={_ITS})"
    )


@lru_cache(maxsize=64)
def _written(size: int, suffix: str) -> re.Pattern[str]:
    """A place of the same kind whose site is that of the report, or whose rule is told of."""
    name = f"{HAN}{{{size}}}{suffix}"
    return regex(
        rf"{_VISITED}(?P<site>{name})(?:人民政府|政府)(?:门户|官方)?网站?(?![格点络上民])"
        rf"|《(?P<title>{name})(?=[^》]{{4,40}}》)"
    )


def _apart(name: str, place: str) -> int:
    """How many characters of two names of one length are not the same."""
    return sum(a != b for a, b in zip(name, place, strict=True))
