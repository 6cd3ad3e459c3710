"""How many took part in what was held, told in the clause behind it and again with it:
举办培训2期，共120人参加 and 两期培训共有102人参加.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import OCCASIONS, TURNS

_KINDS = (
    "培训班|培训会|培训|讲座|演练|座谈会|宣讲会|宣讲|测试|读报会|开放日|发布会|推进会|听证会|访谈"
)
_TIMES = r"(?P<times>\d{1,3}|[一两二三四五六七八九十]{1,3})"
_MANY = r"(?P<people>\d{1,6})(?P<unit>人次|人|名)"
_COUNTED = f"[{TURNS}]"
_TOGETHER = (
    r"[，,；]?(?:一?共|共计|合计|总计|累计|参训|参加|参会|到会|覆盖|培训|有|的|人员|干部|均|总人数|为|达|达到)*"
    + _MANY
)
_HELD = (
    regex(rf"(?P<kind>{_KINDS}){_TIMES}{_COUNTED}{_TOGETHER}", words=" ".join(TURNS)),
    regex(
        rf"(?<![第\d一二三四五六七八九十]){_TIMES}{_COUNTED}(?P<about>{HAN}{{0,6}}?)(?P<kind>{_KINDS}){_TOGETHER}",
        words=" ".join(TURNS),
    ),
)
_ABOUT = regex(rf"{HAN}{{1,8}}$")
_IDLE = regex(
    "举办|召开|组织|开展|举行|集中|专题|业务|年内|全年|今年|政务公开|信息公开|政府|了|共|的|先后|全员"
)
_APART = regex(f"其中|另|每[{OCCASIONS}]|平均|[乡镇村]级|上级")


class Event(NamedTuple):
    """So many people at so many events of a kind; `about` is what its name says besides."""

    kind: str
    times: int
    unit: str
    about: str
    people: int
    span: Span


@by_paragraph
def events_in(text: str) -> tuple[Event, ...]:
    """The events of this year of which a text tells how many took part."""
    return tuple(_events(text))


def _events(text: str) -> Iterator[Event]:
    for pattern in _HELD:
        for match in pattern.finditer(text):
            start, times = stretch_start(text, match.start()), read_numeral(match["times"])
            if not isinstance(times, int) or _APART.search(text, start, match.end()):
                continue
            if not is_of_time(text, start, match.end()):
                kind = match["kind"].removesuffix("班").removesuffix("会")
                unit = "人" if match["unit"] == "名" else match["unit"]
                span = match.start("people"), match.end("unit")
                yield Event(kind, times, unit, _about(text, match), int(match["people"]), span)


def _about(text: str, match: re.Match[str]) -> str:
    """What a name says besides its kind."""
    said = match.groupdict().get("about")
    if said is None:
        named = _ABOUT.search(text, max(0, match.start() - 8), match.start())
        said = named[0] if named else ""
    return _IDLE.sub("", said)


def differ(one: Event, other: Event) -> bool:
    """Whether two tell of the same events, and of other people."""
    same = one[:3] == other[:3] and (one.about == other.about or not (one.about and other.about))
    return same and one.people != other.people
