"""Left on a real terminal with something undecided: the exit status says so."""

from __future__ import annotations

from pathlib import Path

from tests.tui.opened import copy_of
from tests.tui.terminal import NIANBAO, Terminal


def test_leaving_with_an_undecided_merge_is_no_success(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    with Terminal((*NIANBAO, str(path))) as terminal:
        terminal.wait_for("前言", "100%")
        path.write_text(path.read_text("utf-8").replace("1286", "1287"), encoding="utf-8")
        terminal.press("补", "ctrl+s")
        terminal.wait_for("文件在别处被改过", "以后再说")
        terminal.settle()
        terminal.press("escape")
        terminal.wait_for("按 ^S 再选")
        terminal.press("ctrl+q")
        assert terminal.wait() == 2
        assert "没有存进草稿文件" in terminal.text


def test_leaving_with_a_draft_that_could_not_be_saved_is_no_success(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    with Terminal((*NIANBAO, str(path))) as terminal:
        terminal.wait_for("前言", "100%")
        path.unlink()
        path.mkdir()
        terminal.press("补", "ctrl+s")
        terminal.wait_for("未能保存")
        terminal.press("ctrl+q")
        assert terminal.wait() == 2
