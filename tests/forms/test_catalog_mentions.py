"""Figures that call for words in a section."""

import pytest

from forms.draft import Draft
from forms.loading import load_form, parse_form
from forms.review.mentions import mention_findings

FORM = load_form("disclosure-2021")
CORRECTED = "tables.disputes.{}.corrected"
ROWS = ("reconsideration", "lawsuit_direct", "lawsuit_after_reconsideration")


def draft(corrected: int | None, **sections: str) -> Draft:
    made = Draft({"form": FORM.id, "sections": sections})
    for row in ROWS:
        made.set(CORRECTED.format(row), 0)
    made.set(CORRECTED.format("reconsideration"), corrected)
    return made


@pytest.mark.parametrize(
    ("corrected", "problems", "found"),
    [
        (1, "一是人手不足。", ["corrections-unmentioned"]),
        (1, "一是有一件复议被纠正。", []),
        (0, "一是人手不足。", []),
        (None, "一是人手不足。", []),
        (1, "", []),
    ],
)
def test_corrections_are_spoken_of(corrected: int | None, problems: str, found: list[str]) -> None:
    findings = mention_findings(FORM, draft(corrected, problems=problems))
    assert [finding.rule for finding in findings] == found
    for finding in findings:
        assert finding.severity == "info"
        assert finding.at == ("sections.problems", *(CORRECTED.format(row) for row in ROWS))


def test_a_local_form_may_ask_for_more() -> None:
    ours = parse_form(
        'schema = 1\nid = "our-2021"\nedition = 1\nname = "本市"\nsource = "本市"\n'
        'extends = "disclosure-2021"\n[[mention]]\nid = "training-unmentioned"\n'
        'section = "overview"\nwords = ["培训"]\nwhen = "requests.new.total >= 0"\n'
        'message = "请写到培训。"\n[[mention]]\nid = "corrections-unmentioned"\nseverity = "warning"\n',
        "our.toml",
    )
    made = draft(1, overview="好。", problems="好。")
    made.set("tables.requests.new.total", 0)
    found = {finding.rule: finding.severity for finding in mention_findings(ours, made)}
    assert found == {"corrections-unmentioned": "warning", "training-unmentioned": "warning"}
