"""Dates told one after the other of which one is out of its turn: 4月的第一次…3月的第二次;
9月、4月先后举办; 分三步走：3月…，7月…，5月….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.patterns import regex
from forms.review.dating.moments import MOMENT, days_of, is_before, shown
from forms.review.language.slips import Slip
from forms.review.reading.sentences import sentence_around
from forms.review.reading.units import TURNS

_A, _B = MOMENT.format("a"), MOMENT.format("b")
_ORDINALS = regex(
    rf"{_A}的?(?:[，,]|[^，。；、\d\n]{{0,8}})第一(?P<of>[{TURNS}阶季])[^\n]{{0,120}}?{_B}的?(?:[，,]|[^，。；、\d\n]{{0,8}})第二(?P=of)",
    words="第二",
)
_SECOND_FIRST = regex(
    rf"{_A}[^，。；、\d\n]{{0,8}}第二(?P<of>[{TURNS}阶季])[^\n]{{0,60}}?{_B}[^，。；、\d\n]{{0,8}}第一(?P=of)",
    words="第二",
)
_IN_TURN = regex(
    rf"{_A}(?:[、和与及]|以及){_B}[，,]?[^，。；\d]{{0,14}}?(?:先后|依次|相继|陆续)",
    words="先后 依次 相继 陆续",
)
_STEP = regex(
    rf"(?:^|(?<=[，；：、\n]))(?:并?[于在]|分别于|到)?{MOMENT.format('a')}(?!(?:[至到—-]|的(?!.?第)))"
)
_STEPWISE = regex(
    r"分[两二三四五六][步批次个]|依次|先后|逐步|分步|分阶段|时间表|节点|步骤|按(?:时间|计划|进度)(?:顺序|推进)|[三四五六]个阶段|后再|为节点",
    words="分 依次 先后 逐步 时间表 节点 步骤 按 阶段 后再",
)
_APART = regex("次年|翌年|上年|去年|20\\d\\d年|其中|分别|不定期|同期|跨年")
ENOUGH, SURE = 3, 4
"""Dates in a row of which one is out of its turn: where their order is spoken of, and where the
same is done at each of them.
"""
_DEED = regex("[，,]?(?P<deed>公布|发布|公开|完成|召开)")


def out_of_turn(text: str) -> Iterator[Slip]:
    """Everything that this module looks for."""
    if "月" not in text:
        return
    for pattern in (_ORDINALS, _IN_TURN):
        for match in pattern.finditer(text):
            if is_before(match, "b", "a") and not _APART.search(match[0]):
                yield Slip(match.start("bm"), match.end(), None, f"“{match[0]}”的先后反了")
    for match in _SECOND_FIRST.finditer(text):
        if is_before(match, "a", "b") and not _APART.search(match[0]):
            yield Slip(match.start("bm"), match.end(), None, f"“{match[0]}”的先后反了")
    yield from _rows(text)


def _rows(text: str) -> Iterator[Slip]:
    """Sentences that tell clause by clause what was done at which date."""
    end = 0
    for match in _STEP.finditer(text):
        if match.start() >= end:
            start, end = sentence_around(text, *match.span())
            yield from _row(text, start, end)


def _row(text: str, start: int, end: int) -> Iterator[Slip]:
    steps = list(_STEP.finditer(text, start, end))
    if len(steps) < ENOUGH or _APART.search(text, start, end):
        return
    if _STEPWISE.search(text, start, end) or (len(steps) >= SURE and _is_of_one_deed(steps)):
        lone = _lone([days_of(step, "a") for step in steps])
        if lone is not None:
            step = steps[lone]
            note = f"“{shown(step, 'a')}”与前后的日期次序不合"
            yield Slip(step.start("am"), step.end(), None, note)


def _is_of_one_deed(steps: Sequence[re.Match[str]]) -> bool:
    """Whether the same is done at each date of a row."""
    deeds = [_DEED.match(step.string, step.end()) for step in steps]
    return all(deeds) and len({deed["deed"] for deed in deeds if deed}) == 1


def _lone(days: Sequence[tuple[int, int]]) -> int | None:
    """The one of a row without which all are in their order; None where there is none such."""
    if _is_ordered(days):
        return None
    fit = [at for at in range(len(days)) if _is_ordered([*days[:at], *days[at + 1 :]])]
    return fit[-1] if fit else None


def _is_ordered(days: Sequence[tuple[int, int]]) -> bool:
    return all(one[0] <= other[1] for one, other in pairwise(days))
