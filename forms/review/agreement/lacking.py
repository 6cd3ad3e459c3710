"""What there is not, and yet is told of as there: 没有收到申请 and 对收到的申请均…;
社区全部建成 and 尚未建成的3个社区; 6月改版 and 改版后自5月起.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, Spot, denials_told, is_of_time, said_of_all
from forms.review.agreement.happenings import Happening, happenings_in
from forms.review.agreement.kept_well import kept_well
from forms.review.agreement.two_places import At, Pair
from forms.review.agreement.undone import undone
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import THINGS


def told_all_the_same(told: Sequence[Passage]) -> Iterator[Pair]:
    """Each kind of such places, the first the one that says that there is none."""
    yield from _presupposed(told)
    yield from _left(told)
    yield from _before_they_were(told)
    yield from _kept_up(told)
    yield from kept_well(told)
    yield from undone(told)


# ---- what there was none of, and was all dealt with

_DEALT_WITH = regex(
    rf"(?:对|将|把)?(?:收到|受理|接到|发生|提出|产生)的(?P<what>{HAN}{{2,10}}?)[，,]?(?:均|全部|都|一律|逐件|全都)"
)
_RULE = regex(
    "(?<![回响])应|须|确保|保证|力争|要求|规定|制度|流程|程序|凡|如|若|今后|将|上级|转来|转办|协助|配合"
)


def _presupposed(told: Sequence[Passage]) -> Iterator[Pair]:
    dealt = [(passage, *one) for passage in told for one in _dealt_with(passage.text)]
    for passage in told if dealt else ():
        for denied in denials_told(passage.text):
            for other, what, span in dealt:
                if passage.text[: denied.span[1]].endswith(what):
                    yield At(passage, denied.span), At(other, span)


@lru_cache(maxsize=256)
def _dealt_with(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple(
        (match["what"], match.span())
        for match in matches_in(_DEALT_WITH, text)
        if not _RULE.search(text, *sentence_around(text, *match.span()))
        if not is_of_time(text, *sentence_around(text, *match.span()))
    )


# ---- all, and those that are left

_SOME = rf"(?:[1-9]\d*|[一两二三四五六七八九十]+)[{THINGS}]"
_THEN = "(?=[，。；、将已正也均在由逐分都得通进开])"
_LEFT = regex(
    rf"{_SOME}(?:未|不)(?P<did>{HAN}{{2}})的?(?P<what>{HAN}{{1,6}}?){_THEN}"
    rf"|(?:尚未|还未|仍未|没有|未)(?P<deed>{HAN}{{2}})(?P<object>{HAN}{{0,6}}?)的{_SOME}(?P<noun>{HAN}{{1,6}}?){_THEN}",
    words="未 没有 不",
)
_EXCEPT = regex("除|以外|之外|结转|期限内|未到期")


def _left(told: Sequence[Passage]) -> Iterator[Pair]:
    left = [(passage, match) for passage in told for match in _lefts(passage.text)]
    for passage in told if left else ():
        for all_ in said_of_all(passage.text):
            for other, match in left:
                if _is_left_of(passage, all_, match):
                    yield At(passage, all_.span), At(other, match.span())


@lru_cache(maxsize=256)
def _lefts(text: str) -> tuple[re.Match[str], ...]:
    return tuple(
        match
        for match in matches_in(_LEFT, text)
        if not is_of_time(text, stretch_start(text, match.start()), match.end())
    )


def _is_left_of(passage: Passage, all_: Spot, match: re.Match[str]) -> bool:
    around = passage.text[slice(*sentence_around(passage.text, *all_.span))]
    deed, noun = match["deed"] or match["did"], match["noun"] or match["what"]
    return (
        all_.deed == deed
        and noun[-2:] in all_.words
        and (not match["object"] or match["object"] in around)
        and not _EXCEPT.search(around)
    )


# ---- before it was there

_SINCE = regex(
    rf"(?:改版后的?|升级后的?|改造后的?|新建的?|新设的?|该)?(?P<name>{HAN}{{2,14}}?)(?:自|从)(?P<m>\d{{1,2}})月(?:份|\d{{1,2}}日|初|中旬|底)?起(?!草)(?:{HAN}{{0,4}})"
    "(?:接受访问|对外开放|开放|运行|服务|发布|更新|受理|接待|公示|使用)",
    words="月",
)


class _Since(NamedTuple):
    """Since which month a thing is in use."""

    name: str
    month: int
    span: Span


_BORN = regex("建成|启用|投入使用|投用|上线|开通|成立|挂牌|揭牌|开馆|改版")


@lru_cache(maxsize=256)
def _sinces(text: str) -> tuple[_Since, ...]:
    return tuple(_Since(m["name"], int(m["m"]), m.span()) for m in _SINCE.finditer(text))


def _before_they_were(told: Sequence[Passage]) -> Iterator[Pair]:
    since = [(passage, one) for passage in told for one in _sinces(passage.text)]
    for passage in told if since else ():
        for born in happenings_in(passage.text):
            for other, one in since:
                if _BORN.match(born.deed) and one.month < born.month and _is_same(one, born):
                    yield At(passage, born.span), At(other, one.span)


def _is_same(one: _Since, born: Happening) -> bool:
    return born.year is None and (born.name.endswith(one.name) or one.name.endswith(born.name))


# ---- so often, and not for so long

_PACE = regex(
    rf"(?P<name>{HAN}{{2,14}}?)(?:坚持|做到|实行)?(?:每个?|按)(?P<every>日|天|周|月|季度?)(?:至少)?(?P<deed>更新|发布|通报|巡查|检查|维护)",
    words="每 按",
)
_GAP = regex(
    rf"(?P<name>{HAN}{{0,14}}?)(?:已|竟)?(?:连续|长达|超过)(?P<n>\d{{1,2}}|[一两二三四五六七八九十半])(?:个)?(?P<unit>天|周|月|季度|年)(?:以上)?(?:没有|未|无)(?P<deed>更新|发布|通报|巡查|检查|维护)",
    words="连续 长达 超过",
)
_LENGTH = {"日": 0, "天": 0, "周": 1, "月": 2, "季": 3, "年": 4}
_ONE_OF = regex(f"{SOME}|\\d|[一二两三四五六七八九十]个|下属|所属|二级|乡镇|村|曾|上年|去年|此前")
_IT = ("该", "其", "本", "此")


def _kept_up(told: Sequence[Passage]) -> Iterator[Pair]:
    for passage in told:
        for pace, gap in _paces(passage.text):
            yield At(passage, pace), At(passage, gap)


@lru_cache(maxsize=256)
def _paces(text: str) -> tuple[tuple[Span, Span], ...]:
    """Where a text says how often a thing is done, and for how long it was not."""
    return tuple(
        (pace.span(), gap.span())
        for gap in _GAP.finditer(text)
        if not _ONE_OF.search(text, stretch_start(text, gap.start(), "，。；\n"), gap.start("n"))
        for pace in _PACE.finditer(text, 0, gap.start())
        if gap["deed"] == pace["deed"] and _is_longer(gap, pace)
    )


def _is_longer(gap: re.Match[str], pace: re.Match[str]) -> bool:
    name = gap["name"].removeprefix("检查发现").removeprefix("发现")
    same = name.startswith(_IT) or (len(name) > 1 and pace["name"].endswith(name[-2:]))
    return same and _LENGTH[gap["unit"][0]] > _LENGTH[pace["every"][0]]
