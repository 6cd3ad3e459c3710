"""Further attachments, besides what the form itself attaches: their names, and the way to each."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from forms.draft import Draft, Value
from forms.edit import Change, Edit
from tui.widgets.line_input import LineInput
from tui.widgets.outline import ATTACHMENTS as ADDRESS
from tui.widgets.outline import attachment_part

MOST = 9
QUESTION = (
    "除报告格式本身的附件外，还要随报告印出的附件，一行一个名称；在名称上按回车写它的正文。"
    "名称和正文都清空即删去："
)


class Attachments(Vertical):
    """One line a title; a title typed into the blank last line adds an attachment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    DEFAULT_CSS = """
    Attachments { padding: 0 1; }
    Attachments Input { height: 1; border: none; padding: 0 1; background: $panel; }
    Attachments Static { height: auto; margin-bottom: 1; }
    """

    class Opened(Message):
        """Enter was pressed on a name: its text is wanted."""

        def __init__(self, part: str) -> None:
            super().__init__()
            self.part = part

    def __init__(self, draft: Draft, apply: Callable[[Edit], None]) -> None:
        super().__init__(id="attachments")
        self.draft = draft
        self.apply = apply
        self._wanted = 0

    def compose(self) -> ComposeResult:
        """A line for each that there may be; those after the first blank one are not shown."""
        yield Static(QUESTION, markup=False)
        for number, title in enumerate(self._titles()):
            hint = f"附件 {number + 1} 的名称"
            line = LineInput(
                title, placeholder=hint, id=f"title-{number}", compact=True, select_on_focus=False
            )
            line.display = number <= len(self._kept())
            yield line

    def _kept(self) -> list[dict[str, Value]]:
        kept = self.draft.get(ADDRESS)
        listed = kept if isinstance(kept, list) else []
        return [dict(one) for one in listed if isinstance(one, dict)]

    @staticmethod
    def _number(line: Input) -> int:
        return int(str(line.id).removeprefix("title-"))

    def _titles(self) -> list[str]:
        titles = [str(one.get("title", "")) for one in self._kept()]
        return (titles + [""] * MOST)[:MOST]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a name as it stands now."""
        event.stop()
        number, kept = self._number(event.input), self._kept()
        if event.value == self._titles()[number]:
            return  # the library tells of what a line began with too
        if number < len(kept):
            kept[number]["title"] = event.value
        elif event.value:
            kept.append({"title": event.value, "text": ""})
        self._take(kept, "附件名称", f"attachment-{number}")

    def on_descendant_blur(self) -> None:
        """What has neither name nor text is no attachment any more once its line is left."""
        kept = self._kept()
        filled = [one for one in kept if one.get("title") or one.get("text")]
        if len(filled) < len(kept):
            self._take(filled, "删去附件")

    def _take(self, kept: list[dict[str, Value]], label: str, group: str = "") -> None:
        old = self.draft.get(ADDRESS)
        if (old or []) != kept:
            self.apply(Edit((Change(ADDRESS, old, kept or None),), label, group))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the text of the attachment whose name this is."""
        event.stop()
        number = self._number(event.input)
        if number < len(self._kept()):
            self.post_message(self.Opened(attachment_part(number)))

    def action_step(self, by: int) -> None:
        """Go to the name above or below; from the first and the last there is none to go to."""
        shown = [line for line in self.query(LineInput) if line.display]
        at = next((i for i, line in enumerate(shown) if line.has_focus), 0) + by
        shown[max(0, min(at, len(shown) - 1))].focus()

    def go_to(self, address: str) -> None:
        """Focus the name in an address, else the first."""
        number = address.removeprefix(f"{ADDRESS}.").split(".")[0]
        self._wanted = min(int(number), MOST - 1) if number.isdecimal() else 0
        self.focus()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus a name: there is nothing else here that takes a key."""
        for line in self.query(f"#title-{self._wanted}"):
            line.focus(scroll_visible)
        return self

    def draft_changed(self, addresses: set[str]) -> None:
        """Show titles that changed elsewhere (undo)."""
        if not any(address.startswith(ADDRESS) for address in addresses):
            return
        count = len(self._kept())
        for number, title in enumerate(self._titles()):
            line = self.query_one(f"#title-{number}", LineInput)
            line.display = number <= count
            if line.value != title:
                with line.prevent(Input.Changed):
                    line.value = title
