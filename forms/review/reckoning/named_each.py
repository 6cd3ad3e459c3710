"""Numbers told once for each of several names: 当面、传真、信函各1件; 18份，文字、图表各9份."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.numerals import written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault

_EACH = regex(rf"(?:均|都)?各(?:自|为|有|是|占)?{HAN}{{0,8}}$", words="各")
_NAMES = regex(
    rf"(?P<names>{HAN}{{1,12}}?(?:[、和及与]{HAN}{{1,12}}?)+)$",
    words="、 和 及 与",
)
_JOINT = regex("、|和|及|与")
_NAMED_BEHIND = regex(
    rf"[，,：:（(](?:其中|包括|即)?(?P<names>{HAN}{{2,10}}(?:、{HAN}{{2,10}}?)*[、和及与]{HAN}{{2,10}}?)(?:均|都)?各",
    words="各",
)
FAR = 36
"""Characters before a number in which those are named for each of whom it is told."""


def times_told(text: str, edge: int, quantity: Quantity) -> int:
    """For how many names a number is told: 1 where it is told once, 0 where it is told for each of
    others that are not named one by one.
    """
    begin = max(edge, quantity.start - FAR)
    each = _EACH.search(text, begin, quantity.start)
    if not each:
        return 1
    named = _NAMES.search(text, begin, each.start())
    return len(_JOINT.split(named["names"])) if named else 0


def each_behind(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """解读材料18份，文字、图表、视频各7份: the first number of its unit, then what each has."""
    units: set[str] = set()
    for total, each in pairwise(quantities):
        first = total.unit not in units and "其中" not in text[start : total.start]
        units.add(total.unit)
        same = total.unit == each.unit not in ("%", "") and not (total.loose or each.loose)
        named = _NAMED_BEHIND.fullmatch(text, total.stop, each.start) if same and first else None
        told = len(_JOINT.split(named["names"])) if named else 0
        ends = text[each.stop : each.stop + 1] in "，。；）"
        if told > 1 and ends and told * each.value != total.value:
            yield _wrong(text, told, each, total)


def _wrong(text: str, told: int, each: Quantity, total: Quantity) -> Fault:
    """The fault of what each has, which does not come to the whole."""
    unit = text[total.end : total.stop].strip()
    message = (
        f"各项相加与总数不符：{told} × {written(each.value)} = {written(told * each.value)}，"
        f"正文写 {written(total.value)}{unit}"
    )
    first, last = sorted((each, total))
    return Fault("sum-mismatch", (first.start, last.stop), message)
