"""The table of words: every entry reports its failing sentence and passes the other."""

from __future__ import annotations

import tomllib

import pytest

from forms.review.language.words import Pair, Word, redundant_pairs, table, wrong_words
from forms.review.reading.tongue import DATA

WORDS, PAIRS = table()
EXAMPLES = tomllib.loads((DATA / "words.examples.toml").read_text(encoding="utf-8"))


def test_the_table_is_long_enough() -> None:
    assert len(WORDS) + len(PAIRS) >= 450


def test_every_entry_has_its_two_sentences_and_no_other_has() -> None:
    assert {word.wrong for word in WORDS} == set(EXAMPLES["word"])
    assert {f"{pair.first}…{pair.last}" for pair in PAIRS} == set(EXAMPLES["pair"])


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.wrong)
def test_a_wrong_word_is_reported_where_it_is_wrong_only(word: Word) -> None:
    fails, passes = EXAMPLES["word"][word.wrong].values()
    found = [(slip.better, fails[slip.start : slip.end]) for slip in wrong_words(fails)]
    assert (word.right, word.wrong) in found
    assert not list(wrong_words(passes))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.first + pair.last)
def test_words_that_say_the_same_twice_are_reported(pair: Pair) -> None:
    fails, passes = EXAMPLES["pair"][f"{pair.first}…{pair.last}"].values()
    assert list(redundant_pairs(fails))
    assert not list(redundant_pairs(passes))


def test_an_office_adds_words_of_its_own() -> None:
    slips = list(wrong_words("由区府办汇总。", (("区府办", "区政府办公室"),)))
    assert [slip.better for slip in slips] == ["区政府办公室"]
    assert not list(wrong_words("由区府办汇总。"))


@pytest.mark.parametrize(
    ("wrong", "right", "text", "mended"),
    [
        ("查阅点", "政府信息查阅点", "设政府信息查阅点3处。", "设政府信息查阅点3处。"),
        ("查阅点", "政府信息查阅点", "设查阅点3处。", "设政府信息查阅点3处。"),
        (
            "查阅点",
            "查阅点（站）",
            "设查阅点（站）3处、查阅点1处。",
            "设查阅点（站）3处、查阅点（站）1处。",
        ),
        ("常常", "时常常常", "时常常常检查，常常督促。", "时常常常检查，时常常常督促。"),
    ],
)
def test_a_wrong_word_within_its_right_one_is_no_slip(
    wrong: str, right: str, text: str, mended: str
) -> None:
    own = ((wrong, right),)
    for slip in sorted(wrong_words(text, own), reverse=True):
        text = text[: slip.start] + str(slip.better) + text[slip.end :]
    assert text == mended
    assert not list(wrong_words(text, own))


def test_latin_words_are_left_alone_within_addresses() -> None:
    assert not list(
        wrong_words("网址：https://www.qingshan.example/app/led.pdf，邮箱：app@qs.example。")
    )
