"""Grades told behind a number: 请15名代表评议，满意14名、基本满意1名 are all of those asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from forms.patterns import regex
from forms.review.reading.counted_words import grades
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault, sum_fault

_ASKED = regex(
    "评|测|问卷|调查|回访|打分|投票|考核|考试|抽查|检查|验收",
    words="评 测 问卷 调查 回访 打分 投票 考核 考试 抽查 检查 验收",
)
_OTHERS = regex("弃权|作废|无效|空白|未|其余|其他|另|缺考|补考|不清楚|不了解|说不清")
_BACK = regex("收回|回收|有效|参与|参加|参评|到会|出席", words="收 有效 参 到会 出席")
_LED = "(?:其中|获评?|评[定价]?为?|认定为?|选择|选|认为|表示|结果为?)?"
_PEOPLE = frozenset(("人", "名", "位", "人次"))
FEW = 2


def graded(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of grades in one sentence, which is `text[start:end]`."""
    for index, total in enumerate(quantities[:-FEW]):
        if total.loose or total.unit in ("%", "") or _grade().search(text, start, total.start):
            continue
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


def _parts(text: str, total: Quantity, after: Sequence[Quantity]) -> tuple[list[Quantity], bool]:
    """The numbers behind a total that each have a grade of one scale before them, none where more
    of its unit follow, and whether so many are told that none is left out.
    """
    parts: list[Quantity] = []
    told: list[str] = []
    scales = set(grades())
    edge = total.stop
    for part in after:
        match = _grade().search(text, edge, part.start)
        kin = {part.unit, total.unit}
        if not match or match[1] in told or part.loose or not (len(kin) == 1 or kin <= _PEOPLE):
            break
        scales &= {name for name, scale in grades().items() if match[1] in scale["words"]}
        parts.append(part)
        told.append(match[1])
        edge = part.stop
    more = any(part.unit == total.unit for part in after[len(parts) :])
    if more or not scales:
        return [], False
    scale = grades()[min(scales)]
    return parts, len(told) >= scale["enough"] or bool(set(told) & set(scale["lowest"]))


@cache
def _grade() -> re.Pattern[str]:
    """A grade right before a number, at the head of its item."""
    words = {word for scale in grades().values() for word in scale["words"]}
    either = "|".join(sorted(words, key=len, reverse=True))
    return regex(
        rf"(?:^|[，、：；:（(和及])[^，。；\d]{{0,4}}?{_LED}({either})"
        r"(?:等次|档次|等级|单位|人员|票)?的?(?:共|有|为|占)?\s?$"
    )
