"""A deed that is denied, and told of without a number: 没有聘请法律顾问 and 聘请了法律顾问;
未列入绩效考核 and 列入绩效考核; 网站没有英文版 and 网站设有英文版.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, is_of_time, whom
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span, touch
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import OFFICES

_ALIKE = (
    "举办|组织|开展|召开|举行",
    "聘请|聘用|聘任",
    "设立|设置|设有|建立|建成|开设|建有",
    "配备|配有|配齐|安排|落实",
    "列入|纳入",
    "制定|出台|印发|建立",
    "委托|邀请",
    "公布|发布|公开|刊登",
    "征求|征集|听取",
    "启用|使用|采用|开通|上线",
    "成立|组建",
)
_DEEDS = "|".join(_ALIKE)
_DENIED = regex(
    rf"(?:没有|尚未|从未|仍未|未曾|未)(?:再|另行|单独|专门|正式)?(?P<deed>{_DEEDS})(?:过)?(?P<what>{HAN}{{3,10}})(?=[，。；]|$)",
    words="没有 未",
)
_LACKING = regex(
    rf"(?P<of>{HAN}{{2,8}}?)(?:没有|尚无|未设有?)(?P<what>{HAN}{{3,6}})(?=[，。；]|$)",
    words="没有 无 未",
)
_IDLE = "(?:年度|年终|全年|机关|全局|全[市县区镇]|统一|综合|目标|政务|日常|工作)*"
_HAVE = "(?:设有|建有|配有|开设了?|提供了?|具备)"
_NO = regex(
    "(?:没有|未|不|无|没|拟|将|应|须|可|待|需|要求|计划|准备|争取|力争|建议|希望|防止|避免|再)[^，。；]{0,3}$"
)
_APART = regex(
    f"{SOME}|如|若|凡|要求|下一步|将(?!其)|拟|计划|上级|下属|所属|各|其他|另|\\d[{OFFICES}名]|的(?:单位|部门|村|镇|乡|科室)|除"
)


class _Denied(NamedTuple):
    """What is said not to have been done, or not to be there at a place."""

    deed: str
    what: str
    of: str
    whom: frozenset[str]
    span: Span


def said_and_denied(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the denial."""
    denied = [(passage, one) for passage in told for one in _denied(passage.text)]
    for passage, one in denied:
        for other in told:
            if one.what in other.text:
                for span in _told_of(other.text, one):
                    if not (other is passage and touch(span, one.span)):
                        yield At(passage, one.span), At(other, span)


@by_paragraph
def _denied(text: str) -> Iterator[_Denied]:
    for match in _DENIED.finditer(text):
        if not _is_apart(text, match):
            of = whom(text[stretch_start(text, match.start()) : match.end()])
            yield _Denied(match["deed"], match["what"], "", of, match.span())
    for match in _LACKING.finditer(text):
        if not (_is_apart(text, match) or _DENIED.match(text, match.end("of"))):
            yield _Denied("", match["what"], match["of"][-2:], whom(match[0]), match.span())


def _is_apart(text: str, match: re.Match[str]) -> bool:
    start = stretch_start(text, match.start())
    clause = stretch_start(text, match.start(), "，。；\n")
    return bool(_APART.search(text, clause, match.end())) or is_of_time(text, start, match.end())


@lru_cache(maxsize=512)
def _told_of(text: str, one: _Denied) -> tuple[Span, ...]:
    """Where a text tells of the deed as done, or of the thing as there."""
    found: list[Span] = []
    for match in _affirmed(one).finditer(text):
        start, end = sentence_around(text, *match.span())
        clause = stretch_start(text, match.start(), "，。；\n")
        apart = _NO.search(text[clause : match.start("deed")]) or _APART.search(
            text, clause, match.end()
        )
        timed = is_of_time(text, start, match.end())
        if not (apart or timed or whom(text[start:end]) != one.whom):
            found.append(match.span())
    return tuple(found)


@lru_cache(maxsize=128)
def _affirmed(one: _Denied) -> re.Pattern[str]:
    """How a deed is told as done: by a word like it, at most a little before its object."""
    if not one.deed:
        return regex(
            rf"{one.of}[^，。；]{{0,4}}(?P<deed>{_HAVE}){HAN}{{0,4}}?{one.what}(?=[，。；、])"
        )
    same = next(words for words in _ALIKE if one.deed in words.split("|"))
    return regex(
        rf"(?P<deed>{same})了?(?:\d+[个名位次场期处])?{_IDLE}{one.what}(?=[，。；、（\d]|$)"
    )
