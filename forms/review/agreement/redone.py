"""What is renewed once in a year, told with two months or as done and not done: 网站9月改版上线 and
4月的网站改版; 网站7月完成改版 and 网站尚未改版; 目录5月公布 and 公布时间提前至3月.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, longest
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import SENTENCE, sentence_around, stretch_start

_THING = "(?P<thing>网站|官网|子站|网页|平台|系统|小程序|客户端|目录|指南)"
_DEEDS = "改版|升级|改造|迁移|扩容|重建"
_DEED = f"(?P<deed>{_DEEDS})"
_MONTH = r"(?<!年)(?P<m>\d{1,2})月(?:份|底|初|[上中下]旬|\d{1,2}日)?"
_WELL = "(?:正式|全面|全新|顺利|完成|实施|进行|了)*"
_NEW_AND_UP = regex(
    rf"{_THING}{_DEED}(?:后|并)?[于在自]?{_MONTH}{_WELL}(?:上线|启用|运行|开通)",
    words=_DEEDS.replace("|", " "),
)
_IN_MONTH_DONE = regex(
    rf"{_THING}[于在]?{_MONTH}{_WELL}{_DEED}(?!前)", words=_DEEDS.replace("|", " ")
)
_MONTH_FIRST = regex(
    rf"{_MONTH}[，,]?(?:政府|门户|局|本局|我局|新版)*{_THING}{_WELL}{_DEED}(?!前)",
    words=_DEEDS.replace("|", " "),
)
_THAT = regex(rf"{_MONTH}的(?:门户|政府|官方|本局)*{_THING}{_DEED}", words=_DEEDS.replace("|", " "))
_NOT_YET = regex(
    rf"{_THING}(?:尚未|还未|仍未|至今未|一直没有|没有|未)(?:能|按计划|如期)?(?:完成|进行|实施)?{_DEED}",
    words=_DEEDS.replace("|", " "),
)
_APART = regex(
    f"{SOME}|拟|将(?!其)|计划|下一步|明年|力争|上年|去年|20\\d\\d|再次|第[二两]|两次|二期|一期|分别|各[级部街乡镇科]|下属|所属|乡镇|街道|部门|之前|如|若|此前|[省市县区]里|上级"
)


_WHICH = regex(rf"(?:(?![的已随因于在过将把对月日起，]|反映|由于|目前|但是|[本我]局){HAN}){{2}}$")


class _Renewed(NamedTuple):
    """A thing renewed, `month` 0 where it is said not to have been; `which` stands before it."""

    thing: str
    which: str
    deed: str
    month: int
    span: Span


class _Dated(NamedTuple):
    """When a deed was done to what is named around, `month` 0 where that is no matter."""

    around: str
    deed: str
    month: int
    span: Span


def otherwise_renewed(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the one that tells when it was."""
    again = [(passage, one) for passage in told for one in _again(passage.text)]
    for passage in told if again else ():
        for then in _then(passage.text):
            for other, one in again:
                same = (then.thing, then.deed) == (one.thing, one.deed)
                apart = then.which and one.which and then.which != one.which
                if same and not apart and then.month != one.month:
                    yield At(passage, then.span), At(other, one.span)


@by_paragraph
def _then(text: str) -> Iterator[_Renewed]:
    for pattern in (_NEW_AND_UP, _IN_MONTH_DONE, _MONTH_FIRST):
        for match in pattern.finditer(text):
            if not _is_apart(text, match):
                yield _renewed(text, match, int(match["m"]))


@by_paragraph
def _again(text: str) -> Iterator[_Renewed]:
    for pattern in (_THAT, _NOT_YET):
        for match in pattern.finditer(text):
            if not _is_apart(text, match, "，；。\n"):  # 上年报告所列问题，已通过4月的改版……
                month = int(match.groupdict().get("m") or 0)
                yield _renewed(text, match, month)


def _renewed(text: str, match: re.Match[str], month: int) -> _Renewed:
    """What was renewed, with what tells which one is meant: 门户, 便民."""
    at = match.start("thing")
    which = _WHICH.search(text, max(0, at - 2), at)
    return _Renewed(match["thing"], which[0] if which else "", match["deed"], month, match.span())


