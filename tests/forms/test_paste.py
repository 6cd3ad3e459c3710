"""Cells pasted from spreadsheets, documents and web pages, laid over a form's tables."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.draft import Draft
from forms.edit import Editing
from forms.form import Form
from forms.loading import load_form
from forms.paste import PasteError, PastePlan, plan_paste, split_cells

FIRST_2014 = "tables.statistics.disclosed"
FIRST_REQUEST = "tables.requests.new.natural_person"


@pytest.fixture(scope="module")
def form() -> Form:
    return load_form("disclosure-2014")


@pytest.fixture(scope="module")
def matrix() -> Form:
    return load_form("disclosure-2021")


def _plan(form: Form, at: str, text: str, draft: Draft | None = None, **how: bool) -> PastePlan:
    return plan_paste(form, draft or Draft(), at, split_cells(text), **how)


def _values(plan: PastePlan) -> dict[str, object]:
    return {cell.address.partition(".")[2]: cell.new for cell in plan.cells}


# ------------------------------------------------------------------ splitting


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1\t2\n3\t4\n", [["1", "2"], ["3", "4"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\r2\r3", [["1"], ["2"], ["3"]]),
        ('"收到\n申请数"\t9', [["收到\n申请数", "9"]]),
        ('"他说""好"""\t1', [['他说"好"', "1"]]),
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


@given(st.text(max_size=300))
def test_any_text_is_split_without_a_fault(text: str) -> None:
    assert isinstance(split_cells(text), list)


# ------------------------------------------------------------------ one column, by position


def test_a_column_runs_downwards_over_figures_only(form: Form) -> None:
    plan = _plan(form, "tables.statistics.normative_issued", "7\n1\n2")
    assert _values(plan) == {
        "statistics.normative_issued": 7,
        "statistics.by_gazette": 1,
        "statistics.by_website": 2,
    }
    assert not plan.left_over


def test_a_column_with_blanks_at_the_headings_is_laid_with_them(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "\n1180\n8\n0\n——\n5\n6")
    assert _values(plan) == {
        "statistics.disclosed": 1180,
        "statistics.disclosed_normative": 8,
        "statistics.normative_issued": 0,
        "statistics.by_gazette": 5,
        "statistics.by_website": 6,
    }


def test_a_text_never_hides_on_a_heading(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "1180\n8\n0\n约5\n6")
    assert [cell.raw for cell in plan.problems] == ["约5"]
    assert _values(plan)["statistics.by_website"] == 6


def test_what_does_not_fit_below_is_told(form: Form) -> None:
    plan = _plan(form, "tables.statistics.training_courses", "1\n60\n7\n8")
    assert len(plan.cells) == 2
    assert "7、8" in plan.left_over[0]


def test_the_name_above_a_column_is_no_figure(form: Form) -> None:
    assert _values(_plan(form, FIRST_2014, "统计数\n1180\n8"))["statistics.disclosed"] == 1180


def test_running_numbers_and_units_to_the_left_are_left_out(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "1\t条\t1180\n2\t条\t8\n3\t件\t7")
    assert list(_values(plan).values()) == [1180, 8, 7]


def test_a_row_is_laid_down_a_list(form: Form) -> None:
    assert list(_values(_plan(form, FIRST_2014, "1180\t8\t0")).values()) == [1180, 8, 0]


# ------------------------------------------------------------------ by names


def test_names_align_rows_in_any_order(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "传真申请数\t4\n当面申请数\t0\n收到申请数\t9")
    assert _values(plan) == {
        "statistics.received_by_fax": 4,
        "statistics.received_in_person": 0,
        "statistics.received": 9,
    }


@pytest.mark.parametrize(
    "label",
    [
        "（一）收到申请数",
        "(一)收到申请数",
        "收到申请数",
        "(一) 收到申请数",
        "收 到 申 请 数",
        "三、（一）收到申请数",
        "三、依申请公开情况-（一）收到申请数",
        "收到申请数：",
    ],
)
def test_a_label_is_known_however_it_is_numbered(form: Form, label: str) -> None:
    plan = _plan(form, FIRST_2014, f"{label}\t件\t9\n传真申请数\t件\t4")
    assert _values(plan)["statistics.received"] == 9


def test_a_label_that_stands_twice_means_the_one_that_follows(form: Form) -> None:
    text = "四、行政复议数量\t3\n（二）被依法纠错数\t1\n五、行政诉讼数量\t2\n（二）被依法纠错数\t0"
    assert _values(_plan(form, FIRST_2014, text)) == {
        "statistics.reconsiderations": 3,
        "statistics.reconsiderations_corrected": 1,
        "statistics.lawsuits": 2,
        "statistics.lawsuits_corrected": 0,
    }


