"""No character is lost at any edge: the terminal shows what the screens mean, after every key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.opened import copy_of, opened, until
from tests.tui.painted import Painted, painted
from tui.screens.editor import EditorScreen
from tui.widgets.cover import FIELD_IDS
from tui.widgets.paragraph import Paragraph

WALK = (
    *("f8", "f8", "f2", "down", "escape", "f5", "down", "escape", "f3", "f3", "escape"),
    *("ctrl+g", "三", "backspace", "escape", "f10", "y", "s", "escape", "ctrl+f", "公", "开"),
    *("escape", "f9", "f9", "escape", "f1", "pagedown", "escape", "ctrl+k", "escape"),
    *("ctrl+down", "ctrl+down", "1", "2", "enter", "backspace", "f6", "escape", "ctrl+l", "escape"),
    *("ctrl+o", "escape", "ctrl+b", "pagedown", "escape", "ctrl+n", "备", "注", "enter", "f12"),
)

PANES = (
    "f8",
    "escape",
    "f2",
    "down",
    "escape",
    "f5",
    "escape",
    "f3",
    "新",
    "f3",
    "escape",
    "ctrl+g",
)


def reversed_lines(screen: EditorScreen) -> set[int]:
    """The lines of the screen with words in reverse."""
    strips = enumerate(screen._compositor.render_strips())
    return {y for y, strip in strips for s in strip if s.text.isalpha() and s.style.reverse}


async def step(seen: Painted, pilot: Pilot[int], key: str) -> None:
    await pilot.press(key)
    await seen.check(pilot, key)


@pytest.mark.parametrize(("size", "keys"), [((80, 24), WALK), ((121, 33), PANES)])
async def test_every_cell_is_as_meant_after_every_key(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    async with painted(monkeypatch, path, size) as (seen, pilot):
        for key in keys:
            await step(seen, pilot, key)
        seen.app.action_leave()


async def test_a_dialog_that_grows_and_shrinks_leaves_no_hole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    async with painted(monkeypatch, path, (101, 31)) as (seen, pilot):
        await step(seen, pilot, "f1")
        await step(seen, pilot, "escape")
        await step(seen, pilot, "f9")
        problem = seen.app.screen.query_one("#problem", Paragraph)
        for lines in (9, 0, 3, 0):
            problem.update("年报" * 30 * lines)
            await pilot.pause()
            await seen.check(pilot, f"{lines} lines")
        await step(seen, pilot, "escape")
        seen.app.action_leave()


async def test_a_dialog_stays_whole_while_the_window_changes_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    async with painted(monkeypatch, path, (80, 24)) as (seen, pilot):
        await step(seen, pilot, "f9")
        for size in ((101, 30), (80, 24), (59, 17), (80, 24)):
            seen.resize(*size)
            await pilot.resize_terminal(*size)
            await seen.check(pilot, f"resized to {size}")
            assert any("窗口太小" in line for line in seen.lines()) == (size == (59, 17))
        assert any("生成报告" in line for line in seen.lines())
        await step(seen, pilot, "escape")
        seen.app.action_leave()


@pytest.mark.parametrize("field", ["unit.level", "unit.kind"])
async def test_the_choice_that_has_the_focus_is_seen(field: str, tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        await screen.go_to(field)
        chosen = screen.query_one(f"#{FIELD_IDS[field]}")
        await until(pilot, lambda: reversed_lines(screen) == {chosen.region.y})