def _is_apart(text: str, match: re.Match[str], marks: str = SENTENCE) -> bool:
    """Whether a stretch is of another year, of what is planned, or of several."""
    return bool(_APART.search(text, stretch_start(text, match.start(), marks), match.end()))


# ---- the same day as last year, and an earlier one

_SAME_DAY = regex(
    r"(?P<deed>更新|公布|发布|公开|编制|印发|召开|举办|上报)(?:时间|日期)(?:和|与|同)(?:上年|去年)(?:的)?(?:相同|一致|持平|一样|相比没有变化)",
    words="时间 日期",
)
_EARLIER = regex(
    r"(?P<deed>更新|公布|发布|公开|编制|印发|召开|举办|上报)(?P<what>[^。；\n]{0,30}?)，比(?:上年|去年)(?:的?\d{1,2}月\d{1,2}日)?(?:提前|提早|推迟|晚|早)了?(?:\d{1,3}|[一两二三四五六七八九十]{1,3})(?:天|日|个月|周)",
    words="上年 去年",
)
PAIR = 2
"""Characters of a thing that both places must name."""


def earlier_and_the_same(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where something is told as earlier than last year, and as on the same day."""
    same = [(passage, one) for passage in told for one in _on_the_same_day(passage.text)]
    for passage in told if same else ():
        for then in _earlier(passage.text):
            for other, one in same:
                if then.deed == one.deed and longest(then.around, one.around) >= PAIR:
                    yield At(passage, then.span), At(other, one.span)


@by_paragraph
def _on_the_same_day(text: str) -> Iterator[_Dated]:
    for match in _SAME_DAY.finditer(text):
        start, _ = sentence_around(text, *match.span())
        around = _IDLE.sub("|", text[start : match.start()])
        yield _Dated(around, match["deed"], 0, match.span())


@by_paragraph
def _earlier(text: str) -> Iterator[_Dated]:
    for match in _EARLIER.finditer(text):
        yield _Dated(_IDLE.sub("|", match["what"]), match["deed"], 0, match.span())


_IDLE = regex(
    "信息|公开|公布|发布|工作|问题|时间|日期|上年|本年|情况|报告|[，、：；“”的了已年月日]|\\d"
)


# ---- the month of what was done earlier than the year before

_DONE = "更新|公布|发布|公开|编制|印发|召开|举办|上报"
_MOVED_TO = regex(
    rf"(?P<deed>{_DONE})(?:时间|日期|月份)由(?:上年|去年|往年)的?\d{{1,2}}月[^，。；]{{0,6}}?(?:提前|提早|推迟|延后|调整)(?:至|到|为)[^，。；\d]{{0,6}}?(?P<m>\d{{1,2}})月",
    words="时间 日期 月份",
)
_IN_MONTH = regex(
    rf"(?P<name>{HAN}{{4,14}}?)(?:已|均)?[于在](?P<m>\d{{1,2}})月(?:\d{{1,2}}日|[底初]|[上中下]旬)?(?P<deed>{_DONE})",
    words=_DONE.replace("|", " "),
)
NAMED = 4
"""Characters of a name that is hardly another's."""


def otherwise_moved(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where something was done in a month, and is said to have been moved to another."""
    moved = [(passage, one) for passage in told for one in _moved_to(passage.text)]
    for passage in told if moved else ():
        for then in _in_month(passage.text):
            for other, one in moved:
                same = then.deed == one.deed and longest(then.around, one.around) >= NAMED
                if same and then.month != one.month:
                    yield At(passage, then.span), At(other, one.span)


@by_paragraph
def _moved_to(text: str) -> Iterator[_Dated]:
    for match in _MOVED_TO.finditer(text):
        start, _ = sentence_around(text, *match.span())
        around = text[max(start, match.start() - 40) : match.start()]
        yield _Dated(around, match["deed"], int(match["m"]), match.span())


@by_paragraph
def _in_month(text: str) -> Iterator[_Dated]:
    for match in _IN_MONTH.finditer(text):
        if not _is_apart(text, match):
            yield _Dated(match["name"], match["deed"], int(match["m"]), match.span())
