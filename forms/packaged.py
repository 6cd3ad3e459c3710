"""The program's own data files, and what is made of them, kept for the next start.

They are read at every start: what another start has read and sorted is taken over as it is, which
takes a fifth of the time. It is made anew when a data file, or a module that reads one, is another
(told by size and time of change). What an officer or an office wrote is read by
`forms.store.reading`.
"""

from __future__ import annotations

import contextlib
import marshal
import os
from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from forms.kept_entries import KeptEntries

_HERE = Path(__file__).parent
_FOLDERS = ("", "catalog", "review", "review/data", "review/language", "review/reading")
"""Where the data files are, and the modules that make something of them."""

T = TypeVar("T")


def packaged(path: Path) -> dict[str, Any]:
    """The values of a TOML file that comes with the program: text, numbers, lists and tables."""
    return _kept(path.name, lambda: parsed(path))


def parsed(path: Path) -> dict[str, Any]:
    """The same for what is made once of them and kept in their stead."""
    import tomli  # a start that finds all kept needs no reader

    return tomli.loads(path.read_text(encoding="utf-8"))


def made_once(make: Callable[[], T]) -> Callable[[], T]:
    """What a function makes of such files, asked for once; it is of Python's plain types only."""

    @wraps(make)
    def made() -> T:
        return _kept(f"{make.__module__}.{make.__qualname__}", make)

    return cache(made)


Lines = tuple[str, str]
"""Pairs of texts as two texts, a line each: taken apart in half the time that pairs are read in."""


def lines_of(pairs: Mapping[str, str]) -> Lines:
    """The pairs, for `made_once`; no text has a line break."""
    return "\n".join(pairs), "\n".join(pairs.values())


def pairs_in(lines: Lines) -> dict[str, str]:
    """The pairs again."""
    firsts, seconds = (text.split("\n") for text in lines)
    return dict(zip(firsts, seconds, strict=True))


def _kept(name: str, make: Callable[[], T]) -> T:
    key = name.encode()
    known = LISTS.get(key)
    if known is not None:
        value: T = marshal.loads(known)
        return value
    value = make()
    with contextlib.suppress(ValueError):  # dates: those of examples, which no start reads
        LISTS.put(key, marshal.dumps(value))  # type: ignore[arg-type]
    return value


@cache
def stamp() -> str:
    """When the newest of the files was changed, how many they are and how large in all."""
    stats = [
        entry.stat()
        for folder in _FOLDERS
        for entry in os.scandir(_HERE / folder)
        if entry.name.endswith((".toml", ".txt", ".py"))
    ]
    newest = max(stat.st_mtime_ns for stat in stats)
    return f"{newest} {len(stats)} {sum(stat.st_size for stat in stats)}"


LISTS = KeptEntries("lists", stamp)
