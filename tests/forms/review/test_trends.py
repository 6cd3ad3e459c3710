"""What changed against last year, held against last year's draft however it is told."""

from __future__ import annotations

import pytest

from forms.draft import Draft
from forms.loading import load_form
from forms.review import review
from tests.forms.review.drafts import fill, harmless
from tests.forms.review.generator import figures, report

FORM = load_form("disclosure-2021")
RULES = ("change-mismatch", "last-year-mismatch", "figure-mismatch")
LAST = {
    "requests.new.total": 142,
    "requests.handled.total": 135,
    "requests.new.natural_person": 110,
    "proactive.permits.decisions": 1194,
    "disputes.reconsideration.total": 30,
    "proactive.normative_documents.in_force": 40,
}


def _last_year() -> Draft:
    draft = harmless(FORM)
    draft.set("year", 2022)
    draft.set("sections", None)
    fill(draft, {f"tables.{name}": value for name, value in {**figures(FORM), **LAST}.items()})
    return draft


def _is_doubted(text: str) -> bool:
    draft = report(FORM, overview=text)
    found = review(FORM, draft, [_last_year()])
    return any(f.rule in RULES and f.at[0] == "sections.overview" for f in found)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("与2022年相比，新收申请增加31件。", "与2022年相比，新收申请增加28件。"),
        ("较之上年，多收申请31件。", "较之上年，多收申请28件。"),
        ("和去年比，新收申请多了31件。", "和去年比，新收申请多了28件。"),
        ("公开申请办理有序，办结量比上年增长27.2%。", "公开申请办理有序，办结量比上年增长19.3%。"),
        ("新收申请170件（上年145件）。", "新收申请170件（上年142件）。"),
        ("收到申请170件，而上年为145件。", "收到申请170件，而上年为142件。"),
        ("收到申请170件，增长25%（上年142件）。", "收到申请170件，增长19.7%（上年142件）。"),
        ("新收申请较上年有所减少。", "新收申请较上年有所增加。"),
        ("与上年相比，申请数量呈下降趋势。", "与上年相比，申请数量呈上升趋势。"),
        ("申请数量与上年基本持平。", "自然人申请较上年稳步上升。"),
        ("行政复议案件较上年增多。", "行政复议案件较上年减少。"),
        ("行政许可数量少于上年。", "行政许可数量多于上年。"),
        ("收到申请170件，数量较上年下降。", "收到申请170件，数量较上年上升。"),
        ("现行有效规范性文件比上年末多9件。", "现行有效规范性文件比上年末多7件。"),
    ],
)
def test_a_change_is_worked_out_from_last_years_draft(wrong: str, right: str) -> None:
    assert _is_doubted(wrong)
    assert not _is_doubted(right)


@pytest.mark.parametrize(
    "text",
    [
        "较上年多办理热线工单40件。",
        "网站浏览量较上年有所减少。",
        "新收申请量较上年增幅收窄。",
        "一季度新收申请较上年同期减少5件。",
        "涉及征地拆迁的申请较上年有所减少。",
        "自然人申请占比较上年下降。",
        "行政许可事项较上年减少。",
        "办结申请平均用时较上年减少。",
        "申请答复时限较上年下降。",
        "依申请公开工作质量较上年下降。",
        "新收申请较2021年减少30件。",
        "比邻县多收申请30件。",
        "乡镇收到的申请较上年有所减少。",
        "申请人满意度较上年有所下降。",
        "与上年相比，申请内容更加多样，收到申请170件。",
        "建议提案办结量较上年减少。",
    ],
)
def test_what_else_changed_is_let_pass(text: str) -> None:
    assert not _is_doubted(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "新收申请170件，上年142件，增加52件。",
            "与上年的差不对：142 → 170 是增加 28，正文写 52件",
        ),
        (
            "公开经费170万元，上年142万元，增加52万元。",
            "与上年的差不对：142万元 → 170万元 是增加 28万元，正文写 52万元",
        ),
        (
            "新收申请170件，上年142件，同比增长52%。",
            "同比不对：142 → 170 是增长 19.7%，正文写 52%",
        ),
        ("浏览量从20万翻番到50万。", "翻番不对：20万 → 50万 是 2.5 倍"),
        (
            "网站占25.9%，微信占11.5%，两类合计占39.4%。",
            "占比之和不对：25.9% + 11.5% = 37.4%，正文写 39.4%",
        ),
    ],
)
def test_what_is_wrong_names_the_reckoned_number_and_the_one_in_the_text(
    text: str, message: str
) -> None:
    found = review(FORM, report(FORM, overview=text), ())
    assert message in [f.message for f in found if f.at[0] == "sections.overview"]