def test_a_label_that_stands_twice_means_the_one_at_the_cursor(form: Form) -> None:
    text = "（二）被依法纠错数\t1\n（三）其他情形数\t2"
    plan = _plan(form, "tables.statistics.lawsuits", text)
    assert set(_values(plan)) == {"statistics.lawsuits_corrected", "statistics.lawsuits_other"}


def test_one_cell_a_line_with_names_becomes_rows(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "统计指标\n单位\n统计数\n收到申请数\n件\n9\n当面申请数\n件\n0")
    assert _values(plan) == {"statistics.received": 9, "statistics.received_in_person": 0}


def test_money_in_another_unit_is_converted(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "收到申请数\t件\t9\n依申请公开信息收取的费用\t元\t52345")
    assert _values(plan)["statistics.fees"] == Decimal("5.2345")


def test_a_row_that_is_not_known_is_told(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "收到申请数\t9\n当面申请数\t0\n电子邮件申请数\t3")
    assert len(plan.cells) == 2
    assert "电子邮件申请数" in plan.left_over[0]


def test_a_second_column_of_figures_is_told(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "收到申请数\t件\t9\t12\n当面申请数\t件\t0\t1")
    assert _values(plan)["statistics.received"] == 9
    assert "12" in plan.left_over[0]


def test_the_head_chooses_among_columns(form: Form) -> None:
    text = "统计指标\t单位\t上年\t统计数\n收到申请数\t件\t12\t9\n当面申请数\t件\t1\t0"
    plan = _plan(form, FIRST_2014, text)
    assert _values(plan) == {"statistics.received": 9, "statistics.received_in_person": 0}
    assert "12" in plan.left_over[0]


def test_a_figure_gone_wrong_beside_its_name_is_a_problem(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "收到申请数\t件\t约9\n当面申请数\t件\t0")
    assert [cell.raw for cell in plan.problems] == ["约9"]


# ------------------------------------------------------------------ matrices


def test_a_block_is_laid_from_the_cursor_to_the_right_and_down(matrix: Form) -> None:
    plan = _plan(matrix, "tables.requests.granted.business", "1\t2\n3\t4")
    assert _values(plan) == {
        "requests.granted.business": 1,
        "requests.granted.research": 2,
        "requests.partial.business": 3,
        "requests.partial.research": 4,
    }


def test_a_block_as_wide_as_the_table_begins_at_its_first_column(matrix: Form) -> None:
    plan = _plan(matrix, "tables.requests.granted.other", "1\t2\t3\t4\t5\t6\t21\n" * 2)
    assert _values(plan)["requests.granted.natural_person"] == 1
    assert not plan.left_over


def test_what_does_not_fit_at_the_right_is_told(matrix: Form) -> None:
    plan = _plan(matrix, "tables.requests.granted.other", "1\t2\t3\n4\t5\t6")
    assert len(plan.cells) == 4
    assert len(plan.left_over) == 2


def test_a_column_goes_down_its_column_in_a_matrix(matrix: Form) -> None:
    plan = _plan(matrix, "tables.requests.new.business", "1\n2\n3")
    assert set(_values(plan)) == {
        f"requests.{row}.business" for row in ("new", "carried_in", "granted")
    }


def test_turned_cells_go_along_the_row(matrix: Form) -> None:
    plan = _plan(matrix, FIRST_REQUEST, "1\n2\n3", turned=True)
    assert set(_values(plan)) == {
        f"requests.new.{column}" for column in ("natural_person", "business", "research")
    }


def test_columns_follow_their_head_in_any_order(matrix: Form) -> None:
    text = "项目\t总计\t自然人\n本年新收政府信息公开申请数量\t10\t9\n予以公开\t3\t2"
    assert _values(_plan(matrix, FIRST_REQUEST, text)) == {
        "requests.new.total": 10,
        "requests.new.natural_person": 9,
        "requests.granted.total": 3,
        "requests.granted.natural_person": 2,
    }


def test_rows_and_columns_are_known_by_what_the_screen_calls_them(matrix: Form) -> None:
    text = "项目\t总计\t公益组织\t法律服务\n上年结转\t4\t3\t1\n新收\t58\t46\t12"
    assert _values(_plan(matrix, FIRST_REQUEST, text)) == {
        "requests.carried_in.total": 4,
        "requests.carried_in.public_welfare": 3,
        "requests.carried_in.legal_service": 1,
        "requests.new.total": 58,
        "requests.new.public_welfare": 46,
        "requests.new.legal_service": 12,
    }


