"""Find and replace over the whole report: the places as they are found, all replaced at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from forms.draft import Address, Draft
from forms.edit import Edit
from forms.form import Form
from forms.prose_search import Found, Query, find, replace_all
from forms.references import Span, resolve
from forms.value_names import value_name
from forms.visible import visible
from tui.screens.confirm import ConfirmScreen
from tui.widgets.dialog import Dialog
from tui.widgets.line_input import LineInput
from tui.widgets.line_list import Line, LineList

AROUND = 12
"""Characters shown before the words found."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A place to go to, or an edit that replaces."""

    address: Address = ""
    span: Span = (0, 0)
    edit: Edit | None = None
    matches: tuple[Span, ...] = ()
    """All places in the same text, to be highlighted."""


class SearchScreen(ModalScreen[SearchResult | None]):
    """Type what to find; Enter goes to the place chosen, F4 replaces it, F2 all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("f2", "replace", "全部替换", show=False),
        Binding("f4", "replace_one", "替换这一处", show=False),
    ]
    DEFAULT_CSS = """
    SearchScreen LineList { height: 12; max-height: 40vh; }
    SearchScreen Input { margin-bottom: 1; }
    """

    def __init__(self, form: Form, draft: Draft, apply: Callable[[Edit], None]) -> None:
        """`apply` makes an edit of the draft while the dialog stays."""
        super().__init__()
        self.form = form
        self.draft = draft
        self.apply = apply
        self.found: list[Found] = []

    def compose(self) -> ComposeResult:
        """What to find, what to put there, the places."""
        with Dialog("查找替换"):
            yield LineInput(compact=True, placeholder="查找（全角半角不分）", id="words")
            yield LineInput(
                compact=True, placeholder="替换为（空着按 F2 就是删去）", id="replacement"
            )
            yield LineList()
            yield Static("", id="count", markup=False)
            yield Static(
                "回车 到那一处  F4 替换  F2 全部替换  Tab 换项  Esc 返回",
                classes="answers",
                markup=False,
            )

    def on_mount(self) -> None:
        """Begin with what to find."""
        self.query_one(LineList).can_focus = False
        self.query_one("#words", Input).focus()

    @on(Input.Changed, "#words")
    def _look(self) -> None:
        sought = self.query_one("#words", Input).value
        self.found = find(self.draft, self.form, Query(sought)) if sought else []
        self.query_one(LineList).show([self._line(i, one) for i, one in enumerate(self.found)])
        count = f"{len(self.found)} 处" if sought else ""
        self.query_one("#count", Static).update(count)

    def _line(self, item: int, found: Found) -> Line:
        name = value_name(self.form, found.address)
        start, end = found.column, found.column + found.span[1] - found.span[0]
        before, after = (
            resolve(part, self.form, self.draft) for part in (found.line[:start], found.line[end:])
        )
        words = f"{name}：{before[-AROUND:]}【{found.line[start:end]}】{after}"
        return Line(visible(words, lines=False), "plain", item)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the chosen place."""
        self._go(self.query_one(LineList).current)

    @on(LineList.Taken)
    def _clicked(self, event: LineList.Taken) -> None:
        self._go(event.item)

    def _go(self, item: int) -> None:
        if item < len(self.found):
            found = self.found[item]
            here = tuple(one.span for one in self.found if one.address == found.address)
            self.dismiss(SearchResult(found.address, found.span, matches=here))

    def action_replace_one(self) -> None:
        """Replace at the chosen place and stay for the next one."""
        chosen = self.found[self.query_one(LineList).current :][:1]
        words = self.query_one("#replacement", Input).value
        edit = replace_all(self.draft, self.form, chosen, words) if chosen else None
        if edit is not None:
            self.apply(edit)
            self._look()

    def action_replace(self) -> None:
        """Replace at every place, as one deed; ask first where nothing is to stand there."""
        words = self.query_one("#replacement", Input).value
        if words or not self.found:
            self._replace(words)
            return

        def answered(key: str | None) -> None:
            if key == "enter":
                self._replace("")

        sought = self.query_one("#words", Input).value
        question = f"“替换为”是空的：把 {len(self.found)} 处“{sought}”全部删去吗？"
        answers = (("enter", "全部删去"), ("escape", "返回"))
        self.app.push_screen(ConfirmScreen("全部删去", question, answers), answered)

    def _replace(self, words: str) -> None:
        edit = replace_all(self.draft, self.form, self.found, words)
        if edit is not None:
            self.dismiss(SearchResult(edit=edit))

    def action_move(self, by: int) -> None:
        """Choose another place."""
        lines = self.query_one(LineList)
        lines.choose(lines.current + by)

    def action_give_up(self) -> None:
        """Leave."""
        self.dismiss(None)
