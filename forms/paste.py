"""A pasted block of cells laid over a table: what goes where, what stays out, and why.

Where the names of rows (and columns) come along they decide; otherwise the block is laid from the
current cell downwards and to the right, over figures only. Nothing is dropped in silence.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from forms.draft import Address, Draft, Number, Value
from forms.edit import Change, Edit
from forms.form import Figure, Form
from forms.numerals import read_figure, why_unreadable
from forms.paste_layout import lay
from forms.pasted_text import Cells, PasteError, split_cells

__all__ = ["PasteError", "PastePlan", "PastedCell", "plan_paste", "split_cells"]


class PastedCell(NamedTuple):
    """One pasted cell at its place. `new` is None where the draft's value stays as it is.

    `note` tells how the text was understood, `problem` why it could not be.
    """

    address: Address
    label: str
    raw: str
    old: Value | None
    new: Number | None
    note: str = ""
    problem: str = ""

    @property
    def changes(self) -> bool:
        """Whether the draft would hold something else afterwards."""
        return self.new is not None and (
            self.new != self.old or type(self.new) is not type(self.old)
        )


class PastePlan(NamedTuple):
    """What a paste would do. `how` says how it was aligned, `left_over` what found no place."""

    cells: tuple[PastedCell, ...]
    how: str
    left_over: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[PastedCell, ...]:
        """The cells whose value would change."""
        return tuple(cell for cell in self.cells if cell.changes)

    @property
    def problems(self) -> tuple[PastedCell, ...]:
        """The cells whose text is no figure."""
        return tuple(cell for cell in self.cells if cell.problem)

    @property
    def says_none(self) -> tuple[PastedCell, ...]:
        """The cells that say `/`, `-` or 无, which stay as they are unless taken as 0."""
        return tuple(c for c in self.cells if c.new is None and not c.problem)

    def edit(self) -> Edit:
        """All of it as one deed, which undo takes back as one."""
        steps = (Change(cell.address, cell.old, cell.new) for cell in self.changes)
        return Edit(tuple(steps), "粘贴")


def plan_paste(
    form: Form,
    draft: Draft,
    at: Address,
    cells: Cells,
    *,
    turned: bool = False,
    none_as_zero: bool = False,
) -> PastePlan:
    """Lay `cells` over the table of the figure `at`.

    `turned` exchanges rows and columns first; `none_as_zero` takes `/`, `-`, 无 as 0.
    """
    table = form.table(form.figures[at].table)
    if table is None:
        raise KeyError(at)
    rows = [list(row) for row in zip_longest(*cells, fillvalue="")] if turned else cells
    layout = lay(table, form.figures[at], rows)
    pasted = (
        _pasted(placed.figure, draft, placed.raw, placed.unit, none_as_zero)
        for placed in layout.placed
    )
    return PastePlan(tuple(pasted), layout.how, tuple(layout.left_over))


def _pasted(
    figure: Figure, draft: Draft, raw: str, stated_unit: str, none_as_zero: bool
) -> PastedCell:
    text = raw + stated_unit if stated_unit else raw
    reading = read_figure(text, figure.unit, whole=figure.kind == "integer")
    old = draft.get(figure.address)
    if reading is None:
        problem = why_unreadable(raw)
        return PastedCell(figure.address, figure.label, raw, old, None, problem=problem)
    if reading.value is None:
        new, note = (0, f"“{raw}”按 0 填") if none_as_zero else (None, f"{reading.note}，此格不动")
        return PastedCell(figure.address, figure.label, raw, old, new, note)
    note = reading.note or _doubt(figure, reading.value)
    return PastedCell(figure.address, figure.label, raw, old, reading.value, note)


def _doubt(figure: Figure, value: Number) -> str:
    if figure.kind == "integer" and value != int(value):
        return "此格应为整数"
    if figure.row.minimum is not None and value < figure.row.minimum:
        return f"小于 {figure.row.minimum}"
    return ""
