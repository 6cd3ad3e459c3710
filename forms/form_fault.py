"""A fault of a form file: where it is, what is wrong, and what to do, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Where a fault lies: keys, and in arrays of tables the item's id or its index."""


class Fault(NamedTuple):
    """A fault by its path; `earlier` is the other place of a thing that stands twice."""

    path: Path
    message: str
    remedy: str
    earlier: Path | None = None


class FormFault(NamedTuple):
    """A fault as the officer is told it; `key` is the dotted path of what is wrong."""

    line: int | None
    key: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"第{self.line}行" if self.line else ""
        key = f"［{self.key}］" if self.key else ""
        return f"{place}{key}{self.message}。{self.remedy}。"


def meant(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not known: the one probably meant, or those there are."""
    from difflib import get_close_matches  # only a faulty form asks

    names = [name for name in known if name]
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"是不是“{near[0]}”？请改正"
    return f"可用的有：{listed(names)}" if names else "请删去它"


def listed(names: Sequence[str], limit: int = 12) -> str:
    """The names in a row, cut short where there are many."""
    shown = "、".join(names[:limit])
    return f"{shown} 等{len(names)}个" if len(names) > limit else shown
