"""The preview of a paste: what it shows, and that only Enter makes the edit."""

from __future__ import annotations

import pytest
from textual.app import App

from exporters.lines import cell_width
from forms.draft import Draft
from forms.edit import Edit
from forms.loading import load_form
from forms.paste import PastePlan, plan_paste, split_cells
from tui.screens.paste_preview import PastePreview, summary
from tui.themes import THEMES
from tui.widgets.line_list import LineList

FORM = load_form("disclosure-2014")
TEXT = "1180\n/\n约12\n5万\n7\n8"


class PreviewDesk(App[None]):
    """The preview of one paste over a draft that has a figure already."""

    CSS_PATH = "../../tui/nianbao.tcss"
    ambiguous_wide = False

    def __init__(self, text: str = TEXT) -> None:
        super().__init__()
        self.draft = Draft({"tables": {"statistics": {"disclosed": 9, "by_weibo": 8}}})
        self.cells = split_cells(text)
        self.given: list[Edit | None] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def plan(self, turned: bool, zeros: bool) -> PastePlan:
        at = "tables.statistics.disclosed"
        return plan_paste(FORM, self.draft, at, self.cells, turned=turned, none_as_zero=zeros)

    def on_mount(self) -> None:
        preview = PastePreview(FORM, self.plan(False, False), self.plan)
        self.push_screen(preview, self.given.append)

    @property
    def lines(self) -> list[str]:
        return [line.text for line in self.screen.query_one(LineList).lines]


async def test_it_shows_first_what_wants_a_look() -> None:
    desk = PreviewDesk()
    async with desk.run_test() as pilot:
        await pilot.pause()
        heads = [line for line in desk.lines if not line.startswith(" ")]
        assert heads == [
            "看不懂，不填（1）",
            "替换原有的数（1）",
            "表示没有，不动（1）",
            "新填（2）",
            "与原有的相同（1）",
        ]
        text = "\n".join(desk.lines)
        assert "9 → 1180" in text
        assert "空 → 50000" in text
        assert "“约12”" in text


async def test_enter_gives_the_edit() -> None:
    desk = PreviewDesk()
    async with desk.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        (edit,) = desk.given
        assert edit is not None
        assert edit.label == "粘贴"
        assert [step.new for step in edit.steps] == [1180, 50_000, 7]  # type: ignore[union-attr]
        assert desk.draft.figure("tables.statistics.disclosed") == 9


async def test_escape_gives_nothing() -> None:
    desk = PreviewDesk()
    async with desk.run_test() as pilot:
        await pilot.press("escape")
        assert desk.given == [None]


async def test_one_key_takes_the_marks_for_nothing_as_zero_and_back() -> None:
    desk = PreviewDesk()
    async with desk.run_test() as pilot:
        await pilot.pause()
        await pilot.press("0")
        assert "空 → 0" in "\n".join(desk.lines)
        await pilot.press("0")
        assert "空 → 0" not in "\n".join(desk.lines)


async def test_rows_and_columns_can_be_exchanged() -> None:
    desk = PreviewDesk("收到申请数\t当面申请数\n9\t0")
    async with desk.run_test() as pilot:
        await pilot.pause()
        await pilot.press("t", "enter")
        (edit,) = desk.given
        assert edit is not None
        assert {step.address for step in edit.steps} == {
            "tables.statistics.received",
            "tables.statistics.received_in_person",
        }


async def test_a_paste_that_changes_nothing_has_no_edit() -> None:
    desk = PreviewDesk("约12")
    async with desk.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert desk.given == [None]


def test_the_sum_says_what_is_replaced_and_what_is_left_out() -> None:
    desk = PreviewDesk("1180\n" + "1\n" * 60)
    told = summary(desk.plan(False, False))
    assert "填入 58 格" in told
    assert "其中 2 格原来有数" in told
    assert "1 处没有位置" in told


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_every_line_fits_its_pane(size: tuple[int, int]) -> None:
    desk = PreviewDesk("\n".join(str(n) for n in range(70)))
    async with desk.run_test(size=size) as pilot:
        await pilot.pause()
        width = desk.screen.query_one(LineList).size.width
        assert all(cell_width(line) <= width for line in desk.lines)


async def test_words_pasted_into_a_table_are_told_to_hold_no_figure() -> None:
    desk = PreviewDesk("这是一段文字，误粘贴到表格里。")
    async with desk.run_test():
        assert "没有数，一格也不填" in summary(desk.plan(False, False))
