"""Drafts opened, copied and left, and what is told of those that cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widgets import Input

from forms.folders import settings_path
from forms.store.reading import read_draft
from tests.tui.opened import STATISTICS, dialog, opened, said, until
from tui.app import NianbaoApp
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.home import HomeScreen
from tui.screens.opening import CannotOpen
from tui.screens.text import TextScreen
from tui.themes import THEMES
from tui.widgets.line_list import LineList
from tui.widgets.paragraph import Paragraph


async def test_a_copy_goes_where_the_officer_says(draft_2018: Path, tmp_path: Path) -> None:
    target = tmp_path / "别处" / "副本.toml"
    target.parent.mkdir()
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("shift+f2")
        await until(pilot, dialog(pilot, AskScreen))
        line = pilot.app.screen.query_one(Input)
        line.value = str(target)
        await pilot.press("enter")
        await until(pilot, lambda: target.exists())
        assert read_draft(target).tree["tables"] == screen.draft.tree["tables"]


async def test_the_way_back_to_the_drafts_saves_and_gives_up_the_lock(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to(STATISTICS + "lawsuits")
        await pilot.press("4", "enter", "shift+f1")
        await until(pilot, dialog(pilot, ConfirmScreen))  # the tour, offered the first time
        await pilot.press("escape")
        await until(pilot, dialog(pilot, HomeScreen))
        assert read_draft(draft_2018).figure(STATISTICS + "lawsuits") == 4
        await pilot.press("enter")
        await until(pilot, dialog(pilot, EditorScreen))


async def test_leaving_saves_and_comes_back_to_the_place(draft_2018: Path) -> None:
    app = NianbaoApp(draft_2018)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, EditorScreen)
        await screen.go_to(STATISTICS + "lawsuits")
        await pilot.press("3", "enter", "ctrl+q")
        await pilot.pause()
    assert app.return_value == 0
    assert read_draft(draft_2018).figure(STATISTICS + "lawsuits") == 3
    async with opened(draft_2018) as (again, _):
        assert again.part == "statistics"


async def test_a_damaged_draft_shows_the_line_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "坏.toml"
    path.write_text('schema = 1\nform ＝ "disclosure-2014"\n', encoding="utf-8")
    before = path.read_bytes()
    app = NianbaoApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, dialog(pilot, CannotOpen))
        assert "第2行" in app.screen.query_one("#why", Paragraph).text
        await pilot.press("ctrl+q")
    assert app.return_value == 2
    assert path.read_bytes() == before


async def test_a_damaged_draft_of_which_nothing_is_kept_names_what_may_bring_it_back(
    draft_2018: Path,
) -> None:
    whole = draft_2018.read_bytes()
    draft_2018.write_bytes(whole[: len(whole) // 2])
    for kept in (False, True):
        app = NianbaoApp(draft_2018)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, dialog(pilot, CannotOpen))
            told = app.screen.query_one("#why", Paragraph).text
            assert ("没有它的备份" in told) is not kept
            assert ("打开备份" in told) is kept
            await pilot.press("ctrl+q")
        draft_2018.write_bytes(whole)
        async with opened(draft_2018) as (screen, _):
            screen.file.editing.change(STATISTICS + "lawsuits", 3)
        draft_2018.write_bytes(whole[: len(whole) // 2])


async def test_a_second_program_is_told_and_may_read_only(draft_2018: Path) -> None:
    async with opened(draft_2018):
        app = NianbaoApp(draft_2018)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, dialog(pilot, CannotOpen))
            await pilot.press("r")
            await until(pilot, dialog(pilot, EditorScreen))
            screen = app.screen
            assert isinstance(screen, EditorScreen)
            await screen.go_to(STATISTICS + "lawsuits")
            await pilot.press("9")
            await pilot.pause()
            assert screen.draft.figure(STATISTICS + "lawsuits") == 0


async def test_a_fault_of_the_program_gives_a_message_and_no_traceback(
    draft_2018: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = NianbaoApp(draft_2018)
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            app.call_later(lambda: 1 // 0)
            await pilot.pause()
    assert "程序出错退出了" in app.parting[0]
    assert "Traceback" not in capsys.readouterr().err


def shown(screen: Screen[Any]) -> str:
    """The text of a dialog, its line breaks left out."""
    return "".join(line.text for list_ in screen.query(LineList) for line in list_.lines)


async def test_a_renamed_draft_says_where_it_was_and_shows_its_versions(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, _):
        screen.file.editing.change(STATISTICS + "lawsuits", 3)
    renamed = draft_2018.rename(draft_2018.with_name("定稿.toml"))
    app = NianbaoApp(renamed)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, dialog(pilot, TextScreen))
        await until(pilot, lambda: "历史版本已经接上" in shown(app.screen))
        await pilot.press("escape", "ctrl+k")
        await until(pilot, dialog(pilot, ChooseScreen))
        await pilot.press("escape", "ctrl+q")


async def test_a_draft_that_is_not_known_again_says_where_versions_may_lie(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018) as (screen, pilot):
        screen.action_history()
        await until(pilot, lambda: said(screen) == "还没有以前的版本。")
        screen.file.editing.change(STATISTICS + "lawsuits", 3)
    renamed = draft_2018.rename(draft_2018.with_name("定稿.toml"))
    renamed.write_text(renamed.read_text("utf-8") + "# 另记\n", "utf-8")
    async with opened(renamed) as (screen, pilot):
        screen.action_history()
        await until(pilot, dialog(pilot, TextScreen))
        await until(pilot, lambda: str(screen.file.places.kept.parent) in shown(pilot.app.screen))


async def test_a_draft_is_drawn_in_the_theme_that_is_set_without_reading_the_styles_again(
    draft_2018: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_path().parent.mkdir(exist_ok=True)
    settings_path().write_text('theme = "dark"\n', encoding="utf-8")
    read_again = []
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: read_again.append(sheet))
    async with opened(draft_2018) as (screen, pilot):
        (theme,) = (theme for theme in THEMES if theme.name == "nianbao-dark")
        assert screen.styles.background.hex.lower() == theme.background
        assert pilot.app.has_class("-dark-mode")
    assert not read_again
