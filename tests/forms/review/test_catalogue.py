"""Every rule has an example that it reports and one that it does not, and both are run."""

from __future__ import annotations

import re
from typing import Any

import pytest

from forms.draft import Draft
from forms.form import Form
from forms.form_words import changed
from forms.loading import known_forms, load_form
from forms.review import review
from forms.review.catalogue import all_rules, explain, form_rules, written_rules
from forms.review.finding import Finding
from forms.settings import Settings
from tests.forms.review.drafts import fill, harmless

ENTRIES = written_rules()


def _draft(form: Form, entry: dict[str, Any], which: str) -> Draft:
    draft = harmless(form)
    fill(draft, entry.get("given", {}))
    fill(draft, entry.get({"wrong": "fails", "right": "passes"}[which], {}))
    if "section" in entry:
        draft.set(f"sections.{entry['section']}", entry[which])
    return draft


def _companions(form: Form, entry: dict[str, Any], name: str) -> list[Draft]:
    if name not in entry:
        return []
    other = harmless(form)
    if name == "previous":
        other.set("year", (other.year or 0) - 1)
        other.set("sections", None)
    fill(other, entry[name])
    return [other]


def _form(entry: dict[str, Any]) -> Form:
    form = load_form(entry.get("form", "disclosure-2021"))
    if "characters" not in entry:
        return form
    limited = {entry["section"]: entry["characters"]}
    sections = (changed(one, characters=limited.get(one.id)) for one in form.sections)
    return changed(form, sections=tuple(sections))


def _reviewed(entry: dict[str, Any], which: str) -> list[Finding]:
    form = _form(entry)
    draft = _draft(form, entry, which)
    previous, siblings = (_companions(form, entry, name) for name in ("previous", "siblings"))
    return list(review(form, draft, previous, Settings(), siblings))


def _meant(entry: dict[str, Any], which: str) -> list[Finding]:
    """The findings of the rule, about the address meant if the entry names one."""
    found = [finding for finding in _reviewed(entry, which) if finding.rule == entry["id"]]
    return [finding for finding in found if finding.at[0] == entry.get("at", finding.at[0])]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_a_rule_reports_its_wrong_example_and_not_its_right_one(entry: dict[str, Any]) -> None:
    found = _meant(entry, "wrong")
    assert found, "the wrong example is not reported"
    assert found[0].severity == entry["severity"]
    assert not _meant(entry, "right")


def test_every_rule_that_a_form_declares_is_explained() -> None:
    for form in known_forms():
        for declared in (*form.relations, *form.mentions):
            info = explain(declared.id, form)
            assert info and info.severity == declared.severity and info.title


def test_an_implied_rule_is_explained_and_an_unknown_one_is_not() -> None:
    assert explain("total-received") and explain("subset-disclosed-normative")
    assert explain("no-such-rule") is None


def test_an_explanation_is_in_words() -> None:
    told = str(explain("part-thin")).split("\n")
    assert told[0] == "part-thin　这一部分没有实际内容（须核实）"
    assert [line[:3] for line in told[1:]] == ["说明：", "依据：", "会报：", "不报："]
    assert "RuleInfo" not in str(explain("total-received"))


def test_every_rule_says_where_it_comes_from() -> None:
    assert all(rule.source and rule.about and rule.wrong and rule.right for rule in all_rules())
    assert len({rule.id for rule in all_rules()}) == len(all_rules())


def test_no_formula_stands_in_what_an_officer_reads() -> None:
    for form in known_forms():
        for info in form_rules(form):
            assert not re.search(r"[a-z_]{4,}", info.about), info.about
