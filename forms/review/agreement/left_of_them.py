"""How many are left of those counted: 24次会议，除3次涉密外，22次会议…; 17个局中，6个…，另外12个…;
问题108个，整改104个 and 尚未整改的6个问题.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.quantities import quantities_of
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import COUNTED

_UNIT = f"[{COUNTED}]"
_OTHERS = regex(
    rf"(?<![第\d.])(?P<all>{COUNT})(?P<unit>{_UNIT}){HAN}{{1,12}}?[中里][，,]?(?:已?有)?(?P<some>{COUNT})(?P=unit)[^，。；\d]{{1,20}}[，；,]"
    rf"(?:另外|余下|剩下|其他)的?(?P<rest>{COUNT})(?P=unit)",
    words="另外 余下 剩下 其他",
)
_EXCEPT = regex(
    rf"(?<![第\d.])(?P<all>{COUNT})(?P<unit>{_UNIT})[，,]除(?:去|了)?(?P<some>{COUNT})(?P=unit)[^。；，\d]{{1,20}}外[，,]"
    rf"(?:其余|余下|实际|另)?{HAN}{{0,8}}?(?P<rest>{COUNT})(?P=unit)",
    words="除",
)
_EXCEPT_OF_ALL = regex(
    rf"(?:共|合计|总计|计)(?P<all>{COUNT})(?P<unit>{_UNIT})[，,](?:[^。\d\n]|\d{{1,2}}[月日]){{1,24}}?[，；]除(?:去|了)?(?P<some>{COUNT})(?P=unit)[^。；，\d]{{1,20}}外[，,]"
    rf"其余的?(?P<rest>{COUNT})(?P=unit)",
    words="除",
)
_KEPT_BACK = regex(
    rf"(?:共|合计|总计|计|承办)(?P<all>{COUNT})(?P<unit>{_UNIT})[，,；。][^。\n]{{0,44}}?公开[^，。；\d]{{0,10}}(?P<some>{COUNT})(?P=unit)"
    rf"(?:[，,](?:占|公开率|比例)[^，。；]{{1,12}})?[，；,](?:其余|另有?|余下|剩下)的?(?P<rest>{COUNT})(?P=unit)[^。；\d]{{0,30}}?(?:不|未|没有|只|暂)[^，。；]{{0,4}}(?:公开|答复)",
    words="公开",
)
_DEEDS = "整改|解决|改完|销号|办结|采纳|落实|回复|答复|处置|修复"
_DEALT = regex(
    rf"(?P<noun>问题|隐患|意见|建议|线索|投诉|差错)(?P<all>{COUNT})(?P<unit>{_UNIT})[，,][^。；，\d]{{0,8}}?"
    rf"(?P<deed>{_DEEDS})(?:到位|完成|完毕|了)?(?P<some>{COUNT})(?P=unit)"
)
_LEFT = regex(
    rf"(?:尚未|还未|仍未|未能|没有|未)(?P<deed>{_DEEDS})(?:到位)?的(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<noun>{HAN}{{2}})"
    rf"|(?:剩余|余下|剩下|遗留)的?(?P<m>{COUNT})(?P<its>{_UNIT})(?P<what>{HAN}{{2}})",
)
_LAST_YEARS = regex("上年|去年|往年|以前")


MOST = 40
"""Statements of one kind in a text that are compared."""


class _Dealt(NamedTuple):
    """What is left of things found, of which so many were dealt with."""

    noun: str
    unit: str
    deed: str
    rest: int
    span: Span


def wrong_rests(text: str) -> Iterator[tuple[Span, Span]]:
    """Where a whole and its parts are told in one breath, and do not come out even."""
    for pattern in (_OTHERS, _EXCEPT, _EXCEPT_OF_ALL, _KEPT_BACK):
        for match in pattern.finditer(text):
            all_, some, rest = (whole_number(match[name]) for name in ("all", "some", "rest"))
            if all_ - some != rest and not _is_rest_of_another(text, match, some + rest):
                yield (
                    (match.start("all"), match.end("unit")),
                    (match.start("rest"), match.end("rest") + 1),
                )


def _is_rest_of_another(text: str, match: re.Match[str], whole: int) -> bool:
    """Whether a number before it is the whole: 单位74个，其中事业单位43个，除1个外，其余73个."""
    start = stretch_start(text, match.start())
    before = (q for q in quantities_of(text[start : match.start()]) if q.unit == match["unit"])
    return any(one.value == whole for one in before)


def wrong_lefts(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where things are told of which some were dealt with, and others than the rest as left."""
    dealt = [(passage, one) for passage in told for one in _dealt(passage.text)[:MOST]]
    for passage in told if dealt else ():
        for left in _lefts(passage.text)[:MOST]:
            same = [(it, one) for it, one in dealt if _is_left_of(left, one)]
            if same and all(left.rest != one.rest for _, one in same) and len(same) == 1:
                yield At(same[0][0], same[0][1].span), At(passage, left.span)


def _is_left_of(left: _Dealt, one: _Dealt) -> bool:
    named = (left.noun, left.unit) == (one.noun, one.unit)
    return named and left.deed in ("", one.deed)


@by_paragraph
def _dealt(text: str) -> tuple[_Dealt, ...]:
    return tuple(
        _Dealt(
            match["noun"],
            match["unit"],
            match["deed"],
            whole_number(match["all"]) - whole_number(match["some"]),
            match.span("some"),
        )
        for match in _DEALT.finditer(text)
        if not is_of_time(text, stretch_start(text, match.start(), "，。；\n"), match.end())
    )


@by_paragraph
def _lefts(text: str) -> tuple[_Dealt, ...]:
    return tuple(_left(text))


def _left(text: str) -> Iterator[_Dealt]:
    for match in _LEFT.finditer(text):
        start = stretch_start(text, match.start(), "，。；\n")
        if not _LAST_YEARS.search(text, start, match.start()):
            yield _one(match, "n" if match["n"] else "m")


def _one(match: re.Match[str], group: str) -> _Dealt:
    noun, unit = match["noun"] or match["what"], match["unit"] or match["its"]
    return _Dealt(noun, unit, match["deed"] or "", whole_number(match[group]), match.span(group))
