"""The private hooks of textual and rich that the screen relies on: an update that moves one fails here."""

import subprocess
import sys

import pytest
from textual import events
from textual.app import App

from forms.folders import state_folder
from tui.app import NianbaoApp
from tui.widgets.line_input import LineInput


def said_by(program: str) -> str:
    """What a program prints in an interpreter of its own: these hooks change the library for good."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_ambiguous_characters_are_measured_as_two_cells_where_the_terminal_draws_them_so() -> None:
    program = (
        "from rich.cells import cell_len, set_cell_size\n"
        "from textual.strip import Strip\n"
        "from rich.segment import Segment\n"
        "before = cell_len('…─')\n"
        "from tui.terminal import measure_ambiguous_wide\n"
        "measure_ambiguous_wide()\n"
        "print(before, cell_len('…─“'), cell_len('a1-'), cell_len('汉'), cell_len('a…b'))\n"
        "print(Strip([Segment('…')]).cell_length, len(set_cell_size('……', 3)))"
    )
    assert said_by(program).split("\n") == ["2 6 3 2 4", "2 2"]


def test_scroll_bars_can_do_without_eighth_blocks() -> None:
    program = (
        "from textual.scrollbar import ScrollBar, ScrollBarRender\n"
        "from tui.themes import scroll_bars_without_blocks\n"
        "scroll_bars_without_blocks()\n"
        "made = ScrollBar.renderer.render_bar(10, 33, 7, 3.3, vertical=True)\n"
        "print(ascii(''.join(segment.text for segment in made.segments)))"
    )
    assert "\\u" not in said_by(program)


async def test_a_fault_is_told_in_a_sentence_and_kept_in_a_report() -> None:
    assert {"_fatal_error", "_close_messages_no_wait"} <= {*dir(App)}
    app = NianbaoApp()
    with pytest.raises(ValueError, match="broken"):
        async with app.run_test() as pilot:
            await pilot.pause()
            app._handle_exception(ValueError("broken"))
    assert "Traceback" not in "".join(app.parting)
    assert "重新打开就会恢复" in app.parting[0]
    (report,) = state_folder().glob("crash-*.txt")
    assert "broken" in report.read_text(encoding="utf-8")


async def test_the_full_width_space_can_be_typed_in_a_field() -> None:
    class Desk(App[None]):
        def compose(self):
            yield LineInput()

    app = Desk()
    async with app.run_test() as pilot:
        field = app.query_one(LineInput)
        field.focus()
        await pilot.pause()
        field.post_message(events.Key("ideographic_space", "\u3000"))
        await pilot.press("a")
        await pilot.pause()
        assert field.value == "\u3000a"
