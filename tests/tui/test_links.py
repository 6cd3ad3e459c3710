"""Choices line by line: numbers made references, a file changed elsewhere merged or put off."""

from __future__ import annotations

from pathlib import Path

from tests.tui.opened import copy_of, dialog, opened, said, until
from tui.screens.conflict import ConflictScreen
from tui.screens.editing import EditingScreen
from tui.screens.links import LinksScreen
from tui.widgets.line_list import LineList

TEXT = "新收政府信息公开申请56件，上年结转4件。开展检查4次。"


def change_on_both_sides(screen: EditingScreen, path: Path) -> None:
    """A figure in the file, a section here: the next save finds that the file has changed."""
    there = path.read_text(encoding="utf-8").replace("1286", "1287")
    path.write_text(there, encoding="utf-8")
    screen.file.editing.change("sections.other", "这里补充。")


async def test_only_the_numbers_chosen_follow_the_table(tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path)) as (screen, pilot):
        screen.file.editing.change("sections.overview", TEXT)
        await screen.go_to("sections.overview")
        await pilot.press("ctrl+e")
        await until(pilot, dialog(pilot, LinksScreen))
        lines = [line.text for line in pilot.app.screen.query_one(LineList).lines]
        assert len(lines) == 4 and "申请【56】件" in lines[0] and "结转【4】件" in lines[2]
        await pilot.press("down", "enter", "f8")
        await until(pilot, lambda: "{" in screen.draft.text("sections.overview"))
        assert screen.draft.text("sections.overview") == TEXT.replace("56", "{requests.new.total}")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: screen.draft.text("sections.overview") == TEXT)


async def test_a_text_changed_on_both_sides_is_shown_where_it_differs(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    async with opened(path) as (screen, pilot):
        base = screen.draft.text("sections.other")
        screen.file.save()
        there = path.read_text(encoding="utf-8").replace(base, f"那边先写。{base}")
        path.write_text(there, encoding="utf-8")
        screen.file.editing.change("sections.other", f"{base}这里补充。")
        screen.file.save()
        await until(pilot, dialog(pilot, ConflictScreen))
        shown = [line.text for line in pilot.app.screen.query_one(LineList).lines]
        assert shown[0].startswith("[两边都要]") and any("那边先写" in line for line in shown)
        await pilot.press("f8")
        wanted = f"那边先写。{base}这里补充。"
        await until(pilot, lambda: screen.draft.text("sections.other") == wanted)
        screen.file.save()
    assert wanted in path.read_text(encoding="utf-8")


async def test_leaving_with_an_open_conflict_is_told_at_the_end(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    async with opened(path) as (screen, pilot):
        change_on_both_sides(screen, path)
        screen.file.save()
        await until(pilot, dialog(pilot, ConflictScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        screen.close_draft()
        assert "没有存进草稿文件" in screen.nianbao.parting[0]
    assert "1287" in path.read_text(encoding="utf-8")


async def test_a_merge_put_off_is_opened_again_by_saving_and_says_so(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    async with opened(path) as (screen, pilot):
        change_on_both_sides(screen, path)
        for _ in range(2):
            await pilot.press("ctrl+s")
            await until(pilot, dialog(pilot, ConflictScreen))
            await pilot.pause()
            assert sum(isinstance(one, ConflictScreen) for one in pilot.app.screen_stack) == 1
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)
            assert said(screen).endswith("按 ^S 再选。")


async def test_a_merge_put_off_does_not_come_back_by_itself(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    async with opened(path) as (screen, pilot):
        change_on_both_sides(screen, path)
        await until(pilot, dialog(pilot, ConflictScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        tell, told = screen.file.on_status, []
        screen.file.on_status = lambda: told.append(tell())
        screen.file.editing.change("sections.other", "这里再补充。")
        screen.review()
        screen.file.save_soon(0)
        await until(pilot, lambda: told)
        await pilot.pause()
        assert pilot.app.screen is screen
