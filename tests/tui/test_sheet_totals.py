"""What a sheet offers and marks beside typing: totals, zeros, last year, findings, blocks copied."""

from __future__ import annotations

from forms.draft import Draft
from forms.review.finding import Finding
from tests.tui.sheets import PARTS, RECEIVED, REQUESTS, STRIP, SheetDesk
from tui.widgets.sheet import Sheet

# ------------------------------------------------------------------ totals, zeros, last year


async def test_a_blank_total_shows_the_sum_of_its_parts_and_one_key_takes_it() -> None:
    desk = SheetDesk(values=PARTS)
    async with desk.run_test() as pilot:
        desk.sheet.go_to(f"tables.{RECEIVED}")
        assert "[18]" in desk.row_of("收到申请数")
        desk.sheet.action_take_total()
        await pilot.pause()
        assert desk.value(RECEIVED) == 18
        assert desk.at == f"{RECEIVED}_in_person"


async def test_a_blank_total_waits_for_its_parts() -> None:
    desk = SheetDesk(values={**PARTS, f"{RECEIVED}_online": None})
    async with desk.run_test():
        desk.sheet.go_to(f"tables.{RECEIVED}")
        assert "[" not in desk.row_of("收到申请数")
        desk.sheet.action_take_total()
        assert desk.edits == []
        assert "没有填全" in desk.rows()[-2]


async def test_an_offered_sum_is_never_put_over_what_was_typed() -> None:
    desk = SheetDesk(values={RECEIVED: 9, **PARTS})
    async with desk.run_test():
        desk.sheet.go_to(f"tables.{RECEIVED}_by_letter")
        desk.keys("7", "enter")
        assert desk.value(RECEIVED) == 9
        assert "9!" in desk.row_of("收到申请数")


async def test_the_offer_follows_its_parts_while_they_are_typed() -> None:
    desk = SheetDesk(values={**PARTS, f"{RECEIVED}_by_letter": None})
    async with desk.run_test() as pilot:
        desk.sheet.go_to(f"tables.{RECEIVED}_by_letter")
        desk.keys("9")
        await pilot.pause()
        assert "[18]" in desk.row_of("收到申请数")
        desk.keys("0")
        await pilot.pause()
        assert "[99]" in desk.row_of("收到申请数")


async def test_totals_of_a_selection_are_taken_together() -> None:
    columns = ("upheld", "corrected", "other", "pending")
    values = {
        f"disputes.{row}.{c}": 1 for row in ("reconsideration", "lawsuit_direct") for c in columns
    }
    desk = SheetDesk(*STRIP, values=values)
    async with desk.run_test():
        desk.keys("end", "shift+down", "shift+down")
        desk.sheet.action_take_total()
        assert desk.value("disputes.reconsideration.total") == 4
        assert desk.value("disputes.lawsuit_direct.total") == 4
        assert desk.value("disputes.lawsuit_after_reconsideration.total") is None
        assert len(desk.edits) == 1


async def test_zeros_are_planned_for_the_scope_and_made_by_no_one_but_the_screen() -> None:
    desk = SheetDesk(*STRIP)
    async with desk.run_test():
        desk.sheet.go_to("tables.disputes.lawsuit_direct.upheld")
        assert [len(desk.sheet.zero_plan(scope).steps) for scope in ("row", "block", "table")] == [  # type: ignore[arg-type]
            5,
            10,
            15,
        ]
        assert desk.edits == []


async def test_last_year_stands_beside_with_the_change() -> None:
    last = Draft({"tables": {"statistics": {"disclosed": 800, "disclosed_normative": 8}}})
    desk = SheetDesk(values={"statistics.disclosed": 1000}, previous=[last])
    async with desk.run_test(size=(100, 30)):
        row = desk.row_of("（一）主动公开")
        assert "800" in row
        assert "+200 +25%" in row


async def test_last_year_of_several_predecessors_is_their_sum() -> None:
    lasts = [Draft({"tables": {"statistics": {"disclosed": n}}}) for n in (800, 200)]
    desk = SheetDesk(previous=lasts)
    async with desk.run_test(size=(100, 30)):
        assert "1000" in desk.row_of("（一）主动公开")


