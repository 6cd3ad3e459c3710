"""Trends: what is said to have risen or fallen against last year without a number of its own.

新收申请较上年有所增加, 与上年相比，申请量呈下降趋势, 办结量少于上年. Each is read as a place where
a number could stand, so that the words around it are understood as those around numbers are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from forms.patterns import regex
from forms.review.reading.quantities import Quantity
from forms.review.reading.tongue import hidden

UNIT = "增减"
"""The unit of the place of a trend; nothing is counted in it."""
_YEAR = r"(?:上年度?|去年|上一年度?|上一个年度|(?P<year>20\d\d)年度?)"
_LAST = rf"{_YEAR}(?:同期|末|底)?(?:的)?(?:数量|水平|总量)?"
_AGAINST = rf"(?:较|比|与|和|同|跟|相较|相比|对比|相对)(?:于|之)?{_LAST}(?:相比较?|比较|相较|比)?"
_MUCH = (
    "(?:总体|整体|均|都|也|又|仍|还|呈现?出?|继续|持续|保持|有所|略有|稍有|小幅|大幅|明显|显著|稳步|逐步"
    "|略|稍|有|较大|一定|幅度|基本|大致|大体|的)*"
)
_END = "(?:了|趋势|态势|之势)?(?=[，,。；;、（(！]|$)"
_RISE = "增加|增长|上升|增多|攀升|上涨|走高"
_FALL = "减少|下降|回落|下滑|下跌|走低"
_HOW = rf"(?P<how>{_MUCH}(?:(?P<up>{_RISE})|(?P<down>{_FALL})|持平)){_END}"
_BESIDE = regex(rf"[，,]?(?:{_AGAINST}|同比)[，,]?(?:数量|总量)?{_HOW}")
_LED = regex(rf"(?<![^，,。；;：:]){_AGAINST}[，,](?P<what>[^，,。；;：:\d、（）]{{2,20}}?){_HOW}")
_LESS = regex(
    r"[，,]?(?P<how>(?:略|稍|明显|大大|远|已|也|均)?"
    rf"(?:(?P<up>多于|高于|超过|超出)|(?P<down>少于|低于|不及|不如))){_LAST}{_END}",
    words="多于 高于 超过 超出 少于 低于 不及 不如",
)
_MARKS = ("上年", "上一", "去年", "同比")
_NEARLY = regex("基本|大致|大体|总体|整体")
Kind = Literal["up", "down", "level", "nearly"]


class Trend(NamedTuple):
    """A change told without a number: from where what has changed ends to where it is told."""

    start: int
    stop: int
    kind: Kind


@lru_cache(maxsize=1024)
def trends_in(sentence: str, year: int | None) -> tuple[Trend, ...]:
    """The trends of one sentence in order; those against another year than the last are none."""
    told = any(mark in sentence for mark in _MARKS)
    if not told and (year is None or f"{year - 1}年" not in sentence):
        return ()
    return tuple(sorted(_trends(hidden(sentence), year)))


def _trends(text: str, year: int | None) -> Iterator[Trend]:
    for pattern in (_BESIDE, _LED, _LESS):
        for match in pattern.finditer(text):
            named = match["year"]
            if named and year is not None and int(named) != year - 1:
                continue
            kind: Kind = "up" if match["up"] else "down" if match["down"] else "level"
            if kind == "level" and _NEARLY.search(match["how"]):
                kind = "nearly"
            start = match.end("what") if pattern is _LED else match.start()
            yield Trend(start, match.end(), kind)


def place_of(trend: Trend) -> Quantity:
    """The place of a trend among the quantities of its sentence."""
    return Quantity(trend.start, trend.stop, trend.stop, 0, 0, 0, UNIT, loose=True)
