"""Doubts that the report itself settles: a sum that holds only if the figure is read right.

A figure confirms nothing by being zero, and a wrong report (sums that fail) confirms nothing
either: its figures stay doubtful where they were, and stay certain where label and head say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from forms.draft import Number
from forms.form import Form
from forms.importing.tables import Found, TableRead
from forms.review.relations import CompiledRelation, relations_of


def confirm(form: Form, reads: list[TableRead]) -> None:
    """Lift the doubts that sums settle, table by table."""
    found = {address: item for read in reads for address, item in read.found.items()}
    values = {address.removeprefix("tables."): item.value for address, item in found.items()}
    sums = [relation for relation in relations_of(form) if _is_sum(relation)]
    for read in reads:
        own = [relation for relation in sums if relation.names[0].startswith(read.table.id + ".")]
        _confirm_amounts(read, own, values)


def _is_sum(relation: CompiledRelation) -> bool:
    return relation.comparison is not None and bool(relation.total)


def _holds(relation: CompiledRelation, values: Mapping[str, Number]) -> bool | None:
    """Whether a sum holds; None where a figure is missing."""
    if any(name not in values for name in relation.names):
        return None
    return bool(relation.holds(values))


def _confirm_amounts(
    read: TableRead, sums: list[CompiledRelation], values: Mapping[str, Number]
) -> None:
    for address, item in list(read.found.items()):
        if item.kind == "amount" and item.value and _fits(read, address, sums, values):
            read.found[address] = replace(item, doubt="", kind="")


def _fits(
    read: TableRead, address: str, sums: list[CompiledRelation], values: Mapping[str, Number]
) -> bool:
    """Whether every sum that the figure takes part in holds, with all others certain."""
    name = address.removeprefix("tables.")
    own = [relation for relation in sums if name in relation.names]
    return bool(own) and all(
        _holds(relation, values) and _others_sure(read, relation, name) for relation in own
    )


def _others_sure(read: TableRead, relation: CompiledRelation, name: str) -> bool:
    others = (read.found.get(f"tables.{other}") for other in relation.names if other != name)
    return all(isinstance(other, Found) and not other.doubt for other in others)
