"""Disputes and requests told without a number, and numbers that are another's."""

from __future__ import annotations

from typing import Any

import pytest

from forms.draft import Draft
from forms.loading import load_form
from forms.review import review
from tests.forms.review.drafts import harmless

FORM = load_form("disclosure-2021")
KINDS = ("reconsideration", "lawsuit_direct", "lawsuit_after_reconsideration")
ENDS = ("upheld", "corrected", "other", "pending", "total")


def _draft(disputes: dict[str, int], **tables: Any) -> Draft:
    """A draft whose disputes are 0 but for those given as `kind.end`."""
    draft = harmless(FORM)
    for kind in KINDS:
        for end in ENDS:
            draft.set(f"tables.disputes.{kind}.{end}", disputes.get(f"{kind}.{end}", 0))
    for address, value in tables.items():
        draft.set(f"tables.{address.replace('__', '.')}", value)
    return draft


def _rules(draft: Draft, text: str, section: str = "overview") -> set[str]:
    draft.set(f"sections.{section}", text)
    numbers = ("figure-mismatch", "assertion-mismatch", "none-mismatch", "last-year-mismatch")
    found = (f for f in review(FORM, draft) if f.at[0] == f"sections.{section}")
    return {f.rule for f in found if f.rule in numbers and f.severity == "warning"}


@pytest.mark.parametrize(
    "text",
    [
        "年内收到的行政复议申请已由市政府审结。",
        "因此引起的复议已由市司法局审结，没有诉讼。",
        "有一户村民因为信息公开申请了复议，没有人起诉。",
        "申请人提起的行政诉讼已被法院驳回。",
        "本局今年发生涉及政府信息公开的行政诉讼案件1件，判决维持。",
        "发生与信息公开有关的行政诉讼1件，已驳回。",
    ],
)
def test_a_dispute_told_where_the_table_has_none_is_found(text: str) -> None:
    assert _rules(_draft({}), text) & {"assertion-mismatch", "figure-mismatch"}
    some = {"reconsideration.total": 1, "reconsideration.upheld": 1}
    some |= {"lawsuit_direct.total": 1, "lawsuit_direct.upheld": 1}
    assert not _rules(_draft(some), text.replace("，没有诉讼", "").replace("，没有人起诉", ""))


@pytest.mark.parametrize(
    "text",
    [
        "未收到行政复议申请，也未发生行政诉讼。",
        "没有人因为信息公开申请复议，也没有人起诉。",
        "告知申请人不服答复的，可以申请行政复议或者提起行政诉讼。",
        "对可能引发行政复议的答复集体会商，避免被纠正。",
        "上年发生的行政复议已审结。",
        "有群众来电咨询行政复议的程序，工作人员作了说明。",
        "如申请人提起行政复议，由法规股牵头答辩，审结后归档。",
        "没有引起行政复议被纠正的案件。",
        "完善行政复议、行政诉讼应对机制，未出现败诉。",
        "有企业反映不了解行政复议的渠道。",
    ],
)
def test_disputes_that_nobody_had_are_let_pass(text: str) -> None:
    assert not _rules(_draft({}), text)


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ("upheld", "因信息公开被申请行政复议1件，复议机关维持了原答复。"),
        ("corrected", "因信息公开被申请行政复议1件，复议决定予以纠正。"),
        ("corrected", "被申请行政复议1件，复议机关撤销了原答复，没有行政诉讼。"),
        ("pending", "被申请行政复议1件，正在审理。"),
    ],
)
def test_the_one_case_has_the_outcome_that_is_told(end: str, text: str) -> None:
    told = {"reconsideration.total": 1, f"reconsideration.{end}": 1}
    assert not _rules(_draft(told), text)
    other = "upheld" if end != "upheld" else "corrected"
    wrong = {"reconsideration.total": 1, f"reconsideration.{other}": 1}
    assert _rules(_draft(wrong), text) == {"figure-mismatch"}


@pytest.mark.parametrize(
    "text",
    [
        "被申请行政复议1件，申请人后来撤回，已终止。",
        "被申请行政复议2件，复议机关维持了其中的答复。",
        "被申请行政复议1件，对上年被撤销的答复也作了复盘。",
        "被起诉1件，法院裁定驳回起诉。",
        "被申请行政复议1件，没有被纠正的。",
        "被申请行政复议1件；维持原有制度不变。",
    ],
)
def test_outcomes_of_others_or_of_several_are_not_the_ones(text: str) -> None:
    figures = {"reconsideration.total": 1, "reconsideration.other": 1}
    figures |= {"lawsuit_direct.total": 1, "lawsuit_direct.upheld": 1}
    if "2件" in text:
        figures = {"reconsideration.total": 2, "reconsideration.other": 2}
    assert not _rules(_draft(figures), text)


