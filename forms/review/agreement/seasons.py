"""What goes on from one month to another, and is told of outside them: 自4月至9月每月一期 and
收集于3月; 6月15日至7月31日开通招生热线 and 8月热线接听; 4月起每月一期 and 8月的第3期;
逢双月一场 and 最热闹的一场在9月; 目录6月启用 and 目录启用之前，7月……
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from forms.numerals import whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import longest
from forms.review.agreement.happenings import happenings_in
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph, matches_in, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import OCCASIONS

_FROM = r"(?:自|从)?(?<![年\d])(?P<a>\d{1,2})月(?:\d{1,2}日|底|初|[上中下]旬)?(?:开始|起)?"
_TO = r"(?:(?:至|到|—{1,2}|－|～)(?P<b>\d{1,2})月(?:\d{1,2}日|底|初|[上中下]旬)?)"
_NAMED_FIRST = regex(rf"“(?P<name>[^”\n]{{2,12}})”[^，。；\d“]{{0,8}}?(?:{_FROM}{_TO})", words="“")
_NAMED_BEHIND = regex(
    rf"(?:{_FROM}{_TO})(?:期间)?(?:开通|开放|开展|举办|运行|设立|实施)了?(?P<name>{HAN}{{4,12}}?)(?=[，。；、])",
    words="月",
)
_IN = regex(
    rf"(?P<quoted>“[^”\n]{{2,12}}”)[^。；\n]{{0,40}}?(?P<said>(?:收集|征集|提出|收到|举办|启动|开播)于(?P<m>\d{{1,2}})月)"
    rf"|(?<![年\d至到])(?P<then>\d{{1,2}})月(?:份)?(?P<name>{HAN}{{2,8}}?)(?:共|累计)?(?:接听|接待|受理|接到)(?:来电|电话|群众|咨询)?(?=\d)",
    words="于 月",
)
_OTHER_YEAR = regex(
    "上年|去年|往年|20\\d\\d|次年|明年|下一步|计划|拟|将(?!其)|延长|提前|试运行|前身"
)
NAMED = 4
"""Characters of a name that is hardly another's."""


class _Season(NamedTuple):
    """What goes on from a month to another."""

    name: str
    first: int
    last: int
    span: Span


class _Moment(NamedTuple):
    """In which month something of a thing was; `around` names the thing."""

    around: str
    month: int
    span: Span


def out_of_season(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the one that says from when to when."""
    seasons = [(passage, one) for passage in told for one in _seasons(passage.text)]
    for passage in told if seasons else ():
        for moment in _moments(passage.text):
            for other, one in seasons:
                outside = not one.first <= moment.month <= one.last
                if outside and _is_of(moment, one):
                    yield At(other, one.span), At(passage, moment.span)
    yield from _before_in_use(told)


def _is_of(moment: _Moment, season: _Season) -> bool:
    if moment.around.startswith("“"):
        return moment.around == f"“{season.name}”"
    name, around = moment.around.split("|")
    return season.name.endswith(name) and longest(season.name[:-2], around) >= NAMED


@by_paragraph
def _seasons(text: str) -> Iterator[_Season]:
    for pattern in (_NAMED_FIRST, _NAMED_BEHIND):
        for match in pattern.finditer(text):
            start = stretch_start(text, match.start())
            first, last = int(match["a"]), int(match["b"])
            if first <= last and not _OTHER_YEAR.search(text, start, match.end()):
                yield _Season(match["name"], first, last, match.span())


@by_paragraph
def _moments(text: str) -> Iterator[_Moment]:
    for match in _IN.finditer(text):
        start, end = sentence_around(text, *match.span())
        if _OTHER_YEAR.search(text, start, end):
            continue
        if match["quoted"]:
            yield _Moment(match["quoted"], int(match["m"]), match.span("said"))
        else:
            around = f"{match['name']}|{text[start : match.start()]}"
            yield _Moment(around, int(match["then"]), match.span())


# ---- before it was in use

_BORN = "启用|上线|投用|投入使用|建成|开通|成立|挂牌"
_BEFORE = regex(
    rf"(?P<name>{HAN}{{2,12}}?)(?:{_BORN})(?P<side>之前|以前|前|之后|以后|后)，(?:{HAN}{{0,8}}?)(?:已经?|又|即|就)?(?:于|在)(?P<m>\d{{1,2}})月(?:和(?P<n>\d{{1,2}})月)?",
    words=_BORN.replace("|", " "),
)


def _before_in_use(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where something is told as before, or behind, what was not in use yet, or already."""
    said = [(passage, match) for passage in told for match in matches_in(_BEFORE, passage.text)]
    for passage in told if said else ():
        for born in happenings_in(passage.text):
            for other, match in said:
                named = born.name.endswith(match["name"]) or match["name"].endswith(born.name)
                if named and born.year is None and _is_on_other_side(match, born.month):
                    yield At(passage, born.span), At(other, match.span())


def _is_on_other_side(match: re.Match[str], month: int) -> bool:
    """Whether the months told as before are all behind, or the other way round."""
    if not re.search(_BORN, match[0]) or _OTHER_YEAR.search(match[0]):
        return False
    months = [int(match["m"]), int(match["n"] or match["m"])]
    before = match["side"].endswith("前")
    return all(it > month for it in months) if before else all(it < month for it in months)


# ---- the so-many-th, and every other month

_MONTHLY = regex(
    rf"{_FROM}{_TO}?(?:，)?(?:坚持)?每(?:个)?月(?:举办|开展|举行|组织|推出|播出|编发|开讲)?(?:1|一)(?P<unit>[{OCCASIONS}])",
    words="每",
)
_NTH = regex(
    rf"(?<![年\d至到])(?P<m>\d{{1,2}})月(?:份)?(?:举办|开展|推出|播出)?的?第(?P<k>\d{{1,2}}|[一二三四五六七八九十])(?P<unit>[{OCCASIONS}])",
    words="第",
)
_EVERY_OTHER = regex(
    rf"[逢每](?P<which>双|单)月(?:举办|开展|举行|各)?(?:1|一)?[{OCCASIONS}]", words="月"
)
_ONE_IN = regex(
    rf"(?:一|那)(?P<unit>[{OCCASIONS}])(?:活动)?(?:是)?在(?P<m>\d{{1,2}})月|(?<![年\d至到])(?P<then>\d{{1,2}})月(?:份)?的?(?:那|这)?(?:1|一)(?P<of>[{OCCASIONS}])",
    words="月",
)


@pairs_by_paragraph
def in_the_wrong_month(text: str) -> Iterator[tuple[Span, Span]]:
    """Where one of a row of months is told in a month that is not its own."""
    monthly = list(islice(_MONTHLY.finditer(text), 2))
    for nth in _NTH.finditer(text) if len(monthly) == 1 else ():
        pace = monthly[0]
        month = int(pace["a"]) + whole_number(nth["k"]) - 1
        if pace["unit"] == nth["unit"] and int(nth["m"]) != month and pace.end() <= nth.start():
            yield pace.span(), nth.span()
    for every in _EVERY_OTHER.finditer(text):
        _, end = sentence_around(text, *every.span())
        for one in _ONE_IN.finditer(text, every.end(), end):
            odd = int(one["m"] or one["then"]) % 2
            extra = _OTHER_YEAR.search(text, every.end(), one.end())
            if (
                odd == (every["which"] == "双")
                and not extra
                and "加" not in text[every.end() : one.start()]
            ):
                yield every.span(), one.span()
