"""A file changed elsewhere meanwhile: value by value, which of the two counts."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from forms.form import Form
from forms.store.comparing import Conflict, Side
from forms.value_names import value_name
from tui.differing import places_at
from tui.widgets.dialog import Dialog, letter
from tui.widgets.line_list import Line, LineList
from tui.widgets.paragraph import Paragraph

WORDS: dict[Side, str] = {"mine": "用这里的", "theirs": "用那边的", "both": "两边都要"}


class ConflictScreen(ModalScreen[dict[str, Side] | None]):
    """Choose a side for each value; the result maps address to side, None when put off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_off", "以后再说", show=False),
        Binding("f8,f9", "settle", "照此合并", show=False),
        Binding("space", "look", "看不同", show=False),
        letter("m", "all('mine')", "全用这里的"),
        letter("t", "all('theirs')", "全用那边的"),
    ]
    DEFAULT_CSS = """
    ConflictScreen LineList { height: 1fr; }
    """

    def __init__(self, form: Form, conflict: Conflict) -> None:
        super().__init__()
        self.form = form
        self.conflict = conflict
        self.sides: list[Side] = [d.sides[0] for d in conflict.differences]

    def compose(self) -> ComposeResult:
        """What happened, the values, the keys."""
        keys = "回车 换   空格 看不同   M 全用这里   T 全用那边   F8 照此合并   Esc 以后再说"
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
            found = places_at(difference.address, difference.mine, difference.theirs)
            (here, there), more = found[0], len(found) - 1
            lines.append(Line(f"   这里：{here}", "plain", item))
            lines.append(Line(f"   那边：{there}", "plain", item))
            if more:
                lines.append(Line(f"   另有 {more} 处不同，空格看全部", "dim", item))
        self.query_one(LineList).show(lines)

    @on(LineList.Taken)
    def _toggle(self, event: LineList.Taken) -> None:
        ways = self.conflict.differences[event.item].sides
        self.sides[event.item] = ways[(ways.index(self.sides[event.item]) + 1) % len(ways)]
        self._show()

    def action_look(self) -> None:
        """Show every place where the two sides of the current value differ."""
        from tui.screens.text import TextScreen

        current = self.query_one(LineList).current
        if current < 0:
            return
        difference = self.conflict.differences[current]
        found = places_at(difference.address, difference.mine, difference.theirs)
        told = [
            f"{number}. 这里：{here}\n{'':{len(str(number)) + 2}}那边：{there}"
            for number, (here, there) in enumerate(found, 1)
        ]
        name = value_name(self.form, difference.address)
        self.app.push_screen(TextScreen(f"{name}：{len(found)} 处不同", "\n".join(told)))

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
