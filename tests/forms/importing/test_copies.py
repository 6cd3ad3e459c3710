"""Tables that stand in a source twice: two sets, last year's beside this year's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.importing.small import asked, page, read, sure, table
from tests.forms.importing.test_columns import STRIP

HEAD = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
PERMITS = "信息内容 | 本年处理决定数量<3"
ONE = "tables.proactive."


def whole(*figures: int) -> str:
    a, b, c, d = figures
    return table(HEAD, f"行政规范性文件 | {a} | {b} | {c}", PERMITS, f"行政许可 | {d}<3")


def test_two_sets_are_said_and_their_differences_asked(tmp_path: Path) -> None:
    parts = ("（本级）", whole(1, 2, 30, 400), "（全县汇总）", whole(1, 5, 60, 800))
    report = read(tmp_path, page(*parts))
    assert sure(report, ONE) == {"normative_documents.issued": 1}
    assert asked(report, ONE) == {
        "normative_documents.repealed": 2, "normative_documents.in_force": 30, "permits.decisions": 400,
    }  # fmt: skip
    assert any("“主动公开情况表”在文件里有 2 份" in message for message in report.messages)


@pytest.mark.parametrize("caption", ["清河县水务局2022年政府信息公开统计表", "上年数据"])
def test_last_years_table_below_is_not_taken(caption: str, tmp_path: Path) -> None:
    report = read(tmp_path, page(whole(1, 2, 30, 400), caption, whole(1, 5, 60, 800)))
    assert set(sure(report, ONE).values()) == {1, 2, 30, 400}
    assert any("别的年度" in message for message in report.messages)


def test_a_table_with_a_slip_in_its_year_is_taken_if_it_is_the_only_one(tmp_path: Path) -> None:
    report = read(tmp_path, page("清河县水务局2022年政府信息公开统计表", whole(1, 2, 30, 400)))
    assert set(sure(report, ONE).values()) == {1, 2, 30, 400}


@pytest.mark.parametrize("apart", ["", "（全县汇总）"])
def test_rows_of_a_second_set_fill_no_gap_of_the_first(apart: str, tmp_path: Path) -> None:
    first = (PERMITS, "行政许可 | 400<3", "信息内容 | 本年处理决定数量<3", "行政处罚 | 7<3")
    second = (HEAD, "行政规范性文件 | 1 | 5 | 60", PERMITS, "行政许可 | 800<3")
    parts = (table(*first), apart, table(*second)) if apart else (table(*first, *second),)
    report = read(tmp_path, page(*parts))
    assert not any(name.startswith("normative") for name in sure(report, ONE))


def test_a_table_cut_between_its_columns_is_one(tmp_path: Path) -> None:
    label = "一、本年新收政府信息公开申请数量"
    left = table("申请人情况 | 自然人 | 商业企业", f"{label} | 5 | 2", "（七）总计 | 4 | 2")
    right = table("申请人情况 | 科研机构 | 总计", f"{label} | 0 | 7", "（七）总计 | 0 | 6")
    report = read(tmp_path, page(left, "（续表）", right))
    assert sure(report, "tables.requests.new.") == {
        "natural_person": 5, "business": 2, "research": 0, "total": 7,
    }  # fmt: skip
    assert not any("2 份" in message for message in report.messages)


def test_heads_in_a_table_of_their_own(tmp_path: Path) -> None:
    row = table("1 | 2 | 0 | 0 | 3" + " | 4 | 0 | 0 | 0 | 4" * 2)
    report = read(tmp_path, page(table(*STRIP), row))
    assert len(sure(report, "tables.disputes.")) == 15


def test_heads_of_another_table_are_kept(tmp_path: Path) -> None:
    other = table("渠道 | 名称 | 网址 | 备注")
    report = read(tmp_path, page(other, whole(1, 2, 30, 400)))
    assert set(sure(report, ONE).values()) == {1, 2, 30, 400}


def test_two_strips_are_compared(tmp_path: Path) -> None:
    figures = ("1 | 0 | 0 | 0 | 1" + " | 0" * 10, "1 | 2 | 0 | 0 | 3" + " | 0" * 10)
    report = read(tmp_path, page(*(table(*STRIP, row) for row in figures)))
    assert asked(report, "tables.disputes.") == {
        "reconsideration.corrected": 0, "reconsideration.total": 1,
    }  # fmt: skip
