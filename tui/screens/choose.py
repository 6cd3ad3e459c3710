"""A dialog that lets one thing be chosen from a list, narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from forms.visible import visible
from tui.pinyin import begins, matches
from tui.widgets.dialog import Dialog
from tui.widgets.line_input import LineInput


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is shown, and what choosing it gives."""

    text: str
    value: str


class ChooseScreen(ModalScreen[str | None]):
    """Choose one; None when given up. Typing narrows the list by words or pinyin initials."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        hint: str = "输入字词或拼音首字母查找，回车选定，Esc 返回",
        numbered: Sequence[tuple[int, Choice]] = (),
    ) -> None:
        """`numbered` are choices that a number typed alone means before all others."""
        super().__init__()
        self._title = title
        self._choices = list(choices)
        self._shown = self._choices
        self._hint = hint
        self._numbered = numbered

    def compose(self) -> ComposeResult:
        """A line to type in above the list."""
        with Dialog(self._title):
            yield LineInput(placeholder="查找", compact=True)
            yield OptionList(*map(_option, self._choices))
            yield Static(self._hint, classes="answers", markup=False)

    def on_mount(self) -> None:
        """The first choice is the current one."""
        self._options.can_focus = False
        self._options.highlighted = 0 if self._choices else None

    @property
    def _options(self) -> OptionList:
        return self.query_one(OptionList)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._shown = self._found(event.value.strip())
        self._options.clear_options()
        self._options.add_options([_option(choice) for choice in self._shown])
        self._options.highlighted = 0 if self._shown else None
        if not self._shown:
            self._options.add_option(Option("没有找到", disabled=True))

    def _found(self, query: str) -> list[Choice]:
        wanted = int(query) if query.isdecimal() else None
        first = [choice for number, choice in self._numbered if number == wanted]
        others = [choice for choice in self._choices if matches(query, choice.text)]
        others.sort(key=lambda choice: not begins(query, choice.text))
        return list(dict.fromkeys([*first, *others]))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter chooses the current one."""
        at = self._options.highlighted
        if at is not None and at < len(self._shown):
            self.dismiss(self._shown[at].value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        self.dismiss(self._shown[event.option_index].value)

    def action_move(self, by: int) -> None:
        """Move the current choice."""
        if self._shown:
            at = (self._options.highlighted or 0) + by
            self._options.highlighted = max(0, min(at, len(self._shown) - 1))

    def action_give_up(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the dialog gives up."""
        if event.widget is self:
            self.dismiss(None)


def _option(choice: Choice) -> str:
    """The text as markup-free option prompt."""
    from rich.markup import escape

    return escape(visible(choice.text, lines=False))
