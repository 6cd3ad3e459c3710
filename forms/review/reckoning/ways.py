"""Ways from one number to the next: 由96件增加到120件."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.quantities import Quantity, quantities_of

UP = "增长|增加|上升|提高|增幅|增多|提升|攀升|上涨|净增|增量|涨幅|多出|延长|扩大|扩充|多|增|升"
DOWN = "下降|减少|降低|降幅|回落|下滑|下跌|净减|减量|减幅|缩短|压缩|压减|缩减|精简|少|减|降"
_OTHERWISE = "补充|充实|丰富|扩展|拓展|拓宽|调整|合并|整合|归并|优化|细化|完善"
FROM = regex(r"(?:由|从)[^，。；\d]{0,12}(?:20\d\d年度?)?[^，。；\d]{0,6}$")
TO = regex(
    rf"[^，。；\d]{{0,4}}(?:{UP}|{DOWN}|{_OTHERWISE})(?:到|至|为)[^，。；\d]{{0,6}}(?:20\d\d年度?)?[^，。；\d]{{0,4}}",
    words="到 至 为",
)


@lru_cache(maxsize=256)
def starts_in(text: str) -> frozenset[Span]:
    """The numbers from which something changed (由96件增加到120件): none of this year."""
    if "由" not in text and "从" not in text:
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
