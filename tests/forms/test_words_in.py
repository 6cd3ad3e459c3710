"""The words that patterns ask for, looked for in a text all at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.patterns import regex
from forms.review.reading.paragraphs import matches_in
from forms.words_in import tell_apart, words_in

WORDS = ("甲", "甲乙", "甲乙丙", "乙丙", "丙丙", "丁")
tell_apart(WORDS)
texts = st.text(alphabet="甲乙丙丁戊，。\n", max_size=60)


@given(texts)
def test_the_words_found_are_those_that_stand_in_the_text(text):
    assert words_in(text) & {*WORDS} == {word for word in WORDS if word in text}


def test_words_told_later_are_found_in_a_text_that_was_looked_through_before():
    assert "戊己" not in words_in("戊己庚")
    tell_apart(["戊己"])
    assert "戊己" in words_in("戊己庚")


@given(texts)
def test_asking_the_paragraphs_first_finds_what_the_whole_text_has(text):
    pattern = regex(r"(?:^|(?<=[，。\n]))甲[乙丙]{0,3}丁", 8, words="丁")
    spans = [match.span() for match in pattern.finditer(text)]
    assert [match.span() for match in matches_in(pattern, text)] == spans
