"""Shares that must come to the whole, or to their sum, and ratios: 原创占60%，其余40%为转载;
分别占25.9%和11.5%，两类合计37.4%; 原创240条、转载160条，二者之比为3:2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.numerals import read_numeral, tidy, written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity

_RATIO = regex(
    r"比(?:例|值)?(?:约?为|是|约)?\s?(?P<one>\d{1,3}(?:\.\d)?)\s?[:：∶比]\s?(?P<other>\d{1,3}(?:\.\d)?)(?![:：∶\d])",
    words="比",
)
_NAMED = regex(
    rf"(?P<one>{HAN}{{2}}){HAN}{{0,6}}[与和跟](?P<other>{HAN}{{2}}){HAN}{{0,8}}?(?:的|之)?$"
)
_BOTH = regex("[二两]者(?:的|之)?$", words="二者 两者")
_REST = regex("(?:其余|其他|剩余|余下)(?:的)?(?:约)?$", words="其余 其他 剩余 余下")
_SUM = regex(
    rf"(?P<count>[两二三四五])?[者类项种]?(?:合计|总计|共计|相加|之和|共占|一共)(?:占|为|达|约)*(?:比)?{HAN}{{0,6}}$",
    words="合计 总计 共计 相加 之和 共占 一共",
)
_CHANGED = regex("增长|下降|上升|提高|降低|增加|减少|上年|去年|同比|同时|其中|按时|及时|目标")
_OPPOSITE = tuple(
    tuple(pair.split("/"))
    for pair in (
        "原创/转载",
        "线上/线下",
        "专职/兼职",
        "男/女",
        "满意率/不满意率",
        "合格率/不合格率",
        "移动端/电脑端",
        "移动端/PC端",
        "手机端/电脑端",
        "按期/逾期",
        "有效/无效",
    )
)
"""What divides all there is in two."""
ALL = Decimal(100)
SPREAD = Decimal("0.08")
"""By how much of it a ratio in small numbers may be off."""


def ratio_faults(
    text: str, start: int, end: int, here: Sequence[Quantity]
) -> Iterator[tuple[Quantity, str]]:
    """The faults of shares and ratios in one sentence, `text[start:end]`, with what is blamed."""
    shares = [quantity for quantity in here if quantity.unit == "%"]
    if len(shares) > 1 and not _CHANGED.search(text, start, end):
        yield from _rest(text, shares)
        yield from _opposite(text, start, end, shares)
        yield from _sum(text, start, shares)
    yield from _ratio(text, start, end, here)


def _slack(shares: Sequence[Quantity]) -> Decimal:
    """By how much shares that have been rounded may miss their sum."""
    places = max(-int(Decimal(str(share.value)).as_tuple().exponent) for share in shares)
    return Decimal(len(shares) - 1) * Decimal(1).scaleb(-max(places, 0)) / 2


def _rest(text: str, shares: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """原创占60%，其余40%为转载."""
    last = shares[-1]
    if not _REST.search(text, max(0, last.start - 6), last.start) or any(q.loose for q in shares):
        return
    summed = sum((Decimal(share.value) for share in shares), Decimal(0))
    if abs(summed - ALL) > _slack(shares):
        yield last, f"各占比之和不是 100%：{_added(shares)} = {written(tidy(summed))}%"


def _opposite(
    text: str, start: int, end: int, shares: Sequence[Quantity]
) -> Iterator[tuple[Quantity, str]]:
    """原创占60%，转载占40%."""
    if len(shares) != 2 or any(q.loose for q in shares):
        return
    one, other = shares
    labels = text[max(start, one.start - 12) : one.start], text[one.stop : other.start]
    together = "分别" in labels[0] and len(labels[1]) == 1
    summed = Decimal(one.value) + Decimal(other.value)
    if abs(summed - ALL) <= _slack(shares) or not (together or labels[1].startswith(("，", "、"))):
        return
    for first, second in _OPPOSITE:
        apart = first in labels[0] and second in labels[1]
        apart = apart and "占" in labels[1] + second.replace("率", "占")
        both = together and first in labels[0] and second in labels[0]
        if apart or both:
            yield other, f"两项占比之和不是 100%：{_added(shares)} = {written(tidy(summed))}%"
            return


def _sum(text: str, start: int, shares: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """分别占25.9%和11.5%，两类合计37.4%."""
    *parts, total = shares
    told = _SUM.search(text, max(start, total.start - 16), total.start)
    if not told or len(parts) < 2 or any(q.loose for q in shares):
        return
    if told["count"] and read_numeral(told["count"]) != len(parts):
        return
    summed = sum((Decimal(part.value) for part in parts), Decimal(0))
    if abs(summed - Decimal(total.value)) > _slack(shares):
        right = f"{_added(parts)} = {written(tidy(summed))}%"
        yield total, f"占比之和不对：{right}，正文写 {written(total.value)}%"


def _added(shares: Sequence[Quantity]) -> str:
    return " + ".join(f"{written(share.value)}%" for share in shares)


def _ratio(
    text: str, start: int, end: int, here: Sequence[Quantity]
) -> Iterator[tuple[Quantity, str]]:
    """原创240条、转载160条，二者之比为3:2."""
    told = _RATIO.search(text, start, end)
    counted = [q for q in here if told and not told.start() <= q.start < told.end()]
    if not told or len(counted) != 2 or counted[0].unit != counted[1].unit:
        return
    one, other = counted
    named = _NAMED.search(text, start, told.start())
    again = named and all(text.count(name, start, end) > 1 for name in named.groups())
    if not again and not _BOTH.search(text, start, told.start()):
        return
    if one.loose or other.loose or not other.value or not float(told["other"]):
        return
    right = Decimal(one.value) / Decimal(other.value)
    stated = Decimal(told["one"]) / Decimal(told["other"])
    if abs(right - stated) > SPREAD * right:
        values = f"{written(one.value)} : {written(other.value)}"
        yield other, f"比例不对：{values}，正文写 {told['one']}:{told['other']}"