def test_a_full_name_counts_before_what_the_screen_calls_another_row(matrix: Form) -> None:
    plan = _plan(matrix, FIRST_REQUEST, "其他处理\t\t\n3.其他\t1\t0\n总计\t9\t8")
    assert _values(plan)["requests.other_rest.natural_person"] == 1
    assert _values(plan)["requests.handled.natural_person"] == 9


def test_a_head_tells_the_columns_of_rows_that_are_not_known(matrix: Form) -> None:
    plan = _plan(matrix, FIRST_REQUEST, "科室\t总计\t自然人\n执法股\t10\t9\n审批股\t3\t2")
    assert _values(plan) == {
        "requests.new.total": 10,
        "requests.new.natural_person": 9,
        "requests.carried_in.total": 3,
        "requests.carried_in.natural_person": 2,
    }
    plan = _plan(matrix, FIRST_REQUEST, "自然人\t小计\t总计\n9\t7\t10")
    assert _values(plan) == {"requests.new.natural_person": 9, "requests.new.total": 10}
    assert "7" in plan.left_over[0]


def test_blanks_of_merged_cells_beside_rows_not_known_are_passed_where_too_much_came(
    matrix: Form,
) -> None:
    figures = "46\t7\t0\t1\t2\t0\t56"
    plan = _plan(matrix, FIRST_REQUEST, f"甲股\t\t{figures}\n乙股\t\t{figures}")
    assert _values(plan)["requests.new.natural_person"] == 46
    assert not plan.left_over
    narrow = _plan(matrix, FIRST_REQUEST, "甲股\t\t7\t0\n乙股\t\t1\t0")
    assert _values(narrow)["requests.new.business"] == 7


def test_rows_of_a_web_page_with_merged_side_heads_find_their_columns(matrix: Form) -> None:
    figures = "\t1\t2\t3\t4\t5\t6\t21"
    text = "\n".join(
        (
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况",
            "自然人\t法人或其他组织\t总计",
            "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
            "一、本年新收政府信息公开申请数量" + figures,
            "三、本年度办理结果\t（一）予以公开" + figures,
            "（三）不予公开\t1.属于国家秘密" + figures,
            "2.其他法律行政法规禁止公开" + figures,
            "（六）其他处理\t3.其他" + figures,
        )
    )
    plan = _plan(matrix, FIRST_REQUEST, text)
    assert not plan.left_over
    rows = ("new", "granted", "refused_state_secret", "refused_by_law", "other_rest")
    assert [_values(plan)[f"requests.{row}.natural_person"] for row in rows] == [1] * 5
    assert [_values(plan)[f"requests.{row}.total"] for row in rows] == [21] * 5


def test_blanks_of_merged_cells_in_a_spreadsheet_are_passed(matrix: Form) -> None:
    text = "一、本年新收政府信息公开申请数量\t\t\t1\t2\t3\t4\t5\t6\t21"
    plan = _plan(matrix, FIRST_REQUEST, f"{text}\n\t（一）予以公开\t\t1\t0\t0\t0\t0\t0\t1")
    assert _values(plan)["requests.new.natural_person"] == 1
    assert _values(plan)["requests.granted.total"] == 1


def test_a_column_of_subtotals_that_the_form_lacks_is_told(matrix: Form) -> None:
    head = "项目\t自然人\t小计\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
    row = "予以公开\t1\t20\t2\t3\t4\t5\t6\t21"
    plan = _plan(matrix, FIRST_REQUEST, f"{head}\n{row}")
    assert _values(plan)["requests.granted.business"] == 2
    assert "20" in plan.left_over[0]


def test_a_table_of_blocks_is_known_by_its_rows(matrix: Form) -> None:
    text = (
        "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t2\t0\t11\n"
        "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t59237.2449"
    )
    assert _values(_plan(matrix, "tables.proactive.permits.decisions", text)) == {
        "proactive.regulations.issued": 2,
        "proactive.regulations.repealed": 0,
        "proactive.regulations.in_force": 11,
        "proactive.charges.amount": Decimal("59237.2449"),
    }


@pytest.mark.parametrize("form_id", ["disclosure-2019", "disclosure-2021"])
def test_every_table_takes_its_own_figures_in_reading_order(form_id: str) -> None:
    form = load_form(form_id)
    for table in form.tables:
        mine = [a for a, figure in form.figures.items() if figure.table == table.id]
        plan = _plan(form, mine[-1], "\n".join(str(n) for n in range(len(mine))))
        assert [cell.address for cell in plan.cells] == mine


