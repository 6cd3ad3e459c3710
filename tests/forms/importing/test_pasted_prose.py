"""Prose pasted with its lines broken, its indents typed, its paragraphs parted by empty lines."""

from __future__ import annotations

import pytest

from forms.importing.pasted_prose import said_of, whole_paragraphs

FIRST = "一年来，我局把公开工作放在重要位置，明确一名副局长分管，由办公室具体承办，各科室配合落实。"
SECOND = "全年更新栏目三十余个，回应群众来信来电一百二十七件，没有发生因公开引起的复议和诉讼。"


def broken(text: str, width: int, indent: str = "") -> str:
    """A paragraph as a page of that many characters a line shows it."""
    shown = indent + text
    return "\n".join(shown[at : at + width] for at in range(0, len(shown), width))


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("width", [14, 21, 28])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_broken_at_a_margin_become_their_paragraphs(indent, width, between):
    pasted = between.join(broken(one, width, indent) for one in (FIRST, SECOND))
    assert whole_paragraphs(pasted) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("pasted", "whole"),
    [
        ("　　一句话。", "　　一句话。"),
        ("　　第一段。\n\n　　第二段。", "第一段。\n第二段。"),
        ("清理栏目2件，\n整改3件。", "清理栏目2件，整改3件。"),
        (
            "（一）主动公开\n公开信息5条。\n（二）依申请公开",
            "（一）主动公开\n公开信息5条。\n（二）依申请公开",
        ),
        ("第一段。\n第二段。\n", "第一段。\n第二段。\n"),
        (f"{FIRST}\n{SECOND}", f"{FIRST}\n{SECOND}"),
        ("开展培训2次，参训65人\n召开会议4次", "开展培训2次，参训65人\n召开会议4次"),
        ("召开会议4次，研究12项\n（二）平台建设。", "召开会议4次，研究12项\n（二）平台建设。"),
        ("青山县水利局年度报告\n一年来，工作有序。", "青山县水利局年度报告\n一年来，工作有序。"),
        ("办公室\n规划科\n信息中心", "办公室\n规划科\n信息中心"),
    ],
)
def test_other_texts_keep_their_paragraphs(pasted, whole):
    assert whole_paragraphs(pasted) == whole


@pytest.mark.parametrize("number", ["- 3 -", "— 3 —", "第3页", "第 3 页 共 12 页", "第3页，共12页"])
@pytest.mark.parametrize("around", ["\n", "\n\n"])
def test_a_page_number_parts_no_sentence(number, around):
    lines = broken(FIRST, 21).split("\n")
    pasted = "\n".join([lines[0], f"{lines[1]}{around}{number}{around}{lines[2]}", *lines[3:]])
    assert whole_paragraphs(f"{pasted}\n{broken(SECOND, 21)}") == f"{FIRST}\n{SECOND}"
    assert "页码已去掉" in said_of(pasted, whole_paragraphs(pasted))


def test_a_page_number_between_paragraphs_leaves_them_two():
    pasted = f"{broken(FIRST, 21)}\n\n- 3 -\n\n{broken(SECOND, 21)}"
    assert whole_paragraphs(pasted) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "line", ["3", "2025", "3件", "第3页有误，已更正。", "-3", "第三页", "— 3 — 见附件"]
)
def test_a_line_that_somebody_may_have_written_stays(line):
    pasted = f"第一段。\n{line}\n第二段。"
    assert line in whole_paragraphs(pasted).split("\n")
    assert "页码" not in said_of(pasted, whole_paragraphs(pasted))


@pytest.mark.parametrize(
    ("pasted", "whole", "joined"),
    [
        (f"本年，紧扣关\n切，推进。\n{FIRST * 2}", f"本年，紧扣关切，推进。\n{FIRST * 2}", 1),
        ("（一）公开。其中动态\n198条、其他20条。", "（一）公开。其中动态198条、其他20条。", 1),
        ("加强队伍建设，举办\n培训\n2次。\n", "加强队伍建设，举办培训2次。\n", 2),
        ("　　下一步继续加强\n管理。\n　　完毕。", "下一步继续加强管理。\n完毕。", 1),
        ("紧扣群众，关\n\n— 3 —\n\n切办事。", "紧扣群众，关切办事。", 1),
    ],
)
def test_a_line_without_an_end_goes_on_in_the_next_however_long_lines_are(pasted, whole, joined):
    assert whole_paragraphs(pasted) == whole
    assert f"接了 {joined} 处" in said_of(pasted, whole)


def test_what_was_done_is_said_and_what_was_not():
    pasted = "公开信息，236\n\n条。\n　　发布解读，\n8篇。"
    whole = whole_paragraphs(pasted)
    assert whole == "公开信息，236\n条。\n发布解读，8篇。"
    said = said_of(pasted, whole)
    assert "接了 1 处" in said and "还有 1 行行尾没有标点，没有接" in said
    assert "接" not in said_of("　　一段。\n　　二段。", "一段。\n二段。")
