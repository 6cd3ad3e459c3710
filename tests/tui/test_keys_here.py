"""Keys act where the officer is: on the finding at the cursor, in the field, on the right clipboard."""

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.widgets import Select

from tests.tui.opened import dialog, opened, said, until
from tests.tui.terminal import NIANBAO, Terminal
from tui import clipboard
from tui.actions import ACTIONS, as_sent
from tui.screens.choose import ChooseScreen
from tui.screens.editor import EditorScreen
from tui.screens.final import FinalScreen
from tui.widgets.attachments import Attachments
from tui.widgets.line_input import LineInput
from tui.widgets.line_list import LineList

OVERVIEW = "sections.overview"
WRONG = "我们其它工作照常。\n2018年做了其它安排。\n其它事项已登陆系统,完成。"


async def write(screen: EditorScreen, text: str) -> None:
    """Put a text in the overview and stand at its beginning."""
    screen.file.editing.change(OVERVIEW, text)
    await screen.go_to(OVERVIEW)
    screen.follow({OVERVIEW})
    screen.review()
    assert screen.prose
    screen.prose.go_to(0)


async def test_the_repair_key_mends_the_place_at_the_cursor(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await write(screen, WRONG)
        second = WRONG.index("其它", 10)
        screen.prose.go_to(second)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert screen.draft.text(OVERVIEW) == WRONG[:second] + "其他" + WRONG[second + 2 :]


async def test_the_next_thing_stops_at_every_place_of_a_part(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await write(screen, WRONG)
        stops = []
        for _ in range(5):
            await pilot.press("f8")
            await pilot.pause()
            stops.append(screen.place_in_text if screen.part == "overview" else None)
        places = [i for i in range(len(WRONG)) if WRONG.startswith("其它", i)]
        assert set(places) <= {*stops, 2}
        assert WRONG.index(",") in stops


async def test_a_stop_says_which_of_several_places_it_is(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await write(screen, WRONG)
        second = WRONG.index("其它", 10)
        screen.prose.go_to(second - 1)
        await pilot.press("f8")
        await until(pilot, lambda: screen.place_in_text == second)
        assert said(screen).startswith("第 2/4 处：")


async def test_the_look_at_the_whole_has_a_line_for_all_places_of_a_finding(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await write(screen, WRONG)
        await pilot.press("ctrl+o")
        await until(pilot, dialog(pilot, FinalScreen))
        listed = pilot.app.screen.query_one(LineList)
        await until(pilot, lambda: listed.lines)
        assert "".join(line.text for line in listed.lines).count("“其它”") == 1


async def test_a_number_against_the_table_is_mended_by_choice(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await write(screen, "全年召开政府信息公开工作会议7次。")
        await pilot.press("ctrl+t")
        await until(pilot, dialog(pilot, ChooseScreen))
        await pilot.press("escape")
        assert "7次" in screen.draft.text(OVERVIEW)


@pytest.mark.parametrize("key", ["ctrl+k", "ctrl+d", "ctrl+e", "ctrl+f"])
async def test_no_key_of_the_editor_deletes_in_a_field_of_the_cover(
    draft_2018: Path, key: str
) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("unit.name")
        await pilot.press("home", "right", key)
        await pilot.pause()
        assert screen.draft.text("unit.name") == "南昌高新区管委会办公室"


async def test_a_field_is_cleared_by_one_key_and_brought_back_by_another(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("document.date")
        field = screen.query_one("#document-date", LineInput)
        before = screen.draft.get("document.date")
        await pilot.press("ctrl+u", *"20190120", "enter")
        await until(pilot, lambda: field.value == "2019-1-20")
        assert screen.draft.get("document.date") == date(2019, 1, 20)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: screen.draft.get("document.date") == before)


async def test_coming_back_to_a_field_selects_nothing(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("unit.name")
        await pilot.press("end", "f5", "escape", "甲")
        await pilot.pause()
        assert screen.draft.text("unit.name") == "南昌高新区管委会办公室甲"


async def test_what_is_typed_where_enter_led_takes_the_place_of_what_is_there(
    draft_2018: Path,
) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("year")
        await pilot.press("shift+tab", "enter", *"2019")
        await pilot.pause()
        assert screen.draft.get("year") == 2019


async def test_arrows_and_enter_lead_through_the_cover(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("document.date")
        for key in ("down", "enter", "down", "up"):
            await pilot.press(key)
            await pilot.pause()
        assert screen.address == "unit.kind"
        assert not screen.query(Select)[0].expanded


async def test_a_choice_can_be_taken_back(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("unit.level")
        level = screen.query_one("#unit-level", Select)
        assert screen.draft.get("unit.level")
        level.clear()
        await pilot.pause()
        assert screen.draft.get("unit.level") is None


async def test_a_name_typed_below_the_others_is_one_attachment(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("attachments")
        for keys in ("甲乙", "down", "丙丁戊", "down"):
            await pilot.press(*([keys] if keys == "down" else keys))
            await pilot.pause()
        titles = [one["title"] for one in screen.draft.get("attachments")]
        assert titles == ["甲乙", "丙丁戊"]
        shown = [line for line in screen.query_one(Attachments).query(LineInput) if line.display]
        assert len(shown) == 3


async def test_a_name_taken_out_of_the_middle_takes_its_attachment_along(draft_2018: Path) -> None:
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("attachments")
        for keys in ("甲", "down", "乙", "up", "backspace", "down"):
            await pilot.press(keys)
            await pilot.pause()
        assert [one["title"] for one in screen.draft.get("attachments")] == ["乙"]


async def test_pasting_an_empty_clipboard_deletes_nothing(
    draft_2018: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "_first", lambda commands: None)
    async with opened(draft_2018) as (screen, pilot):
        before = screen.draft.text("sections.preface")
        await pilot.press("ctrl+a", "ctrl+v")
        await pilot.pause()
        assert screen.draft.text("sections.preface") == before
        assert "剪贴板是空的" in said(screen)


async def test_what_was_copied_here_is_pasted_though_the_system_holds_something_older(
    draft_2018: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "held"
    older.write_text("旧的内容", encoding="utf-8")
    monkeypatch.setattr(clipboard, "_READERS", (("cat", str(older)),))
    monkeypatch.setattr(clipboard, "_WRITERS", ())
    async with opened(draft_2018) as (screen, pilot):
        await write(screen, "甲乙丙")
        await pilot.press("shift+right", "shift+right", "ctrl+x", "end", "ctrl+v")
        await pilot.pause()
        assert screen.draft.text(OVERVIEW) == "丙甲乙"
        older.write_text("别处复制的", encoding="utf-8")
        await pilot.press("ctrl+v")
        await pilot.pause()
        assert screen.draft.text(OVERVIEW) == "丙甲乙别处复制的"


async def test_a_field_of_the_cover_pastes_from_the_system(
    draft_2018: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    held.write_text("青山县\n人民路", encoding="utf-8")
    monkeypatch.setattr(clipboard, "_READERS", (("cat", str(held)),))
    async with opened(draft_2018) as (screen, pilot):
        await screen.go_to("unit.address")
        await pilot.press("ctrl+v")
        await pilot.pause()
        assert screen.draft.text("unit.address") == "青山县人民路"
        assert isinstance(pilot.app.focused, LineInput)
        pilot.app.post_message(events.Paste("·城关镇"))
        await until(pilot, lambda: "城关镇" in screen.draft.text("unit.address"))


def test_shifted_function_keys_are_understood_as_terminals_send_them(draft_2018: Path) -> None:
    """Shift+F2, Shift+F9, Shift+F5, and at last Shift+F1."""
    answers = {
        "\x1b[1;2Q": "副本存到",
        "\x1b[20;2~": "改动",
        "\x1b[15;2~": "没有刚恢复",
    }
    with Terminal([*NIANBAO, "open", str(draft_2018)]) as terminal:
        terminal.wait_for("100%")
        for sent, answer in answers.items():
            terminal.send(sent)
            terminal.wait_for(answer)
            terminal.press("escape")
        terminal.send("\x1b[1;2P")
        terminal.wait_for("欢迎")


def test_every_key_with_shift_arrives_as_terminals_send_it() -> None:
    code = {1: "1;2P", 2: "1;2Q", 3: "1;2R", 4: "1;2S", 5: "15;2~", 6: "17;2~", 7: "18;2~"}
    code |= {8: "19;2~", 9: "20;2~", 10: "21;2~", 11: "23;2~", 12: "24;2~"}
    keys = {key for action in ACTIONS for key in action.key.split(",") if key.startswith("shift+f")}
    assert keys
    for key in keys:
        sent = XTermParser(debug=False).feed(f"\x1b[{code[int(key[7:])]}")
        assert {e.key for e in sent if isinstance(e, events.Key)} & set(as_sent(key).split(","))
