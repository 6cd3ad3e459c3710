"""A yes-or-no line that says its state in words, not by colour."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget


class Toggle(Widget, can_focus=True):
    """`[是] words` or `[否] words`; space or a click turns it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "turn", "是或否", show=False)]
    DEFAULT_CSS = """
    Toggle { height: 1; width: 100%; }
    Toggle:focus { text-style: reverse; }
    """

    def __init__(self, words: str, value: bool, *, id: str) -> None:
        super().__init__(id=id)
        self.words = words
        self.value = value

    def render(self) -> Text:
        """The state and the words."""
        return Text(f"[{'是' if self.value else '否'}] {self.words}", no_wrap=True)

    def action_turn(self) -> None:
        """Turn it."""
        self.value = not self.value
        self.refresh()

    def on_click(self) -> None:
        """Turn it."""
        self.action_turn()
