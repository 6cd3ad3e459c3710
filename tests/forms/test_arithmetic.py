"""Sums typed in a cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.arithmetic import is_sum, reckon


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4+5=", 9),
        ("=4+5", 9),
        ("＝４＋５", 9),
        ("4 + 5 =", 9),
        ("1,180-20×3=", 1120),
        ("=1180-20*3", 1120),
        ("=5万+3", 50_003),
        ("=1.5+1.25", Decimal("2.75")),
        ("=1.5+1.5", 3),
        ("=-4+5", 1),
        ("=5", 5),
        ("0.1+0.2=", Decimal("0.3")),
    ],
)
def test_a_sum_is_reckoned_exactly(text: str, value: int | Decimal) -> None:
    assert reckon(text) == value
    assert type(reckon(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("4+5", "=", "==", "=4+", "=4++5", "=4/2", "=(4+5)", "=4**9", "=a+1", "=/+1"),
        *("=__import__('os')", "=9*" + "9*" * 200 + "9", "=999999999999999*999999999999999"),
    ],
)
def test_what_is_no_sum_gives_nothing(text: str) -> None:
    assert reckon(text) is None


def test_only_an_equals_sign_asks_for_arithmetic() -> None:
    assert not is_sum("1+80")
    assert is_sum("1+80=")


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_a_sum_of_many_is_their_sum(terms: list[int]) -> None:
    assert reckon("+".join(map(str, terms)) + "=") == sum(terms)
