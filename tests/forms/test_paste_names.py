"""Pasted cells laid over a form's tables by the names that come along, and over matrices."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.form import Form
from forms.loading import load_form
from tests.forms.pasting import FIRST_2014, FIRST_REQUEST, plan_of, values

# ------------------------------------------------------------------ by names


def test_names_align_rows_in_any_order(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "传真申请数\t4\n当面申请数\t0\n收到申请数\t9")
    assert values(plan) == {
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
    plan = plan_of(form, FIRST_2014, f"{label}\t件\t9\n传真申请数\t件\t4")
    assert values(plan)["statistics.received"] == 9


def test_a_label_broken_over_two_lines_of_its_cell_is_known(form: Form) -> None:
    text = '"（一）收到\n申请数"\t"件\n"\t9\r\n"其中：\n""传真申请数"""\t件\t"4\n"\r\n'
    plan = plan_of(form, FIRST_2014, text)
    assert values(plan) == {"statistics.received": 9, "statistics.received_by_fax": 4}
    assert not plan.left_over


def test_a_label_that_stands_twice_means_the_one_that_follows(form: Form) -> None:
    text = "四、行政复议数量\t3\n（二）被依法纠错数\t1\n五、行政诉讼数量\t2\n（二）被依法纠错数\t0"
    assert values(plan_of(form, FIRST_2014, text)) == {
        "statistics.reconsiderations": 3,
        "statistics.reconsiderations_corrected": 1,
        "statistics.lawsuits": 2,
        "statistics.lawsuits_corrected": 0,
    }


def test_a_label_that_stands_twice_means_the_one_at_the_cursor(form: Form) -> None:
    text = "（二）被依法纠错数\t1\n（三）其他情形数\t2"
    plan = plan_of(form, "tables.statistics.lawsuits", text)
    assert set(values(plan)) == {"statistics.lawsuits_corrected", "statistics.lawsuits_other"}


def test_one_cell_a_line_with_names_becomes_rows(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "统计指标\n单位\n统计数\n收到申请数\n件\n9\n当面申请数\n件\n0")
    assert values(plan) == {"statistics.received": 9, "statistics.received_in_person": 0}


def test_money_in_another_unit_is_converted(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "收到申请数\t件\t9\n依申请公开信息收取的费用\t元\t52345")
    assert values(plan)["statistics.fees"] == Decimal("5.2345")


def test_a_row_that_is_not_known_is_told(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "收到申请数\t9\n当面申请数\t0\n电子邮件申请数\t3")
    assert len(plan.cells) == 2
    assert "电子邮件申请数" in plan.left_over[0]


def test_a_second_column_of_figures_is_told(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "收到申请数\t件\t9\t12\n当面申请数\t件\t0\t1")
    assert values(plan)["statistics.received"] == 9
    assert "12" in plan.left_over[0]


def test_the_head_chooses_among_columns(form: Form) -> None:
    text = "统计指标\t单位\t上年\t统计数\n收到申请数\t件\t12\t9\n当面申请数\t件\t1\t0"
    plan = plan_of(form, FIRST_2014, text)
    assert values(plan) == {"statistics.received": 9, "statistics.received_in_person": 0}
    assert "12" in plan.left_over[0]


def test_a_figure_gone_wrong_beside_its_name_is_a_problem(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "收到申请数\t件\t约9\n当面申请数\t件\t0")
    assert [cell.raw for cell in plan.problems] == ["约9"]


# ------------------------------------------------------------------ matrices


def test_a_block_is_laid_from_the_cursor_to_the_right_and_down(matrix: Form) -> None:
    plan = plan_of(matrix, "tables.requests.granted.business", "1\t2\n3\t4")
    assert values(plan) == {
        "requests.granted.business": 1,
        "requests.granted.research": 2,
        "requests.partial.business": 3,
        "requests.partial.research": 4,
    }


def test_a_block_as_wide_as_the_table_begins_at_its_first_column(matrix: Form) -> None:
    plan = plan_of(matrix, "tables.requests.granted.other", "1\t2\t3\t4\t5\t6\t21\n" * 2)
    assert values(plan)["requests.granted.natural_person"] == 1
    assert not plan.left_over


