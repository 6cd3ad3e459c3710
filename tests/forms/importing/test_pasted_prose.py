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
    assert "页码已去掉" in said_of(pasted)


def test_a_page_number_between_paragraphs_leaves_them_two():
    pasted = f"{broken(FIRST, 21)}\n\n- 3 -\n\n{broken(SECOND, 21)}"
    assert whole_paragraphs(pasted) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "line", ["3", "2025", "3件", "第3页有误，已更正。", "-3", "第三页", "— 3 — 见附件"]
)
def test_a_line_that_somebody_may_have_written_stays(line):
    pasted = f"第一段。\n{line}\n第二段。"
    assert line in whole_paragraphs(pasted).split("\n")
    assert "页码" not in said_of(pasted)
