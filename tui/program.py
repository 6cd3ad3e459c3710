"""What every screen may ask of the application."""

from __future__ import annotations

from pathlib import Path

from textual.message_pump import MessagePump

from forms.settings import Settings, load_settings
from tui.key_order import KeysInTurn


class Program(KeysInTurn):
    """The application as its screens know it: `parting` is said on the terminal at the end."""

    def __init__(self, *, ambiguous_wide: bool = False) -> None:
        super().__init__()
        self.settings: Settings = load_settings()
        self.ambiguous_wide = ambiguous_wide
        self.parting: list[str] = []

    def show_home(self) -> None:
        """Show the drafts."""
        raise NotImplementedError

    def show_draft(self, path: Path, *, read_only: bool = False, told: str = "") -> None:
        """Open a draft in the editor, which says first what is `told`, or say why it cannot be."""
        raise NotImplementedError


def program_of(screen: MessagePump) -> Program:
    """The application that a screen is shown by."""
    assert isinstance(screen.app, Program)
    return screen.app
