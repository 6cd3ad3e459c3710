"""Shares of what several numbers come to: 公开22件，部分公开8件，两项占办结总数的71.4%;
法律服务机构4件和其他1件，合占10.4%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.draft import Number
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.share import Share
from forms.review.reckoning.share_parts import HEAD, OF_ALL, meant

_SUM = "(?:合计|共计?|总计|总共|一共|合起来|加起来|相加|之和|合)"
SEVERAL = regex(
    r"(?:^|[，,；])?(?:这|以上|上述|(?P<first>前))?(?P<count>[两二三四五六])"
    rf"(?:[项类种](?!人员){HAN}{{0,4}}?|者|种情形|个(?:渠道|方面|部分|领域|平台|栏目|单位|部门))"
    rf"{_SUM}?(?P<share>占)(?:比|到)?{HAN}{{0,12}}(?:\d+{HAN}{{1,2}}的)?$",
    words="占",
)
TOGETHER = regex(rf"[，,]?(?:[两二三]者)?{_SUM}[约共]?占", words="占")
"""A share of what the numbers before it come to, which does not say of how many."""
_IN_ALL = regex(rf"{HAN}{{0,8}}(?:[中里][，,]|[，,]?其中|[：:])", words="中 里 ： :")
"""What makes of the number before it the whole of such a share."""
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
FEW = 2
HUNDRED = 100
REACH = 30
"""Characters before a share that may tell of how many numbers it is."""


def of_several(text: str, here: Sequence[Quantity], share: Quantity) -> Iterator[Share]:
    """公开22件，部分公开8件，两项占办结总数的71.4%: the share of what several numbers come to."""
    told = SEVERAL.search(text, max(0, share.start - REACH), share.start)
    counted = [q for q in here if q.unit != "%" and (not told or q.stop <= told.start())]
    count = _COUNTS.get(told["count"], 0) if told else 0
    parts = counted[-count:] if count else []
    if not told or len(parts) < count or len({q.unit for q in parts}) > 1:
        return
    if parts[-1].stop < told.start() - HEAD or any(q.loose for q in parts):
        return
    if told["first"]:
        yield from _of_first(text, counted, count, share)
        return
    part = _summed(parts)
    beside = [q for q in here if q.start > told.end("share")]  # 占全年总量354条的50%
    wholes = [q for q in beside or counted[:-count] if q.unit == part.unit]
    wholes = [q for q in wholes if q.value >= part.value]
    plain = bool(OF_ALL.search("占" + text[told.end("share") : share.start]))
    yield Share(share, part, meant(text, part, share, wholes), plain)


def _of_first(
    text: str, counted: Sequence[Quantity], count: int, share: Quantity
) -> Iterator[Share]:
    """公开信息354条，教育类86条、医疗类54条、就业类37条，前两类共占39.5%: the share of the first of
    a list, or of the most of it, where a whole stands before it; none where it is right of any.
    """
    row = [q for q in counted if q.unit == counted[-1].unit]
    runs = [row[at:] for at in range(len(row) - count + 1)]
    if any(q.loose for q in row) or any(_is_of_its_first(run, count, share) for run in runs):
        return
    led = [run for run in runs if len(run) > count and 2 * run[0].value >= _value(run)]
    if led:
        yield Share(share, _summed(led[-1][1 : count + 1]), (led[-1][0],))


def _is_of_its_first(run: Sequence[Quantity], count: int, share: Quantity) -> bool:
    """Whether a share is right of the first, or of the most, of a list or of that behind its
    whole.
    """
    lists = [(run, _value(run)), (run[1:], run[0].value)]
    return any(
        share.agrees(_percent(row[:count], whole))
        for parts, whole in lists
        for row in (parts, sorted(parts, key=_size, reverse=True))
    )


def _size(quantity: Quantity) -> Number:
    return quantity.value


def _value(parts: Sequence[Quantity]) -> Number:
    return sum(part.value for part in parts)


def _percent(parts: Sequence[Quantity], whole: Number) -> Decimal:
    return Decimal(_value(parts)) * HUNDRED / Decimal(whole or 1)


def _summed(parts: Sequence[Quantity]) -> Quantity:
    """What parts come to, at the place of the last."""
    value = _value(parts)
    return parts[-1]._replace(value=value, low=value, high=value)


def of_sum(text: str, here: Sequence[Quantity], share: Quantity) -> Iterator[Share]:
    """已办的306件里，公开129件，部分公开32件，合计占52.6%: the share of what the list right
    before it comes to, unless it is that of the last few.
    """
    parts = _list_before(text, here)
    value = sum(part.value for part in parts)
    if len(parts) < FEW or any(part.loose for part in parts):
        return
    row = [q for q in here if q.unit == parts[0].unit]
    last = [sum(q.value for q in parts[first:]) for first in range(1, len(parts) - 1)]
    if any(share.agrees(Decimal(one) * 100 / Decimal(q.value)) for one in last for q in row):
        return
    wholes = [q for q in row if q.start < parts[0].start and q.value >= value]
    part = _summed(parts)
    plain = bool(OF_ALL.search(text, share.start - HEAD, share.start))
    yield Share(share, part, meant(text, part, share, wholes), plain)


def _list_before(text: str, here: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers of the list that ends a row, none where the first may be the whole of them."""
    first = len(here) - 1
    while first > 0 and _goes_on(text, here[first - 1], here[first]):
        first -= 1
    found = here[first:]
    whole = len(found) > FEW and found[0].value >= sum(q.value for q in found[1:])
    return [] if whole else found


def _goes_on(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers stand in one list, of which the first is not the whole."""
    if one.unit != other.unit or one.unit == "%" or _IN_ALL.match(text, one.stop, other.start):
        return False
    return text.find("；", one.stop, other.start) < 0
