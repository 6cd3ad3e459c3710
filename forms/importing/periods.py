"""Heads that say which period a column of figures is of: this year's is wanted, no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

Period = Literal["this", "total", "other", ""]

_OTHER = re.compile(
    r"上年|上一年|去年|往年|前年|历年|同期|上期|上季|本月|当月|本季|当季|本期|季度|半年|(?<!\d)\d{1,2}月|环比|同比|增长|增幅"
)
_THIS = re.compile(r"本年|当年|全年|今年|(?<!\d)0?1月?[-—–~至到]0?12月")
_TOTAL = re.compile(r"累计|合计|总计")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def period_of(texts: Iterable[str], year: int | None) -> Period:
    """What the words over a column say, nearest first: the first word that says anything counts.

    `total` is a running total, which is this year's most of the time, but need not be.
    """
    for text in texts:
        plain = "".join(text.split())
        years = {int(found) for found in _YEAR.findall(plain)}
        if year is not None and years:
            return "this" if years == {year} else "other"
        if _THIS.search(plain):
            return "this"
        if _OTHER.search(plain):
            return "other"
        if _TOTAL.search(plain):
            return "total"
    return ""


@lru_cache(maxsize=4096)
def of_another(text: str, names: tuple[str, ...], year: int | None) -> bool:
    """Whether a head speaks of another period than the column so named."""
    own = {period_of([name], None) for name in names}
    return period_of([text], year) == "other" and "other" not in own


def wanted_period(periods: Sequence[Period]) -> tuple[int, bool] | None:
    """Which of several columns is this year's, and whether that is certain."""
    if periods.count("this") == 1:
        return periods.index("this"), True
    if periods.count("total") == 1 and periods.count("other") == len(periods) - 1:
        return periods.index("total"), False
    return None
