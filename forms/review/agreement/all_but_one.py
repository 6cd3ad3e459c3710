"""The one time that was otherwise, told of another: 除第二季度晚发外均按时发布 and 第四季度……晚发;
an unbroken row, and a gap in it: 12期一期不缺 and 有2期没有公布.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import longest
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start

_WHEN = r"(?P<when>第?[一二三四]季度|(?<![年\d])\d{1,2}月份?)"
_FAULT = "(?P<fault>晚发|迟发|漏发|错发|晚报|迟报|漏报|停发|中断|停更|断更|延误|被通报|扣分|失分)"
_BUT = regex(
    rf"(?:除|仅|只有)了?{_WHEN}(?P<of>[^，。；]{{0,16}}?){_FAULT}",
    words="除 仅 只有",
)
_ALSO = regex(rf"{_WHEN}(?P<of>[^，。；]{{0,20}}?){_FAULT}", words="季度 月")
_OTHER_YEAR = regex("上年|去年|20\\d\\d|下一步|如|若|凡|不再|防止|避免|未|没有|无|另")
NAMED = 4
"""Characters of a thing that is hardly another."""


class _Fault(NamedTuple):
    """What went wrong with what is named, and in which part of the year."""

    when: str
    fault: str
    of: str
    span: Span


def otherwise_excepted(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the one that says which was the only one."""
    only = [(passage, one) for passage in told for one in _only(passage.text)]
    for passage in told if only else ():
        for also in _also(passage.text):
            for other, one in only:
                same = one.fault == also.fault and longest(one.of, also.of) >= NAMED
                if same and one.when != also.when and len(one.when) == len(also.when):
                    yield At(other, one.span), At(passage, also.span)
    yield from _gaps_in_a_row(told)


@by_paragraph
def _only(text: str) -> Iterator[_Fault]:
    return _faults(text, _BUT)


@by_paragraph
def _also(text: str) -> Iterator[_Fault]:
    return _faults(text, _ALSO)


def _faults(text: str, pattern: re.Pattern[str]) -> Iterator[_Fault]:
    for match in pattern.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        if not _OTHER_YEAR.search(text, clause, match.end()):
            when = match["when"].removeprefix("第").removesuffix("份")
            yield _Fault(when, match["fault"], match["of"], match.span())


# ---- an unbroken row

_UNBROKEN = regex(
    rf"(?P<n>{COUNT})期[^。；\d]{{0,6}}?(?:一期不[缺落少漏]|期期不[缺落漏]|无一[缺漏]期|无一缺漏|一期未[缺漏])"
    rf"|每个?月[^，。；\d]{{0,8}}?(?:1|一)期[^，。；\d]{{0,10}}?，全年共?(?P<all>{COUNT})期",
    words="期",
)
_GAP = regex(
    rf"有(?P<m>{COUNT})期(?P<of>[^，。；\d]{{0,22}}?)(?:没有|未能|未)(?:按月)?(?:公布|发布|公开|出刊|印发|公示)(?=[，。；])"
    rf"|(?:缺|漏|停)(?:了|发|出|刊){{0,2}}(?P<lost>{COUNT})期(?P<what>{HAN}{{0,10}})",
    words="期",
)
_BOTH = regex("公布|发布|公开|进度|通报|信息|工作|全年|每月|每个|[个期的月共]|\\d")
_PER = 12


class _Row(NamedTuple):
    of: str
    span: Span


def _gaps_in_a_row(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where every one of a row is said to have come out, and some not to."""
    gaps = [(passage, one) for passage in told for one in _gaps(passage.text)]
    for passage in told if gaps else ():
        for row in _rows(passage.text):
            for other, one in gaps:
                if longest(row.of, one.of) >= NAMED // 2:
                    yield At(passage, row.span), At(other, one.span)


@by_paragraph
def _rows(text: str) -> Iterator[_Row]:
    for match in _UNBROKEN.finditer(text):
        start, _ = sentence_around(text, *match.span())
        whole = whole_number(match["n"] or match["all"])
        if match["n"] or whole % _PER == 0:  # 6个项目每月1期，全年72期
            yield _Row(_BOTH.sub("|", text[start : match.end()]), match.span())


@by_paragraph
def _gaps(text: str) -> Iterator[_Row]:
    for match in _GAP.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        if not _OTHER_YEAR.search(text, clause, match.start()):
            yield _Row(_BOTH.sub("|", match["of"] or match["what"] or ""), match.span())
