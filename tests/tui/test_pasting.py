"""A paste with escape sequences in it: the text in order, the sequences taken out and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from forms.store.reading import read_draft
from tests.tui.opened import copy_of
from tests.tui.terminal import NIANBAO, Terminal
from tui.pasting import SUBSTITUTE, PasteParser, without_sequences

COLOURED = "甲乙\x1b[31m丙丁\x1b[0m戊己。"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (COLOURED, f"甲乙{SUBSTITUTE}丙丁{SUBSTITUTE}戊己。"),
        ("甲\x1b]0;标题\x07乙", f"甲{SUBSTITUTE}乙"),
        ("甲\x1b]8;;网址\x1b\\乙", f"甲{SUBSTITUTE}乙"),
        ("甲\x1b(B乙", f"甲{SUBSTITUTE}乙"),
        ("甲\x1b", f"甲{SUBSTITUTE}"),
        ("一份[31m", "一份[31m"),
    ],
)
def test_each_sequence_becomes_one_control_character(text: str, left: str) -> None:
    assert without_sequences(text) == left


@pytest.mark.parametrize("piece", [1, 2, 3, 5, 7, 64])
def test_keys_and_pastes_come_in_order_however_they_are_cut(piece: int) -> None:
    sent = f"前\x1b[200~{COLOURED}\x1b[201~后\x1b[A\x1b[200~又\x1b[201~\x1b[20~"
    parser, came = PasteParser(), []
    for start in range(0, len(sent), piece):
        for event in parser.feed(sent[start : start + piece]):
            assert isinstance(event, (events.Key, events.Paste))
            came.append(event.text if isinstance(event, events.Paste) else event.key)
    assert came == ["前", without_sequences(COLOURED), "后", "up", "又", "f9"]


def test_a_coloured_text_pasted_on_a_terminal_stands_in_the_draft_in_order(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    with Terminal((*NIANBAO, str(path))) as terminal:
        terminal.wait_for("前言", "100%")
        terminal.paste(COLOURED)
        terminal.wait_for("甲乙丙丁戊己。", "去掉了 2 个看不见的控制字符")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert read_draft(path).text("sections.preface").startswith("甲乙丙丁戊己。")
