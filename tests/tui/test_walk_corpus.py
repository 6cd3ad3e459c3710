"""A published report's figures go in table by table through the real program."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from forms.loading import load_form
from forms.review import review
from forms.store.reading import read_draft
from tests.tui.terminal import NIANBAO, Terminal
from tests.tui.walker import Walker
from tui.cli import main

FORM = load_form("disclosure-2021")
PARTS = ("二、主动公开政府信息情况\n", "三、收到和", "四、政府信息公开行政", "五、存在的")


@pytest.fixture
def tables() -> list[str]:
    """The text of the three tables as a reader copies it."""
    folder = os.environ.get("NIANBAO_CORPUS")
    if not folder:
        pytest.skip("NIANBAO_CORPUS is not set")
    text = (Path(folder) / "2023-suqian.txt").read_text("utf-8")
    ends = [text.index(mark) for mark in PARTS]
    return [text[start:end] for start, end in pairwise(ends)]


def test_three_tables_are_pasted_with_few_keys_and_without_an_error(
    tables: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "年报.toml"
    assert main(["new", str(path), "--form", FORM.id, "--year", "2023", "--unit", "某市"]) == 0
    with Terminal([*NIANBAO, "open", str(path)], 80, 24) as terminal:
        walker = Walker(terminal)
        walker.see("封面信息", "待填")
        walker.press("f2")
        walker.see("目录")
        for _ in range(3):
            terminal.press("down")
            walker.pressed["down"] += 1
        walker.press("enter")
        terminal.wait_gone("目录 ─")
        for number, table in enumerate(tables):
            walker.see("____")
            walker.paste(table)
            walker.see("粘贴预览", "回车 填入")
            walker.press("enter")
            walker.see("已粘贴")
            if number < len(tables) - 1:
                walker.press("f8")
                walker.see("还没有填")
        terminal.settle()
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert sum(walker.pressed.values()) < 40
    draft = read_draft(path)
    assert all(draft.figure(address) is not None for address in FORM.figures)
    findings = review(FORM, draft)
    assert not [f for f in findings if f.severity == "error" and f.at[0].startswith("tables.")]
