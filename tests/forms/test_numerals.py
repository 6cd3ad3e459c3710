"""Figures as people write them, in a cell and in prose."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.numerals import (
    LONGEST,
    find_numbers,
    in_unit,
    read_figure,
    read_numeral,
    why_unreadable,
    written,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1180", 1180),
        ("1,180", 1180),
        ("1，180", 1180),
        ("1 180", 1180),
        ("１１８０", 1180),
        ("１，１８０", 1180),
        (" 12 件 ", 12),
        ("12件。", 12),
        ("60人次", 60),
        ("5万", 50_000),
        ("5.2万件", 52_000),
        ("1亿2000万", 120_000_000),
        ("3.5亿", 350_000_000),
        ("5万3千", 53_000),
        ("一百二十三", 123),
        ("九起", 9),
        ("两", 2),
        ("-5", -5),
        ("−5", -5),
        ("负三", -3),
        ("+5", 5),
        ("5.", 5),
        ("0", 0),
        ("007", 7),
        ("1.180", Decimal("1.180")),
        ("59237.2449", Decimal("59237.2449")),
        ("5万元", 50_000),
    ],
)
def test_a_figure_is_read_as_it_is_meant(text: str, value: int | Decimal) -> None:
    reading = read_figure(text)
    assert reading is not None
    assert reading.value == value
    assert type(reading.value) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "abc", "1,18", "12,34", "1.2.3", "50%", "约12", "12万余", "①", "1e5", "0x10"),
        *("十百", "万", "百万", "4+5", "1-2", "2018年", "9" * 16, "1" * 80, "\x00", "1/2"),
        "二百五十百",
    ],
)
def test_what_states_no_figure_is_not_guessed_at(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize("text", ["-", "－", "/", "—", "——", "无", "没有", "不适用", "N/A", "\\"])
def test_a_mark_for_nothing_is_no_zero(text: str) -> None:
    reading = read_figure(text)
    assert reading is not None
    assert reading.value is None
    assert "没有数" in reading.note


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("5", "万元", 5),
        ("5万", "万元", 5),
        ("5万元", "万元", 5),
        ("50000元", "万元", 5),
        ("52345元", "万元", Decimal("5.2345")),
        ("1.2亿元", "万元", 12_000),
        ("50000", "万元", 50_000),
        ("12件", "条", 12),
    ],
)
def test_money_is_brought_to_the_unit_of_the_cell(
    text: str, unit: str, value: int | Decimal
) -> None:
    reading = read_figure(text, unit)
    assert reading is not None
    assert reading.value == value


def test_a_cell_of_whole_numbers_takes_the_idle_decimals_off() -> None:
    assert read_figure("12.0", whole=True) == read_figure("12.0", whole=True)
    reading = read_figure("12.00", whole=True)
    assert reading is not None
    assert type(reading.value) is int
    half = read_figure("12.5", whole=True)
    assert half is not None
    assert half.value == Decimal("12.5")


def test_plain_digits_need_no_word_and_anything_else_says_how_it_was_taken() -> None:
    assert [read_figure(text).note for text in ("1180", "１１８０", "3.50")] == ["", "", ""]  # type: ignore[union-attr]
    assert read_figure("5万").note == "按 50000 理解"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1,18", "千位分隔符"),
        ("50%", "百分比"),
        ("1.2.3", "小数点"),
        ("9" * 16, "位"),
        ("x" * 99, "太长"),
        ("约12", "不是数"),
    ],
)
def test_the_reason_says_what_is_wrong(text: str, part: str) -> None:
    assert part in why_unreadable(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("廿", 20),
        ("廿三", 23),
        ("卅", 30),
        ("一百八十", 180),
        ("一百零五", 105),
        ("一百十", 110),
        ("一百二", 120),
        ("三千五", 3500),
        ("三千零五", 3005),
        ("三千零五十", 3050),
        ("一万五", 15_000),
        ("一万零五", 10_005),
        ("两万三千", 23_000),
        ("十二万", 120_000),
        ("五百万", 5_000_000),
        ("一亿零三百万", 103_000_000),
        ("二〇一九", 2019),
        ("二○一九", 2019),
        ("壹佰贰拾叁", 123),
        ("三点五", Decimal("3.5")),
        ("三点五万亿", 3_500_000_000_000),
        ("一点二万", 12_000),
        ("点五", None),
        ("十十", None),
        ("", None),
    ],
)
def test_chinese_numerals(text: str, value: int | Decimal | None) -> None:
    assert read_numeral(text) == value


_CHINESE = "零一二三四五六七八九"


def _say(number: int) -> str:
    """The numeral of a number below ten thousand, as it is said in full."""
    if number == 0:
        return "零"
    said, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            said += ("零" if gap and said else "") + _CHINESE[digit] + unit
            gap = False
        else:
            gap = True
    return said


@given(st.integers(0, 9999))
def test_every_numeral_said_in_full_is_read_back(number: int) -> None:
    assert read_numeral(_say(number)) == number


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_numerals_above_ten_thousand_are_read_back(high: int, low: int) -> None:
    assert read_numeral(f"{_say(high)}万{_say(low)}") == high * 10_000 + low


@given(st.integers(-(10**14), 10**14))
def test_a_number_written_with_separators_is_read_back(number: int) -> None:
    reading = read_figure(f"{number:,}")
    assert reading is not None
    assert reading.value == number


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_decimals_stay_as_they_were_typed(number: Decimal) -> None:
    reading = read_figure(written(number))
    assert reading is not None
    assert written(reading.value) == written(number)  # type: ignore[arg-type]


@given(st.text(max_size=LONGEST + 20))
def test_any_text_is_read_or_refused_without_a_fault(text: str) -> None:
    read_figure(text)
    read_numeral(text)
    assert why_unreadable(text)
    for mention in find_numbers(text):
        assert 0 <= mention.start < mention.end <= len(text)


def test_money_only_is_converted() -> None:
    assert in_unit(5, "件", "万元") == 5
    assert in_unit(50_000, "元", "万元") == 5


def _found(text: str) -> list[tuple[str, int | Decimal, str, str]]:
    return [(text[m.start : m.end], m.value, m.unit, m.role) for m in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请9件", [("9", 9, "件", "number")]),
        ("公开信息1,180条", [("1,180", 1180, "条", "number")]),
        ("公开信息１１８０条", [("１１８０", 1180, "条", "number")]),
        ("受理一百二十三件", [("一百二十三", 123, "件", "number")]),
        ("诉讼九起", [("九", 9, "起", "number")]),
        ("占46.5％", [("46.5", Decimal("46.5"), "%", "percent")]),
        ("占百分之四十六点五", [("百分之四十六点五", Decimal("46.5"), "%", "percent")]),
        ("经费5万元", [("5万", 50_000, "元", "number")]),
        ("收费2950元", [("2950", 2950, "元", "number")]),
        ("共1.8万件次", [("1.8万", 18_000, "件次", "number")]),
        ("申请量为一百八十，增长", [("一百八十", 180, "", "number")]),
        ("3至5个", [("3", 3, "", "number"), ("5", 5, "个", "number")]),
    ],
)
def test_numbers_in_prose(text: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2018年", "date"),
        ("2018年度", "date"),
        ("1月31日", "date"),
        ("2019-01-02", "date"),
        ("二〇一九年", "date"),
        ("一月二日", "date"),
        ("三年来", "date"),
        ("12个月", "date"),
        ("第二十条", "ordinal"),
        ("第（五）项", "ordinal"),
        ("（一）加强领导", "ordinal"),
        ("一、概述", "ordinal"),
        ("1.标题", "ordinal"),
        ("一是强化", "ordinal"),
        ("〔2021〕30号", "ordinal"),
        ("国务院令第711号", "ordinal"),
        ("0791-88321512", "code"),
        ("邮编：330000", "code"),
        ("13800138000", "code"),
        ("a12@b.cn", "code"),
        ("PM2", "code"),
    ],
)
def test_what_only_looks_like_a_figure_is_flagged(text: str, role: str) -> None:
    found = list(find_numbers(text))
    assert found
    assert {mention.role for mention in found} == {role}


@pytest.mark.parametrize(
    "text",
    [
        "统一部署",
        "进一步加强",
        "一次性告知",
        "几十件",
        "数百条",
        "一起推进",
        "千方百计",
    ],
)
def test_words_that_hold_a_numeral_state_no_number(text: str) -> None:
    assert list(find_numbers(text)) == []


@pytest.mark.parametrize("text", ["近20次", "18万余条", "约9件", "超过300人", "30多家"])
def test_an_approximate_number_says_so(text: str) -> None:
    assert [mention.about for mention in find_numbers(text)] == [True]


def test_spans_hold_over_paragraphs() -> None:
    text = "共9件。\n网络5件，\n\n传真4件"
    assert [text[m.start : m.end] for m in find_numbers(text)] == ["9", "5", "4"]


def test_a_long_run_of_digits_or_numerals_costs_no_time() -> None:
    for char in "1一十a":
        assert len(list(find_numbers(char * 20_000))) <= 1


def test_the_figures_of_a_real_report_are_found(corpus: Path) -> None:
    text = (corpus / "2018-nanchang-hitech.txt").read_text("utf-8")
    counts = {(m.value, m.unit) for m in find_numbers(text) if m.role == "number"}
    assert {(1180, "条"), (50_000, "元"), (1, "期")} <= counts
