"""Prose pasted with its lines broken, its indents typed, its paragraphs parted by empty lines."""

from __future__ import annotations

import pytest

from forms.importing.pasted_prose import whole_paragraphs

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
