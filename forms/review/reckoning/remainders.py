"""What is left of a number once some of it is told: 意见22条，采纳13条，其余9条逐一说明; 应办23件，
已办22件，还有1件跨年办理; 制发5件，公开4件，另1件未公开.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.each_named import times_told
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault, mistyped, sum_fault

_REST = regex("(?:其余|其它|剩余|剩下|余下)的?$", words="其余 其它 剩余 剩下 余下")
_BESIDES = regex("(?:另有?|另外|还有|尚有)$", words="另 还有 尚有")
_WHY = regex(
    "[^，。；\\d]{0,16}(?:未(?!满)|不予|不宜|没有|因|正在|尚|待|跨年|结转|属|涉及|延期|限期|保留|撤回)",
    words="未 不予 不宜 没有 因 正在 尚 待 跨年 结转 属 涉及 延期 限期 保留 撤回",
)
"""Behind a number told besides, what makes of it a part: 另1件因涉密未公开, not 另2件咨询."""
_FIRST = regex(
    rf"{HAN}{{0,8}}(?:[，,]|；(?=到|截至|至?年底|年末|已)|[中里](?=有|已有))(?:(?:全部|均|都)已?{HAN}{{2,6}}[，,])?(?:其中)?(?:除|已|均|按期|按时|当年|年内)?{HAN}{{0,8}}"
)
_JOINED = regex(rf"、{HAN}{{2,10}}", words="、")
"""Between two numbers that are the whole together: 建议21件、提案33件，公开52件，另有2件未公开."""
_SHARE_OF = regex(rf"{HAN}{{0,6}}[，,]?(?:约|已)?占{HAN}{{0,8}}", words="占")
_HEAD_OF_PART = regex("其中|包括|[、（(]")
_SUMMED = regex("(?:合计|共计?|总计|应办理?|需办理?)$")
_WHOLE = regex(
    rf"(?:共|合计|总计|累计|收到|受理|接到|接收|征集|发现|排查|核查|检查|抽查|审查|清理|梳理|承办|登记|收回|回收){HAN}{{0,8}}$"
    r"|(?<![针应相反])(?:对|将|把)[^，。；、]{1,22}$"
)
"""Before a number of which several are told, and what they leave."""
_NOT_OF_IT = regex("另有|同时|新增|此外|每|各|平均|同比|增加|减少|上年|去年")
_LABEL = regex(rf"{HAN}+$")
ALIKE = 2
"""Characters at the head or the end of labels that are told alike."""
SHORT = 6
"""Characters that lead in what is left."""
_NEXT = regex(rf"[，,、；]?(?:已|均|并|另)?{HAN}{{1,8}}")
MOST, FAR = 5, 24
"""Numbers of a whole and its parts before what is left; characters that name the whole."""
SLACK = 5
"""One in how many what is told and what is left may be off their whole and be meant for it."""


def remainders(
    text: str, start: int, quantities: Sequence[Quantity], before: Sequence[Quantity]
) -> Iterator[Fault]:
    """The faults of what is left in one sentence, which begins at `start` behind the numbers
    `before`.
    """
    quantities = _wholes_first(text, [q for q in quantities if q.unit != "%"])
    for index, rest in enumerate(quantities[2:], 2):
        head = text[max(start, rest.start - SHORT) : rest.start]
        sure = bool(_REST.search(head))
        if not sure and not (_BESIDES.search(head) and _WHY.match(text, rest.stop)):
            continue
        rows = [quantities[first:index] for first in range(max(0, index - MOST), index - 1)]
        joined = [both for row in rows if (both := _joined(text, row))]
        if any(row[0].agrees(sum(q.value for q in (*row[1:], rest))) for row in (*rows, *joined)):
            continue
        for row in (*joined, *reversed(rows if sure else rows[-1:])):
            earlier = [q for q in quantities[:index] if q.start < row[0].start]
            if _is_whole(text, start, earlier, row[0]) and _is_left(text, row, rest, sure=sure):
                summed = sum(q.value for q in (*row[1:], rest))
                every = row[0].value + summed
                if not any(quantity.value == every for quantity in before):
                    span = min(row[0].start, row[1].start), rest.stop
                    yield sum_fault(text, row[0], (*row[1:], rest), summed, span)
                break


def _joined(text: str, row: Sequence[Quantity]) -> Sequence[Quantity] | None:
    """A row whose first two numbers are the whole together, None where they are not."""
    one, other, *parts = row
    if not parts or one.unit != other.unit or not _JOINED.fullmatch(text, one.stop, other.start):
        return None
    value = one.value + other.value
    low, high = one.low + other.low, one.high + other.high
    return [other._replace(start=one.start, value=value, low=low, high=high), *parts]


def _wholes_first(text: str, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """The numbers, each whole before the part that is told as a share of it: 整理320卷，占总量400卷
    的80%，剩余80卷.
    """
    found = list(quantities)
    for index, (part, whole) in enumerate(pairwise(quantities)):
        if whole.value > part.value and _SHARE_OF.fullmatch(text, part.stop, whole.start):
            found[index : index + 2] = whole, part
    return found


def _is_left(text: str, row: Sequence[Quantity], rest: Quantity, *, sure: bool) -> bool:
    """Whether a number is what some parts leave of the first of a row, and is meant for it."""
    total, *parts = row
    units = {quantity.unit for quantity in (*row, rest)}
    if len(units) > 1 or units & {"%", ""} or any(q.loose for q in (*row, rest)):
        return False
    if max(part.value for part in parts) > total.value and not (sure and len(parts) == 1):
        return False
    behind = parts[0].start > total.start
    if behind and not _FIRST.fullmatch(text, total.stop, parts[0].start):
        return False
    if any(not _NEXT.fullmatch(text, a.stop, b.start) for a, b in pairwise(parts)):
        return False
    if (
        _NOT_OF_IT.search(text[total.stop : rest.start].removesuffix("另有"))
        or times_told(text, total.stop, parts[0]) > 1
    ):
        return False
    if len(parts) > 1 and not _is_told_as_whole(text, total, (*parts, rest)):
        return False
    gap = abs(Decimal(sum(q.value for q in (*parts, rest))) - Decimal(total.value))
    near = SLACK * gap <= total.value or mistyped(total, (*parts, rest))
    near = near or parts[0].value > total.value
    return near and not (
        len(parts) == 1 and _are_parallel(text, max(0, total.start - FAR), total, parts[0])
    )


def _is_told_as_whole(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a number is told as that of all, or one mistyped would make what is left come out."""
    told = _WHOLE.search(text, max(0, total.start - FAR), total.start)
    return bool(told) or mistyped(total, parts)


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