def test_some_that_are_left_over_are_more_than_none() -> None:
    text = "全年收到公开申请6件，年底前办完了大半，还有几件结转到下一年。"
    figures = {"requests__new__total": 6, "requests__carried_out__total": 0}
    assert _rules(_draft({}, **figures), text) == {"assertion-mismatch"}
    assert not _rules(_draft({}, **figures | {"requests__carried_out__total": 2}), text)
    text = "个别申请内容不明确，已一次性告知补正。部分申请需要征求第三方意见。"
    assert not _rules(_draft({}, **figures), text)


def test_all_lost_by_the_plaintiffs_leaves_none_corrected() -> None:
    text = "经法院审理，全部驳回原告诉讼请求。"
    lost = {"lawsuit_direct.total": 4, "lawsuit_direct.upheld": 4}
    assert not _rules(_draft(lost), text)
    lost |= {"lawsuit_direct.upheld": 3, "lawsuit_direct.corrected": 1}
    assert _rules(_draft(lost), text) == {"assertion-mismatch"}


def test_what_is_left_is_held_against_this_years_though_last_years_was_none() -> None:
    text = "全年收到公开申请4件，均已办结；无上年结转，另有1件结转下年继续办理。"
    figures = {"requests__new__total": 4, "requests__carried_out__total": 0}
    figures |= {"requests__carried_in__total": 0}
    assert _rules(_draft({}, **figures), text) == {"figure-mismatch"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "全年收到公开申请4件，无上年结转件，均按期办结：予以公开2件。",
            {"requests__granted__total": 2, "requests__carried_in__total": 0},
        ),
        (
            "公开申请办理有序。同意公开18件（其中企业1件），部分公开3件。",
            {"requests__granted__total": 18, "requests__new__business": 2},
        ),
        (
            "全年收到公开申请19件，尚有1件是12月底收到的，元旦后继续办理。",
            {"requests__new__total": 19},
        ),
        (
            "全省系统共收到申请1204件，其中厅本级182件，市县局1022件。",
            {"requests__new__total": 182},
        ),
    ],
)
def test_numbers_of_others_or_of_a_part_are_let_pass(text: str, figures: dict[str, int]) -> None:
    assert not _rules(_draft({}, **figures), text)


def test_some_cases_that_show_a_problem_are_not_all() -> None:
    text = "答复期限把握不严，6件申请在最后两个工作日才答复。下一步将提前预警。"
    draft = _draft({}, requests__new__total=42, requests__handled__total=42)
    assert not _rules(draft, text, "problems")


def test_joined_ways_that_nobody_used_leave_others() -> None:
    form = load_form("disclosure-2014")
    draft = harmless(form)
    draft.set("tables.statistics.received", 7)
    draft.set("sections.requests", "全年收到公开申请7件，没有网络和传真申请。")
    assert not [f for f in review(form, draft) if f.rule == "none-mismatch"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("未经复议直接起诉1件，尚未审结。", True),
        ("未经复议直接起诉1件，法院判决驳回原告诉讼请求。", False),
        ("复议后起诉的1件，法院判决维持。", True),
        ("复议后起诉的1件，正在审理。", False),
        ("直接起诉1件（法院判决撤销）、复议后起诉1件（尚未审结）。", True),
        ("直接起诉1件（法院判决驳回）、复议后起诉1件（尚未审结）。", False),
        ("复议后起诉的1件，原告对维持决定不服。", False),
        ("复议后起诉的1件，起诉前复议机关已维持。", False),
        ("行政诉讼案件2件，法院判决驳回原告诉讼请求2件。", True),
    ],
)
def test_what_became_of_the_one_case_of_a_row_is_held_against_that_row(
    text: str, wrong: bool
) -> None:
    row = {"lawsuit_direct.upheld": 1, "lawsuit_direct.total": 1}
    row |= {"lawsuit_after_reconsideration.pending": 1, "lawsuit_after_reconsideration.total": 1}
    assert ("figure-mismatch" in _rules(_draft(row), text)) is wrong
