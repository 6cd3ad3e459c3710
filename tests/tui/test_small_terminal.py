"""Any terminal, any keys, any colours: what is too small says so, what is set is kept to."""

from __future__ import annotations

import asyncio
import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from exporters.cells import cell_width
from forms.folders import home
from forms.review.finding import Finding
from forms.store.reading import read_draft
from tests.tui.opened import copy_of, dialog, opened, said, until
from tests.tui.painted import painted
from tests.tui.terminal import NIANBAO, PATIENCE, Terminal
from tui import actions
from tui.app import NianbaoApp
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.export import ExportScreen
from tui.screens.home import HomeScreen
from tui.screens.import_report import ImportScreen
from tui.screens.new_report import NewReportScreen
from tui.screens.search import SearchScreen
from tui.screens.too_small import TooSmall
from tui.screens.tour import TourScreen
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.findings import REVIEWING
from tui.widgets.outline import Outline

BOXES = re.compile("[\u2500-\u259f\u25a0-\u25ff]")


def settings(text: str) -> None:
    home().mkdir(parents=True, exist_ok=True)
    (home() / "settings.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return copy_of("disclosure-2021", tmp_path)


async def past_the_offer(pilot: Pilot[int]) -> None:
    """The home screen, the tour declined."""
    await until(pilot, dialog(pilot, ConfirmScreen))
    await pilot.press("escape")
    await until(pilot, dialog(pilot, HomeScreen))


async def test_a_terminal_too_small_says_so_and_recovers_with_the_dialog_that_was_open(
    draft: Path,
) -> None:
    async with opened(draft, (80, 24)) as (_, pilot):
        await pilot.press("f9")
        await until(pilot, dialog(pilot, ExportScreen))
        await pilot.resize_terminal(50, 12)
        await until(pilot, dialog(pilot, TooSmall))
        await pilot.resize_terminal(59, 40)
        await until(pilot, dialog(pilot, TooSmall))
        await pilot.resize_terminal(60, 18)
        await until(pilot, dialog(pilot, ExportScreen))


async def test_a_program_started_in_a_small_terminal_says_so_and_goes_on(draft: Path) -> None:
    app = NianbaoApp(draft)
    async with app.run_test(size=(40, 10)) as pilot:
        await until(pilot, dialog(pilot, TooSmall))
        await pilot.resize_terminal(80, 24)
        await until(pilot, dialog(pilot, EditorScreen))
        app.action_leave()


async def test_with_ascii_borders_no_box_character_is_drawn(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings('borders = "ascii"\n')
    async with painted(monkeypatch, draft, (80, 24)) as (seen, pilot):
        keys = (
            "f8",
            "escape",
            "f2",
            "enter",
            "f5",
            "escape",
            "f3",
            "escape",
            "f9",
            "escape",
            "f10",
        )
        for key in (*keys, "escape", "f2", "home", "enter", "tab", "tab", "tab", "tab", "enter"):
            await pilot.press(key)
            await seen.check(pilot, key)
            assert not BOXES.findall("\n".join(seen.lines())), key
        seen.app.action_leave()


async def test_keys_can_be_set_and_the_key_bar_shows_them(draft: Path) -> None:
    settings('[keys]\nnext_thing = "f11"\nexport = "ctrl+e"\nmake_references = "f9"\n')
    async with opened(draft) as (screen, pilot):
        bar = {word: key for key, word in screen.query_one(KeyBar).keys}
        assert (bar["下一处"], bar["生成报告"]) == ("F11", "^E")
        await pilot.press("ctrl+e")
        await until(pilot, dialog(pilot, ExportScreen))


async def test_a_key_set_for_an_unknown_command_is_told() -> None:
    settings('[keys]\nfly = "f11"\n')
    app = NianbaoApp()
    async with app.run_test() as pilot:
        await past_the_offer(pilot)
        assert "fly" in app.screen.query_one("#status", Bar).left


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('next_thing = "ctrl+z"', [("^Z", "next_thing", "undo")]),
        ('next_thing = "ctrl+t"', [("^T", "next_thing", "repair")]),
        ('widen_marks = "f9"', [("F9", "export", "widen_marks")]),
        ('save = "f1"', [("F1", "help", "save")]),
        ('export = "f11"\nsave = "f11"', [("F11", "export", "save")]),
        ('export = "ctrl+e"\nmake_references = "f9"', []),
        ('starters = "f7"\nlast_year = "f6"', []),
        ('open_file = "ctrl+g"', []),
    ],
)
def test_a_key_set_for_two_commands_of_one_place_is_told(
    keys: str, told: list[tuple[str, str, str]]
) -> None:
    found = actions.clashes(tomllib.loads(keys))
    assert [(key, *sorted((one.id, other.id))) for key, one, other in found] == [
        (key, *sorted(both)) for key, *both in told
    ]


