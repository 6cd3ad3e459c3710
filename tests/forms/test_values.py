"""Values one by one, waivers, and how complete the parts are."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.draft import Draft, Value
from forms.loading import load_form
from forms.progress import PartState, progress
from forms.review.figures import relation_findings
from forms.review.finding import Finding, verdict
from forms.review.values import value_findings
from forms.review.waivers import waive, with_waivers, withdraw
from tests.forms.returns import answered, library

T = "tables.loans."


def complete() -> Draft:
    draft = answered()
    draft.set("unit.name", "市图书馆")
    draft.set("document.date", date(2026, 1, 20))
    draft.set("sections.opening", "本年开馆三百天。")
    return draft


def findings(draft: Draft) -> list[Finding]:
    return value_findings(library(), draft)


def test_a_complete_draft_gives_no_finding() -> None:
    assert findings(complete()) == []


def test_a_blank_is_an_error_that_waits_and_zero_is_an_answer() -> None:
    draft = complete()
    draft.set(T + "books.adults", None)
    (finding,) = findings(draft)
    assert (finding.rule, finding.severity, finding.state) == ("blank", "error", "waiting")
    assert finding.at == (T + "books.adults",)


@pytest.mark.parametrize(
    ("value", "repair"),
    [
        ("9", 9),
        ("1,180", 1180),
        ("九", None),
        (True, None),
        (-3, 3),
        (Decimal("2.5"), None),
        (Decimal("NaN"), None),
        (Decimal("1E+999999"), None),
        ([1], None),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_finding_with_a_repair_where_plain(
    value: Value, repair: int | None
) -> None:
    draft = complete()
    draft.set(T + "books.adults", value)
    (finding,) = findings(draft)
    assert (finding.rule, finding.severity, finding.state) == ("kind", "error", "fail")
    assert [r.new for r in finding.repairs] == ([] if repair is None else [repair])


def test_a_number_that_no_report_can_have_is_called_too_large() -> None:
    draft = complete()
    draft.set(T + "books.adults", 10**19)
    (finding,) = findings(draft)
    assert "大得不可能" in finding.message


def test_a_slip_of_a_key_is_a_warning_and_its_repair_moves_the_value() -> None:
    draft = complete()
    draft.set(T + "books.adults", None)
    draft.tree["tables"]["loans"]["bokos"] = {"adults": 4}
    draft.tree["tables"]["loans"]["books"]["adluts"] = 7
    slips = [f for f in findings(draft) if f.at[0] == T + "books.adluts"]
    assert [f.rule for f in slips] == ["unknown-key"]
    edit = slips[0].repairs[0].edit(draft)
    assert edit is not None
    edit.apply(draft)
    assert draft.figure(T + "books.adults") == 7
    assert draft.get(T + "books.adluts") is None


@pytest.mark.parametrize("name", ["tabels", "tablse", "Tables", "tabless"])
def test_a_misspelt_table_beside_the_right_one_is_told_and_its_values_can_be_moved(
    name: str,
) -> None:
    draft = complete()
    draft.tree[name] = {
        "loans": {"books": {"adults": draft.tree["tables"]["loans"]["books"].pop("adults")}}
    }
    (slip,) = [f for f in findings(draft) if f.rule == "unknown-key"]
    assert slip.at == (f"{name}.loans.books.adults", T + "books.adults")
    assert f"“{name}.loans.books.adults”" in slip.message and f"“{T}books.adults”" in slip.message
    edit = slip.repairs[0].edit(draft)
    assert edit is not None
    edit.apply(draft)
    assert findings(draft) == []


def test_a_misspelt_name_beside_the_right_one_is_told_where_the_values_differ() -> None:
    draft = complete()
    draft.tree["unit"]["nmae"] = draft.tree["unit"]["name"]
    assert findings(draft) == []
    draft.tree["unit"]["nmae"] = "县图书馆"
    (slip,) = findings(draft)
    assert "“unit.name”已另有值" in slip.message and not slip.repairs


def test_a_top_level_name_with_two_slips_is_offered_the_likest() -> None:
    draft = complete()
    draft.tree["atachment"] = [{"title": "甲"}]
    (slip,) = findings(draft)
    assert slip.at == ("atachment", "attachments")


def test_keys_that_nobody_knows_are_left_alone() -> None:
    draft = complete()
    draft.tree["office_remark"] = "留"
    assert findings(draft) == []


def test_verdict_is_incomplete_when_only_blanks_stand() -> None:
    draft = complete()
    assert verdict(findings(draft)) == "pass"
    draft.set(T + "books.adults", None)
    assert verdict(findings(draft)) == "incomplete"
    draft.set(T + "books.adults", -1)
    assert verdict(findings(draft)) == "fail"


def test_a_waiver_marks_the_warning_and_lapses_when_a_figure_changes() -> None:
    draft = complete()
    draft.set(T + "lost.adults", 2)
    draft.set(T + "lost.all", 2)
    warning = next(f for f in relation_findings(library(), draft) if f.rule == "lost-overdue")
    waive(draft, warning, "旧册清点").apply(draft)
    (marked,) = [f for f in with_waivers(draft, [warning]) if f.at == warning.at]
    assert marked.waived
    assert marked.reason == "旧册清点"
    draft.set(T + "lost.adults", 3)
    assert not with_waivers(draft, [warning])[0].waived
    draft.set(T + "lost.adults", 2)
    withdraw(draft, warning).apply(draft)
    assert draft.get("waived") is None


def test_parts_tell_where_they_stand() -> None:
    draft = complete()
    draft.set(T + "books.adults", None)
    states = {p.part: p.state for p in progress(library(), draft, findings(draft)).parts}
    assert states["opening"] is PartState.DONE
    assert states["loans"] is PartState.UNDERWAY
    draft.set(T + "books.all", -2)
    states = {p.part: p.state for p in progress(library(), draft, findings(draft)).parts}
    assert states["loans"] is PartState.DOUBTFUL


def test_quotes_within_the_name_of_a_figure_are_the_inner_ones() -> None:
    form = load_form("disclosure-2021")
    told = {finding.at[0]: finding.message for finding in value_findings(form, Draft())}
    label = told["tables.requests.refused_stability.business"]
    assert label.startswith("“") and "‘三安全一稳定’" in label and label.count("“") == 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["tables.a.b", "tables.a.c", "tables.a", "unit.name", "unit", "sections.a", "year"]
            ),
            st.sampled_from([None, 1, Decimal("1.0"), True, "一", {"b": 2}]),
        ),
        max_size=8,
    )
)
def test_the_figures_as_written_are_always_those_that_stand_there(edits):
    draft = Draft({"tables": {"a": {"b": 1}}, "unit": {"name": "甲"}})
    for address, value in edits:
        assert draft.figures_written == repr([draft.get("tables"), draft.get("unit")])
        before, draft = draft, draft.copy()
        with contextlib.suppress(KeyError):
            draft.set(address, value)
        assert before.figures_written == repr([before.get("tables"), before.get("unit")])
    assert draft.figures_written == repr([draft.get("tables"), draft.get("unit")])
