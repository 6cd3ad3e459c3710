"""What holds for the prose editor whatever is typed: the text, the undo, the rows drawn."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.lines import cell_width
from forms.draft import Draft
from tui.widgets.prose_layout import Layout
from tui.widgets.prose_lines import Measure, broken
from tui.widgets.prose_shown import Shown

TEXT = st.text(st.sampled_from("政府，。（“”1a \n　e\u0301—{}"), max_size=12)
RICH = st.lists(
    st.one_of(
        TEXT, st.sampled_from(["{s.received}", "{s.fees}", "{{s.received}}", "政府信息公开" * 12])
    )
).map("".join)
PLAIN_KEYS = ["left", "right", "shift+left", "shift+right", "ctrl+home", "ctrl+end", "ctrl+a"]
KEYS = [*PLAIN_KEYS, "up", "down", "shift+up", "home", "end", "ctrl+left", "ctrl+right", "pagedown"]
DELETIONS = ["backspace", "delete", "ctrl+w", "ctrl+delete"]
FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Model:
    """A text with a cursor, as simple as can be."""

    def __init__(self) -> None:
        self.text, self.cursor, self.anchor = "", 0, 0

    def press(self, key: str) -> None:
        start, end = sorted((self.cursor, self.anchor))
        selects = key.startswith("shift+")
        if key in ("backspace", "delete"):
            if start == end:
                start, end = (start - 1, end) if key == "backspace" else (start, end + 1)
            self.put(max(start, 0), end, "")
        elif key == "ctrl+a":
            self.cursor, self.anchor = len(self.text), 0
        elif len(key) == 1:
            self.put(start, end, key)
        else:
            self.cursor = self.moved(key.removeprefix("shift+"), start, end, selects)
            self.anchor = self.anchor if selects else self.cursor

    def moved(self, key: str, start: int, end: int, selects: bool) -> int:
        if start < end and not selects and key in ("left", "right"):
            return start if key == "left" else end
        ends = {"left": self.cursor - 1, "right": self.cursor + 1, "ctrl+home": 0}
        return min(max(ends.get(key, len(self.text)), 0), len(self.text))

    def put(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self.cursor = self.anchor = start + len(text)


def fresh(desk, text):
    desk.draft.set("sections.one", text or None)
    desk.editing.__init__(desk.draft)
    desk.editor.draft_changed({"sections.one"})
    desk.editor.go_to(0)


async def test_any_keys_make_the_same_text_as_a_simple_model(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=(40, 10)):

        @FEW
        @given(st.lists(st.sampled_from([*PLAIN_KEYS, "backspace", "delete", *"政，1a\n"])))
        def law(keys):
            fresh(desk, "")
            model = Model()
            for key in keys:
                desk.key("enter" if key == "\n" else key)
                model.press(key)
                assert (desk.text, desk.editor.position) == (model.text, model.cursor)

        law()


async def test_any_keys_keep_cursor_layout_and_undo_right(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=(40, 10)):

        @FEW
        @given(RICH, st.lists(st.sampled_from([*KEYS, *DELETIONS, "enter", *"政，1{}e\u0301"])))
        def law(text, keys):
            fresh(desk, text)
            for key in keys:
                before = desk.text
                desk.key(key)
                assert desk.editor.position == desk.editor._lines.snap(desk.editor.position)
                assert key not in KEYS or desk.text == before
            layout = Layout(desk.editor._form, desk.draft, desk.editor._lines.measure)
            layout.sync(desk.text)
            assert desk.editor._lines.paragraphs == layout.paragraphs
            while desk.editing.can_undo:
                desk.undo()
            assert desk.text == text

        law()


async def test_only_rows_that_changed_are_drawn_and_none_is_forgotten(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=(40, 10)):
        editor = desk.editor
        region = editor.size.region

        def look(strips):
            return [[(s.text, s.style) for s in strip] for strip in strips]

        @FEW
        @given(
            RICH,
            st.lists(st.sampled_from([*KEYS, *DELETIONS, "enter", "figure", *"政，1"])),
            st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20))),
        )
        def law(text, keys, spans):
            fresh(desk, text)
            editor.show_matches([(a, a + n) for a, n in spans if a + n <= len(text)])
            editor.render_lines(region)
            for number, key in enumerate(keys):
                desk.set_figure(number) if key == "figure" else desk.key(key)
                kept = look(editor.render_lines(region))
                editor.refresh()
                assert kept == look(editor.render_lines(region))

        law()


async def test_every_character_stands_on_one_row_and_no_row_is_too_wide(prose_desk):
    desk = prose_desk()
    async with desk.run_test(size=(40, 10)):
        form, draft = desk.editor._form, Draft()

        @given(RICH, st.integers(8, 60), st.booleans())
        def law(text, cells, wide):
            layout = Layout(form, draft, Measure(cells, 4, wide))
            layout.sync(text)
            rows = [layout.row(number) for number in range(layout.row_count)]
            for paragraph in layout.paragraphs:
                mine = [row for row in rows if row.paragraph is paragraph]
                shown = "".join(paragraph.shown.text[row.start : row.end] for row in mine)
                assert shown == paragraph.shown.text
            for row in rows:
                line = row.paragraph.shown.text[row.start : row.end]
                assert row.indent + cell_width(line, wide) <= cells
            for position in {layout.snap(p) for p in range(len(text) + 1)}:
                number, cell = layout.cell(position)
                back, _ = layout.position_at(number, cell)
                assert layout.cell(back) == (number, cell)

        law()


@given(
    st.text(st.sampled_from("政府，。（“”1,a%—　①𠀀"), max_size=200),
    st.integers(2, 60),
    st.booleans(),
)
def test_the_quick_way_to_break_a_line_is_the_common_way(text, cells, wide):
    shown, measure = Shown(text, text), Measure(cells, 4, wide)
    quick = broken(shown, measure)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.widgets.prose_lines._quick_end", lambda *_: None)
        assert broken(shown, measure) == quick
