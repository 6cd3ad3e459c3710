"""A dialog that asks a question with a few answers, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.widgets.dialog import Dialog, scrolling
from tui.widgets.paragraph import Paragraph

Answers = Sequence[tuple[str, str]]
"""(key, word): the key pressed is the result."""
YES_NO: Answers = (("enter", "确定"), ("escape", "返回"))
_SHOWN = {"enter": "回车", "escape": "Esc"}


class ConfirmScreen(ModalScreen[str]):
    """Ask; the result is the key of the answer, `escape` when given up."""

    BINDINGS: ClassVar[list[BindingType]] = [*scrolling()]

    def __init__(self, title: str, question: str, answers: Answers = YES_NO) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """The question, and under it the answers with their keys."""
        words = "   ".join(f"{_SHOWN.get(key, key.upper())} {word}" for key, word in self._answers)
        with Dialog(self._title):
            with VerticalScroll(classes="scroll"):
                yield Paragraph(self._question, classes="question")
            yield Static(words, classes="answers", markup=False)

    def on_key(self, event: events.Key) -> None:
        """A key of an answer answers."""
        key = event.key.lower()
        if key in [answer for answer, _ in self._answers]:
            event.stop()
            self.dismiss(key)
        elif key == "escape":
            self.dismiss("escape")

    def action_scroll(self, by: int) -> None:
        """Scroll a long question."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
