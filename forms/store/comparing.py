"""Two or three drafts compared value by value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from forms.draft import Address, Draft, Value
from forms.edit import Change
from forms.store.merging import merged
from forms.store.reading import Source
from forms.store.toml_text import same

BOOKKEEPING = ("schema", "counter", "resume")
"""What the program itself keeps; no difference that an officer would want to hear of."""

Side = Literal["mine", "theirs", "both"]


@dataclass(frozen=True)
class Difference:
    """A value that two drafts, both come from `base`, give differently."""

    address: Address
    base: Value | None
    mine: Value | None
    theirs: Value | None

    @property
    def suggestion(self) -> Side | None:
        """The side that has changed the value, None where both have."""
        if same(self.base, self.theirs):
            return "mine"
        return "theirs" if same(self.base, self.mine) else None

    @cached_property
    def both(self) -> str | None:
        """A text with the changes of both sides, None where they cannot stand together."""
        if self.suggestion or not (
            isinstance(self.base, str)
            and isinstance(self.mine, str)
            and isinstance(self.theirs, str)
        ):
            return None
        return merged(self.base, self.mine, self.theirs)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides to choose from, the one to propose first."""
        if self.suggestion:
            return ("mine", "theirs") if self.suggestion == "mine" else ("theirs", "mine")
        return ("mine", "theirs") if self.both is None else ("both", "mine", "theirs")

    def chosen(self, side: Side) -> Value | None:
        """The value that a side gives."""
        return {"mine": self.mine, "theirs": self.theirs, "both": self.both}[side]


def changes(old: Draft, new: Draft) -> list[Change]:
    """What turns one draft into the other, the program's own keys apart, in the order of `new`."""
    addresses = dict.fromkeys([*_leaves(new), *_leaves(old)])
    found = []
    for address in addresses:
        before, after = old.get(address), new.get(address)
        if not same(before, after):
            found.append(Change(address, before, after))
    return _without_overlaps(found)


@dataclass(frozen=True)
class Conflict:
    """A file that somebody else has changed since it was read here.

    `base` is what both sides come from, `theirs` the file as it lies there now, and `draft` the
    answers in it, None where it cannot be read; `unreadable` says why then.
    """

    base: Draft
    theirs: Source
    draft: Draft | None
    differences: tuple[Difference, ...] = ()
    unreadable: str = ""

    def __str__(self) -> str:
        if self.draft is None:
            return (
                f"这份草稿在别处被改坏了（{self.unreadable}）"
                "可以用这里的内容存回，改坏的文件会另存备份。"
            )
        return (
            f"这份草稿在别处也被改过，有 {len(self.differences)} 个值与这里不同。"
            "请逐项选定用哪一个；选定之前不会覆盖那份文件。"
        )


def compare(base: Draft, mine: Draft, source: Source, theirs: Draft) -> Conflict:
    """The conflict of two drafts that both come from `base`; `source` is the file of theirs."""
    found = tuple(
        Difference(change.address, base.get(change.address), change.old, change.new)
        for change in changes(mine, theirs)
    )
    return Conflict(base, source, theirs, found)


def _leaves(draft: Draft) -> Iterator[Address]:
    for key in draft.tree:
        if key not in BOOKKEEPING and "." not in key:
            yield from _leaves_under(draft, key)


def _leaves_under(draft: Draft, address: Address) -> Iterator[Address]:
    """The addresses of the leaves; a table whose keys make no addresses is one value."""
    node = draft.get(address)
    keyed_by_address = address in ("notes", "checked")
    if not isinstance(node, dict) or (not keyed_by_address and any("." in key for key in node)):
        yield address
    elif keyed_by_address:
        yield from (f"{address}.{key}" for key in node)
    else:
        for key in node:
            yield from _leaves_under(draft, f"{address}.{key}")


def _without_overlaps(found: list[Change]) -> list[Change]:
    """One change for a place that is a table on one side and a plain value on the other."""
    whole = {change.address for change in found}
    return [
        change
        for change in found
        if not any(change.address.startswith(f"{other}.") for other in whole)
    ]
