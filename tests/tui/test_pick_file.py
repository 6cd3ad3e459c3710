"""The picker of files: folders walked through, names looked for, paths typed and dropped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.opened import until
from tui.screens.pick_file import NOTHING, UP, PickFileScreen
from tui.themes import THEMES
from tui.widgets.line_list import LineList


class PickDesk(App[None]):
    """The picker over a folder, and what it gave."""

    CSS_PATH = "../../tui/nianbao.tcss"
    ambiguous_wide = False

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.given: list[Path | None] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        self.push_screen(PickFileScreen("打开", (".toml",), self.folder), self.given.append)

    @property
    def names(self) -> list[str]:
        """What is listed."""
        lines = self.screen.query_one(LineList).lines
        return [line.text.strip("[ ]") for line in lines if line.item >= 0]

    @property
    def told(self) -> str:
        """What is said where nothing is found."""
        return "".join(line.text for line in self.screen.query_one(LineList).lines if line.item < 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """`报/去年/一.toml`, `报/今年.toml` and a file of another kind, in a folder."""
    (tmp_path / "报" / "去年").mkdir(parents=True)
    (tmp_path / "报" / "去年" / "一.toml").touch()
    (tmp_path / "报" / "今年.toml").touch()
    (tmp_path / "报" / "说明.txt").touch()
    return tmp_path


@asynccontextmanager
async def picking(folder: Path) -> AsyncIterator[tuple[PickDesk, Pilot[None]]]:
    desk = PickDesk(folder)
    async with desk.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: desk.screen.query(LineList) and UP in desk.names)
        yield desk, pilot


async def test_folders_and_files_of_the_kind_are_listed_and_entered(folder: Path) -> None:
    async with picking(folder) as (desk, pilot):
        assert desk.names == [UP, "报"]
        await pilot.press("enter")
        await until(pilot, lambda: desk.names == [UP, "去年", "今年.toml"])
        await pilot.press("down", "enter")
        await until(pilot, lambda: desk.given == [folder / "报" / "今年.toml"])


async def test_a_path_typed_by_hand_leads_to_its_file(folder: Path) -> None:
    async with picking(folder / "报" / "去年") as (desk, pilot):
        line = desk.screen.query_one(Input)
        await pilot.press(*f"{folder}/报/去")
        await until(pilot, lambda: desk.names == [UP, "去年"])
        assert line.value == f"{folder}/报/去"
        await pilot.press(*"年/")
        await until(pilot, lambda: desk.names == [UP, "一.toml"])
        await pilot.press(*"一.toml", "enter")
        await until(pilot, lambda: desk.given == [folder / "报" / "去年" / "一.toml"])


async def test_a_file_dropped_on_the_window_waits_for_enter(folder: Path) -> None:
    async with picking(folder) as (desk, pilot):
        desk.post_message(events.Paste(f"'{folder}/报/今年.toml'"))
        await until(pilot, lambda: desk.names == [UP, "今年.toml"])
        assert not desk.given
        await pilot.press("enter")
        await until(pilot, lambda: desk.given == [folder / "报" / "今年.toml"])


async def test_a_folder_dropped_on_the_window_is_entered(folder: Path) -> None:
    async with picking(folder / "报" / "去年") as (desk, pilot):
        line = desk.screen.query_one(Input)
        line.value = f"'{folder}/报'"
        await until(pilot, lambda: desk.names == [UP, "去年", "今年.toml"])
        assert line.value == ""


async def test_enter_on_what_is_nowhere_does_nothing(folder: Path) -> None:
    async with picking(folder / "报") as (desk, pilot):
        await pilot.press(*"没有", "enter")
        await until(pilot, lambda: desk.names == [UP] and desk.told == NOTHING)
        await pilot.press("backspace", "backspace")
        await until(pilot, lambda: desk.names == [UP, "去年", "今年.toml"] and not desk.told)
