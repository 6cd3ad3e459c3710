"""The themes: light, dark, high contrast; what matters is never told by colour alone."""

from __future__ import annotations

from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.theme import Theme

THEMES = (
    Theme(
        name="nianbao-light",
        primary="#1f4e8c",
        secondary="#5a6b7d",
        accent="#9a3412",
        foreground="#1b1f24",
        background="#f7f7f5",
        surface="#ffffff",
        panel="#e6eaef",
        success="#1a6b3c",
        warning="#8a5a00",
        error="#b3261e",
        dark=False,
    ),
    Theme(
        name="nianbao-dark",
        primary="#8ab4f8",
        secondary="#9aa7b5",
        accent="#f2a365",
        foreground="#e6e6e3",
        background="#14171b",
        surface="#1b1f24",
        panel="#272d35",
        success="#7fc99a",
        warning="#e3b341",
        error="#f28b82",
        dark=True,
    ),
    Theme(
        name="nianbao-contrast",
        primary="#ffff00",
        secondary="#ffffff",
        accent="#00ffff",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        success="#00ff00",
        warning="#ffff00",
        error="#ff6060",
        dark=True,
    ),
)


class _PlainBars(ScrollBarRender):
    """Scroll bars of whole cells: the eighth blocks are two cells wide on some consoles."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


def scroll_bars_without_blocks() -> None:
    """Draw every scroll bar with plain cells."""
    ScrollBar.renderer = _PlainBars
