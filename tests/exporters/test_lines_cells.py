"""Paragraphs wrapped in a terminal's cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.cells import UNBROKEN, told_lines
from exporters.kinsoku import SCREEN_KINSOKU
from exporters.lines import cell_width, wrap_cells


def lines(text, cells, **options):
    return [text[start:end] for start, end in wrap_cells(text, cells, **options)]


@pytest.mark.parametrize(
    ("text", "cells", "wrapped"),
    [
        ("", 10, [""]),
        ("全年主动公开", 12, ["全年主动公开"]),
        ("全年主动公开信息", 12, ["全年主动公开", "信息"]),
        ("全年主动公开，信息", 12, ["全年主动公", "开，信息"]),
        ("公开信息“一网通办”", 9, ["公开信息", "“一网通", "办”"]),
        ("共受理1,234.56%的件", 12, ["共受理", "1,234.56%的", "件"]),
        ("同比增长12.5%，", 12, ["同比增长", "12.5%，"]),
        ("电话0791-88321512转", 16, ["电话", "0791-88321512转"]),
        ("见www.gov.cn页面", 13, ["见www.gov.cn", "页面"]),
        ("请见www.gov.cn页面", 13, ["请见", "www.gov.cn页", "面"]),
        ("某某某某——完", 10, ["某某某某——", "完"]),
        ("某某某某某——完", 11, ["某某某某", "某——完"]),
    ],
)
def test_a_paragraph_wraps_at_any_character_but_for_marks_and_numbers(text, cells, wrapped):
    assert lines(text, cells) == wrapped


def test_the_first_line_leaves_room_for_its_indent():
    assert lines("全年主动公开信息", 12, first=4) == ["全年主动", "公开信息"]


def test_ambiguous_marks_wrap_by_the_width_the_terminal_draws():
    text = "某某“某某”某"
    assert lines(text, 12) == [text]
    assert lines(text, 12, ambiguous_wide=True) == ["某某“某某”", "某"]


def test_a_number_longer_than_the_line_is_cut_hard():
    assert lines("1234567890", 4) == ["1234", "5678", "90"]


@pytest.mark.parametrize("unit", ["-", "/", "a.", "1,", "，", "“", "—", " ", "+", "a-1/"])
def test_a_hundred_thousand_of_one_kind_wrap_in_no_time(unit):
    """Neither pattern nor wrapping goes back over what it has seen: it would take minutes."""
    text = (unit * 100_000)[:100_000]
    assert wrap_cells(text, 56)[-1][1] == len(text)


def test_a_line_of_marks_alone_is_cut_hard():
    assert lines("，，，，，", 4) == ["，，", "，，", "，"]


TEXTS = st.text("某主动公开，。、；“”（）《》—…12,.%ab /-①·\u3000\u0301𠀀", max_size=120)
CELLS = st.integers(2, 40)


@given(TEXTS, CELLS, st.booleans())
def test_lines_cover_the_text_and_keep_to_the_width(text, cells, wide):
    spans = wrap_cells(text, cells, ambiguous_wide=wide)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(cell_width(text[a:b], wide) <= cells for a, b in spans)
    assert all(a < b for a, b in spans) or not text


@given(TEXTS, CELLS)
def test_a_line_begins_with_a_forbidden_mark_only_after_a_hard_cut(text, cells):
    """A hard cut fills the line: nothing else that could have been broken stood on it."""
    for start, end in wrap_cells(text, cells)[:-1]:
        if end < len(text) and not allowed(text, end):
            assert not any(allowed(text, at) for at in range(start + 1, end))


def allowed(text, at):
    inside = any(word.start() < at < word.end() for word in UNBROKEN.finditer(text))
    return not inside and SCREEN_KINSOKU.parts(text[at - 1], text[at])


def test_only_the_lines_behind_a_change_differ():
    """Greedy: what stands before the line that changed is wrapped as before."""
    text = "全年主动公开政府信息1,234条，同比增长12.5%。" * 20
    at = 400
    changed = text[:at] + "新" + text[at:]
    before, after = wrap_cells(text, 56), wrap_cells(changed, 56)
    kept = sum(end < at - 30 for _, end in before)
    assert before[:kept] == after[:kept]


def test_lines_that_are_only_read_have_no_blanks_where_they_break() -> None:
    assert told_lines("  合计 4 + 在线访谈 0 + 解读", 12) == ["  合计 4 +", "在线访谈 0 +", "解读"]
