"""The editor on an example draft: what each key does to the draft and to what is shown."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from exporters.export import export_report
from forms.loading import example_path, load_form
from forms.store.reading import read_draft
from tui import actions
from tui.app import NianbaoApp
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.export import ExportScreen
from tui.screens.home import HomeScreen
from tui.screens.opening import CannotOpen
from tui.screens.pick_file import PickFileScreen
from tui.screens.preview import PreviewScreen
from tui.screens.proposals import ProposalsScreen
from tui.screens.read_back import ReadBackScreen
from tui.screens.text import TextScreen
from tui.widgets.bars import Bar
from tui.widgets.findings import FindingsPane
from tui.widgets.guide import Guide
from tui.widgets.outline import Outline
from tui.widgets.pages_view import PagesView
from tui.widgets.paragraph import Paragraph

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


@pytest.fixture
def draft_2018(tmp_path: Path) -> Path:
    return copy_of("disclosure-2014", tmp_path)


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


async def test_a_complete_draft_opens_at_its_first_part_with_its_findings(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, _):
        assert screen.part == "preface"
        rules = {finding.rule for finding in screen.query_one(FindingsPane).findings}
        assert {"total-received", "normative-issued", "responses-channels"} <= rules


async def test_next_thing_goes_to_each_open_finding_and_comes_around(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        seen = []
        for _ in range(5):
            await pilot.press("f8")
            await pilot.pause()
            seen.append(screen.address)
        assert STATISTICS + "disclosed_normative" in seen
        assert STATISTICS + "received" in seen
        assert len(set(seen)) < len(seen)


async def test_a_digit_is_reviewed_at_once_and_undo_takes_the_entry_back(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to(STATISTICS + "received")
        await pilot.press("1", "8")
        await pilot.pause()
        rules = {finding.rule for finding in screen.reviewing.findings}
        assert screen.draft.figure(STATISTICS + "received") == 18
        assert "total-received" not in rules
        await pilot.press("enter", "ctrl+z")
        await pilot.pause()
        assert screen.draft.figure(STATISTICS + "received") == 9
        assert "total-received" in {finding.rule for finding in screen.reviewing.findings}


async def test_undo_and_redo_run_across_figures_and_prose(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        before = screen.draft.copy()
        await pilot.press("新")
        await screen.go_to(STATISTICS + "meetings")
        await pilot.press("7", "enter")
        after = screen.draft.copy()
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert screen.draft == before
        assert screen.part == "preface"
        await pilot.press("ctrl+y", "ctrl+y")
        await pilot.pause()
        assert screen.draft == after


async def test_a_repair_is_chosen_and_made_and_told(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to(STATISTICS + "received")
        await pilot.press("ctrl+t")
        await until(pilot, dialog(pilot, ChooseScreen))
        await pilot.press("enter")
        await until(pilot, lambda: screen.draft.figure(STATISTICS + "received") == 18)
        assert "已改正" in said(screen)


async def test_a_warning_is_answered_with_a_reason_that_lapses(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        address = STATISTICS + "disclosed_normative"
        await screen.go_to(address)
        await pilot.press("ctrl+d")
        await until(pilot, dialog(pilot, AskScreen))
        await pilot.press(*"以前制发", "enter")
        await until(pilot, lambda: any(f.waived for f in screen.reviewing.findings))
        (answered,) = [f for f in screen.reviewing.findings if f.waived]
        assert answered.rule == "normative-issued"
        assert answered.reason == "以前制发"
        await screen.go_to(address)
        await pilot.press("7", "enter")
        await until(pilot, lambda: not any(f.waived for f in screen.reviewing.findings))


async def test_blanks_become_zero_only_when_confirmed(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        address = STATISTICS + "complaints"
        await screen.go_to(address)
        await pilot.press("delete")
        await until(pilot, lambda: screen.draft.get(address) is None)
        await pilot.press("f6")
        await until(pilot, dialog(pilot, ConfirmScreen))
        await pilot.press("escape")
        await until(pilot, dialog(pilot, EditorScreen))
        assert screen.draft.get(address) is None
        await pilot.press("f6")
        await until(pilot, dialog(pilot, ConfirmScreen))
        await pilot.press("t")
        await until(pilot, lambda: screen.draft.get(address) == 0)


async def test_a_note_is_kept_in_the_draft_and_shown(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to(STATISTICS + "meetings")
        await pilot.press("ctrl+n")
        await until(pilot, dialog(pilot, AskScreen))
        await pilot.press(*"待核", "enter")
        await until(pilot, lambda: screen.draft.get(f"notes.{STATISTICS}meetings") == "待核")
        guide = screen.query_one(Guide)
        await until(pilot, lambda: any("待核" in text for text, _ in guide.lines))


async def test_read_back_confirms_figures_one_by_one(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("ctrl+l")
        await until(pilot, dialog(pilot, ReadBackScreen))
        await pilot.press("enter", "enter", "x")
        await until(pilot, lambda: screen.address == STATISTICS + "normative_issued")
        checked = screen.draft.get("checked")
        assert checked == {
            STATISTICS + "disclosed": "1180",
            STATISTICS + "disclosed_normative": "8",
        }


@pytest.mark.parametrize(("query", "part"), [("21", "statistics"), ("zdly", "key_areas")])
async def test_a_row_is_found_by_number_and_a_part_by_initials(
    draft_2018: Path, query: str, part: str
) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("ctrl+g")
        await until(pilot, dialog(pilot, ChooseScreen))
        await pilot.press(*query, "enter")
        await until(pilot, lambda: screen.part == part)


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


async def test_the_check_sheet_can_be_written_beside_the_draft(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("ctrl+b")
        await until(pilot, dialog(pilot, TextScreen))
        await pilot.press("s")
        await until(pilot, lambda: "已存成" in said(screen))
        sheet = draft_2018.with_name("年报-自查情况表.txt")
        assert "结论：未通过" in sheet.read_text(encoding="utf-8-sig")


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
        await pilot.press("f8")
        await until(pilot, lambda: screen.draft.figure(STATISTICS + "lawsuits") == 5)
        assert screen.draft.prose("closing") == "另有一事报告。"
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


async def test_at_80_columns_the_side_panes_fold_and_come_back(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, pilot):
        outline, findings = screen.query_one(Outline), screen.query_one(FindingsPane)
        assert not outline.display
        assert not findings.display
        await pilot.press("f2")
        await until(pilot, lambda: outline.has_focus)
        await pilot.press("escape", "f5")
        await until(pilot, lambda: findings.has_focus)
        await pilot.press("enter")
        await until(pilot, lambda: not findings.display)


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


def test_every_action_has_a_key_a_word_and_a_sentence_of_its_own() -> None:
    ids = [action.id for action in actions.ACTIONS]
    assert len(ids) == len(set(ids))
    for action in actions.ACTIONS:
        assert action.key
        assert action.word
        assert action.sentence
    for scopes in (("app", "editor", "sheet"), ("app", "editor", "prose"), ("app", "home")):
        keys = [k for a in actions.of_scope(*scopes) for k in a.key.split(",") if not a.own]
        assert len(keys) == len(set(keys)), scopes


async def test_one_key_mends_every_place_of_a_rule_in_a_part(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("sections.platform")
        before = screen.draft.prose("platform")
        await pilot.press("ctrl+end")
        for text in ("其它一,", "其它二,"):
            screen.prose.insert_text(text, "键入")  # type: ignore[union-attr]
        pane = screen.query_one(FindingsPane)
        await until(pilot, lambda: any(f.quote == "其它" for f in pane.findings))
        pane.choose(next(i for i, f in enumerate(pane.findings) if f.quote == "其它"))
        pane.action_repair_all()
        await until(pilot, lambda: "其他一" in screen.draft.prose("platform"))
        assert screen.draft.prose("platform") == before + "其他一,其他二,"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "其它一,其它二," in screen.draft.prose("platform"))
