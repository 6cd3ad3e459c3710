"""The prose editor under the officer's hands: what keys, mouse and clipboard make of the draft."""

import pytest
from textual.events import Paste

from tui.widgets.prose import ProseEditor

SIZE = (80, 20)
LONG = "政府信息公开工作年度报告依法编制" * 12


@pytest.fixture(autouse=True)
def _no_system_clipboard(monkeypatch):
    monkeypatch.setattr("tui.clipboard._first", lambda commands: None)
    monkeypatch.setattr(ProseEditor, "_copied", ("", ""))


async def test_typed_text_is_in_the_draft_at_once(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=SIZE):
        desk.key("全年公开，共", "enter", "二")
        assert desk.text == "全年公开，共\n二"
        assert desk.editor.position == 8


@pytest.mark.parametrize("char", ["　", "\u00a0", "𠀀", "“", "{", "é", "ａ"])
async def test_every_character_of_text_can_be_typed(prose_desk, char):
    desk = prose_desk("甲")
    async with desk.run_test(size=SIZE):
        desk.key("end", char)
        assert desk.text == "甲" + char


async def test_a_key_through_the_whole_application_is_typed_too(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.press("a", "left", "b", "enter", "tab")
        assert desk.text == "b\na"


@pytest.mark.parametrize(
    ("text", "keys", "after", "position"),
    [
        ("甲乙丙", ["end", "backspace"], "甲乙", 2),
        ("甲乙丙", ["delete"], "乙丙", 0),
        ("甲\n乙", ["end", "delete"], "甲乙", 1),
        ("甲\n乙", ["ctrl+end", "left", "backspace"], "甲乙", 1),
        ("甲", ["backspace"], "甲", 0),
        ("甲", ["end", "delete"], "甲", 1),
        ("甲e\u0301乙", ["right", "right", "backspace"], "甲乙", 1),
        ("甲{s.received}乙", ["right", "delete"], "甲乙", 1),
        ("甲{s.received}乙", ["right", "right", "backspace"], "甲乙", 1),
        ("甲{{s.received}}乙", ["right", "delete"], "甲乙", 1),
        ("甲乙丙丁", ["right", "shift+right", "shift+right", "delete"], "甲丁", 1),
        ("甲乙丙丁", ["right", "shift+right", "x"], "甲x丙丁", 2),
        ("甲乙", ["ctrl+a", "backspace"], "", 0),
        ("甲乙", ["shift+end", "left"], "甲乙", 0),
        ("甲乙", ["shift+end", "right"], "甲乙", 2),
    ],
)
async def test_keys_edit_by_whole_units(prose_desk, text, keys, after, position):
    desk = prose_desk(text)
    async with desk.run_test(size=SIZE):
        desk.key(*keys)
        assert (desk.text, desk.editor.position) == (after, position)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("全年主动公开政府信息", "全年主动公开"),
        ("公开，信息", "公开，"),
        ("公开，", "公开"),
        ("公开1,180", "公开"),
        ("公开12%", "公开"),
        ("使用Excel", "使用"),
        ("公开{s.received}", "公开"),
        ("{s.received}件", "{s.received}"),
        ("甲\n", "甲"),
        ("甲  ", "甲"),
    ],
)
async def test_deleting_a_word_never_eats_a_clause(prose_desk, text, after):
    desk = prose_desk(text)
    async with desk.run_test(size=SIZE):
        desk.key("ctrl+end", "ctrl+w")
        assert desk.text == after
        desk.undo()
        assert desk.text == text


async def test_jumping_by_words_stops_at_marks_numbers_and_references(prose_desk):
    text = "依法主动公开，共1,180条{s.received}。"
    desk = prose_desk(text)
    stops = [4, 6, 7, 8, 13, 14, 26, 27]
    async with desk.run_test(size=SIZE):
        seen = []
        for _ in stops:
            desk.key("ctrl+right")
            seen.append(desk.editor.position)
        assert seen == stops
        for stop in [26, 14, 13, 8, 7, 6, 2, 0]:
            desk.key("ctrl+left")
            assert desk.editor.position == stop


async def test_home_and_end_keep_to_the_row_on_the_screen(prose_desk):
    desk = prose_desk(LONG)
    async with desk.run_test(size=SIZE):
        desk.key("end")
        assert desk.editor.position == 26
        assert desk.editor.cursor_screen_offset == (2 + 56, 0)
        desk.key("right")
        assert desk.editor.cursor_screen_offset == (2 + 2, 1)
        desk.key("end", "home")
        assert desk.editor.position == 26
        assert desk.editor.cursor_screen_offset == (2, 1)


async def test_up_and_down_keep_the_column_across_short_rows(prose_desk):
    desk = prose_desk("一二三四五六\n甲\n一二三四五六")
    async with desk.run_test(size=SIZE):
        desk.key("right", "right", "right", "right", "down")
        assert desk.editor.position == 8
        desk.key("down")
        assert desk.editor.position == 13
        desk.key("up", "up")
        assert desk.editor.position == 4
        desk.key("up")
        assert desk.editor.position == 0
        desk.key("ctrl+end", "down")
        assert desk.editor.position == 15


