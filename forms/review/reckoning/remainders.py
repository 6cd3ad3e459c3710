"""What is left of a number once some of it is told: 意见22条，采纳13条，其余9条逐一说明; 应办23件，
已办22件，还有1件跨年办理; 制发5件，公开4件，另1件未公开.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.each_named import times_told
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault, mistyped, sum_fault

_REST = regex("(?:其余|其它|剩余|剩下|余下)的?$", words="其余 其它 剩余 剩下 余下")
_BESIDES = regex("(?:另|另外|还有|尚有)$", words="另 还有 尚有")
_WHY = regex(
    "[^，。；\\d]{0,16}(?:未(?!满)|不予|不宜|没有|因|正在|尚|待|跨年|结转|属|涉及|延期|限期|保留|撤回)",
    words="未 不予 不宜 没有 因 正在 尚 待 跨年 结转 属 涉及 延期 限期 保留 撤回",
)
"""Behind a number told besides, what makes of it a part: 另1件因涉密未公开, not 另2件咨询."""
_FIRST = regex(rf"{HAN}{{0,8}}[，,](?:其中)?(?:除|已|均|按期|按时|当年|年内)?{HAN}{{0,8}}")
_HEAD_OF_PART = regex("其中|包括|[、（(]")
_SUMMED = regex("(?:合计|共计?|总计|应办理?|需办理?)$")
_NOT_OF_IT = regex("另有|同时|新增|此外|每|各|平均|同比|增加|减少|上年|去年")
_LABEL = regex(rf"{HAN}+$")
ALIKE = 2
"""Characters at the head or the end of labels that are told alike."""
SHORT = 6
"""Characters that lead in what is left."""
SLACK = 5
"""One in how many what is told and what is left may be off their whole and be meant for it."""


def remainders(
    text: str, start: int, quantities: Sequence[Quantity], before: Sequence[Quantity]
) -> Iterator[Fault]:
    """The faults of what is left in one sentence, which begins at `start` behind the numbers
    `before`.
    """
    quantities = [quantity for quantity in quantities if quantity.unit != "%"]
    for index, rest in enumerate(quantities[2:], 2):
        head = text[max(start, rest.start - SHORT) : rest.start]
        sure = _REST.search(head)
        if not sure and not (_BESIDES.search(head) and _WHY.match(text, rest.stop)):
            continue
        total, part = quantities[index - 2 : index]
        told = {total.unit, part.unit, rest.unit}
        if len(told) > 1 or told & {"%", ""} or total.loose or part.loose or rest.loose:
            continue
        if not _is_whole(text, start, quantities[: index - 2], total):
            continue
        if part.value > total.value and not sure:
            continue
        between = text[total.stop : rest.start]
        if not _FIRST.fullmatch(text, total.stop, part.start) or _NOT_OF_IT.search(between):
            continue
        if times_told(text, total.stop, part) > 1:
            continue
        summed = part.value + rest.value
        gap = abs(Decimal(summed) - Decimal(total.value))
        near = SLACK * gap <= total.value or mistyped(total, (part, rest))
        every = total.value + summed
        parallel = _are_parallel(text, start, total, part) or any(q.value == every for q in before)
        near = near or part.value > total.value
        if summed != total.value and near and not parallel:
            yield sum_fault(text, total, (part, rest), summed, (total.start, rest.stop))


def _are_parallel(text: str, start: int, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers are told alike, so that neither is of the other: 反映道路的20件，反映供水
    的8件.
    """
    labels = [_LABEL.search(text, start, q.start) for q in (one, other)]
    first, second = (label[0] if label else "" for label in labels)
    return first[:ALIKE] == second[:ALIKE] or first[-ALIKE:] == second[-ALIKE:]


def _is_whole(text: str, start: int, before: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a number is told as a whole: the first of its unit since a semicolon, or a sum."""
    begin = max(start, text.rfind("；", start, total.start) + 1)
    head = text[max(begin, total.start - 2 * SHORT) : total.start]
    earlier = any(q.unit == total.unit and q.start >= begin for q in before)
    return bool(_SUMMED.search(head)) or not (earlier or _HEAD_OF_PART.search(head))
