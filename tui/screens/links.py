"""Numbers of a section that repeat a figure: which of them shall follow the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from forms.form import Form
from forms.review.linking import Link
from forms.visible import visible
from tui.widgets.dialog import Dialog, letter
from tui.widgets.line_list import Line, LineList
from tui.widgets.paragraph import Paragraph

AROUND = 14
"""Characters shown before and behind a number."""


class LinksScreen(ModalScreen[list[Link] | None]):
    """Choose which numbers become references; None when given up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("f8,f9", "take", "改成引用", show=False),
        letter("a", "all", "全部或全不"),
    ]
    DEFAULT_CSS = """
    LinksScreen LineList { height: 1fr; }
    """

    def __init__(self, form: Form, text: str, links: Sequence[Link]) -> None:
        super().__init__()
        self._form = form
        self._text = text
        self._links = links
        self._taken = set(range(len(links)))

    def compose(self) -> ComposeResult:
        """The numbers where they stand, and the keys."""
        with Dialog("数字变引用"):
            yield Paragraph("选中的数字改成引用，以后表格改了文字跟着改。", classes="question")
            yield LineList()
            keys = "回车 选或不选   A 全部   F8 改成引用   Esc 返回"
            yield Static(keys, classes="answers", markup=False)

    def on_mount(self) -> None:
        """List them."""
        self._show()
        self.query_one(LineList).focus()

    def _show(self) -> None:
        lines = [line for item in range(len(self._links)) for line in self._lines(item)]
        self.query_one(LineList).show(lines)

    def _lines(self, item: int) -> Iterator[Line]:
        (start, end), address = self._links[item]
        text = self._text
        mark = "[选中]" if item in self._taken else "[不选]"
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        words = f"{mark} …{before}【{text[start:end]}】{after}…"
        yield Line(visible(words, lines=False), "head", item)
        yield Line(f"       → {self._form.figures[address].label}", "plain", item)

    @on(LineList.Taken)
    def _toggle(self, event: LineList.Taken) -> None:
        self._taken ^= {event.item}
        self._show()

    def action_all(self) -> None:
        """All or none."""
        every = set(range(len(self._links)))
        self._taken = set() if self._taken == every else every
        self._show()

    def action_take(self) -> None:
        """Give those that are chosen."""
        self.dismiss([link for item, link in enumerate(self._links) if item in self._taken])

    def action_give_up(self) -> None:
        """Change nothing."""
        self.dismiss(None)
