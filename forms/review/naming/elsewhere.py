"""Another place where the writer's office stands or his people act: 地址：安岭县城关镇文化路1号 in
the report of 青山县, 由白石镇村干部入户 in that of 河口镇.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.naming.levels import ZONES
from forms.review.naming.offices import (
    PLACE_SUFFIX,
    Office,
    is_cooperation,
    is_name,
    office,
)
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import sentence_around

_LINE = regex(
    r"(?:^|(?<=[，。；：、（(\n]))(?:(?:我|本)(?:局|委|办|镇|乡|街道|单位|机关)|联系|通信|通讯|办公|邮寄|机构|单位)*(?:地址|地点)[：:]\s?(?P<line>[^，。；、\n]{4,60})",
    words="地址 地点",
)
_HOUSE = regex(r"\d号")
_STREET = regex("[路街道巷号院楼弄]")
_PLACE = rf"(?P<{{0}}>{HAN}{{{{2,6}}}}?(?:{PLACE_SUFFIX}))"
_PEOPLE = (
    "网格员|村干部|社区干部|包村干部|驻村干部|机关干部|帮代办|代办员"
    "|各(?:村|社区|部门|科室|股室|乡镇|镇街)"
)
_ROOM = rf"(?:办公室|{HAN}{{2,6}}?[股科室])"
_DOER = regex(
    rf"由{_PLACE.format('people')}(?=(?:人民政府|政府|党工委|管委会)?的?(?:{_PEOPLE}))"
    rf"|由{_PLACE.format('desk')}(?P<task>{HAN}{{2,12}}?(?:局|委员会|厅|人民政府|办事处|管委会)){_ROOM}"
    r"(?=(?:统一|负责|集中|逐件|具体)*(?:登记|受理|答复|汇总|归档|审核|送达))",
    words="由",
)
_ANY_ZONE = regex("[各我本全该市县省国]|经济|高新|工业|周边|其他|示范")
_TOGETHER = regex(
    "[交毗相]界|毗邻|相邻|邻[县区镇乡]|共[管同建治]|联合|协作|跨|学习|借鉴|经验|移送|转[送交办由]"
)
"""What tells that another place has its part in what is told."""


def elsewhere(text: str, own: Office) -> Iterator[tuple[Span, str]]:
    """Such places, each with the writer's own."""
    if not own.places:
        return
    yield from _addresses(text, own)
    yield from _doers(text, own)


def _addresses(text: str, own: Office) -> Iterator[tuple[Span, str]]:
    """Other places in lines that tell where the office is, at their head or behind the house."""
    for match in _LINE.finditer(text):
        begin, end = match.span("line")
        for start in (begin, *(house.end() for house in _HOUSE.finditer(text, begin, end))):
            if rival := _rival(text[start:end], own):
                yield _found(text, start, rival)


def _doers(text: str, own: Office) -> Iterator[tuple[Span, str]]:
    """People and desks of other places that do what the writer's own do."""
    for match in _DOER.finditer(text):
        start, end = match.span((match["people"] and "people") or "desk")
        rival = _rival(text[start:end], own)
        ours = match["people"] or match["task"] == own.task
        if rival and ours and not _is_theirs(text, start, match.end()):
            yield _found(text, start, rival)


def _found(text: str, start: int, rival: tuple[str, str]) -> tuple[Span, str]:
    at = text.index(rival[0], start)
    return (at, at + len(rival[0])), rival[1]


def _rival(name: str, own: Office) -> tuple[str, str] | None:
    """A place of the same kind as the writer's, but of another name: a zone lies in a county and
    beside it, so that only another zone is told for one.
    """
    rival = own.rival(office(name))
    if rival is None:
        return None
    other, mine = rival
    if mine.endswith(ZONES):
        sure = other.endswith(ZONES) and other[:2] != mine[:2] and not _ANY_ZONE.match(other)
    else:
        sure = is_name(other) and not _STREET.search(other[:-1])
    return rival if sure else None


def _is_theirs(text: str, start: int, end: int) -> bool:
    """Whether the work is told of as that of two places, or as another's."""
    return is_cooperation(text, start, end) or bool(
        _TOGETHER.search(text, *sentence_around(text, start, end))
    )
