"""Against last year's draft and against drafts of other offices."""

from __future__ import annotations

from datetime import date

from forms.draft import Draft
from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from tests.forms.review.drafts import fill
from tests.forms.review.faults import LAST_YEAR
from tests.forms.review.generator import figures, report

FORM = load_form("disclosure-2021")
TEXT = LAST_YEAR.replace("{n}", "4")


def _last_year(**prose: str) -> Draft:
    draft = report(FORM, **prose)
    draft.set("year", 2022)
    draft.set("document.date", date(2023, 1, 20))
    return draft


def _found(draft: Draft, rule: str, *previous: Draft) -> list[Finding]:
    return [finding for finding in review(FORM, draft, previous) if finding.rule == rule]


def test_the_sentences_that_were_copied_are_marked() -> None:
    new = "今年新设惠企政策兑现专窗，企业办事更加方便。"
    draft = report(FORM, overview=f"{new}\n{TEXT}")
    (finding,) = _found(draft, "text-copied", _last_year(overview=TEXT.replace("4", "9")))
    marked = {finding.quote, *(place.quote for place in finding.places)}
    assert len(marked) == 4
    assert new not in marked


def test_a_text_written_anew_is_let_pass() -> None:
    draft = report(FORM, overview="全年围绕重大项目审批和惠企政策落实公开各类信息。" * 5)
    assert not _found(draft, "text-copied", _last_year(overview=TEXT))


def test_a_table_unchanged_since_last_year_is_told_once() -> None:
    draft = report(FORM)
    found = _found(draft, "figures-copied", _last_year())
    assert {finding.at[0].split(".")[1] for finding in found} == {
        "proactive",
        "requests",
        "disputes",
    }
    draft.set("tables.requests.new.research", 4)
    tables = {f.at[0].split(".")[1] for f in _found(draft, "figures-copied", _last_year())}
    assert "requests" not in tables


def test_swings_of_a_table_are_one_finding() -> None:
    draft, last = report(FORM), _last_year()
    fill(
        last,
        {"tables.proactive.permits.decisions": 100, "tables.proactive.penalties.decisions": 20},
    )
    (finding,) = _found(draft, "figure-swing", last)
    assert set(finding.at) == {
        "tables.proactive.permits.decisions",
        "tables.proactive.penalties.decisions",
    }


def test_several_predecessors_count_together() -> None:
    draft = report(FORM, overview="新收公开申请170件，较上年增加20件。")
    halves = [_last_year(), _last_year()]
    for half in halves:
        fill(half, {f"tables.{name}": number // 2 for name, number in figures(FORM).items()})
        half.set("tables.requests.new.total", 75)
    assert not _found(draft, "change-mismatch", *halves)
    halves[0].set("tables.requests.new.total", 70)
    assert _found(draft, "change-mismatch", *halves)


def test_the_same_office_is_no_sibling() -> None:
    draft = report(FORM, overview=TEXT)
    twin = report(FORM, overview=TEXT)
    assert not [f for f in review(FORM, draft, siblings=[twin]) if f.rule == "text-alike"]
    twin.set("unit.name", "白石县统计局")
    assert [f for f in review(FORM, draft, siblings=[twin]) if f.rule == "text-alike"]


def test_a_region_may_name_its_offices() -> None:
    draft = report(FORM, overview="白石镇办好政务公开专区。")
    other = report(FORM)
    fill(other, {"unit.name": "白石镇人民政府", "unit.short_name": "白石镇"})
    assert [f for f in review(FORM, draft, siblings=[other]) if f.rule == "foreign-name"]
    draft.set("unit.scope", "region")
    assert not [f for f in review(FORM, draft, siblings=[other]) if f.rule == "foreign-name"]
