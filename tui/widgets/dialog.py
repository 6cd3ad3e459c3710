"""The box of a dialog."""

from __future__ import annotations

from textual.binding import Binding
from textual.containers import Vertical


def scrolling() -> list[Binding]:
    """The keys that scroll a long text; the dialog has `action_scroll`."""
    ways = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}
    return [Binding(key, f"scroll({by})", show=False) for key, by in ways.items()]


def letter(key: str, action: str, word: str) -> Binding:
    """A letter that is an answer, small or capital: it is shown as a capital, and Caps Lock may be
    on.
    """
    return Binding(f"{key},{key.upper()}", action, word, show=False)


class Dialog(Vertical):
    """A titled box in the middle of a modal screen; what it holds goes from top to bottom."""

    def __init__(self, title: str, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="dialog")
        self.border_title = title

    def on_resize(self) -> None:
        """Draw the whole screen: drawn in part, what the box leaves bare loses halves of characters
        at its edges."""
        self.screen.refresh()
