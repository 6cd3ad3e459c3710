"""The cover data: what is typed there, and what is seen to be wrong with it."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, Select, Static

from forms.store.reading import read_draft
from tests.tui.opened import copy_of, opened, until
from tests.tui.terminal import NIANBAO, Terminal
from tui.cli import main
from tui.screens.editor import EditorScreen
from tui.screens.new_report import NewReportScreen
from tui.widgets.cover import FIELDS, Cover, read_date, read_value
from tui.widgets.paragraph import Paragraph


def label(screen: EditorScreen, field: str) -> str:
    """What a field is called on the cover, "" while that is not there yet."""
    return "".join(str(found.content) for found in screen.query(f"#label-{field}").results(Static))


async def test_a_date_that_does_not_exist_stays_marked_when_the_officer_goes_on(
    tmp_path: Path,
) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        await screen.go_to("document.published")
        await pilot.press(*"2026-2-30", "enter")
        await until(pilot, lambda: label(screen, "document-published") == "公布日期 !")
        assert screen.address != "document.published"
        await screen.go_to("sections.overview")
        await screen.go_to("unit.name")
        assert label(screen, "document-published") == "公布日期 !"
        await screen.go_to("document.published")
        await pilot.press("backspace", "backspace", *"13")
        await until(pilot, lambda: label(screen, "document-published") == "公布日期")
        assert screen.draft.get("document.published") == date(2026, 2, 13)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("二〇二六年一月二十日", date(2026, 1, 20)),
        ("二○二六年十二月三十一日", date(2026, 12, 31)),
        ("二零二六年三月十日", date(2026, 3, 10)),
        ("2026年1月20日", date(2026, 1, 20)),
        ("2026年1月20号", date(2026, 1, 20)),
        ("20260120", date(2026, 1, 20)),
        ("２０２６０１２０", date(2026, 1, 20)),
        ("20260132", None),
        ("2026120", None),
        ("二〇二六年二月三十日", None),
        ("二〇二六年一月", None),
        ("二六年一月二十日", None),
        ("二〇二六年一月一二十日", None),
    ],
)
def test_dates_are_read_in_either_numerals(typed: str, meant: date | None) -> None:
    assert read_date(typed) == meant


@pytest.mark.parametrize("typed", ["2026", "２０２６年", "二〇二六年", "2026年度"])
def test_a_year_is_read_however_it_is_written(typed: str) -> None:
    (field,) = (field for field in FIELDS if field.kind == "year")
    assert read_value(field, typed) == 2026


async def test_a_field_that_is_left_shows_what_was_understood(tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        await screen.go_to("document.published")
        field = screen.query_one("#document-published", Input)
        await pilot.press(*"二〇二六年一月二十日")
        assert field.value == "二〇二六年一月二十日"
        await pilot.press("enter")
        await until(pilot, lambda: field.value == "2026-1-20")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: screen.draft.get("document.published") is None)
        await until(pilot, lambda: field.value == "")


@pytest.mark.parametrize(
    ("field", "key", "next_"),
    [
        ("unit.name", "up", "unit.name"),
        ("unit.short_name", "up", "unit.name"),
        ("unit.level", "down", "unit.kind"),
        ("document.profile", "down", "document.profile"),
    ],
)
async def test_the_arrows_stay_among_the_fields(
    field: str, key: str, next_: str, tmp_path: Path
) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        await screen.go_to(field)
        await pilot.press(key)
        focused = screen.focused
        assert focused is not None
        assert Cover.field_of(focused.id).address == next_


async def test_what_is_typed_after_the_arrow_above_the_first_field_is_taken(
    tmp_path: Path,
) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        await screen.go_to("unit.name")
        name = screen.draft.text("unit.name")
        await pilot.press("up", "8")
        await until(pilot, lambda: screen.draft.text("unit.name") == name + "8")


async def test_values_of_the_wrong_kind_are_mended_only_when_the_officer_says_so(
    tmp_path: Path,
) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    text = path.read_text("utf-8").replace("\nyear = 2025\n", '\nyear = "2025年"\n')
    path.write_text(re.sub(r"\nphone = .*\n", "\nphone = 5550126\n", text), "utf-8")
    async with opened(path, (80, 24)) as (screen, pilot):
        await pilot.press("f8")
        await until(pilot, lambda: label(screen, "year") == "报告年度 !")
        await until(pilot, lambda: label(screen, "unit-phone") == "联系电话 !")
        assert (screen.draft.get("year"), screen.draft.get("unit.phone")) == ("2025年", 5550126)
        for value in (2025, "5550126"):
            await pilot.press("ctrl+t")
            await until(
                pilot,
                lambda value=value: (
                    value in (screen.draft.get("year"), screen.draft.get("unit.phone"))
                ),
            )
            await pilot.press("f8")


async def test_a_choice_made_already_is_opened_by_the_key_that_the_window_names(
    tmp_path: Path,
) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        dialog = NewReportScreen()
        await screen.app.push_screen(dialog)
        await until(pilot, lambda: screen.app.screen is dialog)
        assert any("空格 展开" in str(one.content) for one in dialog.query(Static))
        previous = dialog.query_one("#previous", Select)
        previous.focus()
        await pilot.press("space")
        await until(pilot, lambda: previous.expanded)
        await pilot.press("escape")
        await until(pilot, lambda: not previous.expanded)
        assert screen.app.screen is dialog


async def test_the_new_report_leads_to_the_field_that_is_missing(tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        dialog = NewReportScreen()
        await screen.app.push_screen(dialog)
        unit, year = (dialog.query_one(field, Input) for field in ("#unit", "#year"))
        told = dialog.query_one("#problem", Paragraph)
        await until(pilot, lambda: unit.has_focus)
        await pilot.press("down", "f8")
        await until(pilot, lambda: unit.has_focus and "单位名称" in told.text)
        year.value = ""
        await pilot.press(*"某局", "f8")
        await until(pilot, lambda: year.has_focus and "报告年度" in told.text)
        assert "单位名称" not in told.text


async def test_a_year_for_which_the_form_was_not_made_is_told_before_the_draft_is(
    tmp_path: Path,
) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        dialog = NewReportScreen()
        await screen.app.push_screen(dialog)
        year = dialog.query_one("#year", Input)

        def told() -> str:
            return dialog.query_one("#carried", Paragraph).text

        year.value = "1990"
        await until(pilot, lambda: "不是 1990 年度的格式" in told())
        for right in ("2025", "二〇二五年"):
            year.value = right
            await until(pilot, lambda: told() == "")
            year.value = "1990年度"
            await until(pilot, lambda: "不是 1990 年度的格式" in told())


async def test_a_name_pasted_in_two_lines_fills_its_field_in_one(tmp_path: Path) -> None:
    async with opened(copy_of("disclosure-2021", tmp_path), (80, 24)) as (screen, pilot):
        await screen.go_to("unit.address")
        await pilot.press("ctrl+a")
        field = screen.query_one("#unit-address", Input)
        field.post_message(events.Paste("青山县青山镇\n人民路\x07 18 号\n"))
        await until(pilot, lambda: field.value == "青山县青山镇人民路 18 号")
        assert screen.draft.get("unit.address") == "青山县青山镇人民路 18 号"


async def test_a_choice_not_made_is_not_shown_like_one_that_is(tmp_path: Path) -> None:
    path = copy_of("disclosure-2021", tmp_path)
    path.write_text(re.sub(r"\nlevel = .*\n", "\n", path.read_text("utf-8")), "utf-8")
    async with opened(path, (80, 24)) as (screen, _):
        await screen.go_to("unit.level")
        level = screen.query_one("#unit-level", Select)
        shown = [str(one.content) for one in level.query("SelectCurrent #label").results(Static)]
        assert len(shown) == 1 and shown[0].startswith("（未选：")


def test_choices_typed_ahead_each_reach_their_own_field(tmp_path: Path) -> None:
    path = tmp_path / "新.toml"
    assert main(["new", str(path), "--year", "2025", "--unit", "青山县民政局"]) == 0
    with Terminal([*NIANBAO, "open", str(path)], 80, 24) as terminal:
        terminal.wait_for("单位层级", "待填")
        terminal.settle()
        terminal.press(*["down"] * 4, *[" ", "down", "down", "enter"] * 3, "8", "ctrl+q")
        assert terminal.wait() == 0
    draft = read_draft(path)
    told = [draft.text(f"unit.{key}") for key in ("level", "kind", "scope", "phone")]
    assert told == ["province", "department", "subordinate", "8"]
