"""A file changed elsewhere meanwhile: value by value, which of the two counts."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from forms.check_sheet import value_name
from forms.form import Form
from forms.store.comparing import Conflict, Side
from forms.visible import visible
from tui.widgets.dialog import Dialog
from tui.widgets.line_list import Line, LineList
from tui.widgets.paragraph import Paragraph

OTHER: dict[Side, Side] = {"mine": "theirs", "theirs": "mine"}
WORDS: dict[Side, str] = {"mine": "用这里的", "theirs": "用那边的"}


class ConflictScreen(ModalScreen[dict[str, Side] | None]):
    """Choose a side for each value; the result maps address to side, None when put off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_off", "以后再说", show=False),
        Binding("f8,f9", "settle", "照此合并", show=False),
        Binding("m", "all('mine')", "全用这里的", show=False),
        Binding("t", "all('theirs')", "全用那边的", show=False),
    ]
    DEFAULT_CSS = """
    ConflictScreen LineList { height: 1fr; }
    """

    def __init__(self, form: Form, conflict: Conflict) -> None:
        super().__init__()
        self.form = form
        self.conflict = conflict
        self.sides: list[Side] = [d.suggestion or "mine" for d in conflict.differences]

    def compose(self) -> ComposeResult:
        """What happened, the values, the keys."""
        keys = "回车 换一边   M 全用这里的   T 全用那边的   F8 照此合并   Esc 以后再说"
        with Dialog("文件在别处被改过"):
            yield Paragraph(str(self.conflict), classes="question")
            yield LineList()
            yield Static(keys, classes="answers", markup=False)

    def on_mount(self) -> None:
        """List the values."""
        self._show()
        self.query_one(LineList).focus()

    def _show(self) -> None:
        lines: list[Line] = []
        for item, difference in enumerate(self.conflict.differences):
            name = value_name(self.form, difference.address)
            doubt = "" if difference.suggestion else "（两边都改过）"
            lines.append(Line(f"[{WORDS[self.sides[item]]}] {name}{doubt}", "head", item))
            lines.append(Line(f"   这里：{_short(difference.mine)}", "plain", item))
            lines.append(Line(f"   那边：{_short(difference.theirs)}", "plain", item))
        self.query_one(LineList).show(lines)

    @on(LineList.Taken)
    def _toggle(self, event: LineList.Taken) -> None:
        self.sides[event.item] = OTHER[self.sides[event.item]]
        self._show()

    def action_all(self, side: Side) -> None:
        """The same side for every value."""
        self.sides = [side for _ in self.sides]
        self._show()

    def action_settle(self) -> None:
        """Merge as chosen."""
        differences = self.conflict.differences
        chosen = {d.address: side for d, side in zip(differences, self.sides, strict=True)}
        self.dismiss(chosen)

    def action_put_off(self) -> None:
        """Decide later; nothing is saved till then."""
        self.dismiss(None)


def _short(value: object) -> str:
    text = "（空）" if value is None else str(value).strip()
    return visible(text, lines=False)[:200]
