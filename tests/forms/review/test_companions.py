"""Against last year's draft and against drafts of other offices."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from forms.companions import companions_of
from forms.draft import Draft
from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from forms.store.writing import whole_text
from tests.forms.review.drafts import fill
from tests.forms.review.faults import LAST_YEAR
from tests.forms.review.generator import figures, report

FORM = load_form("disclosure-2021")
TEXT = LAST_YEAR.replace("{n}", "4")


def _last_year(**prose: str) -> Draft:
    draft = report(FORM, **prose)
    draft.set("year", 2022)
    draft.set("document.date", date(2023, 1, 20))
    return draft


def _found(draft: Draft, rule: str, *previous: Draft) -> list[Finding]:
    return [finding for finding in review(FORM, draft, previous) if finding.rule == rule]


def test_the_sentences_that_were_copied_are_marked() -> None:
    new = "今年新设惠企政策兑现专窗，企业办事更加方便。"
    draft = report(FORM, overview=f"{new}\n{TEXT}")
    (finding,) = _found(draft, "text-copied", _last_year(overview=TEXT.replace("4", "9")))
    marked = {finding.quote, *(place.quote for place in finding.places)}
    assert len(marked) == 4
    assert new not in marked


def test_a_text_written_anew_is_let_pass() -> None:
    draft = report(FORM, overview="全年围绕重大项目审批和惠企政策落实公开各类信息。" * 5)
    assert not _found(draft, "text-copied", _last_year(overview=TEXT))


def test_a_table_unchanged_since_last_year_is_told_once() -> None:
    draft = report(FORM)
    found = _found(draft, "figures-copied", _last_year())
    assert {finding.at[0].split(".")[1] for finding in found} == {
        "proactive",
        "requests",
        "disputes",
    }
    draft.set("tables.requests.new.research", 4)
    tables = {f.at[0].split(".")[1] for f in _found(draft, "figures-copied", _last_year())}
    assert "requests" not in tables


def test_swings_of_a_table_are_one_finding() -> None:
    draft, last = report(FORM), _last_year()
    fill(
        last,
        {"tables.proactive.permits.decisions": 100, "tables.proactive.penalties.decisions": 20},
    )
    (finding,) = _found(draft, "figure-swing", last)
    assert set(finding.at) == {
        "tables.proactive.permits.decisions",
        "tables.proactive.penalties.decisions",
    }


def test_several_predecessors_count_together() -> None:
    draft = report(FORM, overview="新收公开申请170件，较上年增加20件。")
    halves = [_last_year(), _last_year()]
    for half in halves:
        fill(half, {f"tables.{name}": number // 2 for name, number in figures(FORM).items()})
        half.set("tables.requests.new.total", 75)
    assert not _found(draft, "change-mismatch", *halves)
    halves[0].set("tables.requests.new.total", 70)
    assert _found(draft, "change-mismatch", *halves)


def test_the_same_office_is_no_sibling() -> None:
    draft = report(FORM, overview=TEXT)
    twin = report(FORM, overview=TEXT)
    assert not [f for f in review(FORM, draft, siblings=[twin]) if f.rule == "text-alike"]
    twin.set("unit.name", "白石县统计局")
    assert [f for f in review(FORM, draft, siblings=[twin]) if f.rule == "text-alike"]


def test_a_region_may_name_its_offices() -> None:
    draft = report(FORM, overview="白石镇办好政务公开专区。")
    other = report(FORM)
    fill(other, {"unit.name": "白石镇人民政府", "unit.short_name": "白石镇"})
    assert [f for f in review(FORM, draft, siblings=[other]) if f.rule == "foreign-name"]
    draft.set("unit.scope", "region")
    assert not [f for f in review(FORM, draft, siblings=[other]) if f.rule == "foreign-name"]


def _with_sibling(text: str) -> list[Finding]:
    draft, sibling = report(FORM, overview=text), report(FORM)
    sibling.set("unit.name", "白石县清溪镇人民政府")
    return [f for f in review(FORM, draft, siblings=[sibling]) if f.rule == "foreign-name"]


@pytest.mark.parametrize(
    "text",
    [
        "与白石县清溪镇人民政府联合开展义诊。",
        "指导清溪镇人民政府完善公开目录。",
        "会同白石县清溪镇开展政策宣讲。",
        "邀请清溪镇干部到局座谈。",
        "县司法局、清溪镇人民政府到我局调研。",
        "原清溪镇人民政府制发的文件已全部清理。",
        "向清溪镇移送申请2件。",
    ],
)
def test_an_office_that_one_works_with_is_let_alone(text: str) -> None:
    assert not _with_sibling(text)


@pytest.mark.parametrize(
    "text",
    [
        "清溪镇及时公示有关信息。",
        "2023年，清溪镇人民政府召开推进会3次。",
        "通过白石县清溪镇人民政府网站公开信息120条。",
    ],
)
def test_an_office_in_the_writers_place_is_found_however_short_its_name(text: str) -> None:
    assert _with_sibling(text)


def test_a_single_part_like_anothers_is_found() -> None:
    problems = (
        "一是公开内容与群众期盼还有距离，办事指南更新偏慢；二是解读多为文字，图表和视频较少；三是信息员变动频繁。"
        "下一步将逐项对照目录补齐内容，组织业务科室制作图解，并把信息员培训排入年度计划。"
    )
    draft = report(FORM, overview=TEXT * 3, problems=problems)
    other = report(FORM, overview="另写的总体情况，讲的是别的事。" * 30, problems=problems)
    other.set("unit.name", "白石县统计局")
    found = [f for f in review(FORM, draft, siblings=[other]) if f.rule == "text-alike"]
    assert [f.at[0] for f in found] == ["sections.problems"]


def test_a_whole_report_like_anothers_is_marked_in_every_part_and_each_copy_is_named(
    tmp_path: Path,
) -> None:
    problems = (
        "一是公开内容与群众期盼还有距离，办事指南更新偏慢；二是解读多为文字，图表和视频较少；三是信息员变动频繁。"
        "下一步将逐项对照目录补齐内容，组织业务科室制作图解，并把信息员培训排入年度计划。"
    )
    draft = report(FORM, overview=TEXT, problems=problems)
    other = report(FORM, overview=TEXT, problems=problems)
    other.set("unit.name", "白石县统计局")
    for name in ("统计局.toml", "统计局-副本.toml"):
        (tmp_path / name).write_text(whole_text(other, FORM), encoding="utf-8")
    beside = companions_of(tmp_path / "年报.toml", draft)
    found = [f for f in review(FORM, draft, (), None, beside.siblings) if f.rule == "text-alike"]
    assert [re.findall("（(.*)）", f.message) for f in found] == [
        ["统计局-副本.toml"],
        ["统计局.toml"],
    ]
    for finding in found:
        assert finding.message.startswith("全文有 ")
        places = (finding.at[0], *(place.at for place in finding.places))
        assert {"sections.overview", "sections.problems"} <= {*places}


def test_a_sentence_said_twice_is_marked_in_both_places() -> None:
    said = "把公开工作列入年度考核，按季度通报检查结果并限期整改。"
    draft = report(
        FORM, overview=said + "其余工作按计划推进。", problems=f"不够全面。今后将改进。{said}"
    )
    (finding,) = [f for f in review(FORM, draft) if f.rule == "text-repeated"]
    assert finding.at[0] == "sections.problems"
    assert [place.at for place in finding.places] == ["sections.overview"]


def test_a_long_sentence_said_twice_in_nearly_the_same_words_is_found() -> None:
    said = "邀请企业代表、社区工作者和退休干部提前试读解读稿，读不懂的一律返回重写。"
    again = "推行“解读评审”做法，" + said.replace("一律", "全部")
    draft = report(FORM, overview=said, problems=f"不够全面。今后将改进。{again}")
    assert [f.at[0] for f in review(FORM, draft) if f.rule == "text-repeated"] == [
        "sections.problems"
    ]


def test_long_sentences_about_different_things_are_let_be() -> None:
    one = "邀请企业代表、社区工作者和退休干部提前试读解读稿，读不懂的一律返回重写。"
    other = "邀请企业代表、社区工作者和新闻媒体走进审批大厅，听取改进服务的意见。"
    draft = report(FORM, overview=one, problems=f"不够全面。今后将改进。{other}")
    assert not [f for f in review(FORM, draft) if f.rule == "text-repeated"]
