"""Letters that are answers: taken as capitals too, as they are shown and as Caps Lock sends them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.screen import Screen

import tui.screens
from tests.tui.opened import STATISTICS, copy_of, dialog, opened, until
from tests.tui.test_paste_preview import PreviewDesk
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.paste_preview import PastePreview
from tui.screens.read_back import ReadBackScreen
from tui.screens.text import TextScreen


def screens() -> Iterator[type[Screen[object]]]:
    """Every screen of the program."""
    for module in pkgutil.iter_modules(tui.screens.__path__):
        for one in vars(import_module(f"tui.screens.{module.name}")).values():
            if isinstance(one, type) and issubclass(one, Screen):
                yield one


@pytest.mark.parametrize("screen", sorted(set(screens()), key=str), ids=lambda s: s.__name__)
def test_a_letter_is_bound_in_both_cases(screen: type[Screen[object]]) -> None:
    bound = [one for one in screen.BINDINGS if isinstance(one, Binding)]
    keys = {(key, one.action) for one in bound for key in one.key.split(",")}
    letters = {(key, action) for key, action in keys if len(key) == 1}
    assert {(key.swapcase(), action) for key, action in letters} == letters


async def test_a_capital_turns_a_paste_round() -> None:
    desk = PreviewDesk()
    async with desk.run_test() as pilot:
        await pilot.press("T")
        assert isinstance(desk.screen, PastePreview) and desk.screen.turned


async def test_a_capital_says_that_a_figure_is_wrong(tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2014", tmp_path)) as (screen, pilot):
        await screen.go_to(STATISTICS + "lawsuits")
        await pilot.press("ctrl+l")
        await until(pilot, dialog(pilot, ReadBackScreen))
        await pilot.press("X")
        await until(pilot, dialog(pilot, EditorScreen))
        assert screen.draft.get("checked") is None


async def test_a_capital_takes_what_a_text_offers(tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2014", tmp_path)) as (_, pilot):
        await pilot.press("ctrl+b")
        await until(pilot, dialog(pilot, TextScreen))
        await pilot.press("S")
        await until(pilot, dialog(pilot, ConfirmScreen))