async def test_pages_are_turned_and_the_cursor_stays_in_sight(prose_desk):
    desk = prose_desk("\n".join(f"第{n}段" for n in range(60)))
    async with desk.run_test(size=SIZE):
        desk.key("pagedown", "pagedown")
        assert desk.text[desk.editor.position :].startswith("第38段")
        assert 0 <= desk.editor.cursor_screen_offset.y < 20
        desk.key("pageup", "pageup")
        assert desk.editor.position == 0
        assert desk.editor.scroll_offset.y == 0


async def test_a_run_of_typing_is_one_undo_and_a_mark_ends_it(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=SIZE):
        desk.key("公开透明，工作")
        desk.undo()
        assert desk.text == "公开透明，"
        desk.undo()
        assert desk.text == ""
        assert desk.editor.position == 0


async def test_a_move_and_a_pause_end_a_run(prose_desk, monkeypatch):
    desk = prose_desk()
    now = [100.0]
    monkeypatch.setattr("tui.widgets.prose_typing.monotonic", lambda: now[0])
    async with desk.run_test(size=SIZE):
        desk.key("甲", "left", "right", "乙")
        now[0] += 10
        desk.key("丙", "backspace", "backspace")
        for text in ("甲乙丙", "甲乙", "甲", ""):
            desk.undo()
            assert desk.text == text


async def test_undo_brings_the_cursor_back_to_the_change(prose_desk):
    desk = prose_desk("甲乙丙")
    async with desk.run_test(size=SIZE):
        desk.key("end", "丁", "ctrl+home")
        desk.undo()
        assert (desk.text, desk.editor.position) == ("甲乙丙", 3)


async def test_a_pasted_text_has_one_kind_of_line_end_and_no_control_characters(prose_desk):
    desk = prose_desk("头尾")
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("right")
        desk.editor.post_message(Paste("一\r\n二\r三\x0b四\u2028五\t六\x07\x1b\u200b\ufeff　七"))
        await pilot.pause()
        assert desk.text == "头一\n二\n三\n四\n五 六　七尾"
        assert [m.text for m in desk.posted if isinstance(m, ProseEditor.Told)] == [
            "粘贴时去掉了 4 个看不见的控制字符"
        ]
        desk.undo()
        assert desk.text == "头尾"


async def test_lines_broken_in_a_pasted_text_are_joined_and_undo_gives_them_back(prose_desk):
    desk = prose_desk("头尾")
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("right")
        desk.editor.paste("清理栏目2件，\n\n　　整改3件。")
        await pilot.pause()
        assert desk.text == "头清理栏目2件，整改3件。尾"
        assert "折断的行接了 1 处" in next(
            m.text for m in desk.posted if isinstance(m, ProseEditor.Told)
        )
        desk.undo()
        assert desk.text == "头清理栏目2件，\n\n　　整改3件。尾"
        desk.undo()
        assert desk.text == "头尾"


async def test_a_paste_of_something_else_is_refused_whole_and_said_so(prose_desk):
    desk = prose_desk("甲乙丙")
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("right", "shift+right")
        desk.editor.post_message(Paste("甲" * 2_000_000))
        await pilot.pause()
        desk.key("丁")
        assert desk.text == "甲丁丙"
        (told,) = [m.text for m in desk.posted if isinstance(m, ProseEditor.Told)]
        assert told == "没有粘贴：共 200 万字，一次最多 5 万字"
        desk.editor.paste("甲" * 50_000)
        assert len(desk.text) == 50_003


async def test_a_long_text_cut_here_can_be_pasted_again(prose_desk):
    desk = prose_desk("甲" * 60_000)
    async with desk.run_test(size=SIZE):
        desk.key("ctrl+a", "ctrl+x", "ctrl+v")
        assert len(desk.text) == 60_000


async def test_copied_text_is_as_printed_and_pasted_back_with_its_references(prose_desk):
    desk = prose_desk("收到{s.received}件。")
    async with desk.run_test(size=SIZE):
        desk.key("ctrl+a", "ctrl+c", "ctrl+end", "ctrl+v")
        assert desk.app.clipboard == "收到9件。"
        assert desk.text == "收到{s.received}件。收到{s.received}件。"
        desk.key("ctrl+a", "ctrl+x")
        assert desk.text == ""
        desk.editor.paste("{s.received}")
        assert desk.text == "{{s.received}}"


async def test_braces_typed_are_literal_and_only_a_chosen_figure_is_a_reference(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=SIZE):
        desk.key("{s.received}", "{其他}")
        assert desk.text == "{{s.received}}{其他}"
        desk.editor.insert_reference("tables.s.received")
        assert desk.text == "{{s.received}}{其他}{s.received}"
        assert desk.editor.position == len(desk.text)
        assert "{s.received}{其他}[收到申请数 9]" in desk.rows()[0]


