"""A number put in the way that another was written: 三十一 for 二十九, 41.21万 for 31.21万."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from forms.draft import Number
from forms.number_words import chinese
from forms.numerals import LARGE, MONEY, tidy, written
from forms.patterns import regex

_ARABIC = regex(r"(?P<digits>\d[\d,]*(?:\.(?P<places>\d+))?)\s?(?P<scale>[万亿]?)")
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
