"""Doubts that the report itself settles: a sum that holds only if the figure is read right.

A figure confirms nothing by being zero, and a wrong report (sums that fail) confirms nothing
either: its figures stay doubtful where they were, and stay certain where label and head say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from forms.draft import Number
from forms.form import Form
from forms.importing.found import TableRead
from forms.review.relations import CompiledRelation, relations_of


def confirm(form: Form, reads: list[TableRead]) -> None:
    """Lift the doubts that sums settle, table by table."""
    found = {address: item for read in reads for address, item in read.found.items()}
    values = {address.removeprefix("tables."): item.value for address, item in found.items()}
    sums = [relation for relation in relations_of(form) if _is_equation(relation)]
    for read in reads:
        _confirm(read, _Sums(read, sums, values))


def _is_equation(relation: CompiledRelation) -> bool:
    comparison = relation.comparison
    balanced = comparison is not None and comparison.operator == "=="
    return balanced and not relation.previous_names and not relation.when


def _confirm(read: TableRead, sums: _Sums) -> None:
    settled = [
        address
        for address, item in read.found.items()
        if (item.kind == "amount" and item.value and sums.fit(address, _SURE_ONES))
        or (item.kind == "joined" and sums.fit(address, _JOINED_ONES, fewest=2))
    ]
    for address in settled:
        read.found[address] = replace(read.found[address], doubt="", kind="")


_SURE_ONES = ("",)
_JOINED_ONES = ("", "joined")


class _Sums:
    """The sums of one table, worked out over what was read."""

    def __init__(
        self, read: TableRead, sums: list[CompiledRelation], values: Mapping[str, Number]
    ) -> None:
        self.kinds = {address.removeprefix("tables."): i.kind for address, i in read.found.items()}
        self.by_name: dict[str, list[tuple[CompiledRelation, bool]]] = {}
        for relation in sums:
            known = all(name in values for name in relation.names)
            holds = known and bool(relation.holds(values))
            for name in relation.names:
                self.by_name.setdefault(name, []).append((relation, holds))

    def fit(self, address: str, others: tuple[str, ...], fewest: int = 1) -> bool:
        """Whether all sums that a figure takes part in hold, over others of these kinds."""
        name = address.removeprefix("tables.")
        own = self.by_name.get(name, [])
        return len(own) >= fewest and all(
            holds and all(self.kinds.get(n) in others for n in relation.names if n != name)
            for relation, holds in own
        )
