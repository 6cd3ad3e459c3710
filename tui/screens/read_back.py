"""读校: one person reads each figure aloud, the other confirms it against the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from forms.draft import Address, Draft
from forms.edit import Change, Edit
from forms.form import Form
from forms.references import format_figure
from tui.widgets.dialog import Dialog, letter
from tui.widgets.paragraph import Paragraph


class ReadBackScreen(ModalScreen[Address | None]):
    """Figure after figure; the result is the address of one that was found wrong."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "right", "无误", show=False),
        Binding("space", "skip", "跳过", show=False),
        letter("x", "wrong", "有误"),
        Binding("escape", "stop", "停", show=False),
    ]

    def __init__(
        self,
        form: Form,
        draft: Draft,
        addresses: Sequence[Address],
        apply: Callable[[Edit], None],
    ) -> None:
        super().__init__()
        self.form = form
        self.draft = draft
        self.addresses = addresses
        self.apply = apply
        self.at = 0

    def compose(self) -> ComposeResult:
        """The figure to read, and the keys."""
        with Dialog("读校"):
            yield Paragraph(classes="question", id="figure")
            yield Static(
                "回车 无误   空格 跳过   X 有误，去改   Esc 停下（已核的留着）",
                classes="answers",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show the first figure."""
        self._show()

    def _show(self) -> None:
        figure = self.form.figures[self.addresses[self.at]]
        value = self.draft.figure(figure.address)
        shown = "" if value is None else format_figure(value)
        self.query_one("#figure", Paragraph).update(
            f"{self.at + 1}/{len(self.addresses)}\n\n{figure.label}\n\n    {shown} {figure.unit}\n"
        )

    def action_right(self) -> None:
        """Confirm the figure as it stands."""
        address = self.addresses[self.at]
        value = self.draft.figure(address)
        if value is not None:
            key = f"checked.{address}"
            change = Change(key, self.draft.get(key), format_figure(value))
            self.apply(Edit((change,), "读校", group="read-back"))
        self.action_skip()

    def action_skip(self) -> None:
        """Go on to the next figure; after the last one it is done."""
        self.at += 1
        if self.at == len(self.addresses):
            self.dismiss(None)
        else:
            self._show()

    def action_wrong(self) -> None:
        """Stop and go to the figure."""
        self.dismiss(self.addresses[self.at])

    def action_stop(self) -> None:
        """Stop here."""
        self.dismiss(None)
