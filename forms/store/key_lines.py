"""On which line of a draft's file a value stands."""

from __future__ import annotations

from forms.draft import Address, split
from forms.patterns import regex

_KEY = regex(r"[ \t]*([\w.\"'-]+)[ \t]*=", 0)
_HEADER = regex(r"[ \t]*\[+[ \t]*([\w.\"'-]+)[ \t]*\]", 0)
_LONG = ('"""', "'''")
"""What opens and closes a text of several lines."""


def line_of(text: str, address: Address) -> int | None:
    """The line of a TOML text, counted from 1, with the value of an address or the nearest table
    around it that has a line; None where neither is found.
    """
    wanted = split(address)
    depth, found = 0, None
    for number, path in _lines_with_keys(text):
        if len(path) > depth and wanted[: len(path)] == path:
            depth, found = len(path), number
    return found


def _lines_with_keys(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """Each line that names a table or a key, with the whole path of what it names."""
    lines: list[tuple[int, tuple[str, ...]]] = []
    table: tuple[str, ...] = ()
    within = ""
    for number, line in enumerate(text.split("\n"), 1):
        if within:
            within = "" if within in line else within
        elif header := _HEADER.match(line):
            table = _parts(header[1])
            lines.append((number, table))
        elif key := _KEY.match(line):
            lines.append((number, (*table, *_parts(key[1]))))
            within = next((marks for marks in _LONG if line.count(marks) % 2), "")
    return lines


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in name.split("."))
