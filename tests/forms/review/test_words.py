"""The table of words: every entry reports its failing sentence and passes the other."""

from __future__ import annotations

from typing import Any

import pytest

from forms.review.words import entries, redundant_pairs, wrong_words

WORDS = entries()["word"]
PAIRS = entries()["pair"]


def test_the_table_is_long_enough() -> None:
    assert len(WORDS) + len(PAIRS) >= 450


@pytest.mark.parametrize("entry", WORDS, ids=lambda entry: entry["wrong"])
def test_a_wrong_word_is_reported_where_it_is_wrong_only(entry: dict[str, Any]) -> None:
    found = [
        (slip.better, entry["fail"][slip.start : slip.end]) for slip in wrong_words(entry["fail"])
    ]
    assert (entry["right"], entry["wrong"]) in found
    assert not list(wrong_words(entry["pass"]))


@pytest.mark.parametrize("entry", PAIRS, ids=lambda entry: entry["first"] + entry["last"])
def test_words_that_say_the_same_twice_are_reported(entry: dict[str, Any]) -> None:
    assert list(redundant_pairs(entry["fail"]))
    assert not list(redundant_pairs(entry["pass"]))


def test_an_office_adds_words_of_its_own() -> None:
    slips = list(wrong_words("由区府办汇总。", (("区府办", "区政府办公室"),)))
    assert [slip.better for slip in slips] == ["区政府办公室"]
    assert not list(wrong_words("由区府办汇总。"))


def test_latin_words_are_left_alone_within_addresses() -> None:
    assert not list(
        wrong_words("网址：https://www.qingshan.example/app/led.pdf，邮箱：app@qs.example。")
    )
