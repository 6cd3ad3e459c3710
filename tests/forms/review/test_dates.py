"""Dates and years: what is a slip of the year, and what only looks like one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from tests.forms.review.drafts import harmless

FORM = load_form("disclosure-2021")


def _found(rule: str, **values: Any) -> list[Finding]:
    return [f for f in review(FORM, harmless(FORM, **values)) if f.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "与2022年相比，公开质量有所提高。",
        "2022年同期为98条。",
        "自2019年修订的条例施行以来，制度更加健全。",
        "根据2021年印发的实施意见开展工作。",
        "按照《2022年政务公开工作要点》抓好落实。",
        "依据国办发〔2022〕8号文件开展工作。",
        "较2022年度增长两成。",
        "对2022年结转的事项继续办理。",
        "2021年、2022年、2023年连续三年开展评估。",
        "参加2022年度考核并获评优秀。",
        "2022年底建成的专区投入使用。",
        "“十四五”期间（2021—2025年）持续推进。",
    ],
)
def test_another_year_in_its_place_is_let_pass(text: str) -> None:
    assert not _found("stale-year", sections__overview=text)
    assert not _found("future-year", sections__overview=text)


def test_a_stale_year_is_mended_with_one_key() -> None:
    draft = harmless(FORM, sections__overview="2022年，全局认真落实。2022年度，我局开展自查。")
    (finding,) = [f for f in review(FORM, draft) if f.rule == "stale-year"]
    assert len(finding.places) == 1
    edit = finding.repairs[0].edit(draft)
    assert edit
    edit.apply(draft)
    assert draft.prose("overview").startswith("2023年，全局")


@pytest.mark.parametrize(
    "text",
    [
        "2024年，将继续完善制度。",
        "有关事项结转至2024年办理。",
        "本报告于2024年1月发布。",
        "力争2025年前建成统一平台。",
    ],
)
def test_a_coming_year_in_plans_is_let_pass(text: str) -> None:
    assert not _found("future-year", sections__overview=text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("统计期限自2023年1月1日起至2022年12月31日止。", "period-reversed"),
        ("统计期限为2023年12月31日至2023年1月1日。", "period-reversed"),
        ("统计期限为2022年1月1日至2023年12月31日。", "period-year"),
        ("统计期限为2022年1月1日至12月31日。", "period-year"),
        ("统计期限为2023年1月1日至6月30日。", "period-partial"),
    ],
)
def test_the_period_is_this_years_and_whole(text: str, rule: str) -> None:
    (finding,) = _found(rule, sections__preface=text)
    draft = harmless(FORM, sections__preface=text)
    edit = finding.repairs[0].edit(draft)
    assert edit
    edit.apply(draft)
    assert not [f for f in review(FORM, draft) if f.rule.startswith("period-")]


def test_a_period_that_is_not_the_datas_is_let_pass() -> None:
    text = "公示期为2023年3月1日至3月7日。整治行动自2022年9月1日至2023年3月31日开展。"
    assert not [
        f
        for rule in ("period-year", "period-partial", "period-reversed")
        for f in _found(rule, sections__overview=text)
    ]


@pytest.mark.parametrize(
    ("level", "kind", "day", "late"),
    [
        ("county", "department", date(2024, 1, 31), False),
        ("county", "department", date(2024, 2, 1), True),
        ("county", "government", date(2024, 3, 31), False),
        ("county", "government", date(2024, 4, 1), True),
        ("township", "government", date(2024, 4, 1), False),
    ],
)
def test_the_deadline_is_that_of_the_unit(level: str, kind: str, day: date, late: bool) -> None:
    values = {"unit__level": level, "unit__kind": kind, "document__date": day}
    assert late is bool(_found("date-late", **values))


def test_the_parts_announced_may_be_named_more_shortly() -> None:
    text = (
        "报告由总体情况、主动公开情况、收到和处理申请情况、行政复议和行政诉讼情况、"
        "存在的主要问题和改进情况、其他事项等六部分组成。"
    )
    assert not _found("parts-announced", sections__preface=text)


def test_another_offices_notice_of_the_same_number_is_let_pass() -> None:
    assert not _found("old-notice", sections__preface="根据青府办〔2019〕60号文件开展工作。")
