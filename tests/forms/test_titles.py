"""Titles and headings: ids are filled in, nothing else is touched."""

import pytest

from forms.draft import Draft
from forms.form import Section
from forms.loading import load_form
from forms.titles import fill, heading, report_title

FORM = load_form("disclosure-2014")
DRAFT = Draft({"year": 2018, "unit": {"name": "某区管委会办公室", "short_name": "某区"}})


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{unit}{year}年{title}", "某区2018年政府信息公开工作年度报告"),
        ("{year-1}、{year}、{year+1}", "2017、2018、2019"),
        ("{statistics.received}件", "{statistics.received}件"),
        ("{year+2} {0} {unit.name} {{year}} {", "{year+2} {0} {unit.name} {2018} {"),
        ("", ""),
    ],
)
def test_only_the_known_ids_are_filled_in(template: str, filled: str) -> None:
    assert fill(template, FORM, DRAFT) == filled


def test_what_is_not_known_yet_is_shown_as_to_be_filled_in() -> None:
    assert fill("{unit}{year+1}", FORM, Draft()) == "〔待填：单位名称〕〔待填：年度〕"


def test_a_value_that_looks_like_an_id_is_not_filled_again() -> None:
    draft = Draft({"year": 2018, "unit": {"name": "{title}{year}"}})
    assert fill("{unit}", FORM, draft) == "{title}{year}"


def test_headings_are_printed_with_number_and_comma() -> None:
    headings = [heading(part, FORM, DRAFT) for part in FORM.parts]
    assert headings[0] == "" and headings[-2] == ""
    assert headings[3] == "三、依申请公开情况"
    assert headings[11] == "十一、2019年政务公开工作打算"
    assert headings[-1] == "政府信息公开情况统计表"


def test_a_bracketed_number_takes_no_comma() -> None:
    part = Section(id="local", number="（七）", title="其他")
    assert heading(part, FORM, DRAFT) == "（七）其他"


def test_the_report_is_titled_by_the_short_name() -> None:
    assert report_title(FORM, DRAFT) == "某区2018年政府信息公开工作年度报告"
