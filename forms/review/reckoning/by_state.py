"""Numbers told by how far they have come: 发现问题23个，已整改20个，正在整改2个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import BACK, MEAN, Fault, compared, sum_fault

_DONE = regex(rf"[，,（]\s?(?:其中)?(?:已经?|共|按期|按时|当年|实际|均)?{HAN}{{2,8}}$")
_OPEN = regex(
    rf"[，,、和（]?\s?{HAN}{{0,3}}(?:未|正在|尚有|尚在|在办|[办处审]理中|还有|还剩|其余|剩余|余下|结余|节约|缺席|待|限期){HAN}{{0,6}}$",
    words="未 正在 尚有 尚在 在办 理中 还有 还剩 其余 剩余 余下 结余 节约 缺席 待 限期",
)
_DENIED = regex("未|不|没有")
_OTHERS = regex("[，,、；](?:其余|其他|另有?)", words="其余 其他 另")
_STILL = regex(r"(?:仍?正在|尚未|未|尚在|待|没有)", words="正在 未 尚在 待 没有")
_PART_OF_IT = regex(rf"{HAN}{{0,6}}[，,]其中", words="其中")
_STATED = regex(
    r"发现|排查|梳理|收到|接到|受理|接收|承办|提出|征集|收集|登记|交办|转办|抽查|检查|评估|共有|应|来[信件电函]|留言|发放|发出|下发|问题|诉求|线索|任务|工单|预算|安排|投入"
)
SHORT = 9
"""Characters behind a number that may deny it."""


def by_state(
    text: str, start: int, quantities: Sequence[Quantity], tied: frozenset[int]
) -> Iterator[Fault]:
    """发现问题23个，已整改20个，正在整改2个: what is done and what is not make up the whole."""
    for index, total in enumerate(quantities[:-2]):
        begin = max(start, text.rfind("；", start, total.start) + 1)
        earlier = (q for q in quantities[:index] if q.start >= begin)
        if total.loose or total.unit in ("%", "") or any(q.unit == total.unit for q in earlier):
            continue
        head = text[max(start, total.start - 16) : total.start]
        edge, after = _behind_list(text, total, quantities[index + 1 :])
        parts = _states(text, total, after, edge)
        if not _STATED.search(head) and not _is_denied(text, total, parts):
            continue
        label = text[total.stop : parts[0].start] if parts else ""
        if {*_STATED.findall(head)} & {*_STATED.findall(label)}:
            continue  # 甲局收到21件，乙局收到13件，其余22件
        summed = sum(part.value for part in parts)
        if len(parts) > 1 and summed != total.value and not compared(parts, tied):
            yield sum_fault(text, total, parts, summed, (total.start, parts[-1].stop))


def _is_denied(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the second part is what the first is not: 采纳1180条，不予采纳180条."""
    if len(parts) != 2:
        return False
    done, denied = text[total.stop : parts[0].start], text[parts[0].stop : parts[1].start]
    if len(done) > 2 and denied.endswith(done[-2:]) and _DENIED.search(denied):
        return True
    behind = text[parts[1].stop : parts[1].stop + SHORT]  # 配有解读的17件，9件没有解读
    return denied == "，" and bool(_DENIED.match(behind)) and done.rstrip("的")[-2:] in behind


def _behind_list(
    text: str, total: Quantity, after: Sequence[Quantity]
) -> tuple[int, Sequence[Quantity]]:
    """Where it goes on behind a total, or behind the list of its kinds that is all of it, and with
    which numbers: 问题38个，其中甲类25个、乙类13个，已整改36个，剩余2个.
    """
    if after and "其中" in text[total.stop : after[0].start]:
        for count in range(2, len(after) - 1):
            listed = after[:count]
            alike = all(part.unit == total.unit for part in listed)
            if alike and sum(part.value for part in listed) == total.value:
                return listed[-1].stop, after[count:]
    return total.stop, after


def _states(text: str, total: Quantity, after: Sequence[Quantity], edge: int) -> list[Quantity]:
    """The parts by state behind a total, none where they do not end with what is not done."""
    found: list[Quantity] = []
    still, before, rated, begun = False, "", False, edge
    for part in after:
        if part.unit == "%" and found:
            edge, rated = part.stop, True
            continue
        head = text[edge : part.start]
        if MEAN.search(head):
            edge = part.stop
            continue
        denied = len(before) > 2 and head.endswith(before[-2:]) and _DENIED.search(head)
        open_ = bool(denied or _OPEN.fullmatch(head) or _STILL.match(text, part.stop))
        if found and "其中" in head:
            return []  # 核实158条，其中151条已整改
        if (
            part.unit != total.unit
            or part.loose
            or not (open_ or (_DONE.fullmatch(head) and not rated))
        ):
            break
        found.append(part)
        edge, still, before = part.stop, open_, head
        if still:
            break
    rest = [quantity for quantity in after if quantity.start >= edge]
    more = any(part.unit == total.unit for part in rest if not _PART_OF_IT.match(text, edge))
    balance = "结转" in text[total.stop : edge] or _OTHERS.match(text, edge)
    more = more or (len(found) > 2 and bool(BACK.search(text, begun, found[0].start)))
    return [] if more or balance or not still or found[0].value > total.value else found
