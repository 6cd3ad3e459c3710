"""Wrong characters and doubled ones: what is found without being listed, and what is let alone."""

from __future__ import annotations

import pytest

from forms.loading import load_form
from forms.review import review
from forms.review.language.doubles import doubled_words
from forms.review.language.spelling import near_words
from forms.review.language.terms import FIRST, mistaken, terms
from tests.forms.review.drafts import harmless


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("加强组织领岛，压实责任。", "组织领导"),
        ("开通网上咨旬功能。", "咨询"),
        ("做好公文源头认定，及时规档。", "归档"),
        ("抓好机关作疯建设。", "机关作风"),
        ("对受理的申请逐件登纪。", "登记"),
        ("充分发挥桥梁扭带作用。", "桥梁纽带"),
        ("办理情况定期同报。", "通报"),
        ("推动公开工作提质增孝。", "增效"),
        ("健全信息发部审核机制。", "信息发布"),
        ("实现栏目内容及时更薪。", "更新"),
        ("完善保密审查流乘。", "审查流程"),
        ("不断拓展群众知情权的范韦。", "范围"),
        ("对照指南完善公开木录。", "公开目录"),
        ("严格执行三审三较制度。", "三审三校"),
        ("压实各科室职贵。", "职责"),
        ("积极开展政府开方日活动。", "开放日"),
    ],
)
def test_a_character_of_the_same_sound_or_look_is_found(text: str, meant: str) -> None:
    slips = [slip for slip in near_words(text) if slip.better]
    mended = {text[: s.start] + (s.better or "") + text[s.end :] for s in slips}
    assert any(meant in one for one in mended)


@pytest.mark.parametrize(
    "text",
    [
        "合理分配和使用资金，财政收入稳步增长。",
        "向镇人民政府申请，由县市场监督管理局办理。",
        "开展标本兼治，推动正规化建设。",
        "打造“码上公开”“政在说”等品牌。",
        "网址：https://www.qingshan.example/zhengce，请访问。",
        "逐件核实，逐页校对，按件计收。",
        "办公是在一楼大厅，申请仍在办理。",
        "证券市场、农业基础、企业集团、社会议题均已公开。",
        "会议纪要整理成册，历年公报汇编成集，向读者开放。",
        "阅览架设在打印机旁，开水器设在窗口旁。",
        "依法办理升放无人驾驶自由气球审批2件。",
        "公布渠长、段长名单和联系方式。",
        "开学季集中答疑，毕业季上门送证。",
    ],
)
def test_right_words_that_sound_alike_are_let_alone(text: str) -> None:
    assert not list(near_words(text))


@pytest.mark.parametrize(
    ("text", "quote", "better"),
    [
        ("及时时公开补助结果。", "及时时", "及时"),
        ("自觉接受社会会的监督。", "社会会", "社会"),
        ("努力提高办理水平平。", "水平平", "水平"),
        ("进一步一步完善制度。", "进一步一步", "进一步"),
        ("严格保保密审查。", "保保密审查", "保密审查"),
        ("对网站网进行改版。", "网站网", "网站"),
        ("依法依法公开信息。", "依法依法", "依法"),
        ("方便便群众办事。", "方便便", "方便"),
        ("群众满意意度稳步提升。", "意意", "意"),
        ("主动公开开工作取得成效。", "开开", "开"),
    ],
)
def test_what_was_typed_twice_is_found(text: str, quote: str, better: str) -> None:
    assert (quote, better) in {(text[s.start : s.end], s.better) for s in doubled_words(text)}


@pytest.mark.parametrize(
    "text",
    [
        "渭水市市场监督管理局与县县直单位共同推进。",
        "扎扎实实抓落实，认认真真办申请，平平安安过节。",
        "统计局局长、档案馆馆长、海关关员参加。",
        "主要要求是公开公平，社会会议室免费开放，各单位位于同一院落。",
        "互联互通，专人专岗，优质优价，停产停业。",
        "每条条例释义，每件件件有回音，天天更新。",
        "应当当庭宣读，规定定期清理，会同同级部门。",
        "本年年度报告，2023年年底，当月月报。",
        "以方便群众为目的的做法，不了了之的情形。",
        "查处损坏公路路产案件3件，公路路政巡查48次。",
        "隐去用户户号和姓名。",
        "道路抢修随修随报，设备检修随修随登记。",
        "派发宣传传单，公开开工信息。",
    ],
)
def test_what_may_stand_twice_is_let_alone(text: str) -> None:
    assert not list(doubled_words(text))


def test_the_lists_of_words_do_not_contradict_each_other() -> None:
    assert ("未来", 0) in mistaken("末")[f"{FIRST}来"]
    assert not {"贯澈", "充份", "公步"} & terms().terms


def test_the_offices_own_name_is_no_slip() -> None:
    form = load_form("disclosure-2021")
    text = "在仁和镇召开会议，通过合黎山区公示栏公开信息。"
    draft = harmless(form, sections__overview=text)
    found = [f for f in review(form, draft) if f.rule == "near-word"]
    draft.set("unit.name", "合黎山区仁和镇人民政府")
    assert len(found) == 1
    assert not [f for f in review(form, draft) if f.rule == "near-word"]