async def test_a_clash_of_keys_is_told_on_the_first_screen() -> None:
    settings('[keys]\nnext_thing = "ctrl+z"\n')
    app = NianbaoApp()
    async with app.run_test() as pilot:
        await past_the_offer(pilot)
        assert "“撤销”" in app.screen.query_one("#status", Bar).left


async def test_a_bad_entry_of_the_settings_is_told_in_an_open_draft_too(draft: Path) -> None:
    settings('[words]\n"坏" = 3\n[keys]\nno_such = "f4"\n')
    async with opened(draft) as (screen, _):
        told = said(screen)
        assert told.startswith('settings.toml：[words] 里的 "坏" = 3') and "共 2 处" in told


async def test_the_way_out_of_search_and_replace_is_seen_at_the_least_width(draft: Path) -> None:
    async with opened(draft, (60, 20)) as (screen, pilot):
        await pilot.press("ctrl+f")
        await until(pilot, dialog(pilot, SearchScreen))
        keys = screen.app.screen.query_one(".answers", Static)
        await until(pilot, lambda: keys.size.height > 0)
        assert cell_width(str(keys.content), False) <= keys.size.width * keys.size.height


async def test_the_tour_is_offered_once() -> None:
    for offered in (True, False):
        app = NianbaoApp()
        async with app.run_test() as pilot:
            await until(pilot, lambda app=app: len(app.screen_stack) > 1)
            if offered:
                await until(pilot, dialog(pilot, ConfirmScreen))
                await pilot.press("enter")
                await until(pilot, dialog(pilot, TourScreen))
                await pilot.press(*["enter"] * 6)
            await until(pilot, dialog(pilot, HomeScreen))


async def test_a_file_dropped_on_the_first_screen_is_opened(draft: Path, tmp_path: Path) -> None:
    report = tmp_path / "旧报告.txt"
    report.write_text("某某局2024年政府信息公开工作年度报告\n一、总体情况\n", encoding="utf-8")
    for path, kind in ((draft, EditorScreen), (report, ImportScreen)):
        app = NianbaoApp()
        async with app.run_test() as pilot:
            await until(pilot, lambda app=app: len(app.screen_stack) > 1)
            if not isinstance(app.screen, HomeScreen):
                await past_the_offer(pilot)
            app.post_message(events.Paste(f"'{path}'"))
            await until(pilot, dialog(pilot, kind))
            app.action_leave()


async def test_nothing_is_deleted_everywhere_without_being_asked(draft: Path) -> None:
    async with opened(draft) as (screen, pilot):
        before = screen.draft.copy()
        await pilot.press("ctrl+f")
        await until(pilot, dialog(pilot, SearchScreen))
        await pilot.press("公", "开", "f2")
        await until(pilot, dialog(pilot, ConfirmScreen))
        await pilot.press("escape")
        await until(pilot, dialog(pilot, SearchScreen))
        assert screen.draft == before
        await pilot.press("f2", "enter")
        await until(pilot, dialog(pilot, EditorScreen))
        assert "公开" not in screen.draft.prose("preface")
        assert "已替换" in said(screen)


