"""Half-width marks amid Chinese: which are meant, what they become, when one is offered."""

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.draft import Draft
from forms.punctuation import half_marks, mark_typed, widening

WIDENED = [
    ("公开,透明", "公开，透明"),
    ("公开1180条,其中网站", "公开1180条，其中网站"),
    ("电话:0791", "电话：0791"),
    ("公开1180,其中", "公开1180，其中"),
    ("是否公开?是!", "是否公开？是！"),
    ("甲;乙", "甲；乙"),
    ("(一)加强领导", "（一）加强领导"),
    ("国发(2018)30号", "国发（2018）30号"),
    ("说明(详见附件1)", "说明（详见附件1）"),
    ("（说明)和(说明）", "（说明）和（说明）"),
    ('提出"放管服"改革', "提出“放管服”改革"),
    ('提出“放管服"改革', "提出“放管服”改革"),
    ('提出"放管服', "提出“放管服"),
    ("完成.", "完成。"),
    ("完成.下一步", "完成。下一步"),
    ("共3(件),均办结.", "共3（件），均办结。"),
    ("收到{s.received}件,办结", "收到{s.received}件，办结"),
    ("第一行,甲\n第二行,乙", "第一行，甲\n第二行，乙"),
]
KEPT = [
    "公开1,180条",
    "时间10:30到",
    "占3.5%",
    "网站http://www.a.gov.cn/b?c=1,2:3",
    "邮箱a.b@c.gov.cn",
    "使用Word,Excel两种",
    "1.加强",
    "一.加强",
    "等等...",
    "plain, English (text).",
    "甲 don't 乙",
    "函数f(x)的值",
    "引用{s.received}和{{s.a}}",
    "",
]


@pytest.mark.parametrize(("text", "full"), WIDENED + [(text, text) for text in KEPT])
def test_marks_amid_chinese_become_full_width_and_no_others(text, full):
    draft = Draft({"sections": {"one": text}})
    edit = widening("sections.one", text)
    if edit:
        edit.apply(draft)
    assert draft.prose("one") == full


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("公开,", "，"),
        ("公开,透", None),
        ("1180,", None),
        ("1180,其", "，"),
        ("1180,5", None),
        ("公开(说明)", "）"),
        ("公开，", None),
        ("甲\n公开,", "，"),
    ],
)
def test_a_mark_just_typed_is_offered(typed, offered):
    mark = mark_typed(typed, len(typed))
    assert (mark.full if mark else None) == offered
    if mark:
        assert typed[slice(*mark.span)] == mark.half


@given(st.text(st.sampled_from("公开，,.:;?!()（）\"'“”‘’1a {}s.\n")))
def test_widening_once_is_enough_and_keeps_every_other_character(text):
    draft = Draft({"sections": {"one": text}})
    edit = widening("sections.one", text)
    if edit:
        edit.apply(draft)
    after = draft.prose("one")
    assert len(after) == len(text)
    assert all(a == b or b in ",.:;?!()\"'" for a, b in zip(after, text, strict=True))
    assert not [m for m in half_marks(after) if m.half in ",:;?!"]


@pytest.mark.skipif("NIANBAO_CORPUS" not in os.environ, reason="needs the corpus of reports")
def test_every_half_width_mark_of_a_report_written_with_them_is_found():
    folder = Path(os.environ["NIANBAO_CORPUS"])
    text = (folder / "2018-nanchang-hitech.txt").read_text(encoding="utf-8")
    found = Counter(mark.half for mark in half_marks(text))
    assert (found[","], found[";"]) == (117, 3)
    assert found["("] == found[")"] == 38