async def test_last_year_is_said_at_the_foot_of_a_matrix() -> None:
    last = Draft({"tables": {"requests": {"new": {"natural_person": 50}}}})
    desk = SheetDesk(*REQUESTS, values={"requests.new.natural_person": 40}, previous=[last])
    async with desk.run_test():
        assert "上年 50，-10 -20%" in desk.rows()[-2]


async def test_one_key_takes_last_years_value() -> None:
    last = Draft({"tables": {"statistics": {"disclosed": 800}}})
    desk = SheetDesk(previous=[last])
    async with desk.run_test():
        desk.sheet.action_take_previous()
        assert desk.value("statistics.disclosed") == 800
        assert desk.at == "statistics.disclosed_normative"
        desk.sheet.action_take_previous()
        assert desk.value("statistics.disclosed_normative") is None


# ------------------------------------------------------------------ balance and findings


async def test_the_balance_is_in_sight_with_its_difference() -> None:
    desk = SheetDesk(values={RECEIVED: 9, **PARTS})
    async with desk.run_test() as pilot:
        desk.sheet.go_to(f"tables.{RECEIVED}")
        assert "不平（差 9）" in desk.rows()[-1]
        desk.keys("1", "8")
        await pilot.pause()
        assert desk.rows()[-1].strip().startswith("平：")
        desk.keys("backspace", "backspace")
        await pilot.pause()
        assert "待核" in desk.rows()[-1]


async def test_findings_mark_the_cells_they_blame_without_colour() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 5, "statistics.by_website": 6})
    async with desk.run_test():
        at, website = "tables.statistics.disclosed", "tables.statistics.by_website"
        desk.sheet.show_findings([Finding("r", "warning", "", (at, website))])
        assert "5?" in desk.row_of("（一）主动公开")
        assert "6?" not in desk.row_of("政府网站公开")
        desk.sheet.show_findings([Finding("r", "error", "", (website,), likely=at)])
        assert "5!" in desk.row_of("（一）主动公开")
        assert "6!" in desk.row_of("政府网站公开")


async def test_what_waits_or_is_explained_is_not_marked() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 5})
    async with desk.run_test():
        at = ("tables.statistics.disclosed",)
        waiting = Finding("r", "error", "", at, state="waiting")
        waived = Finding("r", "warning", "", at, waived=True)
        desk.sheet.show_findings([waiting, waived])
        assert "5 " in desk.row_of("（一）主动公开")


# ------------------------------------------------------------------ copying and pasting


async def test_the_selection_is_copied_as_a_spreadsheet_block() -> None:
    values = {"disputes.reconsideration.upheld": 1, "disputes.lawsuit_direct.corrected": 4}
    desk = SheetDesk(*STRIP, values=values)
    async with desk.run_test() as pilot:
        desk.keys("shift+right", "shift+down")
        desk.sheet.action_copy()
        await pilot.pause()
        assert [m.text for m in desk.told(Sheet.Copied)] == ["1\t\n\t4"]  # type: ignore[attr-defined]


async def test_delete_blanks_the_whole_selection_as_one_deed() -> None:
    desk = SheetDesk(values={"statistics.disclosed": 1, "statistics.disclosed_normative": 2})
    async with desk.run_test():
        desk.keys("shift+down", "delete")
        assert desk.value("statistics.disclosed") is None
        assert desk.value("statistics.disclosed_normative") is None
        desk.undo()
        assert desk.value("statistics.disclosed_normative") == 2


async def test_pasted_cells_ask_for_a_preview_and_change_nothing_by_themselves() -> None:
    desk = SheetDesk()
    async with desk.run_test() as pilot:
        desk.sheet.action_paste_text("1180\n8\n0")
        await pilot.pause()
        (asked,) = desk.told(Sheet.PasteRequested)
        assert len(asked.plan.changes) == 3  # type: ignore[attr-defined]
        assert desk.edits == []


async def test_one_pasted_figure_is_as_if_typed() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.sheet.action_paste_text("1,180\r\n")
        desk.keys("enter")
        assert desk.value("statistics.disclosed") == 1180


async def test_a_paste_that_is_too_large_is_refused_in_words() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.sheet.action_paste_text("1\n" * 5000)
        assert "太大" in desk.rows()[-2]


async def test_a_paste_that_is_taken_puts_away_what_was_said_of_the_one_before() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        desk.sheet.action_paste_text("1\n" * 5000)
        desk.sheet.action_paste_text("1180\n8\n0")
        assert not any("请只复制" in row for row in desk.rows())
