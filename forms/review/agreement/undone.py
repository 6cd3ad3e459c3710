"""A deed that is denied, and told of with its number: 未开展督查 and 开展督查4次; 没有制作图解 and
在现有4个图解的基础上.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import COUNTED

_MAKE = "制作|编制|编印|建立|设立|开设|开通|设置|推出"
_DEED = rf"开展|组织|举办|召开|印发|发放|{_MAKE}"
_N = r"(?:[1-9]\d*|[一两二三四五六七八九十]{1,2})"
_UNIT = f"[{COUNTED}轮部]"
_NOT = regex(
    rf"(?:从未|未|没有)(?P<deed>{_DEED})过?(?P<what>{HAN}{{2,6}})(?=[，。；、]|$)", words="未 没有"
)
_DID = regex(
    rf"(?<![未没有])(?:(?P<deed>{_DEED})了?(?P<what>{HAN}{{2,6}}?){_N}{_UNIT}"
    rf"|(?:现有|已有)的?{_N}{_UNIT}(?P<made>{HAN}{{2,6}}?)(?=[，。；、的中]))"
)
_MARKS = "，。；：\n"
_OF_SOME = regex(
    f"{SOME}|对|向|在|乡镇|街道|单位|部门|科室|股室|村|社区|学校|企业|如|若|凡|因故|原|除|级|所|站"
)
_OTHERS = regex("上级|省|市里|县里|协助|配合|参加|接受|应邀|将|拟|计划|下一步|明年|力争|至少|每")


class _Told(NamedTuple):
    deed: str
    what: str
    span: Span


_TIMES = regex(
    rf"(?P<deed>{_DEED})(?P<what>{HAN}{{2,6}}?)(?:不少于|不低于|至少|达到|增至|增加到|将达)?{_N}{_UNIT}(?:以上)?，(?:为|是|达到)[^，。；]{{0,4}}，*(?:上年|今年|本年)?的?(?:[1-9]\d*(?:\.\d)?|[两二三四五])倍",
    words="倍",
)
"""What is to be so many times as many, so that there were some then: 制作动画4部，为今年的2倍."""


def undone(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the denial."""
    denied = [(passage, one) for passage in told for one in _denied(passage.text)]
    for passage in told if denied else ():
        for did in (*_did(passage.text), *_multiplied(passage.text)):
            for other, one in denied:
                if one.what == did.what and did.deed in (one.deed, ""):
                    yield At(other, one.span), At(passage, did.span)


@by_paragraph
def _denied(text: str) -> tuple[_Told, ...]:
    return tuple(
        _Told(match["deed"], match["what"], match.span())
        for match in _NOT.finditer(text)
        if not _is_apart(text, match, _OF_SOME)
    )


@by_paragraph
def _did(text: str) -> tuple[_Told, ...]:
    return tuple(
        _Told(match["deed"] or "", match["what"] or match["made"], match.span())
        for match in _DID.finditer(text)
        if not _is_apart(text, match, _OTHERS)
    )


@by_paragraph
def _multiplied(text: str) -> tuple[_Told, ...]:
    return tuple(
        _Told(match["deed"], match["what"], match.span()) for match in _TIMES.finditer(text)
    )


def _is_apart(text: str, match: re.Match[str], words: re.Pattern[str]) -> bool:
    """Whether the clause is of others by such words, or the sentence of another time."""
    start = stretch_start(text, match.start(), _MARKS)
    timed = is_of_time(text, stretch_start(text, match.start()), match.end())
    return timed or bool(words.search(text, start, match.start()))
