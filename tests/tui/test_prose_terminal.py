"""The prose editor on a real terminal: bytes in, cells out, read back with an emulator."""

from __future__ import annotations

import sys

import pytest

from exporters.lines import cell_width
from tests.tui.terminal import Terminal

PROGRAM = """
import os, sys
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static
from forms.draft import Draft
from forms.edit import Editing
from forms.form_models import checked_form
from tui.widgets.prose import ProseEditor

FORM = checked_form({
    "schema": 1, "id": "try", "edition": 1, "name": "", "source": "", "years": {"first": 2000},
    "order": ["one", "s"], "section": [{"id": "one", "title": "一"}],
    "table": [{"id": "s", "title": "表", "column": [{"label": "数"}],
               "row": [{"id": "received", "label": "收到申请数"}]}],
})

class Try(App):
    CSS = ".side { width: 11; } ProseEditor { width: 1fr; } Static { background: blue; }"
    def compose(self):
        draft = Draft({"sections": {"one": sys.argv[1]}, "tables": {"s": {"received": 9}}})
        side = "目录一二三\\n" * 40
        with Horizontal():
            yield Static(side, classes="side")
            yield ProseEditor(FORM, draft, "sections.one", Editing(draft).do)
            yield Static(side, classes="side")
    def on_mount(self):
        self.query_one(ProseEditor).focus()
        self.query_one(ProseEditor).go_to(len(sys.argv[1]))

Try().run()
"""


def editor(text: str, columns: int, lines: int) -> Terminal:
    """The prose editor with a text, between two columns of other cells."""
    return Terminal([sys.executable, "-c", PROGRAM, text], columns, lines)


def pane(terminal: Terminal, first: int, last: int) -> str:
    """The text of some columns, row after row, blanks left out; every cell accounted for."""
    seen = []
    for y in range(terminal.screen.lines):
        row = terminal.screen.buffer[y]
        for x in range(first, last):
            char = row[x].data
            if cell_width(char) == 2:
                assert x + 1 < last and row[x + 1].data == "", f"half a character at {y}, {x}"
            elif char == "":
                assert x > first and cell_width(row[x - 1].data) == 2, f"lost at {y}, {x}"
            seen.append(char.strip())
    return "".join(seen)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (55, 24), (100, 24)])
def test_no_character_is_lost_or_halved_at_any_edge(columns, lines):
    text = "政府信息公开，a全年“主动”公开𠀀字1,180条；" * 5 + "\n（一）第二段{s.received}"
    shown = text.replace("\n", "").replace("{s.received}", "[收到申请数9]")
    with editor(text, columns, lines) as terminal:
        terminal.wait_for("9]")
        terminal.settle()
        assert pane(terminal, 0, 11) == "目录一二三" * lines
        assert pane(terminal, columns - 11, columns) == "目录一二三" * lines
        assert pane(terminal, 11, columns - 11) == shown
        for number, char in enumerate("甲乙丙丁戊己庚辛，壬"):
            terminal.send(char)
            terminal.wait_for(char)
            terminal.settle() if number % 5 == 4 else None
        assert pane(terminal, 11, columns - 11) == shown + "甲乙丙丁戊己庚辛，壬"
        assert pane(terminal, 0, 11) == "目录一二三" * lines
        assert pane(terminal, columns - 11, columns) == "目录一二三" * lines


def test_an_input_method_may_commit_many_characters_and_full_width_blanks_at_once():
    with editor("", 80, 24) as terminal:
        terminal.wait_for("目录")
        terminal.settle()
        terminal.send("政府信息公开工作年度报告　　第二句𠀀。")
        terminal.wait_for("𠀀。")
        assert pane(terminal, 11, 69) == "政府信息公开工作年度报告第二句𠀀。"
        row = "".join(terminal.screen.buffer[0][x].data for x in range(11, 69))
        assert row.strip() == "政府信息公开工作年度报告　　第二句𠀀。"


def test_a_bracketed_paste_keeps_its_paragraphs():
    with editor("", 80, 24) as terminal:
        terminal.wait_for("目录")
        terminal.settle()
        terminal.send("\x1b[200~第一段\r\n第二段\x1b[201~")
        terminal.wait_for("第二段")
        for y, text in enumerate(["第一段", "第二段"]):
            row = "".join(terminal.screen.buffer[y][x].data for x in range(11, 69))
            assert row.strip() == text


def test_the_terminals_cursor_stands_behind_what_is_typed_after_a_scroll_too():
    with editor("\n".join(["公开工作"] * 60), 80, 24) as terminal:
        terminal.wait_for("公开")
        terminal.settle()
        for keys in ("中文", "\x1b[5~", "文字", "\x1b[1;5H", "头", "\x1b[6~\x1b[6~", "尾"):
            terminal.send(keys)
            if keys[0] != "\x1b":
                terminal.wait_for(keys)
            terminal.settle()
            cursor = terminal.screen.cursor
            if keys[0] != "\x1b":
                before = terminal.screen.buffer[cursor.y][cursor.x - 2].data
                assert before == keys[-1]
