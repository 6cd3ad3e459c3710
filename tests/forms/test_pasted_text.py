"""Text pasted from spreadsheets, documents and web pages, parted into cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.paste import PasteError, split_cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\r2\r3", [["1"], ["2"], ["3"]]),
        ('"收到\n申请数"\t9', [["收到\n申请数", "9"]]),
        ('"收到\r\n申请数"\t9\r\n当面\t0', [["收到\n申请数", "9"], ["当面", "0"]]),
        ('9\t"收到\n申请数"', [["9", "收到\n申请数"]]),
        ('"收到\n申请数"\n当面申请数\n', [["收到\n申请数"], ["当面申请数"]]),
        ('"9\n"\n"\n5"', [["9"], ["5"]]),
        ('"他说""好"""\t1', [['他说"好"', "1"]]),
        ('"一\n""二"""\t1\n危及"三安全\t6', [['一\n"二"', "1"], ['危及"三安全', "6"]]),
        ('"放管服"\t3\n"一\t二"\t4', [['"放管服"', "3"], ["一\t二", "4"]]),
        ('"三安全\t6\n"四\n五"\t1', [['"三安全', "6"], ["四\n五", "1"]]),
        ('危及"三安全\t6', [['危及"三安全', "6"]]),
        ("| a | 1 |\n|---|---|\n| b | 2 |", [["a", "1"], ["b", "2"]]),
        ("收到申请数 |\n件 |\n9", [["收到申请数"], ["件"], ["9"]]),
        ("收到申请数 9", [["收到申请数", "9"]]),
        ("自然人申请 3402 99 0", [["自然人申请", "3402", "99", "0"]]),
        ("3402 99 0 4", [["3402", "99", "0", "4"]]),
        ("1 180", [["1 180"]]),
        ("1 180\n5 6 7", [["1", "180"], ["5", "6", "7"]]),
        ("3402,99,0", [["3402", "99", "0"]]),
        ("1,180", [["1,180"]]),
        ("1,180\n99", [["1,180"], ["99"]]),
        ("3402，99，0", [["3402", "99", "0"]]),
        ("9\n\n5", [["9"], [""], ["5"]]),
        ("\n9\n5\n\n", [[""], ["9"], ["5"]]),
        ("", []),
        (" \u3000９ \t\u00a05\u200b", [["９", "5"]]),
        ("\x1b[31m9\t5", [["[31m9", "5"]]),
    ],
)
def test_text_becomes_rows_of_cells(text: str, cells: list[list[str]]) -> None:
    assert split_cells(text) == cells


@pytest.mark.parametrize("text", ["9" * 300_000, "1\n" * 5_000, "1\t" * 500])
def test_what_is_too_large_for_a_table_is_refused_in_words(text: str) -> None:
    with pytest.raises(PasteError, match="请只复制"):
        split_cells(text)


def test_a_quoted_cell_of_any_length_is_one_cell() -> None:
    assert split_cells('1\t"' + "字\n" * 70_000 + '字"') == [["1", "字\n" * 70_000 + "字"]]


@given(st.lists(st.lists(st.text('一9 \n\t"', min_size=1).map(str.strip).filter(bool), min_size=2)))
def test_what_a_spreadsheet_quotes_comes_back_cell_by_cell(cells: list[list[str]]) -> None:
    assert split_cells("\r\n".join("\t".join(map(as_copied, row)) for row in cells)) == cells


def as_copied(cell: str) -> str:
    """A cell as a spreadsheet puts it on the clipboard."""
    marked = any(mark in cell for mark in '\n\t"')
    return '"' + cell.replace('"', '""') + '"' if marked else cell


@given(st.text(max_size=300))
def test_any_text_is_split_without_a_fault(text: str) -> None:
    assert isinstance(split_cells(text), list)