async def test_what_is_typed_ahead_lands_where_it_was_meant(draft: Path) -> None:
    """All keys come at once, as from a hand faster than the machine."""
    app = NianbaoApp()
    async with app.run_test() as pilot:
        await past_the_offer(pilot)
        app.push_screen(NewReportScreen())
        await until(pilot, lambda: app.screen.query("#make") and app.focused)
        for key in ("甲", "乙", "tab", "丙", "tab", "tab", "tab", "2", "0", "2", "4"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        screen = app.screen
        await until(pilot, lambda: screen.query_one("#year").value == "2024")  # type: ignore[attr-defined]
        assert screen.query_one("#unit").value == "甲乙"  # type: ignore[attr-defined]
        assert screen.query_one("#short").value == "丙"  # type: ignore[attr-defined]


async def test_a_paste_behind_the_walks_key_lands_in_the_part_walked_to(draft: Path) -> None:
    async with opened(draft) as (screen, pilot):
        before = screen.draft.prose("preface")
        pilot.app.post_message(events.Key("ctrl+down", None))
        pilot.app.post_message(events.Paste("新贴的话"))
        await until(pilot, lambda: "新贴的话" in screen.draft.prose("overview"))
        assert screen.draft.prose("preface") == before


async def test_every_state_of_a_part_has_a_word(draft: Path) -> None:
    async with opened(draft, (80, 24)) as (screen, pilot):
        screen.draft.set("sections.other", "")
        screen.draft.set("tables.requests.new.total", 1)
        screen.review()
        await pilot.press("f2")
        marks = {line.text[0] for line in screen.query_one(Outline).lines}
        assert {"完", "空", "疑"} <= marks


def test_without_colour_the_chosen_line_stands_out(draft: Path, tmp_path: Path) -> None:
    environment = {"NO_COLOR": "1", "NIANBAO_HOME": str(tmp_path)}
    with Terminal([*NIANBAO, "open", str(draft)], 80, 24, environment) as terminal:
        terminal.wait_for("100%")
        terminal.press("f2")
        terminal.wait_for("目录")
        terminal.settle()
        rows = [y for y in range(2, 23) if terminal.screen.buffer[y][2].reverse]
        assert len(rows) == 1
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert read_draft(draft).year == 2025


async def test_a_long_message_leaves_the_counts_in_sight(draft: Path) -> None:
    async with opened(draft, (80, 24)) as (screen, _):
        status = screen.query_one("#status", Bar)
        counts = screen.reviewing.summary().partition("  ")[2]
        assert counts.startswith("待填 ")
        for text in (
            "情况说明已记下；所涉数据或文字一改就失效。",
            "改了很长的一串数据，" * 9 + "完。",
        ):
            screen.tell(text)
            shown = str(status.render())
            assert shown.endswith(counts)
            assert cell_width(shown) <= 80
            assert shown.strip().startswith(text) or "…" in shown
        screen.tell("已复制。")
        assert str(status.render()).endswith(screen.reviewing.summary())


async def at_once(condition: Callable[[], object]) -> None:
    """Wait for the moment when something begins to hold, whatever else is still to be done."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came to hold"
        await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("key", "words", "behind", "told"),
    [
        ("ctrl+g", "规章", "311", ("tables.proactive.regulations.issued", 311)),
        ("ctrl+f", "集中在征地批复", "甲乙丙", ("sections.overview", "甲乙丙")),
    ],
)
async def test_what_is_typed_while_a_jump_is_under_way_lands_where_it_leads(
    draft: Path, key: str, words: str, behind: str, told: tuple[str, object]
) -> None:
    """The keys come in the moment when the field left behind is gone and the other not yet there."""
    async with opened(draft) as (screen, pilot):
        app = pilot.app
        await pilot.press(key)
        await pilot.press(*words)
        left = screen.field
        app.post_message(events.Key("enter", "\r"))
        await at_once(lambda: screen.field is not left and app.focused)
        for char in behind:
            app.post_message(events.Key(char, char))
        await until(pilot, lambda: app.focused and app.focused is not screen.query_one(Outline))
        await pilot.press("enter" if behind.isdecimal() else "left")
        address, value = told
        found = screen.draft.get(address)
        assert found == value or str(value) in str(found)


async def test_a_burst_of_keys_is_reviewed_at_its_end(draft: Path) -> None:
    async with opened(draft) as (screen, pilot):
        await screen.show_part("overview")
        await pilot.pause()
        asked, review = [], screen.reviewing.review

        def counted() -> tuple[Finding, ...]:
            asked.append(screen.draft.prose("overview"))
            return review()

        screen.reviewing.review = counted
        words = "把常用表格放在办事大厅便于群众取用网站网" * 2
        for char in words:
            pilot.app.post_message(events.Key("word", char))
        await until(pilot, lambda: asked and asked[-1].startswith(words))
        assert len(asked) <= 3
        assert any("网站网" in (one.quote or "") for one in screen.reviewing.findings)


async def test_a_long_paste_says_that_its_review_is_under_way(draft: Path) -> None:
    async with opened(draft) as (screen, pilot):
        await screen.show_part("other")
        await pilot.pause()
        status = screen.query_one("#status", Bar)
        pasted = "".join(f"第{number}条内容已按要求公开。" for number in range(600))
        pilot.app.post_message(events.Paste(pasted))
        await at_once(lambda: status.right == REVIEWING)
        await until(pilot, lambda: status.right == screen.reviewing.summary())
        assert pasted in screen.draft.prose("other")


def test_a_burst_of_keys_that_ends_with_leaving_leaves_the_draft_whole(draft: Path) -> None:
    with Terminal([*NIANBAO, "open", str(draft)], 120, 40) as terminal:
        terminal.wait_for("100%")
        terminal.press("甲乙丙丁" * 12, "ctrl+q")
        assert terminal.wait() == 0
        assert "Traceback" not in terminal.text
    assert read_draft(draft).prose("preface").startswith("甲乙丙丁" * 12)
