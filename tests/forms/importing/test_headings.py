"""Headings in the many ways in which reports write and number them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.importing.small import TITLE, read

ASPECTS = (
    "主动公开政府信息情况",
    "依申请公开政府信息情况",
    "政府信息管理情况",
    "行政复议、行政诉讼情况",
)
LEVELS = ("（{cn}）", "({cn})", "{n}.", "{n}、", "（{n}）", "")
MAIN = (
    "一、总体情况", "概况。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "尚有不足。",
    "六、其他需要报告的事项", "无。",
)  # fmt: skip


def text(*lines: str, year: int = 2023) -> str:
    return "\n".join((TITLE.format(year=year), *lines))


@pytest.mark.parametrize("level", LEVELS)
def test_heads_within_the_overview_end_nothing(level: str, tmp_path: Path) -> None:
    within = []
    for at, name in enumerate(ASPECTS):
        within += [level.format(cn="一二三四"[at], n=at + 1) + name, f"说明{at}。"]
    imported = read(tmp_path, text(*MAIN[:2], *within, *MAIN[2:]), "a.txt")
    assert imported.draft.prose("overview") == "\n".join(["概况。", *within])
    assert (imported.retired, imported.draft.prose("problems")) == ({}, "尚有不足。")


@pytest.mark.parametrize(
    "heading", ["一、概述", "一、政府信息公开工作基本情况", "第一部分 总体情况", "一、\n总体情况"]
)
def test_names_of_the_first_part(heading: str, tmp_path: Path) -> None:
    imported = read(tmp_path, text(heading, *MAIN[1:]), "a.txt")
    assert imported.draft.prose("overview") == "概况。"


def test_a_part_under_another_name_is_asked_by_its_number(tmp_path: Path) -> None:
    imported = read(tmp_path, text("一、2023年度主要做法", *MAIN[1:]), "a.txt")
    (doubt,) = imported.doubts
    assert (doubt.address, doubt.value, imported.retired) == ("sections.overview", "概况。", {})


@pytest.mark.parametrize(
    "lines",
    [
        ("五、存在的主要问题及", "改进情况", "尚有不足。"),
        ("五、", "存在的主要问题及改进情况", "尚有不足。"),
        ("五、存在的主要问题及改进情况 尚有不足。",),
        ("五、存在的主要问题及改进情况。尚有不足。",),
    ],
)
def test_a_heading_over_two_lines_or_before_its_text(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    imported = read(tmp_path, text(*MAIN[:5], *lines, *MAIN[7:]), "a.txt")
    assert imported.draft.prose("problems") == "尚有不足。" and imported.doubts == []


def test_text_behind_a_heading_without_a_mark(tmp_path: Path) -> None:
    lines = ("一、总体情况2023年平稳有序。", *MAIN[2:7], "六、其他需要报告的事项无。")
    draft = read(tmp_path, text(*lines), "a.txt").draft
    assert (draft.prose("overview"), draft.prose("other")) == ("2023年平稳有序。", "无。")


def test_a_list_of_contents_goes_with_its_name(tmp_path: Path) -> None:
    contents = (
        "目　录",
        "一、总体情况……1",
        "五、存在的主要问题及改进情况……3",
        "六、其他需要报告的事项……4",
    )
    assert (
        read(tmp_path, text(*contents, "前言一段。", *MAIN), "a.txt").draft.prose("preface")
        == "前言一段。"
    )


def test_heads_of_another_form_within_a_part_do_not_name_the_form(tmp_path: Path) -> None:
    within = (
        "1.主动公开政府信息情况",
        "甲。",
        "2.依申请公开情况",
        "乙。",
        "3.政策解读情况",
        "丙。",
        "4.平台建设情况",
        "丁。",
    )
    lines = (*MAIN[:2], *within, "五、存在的主要问题及改进情况", "尚有不足。")
    assert read(tmp_path, text(*lines), "a.txt").form.id == "disclosure-2021"
