"""What the screen says is so: counts, messages, places, records."""

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from forms.edit import Change, Edit
from forms.settings import Settings
from tests.tui.opened import copy_of, dialog, opened, said, until
from tui.screens.choose import ChooseScreen
from tui.screens.editor import EditorScreen
from tui.screens.export import ExportScreen
from tui.screens.home import look_at
from tui.screens.preview import PreviewScreen
from tui.screens.search import SearchScreen
from tui.screens.text import TextScreen
from tui.widgets.bars import Bar
from tui.widgets.line_list import LineList, fitted
from tui.widgets.pages_view import PagesView
from tui.widgets.sheet import Sheet


@pytest.fixture
def draft_2025(tmp_path: Path) -> Path:
    return copy_of("disclosure-2021", tmp_path)


def pane(screen: EditorScreen) -> list[str]:
    return [line.text for line in screen.query_one("#findings", LineList).lines]


async def test_the_home_screen_counts_as_the_editor_does(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, _):
        shown = screen.query_one("#status", Bar).right
        assert look_at(draft_2018, screen.nianbao.settings).state.startswith(shown)


def test_the_home_screen_tells_the_fault_of_a_draft_before_anything_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "一个名字很长很长的文件夹" / "年报.toml"
    path.parent.mkdir()
    path.write_text("schema = 1\nunit = “某局”\n", "utf-8")
    state = look_at(path, Settings()).state
    assert state.startswith("打不开：第2行") and str(path.parent) not in state


def test_the_home_screen_shows_on_a_narrow_terminal_when_a_draft_was_changed(
    draft_2025: Path,
) -> None:
    path = draft_2025.rename(draft_2025.with_name("青山县自然资源局2025年.toml"))
    state = look_at(path, Settings()).state
    assert re.search(r"\d\d月\d\d日改", state[: len(fitted(state, 70)) - 1])


async def test_findings_stand_under_the_name_of_their_part(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, _):
        heads = [
            line.text
            for line in screen.query_one("#findings", LineList).lines
            if line.role == "head"
        ]
        assert [head[:2] for head in heads] == ["十、", "政府"]


