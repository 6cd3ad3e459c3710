"""Who does the work, told in two ways: 兼职人员2名 and 3人中有1人兼职; 专职1名 and 专职一直空缺;
配备专职人员2名 and 专职人员只有1名.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from forms.numerals import whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import SOME
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start

_N = r"(?P<n>[1-9]\d?|[一两二三四五六七八九十])"
_HOW = "(?P<role>专职|兼职)"
_STAFF = "(?:工作|公开)?(?:人员|干部|民警)"
_HAS = (
    regex(
        rf"{_HOW}(?:工作|公开)?(?:人员|干部|民警)?(?:仅有|只有|有|为|共)?{_N}[名人]",
        words="专职 兼职",
    ),
    regex(rf"(?:配备|配有|配置|安排|落实|明确|确定)了?{_N}名{_HOW}{_STAFF}", words="专职 兼职"),
)
_ONLY = (
    regex(rf"{_HOW}{_STAFF}?(?:仅|只)有?{_N}[名人]", words="专职 兼职"),
    regex(
        rf"(?:仅|只)(?:有|配备)了?{_N}[名人]{_HOW}(?:{_STAFF}|(?=[，。；、]))", words="专职 兼职"
    ),
)
_ARE = regex(rf"[中有]{_N}[名人](?:均?为|是|属于|系)?{_HOW}(?=[，。；、])", words="专职 兼职")
_VACANT = regex(
    rf"{_HOW}(?:工作|公开)?(?:人员|干部|岗位)?(?:一直|长期|始终|目前|仍然?|尚)*空缺"
    rf"|(?:没有|尚无|未配备?|尚未配备|无)(?P<none>专职|兼职)(?:工作|公开)?(?:人员|干部)(?=[，。；、])",
    words="专职 兼职",
)
_OTHERS = regex(
    f"{SOME}|各|基层|乡镇|村|社区|科室|股室|下属|学校|企业|所|站|中心|全[省市县区]|系统|本级|上年|去年|增|争取|计划|拟|将|明年|要求|不足|曾|此前"
)
_MOVED = regex(
    "调离|调出|退休|离职|辞职|借调|抽调|(?:年内|今年|已|先后|新)(?:增[配加]|减少)|年[初底末](?:专职|兼职)"
)
"""What makes more or fewer of them in the course of the year."""


MOST = 40
"""Statements of a text that are compared."""


class _Staff(NamedTuple):
    role: str
    number: int
    span: Span


def otherwise_staffed(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where so many are said to be there, and where others, or none."""
    read = (_again,) if any(_MOVED.search(it.text) for it in told) else (_again, _only)
    again = [(it, one) for it in told for said in read for one in said(it.text)[:MOST]]
    there = [(it, one) for it in told for one in _staff(it.text)[:MOST]] if again else []
    for passage, one in again:
        others = [(it, other) for it, other in there if other.span != one.span or it is not passage]
        same = [(it, other) for it, other in others if other.role == one.role]
        if len({other.number for _, other in same}) == 1 and same[0][1].number != one.number:
            yield At(same[0][0], same[0][1].span), At(passage, one.span)


@by_paragraph
def _staff(text: str) -> Iterator[_Staff]:
    return _read(text, _HAS)


@by_paragraph
def _again(text: str) -> Iterator[_Staff]:
    return chain(_read(text, (_ARE,)), _vacant(text))


@by_paragraph
def _only(text: str) -> Iterator[_Staff]:
    return _read(text, _ONLY)


def _read(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[_Staff]:
    """The writer's own people that some patterns tell of."""
    for match in (found for pattern in patterns for found in pattern.finditer(text)):
        if not _is_of_others(text, match.start()):
            yield _Staff(match["role"], whole_number(match["n"]), match.span())


def _vacant(text: str) -> Iterator[_Staff]:
    for match in _VACANT.finditer(text):
        if not _is_of_others(text, match.start()):
            yield _Staff(match["role"] or match["none"], 0, match.span())


def _is_of_others(text: str, at: int) -> bool:
    return bool(_OTHERS.search(text, stretch_start(text, at, "，。；：\n"), at))
