"""An officer at a real terminal, who presses no key that the screen does not tell of."""

from __future__ import annotations

from collections import Counter

from tests.tui.terminal import Terminal

NAMES = {"enter": "回车", "escape": "Esc", "tab": "Tab", "down": "↓", "up": "↑", "backspace": "←"}


class Walker:
    """Presses keys on a terminal, each only while its name stands on the screen, and counts them.

    `pressed` counts keys by what they were pressed for (`purpose`); text is not counted.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.purpose = "beginning"
        self.pressed: Counter[str] = Counter()

    def press(self, *keys: str) -> None:
        """Press keys that the screen names now."""
        for key in keys:
            name = NAMES.get(key) or ("^" + key[-1].upper() if "+" in key else key.upper())
            self.terminal.wait_for(name)
            self.pressed[self.purpose] += 1
            self.terminal.press(key)

    def type(self, text: str) -> None:
        """Type or let the input method commit some text."""
        self.terminal.send(text)

    def paste(self, text: str) -> None:
        """Paste a text with the terminal's own paste."""
        self.terminal.paste(text)

    def see(self, *words: str) -> None:
        """Wait until the screen shows these words."""
        self.terminal.wait_for(*words)
