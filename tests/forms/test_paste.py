"""Cells pasted from spreadsheets, documents and web pages: what becomes of each, and real reports."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.draft import Draft
from forms.edit import Editing
from forms.form import Form
from forms.loading import load_form
from forms.paste import plan_paste
from tests.forms.pasting import FIRST_2014, FIRST_REQUEST, plan_of, values

# ------------------------------------------------------------------ one column, by position


def test_a_column_runs_downwards_over_figures_only(form: Form) -> None:
    plan = plan_of(form, "tables.statistics.normative_issued", "7\n1\n2")
    assert values(plan) == {
        "statistics.normative_issued": 7,
        "statistics.by_gazette": 1,
        "statistics.by_website": 2,
    }
    assert not plan.left_over


def test_a_column_with_blanks_at_the_headings_is_laid_with_them(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "\n1180\n8\n0\n——\n5\n6")
    assert values(plan) == {
        "statistics.disclosed": 1180,
        "statistics.disclosed_normative": 8,
        "statistics.normative_issued": 0,
        "statistics.by_gazette": 5,
        "statistics.by_website": 6,
    }


def test_a_text_never_hides_on_a_heading(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "1180\n8\n0\n约5\n6")
    assert [cell.raw for cell in plan.problems] == ["约5"]
    assert values(plan)["statistics.by_website"] == 6


def test_what_does_not_fit_below_is_told(form: Form) -> None:
    plan = plan_of(form, "tables.statistics.training_courses", "1\n60\n7\n8")
    assert len(plan.cells) == 2
    assert "7、8" in plan.left_over[0]


def test_the_name_above_a_column_is_no_figure(form: Form) -> None:
    assert values(plan_of(form, FIRST_2014, "统计数\n1180\n8"))["statistics.disclosed"] == 1180


def test_running_numbers_and_units_to_the_left_are_left_out(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "1\t条\t1180\n2\t条\t8\n3\t件\t7")
    assert list(values(plan).values()) == [1180, 8, 7]


def test_a_row_is_laid_down_a_list(form: Form) -> None:
    assert list(values(plan_of(form, FIRST_2014, "1180\t8\t0")).values()) == [1180, 8, 0]


# ------------------------------------------------------------------ cells


def test_a_blank_replaces_nothing(form: Form) -> None:
    draft = Draft({"tables": {"statistics": {"received_by_fax": 5}}})
    plan = plan_of(form, "tables.statistics.received_by_fax", "\n8", draft)
    assert [cell.address for cell in plan.changes] == ["tables.statistics.received_online"]


def test_a_mark_for_nothing_leaves_its_cell_alone_unless_taken_as_zero(form: Form) -> None:
    assert [c.new for c in plan_of(form, FIRST_2014, "1180\n/\n-").cells] == [1180, None, None]
    taken = plan_of(form, FIRST_2014, "1180\n/\n-", none_as_zero=True)
    assert [c.new for c in taken.cells] == [1180, 0, 0]


def test_an_unreadable_cell_keeps_its_place_and_says_why(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "1180\n8x\n7")
    assert [cell.raw for cell in plan.problems] == ["8x"]
    assert plan.problems[0].problem
    assert values(plan)["statistics.normative_issued"] == 7


def test_doubtful_values_are_taken_and_said_to_be_so(form: Form) -> None:
    plan = plan_of(form, FIRST_2014, "1.5\n-3")
    assert [cell.new for cell in plan.cells] == [Decimal("1.5"), -3]
    assert [bool(cell.note) for cell in plan.cells] == [True, True]


def test_the_edit_is_one_deed_and_undone_as_one(form: Form) -> None:
    draft = Draft({"tables": {"statistics": {"disclosed": 5}}})
    before = draft.copy()
    editing = Editing(draft)
    editing.do(plan_of(form, FIRST_2014, "1180\n8\n0", draft).edit())
    assert draft.figure(FIRST_2014) == 1180
    editing.undo()
    assert draft == before


def test_what_stands_there_already_is_no_change(form: Form) -> None:
    draft = Draft({"tables": {"statistics": {"disclosed": 1180}}})
    assert plan_of(form, FIRST_2014, "1180", draft).changes == ()


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
    plan = plan_of(form, FIRST_2014, text[text.index("统计指标") :])
    assert len(plan.changes) == 58
    assert not plan.problems
    assert values(plan)["statistics.received"] == 9
    assert values(plan)["statistics.trainees"] == 60


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
        plan = plan_of(matrix, at, text[start:end], draft)
        assert not plan.problems
        assert not plan.left_over
        plan.edit().apply(draft)
    assert all(draft.figure(address) is not None for address in matrix.figures)
    assert draft.figure("tables.requests.other_rest.total") == 291