def test_what_does_not_fit_at_the_right_is_told(matrix: Form) -> None:
    plan = plan_of(matrix, "tables.requests.granted.other", "1\t2\t3\n4\t5\t6")
    assert len(plan.cells) == 4
    assert len(plan.left_over) == 2


def test_a_column_goes_down_its_column_in_a_matrix(matrix: Form) -> None:
    plan = plan_of(matrix, "tables.requests.new.business", "1\n2\n3")
    assert set(values(plan)) == {
        f"requests.{row}.business" for row in ("new", "carried_in", "granted")
    }


def test_turned_cells_go_along_the_row(matrix: Form) -> None:
    plan = plan_of(matrix, FIRST_REQUEST, "1\n2\n3", turned=True)
    assert set(values(plan)) == {
        f"requests.new.{column}" for column in ("natural_person", "business", "research")
    }


def test_columns_follow_their_head_in_any_order(matrix: Form) -> None:
    text = "项目\t总计\t自然人\n本年新收政府信息公开申请数量\t10\t9\n予以公开\t3\t2"
    assert values(plan_of(matrix, FIRST_REQUEST, text)) == {
        "requests.new.total": 10,
        "requests.new.natural_person": 9,
        "requests.granted.total": 3,
        "requests.granted.natural_person": 2,
    }


def test_rows_and_columns_are_known_by_what_the_screen_calls_them(matrix: Form) -> None:
    text = "项目\t总计\t公益组织\t法律服务\n上年结转\t4\t3\t1\n新收\t58\t46\t12"
    assert values(plan_of(matrix, FIRST_REQUEST, text)) == {
        "requests.carried_in.total": 4,
        "requests.carried_in.public_welfare": 3,
        "requests.carried_in.legal_service": 1,
        "requests.new.total": 58,
        "requests.new.public_welfare": 46,
        "requests.new.legal_service": 12,
    }


def test_a_full_name_counts_before_what_the_screen_calls_another_row(matrix: Form) -> None:
    plan = plan_of(matrix, FIRST_REQUEST, "其他处理\t\t\n3.其他\t1\t0\n总计\t9\t8")
    assert values(plan)["requests.other_rest.natural_person"] == 1
    assert values(plan)["requests.handled.natural_person"] == 9


def test_a_head_tells_the_columns_of_rows_that_are_not_known(matrix: Form) -> None:
    plan = plan_of(matrix, FIRST_REQUEST, "科室\t总计\t自然人\n执法股\t10\t9\n审批股\t3\t2")
    assert values(plan) == {
        "requests.new.total": 10,
        "requests.new.natural_person": 9,
        "requests.carried_in.total": 3,
        "requests.carried_in.natural_person": 2,
    }
    plan = plan_of(matrix, FIRST_REQUEST, "自然人\t小计\t总计\n9\t7\t10")
    assert values(plan) == {"requests.new.natural_person": 9, "requests.new.total": 10}
    assert "7" in plan.left_over[0]


def test_blanks_of_merged_cells_beside_rows_not_known_are_passed_where_too_much_came(
    matrix: Form,
) -> None:
    figures = "46\t7\t0\t1\t2\t0\t56"
    plan = plan_of(matrix, FIRST_REQUEST, f"甲股\t\t{figures}\n乙股\t\t{figures}")
    assert values(plan)["requests.new.natural_person"] == 46
    assert not plan.left_over
    narrow = plan_of(matrix, FIRST_REQUEST, "甲股\t\t7\t0\n乙股\t\t1\t0")
    assert values(narrow)["requests.new.business"] == 7


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
    plan = plan_of(matrix, FIRST_REQUEST, text)
    assert not plan.left_over
    rows = ("new", "granted", "refused_state_secret", "refused_by_law", "other_rest")
    assert [values(plan)[f"requests.{row}.natural_person"] for row in rows] == [1] * 5
    assert [values(plan)[f"requests.{row}.total"] for row in rows] == [21] * 5


