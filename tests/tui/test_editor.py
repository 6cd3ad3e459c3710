"""The editor on an example draft: what each key does to the draft and to what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from tests.tui.opened import STATISTICS, copy_of, dialog, opened, said, until
from tui import actions
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.confirm import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.read_back import ReadBackScreen
from tui.widgets.findings import FindingsPane
from tui.widgets.guide import Guide
from tui.widgets.outline import Outline


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


async def test_a_full_group_is_not_offered_to_be_filled(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        blank = next(a for a in screen.form.figures if a.startswith(STATISTICS))
        await screen.go_to(blank)
        await pilot.press("delete")
        await screen.go_to(STATISTICS + "complaints")
        await pilot.press("f6")
        await until(pilot, dialog(pilot, ConfirmScreen))
        words = str(pilot.app.screen.query_one(".answers", Static).render())
        assert "这一组" not in words
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.press("t")
        await until(pilot, lambda: screen.draft.get(blank) == 0)


async def test_a_note_is_kept_in_the_draft_and_shown(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to(STATISTICS + "meetings")
        await pilot.press("ctrl+n")
        await until(pilot, dialog(pilot, AskScreen))
        await pilot.press(*"待核", "enter")
        await until(pilot, lambda: screen.draft.get(f"notes.{STATISTICS}meetings") == "待核")
        guide = screen.query_one(Guide)
        await until(pilot, lambda: any("待核" in text for text, _ in guide.lines))
        assert "备注已记下" in said(screen)


async def test_a_note_stands_above_what_the_form_asks(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    for address in ("sections.overview", "tables.requests.carried_in.total"):
        async with opened(path, (80, 24)) as (screen, pilot):
            await screen.go_to(address)
            await pilot.press("ctrl+n", *"待核", "enter")
            guide = screen.query_one(Guide)
            await until(pilot, lambda guide=guide: ("备注：待核", "italic") in guide.lines)
            asked = [at for at, (text, _) in enumerate(guide.lines) if text.startswith("填报")]
            assert guide.lines.index(("备注：待核", "italic")) < asked[0]


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


async def test_a_row_is_found_by_number_and_a_part_by_initials(draft_2018: Path) -> None:
    found = {"21": "statistics", "zdly": "key_areas", "附件": "attachments", "fmxx": "cover"}
    async with opened(draft_2018) as (screen, pilot):
        for query, part in found.items():
            await pilot.press("ctrl+g")
            await until(pilot, dialog(pilot, ChooseScreen))
            await pilot.press(*query, "enter")
            await until(pilot, lambda part=part: screen.part == part)


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


@pytest.mark.parametrize(
    ("columns", "panes"), [(115, [False, True]), (125, [False, True]), (160, [True, True])]
)
async def test_side_panes_make_way_for_the_columns_of_a_table(
    tmp_path: Path, columns: int, panes: list[bool]
) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (columns, 40)) as (screen, pilot):
        shown = screen.query_one(Outline), screen.query_one(FindingsPane)
        await screen.go_to("tables.requests.new.total")
        await until(pilot, lambda: [pane.display for pane in shown] == panes)
        sheet = screen.sheet
        assert sheet is not None
        await until(pilot, lambda: sheet.painter.last(0, 0) == 7)
        await pilot.press("f2")
        await until(pilot, lambda: shown[0].display)
        await pilot.press("escape")
        await until(pilot, lambda: [pane.display for pane in shown] == panes)
        await screen.go_to("sections.overview")
        assert [pane.display for pane in shown] == [True, True]


async def test_a_side_pane_makes_way_when_the_window_or_a_figure_grows(tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (140, 40)) as (screen, pilot):
        outline = screen.query_one(Outline)
        await screen.go_to("tables.requests.new.total")
        assert outline.display
        await pilot.press("home", *"123456789012345")
        await until(pilot, lambda: not outline.display)
        await pilot.press("escape")
        await until(pilot, lambda: outline.display)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: not outline.display)


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


async def test_a_field_of_the_cover_is_found_by_name_and_what_is_nowhere_is_said_so(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await pilot.press("ctrl+g")
        await until(pilot, dialog(pilot, ChooseScreen))
        await pilot.press(*"没有的东西", "enter")
        options = pilot.app.screen.query_one(OptionList)
        await until(pilot, lambda: options.get_option_at_index(0).prompt == "没有找到")
        await pilot.press("ctrl+a", *"联系电话", "enter")
        await until(pilot, lambda: screen.address == "unit.phone")
