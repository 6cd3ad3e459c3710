"""A draft that another program has open is read: nothing that is asked for changes it or says so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Select

from forms.store.draft_file import DraftFile
from forms.store.reading import read_draft
from tests.tui.opened import copy_of, dialog, said, until
from tui import actions
from tui.app import NianbaoApp
from tui.screens.editor import EditorScreen
from tui.screens.opening import CannotOpen

LOCKED = "以只读方式打开，不能修改"


@asynccontextmanager
async def read(path: Path) -> AsyncIterator[tuple[EditorScreen, Pilot[int]]]:
    """The draft read while it is open elsewhere."""
    with DraftFile.open(path):
        app = NianbaoApp(path)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, dialog(pilot, CannotOpen))
            await pilot.press("r")
            await until(pilot, dialog(pilot, EditorScreen))
            screen = app.screen
            assert isinstance(screen, EditorScreen)
            await until(pilot, lambda: screen.reviewed)
            yield screen, pilot


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A draft with something to mend and something to answer."""
    path = copy_of("disclosure-2021", tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("在网站集中公开", "在网站网集中公开,"), "utf-8")
    return path


@pytest.mark.parametrize("key", ["f", "F", "w"])
async def test_what_is_asked_of_a_finding_is_refused(faulty: Path, key: str) -> None:
    before = faulty.read_bytes()
    async with read(faulty) as (screen, pilot):
        finding = next(f for f in screen.reviewing.findings if f.repairs)
        await screen.go_to(finding.at[0], finding.span)
        screen.action_findings()
        await pilot.press(key)
        await pilot.pause()
        assert LOCKED in said(screen)
        assert isinstance(pilot.app.screen, EditorScreen)
    assert faulty.read_bytes() == before


@pytest.mark.parametrize(
    ("part", "scope"), [("overview", "prose"), ("requests", "sheet"), ("cover", "cover")]
)
async def test_no_action_changes_it(faulty: Path, part: str, scope: str) -> None:
    before = read_draft(faulty).tree
    async with read(faulty) as (screen, pilot):
        asked = [
            action
            for action in actions.ACTIONS
            if action.scope in ("editor", scope)
            if action.id not in ("leave", "to_drafts")
        ]
        for action in asked:
            while not isinstance(pilot.app.screen, EditorScreen):
                await pilot.press("escape")
            await screen.show_part(part)
            await pilot.press(action.key.split(",")[0])
            await pilot.pause()
            if not isinstance(pilot.app.screen, EditorScreen):
                await pilot.press("enter")
                await pilot.pause()
            assert screen.draft.tree == before, action.id
            assert "已改正" not in said(screen) and "撤销）" not in said(screen), action.id
    assert read_draft(faulty).tree == before


@pytest.mark.parametrize("key", ["字", ",", "enter", "backspace", "ctrl+x"])
async def test_a_key_typed_into_its_prose_is_refused_aloud(faulty: Path, key: str) -> None:
    async with read(faulty) as (screen, pilot):
        await screen.go_to("sections.overview")
        await pilot.press("shift+right", key)
        await until(pilot, lambda: LOCKED in said(screen))


async def test_a_text_pasted_into_its_prose_is_refused_aloud(faulty: Path) -> None:
    async with read(faulty) as (screen, pilot):
        await screen.go_to("sections.overview")
        assert screen.prose is not None
        screen.prose.post_message(events.Paste("一行断\n成两行的文字。\n"))
        await until(pilot, lambda: LOCKED in said(screen))


async def test_its_cover_shows_what_the_draft_has(faulty: Path) -> None:
    async with read(faulty) as (screen, pilot):
        await screen.go_to("unit.name")
        name = screen.query_one("#unit-name", Input)
        await pilot.press("8")
        await until(pilot, lambda: LOCKED in said(screen))
        assert name.value == screen.draft.text("unit.name")
        level = screen.query_one("#unit-level", Select)
        level.value = "province"
        await until(pilot, lambda: level.value == screen.draft.text("unit.level"))


async def test_it_can_be_exported(faulty: Path, tmp_path: Path) -> None:
    async with read(faulty) as (screen, pilot):
        await pilot.press("f9")
        await pilot.pause()
        await pilot.press("enter")
        made = tmp_path.glob("*.docx")
        await until(pilot, lambda: "已生成" in said(screen))
        assert list(made)
