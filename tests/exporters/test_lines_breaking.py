"""Where a paragraph breaks on paper, by Word's rules and by LibreOffice's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.line_breaking import HANGING
from exporters.lines import LIBREOFFICE, WORD, break_lines, width

HAN = "全年主动公开政府信息全文电子化情况说明及其他有关事项目录"
"""28 characters: a full line."""


def lines(text, metrics, **options):
    return [text[start:end] for start, end in break_lines(text, metrics, **options)]


@pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE])
def test_28_characters_stand_on_a_line_and_26_behind_the_indent(metrics):
    assert lines(HAN * 2, metrics) == [HAN, HAN]
    assert lines(HAN * 2, metrics, first=630)[0] == HAN[:26]


def test_an_empty_paragraph_has_one_line():
    assert break_lines("", WORD) == [(0, 0)]


@pytest.mark.parametrize(
    ("metrics", "text", "first"),
    [
        # a full stop hangs in LibreOffice and takes a character along in Word
        (LIBREOFFICE, HAN + "。完", HAN + "。"),
        (WORD, HAN + "。完", HAN[:-1]),
        # what may not begin a line
        (WORD, HAN + "）完", HAN[:-1]),
        (LIBREOFFICE, HAN + "）完", HAN[:-1]),
        (WORD, HAN + "％完", HAN[:-1]),
        (LIBREOFFICE, HAN + "％完", HAN),
        # what may not end one
        (WORD, HAN[:-1] + "（完）", HAN[:-1]),
        (LIBREOFFICE, HAN[:-1] + "“完”", HAN[:-1]),
        # a number stays whole, with its separators and its sign
        (WORD, HAN[:-2] + "1,234.5%完", HAN[:-2]),
        (LIBREOFFICE, HAN[:-2] + "12.5%完", HAN[:-2]),
        (LIBREOFFICE, HAN[:-4] + "〔2024〕1329号", HAN[:-4]),
        (LIBREOFFICE, HAN[:-2] + "、“1+X”", HAN[:-2] + "、"),
        # a telephone number: Word has an unbroken hyphen there
        (LIBREOFFICE, HAN[:-4] + "0791-88321512", HAN[:-4] + "0791-"),
        (WORD, HAN[:-4] + "0791-88321512", HAN[:-4]),
        # an address: at its slash in LibreOffice, whole in Word
        (LIBREOFFICE, HAN[:-5] + "www.gov/opened", HAN[:-5] + "www.gov/"),
        (WORD, HAN[:-5] + "www.gov/opened", HAN[:-5]),
        # a full stop behind a number goes down with it
        (LIBREOFFICE, HAN[:-3] + "公开8888，完", HAN[:-3] + "公开"),
    ],
)
def test_a_line_ends_where_the_program_breaks_it(metrics, text, first):
    assert lines(text, metrics)[0] == first


def test_a_quote_that_begins_a_paragraph_stands_apart_in_libreoffice():
    """Measured: no letter-spacing behind it, and here a character less on the line."""
    text = "“互联网+”热线推进审查程序，“互联网+”机关核查事项清单受理"
    assert lines(text, LIBREOFFICE, first=630)[0] == text[:-5]
    assert lines("某" + text[1:], LIBREOFFICE, first=630)[0] == "某" + text[1:-4]


def test_libreoffice_leaves_a_gap_between_han_and_digits_and_word_does_not():
    text = "年1年2年3年4年5年6年7年8年9年" * 4
    assert len(lines(text, WORD)[0]) > len(lines(text, LIBREOFFICE)[0])


def test_blanks_at_a_line_end_belong_to_the_line_and_take_no_room():
    assert lines(HAN + "   " + HAN, LIBREOFFICE) == [HAN + "   ", HAN]


def test_a_word_longer_than_the_line_is_cut_hard():
    assert [len(line) for line in lines("x" * 150, replace(WORD, spacing=0))] == [55, 55, 40]


TEXTS = st.text("全年主动公开，。；、（）“”《》—…·％①12,.%+/-ab \u3000年件", max_size=200)
METRICS = st.sampled_from([WORD, LIBREOFFICE])


@given(TEXTS, METRICS)
def test_the_lines_joined_are_the_text(text, metrics):
    spans = break_lines(text, metrics, first=630)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(a < b for a, b in spans) or not text


@given(TEXTS, METRICS, st.integers(0, 3000), st.integers(0, 3000))
def test_no_line_is_wider_than_the_text_block_but_for_a_hanging_mark(text, metrics, left, right):
    for start, end in break_lines(text, metrics, left=left, right=right):
        line = text[start:end].rstrip(" ")
        if metrics.hanging and line[-1:] and line[-1] in HANGING:
            line = line[:-1]
        assert 315 * width(line) - 150 <= metrics.width - left - right + 160


@given(st.text("全年主动公开，。；、（）“”《》", max_size=200), METRICS)
def test_a_line_of_han_text_begins_with_no_forbidden_mark_but_after_a_hard_cut(text, metrics):
    parts = metrics.kinsoku.parts
    for start, end in break_lines(text, metrics)[:-1]:
        if not parts(text[end - 1], text[end]):
            assert not any(parts(text[at - 1], text[at]) for at in range(start + 1, end))


@pytest.mark.parametrize("unit", ["-", "/", "a ", "( ", "，", "“", "——1", " ", "①", "（"])
def test_a_hundred_thousand_of_one_kind_break_in_no_time(unit):
    """Each line looks back over itself only: over the whole text it would take minutes."""
    text = (unit * 100_000)[:100_000]
    for metrics in (WORD, LIBREOFFICE):
        assert break_lines(text, metrics)[-1][1] == len(text)
