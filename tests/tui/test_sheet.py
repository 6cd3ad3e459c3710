"""Figures typed into the sheet: what reaches the draft, and where each key leads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.tui.sheets import PARTS, RECEIVED, REQUESTS, STRIP, SheetDesk
from tui.widgets.sheet import Sheet

BLOCKS = ("disclosure-2021", "proactive")


# ------------------------------------------------------------------ typing


async def test_each_key_reaches_the_draft_at_once() -> None:
    desk = SheetDesk()
    async with desk.run_test() as pilot:
        seen = []
        for key in "118":
            await pilot.press(key)
            seen.append(desk.value("statistics.disclosed"))
        assert seen == [1, 11, 118]


async def test_undo_takes_the_whole_entry_back() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 7})
    async with desk.run_test():
        desk.keys("1", "1", "8", "0", "enter", "8")
        desk.undo()
        assert desk.value("statistics.disclosed_normative") is None
        desk.undo()
        assert desk.value("statistics.disclosed") == 7


async def test_two_entries_in_one_cell_are_two_deeds() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.keys("1", "2", "enter", "up", "3", "4")
        desk.undo()
        assert desk.value("statistics.disclosed") == 12


async def test_undo_in_the_middle_of_typing_ends_the_entry() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 7})
    async with desk.run_test():
        desk.keys("1", "2")
        desk.undo()
        assert desk.value("statistics.disclosed") == 7
        desk.keys("3")
        assert desk.value("statistics.disclosed") == 3


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,180", 1180),
        ("１１８０", 1180),
        ("5万", 50_000),
        ("一百二十三", 123),
        ("九起", 9),
        ("12 件", 12),
        ("4+5=", 9),
        ("=4+5", 9),
        ("=1,180-20×3", 1120),
        ("1.5", Decimal("1.5")),
        ("-3", -3),
        ("/", None),
        ("无", None),
    ],
)
async def test_a_figure_is_taken_as_it_is_written(typed: str, value: object) -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.keys(typed, "enter")
        assert desk.value("statistics.disclosed") == value
        assert desk.at == "statistics.disclosed_normative"


async def test_money_in_words_is_taken_in_the_unit_of_the_cell() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.sheet.go_to("tables.statistics.budget")
        desk.keys("5万", "enter")
        assert desk.value("statistics.budget") == 5


async def test_a_text_that_is_no_figure_is_kept_marked_and_told() -> None:
    desk = SheetDesk()
    async with desk.run_test() as pilot:
        desk.keys("1,18")
        await pilot.pause()
        assert "千位分隔符" in desk.rows()[-2]
        desk.keys("enter")
        await pilot.pause()
        assert desk.value("statistics.disclosed") == "1,18"
        assert "1,18!" in desk.rows()[2]
        told = desk.told(Sheet.Unreadable)
        assert [(m.address, m.text) for m in told] == [("tables.statistics.disclosed", "1,18")]  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["约5", "近三百", "x7", "不5", "甲", "全镇组织培训3次"])
async def test_what_begins_like_no_figure_is_never_cut_down_to_one(typed: str) -> None:
    desk = SheetDesk(values={"statistics.disclosed": 12})
    async with desk.run_test() as pilot:
        desk.keys(typed, "enter")
        await pilot.pause()
        assert desk.value("statistics.disclosed") == typed
        assert "不是数" in desk.told(Sheet.Unreadable)[0].why  # type: ignore[attr-defined]
        desk.undo()
        assert desk.value("statistics.disclosed") == 12


async def test_a_blank_begins_no_entry() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 12})
    async with desk.run_test():
        desk.keys(" ", "\u3000", "enter")
        assert desk.edits == []


async def test_how_a_text_was_understood_is_said_while_typing() -> None:
    desk = SheetDesk()
    async with desk.run_test() as pilot:
        desk.keys("5万")
        await pilot.pause()
        assert "按 50000 理解" in desk.rows()[-2]


async def test_backspace_mends_the_last_digit_of_a_figure_that_stands_there() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 1181})
    async with desk.run_test():
        desk.keys("backspace", "0", "enter")
        assert desk.value("statistics.disclosed") == 1180


async def test_rubbing_everything_out_leaves_a_blank() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 5})
    async with desk.run_test():
        desk.keys("backspace", "enter")
        assert desk.value("statistics.disclosed") is None


async def test_escape_gives_the_old_value_back() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 7})
    async with desk.run_test():
        desk.keys("1", "2", "escape")
        assert desk.value("statistics.disclosed") == 7
        assert desk.at == "statistics.disclosed"


async def test_delete_blanks_a_figure() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 7})
    async with desk.run_test():
        desk.keys("delete")
        assert desk.value("statistics.disclosed") is None
        assert desk.edits[-1].label == "清除"


async def test_a_full_width_blank_typed_in_a_figure_does_no_harm() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.keys("9", "\u3000", "enter")
        assert desk.value("statistics.disclosed") == 9


async def test_a_read_only_sheet_takes_nothing() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 7, **PARTS}, read_only=True)
    async with desk.run_test():
        desk.keys("1", "backspace", "delete", "enter")
        desk.sheet.go_to(f"tables.{RECEIVED}")
        desk.sheet.action_take_total()
        desk.sheet.action_paste_text("1\n2")
        assert desk.edits == []
        assert desk.told(Sheet.PasteRequested) == []


# ------------------------------------------------------------------ where keys lead


async def test_a_column_of_58_figures_costs_one_key_each_beyond_the_digits() -> None:
    desk = SheetDesk()
    async with desk.run_test() as pilot:
        for number in range(58):
            desk.keys(str(number), "enter")
        figures = [desk.draft.figure(address) for address in desk.form.figures]
        assert figures == list(range(58))
        await pilot.pause()
        assert len(desk.told(Sheet.Finished)) == 1


async def test_enter_stays_at_the_last_figure_while_that_is_none() -> None:
    desk = SheetDesk(*STRIP)
    async with desk.run_test() as pilot:
        desk.keys("ctrl+end", *"许多", "enter")
        await pilot.pause()
        assert desk.told(Sheet.Unreadable) and not desk.told(Sheet.Finished)
        desk.keys("3", "enter")
        await pilot.pause()
        assert len(desk.told(Sheet.Finished)) == 1


async def test_enter_on_a_blank_moves_on_and_leaves_it_blank() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.keys("enter", "enter")
        assert desk.edits == []
        assert desk.at == "statistics.normative_issued"


async def test_enter_goes_down_a_column_of_a_matrix_and_on_to_the_next() -> None:
    desk = SheetDesk(*REQUESTS)
    async with desk.run_test():
        desk.keys("1", "enter")
        assert desk.at == "requests.carried_in.natural_person"
        desk.keys("ctrl+end", "left", "enter")
        assert desk.at == "requests.new.total"


async def test_tab_goes_along_the_row_and_enter_returns_to_where_it_began() -> None:
    desk = SheetDesk(*REQUESTS)
    async with desk.run_test():
        desk.keys("right", "1", "tab", "2", "tab", "3", "enter")
        assert desk.at == "requests.carried_in.business"


async def test_tab_at_the_end_of_a_row_goes_on_in_the_next() -> None:
    desk = SheetDesk(*REQUESTS)
    async with desk.run_test():
        desk.keys("end", "tab")
        assert desk.at == "requests.carried_in.natural_person"
        desk.keys("shift+tab")
        assert desk.at == "requests.new.total"


async def test_enter_visits_every_figure_of_a_strip_in_reading_order() -> None:
    desk = SheetDesk(*STRIP)
    async with desk.run_test() as pilot:
        for number in range(15):
            desk.keys(str(number), "enter")
        addresses = [a for a, f in desk.form.figures.items() if f.table == "disputes"]
        assert [desk.draft.figure(address) for address in addresses] == list(range(15))
        await pilot.pause()
        assert len(desk.told(Sheet.Finished)) == 1


async def test_enter_visits_every_figure_of_a_table_of_blocks() -> None:
    desk = SheetDesk(*BLOCKS)
    async with desk.run_test() as pilot:
        for number in range(10):
            desk.keys(str(number), "enter")
        addresses = [a for a, f in desk.form.figures.items() if f.table == "proactive"]
        assert {desk.draft.figure(address) for address in addresses} == set(range(10))
        await pilot.pause()
        assert len(desk.told(Sheet.Finished)) == 1


async def test_arrows_stop_at_the_edges() -> None:
    desk = SheetDesk(*STRIP)
    async with desk.run_test():
        desk.keys("up", "left")
        assert desk.at == "disputes.reconsideration.upheld"
        desk.keys("ctrl+end", "down", "right")
        assert desk.at == "disputes.lawsuit_after_reconsideration.total"


async def test_every_move_is_told() -> None:
    desk = SheetDesk()
    async with desk.run_test() as pilot:
        desk.keys("enter", "down")
        await pilot.pause()
        moved = [m.address for m in desk.told(Sheet.Moved)]  # type: ignore[attr-defined]
        assert moved == [
            "tables.statistics.disclosed_normative",
            "tables.statistics.normative_issued",
        ]


async def test_a_click_goes_to_the_cell_and_ends_the_entry() -> None:
    desk = SheetDesk(*STRIP)
    async with desk.run_test(size=(100, 20)) as pilot:
        await pilot.press("1", "2")
        line = next(y for y, row in enumerate(desk.rows()) if "未经复议" in row)
        x = desk.sheet.painter.left_of(0, 0, 3) - 3
        await pilot.click(Sheet, offset=(x, line))
        assert desk.at == "disputes.lawsuit_direct.other"
        await pilot.press("5")
        assert desk.value("disputes.reconsideration.upheld") == 12
        assert desk.value("disputes.lawsuit_direct.other") == 5


async def test_go_to_takes_the_address_of_a_figure_a_row_or_a_table() -> None:
    desk = SheetDesk(*REQUESTS)
    async with desk.run_test():
        desk.sheet.go_to("tables.requests.granted.other")
        assert desk.at == "requests.granted.other"
        desk.sheet.go_to("tables.requests.partial")
        assert desk.at == "requests.partial.natural_person"
        desk.sheet.go_to("tables.requests")
        assert desk.at == "requests.new.natural_person"


async def test_rows_are_found_by_number_and_by_words() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        numbered = desk.sheet.find_rows("3")
        assert [address for address, _ in numbered] == ["tables.statistics.normative_issued"]
        worded = desk.sheet.find_rows("传真 申请")
        assert [address for address, _ in worded] == [f"tables.{RECEIVED}_by_fax"]
        assert desk.sheet.find_rows("没有这一行") == []
        assert desk.sheet.find_rows("") == []
