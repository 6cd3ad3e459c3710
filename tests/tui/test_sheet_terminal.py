"""The sheet on a real terminal: bytes in, cells out, read back with an emulator."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from exporters.lines import cell_width
from tests.tui.sheets import SheetDesk
from tests.tui.terminal import Terminal

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path
from tests.tui.sheets import SheetDesk

class Saved(SheetDesk):
    def apply(self, edit):
        super().apply(edit)
        lines = [f"{a} = {v!r}" for a, v in self.draft.items("tables")]
        Path(sys.argv[3]).write_text("\\n".join(lines), encoding="utf-8")
    def on_sheet_paste_requested(self, message):
        self.apply(message.plan.edit())

Saved(sys.argv[1], sys.argv[2]).run()
"""


def _sheet(form: str, table: str, saved: Path, columns: int = 80, rows: int = 24) -> Terminal:
    command = [sys.executable, "-c", PROGRAM, form, table, str(saved)]
    environment = {"PYTHONPATH": str(ROOT), "TEXTUAL_DISABLE_KITTY_KEY": "1"}
    return Terminal(command, columns, rows, environment)


@pytest.mark.parametrize(
    ("form", "table", "columns", "rows"),
    [
        ("disclosure-2014", "statistics", 80, 24),
        ("disclosure-2021", "proactive", 60, 9),
        ("disclosure-2021", "requests", 80, 24),
        ("disclosure-2021", "requests", 47, 12),
        ("disclosure-2021", "disputes", 80, 24),
    ],
)
async def test_every_cell_of_the_screen_is_what_the_sheet_drew(
    form: str, table: str, columns: int, rows: int, tmp_path: Path
) -> None:
    desk = SheetDesk(form, table)
    async with desk.run_test(size=(columns, rows)) as pilot:
        await pilot.pause()
        first = desk.rows()[-2].strip()[:10]
        desk.keys("ctrl+end", "ctrl+home", "right")
        await pilot.pause()
        expected = [row[:-1] for row in desk.rows()]
    with _sheet(form, table, tmp_path / "saved", columns, rows) as terminal:
        terminal.wait_for(first)
        terminal.send("\x1b[1;5F")
        terminal.settle()
        terminal.send("\x1b[1;5H")
        terminal.settle()
        terminal.press("right")
        terminal.wait_for(expected[-2].strip()[2:12])
        terminal.settle()
        shown = [
            line[: len(row)] for line, row in zip(terminal.text.split("\n"), expected, strict=True)
        ]
    assert shown == expected
    assert all(cell_width(row) == columns - 1 for row in expected)


def test_a_column_arrives_as_digits_and_enter_where_pasting_is_not_bracketed(
    tmp_path: Path,
) -> None:
    saved = tmp_path / "saved"
    with _sheet("disclosure-2014", "statistics", saved) as terminal:
        terminal.wait_for("主动公开政府信息数")
        terminal.send("1180\r8\r0\r5\r12345\r")
        terminal.wait_for("12345")
        terminal.wait_for("6 政务微博")
    lines = saved.read_text("utf-8").splitlines()
    assert lines[-5:] == [
        "tables.statistics.disclosed = 1180",
        "tables.statistics.disclosed_normative = 8",
        "tables.statistics.normative_issued = 0",
        "tables.statistics.by_gazette = 5",
        "tables.statistics.by_website = 12345",
    ]


def test_a_bracketed_paste_of_a_column_comes_as_one(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    with _sheet("disclosure-2014", "statistics", saved) as terminal:
        terminal.wait_for("主动公开政府信息数")
        terminal.paste("1180\r\n8\r\n0\r\n1234\r\n")
        terminal.wait_for("1234")
    assert "tables.statistics.normative_issued = 0" in saved.read_text("utf-8")


def test_an_input_method_commits_characters_at_the_cursor(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    with _sheet("disclosure-2014", "statistics", saved) as terminal:
        terminal.wait_for("主动公开政府信息数")
        terminal.send("一百二十三")
        terminal.wait_for("一百二十三", "按 123 理解")
        terminal.settle()
        x, y = terminal.screen.cursor.x, terminal.screen.cursor.y
        typed = "".join(terminal.screen.buffer[y][column].data for column in range(x))
        assert typed.endswith("一百二十三")
        terminal.press("enter")
        terminal.wait_gone("一百二十三")
    assert "disclosed = 123" in saved.read_text("utf-8")


def test_without_colour_the_cell_still_stands_out(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "disclosure-2014", "statistics", str(tmp_path / "s")]
    environment = {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    with Terminal(command, 80, 24, environment) as terminal:
        terminal.wait_for("主动公开政府信息数")
        terminal.press("7777")
        terminal.wait_for("7777")
        terminal.settle()
        y, x = terminal.screen.cursor.y, terminal.screen.cursor.x - 1
        cell = terminal.screen.buffer[y][x]
        assert cell.data == "7"
        assert cell.bold or cell.reverse or cell.underscore
