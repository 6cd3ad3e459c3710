"""A terminal too small to show anything whole: said clearly, until it is larger."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from tui.widgets.paragraph import Paragraph

LEAST_COLUMNS, LEAST_ROWS = 60, 18


def too_small(columns: int, rows: int) -> bool:
    """Whether the screens have no room."""
    return columns < LEAST_COLUMNS or rows < LEAST_ROWS


class TooSmall(Screen[None]):
    """Covers whatever is open; it stays below as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._leaving = False

    def compose(self) -> ComposeResult:
        """What is wrong and what to do."""
        yield Paragraph(id="words")

    def on_resize(self, event: events.Resize) -> None:
        """Say it for the size as it is now; leave, once, where there is room again."""
        columns, rows = event.size
        if not too_small(columns, rows):
            if not self._leaving:
                self._leaving = True
                self.dismiss(None)
            return
        self.query_one("#words", Paragraph).update(
            f"窗口太小：现在 {columns} 列 {rows} 行，至少要 {LEAST_COLUMNS} 列 {LEAST_ROWS} 行。\n"
            "请把窗口拉大，或把字号调小。打过的内容都在。"
        )
