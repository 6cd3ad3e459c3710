"""The guide under the field: what is asked here, by whom, and what bears on it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widget import Widget

from exporters.cells import wrap_cells
from forms.visible import visible

OFFICIAL = "填报说明"
OURS = "填报提示（非官方口径）"
MORE = "……（Shift+F6 全文）"
"""Stands where the guide is cut."""


class Guide(Widget):
    """A few lines about the place that is being answered."""

    DEFAULT_CSS = """
    Guide { padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="guide")
        self.lines: tuple[tuple[str, str], ...] = ()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines of (text, style); wrapped, and cut with a mark where the pane ends."""
        if tuple(lines) != self.lines:
            self.lines = tuple(lines)
            self.refresh()

    def render(self) -> Text:
        """The lines wrapped by cells."""
        wide = bool(getattr(self.app, "ambiguous_wide", False))
        width, height = self.content_size
        shown = Text(no_wrap=True, end="")
        rows = 0
        for line, style in self.lines:
            text = visible(line, lines=False)
            for start, end in wrap_cells(text, max(width, 10), ambiguous_wide=wide):
                if rows == height:
                    shown.truncate(max(len(shown) - len(MORE), 0))
                    return shown.append(MORE, "bold")
                shown.append(("\n" if rows else "") + text[start:end], style)
                rows += 1
        return shown


def instruction_lines(instruction: str, source: str, hint: str) -> list[tuple[str, str]]:
    """The official instruction with its source, or else our own hint, said to be ours."""
    lines: list[tuple[str, str]] = []
    if instruction:
        lines.append((f"{OFFICIAL}：{instruction}（{source}）", ""))
    if hint:
        lines.append((f"{OURS}：{hint}", "dim"))
    return lines
