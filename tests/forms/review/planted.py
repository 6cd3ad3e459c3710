"""Faults of wording, form and arithmetic with right neighbours, from the files beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.forms.review.faults import Fault

TREES = {
    path.name: tree
    for path in sorted(Path(__file__).parent.glob("*.toml"))
    if "fault" in (tree := tomllib.loads(path.read_text(encoding="utf-8")))
}
"""Each with `fault` entries; some with sentences beside them that are `harmless`."""


@dataclass(frozen=True)
class Planted:
    """A fault of these files with its right neighbour ("" where there is none)."""

    kind: str
    rules: tuple[str, ...]
    at: str
    wrong: str
    right: str
    unit: str
    form: str
    whole: bool

    def fault(self) -> Fault:
        """The wrong text as a fault."""
        return Fault(self.kind, self.rules, self.values(self.wrong))

    def values(self, text: str) -> dict[str, Any]:
        """What to change so that a text stands in the report."""
        unit = {"unit.name": self.unit} if self.unit else {}
        return {**unit, self.at: text if self.whole else "{text}\n" + text}


def slips() -> Iterator[Planted]:
    """Every fault of the files, in their order."""
    for entry in _entries():
        for wrong, right in entry["pairs"]:
            yield Planted(
                kind=entry["kind"],
                rules=tuple(entry["rules"]),
                at=entry["at"],
                wrong=wrong,
                right=right,
                unit=entry.get("unit", ""),
                form=entry.get("form", "disclosure-2021"),
                whole=entry.get("whole", False),
            )


def harmless_beside() -> dict[str, list[str]]:
    """The harmless sentences of each file that has some."""
    return {name: tree["harmless"] for name, tree in TREES.items() if "harmless" in tree}


def _entries() -> Iterator[dict[str, Any]]:
    for tree in TREES.values():
        yield from tree["fault"]
