"""The same thing counted twice: when two numbers are of one thing, and where that is said."""

from __future__ import annotations

import pytest

from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from tests.forms.review.generator import report

FORM = load_form("disclosure-2021")


def _found(overview: str, problems: str = "", unit: str = "") -> list[Finding]:
    draft = report(FORM, overview=overview)
    if problems:
        draft.set("sections.problems", f"{draft.text('sections.problems')}\n{problems}")
    if unit:
        draft.set("unit.name", unit)
    return [f for f in review(FORM, draft) if f.rule == "number-contradicted"]


def test_both_places_are_told() -> None:
    (found,) = _found("全年编印工作简报14期。", "全年编印工作简报41期，内容偏少。")
    assert found.at == ("sections.problems",)
    assert found.quote == "41期"
    assert [(place.at, place.quote) for place in found.places] == [("sections.overview", "14期")]
    assert "14期" in found.message and "总体情况" in found.message


@pytest.mark.parametrize(
    "pair",
    [
        ("全年召开新闻发布会4场。", "全年共召开新闻发布会5场。"),
        ("全年召开新闻发布会4场。", "全年举行5场新闻发布会。"),
        ("全年承办政协提案31件。", "承办政协委员提案13件。"),
        ("门户网站全年发布要闻310篇。", "在门户网站发布的301篇要闻中，原创不多。"),
    ],
)
def test_one_thing_is_known_in_other_words(pair: tuple[str, str]) -> None:
    assert _found("\n".join(pair))


@pytest.mark.parametrize(
    "pair",
    [
        ("全年召开新闻发布会4场。", "上半年召开新闻发布会2场。"),
        ("全年召开新闻发布会4场。", "上年召开新闻发布会2场。"),
        ("全年召开新闻发布会4场。", "全年召开新闻发布会近5场。"),
        ("全年召开新闻发布会4场。", "全年召开新闻通气会5场。"),
        ("全年收到政协提案31件。", "全年办结政协提案30件。"),
        ("围绕汛情，召开新闻发布会4场。", "围绕旱情，召开新闻发布会2场。"),
        ("县教育局召开新闻发布会4场。", "县卫生健康局召开新闻发布会2场。"),
        ("全年新增专栏12个，其中宣传类专栏5个。", "宣传类专栏6个。"),
        ("发现问题12个。", "全年发现问题25个。"),
        ("举办政府开放日活动6次。", "5次线上开放日吸引了居民参与。"),
        ("安排专项经费20万元。", "年底结余的10万元专项经费已上缴财政。"),
        ("全县共有行政村26个。", "新增的16个行政村公示栏已投入使用。"),
        ("运行政务新媒体7个。", "8个政务新媒体因更新不及时被关停。"),
        ("举办法治培训班3期，培训280人。", "举办保密培训班3期，培训260人。"),
        ("撤回行政许可1件。", "撤销行政许可2件。"),
        ("举办新闻发布会6场。", "本年度有5场新闻发布会安排了手语翻译。"),
        ("网站设二级栏目64个。", "对14个二级栏目进行了合并调整。"),
        ("发放宣传手册6000册。", "制作宣传手册9000册。"),
        ("公示取水许可决定120件。", "渔业领域公示取水许可决定102件。"),
    ],
)
def test_other_times_things_deeds_and_offices_are_let_be(pair: tuple[str, str]) -> None:
    assert not _found("\n".join(pair))


def test_three_numbers_of_one_thing_are_of_three_occasions() -> None:
    said = "全年召开新闻发布会{}场。"
    assert not _found("\n".join(said.format(number) for number in (4, 5, 6)))


def test_the_own_and_the_whole_area_are_two_things_for_a_government() -> None:
    text = "县政府办公室全年发布政策解读24篇。\n全县全年发布政策解读86篇。"
    assert not _found(text, unit="青山县人民政府")
