"""What a full review costs, as a ratio to reading the draft's TOML: the median of interleaved pairs."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from statistics import median
from time import process_time

from forms.draft import Draft
from forms.loading import example_path, load_form
from forms.review import review

FORM = load_form("disclosure-2021")


def _example() -> tuple[str, Draft]:
    path = example_path(FORM)
    assert path
    text = path.read_text(encoding="utf-8")
    return text, Draft(tomllib.loads(text, parse_float=Decimal))


def _seconds(act: Callable[[], object]) -> float:
    begun = process_time()
    act()
    return process_time() - begun


def _ratio(act: Callable[[], object], text: str) -> float:
    def read() -> object:
        return tomllib.loads(text, parse_float=Decimal)

    act()
    return median(_seconds(act) / _seconds(read) for _ in range(31))


def test_a_review_costs_at_most_five_readings() -> None:
    text, draft = _example()
    ratio = _ratio(lambda: review(FORM, draft), text)
    assert ratio <= 5, f"{ratio:.2f}"


def test_a_review_after_a_key_in_the_longest_part_costs_at_most_five_readings() -> None:
    text, draft = _example()
    longest = max((section.id for section in FORM.sections), key=lambda s: len(draft.prose(s)))
    prose, keys = draft.prose(longest), count(1)

    def typed() -> None:
        draft.set(f"sections.{longest}", prose[:200] + "公" * next(keys) + prose[200:])
        review(FORM, draft)

    ratio = _ratio(typed, text)
    assert ratio <= 5, f"{ratio:.2f}"
