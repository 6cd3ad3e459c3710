"""A number put in the way that another was written: 三十一 for 二十九, 41.21万 for 31.21万."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from forms.draft import Number
from forms.numerals import LARGE, MONEY, tidy, written
from forms.patterns import regex

_ARABIC = regex(r"(?P<digits>\d[\d,]*(?:\.(?P<places>\d+))?)\s?(?P<scale>[万亿]?)")
_DIGITS = "零一二三四五六七八九"
_TENS = ("", "十", "百", "千")
_MEASURED = frozenset(("", *MONEY, "%", "％", "倍"))
"""What may be told with decimals; what is counted comes in whole numbers."""
MOST_CHINESE = 99_999_999


def likest(stated: str, others: Sequence[str]) -> int:
    """Which of several numbers is most easily mistyped as the one that stands there."""
    return min(range(len(others)), key=lambda index: distance(stated, others[index]))


def distance(one: str, other: str) -> int:
    """By how many characters put in, left out, changed or swapped two numbers differ."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one):
        last, row, above2 = row, [i + 1], above
        for j, right in enumerate(other):
            cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left != right))
            if i and j and left == other[j - 1] and one[i - 1] == right:
                cost = min(cost, above2[j - 1] + 1)
            row.append(cost)
        above = last
    return row[-1]


def in_the_way_of(numeral: str, unit: str, value: Number) -> str | None:
    """A value (money in 元) written as a numeral with its unit is, None where there is no such way.

    Numbers in 万, 亿 or with decimals are rounded to the places that stood there; what is counted
    piece by piece (38件) is never put with decimals.
    """
    match = _ARABIC.fullmatch(numeral)
    if match is None:
        whole = int(value) if value == int(value) and numeral[:1] not in "0123456789" else None
        return chinese(whole) if whole is not None and 0 <= whole <= MOST_CHINESE else None
    scaled = Decimal(value) / LARGE.get(match["scale"], 1) / MONEY.get(unit, 1)
    places = len(match["places"] or "")
    if match["places"] or match["scale"]:
        scaled = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return f"{_grouped(numeral, f'{scaled:f}')}{match['scale']}"
    if unit not in _MEASURED and scaled != int(scaled):
        return None
    return _grouped(numeral, written(tidy(scaled)))


def _grouped(numeral: str, digits: str) -> str:
    if "," not in numeral:
        return digits
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}{point}{rest}"


def chinese(number: int) -> str:
    """A whole number below a hundred million in Chinese: 二百零五, 三万一千八百七十二."""
    if not number:
        return _DIGITS[0]
    large, small = divmod(number, 10_000)
    words = f"{chinese(large)}万" if large else ""
    if small:
        words += (_DIGITS[0] if large and small < 1000 else "") + _below_ten_thousand(small)
    return words.removeprefix("一") if words.startswith("一十") else words


def _below_ten_thousand(number: int) -> str:
    words, skipped = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            skipped = True
            continue
        words += (_DIGITS[0] if skipped else "") + _DIGITS[int(digit)] + _TENS[place]
        skipped = False
    return words
