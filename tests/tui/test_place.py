"""The place where the officer is follows the cursor of a sheet: notes, mending and the guide go by it."""

from pathlib import Path

import pytest

from forms.example_copy import copy_example
from forms.loading import load_form
from tui.app import NianbaoApp
from tui.screens.editor import EditorScreen
from tui.widgets.guide import Guide


async def test_the_place_follows_the_cursor_of_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    app = NianbaoApp(copy_example(load_form("disclosure-2014")))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, EditorScreen)
        table = screen.form.tables[0].id
        await screen.go_to(f"tables.{table}")
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert screen.sheet is not None
        assert screen.address == screen.sheet.address
        name = screen.form.figures[screen.sheet.address].short
        assert name in str(screen.query_one(Guide).lines)
