"""The editor open on a copy of an example, for tests that press its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from forms.loading import example_path, load_form
from tui.app import NianbaoApp
from tui.screens.editor import EditorScreen
from tui.widgets.bars import Bar

STATISTICS = "tables.statistics."


def copy_of(form: str, folder: Path) -> Path:
    """A copy of an example."""
    example = example_path(load_form(form))
    assert example is not None
    path = folder / "年报.toml"
    path.write_bytes(example.read_bytes())
    return path


@asynccontextmanager
async def opened(
    path: Path, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[EditorScreen, Pilot[int]]]:
    """The editor open on a draft and settled; left properly at the end."""
    app = NianbaoApp(path)
    async with app.run_test(size=size) as pilot:
        await until(pilot, dialog(pilot, EditorScreen))
        screen = app.screen
        assert isinstance(screen, EditorScreen)
        await until(pilot, lambda: screen.reviewed)
        yield screen, pilot
        screen.file.close()


async def until(pilot: Pilot[int], condition: Callable[[], object]) -> None:
    """Let the program run until something holds; what it is, is not a matter of time."""
    for _ in range(400):
        if condition():
            return
        await pilot.pause()
    raise AssertionError("it never came to hold")


def dialog(pilot: Pilot[int], kind: type[Screen[Any]]) -> Callable[[], bool]:
    """Whether such a dialog is on top."""
    return lambda: isinstance(pilot.app.screen, kind)


def said(screen: EditorScreen) -> str:
    return screen.query_one("#status", Bar).left
