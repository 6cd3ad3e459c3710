"""Lists behind a total that no word opens: 救助对象412户，低保户216户、特困户69户; 公开信息1234条。
网站公开682条；微信公开352条；….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import dimension
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.part_totals import opens_list
from forms.review.reckoning.totals import BACK, Fault, compared, mistyped, sum_fault

_FIRST = regex(rf"{HAN}{{0,8}}[，,]{HAN}{{2,8}}")
_NO_PARTS = regex(
    "其中|共|合计|总计|累计|[平日月周人场次期]均|全年|较|比|上年|去年|同期|增加|减少|增长|下降"
)
_FURTHER = regex(rf"[，,、]{HAN}{{2,8}}")
KIND = 3
"""Characters before a part's number that tell its kind (优秀10个)."""
APART = 3
"""How many times as much is no longer a total of the parts in the next sentence."""
QUARTERS = 4
MANY = 3
"""Parts that are a list although no word opens it."""


def unopened(text: str, quantities: Sequence[Quantity], tied: frozenset[int]) -> Iterator[Fault]:
    """低保户216户、特困户69户 behind 救助对象412户 without a word that opens the list: a list only
    where one number mistyped, or the kinds told, show it.
    """
    for index, total in enumerate(quantities[:-2]):
        parts = _listed(text, total, quantities[index + 1 :])
        again = any(quantity.unit == total.unit for quantity in quantities[:index])
        if again or total.unit in ("%", "") or len(parts) < 2 or compared(parts, tied):
            continue
        if opens_list(text, total):
            continue
        if _NO_PARTS.search(text, total.stop, parts[-1].start):
            continue
        summed = sum(part.value for part in parts)
        kinds = {dimension(text[part.start - KIND : part.start]) for part in parts}
        over = summed > total.value and len(kinds) == 1 and "" not in kinds
        joined = len(parts) > 2 or text.startswith("、", parts[0].stop)
        if total.loose or summed == total.value:
            continue
        quarters = text.count("季度", total.stop, parts[-1].start) == len(parts) == QUARTERS
        if over or quarters or (joined and mistyped(total, parts)):
            yield sum_fault(text, total, parts, summed, (total.start, parts[-1].stop))


def _listed(text: str, total: Quantity, after: Sequence[Quantity]) -> list[Quantity]:
    found: list[Quantity] = []
    edge, pattern = total.stop, _FIRST
    for part in after:
        same = part.unit == total.unit and not part.loose
        if not same or not pattern.fullmatch(text, edge, part.start):
            break
        found.append(part)
        edge, pattern = part.stop, _FURTHER
    more = after[len(found) : len(found) + 1]
    back = len(found) > 2 and BACK.search(text, total.stop, found[0].start)
    return [] if back or (more and more[0].unit == total.unit) else found


def in_next_sentence(
    text: str, total: Quantity, parts: Sequence[Quantity], tied: frozenset[int]
) -> Iterator[Fault]:
    """公开信息1234条。网站公开682条；微信公开352条；…: the sentence behind a total lists its
    parts, which one mistyped number shows.
    """
    alike = all(part.unit == total.unit and not part.loose for part in parts)
    if len(parts) < MANY or not alike or total.loose or total.unit in ("%", ""):
        return
    told = _NO_PARTS.search(text, total.stop, parts[-1].start)
    summed = sum(part.value for part in parts)
    if summed == total.value or told or compared(parts, tied):
        return
    alike = max(summed, total.value) < APART * min(summed, total.value)
    if alike and mistyped(total, parts):
        yield sum_fault(text, total, parts, summed, (parts[0].start, parts[-1].stop))
