"""What is wrong with a change against last year, once both numbers are known."""

from __future__ import annotations

from decimal import Decimal

from forms.draft import Number
from forms.numerals import in_unit, tidy, written
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.change import Change

LEVEL = Decimal("0.03")
"""By how much a number may differ from last year's and still be called level with it."""


def wrong_change(change: Change, before: Number, now: Number, unit: str) -> str | None:
    """What is wrong with a change, None where it is right."""
    gap, stated = Decimal(now) - Decimal(before), change.quantity
    signed = gap if change.up else -gap
    told = f"{_told(before, unit)} → {_told(now, unit)}"
    if change.level:
        return None if abs(gap) <= LEVEL * Decimal(before) else f"与上年并不持平：{told}"
    word = "增加" if gap > 0 else "减少"
    if stated.unit != "%":
        if stated.low <= signed <= stated.high:
            return None
        if stated.low <= -signed <= stated.high:
            return f"增减写反了：{told}，是{word}"
        said = _told(stated.value, unit) if unit else f"{written(stated.value)}{stated.unit}"
        return f"与上年的差不对：{told} 是{word} {_told(abs(gap), unit)}，正文写 {said}"
    return _wrong_percent(change, before, gap, told)


def more_than_all(change: Change) -> str | None:
    """What is wrong with a rise to a number that is less than the rise: 12.4万人，净增13.9万人."""
    now, rise = change.now, change.quantity
    alone = now is not None and not (change.level or change.last or change.others)
    if now is None or not (alone and change.up) or rise.unit != now.unit or rise.low <= now.high:
        return None
    return f"增加的比现有的还多：现有 {written(now.value)}，增加 {written(rise.value)}"


def is_rounded(change: Change, before: Number, now: Number) -> bool:
    """Whether a percentage is right for some of the numbers that rounded ones may stand for
    (由4.39万件降为4.12万件).
    """
    if change.level or change.quantity.unit != "%":
        return False
    last = _range(change.last, before)
    this = _range(change.now, now)
    if not last[0] or (last[0] == last[1] and this[0] == this[1]):
        return False
    edges = [100 * (this[0] / last[1] - 1), 100 * (this[1] / last[0] - 1)]
    low, high = sorted(edges) if change.up else sorted(-edge for edge in edges)
    return low <= change.quantity.high and change.quantity.low <= high


def _range(told: Quantity | None, value: Number) -> tuple[Decimal, Decimal]:
    return (Decimal(told.low), Decimal(told.high)) if told else (Decimal(value), Decimal(value))


def _wrong_percent(change: Change, before: Number, gap: Decimal, told: str) -> str | None:
    stated = change.quantity
    if not before:
        return f"上年为 0，算不出百分比（{told}）"
    percent = (gap if change.up else -gap) * 100 / Decimal(before)
    if stated.is_rounded(percent):
        return None
    direction = "增长" if gap > 0 else "下降"
    if stated.low <= -percent <= stated.high:
        return f"增减写反了：{told}，是{direction}"
    shown = f"{abs(gap) * 100 / Decimal(before):.1f}%"
    return f"同比不对：{told} 是{direction} {shown}，正文写 {written(stated.value)}%"


def _told(value: Number | Decimal, unit: str) -> str:
    return f"{written(tidy(Decimal(in_unit(value, '元', unit))))}{unit}"
