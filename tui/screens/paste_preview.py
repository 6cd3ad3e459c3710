"""What a paste would do, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from exporters.cells import cell_width
from forms.draft import Value
from forms.edit import Edit
from forms.form import Form
from forms.numerals import written
from forms.paste import PastedCell, PastePlan
from forms.visible import visible
from tui.widgets.dialog import Dialog, letter
from tui.widgets.line_list import Line, LineList, fitted
from tui.widgets.sheet_cells import plain

PlanWith = Callable[[bool, bool], PastePlan]
"""Makes the plan anew: (rows and columns exchanged, `/` taken as 0)."""


class PastePreview(ModalScreen[Edit | None]):
    """Show a plan: what is not understood, what finds no place, what is replaced, what is new.

    The result is the edit to make, None when given up.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "返回", show=False),
        letter("t", "turn", "行列互换"),
        Binding("0", "zeros", "按 0 填", show=False),
    ]
    DEFAULT_CSS = """
    PastePreview LineList { height: 1fr; }
    """

    def __init__(self, form: Form, plan: PastePlan, plan_with: PlanWith) -> None:
        super().__init__()
        self.form = form
        self.plan = plan
        self.turned = False
        self.zeros = False
        self._plan_with = plan_with

    def compose(self) -> ComposeResult:
        """The sum of it, every cell, and the keys."""
        with Dialog("粘贴预览"):
            yield Static(id="sum", classes="question", markup=False)
            yield LineList(id="cells")
            yield Static(id="answers", classes="answers", markup=False)

    def on_mount(self) -> None:
        """Show the plan once the widths are known."""
        self.call_after_refresh(self.show)
        self.query_one(LineList).focus()

    def on_resize(self) -> None:
        """Lay the lines out again."""
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show the plan as it is now."""
        cells = self.query_one(LineList)
        width = max(cells.size.width - 2, 24)
        lines = list(_lines(self.plan, width, cells.wide))
        cells.show([Line(text, role, item) for item, (text, role) in enumerate(lines)])
        self.query_one("#sum", Static).update(visible(summary(self.plan)))
        self.query_one("#answers", Static).update(self._answers())

    def _answers(self) -> str:
        apply = f"回车 填入 {len(self.plan.changes)} 格" if self.plan.changes else "没有可填的"
        none = "   0 “/”按 0 填" if self.plan.says_none or self.zeros else ""
        return f"{apply}   T 行列互换{none}   Esc 放弃"

    def on_line_list_taken(self) -> None:
        """Enter: make the edit."""
        self.dismiss(self.plan.edit() if self.plan.changes else None)

    def action_give_up(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_turn(self) -> None:
        """Exchange rows and columns."""
        self.turned = not self.turned
        self._replan()

    def action_zeros(self) -> None:
        """Take `/`, `-` and 无 as 0, or leave these cells alone again."""
        self.zeros = not self.zeros
        self._replan()

    def _replan(self) -> None:
        self.plan = self._plan_with(self.turned, self.zeros)
        self.show()


def summary(plan: PastePlan) -> str:
    """The plan in two sentences."""
    if not plan.cells and not plan.left_over:
        return "粘贴的内容里没有数，一格也不填。请核对复制的是不是表格里的数。"
    replaced = sum(cell.old is not None for cell in plan.changes)
    facts = [f"填入 {len(plan.changes)} 格"]
    if replaced:
        facts.append(f"其中 {replaced} 格原来有数，将被替换")
    if plan.problems:
        facts.append(f"{len(plan.problems)} 格看不懂")
    if plan.left_over:
        facts.append(f"{len(plan.left_over)} 处没有位置")
    return f"{plan.how}。{'，'.join(facts)}。"


def _lines(plan: PastePlan, width: int, wide: bool) -> Iterator[tuple[str, str]]:
    """The cells in groups, those first that want a look."""
    left_over = [f"  {text}" for text in plan.left_over]
    replaced = [cell for cell in plan.changes if cell.old is not None]
    new = [cell for cell in plan.changes if cell.old is None]
    same = [c for c in plan.cells if c not in plan.changes and not c.problem and c.new is not None]
    groups: Sequence[tuple[str, str, Sequence[str]]] = (
        ("看不懂，不填", "error", _rows(plan.problems, width, wide)),
        ("没有位置，不填", "error", left_over),
        ("替换原有的数", "warning", _rows(replaced, width, wide)),
        ("表示没有，不动", "warning", _rows(plan.says_none, width, wide)),
        ("新填", "plain", _rows(new, width, wide)),
        ("与原有的相同", "dim", _rows(same, width, wide)),
    )
    for title, role, rows in groups:
        if rows:
            yield f"{title}（{len(rows)}）", "head"
            yield from ((visible(row, lines=False), role) for row in rows)


def _rows(cells: Sequence[PastedCell], width: int, wide: bool) -> list[str]:
    """One line a cell: label, old and new value, how it was understood."""
    return [_row(cell, width, wide) for cell in cells]


def _row(cell: PastedCell, width: int, wide: bool) -> str:
    new = plain(cell.raw) if cell.new is None else written(cell.new)
    says = f"  {cell.problem or cell.note}" if cell.problem or cell.note else ""
    values = f"{_old(cell.old)} → {new}{says}" if not cell.problem else f"“{new}”{says}"
    room = max(width - cell_width(values, wide) - 4, width // 3)
    label = fitted(cell.label, room, wide)
    return f"  {label}{' ' * (room - cell_width(label, wide))}  {values}"


def _old(value: Value | None) -> str:
    return "空" if value is None else plain(value)