async def test_a_reference_shows_the_figure_as_it_changes(prose_desk):
    desk = prose_desk("收到{s.received}件。", received=None)
    async with desk.run_test(size=SIZE):
        assert "收到[收到申请数 待填]件" in desk.rows()[0]
        desk.set_figure(18)
        assert "收到[收到申请数 18]件" in desk.rows()[0]


async def test_the_cursor_passes_a_reference_as_one_unit(prose_desk):
    desk = prose_desk("甲{s.received}乙")
    async with desk.run_test(size=SIZE):
        seen = []
        for _ in range(3):
            desk.key("right")
            seen.append(desk.editor.position)
        assert seen == [1, 13, 14]
        desk.editor.go_to(5)
        assert desk.editor.position == 1


async def test_the_mouse_puts_the_cursor_and_selects(prose_desk):
    desk = prose_desk("依法公开，收到{s.received}件\n第二段")
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.click(ProseEditor, offset=(2 + 4 + 3, 0))
        assert desk.editor.position == 2
        await pilot.click(ProseEditor, offset=(2 + 4 + 4, 0))
        assert desk.editor.position == 2
        await pilot.click(ProseEditor, offset=(70, 15))
        assert desk.editor.position == len(desk.text)
        await pilot.mouse_down(ProseEditor, offset=(2 + 4, 0))
        await pilot.hover(ProseEditor, offset=(2 + 4 + 8, 0))
        await pilot.mouse_up(ProseEditor, offset=(2 + 4 + 8, 0))
        assert desk.editor.selection == (0, 4)


async def test_two_clicks_select_a_phrase_and_three_a_paragraph(prose_desk):
    desk = prose_desk("依法公开，收到{s.received}件\n第二段")
    async with desk.run_test(size=SIZE) as pilot:
        await pilot.click(ProseEditor, offset=(2 + 4 + 2, 0), times=2)
        assert desk.editor.selection == (0, 4)
        await pilot.click(ProseEditor, offset=(2 + 4 + 18, 0), times=2)
        assert desk.editor.selection == (7, 19)
        await pilot.click(ProseEditor, offset=(2 + 4 + 2, 0), times=3)
        assert desk.editor.selection == (0, 20)


async def test_a_read_only_text_can_be_read_and_copied_but_not_changed(prose_desk):
    desk = prose_desk("甲乙", read_only=True)
    async with desk.run_test(size=SIZE):
        desk.key("x", "backspace", "delete", "enter", "ctrl+a", "ctrl+x")
        desk.editor.insert_reference("tables.s.received")
        assert desk.text == "甲乙"
        assert desk.app.clipboard == "甲乙"
        assert desk.editor.selection == (0, 2)


async def test_a_value_that_is_no_text_is_never_written_over(prose_desk):
    desk = prose_desk()
    desk.draft.set("sections.one", 5)
    async with desk.run_test(size=SIZE):
        desk.key("甲")
        assert desk.draft.get("sections.one") == 5


async def test_an_edit_that_is_not_taken_leaves_text_and_cursor(prose_desk):
    desk = prose_desk("甲乙")
    async with desk.run_test(size=SIZE):
        desk.key("end")
        desk.editor._apply = lambda edit: None
        desk.key("丙")
        assert (desk.text, desk.editor.position) == ("甲乙", 2)


async def test_edits_and_places_are_told(prose_desk):
    desk = prose_desk("收到{s.received}件 ", received=18)
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("ctrl+end", "甲")
        await pilot.pause()
        edits = [m.edit for m in desk.posted if isinstance(m, ProseEditor.Edited)]
        assert [edit.label for edit in edits] == ["键入"]
        last = [m for m in desk.posted if isinstance(m, ProseEditor.Moved)][-1]
        assert (last.position, last.line, last.characters) == (17, 1, 6)


async def test_a_half_width_mark_typed_amid_chinese_is_pointed_out_and_left(prose_desk):
    desk = prose_desk("公开")
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("end", ",", "透明，")
        await pilot.pause()
        assert desk.text == "公开,透明，"
        told = [m.text for m in desk.posted if isinstance(m, ProseEditor.Told)]
        assert told == ["“,”是半角标点，可用“全角标点”改为“，”"]


async def test_the_scroll_bar_comes_and_goes_with_the_text(prose_desk):
    desk = prose_desk("\n".join("甲" * 20))
    async with desk.run_test(size=SIZE) as pilot:
        assert not desk.editor.show_vertical_scrollbar
        desk.key("ctrl+end", "enter")
        await pilot.pause()
        assert desk.editor.show_vertical_scrollbar
        assert desk.editor.scroll_offset.y == 1
        desk.key("backspace")
        await pilot.pause()
        assert not desk.editor.show_vertical_scrollbar
        assert desk.editor.scroll_offset.y == 0
        assert desk.rows()[0].strip() == "甲"


async def test_a_reference_typed_by_hand_is_said_to_print_as_it_stands(prose_desk):
    desk = prose_desk("收到")
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("end", "{s.received}")
        await pilot.pause()
        assert desk.text == "收到{{s.received}}"
        (told,) = [m.text for m in desk.posted if isinstance(m, ProseEditor.Told)]
        assert "^R" in told
