"""How wide text is: in ems on paper, in cells on a terminal."""

import pytest

from exporters.lines import cell_width, width


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        ("政府信息公开", 6),
        ("2018年", 3),
        ("（一）", 3),
        ("0791-88321512", 6.5),
        ("“一网通办”——", 8),
        ("A·B×2", 3.5),
        ("12.5％", 3),
        ("𠀀", 1),
    ],
)
def test_han_and_full_width_marks_are_one_em_and_ascii_half(text, ems):
    assert width(text) == ems


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("数据", 4, 4),
        ("9 件", 4, 4),
        ("“——”", 4, 8),
        ("①℃※·", 4, 8),
        ("，。（）", 8, 8),
        ("e\u0301", 1, 1),
        ("字\u200b\ufe0f", 2, 2),
        ("𠀀", 2, 2),
        ("\x1b[31m", 4, 4),
    ],
)
def test_ambiguous_characters_are_as_wide_as_the_terminal_draws_them(text, narrow, wide):
    assert cell_width(text) == narrow
    assert cell_width(text, True) == wide
