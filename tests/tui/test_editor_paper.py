"""From the editor to paper and back: documents, preview, check sheet, changes made in Word."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from exporters.export import export_report
from forms.loading import load_form
from forms.store.reading import read_draft
from tests.tui.opened import STATISTICS, copy_of, dialog, opened, said, until
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.export import ExportScreen
from tui.screens.home import HomeScreen
from tui.screens.pick_file import PickFileScreen
from tui.screens.preview import PreviewScreen
from tui.screens.proposals import ProposalsScreen
from tui.screens.text import TextScreen
from tui.widgets.line_list import LineList
from tui.widgets.pages_view import PagesView
from tui.widgets.paragraph import Paragraph


async def test_a_document_is_made_recorded_and_never_replaced_unasked(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        for number in (1, 2):
            await pilot.press("f9")
            await until(pilot, dialog(pilot, ExportScreen))
            await pilot.press("enter")
            if number == 2:
                problem = pilot.app.screen.query_one("#problem", Paragraph)
                await until(pilot, lambda problem=problem: "已经有了" in problem.text)
                await pilot.press("enter")
            wanted = number
            await until(
                pilot, lambda wanted=wanted: len(screen.draft.get("exports") or ()) == wanted
            )
            await until(pilot, dialog(pilot, ConfirmScreen))
            await pilot.press("enter")
        (document,) = draft_2018.parent.glob("*.docx")
        records = screen.draft.get("exports")
        assert [record["number"] for record in records] == [1, 2]
        assert records[0]["file"] == document.name


async def test_the_preview_follows_the_place_and_leads_back(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("sections.plan")
        await pilot.press("f3", "f3")
        await until(pilot, dialog(pilot, PreviewScreen))
        view = pilot.app.screen.query_one(PagesView)
        await until(pilot, lambda: view.place() and view.place()[0] == "sections.plan")
        await pilot.press("enter")
        await until(pilot, dialog(pilot, EditorScreen))
        assert screen.part == "plan"


async def _sheet_saved(pilot: Pilot[int]) -> str:
    """Save the check sheet; what is told of it then."""
    await pilot.press("ctrl+b")
    await until(pilot, dialog(pilot, TextScreen))
    await pilot.press("s")
    await until(pilot, dialog(pilot, ConfirmScreen))
    question = pilot.app.screen.query_one(Paragraph)
    await until(pilot, lambda: question.text)
    return question.text


async def test_the_check_sheet_can_be_written_beside_the_draft(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("ctrl+b")
        await until(pilot, dialog(pilot, TextScreen))
        await pilot.press("s")
        await until(pilot, lambda: "已存成" in said(screen))
        sheet = draft_2018.with_name("年报-自查情况表.txt")
        assert "结论：未通过" in sheet.read_text(encoding="utf-8-sig")


async def test_a_check_sheet_never_replaces_an_earlier_one(draft_2018: Path) -> None:
    earlier = draft_2018.with_name("年报-自查情况表.txt")
    earlier.write_text("已经签过字的", encoding="utf-8")
    async with opened(draft_2018) as (_, pilot):
        await _sheet_saved(pilot)
    assert earlier.read_text("utf-8") == "已经签过字的"
    assert "结论" in draft_2018.with_name("年报-自查情况表-2.txt").read_text("utf-8-sig")


async def test_the_folder_of_a_sheet_is_told_also_of_a_draft_opened_by_its_name_alone(
    draft_2018: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft_2018.parent)
    async with opened(Path(draft_2018.name)) as (_, pilot):
        told = await _sheet_saved(pilot)
        assert str(draft_2018.parent.resolve()) in told.replace("\n", "")


async def test_the_place_of_a_check_sheet_is_told_whole_on_a_small_screen(tmp_path: Path) -> None:
    folder = tmp_path / "二〇二五年度政府信息公开工作年度报告" / "各科室报来的材料和办公室的草稿"
    folder.mkdir(parents=True)
    async with opened(copy_of("disclosure-2021", folder), (80, 24)) as (_, pilot):
        told = await _sheet_saved(pilot)
        assert told.startswith("年报-自查情况表.txt\n")
        assert str(folder) in told.replace("\n", "")


async def test_changes_made_in_the_document_come_back_as_one_deed(draft_2018: Path) -> None:
    document = draft_2018.with_name("改.docx")
    other = read_draft(draft_2018)
    other.set(STATISTICS + "lawsuits", 5)
    other.set("sections.closing", "另有一事报告。")
    form = load_form("disclosure-2014")
    document.write_bytes(export_report(form, other, include_draft=False))
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("shift+f9")
        await until(pilot, dialog(pilot, PickFileScreen))
        await pilot.press("enter")
        await until(pilot, dialog(pilot, ProposalsScreen))
        shown = pilot.app.screen.query_one(Paragraph).text
        assert shown.startswith("共 3 处：可直接采纳 3 处。") and "请自己处理" not in shown
        await pilot.press("f8")
        await until(pilot, lambda: screen.draft.figure(STATISTICS + "lawsuits") == 5)
        assert screen.draft.prose("closing") == "另有一事报告。"
        assert "已采纳 3 处" in said(screen) and "还有" not in said(screen)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: screen.draft.figure(STATISTICS + "lawsuits") == 0)


async def test_what_was_changed_in_the_draft_meanwhile_is_not_taken_back_unasked(
    draft_2018: Path,
) -> None:
    document = draft_2018.with_name("早.docx")
    form = load_form("disclosure-2014")
    document.write_bytes(export_report(form, read_draft(draft_2018)))
    async with opened(draft_2018) as (screen, pilot):
        before = screen.draft.text("sections.closing")
        screen.file.editing.change("sections.closing", "后来改写的一段。")
        await pilot.press("shift+f9")
        await until(pilot, dialog(pilot, PickFileScreen))
        await pilot.press("enter")
        await until(pilot, dialog(pilot, ProposalsScreen))
        await pilot.press("f8")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.draft.text("sections.closing") == "后来改写的一段。"
        await pilot.press("shift+f9")
        await until(pilot, dialog(pilot, PickFileScreen))
        await pilot.press("enter")
        await until(pilot, dialog(pilot, ProposalsScreen))
        await pilot.press("a", "f8")
        await until(pilot, lambda: screen.draft.text("sections.closing") == before)


async def test_what_was_left_of_the_changes_is_told(draft_2018: Path) -> None:
    other = read_draft(draft_2018)
    other.set(STATISTICS + "lawsuits", 5)
    other.set("sections.closing", "另有一事报告。")
    form = load_form("disclosure-2014")
    made = export_report(form, other, include_draft=False)
    draft_2018.with_name("改.docx").write_bytes(made)
    async with opened(draft_2018) as (screen, pilot):
        for keys, words in (("a", "一处也没有采纳"), ("enter", "还有 1 处没有采纳")):
            await pilot.press("shift+f9")
            await until(pilot, dialog(pilot, PickFileScreen))
            await pilot.press("enter")
            await until(pilot, dialog(pilot, ProposalsScreen))
            await pilot.press(keys, "f8")
            await until(pilot, lambda words=words: words in said(screen))


async def test_a_document_picked_at_home_gives_its_draft_and_says_where_it_is(
    draft_2018: Path,
) -> None:
    document = draft_2018.with_name("发来的.docx")
    document.write_bytes(export_report(load_form("disclosure-2014"), read_draft(draft_2018)))
    async with opened(draft_2018) as (_, pilot):
        await pilot.press("shift+f1")
        await until(pilot, dialog(pilot, ConfirmScreen))  # the tour, offered the first time
        await pilot.press("escape")
        await until(pilot, dialog(pilot, HomeScreen))
        pilot.app.post_message(events.Paste(str(document)))
        await until(pilot, dialog(pilot, TextScreen))
        shown = pilot.app.screen.query(LineList)
        await until(
            pilot, lambda: "取回草稿" in "".join(x.text for one in shown for x in one.lines)
        )
        assert read_draft(draft_2018.with_name("发来的-取回.toml")).year == 2018
