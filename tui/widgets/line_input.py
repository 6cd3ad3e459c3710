"""A field of one line, with the keys that every office knows and no others."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from forms.one_line import one_line
from tui import clipboard


class LineInput(Input, inherit_bindings=False):
    """A field of one line.

    The screen library's own has the keys of a Unix shell (^K, ^D delete), which here are the
    screen's: only keys that every office knows are kept, and ^U, which clears the whole field.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("shift+left", "cursor_left(True)", show=False),
        Binding("shift+right", "cursor_right(True)", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("home", "home", show=False),
        Binding("end", "end", show=False),
        Binding("shift+home", "home(True)", show=False),
        Binding("shift+end", "end(True)", show=False),
        Binding("ctrl+a", "select_all", "全选", show=False),
        Binding("backspace,ctrl+w,ctrl+backspace", "delete_left", "删一字", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+u", "clear", "清空", show=False),
        Binding("enter", "submit", show=False),
        Binding("ctrl+x", "cut", "剪切", show=False),
        Binding("ctrl+c", "copy", "复制", show=False),
        Binding("ctrl+v", "paste", "粘贴", show=False),
    ]

    def on_mount(self) -> None:
        """A cursor that blinks would draw, and move the input method's window, all the time."""
        self.cursor_blink = False

    def on_focus(self) -> None:
        """The field has its place on the screen only after the dialog around it is laid out."""
        self.call_after_refresh(self._place_cursor)

    def on_resize(self) -> None:
        """It may stand elsewhere now."""
        self.call_after_refresh(self._place_cursor)

    def _place_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    def action_clear(self) -> None:
        """Leave the field blank."""
        self.clear()

    def action_cut(self) -> None:
        """Copy what is selected and delete it."""
        self.action_copy()
        self.delete_selection()

    def action_copy(self) -> None:
        """Copy what is selected."""
        if self.selected_text:
            clipboard.copy(self.app, self.selected_text)

    def action_paste(self) -> None:
        """Put what the clipboard holds in place of what is selected."""
        self._put(clipboard.paste(self.app))

    def on_paste(self, event: events.Paste) -> None:
        """Put a pasted text in place of what is selected; the library takes its first line only."""
        event.stop()
        event.prevent_default()
        self._put(event.text)

    def _put(self, text: str) -> None:
        line = one_line(text)
        if line:
            self.replace(line, *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        if event.character == "\u3000":
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor("\u3000")
            return
        await super()._on_key(event)
