"""Which figure of a row belongs to which column: heads, places, merged cells, periods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.importing.small import asked, page, read, sure, table

ONE = "tables.proactive."
LIST = "tables.statistics."

HEADS_2019 = "信息内容 | 上一年项目数量 | 本年增/减<2 | 处理决定数量"


def test_heads_of_other_widths_than_their_figures(tmp_path: Path) -> None:
    rows = (HEADS_2019, "行政许可 | 31<2 | -4 | 977", "其他对外管理服务事项 | <2 | 2 | 0")
    imported = read(tmp_path, page(table(*rows), year=2020))
    assert sure(imported, ONE) == {
        "permits.items_last_year": 31, "permits.items_change": -4, "permits.decisions": 977,
        "other_services.items_change": 2, "other_services.decisions": 0,
    }  # fmt: skip
    assert asked(imported, ONE) == {}


def test_blank_figures_before_the_first_move_no_other(tmp_path: Path) -> None:
    rows = (HEADS_2019, "行政处罚 | <2 | -4 | ", "行政强制 | <2 | 12 | ")
    imported = read(tmp_path, page(table(*rows), year=2020))
    assert not any(
        name.endswith("decisions") for name in sure(imported, ONE) | asked(imported, ONE)
    )


def test_merged_cells_written_out_again(tmp_path: Path) -> None:
    rows = (
        "信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 | 处理决定数量",
        "行政处罚 | 52 | 52 | 3 | 6010",
        "行政强制 | 7 | ７ | 7 | 1,204",
    )
    imported = read(tmp_path, page(table(*rows), year=2020))
    assert sure(imported, ONE) == {
        "penalties.items_last_year": 52, "penalties.items_change": 3, "penalties.decisions": 6010,
        "coercion.items_last_year": 7, "coercion.items_change": 7, "coercion.decisions": 1204,
    }  # fmt: skip


def test_merged_cells_that_can_be_read_in_two_ways_are_asked(tmp_path: Path) -> None:
    rows = (
        "信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 | 处理决定数量",
        "行政处罚 | 8 | 8 | 5 | 5",
    )
    imported = read(tmp_path, page(table(*rows), year=2020))
    assert sure(imported, ONE) == {}
    assert asked(imported, ONE)["penalties.items_last_year"] == 8


def test_one_figure_written_out_under_one_head(tmp_path: Path) -> None:
    head = "信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量"
    imported = read(tmp_path, page(table(head, "行政许可 | 640 | 640 | 640")))
    assert sure(imported, ONE) == {"permits.decisions": 640}


def test_merged_cells_emptied(tmp_path: Path) -> None:
    rows = ("信息内容 | 上一年项目数量 | 本年增/减 | | 处理决定数量", "行政处罚 | 52 | | 3 | 6010")
    imported = read(tmp_path, page(table(*rows), year=2020))
    assert sure(imported, ONE) == {
        "penalties.items_last_year": 52,
        "penalties.items_change": 3,
        "penalties.decisions": 6010,
    }


@pytest.mark.parametrize("remark", ["", "新增两项"])
def test_a_column_of_remarks_at_the_right(remark: str, tmp_path: Path) -> None:
    rows = (
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | 备注",
        f"行政规范性文件 | 1 | 2 | 30 | {remark}",
    )
    imported = read(tmp_path, page(table(*rows)))
    assert sure(imported, ONE) == {
        "normative_documents.issued": 1, "normative_documents.repealed": 2, "normative_documents.in_force": 30,
    }  # fmt: skip


def test_a_head_that_the_form_has_not_leaves_the_others_certain(tmp_path: Path) -> None:
    rows = ("信息内容 | 本年制发件数 | 本年废止件数 | 存量", "行政规范性文件 | 1 | 2 | 30")
    imported = read(tmp_path, page(table(*rows)))
    assert sure(imported, ONE) == {
        "normative_documents.issued": 1,
        "normative_documents.repealed": 2,
    }
    assert asked(imported, ONE) == {"normative_documents.in_force": 30}


def test_a_cell_left_out_moves_no_figure(tmp_path: Path) -> None:
    rows = (
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
        "规章 | 1 | 30",
        "行政规范性文件 | 2 | 40",
    )
    assert sure(read(tmp_path, page(table(*rows))), ONE) == {}


def test_heads_in_rows_of_their_own_length_speak_for_no_place(tmp_path: Path) -> None:
    rows = ("本年制发件数 | 本年废止件数 | 现行有效件数", "行政规范性文件 | 1 | 2 | 30")
    imported = read(tmp_path, page(table(*rows)))
    assert sure(imported, ONE) == {}
    assert asked(imported, ONE)["normative_documents.in_force"] == 30


def test_last_years_column_is_not_this_years(tmp_path: Path) -> None:
    rows = ("信息内容 | 上年处理决定数量", "行政许可 | 640")
    imported = read(tmp_path, page(table(*rows)))
    assert (sure(imported, ONE), asked(imported, ONE)) == ({}, {"permits.decisions": 640})


ROWS_2014 = ("（一）收到申请数", "1.当面申请数", "2.传真申请数", "（二）申请办结数", "1.按时办结数")


def listed(head: str, *figures: str) -> str:
    """A table of the form of 2014, each row with these figures."""
    return table(
        f"统计指标 | 单位 | {head}", *(f"{row} | 件 | {' | '.join(figures)}" for row in ROWS_2014)
    )


@pytest.mark.parametrize(
    ("head", "figures", "certain"),
    [
        ("上年数 | 本年数", ("4", "9"), True),
        ("本年数 | 上年数", ("9", "4"), True),
        ("2016年 | 2017年", ("4", "9"), True),
        ("本季度 | 全年累计", ("4", "9"), True),
        ("12月 | 1-12月", ("4", "9"), True),
        ("本季度 | 累计", ("4", "9"), False),
        ("市本级 | 全市", ("9", "4"), False),
        ("统计数 | 统计数", ("9", "4"), False),
    ],
)
def test_the_column_of_this_year(
    head: str, figures: tuple[str, ...], certain: bool, tmp_path: Path
) -> None:
    imported = read(tmp_path, page(listed(head, *figures), year=2017))
    assert set(sure(imported, LIST).values()) == ({9} if certain else set())
    assert set(asked(imported, LIST).values()) == (set() if certain else {9})


@pytest.mark.parametrize("head", ["上年数\t本年数", "上年同期\t统计数（全年）"])
def test_the_column_of_this_year_in_text(head: str, tmp_path: Path) -> None:
    rows = [f"统计指标\t单位\t{head}", *(f"{row}\t件\t4\t9" for row in ROWS_2014)]
    text = "清河县水务局2017年政府信息公开工作年度报告\n" + "\n".join(
        [*rows, "2.延期办结数\t件\t9"]
    )
    imported = read(tmp_path, text, "a.txt")
    assert set(sure(imported, LIST).values()) == {9} and len(sure(imported, LIST)) == len(ROWS_2014)
    assert asked(imported, LIST) == {"completed_extended": 9}


def test_two_halves_side_by_side_with_blanks(tmp_path: Path) -> None:
    left = ("1.当面申请数", "2.传真申请数", "3.网络申请数", "4.信函申请数")
    right = (
        "1.按时办结数",
        "2.延期办结数",
        "（一）召开政府信息公开工作会议或专题会议数",
        "（二）举办各类培训班数",
    )
    figures = (("", "5"), ("2", "6"), ("3", ""), ("", "8"))
    head = "统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数"
    rows = [
        f"{a} | 件 | {x} | {b} | 件 | {y}"
        for a, b, (x, y) in zip(left, right, figures, strict=True)
    ]
    imported = read(tmp_path, page(table(head, *rows), year=2017))
    assert sure(imported, LIST) == {
        "received_by_fax": 2, "received_online": 3, "completed_on_time": 5, "completed_extended": 6,
        "training_courses": 8,
    }  # fmt: skip
    assert asked(imported, LIST) == {}


def test_a_figure_behind_another_label_is_not_certain(tmp_path: Path) -> None:
    rows = (
        "统计指标 | 单位 | 统计数",
        "（一）收到申请数 | 件 | | 1.按时办结数 | 件 | 5",
        "1.当面申请数 | 件 | 3",
    )
    imported = read(tmp_path, page(table(*rows), year=2017))
    assert sure(imported, LIST) == {"received_in_person": 3}


STRIP = (
    "行政复议<5 | 行政诉讼<10",
    "结果维持^2 | 结果纠正^2 | 其他结果^2 | 尚未审结^2 | 总计^2 | 未经复议直接起诉<5 | 复议后起诉<5",
    " | ".join(("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 2),
)


def test_a_cell_left_out_of_the_strip_moves_no_figure(tmp_path: Path) -> None:
    figures = "1 | 2 | 3 | 4 | 10 | 5 | 6 | 7 | 18 | 2 | 0 | 0 | 1 | 3"
    imported = read(tmp_path, page(table(*STRIP, figures)))
    assert sure(imported, "tables.disputes.") == {
        f"reconsideration.{key}": value
        for key, value in zip(
            ("upheld", "corrected", "other", "pending", "total"), (1, 2, 3, 4, 10), strict=True
        )
    }


def test_a_strip_in_another_order_is_asked(tmp_path: Path) -> None:
    columns = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    heads = ["行政诉讼", "复议后起诉", *columns, "未经复议直接起诉", *columns, "行政复议", *columns]
    figures = ["1", "0", "0", "0", "1", "0", "2", "0", "0", "2", "0", "0", "3", "0", "3"]
    text = "清河县水务局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
    imported = read(tmp_path, text + "\n".join([*heads, *figures]), "a.txt")
    assert sure(imported, "tables.disputes.") == {}


@pytest.mark.parametrize(
    ("order", "certain"), [((0, 1, 2, 3, 4, 5, 6), True), ((0, 5, 2, 3, 4, 1, 6), False)]
)
def test_heads_of_text_in_another_order(
    order: tuple[int, ...], certain: bool, tmp_path: Path
) -> None:
    heads = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    rows = ["项目\t" + "\t".join(heads[at] for at in order)]
    rows += [
        "一、本年新收政府信息公开申请数量\t9\t1\t0\t2\t0\t3\t99",
        "二、上年结转政府信息公开申请数量\t4\t0\t0\t0\t0\t0\t5\t",
    ]
    text = (
        "清河县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
        + "\n".join(rows)
    )
    assert ("new.business" in sure(read(tmp_path, text, "a.txt"), "tables.requests.")) is certain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22（其中修订16件）", 22),
        ("55件（含自然失效29件，另有3件待清理）", 55),
        ("12（上年9）", 12),
        ("零", 0),
        ("l", 1),
    ],
)
def test_a_figure_with_a_note_is_asked(text: str, value: int, tmp_path: Path) -> None:
    rows = (
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
        f"行政规范性文件 | {text} | 2 | 30",
    )
    imported = read(tmp_path, page(table(*rows)))
    assert asked(imported, ONE) == {"normative_documents.issued": value}
    assert sure(imported, ONE) == {
        "normative_documents.repealed": 2,
        "normative_documents.in_force": 30,
    }


def test_words_in_place_of_a_figure_are_kept(tmp_path: Path) -> None:
    rows = (
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
        "行政规范性文件 | 2 | 详见附件所列 | 30",
    )
    imported = read(tmp_path, page(table(*rows)))
    assert list(imported.retired.values()) == ["详见附件所列"]


def test_totals_in_the_last_place_but_one_say_that_a_column_was_left_out(tmp_path: Path) -> None:
    head = "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = (
        "一、本年新收政府信息公开申请数量 | 4 | 1 | 0 | 0 | 2 | 7 | ",
        "（一）予以公开 | 3 | 1 | 0 | 0 | 0 | 4 | ",
        "2.重复申请 | 1 | 0 | 0 | 0 | 2 | 3 | ",
    )
    assert sure(read(tmp_path, page(table(head, *rows))), "tables.requests.") == {}


def test_totals_left_blank_put_no_column_in_doubt(tmp_path: Path) -> None:
    head = "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = (
        "一、本年新收政府信息公开申请数量 | 4 | 1 | 0 | 0 | 2 | 0 | ",
        "（一）予以公开 | 3 | 1 | 0 | 0 | 0 | 0 | ",
        "2.重复申请 | 1 | 0 | 0 | 0 | 0 | 1 | ",
    )
    assert len(sure(read(tmp_path, page(table(head, *rows))), "tables.requests.")) == 18


def test_parts_left_blank_put_no_column_in_doubt(tmp_path: Path) -> None:
    head = "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    labels = ("一、本年新收政府信息公开申请数量", "（一）予以公开", "2.重复申请")
    rows = (f"{label} | 4 | | | | | | 4" for label in labels)
    assert len(sure(read(tmp_path, page(table(head, *rows))), "tables.requests.")) == 6
