"""What a form costs to load, as a ratio to reading its TOML; the best of interleaved runs."""

import tomllib
from collections.abc import Callable
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
    runs = [(seconds(lambda: tomllib.loads(TEXT)), seconds(load_and_compile)) for _ in range(15)]
    reading, loading = (min(times) for times in zip(*runs, strict=True))
    assert loading <= 3 * reading, f"{loading / reading:.2f}"
