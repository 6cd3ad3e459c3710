"""How the sheet lies on the screen: every layout, every size, heads in view, nothing cut in half."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.geometry import Size

from exporters.lines import cell_width
from forms.draft import Draft
from forms.form import Form
from forms.form_models import checked_form
from forms.loading import load_form
from tests.tui.sheets import SheetDesk
from tui.themes import THEMES
from tui.widgets.sheet import Sheet
from tui.widgets.sheet_cells import SheetCells
from tui.widgets.sheet_layout import NARROWEST_CELL, SheetLayout
from tui.widgets.sheet_painting import Painter, View

PLAIN = Style()

TABLES = [
    (form_id, table.id)
    for form_id in ("disclosure-2014", "disclosure-2019", "disclosure-2021")
    for table in load_form(form_id).tables
]


def _deep(rows: int, level: int = 1) -> Form:
    """A matrix of many rows under three levels of side heads, with groups of columns."""
    return checked_form(
        {
            "schema": 1,
            "id": "deep",
            "edition": 1,
            "name": "深",
            "source": "",
            "years": {"first": 2000},
            "order": ["t"],
            "table": [
                {
                    "id": "t",
                    "title": "表",
                    "layout": "matrix",
                    "group": [
                        {"id": "outer", "label": "三、办理结果"},
                        {"id": "inner", "label": "（三）不予公开", "under": "outer"},
                    ],
                    "column": [
                        {
                            "id": f"c{n}",
                            "label": f"第{n}种情形的申请人",
                            "group": "法人" if n else "",
                        }
                        for n in range(9)
                    ],
                    "row": [
                        {
                            "id": f"r{n}",
                            "label": f"第{n}行",
                            "under": "inner" if n else "",
                            "level": level,
                        }
                        for n in range(rows)
                    ],
                }
            ],
        }
    )


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(("form_id", "table_id"), TABLES)
def test_every_line_fills_its_width_and_cuts_no_character(
    form_id: str, table_id: str, wide: bool
) -> None:
    form = load_form(form_id)
    table = form.table(table_id)
    assert table is not None
    layout, cells = SheetLayout(table), SheetCells(form, Draft(), [Draft()])
    for width in (*range(24, 130), 200):
        longest = [[0 for _ in block.columns] for block in layout.blocks]
        widths = layout.widths(width, longest, wide=wide, last_year=True)
        painter = Painter(layout, cells, widths, width, wide, lambda _: PLAIN, sticky=True)
        for seen in (View(at=(layout.rows[0], 0)), View(at=(layout.rows[-1], 0), first=1)):
            strips = [painter.head(y, seen, 0) for y in range(painter.head_height)]
            strips += [painter.body(y, seen) for y in range(len(layout.lines))]
            assert {cell_width(strip.text, wide) for strip in strips} == {width}


@pytest.mark.parametrize(("form_id", "table"), TABLES)
@pytest.mark.parametrize("width", [40, 58, 79])
def test_no_column_of_figures_is_narrower_than_a_figure_needs(
    form_id: str, table: str, width: int
) -> None:
    shown = load_form(form_id).table(table)
    assert shown is not None
    layout = SheetLayout(shown)
    longest = [[7 for _ in block.columns] for block in layout.blocks]
    widths = layout.widths(width, longest, wide=False, last_year=True)
    assert all(cell >= max(NARROWEST_CELL, 9) for cells in widths.cells for cell in cells)
    assert widths.label >= NARROWEST_CELL


async def test_a_side_head_stands_in_the_corner_when_it_is_out_of_sight() -> None:
    desk = SheetDesk("disclosure-2021", "requests")
    async with desk.run_test(size=(80, 16)) as pilot:
        assert "三、" not in "".join(desk.rows()[:2])
        desk.sheet.move((desk.sheet.grid.rows[-1], 0))
        await pilot.pause()
        corner = desk.rows()[0]
        assert desk.sheet.scroll_offset.y > 0 and "三、本年度办理结果" in corner


async def test_at_80_columns_all_of_the_widest_table_is_in_sight() -> None:
    desk = SheetDesk("disclosure-2021", "requests")
    async with desk.run_test(size=(80, 24)):
        head = "".join(desk.rows()[:3])
        assert ">" not in head
        assert head.count("总计") == 1


async def test_heads_stay_in_view_at_the_end_of_the_table() -> None:
    desk = SheetDesk("disclosure-2021", "requests")
    async with desk.run_test(size=(80, 16)):
        before = desk.rows()[:3]
        desk.keys("ctrl+end")
        assert [row[-36:] for row in desk.rows()[:3]] == [row[-36:] for row in before]
        assert "结转下年" in desk.rows()[-3]


async def test_the_side_heads_over_the_row_stay_in_view() -> None:
    form = _deep(40)
    desk = SheetDesk(form, "t")
    async with desk.run_test(size=(80, 12)):
        desk.sheet.go_to("tables.t.r30.c0")
        assert "三、办理结果" in desk.rows()[0]
        assert "（三）不予公开" in desk.rows()[1]
        desk.sheet.go_to("tables.t.r0.c0")
        assert "三、办理结果" not in desk.rows()[0]


async def test_columns_scroll_sideways_with_the_row_names_kept() -> None:
    desk = SheetDesk(_deep(4), "t")
    async with desk.run_test(size=(60, 12)):
        assert ">" in "".join(desk.rows()[:3])
        desk.keys("7", "end", "9")
        assert "<" in "".join(desk.rows()[:3])
        row = desk.row_of("第0行")
        assert "9" in row
        assert desk.value("t.r0.c8") == 9
        desk.keys("home")
        assert "7" in desk.row_of("第0行")


async def test_the_head_of_a_row_in_view_names_its_columns_in_a_table_of_blocks() -> None:
    desk = SheetDesk("disclosure-2021", "proactive")
    async with desk.run_test(size=(80, 9)):
        desk.sheet.go_to("tables.proactive.charges.amount")
        assert "本年收费金额" in "".join(desk.rows()[:3])


async def test_jumping_shows_what_stands_around() -> None:
    desk = SheetDesk()
    async with desk.run_test(size=(80, 24)):
        desk.sheet.go_to("tables.statistics.received")
        rows = desk.rows()
        at = next(y for y, row in enumerate(rows) if "收到申请数" in row)
        assert 4 < at < 18


async def test_a_row_under_a_heading_comes_into_sight_with_it() -> None:
    desk = SheetDesk()
    async with desk.run_test(size=(80, 12)):
        desk.keys("ctrl+end", "ctrl+home")
        assert "一、主动公开情况" in desk.rows()[1]


async def test_the_wheel_scrolls_and_leaves_the_cell() -> None:
    desk = SheetDesk()
    async with desk.run_test(size=(80, 12)) as pilot:
        at = desk.at
        await pilot.pause()
        desk.sheet.scroll_to(y=20, animate=False)
        await pilot.pause()
        assert desk.at == at
        assert "一、主动公开情况" not in "".join(desk.rows())
        desk.keys("7")
        assert "7" in desk.row_of("（一）主动公开")


async def test_the_terminal_cursor_stands_behind_the_text_after_moves_and_scrolls() -> None:
    desk = SheetDesk()
    async with desk.run_test(size=(80, 12)) as pilot:
        for _ in range(30):
            desk.keys("enter")
        desk.keys("12")
        await pilot.pause()
        x, y = desk.cursor_position
        line = desk.rows()[y]
        assert "12" in line
        assert cell_width(line[: line.index("12") + 2]) == x
        desk.sheet.scroll_relative(y=3, animate=False)
        await pilot.pause()
        assert desk.cursor_position.y == y - 3
        assert "12" in desk.rows()[y - 3]


async def test_the_terminal_cursor_follows_the_columns_of_a_matrix() -> None:
    desk = SheetDesk("disclosure-2021", "requests")
    async with desk.run_test(size=(80, 24)):
        places = []
        for _ in range(7):
            places.append(desk.cursor_position.x)
            desk.keys("right")
        assert places == sorted(set(places))
        assert len(places) == 7


async def test_a_long_figure_widens_its_column() -> None:
    desk = SheetDesk("disclosure-2021", "requests")
    async with desk.run_test(size=(80, 24)):
        desk.keys("123456789012", "enter")
        assert "123456789012" in desk.row_of("新收")


@pytest.mark.parametrize("shorter", ["undo", "retyped", "deleted"])
async def test_a_column_is_narrow_again_when_its_long_figure_has_gone(shorter: str) -> None:
    desk = SheetDesk("disclosure-2021", "requests", {"requests.new.business": 7})
    async with desk.run_test(size=(80, 24)):
        before = desk.rows()
        desk.sheet.go_to("tables.requests.new.business")
        desk.keys("999999999999", "enter")
        assert desk.sheet.painter.widths.cells[0][1] == 14
        desk.sheet.go_to("tables.requests.new.business")
        if shorter == "undo":
            desk.undo()
        elif shorter == "retyped":
            desk.keys("7", "enter")
        else:
            desk.keys("delete")
        assert desk.sheet.painter.widths.cells[0][1] == 8
        if shorter != "deleted":
            desk.sheet.go_to("tables.requests.new.natural_person")
            assert desk.rows()[:8] == before[:8]


async def test_a_long_text_is_cut_at_its_cell_and_never_beyond() -> None:
    desk = SheetDesk("disclosure-2021", "requests")
    async with desk.run_test(size=(80, 24)):
        desk.keys("1+2+3+4+5+6+7+8+9+10+11+12")
        assert "10+11+12"[-6:] in desk.row_of("新收")
        desk.keys("enter")
        assert "…!" in desk.row_of("新收")
        assert all(cell_width(row) == 80 for row in desk.rows())


async def test_control_characters_of_a_draft_never_reach_the_terminal() -> None:
    desk = SheetDesk(values={"statistics.disclosed": "\x1b[31m九\n"})
    async with desk.run_test():
        assert not any(char < " " for row in desk.rows() for char in row)


async def test_a_change_of_theme_is_seen_at_once() -> None:
    desk = SheetDesk()
    async with desk.run_test() as pilot:
        before = desk.sheet.render_lines(Size(80, 24).region)[1]
        desk.theme = THEMES[1].name
        await pilot.pause()
        after = desk.sheet.render_lines(Size(80, 24).region)[1]
        assert [s.style for s in before] != [s.style for s in after]


async def test_the_current_cell_is_told_by_more_than_colour() -> None:
    desk = SheetDesk()
    async with desk.run_test():
        style = desk.sheet.get_component_rich_style("sheet--current")
        assert style.bold or style.reverse or style.underline


async def test_a_smaller_terminal_keeps_the_cell_in_sight() -> None:
    desk = SheetDesk()
    async with desk.run_test(size=(120, 40)) as pilot:
        desk.sheet.go_to("tables.statistics.by_other")
        desk.keys("5")
        await pilot.resize_terminal(60, 9)
        assert "5.其他方式" in "".join(desk.rows())


async def test_a_sheet_that_is_not_yet_shown_takes_findings_and_last_year() -> None:
    desk = SheetDesk()
    desk.sheet.show_findings([])
    desk.sheet.previous = [desk.draft]
    async with desk.run_test(size=(100, 24)):
        assert isinstance(desk.focused, Sheet)
        assert "上年" in desk.rows()[0]
