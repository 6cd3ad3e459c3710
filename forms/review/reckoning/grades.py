"""Grades told behind a number: 请15名代表评议，满意14名、基本满意1名 are all of those asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from forms.draft import Number
from forms.numerals import tidy, written
from forms.patterns import one_of, regex
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import grades
from forms.review.reading.quantities import Quantity
from forms.review.reading.units import PERSONS
from forms.review.reckoning.totals import Fault, sum_fault

_ASKED = regex(
    "评|测|问卷|调查|回访|打分|投票|考核|考试|抽查|检查|验收",
    words="评 测 问卷 调查 回访 打分 投票 考核 考试 抽查 检查 验收",
)
_OTHERS = regex("弃权|作废|无效|空白|未|其余|其他|另|缺考|补考|不清楚|不了解|说不清")
_BACK = regex("收回|回收|有效|参与|参加|参评|到会|出席", words="收 有效 参 到会 出席")
_LED = "(?:其中|获评?|评[定价]?为?|认定为?|选择|选|认为|表示|结果为?)?"
_RATE = regex(
    rf"(?P<what>{HAN}{{1,4}}?)(?:单位|等次)?(?:率|比例|占比|比率)(?:约?为|达到?|是)?\s?$",
    words="率 比例 占比 比率",
)
FEW = 2
SHORT = 12
"""Characters of the words for a rate."""


def graded(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of grades in one sentence, which is `text[start:end]`."""
    quantities = [quantity for quantity in quantities if quantity.unit != "%"]
    for index, total in enumerate(quantities[:-FEW]):
        if total.loose or total.unit in ("%", "") or _grade().search(text, start, total.start):
            continue
        if text.endswith(_every_grade(), start, total.start):
            continue  # 35个受检单位评为优秀10个、良好20个
        if any(q.unit == total.unit and has_grade(text, start, q) for q in quantities[:index]):
            continue  # 第一轮优秀7个、待改进2个；第二轮优秀9个
        parts, closed = _parts(text, total, quantities[index + 1 :])
        if len(parts) < FEW or _OTHERS.search(text, total.stop, end):
            continue
        if not _ASKED.search(text, start, parts[0].start):
            continue
        summed = sum(part.value for part in parts)
        clause = max(start, text.rfind("，", start, total.start) + 1)
        asked = _ASKED.search(text, clause, parts[0].start) or _BACK.search(
            text, clause, total.start
        )
        if summed > total.value or (summed < total.value and closed and asked):
            yield sum_fault(text, total, parts, summed, (total.start, parts[-1].stop))
            return


def graded_rates(text: str, start: int, here: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """优秀12个、良好28个、合格10个，优秀比例34%: shares of grades that their list does not give."""
    for index, share in enumerate(here):
        rate = _RATE.search(text, max(start, share.start - SHORT), share.start)
        if share.unit != "%" or share.loose or not rate or index < FEW:
            continue
        parts, told = _run(text, start, here[:index])
        if rate["what"] in told and len(parts) >= FEW:
            earlier = [q for q in here[: here.index(parts[0])] if q.unit == parts[0].unit]
            wholes = [q.value for q in earlier if q.value >= sum(part.value for part in parts)]
            if wholes or _is_closed(told):
                yield from _rate(share, parts, told.index(rate["what"]), wholes)


def _rate(
    share: Quantity, parts: Sequence[Quantity], at: int, wholes: Sequence[Number]
) -> Iterator[tuple[Quantity, str]]:
    """A share of the grade at a place, or of it with the grades above and below, that is wrong."""
    values = [Decimal(part.value) for part in parts]
    every = [Decimal(whole) for whole in wholes] or [sum(values, Decimal(0))]
    some = [values[at], *(sum(values[:n], Decimal(0)) for n in range(at + 1, len(values) + 1))]
    right = [part * 100 / whole for part in some for whole in every if whole]
    if right and not any(share.low <= value <= share.high for value in right):
        told = f"{written(parts[at].value)} ÷ {written(tidy(every[0]))} = {right[0]:.1f}%"
        yield share, f"占比不对：{told}，正文写 {written(share.value)}%"


def _run(text: str, start: int, before: Sequence[Quantity]) -> tuple[list[Quantity], list[str]]:
    """The last numbers that each have a grade before them, and these grades."""
    parts: list[Quantity] = []
    told: list[str] = []
    edges = [start, *(quantity.stop for quantity in before)]
    for edge, part in reversed(list(zip(edges, before, strict=False))):
        match = _grade().search(text, edge, part.start)
        if not match or part.loose or (parts and part.unit != parts[0].unit):
            break
        parts.insert(0, part)
        told.insert(0, match[1])
    return parts, told


def has_grade(text: str, edge: int, quantity: Quantity) -> bool:
    """Whether a number is that of a grade, told before it and behind a place."""
    return _grade().search(text, max(edge, quantity.start - SHORT), quantity.start) is not None


def _parts(text: str, total: Quantity, after: Sequence[Quantity]) -> tuple[list[Quantity], bool]:
    """The numbers behind a total that each have a grade of one scale before them, none where more
    of its unit follow, and whether so many are told that none is left out.
    """
    parts: list[Quantity] = []
    told: list[str] = []
    edge = total.stop
    for part in after:
        match = _grade().search(text, edge, part.start)
        kin = {part.unit, total.unit}
        if not match or match[1] in told or part.loose or not (len(kin) == 1 or kin <= PERSONS):
            break
        if parts and "其中" in text[edge : part.start]:
            return [], False  # 满意200份，其中非常满意150份
        parts.append(part)
        told.append(match[1])
        edge = part.stop
    more = any(part.unit == total.unit for part in after[len(parts) :])
    one = any(set(told) <= set(scale["words"]) for scale in grades().values())
    return ([], False) if more or not one else (parts, _is_closed(told))


def _is_closed(told: Sequence[str]) -> bool:
    """Whether so many grades of one scale are told that none is left out."""
    scale = next((one for one in grades().values() if set(told) <= set(one["words"])), None)
    return scale is not None and (
        len(told) >= scale["enough"] or bool(set(told) & set(scale["lowest"]))
    )


@cache
def _every_grade() -> tuple[str, ...]:
    """The grades of all scales, the longest first."""
    words = dict.fromkeys(word for scale in grades().values() for word in scale["words"])
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _grade() -> re.Pattern[str]:
    """A grade right before a number, at the head of its item."""
    either = one_of(_every_grade())
    return regex(
        rf"(?:^|(?<=[。\n])|[，、：；:（(和及]|[中里])[^，。；\d]{{0,4}}?{_LED}“?({either})”?"
        r"(?:等次|档次|等级|单位|人员|票)?的?(?:共|有|为|占)?\s?$"
    )
