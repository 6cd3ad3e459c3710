"""What was answered: the Draft, the one truth that screens only show.

A Draft is the tree of its TOML file in plain values (str, int, Decimal, bool, date, datetime, list,
dict). A value is named by its address, the dotted path `tables.statistics.received`; under `notes`
and `checked` the rest of the path is one key, because their keys are addresses themselves; a
number in a path counts in a list (`attachments.0.title`). Absent means blank; `0` is an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

Address: TypeAlias = str
Number: TypeAlias = int | Decimal
Value: TypeAlias = Any
"""A plain TOML value: str, int, Decimal, bool, date, datetime, or a list or dict of these."""

LARGEST = 10**15
"""No figure of a report is larger; one that is was typed by mistake and counts as no number."""
YEARS = range(1000, 9999)
"""What can be a reporting year; each has a next one, in which its report is signed."""
KEYED_BY_ADDRESS = ("notes", "checked")
LEVELS = ("central", "province", "city", "county", "township")
KINDS = ("government", "department", "agency", "organization")
SCOPES = ("self", "subordinate", "region")


@lru_cache(maxsize=4096)
def split(address: Address) -> tuple[str, ...]:
    """The keys along an address."""
    head, _, rest = address.partition(".")
    if head in KEYED_BY_ADDRESS and rest:
        return head, rest
    return tuple(address.split("."))


def number_of(value: Value | None) -> Number | None:
    """The value as a number of a report, None where it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return None
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    return value if -LARGEST <= value <= LARGEST else None


def written(value: Number) -> str:
    """The number in plain digits, decimals as they were typed, never with an exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


_OF_FIGURES = ("tables", "unit")
"""The parts of the tree that a relation reads."""


class Draft:
    """The answers of one report, read and changed by address."""

    def __init__(self, tree: Mapping[str, Value] | None = None) -> None:
        self.tree: dict[str, Value] = _copied(dict(tree or {}))
        self._figures_written = ""
        self.file = ""
        """The name of the file of a draft that another is compared with; no part of its content."""

    def get(self, address: Address) -> Value | None:
        """The value at the address, None where blank or where the path leads nowhere."""
        node: Any = self.tree
        for key in split(address):
            node = node.get(key) if isinstance(node, dict) else _item(node, key)
            if node is None:
                return None
        return node

    def set(self, address: Address, value: Value | None) -> None:
        """Put the value there, None to blank it; tables on the way are made, never replaced.

        Raises KeyError where something that is no table stands in the way.
        """
        *path, last = split(address)
        if (path or [last])[0] in _OF_FIGURES:
            self._figures_written = ""
        node = self._walk(path, make=value is not None)
        if node is None:
            return
        if isinstance(node, list):
            _set_item(node, int(last), value)
        elif value is None:
            node.pop(last, None)
        else:
            node[last] = value

    def figure(self, address: Address) -> Number | None:
        """The number at the address; None where blank or where no number of a report stands."""
        return number_of(self.get(address))

    def text(self, address: Address) -> str:
        """The text at the address, "" where blank or no text."""
        value = self.get(address)
        return value if isinstance(value, str) else ""

    @property
    def figures_written(self) -> str:
        """The tables and the office as written: 1, true and 1.0 are equal, yet not the same."""
        if not self._figures_written:
            self._figures_written = repr([self.tree.get(part) for part in _OF_FIGURES])
        return self._figures_written

    def prose(self, section: str) -> str:
        """The text of a section, paragraphs parted by newlines."""
        return self.text(f"sections.{section}")

    @property
    def form(self) -> str:
        """The id of the form."""
        return self.text("form")

    @property
    def year(self) -> int | None:
        """The reporting year, None where it is missing or cannot be a year."""
        value = self.get("year")
        return value if isinstance(value, int) and value in YEARS else None

    @property
    def date(self) -> date | None:
        """成文日期, None where missing or no date."""
        value = self.get("document.date")
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else None

    @property
    def unit(self) -> str:
        """The office as the title calls it: its short name, else its name."""
        return self.text("unit.short_name") or self.text("unit.name")

    def items(self, prefix: Address) -> Iterator[tuple[Address, Value]]:
        """The leaves under a prefix, in the order of the tree."""
        node = self.get(prefix)
        if isinstance(node, dict):
            for key in node:
                yield from self.items(f"{prefix}.{key}")
        elif node is not None:
            yield prefix, node

    def copy(self) -> Draft:
        """A draft that shares nothing with this one."""
        made = Draft(self.tree)
        made._figures_written = self._figures_written
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Draft) and self.tree == other.tree

    __hash__ = None  # type: ignore[assignment]

    def _walk(self, path: Sequence[str], *, make: bool) -> dict[str, Value] | list[Value] | None:
        node: Any = self.tree
        for key in path:
            child = node.get(key) if isinstance(node, dict) else _item(node, key)
            if child is None:
                if not make:
                    return None
                if not isinstance(node, dict):
                    raise KeyError(".".join(path))
                child = node[key] = {}
            node = child
        if not isinstance(node, (dict, list)):
            raise KeyError(".".join(path))
        return node


def _copied(value: Value) -> Value:
    """The value with tables and lists of its own: the library's copy takes three times as long."""
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _item(node: Any, key: str) -> Any:
    if isinstance(node, list) and key.isdecimal() and int(key) < len(node):
        return node[int(key)]
    return None


def _set_item(items: list[Value], index: int, value: Value | None) -> None:
    if value is None:
        if index < len(items):
            del items[index]
    elif index < len(items):
        items[index] = value
    else:
        items.append(value)
