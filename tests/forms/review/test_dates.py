"""Dates and years: what is a slip of the year, and what only looks like one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding, mend_all
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
        "2022年度制发的2件文件正在评估。",
        "2022年第四季度启动的项目已于本年6月完成。",
        "2022年累计访问量与本年基本相当。",
        "2022年政务公开考核结果已通报。",
        "2022年受理、本年办结的申请有所增加。",
    ],
)
def test_another_year_in_its_place_is_let_pass(text: str) -> None:
    assert not _found("stale-year", sections__overview=text)
    assert not _found("future-year", sections__overview=text)


@pytest.mark.parametrize(
    "text",
    [
        "2022年度考核中，本年公开工作各项指标全部达标。",
        "统计期限为2022年1月1日至12月31日。",
        "本报告反映2022年度政府信息公开工作情况。",
        "截至2022年12月底，专栏全部建成。",
        "2022年的政务公开工作，我局主要抓了四个方面。",
        "2022年度未收取信息处理费。",
    ],
)
def test_last_year_given_as_the_time_of_this_reports_work(text: str) -> None:
    assert _found("stale-year", sections__overview=text)


@pytest.mark.parametrize(
    "text",
    [
        "展望2023年，将进一步健全制度。",
        "在2023年的工作中，将把整改成果固定下来。",
        "2023年度工作打算如下。",
        "尚未办结的申请结转2023年继续办理。",
        "2023年，计划新建一批公开示范点。",
    ],
)
def test_what_is_to_come_in_the_year_that_is_over(text: str) -> None:
    problems = f"公开内容还不够全面。{text}"
    assert _found("plan-year", sections__problems=problems)


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


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (
            "期限自2022年1月1日起，至2022年12月31日止。",
            "期限自2023年1月1日起，至2023年12月31日止。",
        ),
        ("期限为2022年1月1日至12月31日。", "期限为2023年1月1日至12月31日。"),
        ("时段为2023年1月至11月。", "时段为2023年1月1日至12月31日。"),
        ("期限为2023年1月1日至2023年12月32日。", "期限为2023年1月1日至2023年12月31日。"),
        ("时间为2023.1.1—2022.12.31。", "时间为2023年1月1日—2023年12月31日。"),
    ],
)
def test_a_period_is_mended_as_it_was_written(text: str, mended: str) -> None:
    draft = harmless(FORM, sections__preface=f"数据统计{text}")
    (finding,) = [f for f in review(FORM, draft) if f.rule.startswith("period-")]
    edit = finding.repairs[0].edit(draft)
    assert edit
    edit.apply(draft)
    assert draft.prose("preface") == f"数据统计{mended}"


@pytest.mark.parametrize(
    "text",
    [
        "供暖期为11月至次年3月，汛期为6月至9月。",
        "征求意见时间为2023年8月10日至9月9日。",
        "自12月20日至1月10日开展年终检查。",
        "版本1.2-1.5、比例0.5—0.8均已更新。",
    ],
)
def test_other_spans_of_time_are_let_pass(text: str) -> None:
    rules = ("period-year", "period-partial", "period-reversed")
    assert not [f for rule in rules for f in _found(rule, sections__overview=text)]


@pytest.mark.parametrize(
    "text",
    [
        "2月6日，发布2022年全县统计公报。",
        "公开2022年财政决算和2023年财政预算。",
        "2022年收到、跨年办理的政府信息公开申请13件。",
        "2024年度部门预算于12月30日公布。",
        "公布2024年招聘公告和2024年老旧小区改造计划。",
    ],
)
def test_what_is_named_for_another_year_is_let_pass(text: str) -> None:
    assert not _found("stale-year", sections__overview=text)
    assert not _found("future-year", sections__overview=text)


def test_the_plans_year_is_the_next_one() -> None:
    form = load_form("disclosure-2014")
    draft = harmless(form, sections__plan="2018年，我局将抓好公开。")
    draft.set("sections.preface", "报告由概述等部分和2018年政务公开工作打算组成。")
    found = [f for f in review(form, draft) if f.rule == "plan-year"]
    assert {f.at[0] for f in found} == {"sections.plan", "sections.preface"}
    assert all(f.repairs[0].new == "2019" for f in found)


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


@pytest.mark.parametrize(
    "text",
    [
        "报告由总体情况、主动公开情况、收到和处理申请情况、行政复议和行政诉讼情况、"
        "存在的主要问题和改进情况、其他事项等六部分组成。",
        "报告内容涵盖总体情况、主动公开、申请公开、复议诉讼、问题与改进及其他事项六个方面。",
        "报告由总体情况、主动公开情况、收到和处理申请情况、行政复议和行政诉讼情况、"
        "存在的主要问题和改进情况、其他事项六部分组成，如需咨询收费、培训事宜请来电。",
    ],
)
def test_the_parts_announced_may_be_named_more_shortly(text: str) -> None:
    assert not _found("parts-announced", sections__preface=text)


def _mended(text: str, rule: str) -> str:
    draft = harmless(FORM, sections__preface=text)
    (finding,) = [f for f in review(FORM, draft) if f.rule == rule]
    edit = mend_all(draft, finding)
    assert edit
    edit.apply(draft)
    return draft.prose("preface")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("国办发〔2014〕32号", "国办公开办函〔2021〕30号"),
        ("国办公开办函[2019]60号", "国办公开办函〔2021〕30号"),
        ("国办公开办函〔2021〕60号", "国办公开办函〔2021〕30号"),
        ("国务院令第492号", "国务院令第711号"),
        ("2007年国务院令第492号", "国务院令第711号"),
        ("《政府信息公开条例》第三十二条", "《政府信息公开条例》第五十条"),
        ("《年度报告格式（试行）》", "《年度报告格式》"),
    ],
)
def test_a_wrong_authority_is_mended_whole(wrong: str, right: str) -> None:
    assert _mended(f"根据{wrong}编制年度报告。", "old-notice") == f"根据{right}编制年度报告。"


def test_the_count_of_parts_is_mended_when_all_are_named() -> None:
    parts = (
        "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
    )
    text = f"报告由{parts}七个部分组成。"
    assert _mended(text, "parts-announced") == f"报告由{parts}六个部分组成。"


def test_another_offices_notice_of_the_same_number_is_let_pass() -> None:
    assert not _found("old-notice", sections__preface="根据青府办〔2019〕60号文件开展工作。")
