"""Few things told one by one, the number first: 行政复议2件，1件维持，1件撤回; 共收到申请3件，
一件为安置资料，两件为承包合同.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.patterns import regex
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault, sum_fault

_OPENS = regex("[，；：、（]")
_SAYS = regex(
    "(?:申请|案件|来信|来件|文件|建议|提案|信息)?(?:已|均|仍|尚|经|被|要求|主要|系|因|由|为|是|涉及?|关于|属于?|来自|维持|纠正|撤|驳回|判决|终止"
    "|正在|反映|申请|咨询|采纳|予以|不予|部分|无法|转|答复|同意|不同意)"
)
_NOT_ALL = regex("其中|其余|其他|另|例如|如|包括|等|同比|较|比上|每|各")
_NEXT = regex("[^，。；、]{1,24}[，、；]")
_AFTER = regex("[^，。；]{1,24}(?:[，。；、）]|$)")
_CLOSES = regex("(?:均|都|全部|目前|现|没有|未|无)")
FEW, MOST = 2, 12
"""Things that are told one by one."""


def one_by_one(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of such lists in one sentence, which is `text[start:end]`."""
    for index, total in enumerate(quantities[:-FEW]):
        if total.loose or total.unit in ("%", "") or not FEW <= total.value <= MOST:
            continue
        if any(q.unit == total.unit for q in quantities[:index]):
            continue
        parts = _parts(text, end, total, quantities[index + 1 :])
        summed = sum(part.value for part in parts)
        if len(parts) >= FEW and abs(summed - total.value) == 1:
            yield sum_fault(text, total, parts, summed, (total.start, parts[-1].stop))


def _parts(text: str, end: int, total: Quantity, after: Sequence[Quantity]) -> list[Quantity]:
    """The numbers that each open a clause behind a total; none where it goes on with others."""
    parts: list[Quantity] = []
    for part in after:
        if part.unit != total.unit:
            return []
        opens = _OPENS.match(text, part.start - 1) and _SAYS.match(text, part.stop)
        if part.loose or part.value >= total.value or not opens:
            return []
        if parts and not _NEXT.fullmatch(text, parts[-1].stop, part.start):
            return []
        parts.append(part)
    if not parts or _NOT_ALL.search(text, total.stop, parts[-1].stop):
        return []
    last = _AFTER.match(text, parts[-1].stop, end)
    ends = last is not None and (last.end() >= end or _CLOSES.match(text, last.end()))
    return parts if ends else []
