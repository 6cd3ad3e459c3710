"""Prose against table: how numbers are understood, when a doubt is only a hint, what mends it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from tests.forms.review.generator import report, value

FORM = load_form("disclosure-2021")
OLD = load_form("disclosure-2014")
AT = "sections.overview"


def _found(text: str, rule: str = "figure-mismatch", **values: Any) -> list[Finding]:
    draft = report(FORM, overview=text)
    for address, given in values.items():
        draft.set(address.replace("__", "."), given)
    return [f for f in review(FORM, draft) if f.rule == rule and f.at[0] == AT]


@pytest.mark.parametrize(
    "number",
    ["170", "１７０", "一百七十", "170余", "近171", "约170", "160多", "约180", "不足175"],
)
def test_a_number_is_understood_as_it_is_written(number: str) -> None:
    assert not _found(f"全年收到公开申请{number}件。")


@pytest.mark.parametrize(
    "number", ["171", "１７１", "一百七十一", "210余", "近150", "约300", "1.7万", "一百零七"]
)
def test_a_number_that_cannot_stand_for_the_figure_is_told(number: str) -> None:
    assert _found(f"全年收到公开申请{number}件。")


_OF_KINDS = "（二）依申请公开\n从申请人看，"


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("自然人131件、商业企业20件、科研机构3件、社会公益组织2件、法律服务机构4件。", ["20件"]),
        ("自然人131件、商业企业21件、科研机构3件、社会公益组织2件、法律服务机构4件。", []),
        ("自然人126件、商业企业20件、科研机构3件、社会公益组织2件、法律服务机构4件。", []),
        ("自然人126件、商业企业21件、科研机构3件、社会公益组织2件、法律服务机构4件。", ["21件"]),
        ("自然人131件，占77.1%；商业企业20件；科研机构3件。", ["20件"]),
        ("自然人131件、商业企业20件。", []),
    ],
)
def test_a_list_across_the_table_is_of_one_row(text: str, quotes: list[str]) -> None:
    handled = {
        "tables__requests__handled__natural_person": 126,
        "tables__requests__handled__business": 20,
    }
    assert [found.quote for found in _found(_OF_KINDS + text, **handled)] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "新收申请170件，自然人131件；其余39件中，商业企业21件、科研机构2件、社会公益组织3件。",
            ["2件", "3件"],
        ),
        (
            "新收申请170件，自然人131件；其余39件中，商业企业21件、科研机构3件、社会公益组织2件。",
            [],
        ),
        (
            "全年办结申请161件。不予处理11件，其中信访举报投诉类申请3件，重复申请8件。",
            ["3件", "8件"],
        ),
        ("全年办结申请161件。不予处理11件，其中重复申请3件，要求提供公开出版物1件。", ["1件"]),
        ("全年办结申请161件。不予处理11件，其中重复申请3件，信访举报投诉类8件。", []),
        ("新收申请170件。从申请内容看，行政处罚类的30件、其他40件。全年办结171件。", ["171件"]),
        ("新收申请170件。从申请内容看，行政处罚类的30件、其他40件。全年办结161件。", []),
        ("新收申请170件；加上上年结转13件，应办理184件。", ["184件"]),
        ("新收申请170件；加上上年结转13件，应办理183件。", []),
        ("新收申请连同上年结转的13件，需要办理的申请共182件。", ["182件"]),
        ("上年结转13件，连同新收申请共184件，办结161件。", ["184件"]),
        ("不予处理的有重复申请3件。其余23件结转下年度继续办理。", ["23件"]),
        ("不予处理的有重复申请3件。其余22件结转下年度继续办理。", []),
        ("新收申请170件，含上年结转共183件。", []),
        ("其余22件（自然人13件、其他9件）结转下年度继续办理。", []),
        ("新收申请170件。需要补正的申请有4件，均一次性告知。", []),
        ("新收申请170件。还有4件自然人的申请，内容写得不清楚。", []),
        ("上年结转13件，连同新收申请共183件，办结161件。", []),
        ("上年结转13件，加上本年新收的申请，共需办理183件。", []),
        ("办结161件。第一次讲登记；第二次讲申请答复，两次共90人次。", []),
        ("办结申请161件。办理提案7件，均按期答复；除1件涉及商业秘密外，其余6件公开。", []),
        ("全年有4件被复议机关或者人民法院纠正。", []),
        ("全年有5件被复议机关或者人民法院纠正。", ["5件"]),
        ("全年有27件被复议机关或人民法院维持。", []),
        ("复议后起诉10件，相关复议决定都在上年作出，其中结果维持7件。", []),
        ("复议后起诉10件，所涉复议均已办结，其中结果维持8件。", ["8件"]),
    ],
)
def test_what_is_told_amid_others_has_its_figure(text: str, quotes: list[str]) -> None:
    assert [found.quote for found in _found("（二）依申请公开\n" + text)] == quotes


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("93.5万元", True),
        ("935000元", True),
        ("94万元", True),
        ("约93万元", True),
        ("93.4万元", False),
        ("935万元", False),
        ("93.5元", False),
    ],
)
def test_money_is_compared_in_the_unit_written(words: str, agrees: bool) -> None:
    assert agrees is not bool(_found(f"全年收取行政事业性收费{words}。"))


def test_the_message_has_both_sides_and_the_difference() -> None:
    (finding,) = _found("全年收到公开申请134件。")
    assert "134件" in finding.message
    assert "170件" in finding.message
    assert "差 36" in finding.message
    assert finding.severity == "warning"
    assert finding.at == (AT, "tables.requests.new.total")


def test_the_words_meant_are_the_number_with_its_unit() -> None:
    text = "工作有序。全年收到公开申请134件，办结161件。"
    (finding,) = _found(text)
    assert finding.span == (13, 17)
    assert finding.quote == "134件"


def test_one_key_mends_the_text_another_the_figure() -> None:
    text = "全年收到公开申请134件。"
    draft = report(FORM, overview=text)
    (finding,) = _found(text)
    in_text, in_table = finding.repairs
    edit = in_text.edit(draft)
    assert edit
    edit.apply(draft)
    assert draft.prose("overview") == "全年收到公开申请170件。"
    edit = in_table.edit(draft)
    assert edit
    edit.apply(draft)
    assert draft.figure("tables.requests.new.total") == 134


def test_what_is_counted_is_never_put_with_decimals() -> None:
    typed = {"tables__proactive__normative_documents__issued": Decimal("38.5")}
    (finding,) = _found("全年制发行政规范性文件38件。", **typed)
    assert [repair.at for repair in finding.repairs] == [
        "tables.proactive.normative_documents.issued"
    ]


def test_a_reference_is_never_checked() -> None:
    assert not _found("全年收到公开申请{requests.carried_out.total}件。")


def test_the_span_is_true_where_references_stand_before_it() -> None:
    text = "办结{requests.handled.total}件，制发规范性文件15件。"
    (finding,) = _found(text)
    assert finding.span
    assert text[slice(*finding.span)] == "15件"


def test_a_blank_reference_is_left_to_its_own_rule() -> None:
    draft = report(FORM, overview="全年收到公开申请{requests.new.total}件。")
    draft.set("tables.requests.new.total", None)
    rules = {f.rule for f in review(FORM, draft) if f.at[0] == AT}
    assert not rules & {"placeholder", "number-missing", "figure-mismatch"}


def test_a_blank_figure_waits() -> None:
    assert not _found("全年作出行政许可决定99件。", tables__proactive__permits__decisions=None)


@pytest.mark.parametrize(
    ("scope", "words", "severity"),
    [
        ("self", "全市收到公开申请134件。", "info"),
        ("self", "局机关收到公开申请134件。", "warning"),
        ("region", "市本级收到公开申请134件。", "info"),
        ("region", "全市收到公开申请134件。", "warning"),
        ("self", "收到公开申请134件。", "warning"),
    ],
)
def test_another_scope_makes_it_a_hint(scope: str, words: str, severity: str) -> None:
    (finding,) = _found(words, unit__scope=scope)
    assert finding.severity == severity


def test_a_single_meeting_may_be_one_of_several() -> None:
    draft = report(OLD, overview="召开一次专题会议研究部署。")
    (finding,) = [f for f in review(OLD, draft) if f.rule == "figure-mismatch"]
    assert finding.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "行政复议和行政诉讼分别为27件、16件。",
        "予以公开、部分公开和不予公开分别为73件、19件和14件，均为公开申请。",
        "公开申请予以公开73件、部分公开19件、不予公开14件。",
        "73件公开申请予以公开，19件部分公开。",
    ],
)
def test_lists_tell_each_number_its_name(text: str) -> None:
    assert not _found(text)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("行政复议和行政诉讼分别为16件、27件。", ["16件", "27件"]),
        ("公开申请予以公开19件、部分公开73件。", ["19件", "73件"]),
        ("行政复议、行政诉讼各27件。", ["27件"]),
    ],
)
def test_numbers_told_to_the_wrong_name_are_found(text: str, quotes: list[str]) -> None:
    assert [f.quote for f in _found(text)] == quotes


@pytest.mark.parametrize(
    "text",
    [
        "白石镇收到公开申请40件。",
        "县公安局受理公开申请31件。",
        "沭河街道办理公开申请12件。",
    ],
)
def test_the_numbers_of_another_office_are_its_own(text: str) -> None:
    assert not _found(text)


@pytest.mark.parametrize(
    "text",
    ["县统计局收到公开申请134件。", "青山县统计局受理公开申请134件。", "县局收到公开申请134件。"],
)
def test_the_office_by_its_own_name_is_meant(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("青山县人民政府", "县政府收到公开申请134件。"),
        ("青山县人民政府", "县政府及县政府办公室收到公开申请134件。"),
        ("石桥乡人民政府", "乡里收到公开申请134件。"),
        ("青山镇人民政府", "镇里全年收到公开申请134件。"),
        ("青山区河口街道办事处", "街道收到公开申请134件。"),
        ("青山师范学院", "学校收到公开申请134件。"),
        ("青山县统计局", "收费目录清单已公示，全年收到公开申请134件。"),
    ],
)
def test_the_office_by_what_it_calls_itself_is_meant(unit: str, text: str) -> None:
    assert _found(text, unit__name=unit)


@pytest.mark.parametrize(
    "text",
    [
        "县教育局及县教育局办公室收到公开申请134件。",
        "学校收到公开申请134件。",
        "镇里收到公开申请134件。",
    ],
)
def test_what_others_call_themselves_is_another_office(text: str) -> None:
    assert not _found(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("公开申请由2022年的98件上升到134件。", "134件"),
        ("现行有效的行政规范性文件由上年的53件减少到74件。", "74件"),
    ],
)
def test_what_a_figure_has_become_is_compared(text: str, quote: str) -> None:
    assert quote in [finding.quote for finding in _found(text)]


def test_a_loosely_tied_number_is_a_warning_where_it_looks_mistyped() -> None:
    (finding,) = _found("公开行政处罚决定368件。")
    assert finding.severity == "warning"
    (finding,) = _found("公开行政处罚决定299件。")
    assert finding.severity == "info"


def test_a_reason_may_be_a_share_of_its_group() -> None:
    said = "不予公开公开申请14件。不予公开中，保护第三方合法权益5件，占{}%。"
    for percent, rules in (("35.7", []), ("53.7", ["share-mismatch"])):
        found = review(FORM, report(FORM, overview=said.format(percent)))
        assert [finding.rule for finding in found if "mismatch" in finding.rule] == rules


def test_what_was_said_of_last_year_is_not_this_years() -> None:
    assert not _found("2022年收到公开申请98件。上年收到公开申请98件。")


def test_plans_are_not_compared() -> None:
    draft = report(OLD, plan="2019年举办培训班20期，召开会议8次。")
    assert not [f for f in review(OLD, draft) if f.rule == "figure-mismatch"]


def test_figures_that_nobody_mentions_are_a_hint() -> None:
    (finding,) = _found("各项工作有序。", "figure-unmentioned")
    assert finding.severity == "info"
    assert "170件" in finding.message


def test_a_figure_referred_to_is_mentioned() -> None:
    assert not _found("新收申请{requests.new.total}件。", "figure-unmentioned")


def test_a_sum_of_figures_is_named_with_its_parts() -> None:
    (finding,) = _found("公开申请无法提供30件。")
    assert "36件" in finding.message
    assert value(FORM, "requests.unavailable") == 36


def test_decimals_stay_exact() -> None:
    draft = report(FORM, overview="行政事业性收费59237.2449万元。")
    draft.set("tables.proactive.charges.amount", Decimal("59237.2449"))
    assert not [f for f in review(FORM, draft) if f.rule == "figure-mismatch"]
