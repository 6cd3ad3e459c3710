"""Ways from one number to the next: 由96件增加到120件."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from forms.draft import Number
from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import stretch_start

UP = "增长|增加|上升|提高|增幅|增多|提升|攀升|上涨|净增|增量|涨幅|多出|延长|扩大|扩充|多|增|升"
DOWN = "下降|减少|降低|降幅|回落|下滑|下跌|净减|减量|减幅|缩短|压缩|压减|缩减|精简|少|减|降"
_OTHERWISE = "变更|变|更新|修订|补充|充实|丰富|扩展|拓展|拓宽|调整|合并|整合|归并|优化|细化|完善"
FROM = regex(r"(?:由|从|将|把|原有|原来)[^，。；\d]{0,12}(?:20\d\d年度?)?[^，。；\d]{0,6}$")
TO = regex(
    rf"[^，。；\d]{{0,4}}(?:{UP}|{DOWN}|{_OTHERWISE})(?:到|至|为)[^，。；\d]{{0,6}}(?:20\d\d年度?)?[^，。；\d]{{0,4}}",
    words="到 至 为",
)

_LEADING = ("由", "从", "将", "把", "原有", "原来")
_CAME = "新增|增加|增设|增补|增列|新设|新建|新开|新聘|补充|纳入|调入|移入"
_WENT = "删除|删减|删去|取消|撤销|废止|注销|关停|剔除|移出|调出|解聘|减少|清除|停用|核减|退出"
_LED = tuple(regex(rf"(?:{how})了?[^，。；\d]{{0,6}}$") for how in (_CAME, _WENT))
_NEXT = tuple(
    regex(
        rf"[^，。；、\d]{{0,10}}[、，,；和]?(?:并|同时|另)?[^，。；\d]{{0,4}}(?:{how})了?[^，。；\d]{{0,6}}"
    )
    for how in (_WENT, _CAME)
)
_NAMED = regex(
    rf"(?P<what>{HAN}{{2,14}}?)(?:[较比]|与|同)(?:上年|去年|上一年|20\d\d年)", words="较 比 与 同"
)
_IDLE = regex(
    "总体|整体|数量|总量|总数|件数|条数|人数|实际|累计|合计|同比|全年|今年|年内|[净均也又再共的量数]"
)
_CLAUSE = regex("[^，；、。：（\\n]*")
_SHORT = 14
"""Characters before a number that tell that it came or went."""
_MARKS = "，；、。：（\n"
"""What ends a clause, and an item of a list."""


@lru_cache(maxsize=256)
def starts_in(text: str) -> frozenset[Span]:
    """The numbers from which something changed (由96件增加到120件): none of this year."""
    if not any(word in text for word in _LEADING):
        return frozenset()
    return frozenset(
        (last.start, last.stop)
        for last, now in pairwise(quantities_of(text))
        if last.unit == now.unit and is_way(text, last, now)
    )


def is_gap_between(last: Quantity, now: Quantity, gap: Quantity | None = None) -> bool:
    """Whether a number is by how much the two before it differ: 由61个精简到48个，注销13个."""
    if gap is None or gap.loose or not last.unit == now.unit == gap.unit:
        return False
    return abs(last.value - now.value) == gap.value


def is_way(text: str, last: Quantity, now: Quantity) -> bool:
    """Whether something is said to have come from one number to the next."""
    led = FROM.search(text[max(0, last.start - 24) : last.start])
    return bool(led and TO.fullmatch(text, last.stop, now.start))


def is_of_another(text: str, now: Span, last: int) -> bool:
    """Whether the clause of last year's number, which begins at `last`, names something else than
    what the number before it counts: 已审结15件，被纠正件数比上年的4件减少2件.
    """
    clause = stretch_start(text, last, _MARKS)
    named = _NAMED.match(text, clause, last) if clause >= now[1] else None
    what = _IDLE.sub("", named["what"]) if named else ""
    said = _CLAUSE.match(text, stretch_start(text, now[0], _MARKS), clause)
    return len(what) > 1 and said is not None and what not in said[0]


def exchanged(text: str, one: Quantity, other: Quantity) -> Number | None:
    """What comes of two numbers of which one is of what came and the other of what went: 新增5项、
    删除2项; None where they are none.
    """
    if one.unit != other.unit or one.unit == "%" or one.loose or other.loose:
        return None
    for led, behind, sign in zip(_LED, _NEXT, (1, -1), strict=True):
        first = led.search(text, max(0, one.start - _SHORT), one.start)
        if first and behind.fullmatch(text, one.stop, other.start):
            return (one.value - other.value) * sign
    return None


def came_or_went(text: str, one: Quantity) -> bool:
    """Whether a number is of what came, or of what went: 新增9家, 取消4家."""
    return any(led.search(text, max(0, one.start - _SHORT), one.start) for led in _LED)


def is_exchange(text: str, here: Sequence[Quantity], index: int) -> bool:
    """Whether a number is of what came, or of what went, beside what did the other: 由65项调整为68
    项，新增5项、删除2项.
    """
    beside = zip(here[max(0, index - 1) : index + 1], here[max(1, index) : index + 2], strict=False)
    return any(exchanged(text, one, other) is not None for one, other in beside)


def are_exchanged(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether a list is of what came and what went: 由52项变更为57项（新增7项、取消2项）."""
    return len(parts) > 1 and exchanged(text, parts[0], parts[1]) is not None
