"""When there were trainings, and who was there, told twice: 2次培训，分别在3月和9月 and 6月的培训;
第一次全部参加 of 4月15日、9月16日各举办1次 and 4月的培训有5人缺席.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around
from forms.review.reading.units import OCCASIONS, PEOPLE

_KIND = "培训|讲座|轮训|测试|考试"
_EVENT = "培训|讲座|开放日|听证会|座谈会|发布会|推进会|演练|评议|测评|抽查"
_HELD = regex(
    rf"(?P<dates>(?:(?<![年\d])\d{{1,2}}月(?:\d{{1,2}}日|份|底|初|[上中下]旬)?[、和及，与]?){{2,}})(?:先后|分别|各|共)*(?:举办|组织|开展|召开|进行)[^，。；]{{0,8}}?(?P<kind>{_KIND})",
    words=_KIND.replace("|", " "),
)
_ALL_CAME = regex(
    rf"第(?P<k>{COUNT})[{OCCASIONS}][^，。；\d]{{0,6}}?(?:全部|全员|都|均)(?:参加|到齐|到会|到场|参训)",
    words="参加 到齐 到会 到场 参训",
)
_ALL_CAME_IN = regex(
    rf"(?<![年\d])(?P<m>\d{{1,2}})月(?:\d{{1,2}}日|份)?(?:的|那次|举办的|这次)?{HAN}{{0,4}}?(?P<kind>{_KIND})[^，。；]{{0,10}}?(?:(?:全部|全员|都|均)(?:参加|到齐|到会|到场|参训)|无一缺席|无人缺席)",
    words="参加 到齐 到会 到场 参训 无一缺席 无人缺席",
)
_AWAY = regex(
    rf"(?<![年\d])(?P<m>\d{{1,2}})月(?:\d{{1,2}}日|份)?(?:的|那次|举办的|这次)?{HAN}{{0,4}}?(?P<kind>{_KIND})[^，。；\d]{{0,6}}?{COUNT}[{PEOPLE}][^，。；]{{0,12}}?(?:缺席|缺课|请假|未参加|没有参加|未到|没有到|没能参加|未能参加)",
    words="缺席 缺课 请假 参加 未到 没有到",
)
_OTHER_YEAR = regex("上年|去年|20\\d\\d")


_CLOSED = regex(
    rf"(?:全年|年内|共)[^，。；]{{0,8}}?(?P<n>{COUNT})[{OCCASIONS}](?P<kind>{_EVENT})(?:活动)?，(?:时间)?(?:分别|依次|先后)?(?:为|是|在|于)(?P<dates>(?:\d{{1,2}}月(?:\d{{1,2}}日|份|底|初|[上中下]旬)?[、和及与]?)+)(?=[，。；])",
    words=_EVENT.replace("|", " "),
)
_COUNTED_BEHIND = regex(
    rf"(?P<kind>{_EVENT})(?:活动)?(?P<n>{COUNT})[{OCCASIONS}]，(?:时间)?(?:分别|依次|先后)+(?:安排)?(?:为|是|在|于)(?P<dates>(?:\d{{1,2}}月(?:\d{{1,2}}日|份|底|初|[上中下]旬)?[、和及与]?)+)(?=[，。；]|举办|举行|召开|开展)",
    words=_EVENT.replace("|", " "),
)
_OF_MONTH = regex(
    rf"(?:^|(?<=[，。；：\n]))(?P<m>\d{{1,2}})月(?:\d{{1,2}}日)?(?:的|那次|举办的|召开的|开展的)(?:那次|这次)?(?P<kind>{_EVENT})",
    words=_EVENT.replace("|", " "),
)


_OF_OTHERS = regex("上年|去年|20\\d\\d|上级|[省市县区](?:里|级|局|政府)|参加|协助|配合|加[场期]")
BEHIND = 12
"""Characters behind that may tell that a meeting was another office's."""


class _Held(NamedTuple):
    """All the months in which there was a meeting of a kind, or one of them."""

    months: frozenset[int]
    kind: str
    span: Span


def held_in_another_month(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where a meeting is told of a month that is none of those in which all were held."""
    closed = [(passage, one) for passage in told for one in _closed(passage.text)]
    for passage in told if closed else ():
        for one in _of_month(passage.text):
            for other, all_ in closed:
                if one.kind == all_.kind and not one.months & all_.months:
                    yield At(other, all_.span), At(passage, one.span)


@by_paragraph
def _closed(text: str) -> Iterator[_Held]:
    for match in (*_CLOSED.finditer(text), *_COUNTED_BEHIND.finditer(text)):
        start, _ = sentence_around(text, *match.span())
        months = frozenset(int(it) for it in re.findall(r"(\d{1,2})月", match["dates"]))
        if whole_number(match["n"]) == len(months) and not _OTHER_YEAR.search(
            text, start, match.end()
        ):
            yield _Held(months, match["kind"], match.span())


@by_paragraph
def _of_month(text: str) -> Iterator[_Held]:
    for match in _OF_MONTH.finditer(text):
        start, _ = sentence_around(text, *match.span())
        if not _OF_OTHERS.search(text, start, match.end() + BEHIND):
            yield _Held(frozenset((int(match["m"]),)), match["kind"], match.span())


class _Met(NamedTuple):
    """The month of a meeting of a kind at which all were, or some were not."""

    month: int
    kind: str
    span: Span


def away_and_all_there(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the one where all were there."""
    away = [(passage, one) for passage in told for one in _away(passage.text)]
    for passage in told if away else ():
        for all_ in _all_came(passage.text):
            for other, one in away:
                if (all_.month, all_.kind) == (one.month, one.kind):
                    yield At(passage, all_.span), At(other, one.span)


@by_paragraph
def _away(text: str) -> Iterator[_Met]:
    return _named(text, _AWAY)


@by_paragraph
def _all_came(text: str) -> Iterator[_Met]:
    yield from _named(text, _ALL_CAME_IN)
    for held in _HELD.finditer(text):
        months = [int(it) for it in re.findall(r"(\d{1,2})月", held["dates"])]
        _, end = sentence_around(text, *held.span())
        for came in _ALL_CAME.finditer(text, held.end(), end):
            k = whole_number(came["k"])
            if k <= len(months) and not _OTHER_YEAR.search(text, *held.span()):
                yield _Met(months[k - 1], held["kind"], came.span())


def _named(text: str, pattern: re.Pattern[str]) -> Iterator[_Met]:
    for match in pattern.finditer(text):
        start, _ = sentence_around(text, *match.span())
        if not _OTHER_YEAR.search(text, start, match.end()):
            yield _Met(int(match["m"]), match["kind"], match.span())
