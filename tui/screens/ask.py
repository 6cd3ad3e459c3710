"""A dialog that asks for a line of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.widgets.dialog import Dialog
from tui.widgets.line_input import LineInput
from tui.widgets.paragraph import Paragraph


class AskScreen(ModalScreen[str | None]):
    """Ask for a text; None when given up. `refusal` says why a text will not do, if so."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "返回", show=False)]

    def __init__(
        self,
        title: str,
        question: str,
        text: str = "",
        *,
        hint: str = "回车确定，Esc 返回",
        refusal: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._text = text
        self._hint = hint
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        """The question, the line, the keys."""
        with Dialog(self._title):
            yield Paragraph(self._question, classes="question")
            yield LineInput(self._text, compact=True, select_on_focus=False)
            yield Static(self._hint, classes="answers", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter gives the text; what will not do stays to be written on."""
        refusal = self._refusal(event.value.strip())
        if refusal:
            self.query_one(".answers", Static).update(refusal)
        else:
            self.dismiss(event.value.strip())

    def action_give_up(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
