"""What can be filled in for the officer: the sum of a total's parts, zeros for blanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from forms.draft import Address, Draft, Number
from forms.edit import Change, Edit
from forms.form import Figure, Form, Table
from forms.review.relations import relations_of

Scope = Literal["row", "block", "table"]


class Totals:
    """The totals that a form's structure declares, and the parts of each."""

    def __init__(self, form: Form) -> None:
        self._parts: dict[Address, list[tuple[Address, ...]]] = {}
        self._totals: dict[Address, set[Address]] = {}
        for relation in relations_of(form):
            if relation.total:
                total, *parts = (f"tables.{name}" for name in relation.names)
                self._parts.setdefault(total, []).append(tuple(parts))
                for part in parts:
                    self._totals.setdefault(part, set()).add(total)

    def __contains__(self, address: object) -> bool:
        return address in self._parts

    def offered(self, draft: Draft, address: Address) -> Number | None:
        """The sum of the parts, None for what is no total or has a blank part.

        Where rows and columns both add up to the figure, the first that is complete counts.
        """
        for parts in self._parts.get(address, ()):
            known = [value for part in parts if (value := draft.figure(part)) is not None]
            if len(known) == len(parts):
                return sum(known)
        return None

    def over(self, addresses: Iterable[Address]) -> set[Address]:
        """The totals that these figures are parts of."""
        return {total for address in addresses for total in self._totals.get(address, ())}


def zero_edit(form: Form, draft: Draft, addresses: Sequence[Address]) -> Edit:
    """One edit that fills the blanks among these figures with 0.

    A blank total gets its 0 only where all its parts are 0 then: any other sum is the officer's
    to take.
    """
    totals = Totals(form)
    trial = draft.copy()
    blank = [a for a in addresses if draft.get(a) is None and form.figures[a].row.required]
    filled = [a for a in blank if a not in totals]
    for address in filled:
        trial.set(address, 0)
    rest = [a for a in blank if a in totals]
    while ready := [a for a in rest if totals.offered(trial, a) == 0]:
        for address in ready:
            trial.set(address, 0)
        filled += ready
        rest = [a for a in rest if a not in ready]
    chosen = set(filled)
    return Edit(tuple(Change(a, None, 0) for a in addresses if a in chosen), "补零")


def scope_of(form: Form, address: Address, scope: Scope) -> tuple[Address, ...]:
    """The figures of the row, the block or the table that a figure stands in, in form order.

    A block is what stands under the same heading, side head or head of its own.
    """
    here = form.figures[address]
    table = form.table(here.table)
    assert table is not None
    if scope == "table":
        same = [f for f in form.figures.values() if f.table == here.table]
    elif scope == "row":
        same = [f for f in _of(form, table) if f.row.id == here.row.id]
    else:
        key = _heading(table, here)
        same = [f for f in _of(form, table) if _heading(table, f) == key]
    return tuple(figure.address for figure in same)


def _of(form: Form, table: Table) -> list[Figure]:
    return [figure for figure in form.figures.values() if figure.table == table.id]


def _heading(table: Table, figure: Figure) -> str:
    """What a row stands under that asks for no figure itself; the outermost row where nothing."""
    if table.layout == "blocks":
        number = next(
            i for i, b in enumerate(table.blocks) if figure.row.id in {r.id for r in b.rows}
        )
        return f"block {number}"
    rows = {row.id: row for row in table.rows}
    groups = {group.id for group in table.groups}
    row = figure.row
    while row.under in rows and rows[row.under].kind != "heading":
        row = rows[row.under]
    return row.under if row.under in groups or row.under in rows else row.id
