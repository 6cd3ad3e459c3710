"""What differs between two versions, in the officer's words."""

import pytest

from forms.loading import load_form
from forms.value_names import value_name
from tui.differing import places, places_at

FORM = load_form("disclosure-2021")
ISSUED = "tables.proactive.regulations.issued"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "（空）"),
        (0, "0"),
        ([{"name": "甲局"}, {"name": "乙局"}], "甲局、乙局"),
        ([{"rule": "half-width", "reason": "照录原件"}], "照录原件"),
        ([{"number": 1, "document": "ab12"}, {"number": 2, "document": "cd34"}], "2 项"),
        ({"sections.overview": 2024}, "1 项"),
        ([], "0 项"),
    ],
)
def test_a_value_is_shown_as_the_officer_wrote_it(value: object, shown: str) -> None:
    assert places(value, "别的") == [(shown, "别的")]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"checked.{ISSUED}", f"{FORM.figures[ISSUED].label}的读校"),
        ("notes.sections.overview", "总体情况的备注"),
        ("exports", "生成报告的记录"),
        ("waived", "情况说明"),
        ("unit.cosigners", "联合署名机关"),
        ("office_remark", "office_remark"),
    ],
)
def test_what_a_draft_keeps_about_its_values_has_a_name(address: str, name: str) -> None:
    assert value_name(FORM, address) == name


@pytest.mark.parametrize(
    ("address", "value", "shown"),
    [
        ("unit.level", "township", "乡镇（街道）"),
        ("unit.kind", "government", "政府"),
        ("unit.scope", "self", "本级"),
        ("document.profile", "ink", "到字墨（34.6/32.6 毫米）"),
        ("unit.level", "village", "village"),
        ("unit.name", "county", "county"),
        ("unit.kind", None, "（空）"),
    ],
)
def test_a_value_to_choose_from_is_shown_in_words(
    address: str, value: str | None, shown: str
) -> None:
    assert places_at(address, value, "别的")[0][0] == shown
