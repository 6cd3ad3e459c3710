"""The lines above and below: what is cut where there is no room, and what never is."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporters.cells import cell_width, wrap_cells
from tests.tui.opened import STATISTICS, dialog, opened, until
from tui.screens.choose import ChooseScreen
from tui.screens.editor import EditorScreen
from tui.screens.export import ExportScreen
from tui.screens.palette import PaletteScreen
from tui.widgets.bars import Bar, KeyBar
from tui.widgets.guide import MORE, Guide
from tui.widgets.shortening import shortened

NAMES = "“本年新收政府信息公开申请数量·自然人”还没有填（没有发生的填 0）"


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("cells", [40, 46, 60])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (NAMES, "还没有填（没有发生的填 0）"),
        (NAMES.replace("本年", "危及‘三安全’，本年"), "还没有填（没有发生的填 0）"),
        (f"第 2/4 处：{NAMES}", "（没有发生的填 0）"),
        ("副本已存到 /home/user/文档/二〇二五年/年报.toml；请换一个名字。", "请换一个名字。"),
        ("收到申请数 9 ≠ 当面 0 + 传真 4 + 网络 5 + 信函 9 = 18（差 9）", "（差 9）"),
    ],
)
def test_names_are_cut_before_what_is_to_be_done(
    text: str, kept: str, cells: int, wide: bool
) -> None:
    short = shortened(text, cells, wide)
    assert cell_width(short, wide) <= cells
    assert short.endswith(kept)
    assert short == text or "…" in short


def test_what_fits_is_left_alone() -> None:
    assert shortened(NAMES, cell_width(NAMES)) == NAMES


def test_a_name_keeps_its_two_ends() -> None:
    assert shortened(NAMES, 50) == "“本年新收政…数量·自然人”还没有填（没有发生的填 0）"


@pytest.mark.parametrize("cells", range(14, 40))
@pytest.mark.parametrize("key", ["Shift+F6", "^D", "Ctrl+Shift+V", "F10"])
def test_the_name_of_a_key_stands_on_one_line(key: str, cells: int) -> None:
    text = f"数字与表格不符，请核对以后再改（按 {key} 写情况说明，或者按 {key} 看全文）"
    lines = [text[start:end] for start, end in wrap_cells(text, cells)]
    assert sum(line.count(key) for line in lines) == 2


async def test_a_message_leaves_the_percentage_in_sight(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, pilot):
        bar = screen.query_one("#status", Bar)
        screen.tell(NAMES)
        await pilot.pause()
        line = str(bar.render())
        assert "（没有发生的填 0）" in line
        assert line.endswith(bar.right)
        screen.tell("没有上年的文字。新建时选上年的草稿，或先用首页的 ^R 读入上年的报告。")
        assert "^R 读入上年的报告。" in str(bar.render())


async def test_what_is_wrong_with_a_figure_is_not_cut_at_eighty_columns(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, pilot):
        await screen.go_to(STATISTICS + "received")
        await pilot.press(*"三十余件", "enter")
        bar = screen.query_one("#status", Bar)
        await until(pilot, lambda: "“三十余件”不是数。可填" in str(bar.render()))


async def test_a_guide_that_is_cut_says_where_the_whole_is_on_one_line(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, _):
        await screen.go_to(STATISTICS + "received")
        guide = screen.query_one(Guide)
        for length in range(200, 280):
            guide.show([("数" * length, ""), ("须核实" * 60, "bold")])
            rows = str(guide.render()).split("\n")
            assert len(rows) == guide.content_size.height
            assert rows[-1].endswith(MORE)
            assert all(cell_width(row) <= guide.content_size.width for row in rows)


async def test_why_a_text_is_no_figure_stays_said_after_enter(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, pilot):
        await screen.go_to(STATISTICS + "received")
        await pilot.press("约", "5", "enter")
        bar = screen.query_one("#status", Bar)
        await until(pilot, lambda: "“约5”不是数" in bar.left)
        assert screen.draft.get(STATISTICS + "received") == "约5"
        assert screen.address != STATISTICS + "received"


async def test_the_foot_is_empty_while_a_dialog_lies_over_it(draft_2018: Path) -> None:
    async with opened(draft_2018, (80, 24)) as (screen, pilot):
        foot = [screen.query_one("#status", Bar), screen.query_one(KeyBar)]
        screen.tell("已复制。")
        for key, kind in (("f9", ExportScreen), ("ctrl+g", ChooseScreen), ("f10", PaletteScreen)):
            await pilot.press(key)
            await until(pilot, dialog(pilot, kind))
            assert [str(bar.render()) for bar in foot] == ["", ""]
            await pilot.press("escape")
            await until(pilot, dialog(pilot, EditorScreen))
            assert "已复制。" in str(foot[0].render())
            assert "F8 下一处" in str(foot[1].render())
