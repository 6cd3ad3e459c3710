"""Where things stand in a TOML text: the line of a key or a table, by its path in the read tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forms.patterns import regex

Path = Sequence[str | int]
"""Keys and, in an array of tables, indices: `("table", 0, "row", 3, "label")`."""

_NAME = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_NAMES = regex(_NAME)
_DOTTED = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_STATEMENT = regex(rf"[ \t]*(?:(\[\[?)[ \t]*({_DOTTED})[ \t]*\]|({_DOTTED})[ \t]*=)")
_TOKEN = regex(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[{\]}\n]",
    re.DOTALL,
)


_DRAFT = regex(r"(?:(?!\[).*\n)*?form[ \t]*=[ \t]*[\"']")


def is_of_draft(text: str) -> bool:
    """Whether a text names its form above all tables, as every draft does and no form."""
    return _DRAFT.match(text) is not None


class Lines:
    """The lines (from 1) of the keys and tables of a valid TOML text."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str | int, ...], int] = {}
        self._counts: dict[tuple[str | int, ...], int] = {}
        table: tuple[str | int, ...] = ()
        for line, statement in _statements(text):
            if statement[1]:
                table = self._header(_keys(statement[2]), is_array=statement[1] == "[[")
                self._lines.setdefault(table[:-1], line)
            place = table if statement[1] else (*table, *_keys(statement[3]))
            self._lines.setdefault(place, line)

    def of(self, path: Path) -> int:
        """The line of the path, or of the nearest thing that holds it; 1 where nothing does."""
        place = tuple(path)
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def _header(self, keys: list[str], *, is_array: bool) -> tuple[str | int, ...]:
        place: tuple[str | int, ...] = ()
        for key in keys[:-1]:
            place = self._within((*place, key))
        place = (*place, keys[-1])
        if not is_array:
            return place
        self._counts[place] = self._counts.get(place, -1) + 1
        return self._within(place)

    def _within(self, place: tuple[str | int, ...]) -> tuple[str | int, ...]:
        return (*place, self._counts[place]) if place in self._counts else place


def _keys(dotted: str) -> list[str]:
    return [name.strip("\"'") for name in _NAMES.findall(dotted)]


def _statements(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each header and each `key =` that is not inside a value, with its line."""
    for line, start in _starts(text):
        found = _STATEMENT.match(text, start)
        if found:
            yield line, found


def _starts(text: str) -> Iterator[tuple[int, int]]:
    """The lines that begin outside of values: number and offset."""
    line, depth = 1, 0
    yield line, 0
    for token in _TOKEN.finditer(text):
        word = token[0]
        line += word.count("\n")
        if word in ("[", "{"):
            depth += 1
        elif word in ("]", "}"):
            depth -= 1
        elif word == "\n" and depth == 0:
            yield line, token.end()
