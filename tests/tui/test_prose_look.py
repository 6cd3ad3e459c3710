"""What the prose editor shows: marks under words, signs, selection, cursor, hint, edges."""

import pytest

from forms.review.finding import Finding, Place
from tui.widgets.prose_marks import Mark, marks_of, moved

SIZE = (80, 20)
AT = "sections.one"


def cells(desk, row=0):
    """Each character of a row with its style."""
    strip = desk.editor.render_lines(desk.editor.size.region)[row]
    return [(char, segment.style) for segment in strip for char in segment.text]


def styled(desk, attribute, row=0):
    """The characters of a row whose style has an attribute."""
    return "".join(char for char, style in cells(desk, row) if getattr(style, attribute))


def finding(span, severity="warning", **more):
    return Finding("rule", severity, "…", (AT,), span=span, **more)


async def test_words_that_a_finding_means_are_underlined_with_a_sign_beside(prose_desk):
    desk = prose_desk("公开网站网建设\n第二段")
    async with desk.run_test(size=SIZE):
        desk.editor.show_findings([finding((2, 5))])
        assert styled(desk, "underline").endswith("网站网")
        assert desk.rows()[0].startswith("? ")
        assert desk.rows()[1].startswith("  ")
        desk.editor.show_findings([])
        assert styled(desk, "underline") == ""


async def test_severities_differ_without_colour(prose_desk):
    desk = prose_desk("甲\n乙\n丙")
    async with desk.run_test(size=SIZE):
        desk.editor.show_findings(
            [finding((0, 1), "error"), finding((2, 3)), finding((4, 5), "info")]
        )
        assert [row[0] for row in desk.rows()[:3]] == ["!", "?", "i"]


async def test_marks_keep_to_their_words_until_the_next_review(prose_desk):
    desk = prose_desk("公开网站网建设")
    async with desk.run_test(size=SIZE):
        desk.editor.show_findings([finding((2, 5))])
        desk.key("甲乙")
        assert styled(desk, "underline").endswith("网站网")


async def test_only_open_findings_of_this_text_are_marked():
    findings = [
        finding((0, 2), "error"),
        finding((4, 6), waived=True),
        Finding("rule", "info", "…", ("sections.two",), span=(1, 2)),
        Finding("rule", "info", "…", (AT,)),
        finding(None, places=(Place(AT, span=(7, 9)), Place("sections.two", span=(0, 1)))),
    ]
    assert marks_of(findings, AT) == [Mark(0, 2, "error"), Mark(7, 9, "warning")]


@pytest.mark.parametrize(
    ("splice", "after"),
    [
        ((0, 0, 3), [(7, 10)]),
        ((4, 0, 1), [(5, 8)]),
        ((5, 0, 1), [(4, 8)]),
        ((7, 0, 1), [(4, 7)]),
        ((9, 2, 0), [(4, 7)]),
        ((5, 1, 0), [(4, 6)]),
        ((3, 2, 0), [(3, 5)]),
        ((6, 3, 0), [(4, 6)]),
        ((4, 3, 0), []),
        ((0, 9, 2), []),
    ],
)
def test_a_mark_follows_a_splice(splice, after):
    assert [(m.start, m.end) for m in moved([Mark(4, 7, "error")], *splice)] == after


async def test_matches_of_a_search_are_highlighted_the_current_one_most(prose_desk):
    desk = prose_desk("其它事项，其它")
    async with desk.run_test(size=SIZE):
        desk.editor.show_matches([(0, 2), (5, 7)], current=1)
        grounds = {char_style[1].bgcolor for char_style in cells(desk) if char_style[0] == "其"}
        plain = next(style.bgcolor for char, style in cells(desk) if char == "事")
        assert len(grounds) == 2
        assert plain not in grounds
        desk.key("甲")
        assert len({style.bgcolor for char, style in cells(desk) if char in "它事"}) == 1


async def test_a_selection_is_seen_over_line_ends(prose_desk):
    desk = prose_desk("甲乙\n丙丁")
    async with desk.run_test(size=SIZE):
        desk.editor.select((1, 4))
        first = [char for char, style in cells(desk, 0) if style.bgcolor == _selected(desk)]
        second = [char for char, style in cells(desk, 1) if style.bgcolor == _selected(desk)]
        assert (first, second) == (["乙", " "], ["丙"])


def _selected(desk):
    return desk.editor.get_component_rich_style("prose--selected").bgcolor


async def test_the_hint_is_shown_while_nothing_is_written(prose_desk):
    desk = prose_desk(hint="写本年做了哪些工作。")
    async with desk.run_test(size=SIZE):
        assert desk.rows()[0].strip() == "写本年做了哪些工作。"
        desk.key("甲")
        assert desk.rows()[0].strip() == "甲"
        desk.key("backspace")
        assert desk.rows()[0].strip() == "写本年做了哪些工作。"


async def test_control_and_zero_width_characters_are_visible(prose_desk):
    desk = prose_desk("甲\x07乙\u200b丙\r丁\u2028戊\ufeff")
    async with desk.run_test(size=SIZE):
        assert desk.rows()[0].strip() == "甲^G乙<200b>丙^M丁<2028>戊<feff>"
        assert not any(ord(char) < 32 for row in desk.rows() for char in row)


async def test_a_paragraph_begins_two_han_in_unless_it_brings_its_own_blank(prose_desk):
    desk = prose_desk("甲\n　　乙")
    async with desk.run_test(size=SIZE):
        assert desk.rows()[:2] == ["      甲", "  　　乙"]


@pytest.mark.parametrize("width", [20, 41, 60, 80, 120])
async def test_no_line_is_longer_than_on_paper_or_than_the_pane(prose_desk, width):
    desk = prose_desk("政府信息公开工作，a全年主动公开。" * 8)
    async with desk.run_test(size=(width, 20)):
        desk.editor.show_matches([])
        strips = desk.editor.render_lines(desk.editor.size.region)
        assert {strip.cell_length for strip in strips} == {width}
        limit = 2 + min(56, width - 1 - 2 - 1)
        assert max(len(row.encode("gb18030")) for row in desk.rows()) <= limit
        assert "".join(row.strip() for row in desk.rows()) == desk.text


async def test_a_resize_keeps_text_cursor_and_sight(prose_desk):
    desk = prose_desk("政府信息公开工作，全年主动公开。" * 40)
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("ctrl+end")
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert desk.editor.position == len(desk.text)
        assert 0 <= desk.editor.cursor_screen_offset.y < 8
        assert desk.app.cursor_position == desk.editor.cursor_screen_offset


async def test_the_terminal_cursor_follows_a_scroll(prose_desk):
    desk = prose_desk("\n".join("甲" for _ in range(60)))
    async with desk.run_test(size=SIZE) as pilot:
        desk.key("pagedown")
        assert desk.app.cursor_position == desk.editor.cursor_screen_offset
        before = desk.app.cursor_position
        desk.editor.scroll_to(y=5, animate=False)
        await pilot.pause()
        assert desk.app.cursor_position == desk.editor.cursor_screen_offset != before


async def test_the_cursor_is_hidden_without_focus(prose_desk):
    desk = prose_desk("甲乙")
    async with desk.run_test(size=SIZE) as pilot:
        cursor = desk.editor.get_component_rich_style("prose--cursor").bgcolor
        assert [c for c, style in cells(desk) if style.bgcolor == cursor] == ["甲"]
        desk.editor.blur()
        await pilot.pause()
        assert [c for c, style in cells(desk) if style.bgcolor == cursor] == []
