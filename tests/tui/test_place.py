"""The place where the officer is follows the cursor of a sheet: notes, mending and the guide go by it."""

from pathlib import Path

import pytest

from exporters.cells import cell_width
from forms.example_copy import copy_example
from forms.loading import load_form
from forms.value_names import value_name
from tests.tui.opened import dialog, opened, until
from tui.app import NianbaoApp
from tui.flows import mending
from tui.place import guide_lines
from tui.screens.editor import EditorScreen
from tui.screens.text import TextScreen
from tui.widgets.dialog import Dialog
from tui.widgets.guide import Guide
from tui.widgets.line_list import LineList

PLAN = "sections.plan"


async def test_the_place_follows_the_cursor_of_a_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    app = NianbaoApp(copy_example(load_form("disclosure-2014")))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, EditorScreen)
        table = screen.form.tables[0].id
        await screen.go_to(f"tables.{table}")
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert screen.sheet is not None
        assert screen.address == screen.sheet.address
        name = screen.form.figures[screen.sheet.address].short
        assert name in str(screen.query_one(Guide).lines)


async def test_a_finding_with_several_places_is_told_once_and_names_each_of_them_once(
    draft_2018: Path,
) -> None:
    said_twice = "组织全县各单位开展政府信息公开业务培训和现场观摩活动。"
    text = (
        f"{said_twice}明确专人负责,抓好落实;完善机制:强化监督。{said_twice}另有安排。{said_twice}"
    )
    async with opened(draft_2018) as (screen, pilot):
        screen.file.editing.change(PLAN, text)
        await screen.go_to(PLAN)
        screen.review()
        messages = [line.partition("（^")[0] for line, _ in shown(screen)]
        assert len(messages) == len(set(messages))
        assert any("半角" in message for message in messages)
        await pilot.press("shift+f6")
        await until(pilot, dialog(pilot, TextScreen))
        title = pilot.app.screen.query_one(Dialog).border_title
        assert title is not None and "疑点" in title
        await pilot.press("escape")
        repeated = next(f for f in screen.reviewing.findings if f.rule == "text-repeated")
        mending.details(screen, repeated)
        await until(pilot, dialog(pilot, TextScreen))
        await until(pilot, lambda: any(one.lines for one in pilot.app.screen.query(LineList)))
        lines = [line.text for line in pilot.app.screen.query_one(LineList).lines]
        told = [line for line in lines if line.startswith("也见于")]
        assert len(told) == 1 and told[0].startswith(f"也见于 {value_name(screen.form, PLAN)}：")


def shown(screen: EditorScreen) -> list[tuple[str, str]]:
    return guide_lines(screen.reviewing, screen.address, screen.place_in_text)


async def test_a_repair_of_the_value_at_the_cursor_does_not_name_it_once_more(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, _):
        await screen.go_to("tables.statistics.responses")
        told = [words for words, _ in guide_lines(screen.reviewing, screen.address, 0)]
        assert any("（^T 改为 25）" in line for line in told)
        await screen.go_to("tables.statistics.received")
        told = [words for words, _ in guide_lines(screen.reviewing, screen.address, 0)]
        assert any("（^T 改为 18；或 信函申请数改为 0）" in line for line in told)


async def test_what_is_found_comes_before_what_is_asked_and_the_gravest_first(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, _):
        screen.file.editing.change("sections.preface", "全年收到信息公开申请12件。")
        screen.review()
        await screen.go_to("tables.statistics.received")
        told = [words.partition("：")[0] for words, _ in shown(screen)]
        assert told[:3] == ["必改", "须核实", "填报提示（非官方口径）"]


async def test_the_keys_that_answer_are_named_where_the_guide_is_cut(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, _):
        await screen.go_to("tables.statistics.received")
        guide = screen.query_one(Guide)
        for length in range(90, 170):
            finding = f"须核实：{'数' * length}（^T 改为 25）（^D 写情况说明）"
            guide.show([(finding, "bold"), ("说明" * 60, "dim")])
            told = str(guide.render())
            assert "^T" in told and "^D" in told
            assert all(cell_width(row) <= guide.content_size.width for row in told.split("\n"))
