"""Text as it can stand on paper: what XML and a printer cannot take is shown as a mark."""

from __future__ import annotations

import re

from forms.patterns import regex

_UNPRINTABLE = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with control characters as visible marks (␀, ␛, ␡, �); newlines and tabs stay."""
    return _UNPRINTABLE.sub(mark, text)


def on_one_line(text: str) -> str:
    """Printable text of a value that has one line: newlines and tabs are shown too."""
    return printable(text).replace("\n", "␊").replace("\t", "␉")


def mark(match: re.Match[str]) -> str:
    """The visible mark for one character of control."""
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