async def test_a_message_goes_when_the_officer_moves_on(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("tables.statistics.meetings")
        screen.tell("已做了什么")
        await pilot.press("enter")
        await until(pilot, lambda: said(screen) == "")


async def test_a_message_in_a_text_goes_when_the_cursor_moves_on(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("sections.overview", (3, 5))
        screen.tell("与现在相同。")
        await pilot.pause()
        assert said(screen) == "与现在相同。"
        await pilot.press("right")
        await until(pilot, lambda: said(screen) == "")


async def test_the_record_of_a_document_is_no_step_of_undo(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("新")
        record = [{"number": 1, "file": "报告.docx"}]
        screen.apply(Edit((Change("exports", None, record),), "生成报告"))
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert screen.draft.get("exports") == record
        assert not screen.draft.text("sections.preface").startswith("新")


async def test_a_note_shows_and_goes_at_once(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        address = "tables.statistics.meetings"
        await screen.go_to(address)
        screen.apply(Edit((Change(f"notes.{address}", None, "待核"),), "备注"))
        await until(pilot, lambda: "*" in painted(screen.sheet))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "*" not in painted(screen.sheet))


def painted(sheet: Sheet) -> str:
    return "".join(sheet.render_line(y).text for y in range(sheet.size.height))


async def test_undoing_a_block_leads_to_its_first_figure(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        addresses = ["tables.statistics.meetings", "tables.statistics.training_courses"]
        steps = (Change(at, screen.draft.get(at), 77) for at in addresses)
        screen.apply(Edit(tuple(steps), "粘贴"))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: screen.address == addresses[0])


async def test_a_number_typed_to_go_to_is_that_of_a_row_of_the_table_here(draft_2025: Path) -> None:
    async with opened(draft_2025) as (screen, pilot):
        await screen.go_to("tables.requests")
        await pilot.press("ctrl+g")
        await until(pilot, dialog(pilot, ChooseScreen))
        await pilot.press("2", "4", "enter")
        await until(pilot, lambda: screen.address == "tables.requests.handled.natural_person")


async def test_the_whole_instruction_can_be_read(draft_2025: Path) -> None:
    async with opened(draft_2025, (80, 24)) as (screen, pilot):
        await screen.go_to("sections.overview")
        await pilot.press("shift+f6")
        await until(pilot, dialog(pilot, TextScreen))
        shown = "".join(line.text for line in pilot.app.screen.query_one(LineList).lines)
        assert screen.form.section("overview").instruction in shown.replace(" ", "")


async def test_a_document_goes_to_the_folder_that_is_named(
    draft_2018: Path, tmp_path: Path
) -> None:
    (tmp_path / "盘").mkdir()
    async with opened(draft_2018) as (_, pilot):
        await pilot.press("f9")
        await until(pilot, dialog(pilot, ExportScreen))
        export = pilot.app.screen
        export.query_one("#folder", Input).value = str(tmp_path / "没有")
        await pilot.press("f9")
        await until(pilot, lambda: "没有" in export.query_one("#problem").text)
        export.query_one("#name", Input).value = str(tmp_path / "盘" / "报告.docx")
        await pilot.press("f9")
        await until(pilot, lambda: (tmp_path / "盘" / "报告.docx").is_file())
        await pilot.press("enter")


async def test_where_it_cannot_be_written_it_is_asked_again(
    draft_2018: Path, tmp_path: Path
) -> None:
    (tmp_path / "报告.docx").mkdir()
    async with opened(draft_2018) as (_, pilot):
        await pilot.press("f9")
        await until(pilot, dialog(pilot, ExportScreen))
        first = pilot.app.screen
        first.query_one("#name", Input).value = "报告"
        await pilot.press("f9")
        await pilot.press("f9")
        await until(
            pilot,
            lambda: isinstance(pilot.app.screen, ExportScreen) and pilot.app.screen is not first,
        )
        assert "写不进去" in pilot.app.screen.query_one("#problem").text
        await pilot.press("escape")


async def test_one_place_is_replaced_and_the_next_offered(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        screen.file.editing.change("sections.closing", "公开甲公开乙公开")
        await pilot.press("ctrl+f")
        await until(pilot, dialog(pilot, SearchScreen))
        search = pilot.app.screen
        search.query_one("#words", Input).value = "公开甲"
        search.query_one("#replacement", Input).value = "公布甲"
        await until(pilot, lambda: len(search.found) == 1)
        await pilot.press("f4")
        await until(pilot, lambda: not search.found)
        assert screen.draft.text("sections.closing") == "公布甲公开乙公开"


async def test_a_total_that_is_replaced_is_told(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        total = "tables.statistics.received"
        await screen.go_to(total)
        await pilot.press("f4")
        await until(pilot, lambda: screen.draft.figure(total) == 18)
        assert screen.sheet and "原来填的 9 换成了各项之和" in screen.sheet.note[0]


async def test_the_next_page_begins_at_the_top(draft_2018: Path) -> None:
    async with opened(draft_2018) as (_, pilot):
        await pilot.press("f3", "f3")
        await until(pilot, dialog(pilot, PreviewScreen))
        view = pilot.app.screen.query_one(PagesView)
        await until(pilot, lambda: view.pages)
        await pilot.press("n")
        await pilot.pause()
        row = next(y for y, line in enumerate(view.lines) if line.item == view.current)
        assert 0 <= row - round(view.scroll_offset.y) <= 1


@pytest.mark.parametrize(("form", "asked"), [("disclosure-2014", 1), ("disclosure-2021", 0)])
async def test_what_only_a_foot_prints_is_asked_only_where_there_is_one(
    tmp_path: Path, form: str, asked: int
) -> None:
    async with opened(copy_of(form, tmp_path)) as (screen, pilot):
        await screen.go_to("unit.name")
        await pilot.pause()
        assert len(screen.query("#unit-compiler")) == asked
