"""Faults of wording, form and arithmetic with right neighbours, from the files named below."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.forms.review.faults import Fault

FILES = (
    *("slips.toml", "arithmetic.toml", "left_out.toml", "out_of_time.toml"),
    *("strangers.toml", "published.toml"),
)
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
    trees = {name: _tree(name) for name in FILES}
    return {name: tree["harmless"] for name, tree in trees.items() if "harmless" in tree}


def _entries() -> Iterator[dict[str, Any]]:
    for name in FILES:
        yield from _tree(name)["fault"]


def _tree(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
