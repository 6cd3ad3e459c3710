"""A report begun from last year's: what comes over, what waits to be brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from forms.carry_over import updated
from forms.loading import load_form
from forms.new_draft import NewDraft, new_draft
from forms.progress import awaiting_update
from tests.tui.opened import copy_of, dialog, opened, said, until
from tui.app import NianbaoApp
from tui.cli import main
from tui.flows import walking
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.export import ExportScreen
from tui.screens.final import FinalScreen
from tui.screens.new_report import NewReportScreen
from tui.screens.text import TextScreen
from tui.widgets.guide import Guide
from tui.widgets.line_list import LineList
from tui.widgets.outline import Outline
from tui.widgets.paragraph import Paragraph

FORM = load_form("disclosure-2021")
STALE = "待更新（还是上年的文字）："


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A draft for 2026 begun from the example for 2025."""
    last = copy_of(FORM.id, tmp_path)
    path = tmp_path / "今年.toml"
    new_draft(path, NewDraft(FORM, 2026, "青山县自然资源局", previous=last))
    return path


def guide(screen: object) -> str:
    return "\n".join(text for text, _ in screen.query_one(Guide).lines)  # type: ignore[attr-defined]


async def test_texts_of_last_year_are_marked_and_brought_up_to_date_one_by_one(begun: Path) -> None:
    async with opened(begun) as (screen, pilot):
        waiting = awaiting_update(screen.draft)
        assert len(waiting) > 2
        marked = [line.text for line in screen.query_one(Outline).lines if line.text[0] == "旧"]
        assert len(marked) == len(waiting)
        screen.draft.set(waiting[0], "2025年公开，比2024年多，2026年再增。")
        await screen.go_to(waiting[0])
        await until(pilot, lambda: "待更新：这是 2025 年的文字" in guide(screen))
        await pilot.press("f4")
        await until(pilot, dialog(pilot, ConfirmScreen))
        assert "2025 → 2026" in asked(pilot)
        await pilot.press("n", "enter", "enter")
        await until(pilot, lambda: asked(pilot).startswith("还有 1 处年份没有改"))
        assert screen.draft.text(waiting[0]) == "2025年公开，比2025年多，2027年再增。"
        await pilot.press("escape", "f4")
        await until(pilot, lambda: asked(pilot).startswith("年份没有要改的了"))
        await pilot.press("enter")
        await until(pilot, lambda: waiting[0] not in awaiting_update(screen.draft))
        await pilot.press("ctrl+z", "ctrl+z")
        await until(pilot, lambda: "2024" in screen.draft.text(waiting[0]))
        assert set(awaiting_update(screen.draft)) == set(waiting)


def asked(pilot: Pilot[int]) -> str:
    """The question of the dialog that is open."""
    found = pilot.app.screen.query(Paragraph)
    return found.first().text if found else ""


async def test_the_walk_stops_at_each_text_of_last_year(begun: Path) -> None:
    async with opened(begun) as (screen, pilot):
        waiting = awaiting_update(screen.draft)
        await screen.go_to("year")
        await pilot.press("f8", "f8")
        await until(pilot, lambda: screen.address == waiting[1] or screen.address == waiting[0])
        assert "待更新" in said(screen) or "待更新" in guide(screen)


async def test_a_part_that_is_last_years_is_one_stop_and_one_line(begun: Path) -> None:
    async with opened(begun) as (screen, pilot):
        copied = [f for f in screen.reviewing.findings if f.rule == "text-copied"]
        assert any(len(one.places) > 2 for one in copied)
        found = [stop for stop in walking.stops(screen) if "与上年报告相同" in stop.message]
        assert [stop.address for stop in found] == [one.at[0] for one in copied]
        assert not any(stop.which for stop in found)
        await pilot.press("ctrl+o")
        await until(pilot, dialog(pilot, FinalScreen))
        await until(pilot, lambda: "与上年报告相同" in shown(pilot))
        assert shown(pilot).count("与上年报告相同") == len(copied)
        assert len(screen.reviewing.at(copied[0].at[0])) > len(copied[0].places)


async def test_last_years_words_are_shown_and_taken(begun: Path) -> None:
    async with opened(begun) as (screen, pilot):
        address = "sections.other"
        last = screen.reviewing.previous
        assert last is not None
        screen.draft.set(address, "")
        await screen.go_to(address)
        await until(pilot, lambda: "F7 看全文" in guide(screen))
        await pilot.press("f7")
        await until(pilot, dialog(pilot, TextScreen))
        await pilot.press("t")
        await until(pilot, lambda: screen.draft.text(address) == last.text(address).strip())


async def test_last_years_figure_stands_beside_and_one_key_takes_it(begun: Path) -> None:
    async with opened(begun) as (screen, pilot):
        address = next(a for a in FORM.figures if screen.reviewing.previous.figure(a))  # type: ignore[union-attr]
        last = screen.reviewing.previous.figure(address)  # type: ignore[union-attr]
        await screen.go_to(address)
        await until(pilot, lambda: f"上年 {last}" in guide(screen))
        await pilot.press("f7")
        await until(pilot, lambda: screen.draft.figure(address) == last)
        await screen.go_to(address)
        await pilot.press(*str(2 * last))  # type: ignore[operator]
        await until(pilot, lambda: f"上年 {last}（+{last}，+100%）" in guide(screen))


async def test_the_new_report_says_what_would_come_over(tmp_path: Path) -> None:
    app = NianbaoApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        screen = NewReportScreen(copy_of(FORM.id, tmp_path))
        app.push_screen(screen)
        await until(pilot, lambda: screen.is_mounted and "文字沿用" in words(screen))
        assert screen.query_one("#year").value == "2026"  # type: ignore[attr-defined]


def words(screen: NewReportScreen) -> str:
    return screen.query_one("#carried", Paragraph).text


async def test_the_export_and_the_check_sheet_name_the_parts_that_are_still_last_years(
    begun: Path,
) -> None:
    async with opened(begun) as (screen, pilot):
        screen.apply(updated(screen.draft, "sections.overview"))
        for key, kind in (("f9", ExportScreen), ("ctrl+b", TextScreen)):
            await pilot.press(key)
            await until(pilot, dialog(pilot, kind))
            await until(pilot, lambda: STALE in shown(pilot))
            assert "一、总体情况，" not in shown(pilot).partition(STALE)[2].partition("\n")[0]
            await pilot.press("escape")
            await until(pilot, dialog(pilot, EditorScreen))


def test_the_commands_name_the_parts_that_are_still_last_years(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = f"{STALE}前言，一、总体情况，"
    assert main(["check", str(begun)]) == 1
    assert stale in capsys.readouterr().out
    assert main(["export", str(begun)]) == 1
    assert stale in capsys.readouterr().err
    assert main(["export", str(begun), "--force"]) == 0
    assert stale in capsys.readouterr().err


def shown(pilot: Pilot[int]) -> str:
    """The words of the dialog on top."""
    lines = [line.text for one in pilot.app.screen.query(LineList) for line in one.lines]
    return "\n".join([*(one.text for one in pilot.app.screen.query(Paragraph)), *lines])
