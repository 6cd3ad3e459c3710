"""A sum typed in a cell: `4+5=` is 9, as on the calculator that an officer would reach for."""

from __future__ import annotations

import re
from decimal import Decimal

from forms.draft import Number
from forms.numerals import LONGEST, MOST_DIGITS, read_figure, tidy
from forms.patterns import regex

_HALF_WIDTH = str.maketrans("＝＋－−×＊✕＊", "=+--****")
_TERM = regex(r"([+-]?)([^+-]+)")


def is_sum(text: str) -> bool:
    """Whether the text asks for arithmetic: only an `=` at an end says so, never a slip of `+`."""
    plain = text.translate(_HALF_WIDTH).strip()
    return len(plain) > 1 and (plain.startswith("=") or plain.endswith("="))


def reckon(text: str) -> Number | None:
    """The result of `4+5=` or `=1,180-20×3`, exact; None where it cannot be reckoned.

    Knows + - × over figures as `read_figure` takes them, × before + and -.
    """
    plain = text.translate(_HALF_WIDTH).strip()
    if not is_sum(plain) or len(plain) > 4 * LONGEST:
        return None
    terms = plain.strip("= ")
    if not re.fullmatch(rf"(?:{_TERM.pattern})+", terms):
        return None
    total = Decimal(0)
    for sign, product in _TERM.findall(terms):
        value = _product(product)
        if value is None:
            return None
        total += -value if sign == "-" else value
    return tidy(total) if abs(total) < 10**MOST_DIGITS else None


def _product(text: str) -> Decimal | None:
    value = Decimal(1)
    for factor in text.split("*"):
        reading = read_figure(factor)
        if reading is None or reading.value is None:
            return None
        value *= reading.value
    return value
