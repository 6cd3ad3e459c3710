"""A text from a clipboard or a command line as one line, fit for a name."""

from __future__ import annotations

from unicodedata import category

LONGEST = 2_000
"""Characters; no name, address or path of an office is longer."""


def one_line(text: str) -> str:
    """The text on one line, at most `LONGEST` characters of it.

    Lines are joined, with a blank only between two Latin words; tabs become blanks; control and
    zero-width characters go.
    """
    lines = ["".join(map(_kept, line)) for line in text[: 4 * LONGEST].splitlines()]
    if len(lines) < 2:
        return "".join(lines)[:LONGEST]
    joined = ""
    for line in filter(None, (line.strip() for line in lines)):
        between = " " if joined[-1:].isascii() and line[0].isascii() and joined else ""
        joined += between + line
    return joined[:LONGEST]


def _kept(char: str) -> str:
    if char == "\t":
        return " "
    return char if char.isprintable() or category(char) == "Zs" else ""
