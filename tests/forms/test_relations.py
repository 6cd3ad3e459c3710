"""Relations: hold, fail or wait; explained, repaired, and the culprit named."""

from decimal import Decimal

import pytest

from forms.check_sheet import repair_words
from forms.draft import Draft
from forms.loading import example_path, load_form
from forms.review.figures import balances, relation_findings
from forms.review.finding import Finding
from forms.store.reading import read_draft
from tests.forms.returns import answered, library

T = "tables.loans."


def found(draft: Draft, *previous: Draft) -> list[Finding]:
    return relation_findings(library(), draft, previous)


def by_rule(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.rule: finding for finding in findings}


CLOSED = {
    "books__adults": 5,
    "books__children": 3,
    "books__all": 8,
    "journals__adults": 1,
    "journals__children": 1,
    "journals__all": 2,
    "items__adults": 6,
    "items__children": 4,
    "items__all": 10,
}


def test_a_table_that_adds_up_gives_no_finding() -> None:
    assert found(answered(**CLOSED)) == []


@pytest.mark.parametrize(
    ("changed", "rules", "culprit"),
    [
        ({"books__adults": 7}, {"total-items", "total-loans-all"}, "books.adults"),
        ({"items__all": 11}, {"total-items", "total-loans-all"}, "items.all"),
        ({"journals__all": 3}, {"total-items", "total-loans-all"}, "journals.all"),
    ],
)
def test_the_one_wrong_figure_is_blamed_where_two_sums_cross(
    changed: dict[str, int], rules: set[str], culprit: str
) -> None:
    findings = [f for f in found(answered(**{**CLOSED, **changed})) if f.severity == "error"]
    assert {finding.rule for finding in findings} == rules
    for finding in findings:
        assert finding.at[0] == T + culprit
        assert finding.likely == T + culprit
        (row, column) = culprit.split(".")
        assert finding.repairs[0].at == T + culprit
        assert finding.repairs[0].new == CLOSED[f"{row}__{column}"]


def test_a_subset_may_not_be_larger_than_its_whole() -> None:
    finding = by_rule(found(answered(**CLOSED, overdue__adults=7)))["subset-overdue"]
    assert finding.severity == "error"
    assert finding.message == "成人：逾期 7 ＞ 借出合计 6（差 1）"


def test_a_declared_relation_is_told_with_its_own_words_for_each_column() -> None:
    findings = [f for f in found(answered(**CLOSED, lost__children=2)) if f.rule == "lost-overdue"]
    assert [f.message for f in findings] == ["儿童：遗失 2 ＞ 逾期 0（差 2）。遗失的一般先逾期。"]
    assert findings[0].at == (T + "lost.children", T + "overdue.children")


def test_a_relation_over_a_blank_waits_and_names_it() -> None:
    draft = answered(**CLOSED)
    draft.set(T + "books.adults", None)
    waiting = found(draft)
    assert {f.state for f in waiting} == {"waiting"}
    assert {f.severity for f in waiting} == {"info"}
    assert all("图书·成人" in f.message for f in waiting)


def test_last_years_draft_is_needed_for_a_chain() -> None:
    draft = answered(**CLOSED)
    assert "steady" not in by_rule(found(draft))
    last = answered(items__all=30)
    assert "steady" in by_rule(found(draft, last))


def test_of_several_predecessors_the_sum_counts() -> None:
    draft = answered(**CLOSED)
    one, other = answered(items__all=12), answered(items__all=13)
    assert "steady" not in by_rule(found(draft, one))
    assert "steady" in by_rule(found(draft, one, other))


@pytest.mark.parametrize(("level", "wanted"), [("city", True), ("county", False)])
def test_a_relation_may_be_for_certain_units_only(level: str, wanted: bool) -> None:
    draft = answered(**CLOSED, lost__all=1, lost__adults=1, overdue__all=1, overdue__adults=1)
    draft.set("unit.level", level)
    assert ("city-only" in by_rule(found(draft))) is wanted


def test_the_balance_of_a_figure_is_told_with_its_difference() -> None:
    draft = answered(**{**CLOSED, "items__adults": 7})
    told = {b.rule: b for b in balances(library(), draft, T + "items.adults")}
    assert told["total-items"].state == "fails"
    assert told["total-items"].difference == 1
    assert told["subset-overdue"].state == "holds"


@pytest.mark.parametrize(
    ("total", "part", "likely"),
    [
        (10, 8, None),
        (1191, 1911, None),  # either may have been the slip
        (1201, 1911, "received_online"),
    ],
)
def test_two_digits_swapped_are_the_likely_slip(total: int, part: int, likely: str | None) -> None:
    form = load_form("disclosure-2014")
    draft = Draft({"form": form.id})
    for address in form.figures:
        draft.set(address, 0)
    draft.set("tables.statistics.received", total)
    draft.set("tables.statistics.received_online", part)
    draft.set("tables.statistics.received_by_letter", 10 if total == 1201 else 0)
    finding = by_rule(relation_findings(form, draft))["total-received"]
    assert finding.likely == (likely and f"tables.statistics.{likely}")


def test_the_real_2018_figures_give_exactly_the_three_known_findings() -> None:
    form = load_form("disclosure-2014")
    example = example_path(form)
    assert example is not None
    findings = {f.rule: f for f in relation_findings(form, read_draft(example))}
    assert set(findings) == {"total-received", "normative-issued", "responses-channels"}
    received = findings["total-received"]
    assert received.message == "收到申请数 9 ≠ 当面 0 + 传真 4 + 网络 5 + 信函 9 = 18（差 9）"
    assert received.at[0] == "tables.statistics.received"
    assert received.likely == "tables.statistics.received_by_letter"
    assert [(r.at.rsplit(".", 1)[1], r.old, r.new) for r in received.repairs] == [
        ("received", 9, 18),
        ("received_by_letter", 9, 0),
    ]
    assert findings["normative-issued"].severity == "warning"
    assert findings["responses-channels"].severity == "warning"


def test_a_repair_restores_the_table() -> None:
    draft = answered(**{**CLOSED, "books__children": 30})
    finding = found(draft)[0]
    edit = finding.repairs[0].edit(draft)
    assert edit is not None
    edit.apply(draft)
    assert draft == answered(**CLOSED)


@pytest.mark.parametrize("row", ["handled", "other_rest"])
def test_a_row_has_one_name_in_what_is_found_and_in_how_it_is_mended(row: str) -> None:
    form = load_form("disclosure-2021")
    example = example_path(form)
    assert example is not None
    draft = read_draft(example)
    at = f"tables.requests.{row}.natural_person"
    draft.set(at, 1 + (draft.figure(at) or 0))
    failing = [f for f in relation_findings(form, draft, ()) if f.state == "fail"]
    name = form.figures[at].row.short
    repairs = [repair_words(form, r) for f in failing for r in f.repairs if r.at == at]
    assert repairs and all(words.startswith(f"{name}·自然人改为") for words in repairs)
    assert any(name in finding.message for finding in failing)
    assert not any(" 总计 " in finding.message for finding in failing if at in finding.at)


def test_decimals_are_compared_exactly() -> None:
    form = load_form("disclosure-2014")
    draft = Draft({"form": form.id})
    draft.set("tables.statistics.budget", Decimal("0.1"))
    assert draft.figure("tables.statistics.budget") == Decimal("0.1")
