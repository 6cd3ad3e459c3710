"""Numbers in prose that equal a figure, offered as references."""

from decimal import Decimal

import pytest

from forms.draft import Draft
from forms.references_offers import reference_offers
from tests.small_forms import small_form

FORM = small_form(
    {"id": "disclosed", "label": "主动公开政府信息数", "unit": "条"},
    {"id": "received", "label": "收到申请数", "unit": "件"},
    {"id": "answered", "label": "申请答复数", "unit": "件"},
    {"id": "budget", "label": "专项经费", "unit": "万元", "kind": "decimal"},
    {"id": "staff", "label": "工作人员", "unit": "人"},
)
DRAFT = Draft(
    {
        "tables": {
            "s": {
                "disclosed": 1180,
                "received": 18,
                "answered": 18,
                "budget": Decimal("5.5"),
                "staff": 3,
            }
        }
    }
)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("主动公开政府信息1180条", [("1180", ["disclosed"])]),
        ("主动公开政府信息1,180条", [("1,180", ["disclosed"])]),
        ("全年收到申请18件", [("18", ["received"])]),
        ("全年作出答复18件", [("18", ["answered"])]),
        ("全年共18件", []),
        ("申请共18件", [("18", ["received", "answered"])]),
        ("配备工作人员3人", [("3", ["staff"])]),
        ("召开3次会议", []),
        ("另有1180条", [("1180", ["disclosed"])]),
        ("另有1180处", []),
        ("专项经费5.5万元", [("5.5", ["budget"])]),
        ("专项经费55000元", []),
        ("主动公开政府信息近1180条", []),
        ("已引用{s.disclosed}条", []),
        ("主动公开一千一百八十条", []),
        ("1180年", []),
    ],
)
def test_a_number_is_offered_the_figures_its_words_speak_of(text, offered):
    found = reference_offers(text, FORM, DRAFT)
    assert [
        (text[slice(*span)], [a.removeprefix("tables.s.") for a in addresses])
        for span, addresses in found
    ] == offered
