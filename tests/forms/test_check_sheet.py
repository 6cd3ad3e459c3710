"""The 自查情况表 as those read it who sign: places and rules in words, for statements too."""

from __future__ import annotations

import re

import pytest

from forms.check_sheet import check_sheet
from forms.draft import Draft
from forms.form import Form
from forms.loading import load_form
from forms.review.catalogue import all_rules, explain, form_rules, rule_title
from forms.review.finding import Finding, Place
from tests.forms.returns import library

FORM = load_form("disclosure-2021")
OVERVIEW, PROBLEMS = "sections.overview", "sections.problems"


def _found(at: str, **more: object) -> Finding:
    finding = Finding("no-such-day", "warning", "“2件”请核对", (at,), quote="2件", span=(0, 2))
    return finding._replace(**more)


def test_a_rule_is_called_by_its_title() -> None:
    sheet = check_sheet(FORM, Draft(), [_found(OVERVIEW), _found(PROBLEMS, waived=True)])
    title = explain("no-such-day").title  # type: ignore[union-attr]
    assert sheet.count(f"规则：{title}") == 2
    assert "no-such-day" not in sheet


def test_answered_findings_of_the_same_words_are_told_apart_by_their_places() -> None:
    found = [_found(at, waived=True, reason="属实") for at in (OVERVIEW, PROBLEMS)]
    sheet = check_sheet(FORM, Draft(), found)
    _, statements = sheet.split("【情况说明（已核实）】")
    places = re.findall("位置：(.*?)“2件”", statements)
    assert ["总体情况" in place for place in places] == [True, False]
    assert len(places) == 2 and statements.count("说明：属实") == 2


def test_few_words_are_shown_among_those_around_them_with_their_references_filled_in() -> None:
    text = "上一段。\n全年收到{requests.new.total}件来函，办结2件，其余在办。\n下一段。"
    draft = Draft({"sections": {"overview": text}, "tables": {"requests": {"new": {"total": 7}}}})
    at = text.index("2件")
    sheet = check_sheet(FORM, draft, [_found(OVERVIEW, span=(at, at + 2))])
    assert "   原文：全年收到7件来函，办结【2件】，其余在办。" in sheet.split("\n")


def test_two_places_that_cannot_both_be_true_are_both_shown() -> None:
    draft = Draft({"sections": {"overview": "办结2件。", "problems": "只办结1件。"}})
    other = Place(PROBLEMS, "1件", (3, 5), None)
    found = _found(OVERVIEW, span=(2, 4), places=(other,))
    lines = check_sheet(FORM, draft, [found]).split("\n")
    assert [line for line in lines if "原文" in line] == [
        "   原文：办结【2件】。",
        "   原文：只办结【1件】。",
    ]


@pytest.mark.parametrize("form", [FORM, load_form("disclosure-2014"), library()])
def test_every_rule_has_a_chinese_title(form: Form) -> None:
    ids = [rule.id for rule in (*all_rules(), *form_rules(form))]
    for rule in (*ids, "total-received", "subset-x", "rare-character"):
        assert re.match("[一-鿿“]", rule_title(form, rule)), rule


def test_a_rule_is_explained_by_its_title_too() -> None:
    for rule in all_rules():
        known = explain(rule.title)
        assert known is not None and known.title == rule.title


def test_what_nobody_knows_stands_in_the_file_not_on_the_cover() -> None:
    sheet = check_sheet(FORM, Draft(), [_found("tabels.disputes"), _found("unit.name")])
    assert "位置：草稿文件·tabels.disputes" in sheet
    assert "位置：封面信息·单位名称" in sheet
