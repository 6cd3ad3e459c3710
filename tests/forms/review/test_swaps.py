"""Characters that changed places are found, and what only looks so is let alone."""

from __future__ import annotations

import pytest

from forms.review.language.swaps import swapped_characters


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("全面推进政信府息公开。", "政府信息公开"),
        ("编制政信府息公开目录。", "政府信息公开"),
        ("依法保障众群的知情权。", "群众的知情权"),
        ("逐级开展务业培训。", "业务培训"),
        ("认真组织培训习学活动。", "学习活动"),
        ("办理行诉政讼案件二件。", "行政诉讼"),
        ("召开专题会议究研部署。", "研究部署"),
    ],
)
def test_two_characters_are_put_in_their_places(text: str, meant: str) -> None:
    (slip,) = swapped_characters(text)
    assert meant in text[: slip.start] + (slip.better or "") + text[slip.end :]


@pytest.mark.parametrize(
    "text",
    [
        "公开公正办理，开公司的手续都已公开。",
        "群众关注度高的文件先看、先评。",
        "印制手册213栋楼各一份，2023年全乡通办。",
        "“安平三农”公众号发布《安平县办事指南》。",
        "下线过期信息，线下窗口照常办理。",
        "数据量大，查询人数多。",
        "答复前把事实查清、把依据讲清。",
    ],
)
def test_right_words_are_let_alone(text: str) -> None:
    assert not list(swapped_characters(text))