def test_the_strip_of_fifteen_is_laid_from_its_beginning(matrix: Form) -> None:
    head = "\t".join(["行政复议:结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    row = "\t".join(str(n) for n in range(15))
    plan = _plan(matrix, "tables.disputes.lawsuit_direct.other", f"{head}\n{row}")
    assert list(_values(plan).values()) == list(range(15))


# ------------------------------------------------------------------ cells


def test_a_blank_replaces_nothing(form: Form) -> None:
    draft = Draft({"tables": {"statistics": {"received_by_fax": 5}}})
    plan = _plan(form, "tables.statistics.received_by_fax", "\n8", draft)
    assert [cell.address for cell in plan.changes] == ["tables.statistics.received_online"]


def test_a_mark_for_nothing_leaves_its_cell_alone_unless_taken_as_zero(form: Form) -> None:
    assert [c.new for c in _plan(form, FIRST_2014, "1180\n/\n-").cells] == [1180, None, None]
    taken = _plan(form, FIRST_2014, "1180\n/\n-", none_as_zero=True)
    assert [c.new for c in taken.cells] == [1180, 0, 0]


def test_an_unreadable_cell_keeps_its_place_and_says_why(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "1180\n8x\n7")
    assert [cell.raw for cell in plan.problems] == ["8x"]
    assert plan.problems[0].problem
    assert _values(plan)["statistics.normative_issued"] == 7


def test_doubtful_values_are_taken_and_said_to_be_so(form: Form) -> None:
    plan = _plan(form, FIRST_2014, "1.5\n-3")
    assert [cell.new for cell in plan.cells] == [Decimal("1.5"), -3]
    assert [bool(cell.note) for cell in plan.cells] == [True, True]


def test_the_edit_is_one_deed_and_undone_as_one(form: Form) -> None:
    draft = Draft({"tables": {"statistics": {"disclosed": 5}}})
    before = draft.copy()
    editing = Editing(draft)
    editing.do(_plan(form, FIRST_2014, "1180\n8\n0", draft).edit())
    assert draft.figure(FIRST_2014) == 1180
    editing.undo()
    assert draft == before


def test_what_stands_there_already_is_no_change(form: Form) -> None:
    draft = Draft({"tables": {"statistics": {"disclosed": 1180}}})
    assert _plan(form, FIRST_2014, "1180", draft).changes == ()


@settings(max_examples=60)
@given(st.data())
def test_no_cell_of_a_block_is_lost(data: st.DataObject) -> None:
    form = load_form("disclosure-2021")
    at = data.draw(st.sampled_from(list(form.figures)))
    width = data.draw(st.integers(1, 9))
    row = st.lists(st.integers(0, 99_999).map(str), min_size=width, max_size=width)
    rows = data.draw(st.lists(row, min_size=1, max_size=30))
    plan = plan_paste(form, Draft(), at, rows)
    told = sum(_told(text) for text in plan.left_over)
    assert len(plan.cells) + told == sum(map(len, rows)) or _running(rows)


def _told(text: str) -> int:
    cells = text.partition("：")[2]
    return int(cells.rpartition("等 ")[2].split()[0]) if "等 " in cells else len(cells.split("、"))


def _running(rows: list[list[str]]) -> bool:
    """A first column of 1, 2, 3 is taken for running numbers."""
    return [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


# ------------------------------------------------------------------ real reports


def test_the_whole_table_of_2018_is_read_by_its_names(form: Form, corpus: Path) -> None:
    text = (corpus / "2018-nanchang-hitech.txt").read_text("utf-8")
    plan = _plan(form, FIRST_2014, text[text.index("统计指标") :])
    assert len(plan.changes) == 58
    assert not plan.problems
    assert _values(plan)["statistics.received"] == 9
    assert _values(plan)["statistics.trainees"] == 60


def test_the_three_tables_of_2023_are_read_whole(matrix: Form, corpus: Path) -> None:
    text = (corpus / "2023-suqian.txt").read_text("utf-8")
    marks = ("二、主动公开政府信息情况\n", "三、收到和处理", "四、政府信息公开行政", "五、存在的")
    ends = [text.index(mark) for mark in marks]
    draft = Draft()
    for start, end, at in zip(
        ends,
        ends[1:],
        ("tables.proactive.charges.amount", FIRST_REQUEST, "tables.disputes.lawsuit_direct.total"),
        strict=False,
    ):
        plan = _plan(matrix, at, text[start:end], draft)
        assert not plan.problems
        assert not plan.left_over
        plan.edit().apply(draft)
    assert all(draft.figure(address) is not None for address in matrix.figures)
    assert draft.figure("tables.requests.other_rest.total") == 291
