"""A screen that shows a longer text, scrolled with the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from exporters.cells import told_lines
from forms.visible import visible
from tui.widgets.dialog import Dialog
from tui.widgets.line_list import Line, LineList


class TextScreen(ModalScreen[str | None]):
    """Show a text; further keys may be offered, the key pressed is the result."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "返回", show=False)]
    DEFAULT_CSS = """
    TextScreen LineList { height: 1fr; }
    """

    always: ClassVar[Sequence[tuple[str, str]]] = (("Esc", "返回"),)
    """Keys that are named after those that are offered."""

    def __init__(self, title: str, text: str, keys: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The text, and under it the keys."""
        ways = [("↑↓", "翻看"), *((key.upper(), word) for key, word in self._keys), *self.always]
        with Dialog(self._title):
            yield LineList()
            offered = "   ".join(f"{key} {word}" for key, word in ways)
            yield Static(offered, classes="answers", markup=False)

    def on_mount(self) -> None:
        """Wrap the text to the width."""
        self.call_after_refresh(self._lay_out)

    def on_resize(self) -> None:
        """Wrap again."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        lines = self.query_one(LineList)
        width = max(lines.size.width - 2, 20)
        shown: list[Line] = []
        for paragraph in visible(self._text).split("\n"):
            for line in told_lines(paragraph, width, ambiguous_wide=lines.wide):
                shown.append(Line(line, "plain", len(shown)))
        lines.show(shown)
        lines.focus()

    def key_pressed(self, key: str) -> None:
        """A key that is offered leaves with it, a letter small or capital."""
        key = key.lower()
        if key in [offered for offered, _ in self._keys]:
            self.dismiss(key)

    def on_key(self, event: object) -> None:
        """Look whether the key is offered."""
        self.key_pressed(getattr(event, "key", ""))

    def action_give_up(self) -> None:
        """Leave."""
        self.dismiss(None)
