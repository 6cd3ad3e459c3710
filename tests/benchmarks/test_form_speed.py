"""What a form costs to load, as a ratio to reading its TOML: the median of interleaved pairs."""

import tomllib
from collections.abc import Callable
from statistics import median
from time import perf_counter

from forms.loading import CATALOG, parse_form
from forms.review.relations import relations_of

TEXT = (CATALOG / "disclosure_2021.toml").read_text(encoding="utf-8")


def load_and_compile() -> None:
    relations_of(parse_form(TEXT, "disclosure_2021.toml"))


def seconds(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


def test_loading_checking_and_compiling_cost_at_most_three_readings() -> None:
    load_and_compile()
    ratio = median(
        seconds(load_and_compile) / seconds(lambda: tomllib.loads(TEXT)) for _ in range(31)
    )
    assert ratio <= 3, f"{ratio:.2f}"
