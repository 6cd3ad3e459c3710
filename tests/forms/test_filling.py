"""Sums offered for totals, and zeros for blanks."""

from __future__ import annotations

import pytest

from forms.draft import Draft
from forms.filling import Totals, scope_of, zero_edit
from forms.form import Form
from forms.loading import load_form

RECEIVED = "tables.statistics.received"
WAYS = ("in_person", "by_fax", "online", "by_letter")


def _received(*values: int) -> Draft:
    draft = Draft()
    for way, value in zip(WAYS, values, strict=False):
        draft.set(f"{RECEIVED}_{way}", value)
    return draft


def test_a_total_offers_the_sum_of_its_parts(form: Form) -> None:
    assert Totals(form).offered(_received(0, 4, 5, 9), RECEIVED) == 18


def test_a_total_waits_for_a_blank_part(form: Form) -> None:
    assert Totals(form).offered(_received(0, 4, 5), RECEIVED) is None


def test_a_figure_that_is_no_total_offers_nothing(form: Form) -> None:
    totals = Totals(form)
    assert f"{RECEIVED}_by_fax" not in totals
    assert totals.offered(_received(0, 4, 5, 9), f"{RECEIVED}_by_fax") is None


def test_a_total_of_a_row_and_of_a_column_takes_whichever_is_complete(matrix: Form) -> None:
    draft = Draft()
    for column in ("natural_person", "business", "research", "public_welfare", "legal_service"):
        draft.set(f"tables.requests.handled.{column}", 2)
    draft.set("tables.requests.handled.other", 1)
    assert Totals(matrix).offered(draft, "tables.requests.handled.total") == 11


def test_the_totals_over_a_figure_are_those_of_its_row_and_its_column(matrix: Form) -> None:
    assert Totals(matrix).over(["tables.requests.granted.business"]) == {
        "tables.requests.granted.total",
        "tables.requests.handled.business",
    }


def test_zeros_go_into_blanks_only(form: Form) -> None:
    draft = _received(0, 4)
    edit = zero_edit(form, draft, [f"{RECEIVED}_{way}" for way in WAYS])
    assert {step.address for step in edit.steps} == {f"{RECEIVED}_online", f"{RECEIVED}_by_letter"}
    assert all(step.new == 0 for step in edit.steps)  # type: ignore[union-attr]


def test_a_blank_total_over_figures_is_not_made_zero(form: Form) -> None:
    edit = zero_edit(form, _received(0, 4), [RECEIVED, *(f"{RECEIVED}_{way}" for way in WAYS)])
    assert RECEIVED not in {step.address for step in edit.steps}


def test_a_blank_total_over_zeros_becomes_zero_too(form: Form) -> None:
    edit = zero_edit(form, Draft(), [RECEIVED, *(f"{RECEIVED}_{way}" for way in WAYS)])
    assert RECEIVED in {step.address for step in edit.steps}


def test_totals_of_totals_become_zero_with_them(matrix: Form) -> None:
    addresses = scope_of(matrix, "tables.requests.new.business", "table")
    assert len(zero_edit(matrix, Draft(), addresses).steps) == 175


@pytest.mark.parametrize(
    ("form_id", "at", "count"),
    [
        ("disclosure-2014", "tables.statistics.received_by_fax", 23),
        ("disclosure-2014", "tables.statistics.reconsiderations_other", 4),
        ("disclosure-2021", "tables.requests.refused_query.other", 8 * 7),
        ("disclosure-2021", "tables.requests.new.other", 7),
        ("disclosure-2021", "tables.proactive.regulations.issued", 6),
        ("disclosure-2021", "tables.disputes.lawsuit_direct.upheld", 10),
    ],
)
def test_a_block_is_what_stands_under_one_heading(form_id: str, at: str, count: int) -> None:
    assert len(scope_of(load_form(form_id), at, "block")) == count


def test_a_row_and_a_table_are_scopes_too(matrix: Form) -> None:
    assert len(scope_of(matrix, "tables.requests.new.other", "row")) == 7
    assert len(scope_of(matrix, "tables.requests.new.other", "table")) == 175
