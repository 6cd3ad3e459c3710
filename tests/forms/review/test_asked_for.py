"""Words that their neighbours ask for: found whatever the wrong character, and let alone where coined."""

from __future__ import annotations

import pytest

from forms.review.language.asked_for import asked_words
from forms.review.language.collocations import displaced_words
from forms.review.language.idioms import shortened_sayings
from forms.review.language.omissions import missing_characters
from forms.review.language.swaps import swapped_characters


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("不掌握相关政府信皂，无法提供。", "信息"),
        ("以群众需永为导向。", "需求"),
        ("推进公开平台违设，优化检索功能。", "建设"),
        ("建设，偏制公开事项目录。", "编制"),
        ("内容真实、准确、完正。", "完整"),
    ],
)
def test_a_word_is_known_by_its_neighbours(text: str, better: str) -> None:
    assert [slip.better for slip in asked_words(text)] == [better]


@pytest.mark.parametrize(
    "text",
    [
        "征地信息逐宗公示，许可结果逐点公示。",
        "新设的公开专区接待群众260人次。",
        "局属事业单位办理申请21件。",
        "暂未开通传真申请渠道。",
        "福彩公益金使用情况、安责险投保情况均已公开。",
        "联系人：张弛",
        "发布潮情180期，错敏信息4条均已改正。",
        "开展保姆培训，做好各项安抚工作，所得款项全部捐出。",
        "汇报上海之行的结果，曾对各村开展宣贯。",
    ],
)
def test_what_is_coined_beside_them_is_let_alone(text: str) -> None:
    assert not list(asked_words(text))


@pytest.mark.parametrize(
    ("text", "better"),
    [("完成上级交办的各项人物，", "任务"), ("针对民声领域的问题", "民生")],
)
def test_a_word_that_goes_with_none_is_displaced(text: str, better: str) -> None:
    assert [slip.better for slip in displaced_words(text)] == [better]


@pytest.mark.parametrize(
    "text",
    [
        "信息条理清楚。",
        "口径一直沿用。",
        "管理制毒物品企业名单。",
        "保送材料齐全。",
        "这既是维护群众权益。",
    ],
)
def test_a_word_between_others_of_its_own_is_none(text: str) -> None:
    assert not list(displaced_words(text))


@pytest.mark.parametrize(
    ("text", "better"),
    [("各科室各司职，协同配合。", "各司其职"), ("把责任传导到基层，齐抓管。", "齐抓共管")],
)
def test_a_saying_without_one_of_its_characters_is_found(text: str, better: str) -> None:
    assert [slip.better for slip in shortened_sayings(text)] == [better]


@pytest.mark.parametrize(
    "text",
    [
        "面对突如其来的汛情。",
        "坚持一事一条。",
        "不由分说。",
        "审核过不去的退回。",
        "取信于群众，没有别的路可走。",
    ],
)
def test_a_whole_saying_is_let_alone(text: str) -> None:
    assert not list(shortened_sayings(text))


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("因公开引发的行政议和行政诉讼案件", "行政复议和行政诉讼"),
        ("提高标化水平。", "标准化水平"),
    ],
)
def test_a_character_is_missing_within_a_longer_saying(text: str, better: str) -> None:
    assert [slip.better for slip in missing_characters(text)] == [better]


def test_two_verbs_are_no_word_where_both_neighbours_ask_for_one() -> None:
    assert [slip.better for slip in swapped_characters("依法复答申请人。")] == ["答复"]
    assert not list(swapped_characters("疑难件先核实后复答。"))
