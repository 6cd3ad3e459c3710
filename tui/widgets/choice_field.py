"""A field whose value is one of a few: Enter goes on, Space or Enter on a blank one opens it."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.binding import Binding, BindingType
from textual.widgets import Select


class ChoiceField(Select[str], inherit_bindings=False):
    """A list that opens on demand. Once something is chosen the next field has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "show_overlay", "展开", show=False),
        Binding("enter", "go_on", "下一项", show=False),
    ]

    _answered = False

    def action_go_on(self) -> None:
        """Open a blank list; of an answered one go on to the next field."""
        if self.is_blank():
            self.action_show_overlay()
        else:
            self.screen.focus_next()

    def on_select_overlay_update_selection(self) -> None:
        """Something was chosen, the old value again or another: the library focuses this field."""
        self._answered = True

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus, or hand it to the next field where this one has just been answered.

        At once, so that what is typed ahead finds the next field and not this one.
        """
        answered, self._answered = self._answered, False
        if not answered:
            return super().focus(scroll_visible)
        chain = [one for one in self.screen.focus_chain if one.parent is not self]
        chain[(chain.index(self) + 1) % len(chain)].focus(scroll_visible)
        return self
