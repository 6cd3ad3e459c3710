"""The one-line bars: title and save state above, what happened and the keys below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widget import Widget

from exporters.cells import cell_width
from forms.visible import visible
from tui.widgets.line_list import fitted
from tui.widgets.shortening import least_cells, shortened

GAP = "  "
"""Between two keys."""


def follow_dialogs(line: Widget) -> None:
    """Draw a line at the foot again whenever another screen comes to the top."""
    line.app.screen_change_signal.subscribe(line, lambda _: line.refresh())


def is_covered(line: Widget) -> bool:
    """Whether a dialog lies over the screen of a line: the line is empty then, for the keys that it
    names do nothing, and the dialog may leave a corner of it in sight.
    """
    return line.app.screen is not line.screen


class Bar(Widget):
    """One line of text with something at its right end; drawn again only when it changes."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; padding: 0 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.left = ""
        self.right = ""
        self._whole = False

    def show(self, left: str | None = None, right: str | None = None) -> None:
        """Change either end; None leaves it."""
        new = (self.left if left is None else left, self.right if right is None else right)
        if new != (self.left, self.right):
            self.left, self.right = new
            self.refresh()

    def say(self, text: str, *, whole: bool) -> None:
        """Show at the left what happened; to a text that is `whole` the first word of the right
        end gives way, the counts behind that never.
        """
        self._whole = whole
        self.show(left=text)

    def render(self) -> Text:
        """The line; what does not fit beside the right end loses of its names first."""
        wide = bool(getattr(self.app, "ambiguous_wide", False))
        width = self.content_size.width
        left, right = (visible(text, lines=False) for text in (self.left, self.right))
        if self._whole:
            right = self._beside(least_cells(left, wide), right, wide)
        right = fitted(right, width, wide)
        room = width - cell_width(right, wide)
        left = shortened(left, max(room - 1, 0), wide)
        gap = " " * (room - cell_width(left, wide))
        return Text(left + gap + right, no_wrap=True, end="")

    def _beside(self, cells: int, right: str, wide: bool) -> str:
        """What of the right end stands beside so many cells: all, or all but its first word."""
        room = self.content_size.width - cells - 1
        return right if cell_width(right, wide) <= room else right.partition(GAP)[2] or right


class StatusBar(Bar):
    """What happened, and how much is done."""

    def on_mount(self) -> None:
        """Heed the dialogs."""
        follow_dialogs(self)

    def render(self) -> Text:
        """The line, nothing under a dialog."""
        return Text(end="") if is_covered(self) else super().render()


class KeyBar(Widget):
    """The keys that matter here, as many as fit; the last one, the way to the help, always."""

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 100%; padding: 0 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.keys: tuple[tuple[str, str], ...] = ()

    def on_mount(self) -> None:
        """Heed the dialogs."""
        follow_dialogs(self)

    def show(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys with their words, the most important first, the help last."""
        if tuple(keys) != self.keys:
            self.keys = tuple(keys)
            self.refresh()

    def render(self) -> Text:
        """Key and word, key and word; nothing under a dialog."""
        line = Text(no_wrap=True, end="")
        if is_covered(self):
            return line
        *first, last = self.keys or (("", ""),)
        room = self.content_size.width + len(GAP) - self._cells(last)
        for one in first:
            room -= self._cells(one)
            if room < 0:
                break
            _append(line, one)
        return _append(line, last)

    def _cells(self, key: tuple[str, str]) -> int:
        wide = bool(getattr(self.app, "ambiguous_wide", False))
        return cell_width(" ".join(key) + GAP, wide)


def _append(line: Text, key: tuple[str, str]) -> Text:
    return line.append(key[0], "bold").append(f" {key[1]}{GAP}")
