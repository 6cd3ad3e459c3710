"""Text that wraps as Chinese does: at any character, no mark at the head of a line."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Size
from textual.widget import Widget

from exporters.cells import told_lines
from forms.visible import visible


class Paragraph(Widget):
    """A few lines of text, as high as they need."""

    DEFAULT_CSS = """
    Paragraph { height: auto; width: 100%; }
    """

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.text = text

    def update(self, text: str) -> None:
        """Show another text."""
        if text != self.text:
            self.text = text
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text wraps to; none where there is no text."""
        return len(self._lines(width)) if self.text else 0

    def render(self) -> Text:
        """The lines."""
        return Text("\n".join(self._lines(self.content_size.width)), no_wrap=True, end="")

    def _lines(self, width: int) -> list[str]:
        wide = bool(getattr(self.app, "ambiguous_wide", False))
        return [
            line
            for paragraph in visible(self.text).split("\n")
            for line in told_lines(paragraph, max(width, 10), ambiguous_wide=wide)
        ]
