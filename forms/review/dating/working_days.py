"""Working days told beside the two days that they lie between: 5月8日至5月31日，用时7个工作日.

Which days are off is settled each year anew: only what no such calendar could make right is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from forms.patterns import regex
from forms.review.language.slips import Slip

_DAY = r"(?:(?P<{0}y>20\d\d)年)?(?P<{0}m>1[0-2]|[1-9])月(?P<{0}d>\d{{1,2}})日"
_TOOK = regex(
    rf"(?<!\d){_DAY.format('a')}(?:(?!\d日)[^。；\n]){{1,120}}?(?<!\d){_DAY.format('b')}(?:(?!\d日)[^。；\n]){{1,30}}?"
    r"(?:用时|历时|仅用|只用|用了)(?:仅|只|了|为|约)*(?P<n>\d{1,2})个工作日",
    words="用时 历时 仅用 只用 用了",
)
_LATER = ("次年", "翌年", "上年", "去年")
_HOLIDAYS = (((1, 1), (2, 28), 8), ((4, 2), (5, 6), 6), ((9, 25), (10, 9), 8))
"""Stretches of the year with the most working days that long holidays take from them."""
_HOLIDAYS_ELSE, _MADE_UP = 3, 3
"""The same of any other; working days at weekends, by which holidays are made up for."""


def wrong_working_days(text: str, year: int) -> Iterator[Slip]:
    """Counts that no calendar of holidays makes right; `year` is that of days that name none."""
    for match in _TOOK.finditer(text):
        days = [_day(match[f"{one}y"], match[f"{one}m"], match[f"{one}d"], year) for one in "ab"]
        first, last = days
        if first is None or last is None or any(word in match[0] for word in _LATER):
            continue
        least, most = _between(first, last)
        if first < last and not least <= int(match["n"]) <= most:
            ends = f"{first.month}月{first.day}日至{last.month}月{last.day}日"
            yield Slip(*match.span("n"), None, f"{ends}不会是{match['n']}个工作日")


def _day(year: str | None, month: str, day: str, else_year: int) -> date | None:
    try:
        return date(int(year or else_year), int(month), int(day))
    except ValueError:
        return None


def _between(first: date, last: date) -> tuple[int, int]:
    """The fewest and the most working days that may lie between two days."""
    days = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    plain = sum(day.weekday() < 5 for day in days)
    off = max(
        (lost for start, end, lost in _HOLIDAYS if _touches(days, start, end)),
        default=_HOLIDAYS_ELSE,
    )
    return plain - off - 1, plain + _MADE_UP


def _touches(days: list[date], start: tuple[int, int], end: tuple[int, int]) -> bool:
    return any(start <= (day.month, day.day) <= end for day in days)