def test_blanks_of_merged_cells_in_a_spreadsheet_are_passed(matrix: Form) -> None:
    text = "一、本年新收政府信息公开申请数量\t\t\t1\t2\t3\t4\t5\t6\t21"
    plan = plan_of(matrix, FIRST_REQUEST, f"{text}\n\t（一）予以公开\t\t1\t0\t0\t0\t0\t0\t1")
    assert values(plan)["requests.new.natural_person"] == 1
    assert values(plan)["requests.granted.total"] == 1


def test_a_column_of_subtotals_that_the_form_lacks_is_told(matrix: Form) -> None:
    head = "项目\t自然人\t小计\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
    row = "予以公开\t1\t20\t2\t3\t4\t5\t6\t21"
    plan = plan_of(matrix, FIRST_REQUEST, f"{head}\n{row}")
    assert values(plan)["requests.granted.business"] == 2
    assert "20" in plan.left_over[0]


def test_a_table_of_blocks_is_known_by_its_rows(matrix: Form) -> None:
    text = (
        "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t2\t0\t11\n"
        "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t59237.2449"
    )
    assert values(plan_of(matrix, "tables.proactive.permits.decisions", text)) == {
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
        plan = plan_of(form, mine[-1], "\n".join(str(n) for n in range(len(mine))))
        assert [cell.address for cell in plan.cells] == mine


def test_the_strip_of_fifteen_is_laid_from_its_beginning(matrix: Form) -> None:
    head = "\t".join(["行政复议:结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    row = "\t".join(str(n) for n in range(15))
    plan = plan_of(matrix, "tables.disputes.lawsuit_direct.other", f"{head}\n{row}")
    assert list(values(plan).values()) == list(range(15))


TABS = "\t" * 5
NESTED_HEAD = (
    "（本列数据的勾稽关系为：第一项加第二项之和）\t\t\t申请人情况\t\t\t\t\t\t",
    "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计",
    "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t",
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_rows_of_a_head_with_cells_merged_downwards_are_taken_together(
    matrix: Form, end: str
) -> None:
    figures = "\t\t\t5\t1\t2\t3\t4\t6\t21"
    rows = (f"一、本年新收政府信息公开申请数量{figures}", f"\t（一）予以公开{figures[1:]}")
    plan = plan_of(matrix, FIRST_REQUEST, end.join((*NESTED_HEAD, *rows)))
    assert list(values(plan).values()) == [5, 1, 2, 3, 4, 6, 21] * 2
    assert not plan.left_over


def test_such_a_head_tells_the_columns_of_rows_without_a_name(matrix: Form) -> None:
    head = "自然人\t法人或其他组织\t\t\t\t\t总计\n\t其他\t商业企业\t\t\t\t"
    plan = plan_of(matrix, FIRST_REQUEST, f"{head}\n5\t1\t2\t\t\t\t8\n6\t1\t2\t\t\t\t9")
    assert values(plan)["requests.new.natural_person"] == 5
    assert values(plan)["requests.new.other"] == 1
    assert values(plan)["requests.carried_in.total"] == 9


def test_the_strip_of_fifteen_comes_with_all_three_rows_of_its_head(matrix: Form) -> None:
    kinds = "\t".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    above = (
        f"行政复议{TABS}行政诉讼{TABS}{TABS[1:]}\n{TABS}未经复议直接起诉{TABS}复议后起诉{TABS[1:]}"
    )
    row = "\t".join(str(n) for n in range(15))
    plan = plan_of(matrix, "tables.disputes.lawsuit_direct.other", f"{above}\n{kinds}\n{row}")
    assert list(values(plan).values()) == list(range(15))
    assert not plan.left_over and not plan.problems


def test_a_figure_gone_wrong_beside_a_name_stays_there_where_another_row_is_not_known(
    form: Form,
) -> None:
    plan = plan_of(form, FIRST_2014, "收到申请数\t件\t约9\n电子邮件申请数\t件\t3")
    assert [cell.address for cell in plan.problems] == ["tables.statistics.received"]
