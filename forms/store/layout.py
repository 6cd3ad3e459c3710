"""Where each value of a TOML text stands, so that one can be changed and all else left alone.

The text is known to be valid TOML (the parser has read it); here only the places are found. A path
is the keys from the root, with a number for each item of an array of tables: ("waived", 0, "rule").
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_KEY_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_KEY = re.compile(rf"{_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART})*+")
_PART = re.compile(_KEY_PART)
_SKIPPED = re.compile(r"(?:[ \t]*+(?:#[^\n]*+|\r)?\n)*+")
_LINE_END = re.compile(r"[ \t]*+(#[^\n]*+)?[^\n]*+(?:\n|\Z)")
_PLAIN = re.compile(r"[^#\n\r]*")
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
_NESTED = re.compile(rf"{_STRING.pattern}|#[^\n]*+|[\[\]{{}}]|[^\[\]{{}}\"'#]++", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A `key = value` statement: its lines are text[start:end], its value text[value:value_end]."""

    path: Path
    start: int
    value: int
    value_end: int
    end: int
    commented: bool


@dataclass(slots=True)
class Group:
    """A header and the statements under it; the root has none: its header is empty."""

    path: Path
    start: int
    end: int
    entries: list[Entry] = field(default_factory=list)

    @property
    def tail(self) -> int:
        """The end of the last line that belongs to the group."""
        return self.entries[-1].end if self.entries else self.end


class Layout:
    """The groups of a text in order, and its entries by path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.groups = [Group((), 0, 0)]
        self.entries: dict[Path, Entry] = {}
        self._counts: dict[Path, int] = {}
        position = _end(_SKIPPED, text, 0)
        while position < len(text):
            position = _end(_SKIPPED, text, self._statement(position))

    def group(self, path: Path) -> Group | None:
        """The group with that header."""
        return next((group for group in self.groups if group.path == path), None)

    def under(self, path: Path) -> list[Group]:
        """The groups whose path begins so."""
        return [group for group in self.groups if group.path[: len(path)] == path]

    def _statement(self, start: int) -> int:
        """Take in the statement that begins on this line; the position after its last line."""
        text = self.text
        position = start
        while position < len(text) and text[position] in " \t":
            position += 1
        if position == len(text) or text[position] == "#":
            return len(text)
        if text[position] == "[":
            return self._header(start, position)
        return self._entry(start, position)

    def _header(self, start: int, position: int) -> int:
        is_item = self.text.startswith("[[", position)
        position = position + 1 + is_item
        while self.text[position] in " \t":
            position += 1
        keys, position = _keys(self.text, position)
        end = _end(_LINE_END, self.text, self.text.index("]", position) + 1 + is_item)
        self.groups.append(Group(self._resolve(keys, is_item), start, end))
        return end

    def _entry(self, start: int, position: int) -> int:
        keys, position = _keys(self.text, position)
        value = self.text.index("=", position) + 1
        while self.text[value] in " \t":
            value += 1
        value_end = _value_end(self.text, value)
        line = _LINE_END.match(self.text, value_end)
        assert line
        path = (*self.groups[-1].path, *keys)
        entry = Entry(path, start, value, value_end, line.end(), line[1] is not None)
        self.groups[-1].entries.append(entry)
        self.entries[path] = entry
        return line.end()

    def _resolve(self, keys: list[str], is_item: bool) -> Path:
        path: Path = ()
        for index, key in enumerate(keys):
            path = (*path, key)
            if is_item and index == len(keys) - 1:
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _keys(text: str, position: int) -> tuple[list[str], int]:
    found = _KEY.match(text, position)
    assert found, "the parser has read a key here"
    return [_unquoted(part) for part in _PART.findall(found[0])], found.end()


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    if "\\" not in part:
        return part[1:-1]
    return next(iter(tomllib.loads(f"{part} = 0")))


def _value_end(text: str, position: int) -> int:
    if text[position] in "\"'":
        return _end(_STRING, text, position)
    if text[position] in "[{":
        return _bracket_end(text, position)
    found = _PLAIN.match(text, position)
    assert found
    return position + len(found[0].rstrip())


def _bracket_end(text: str, position: int) -> int:
    depth = 0
    for token in _NESTED.finditer(text, position):
        depth += (token[0] in "[{") - (token[0] in "]}")
        if not depth:
            return token.end()
    raise ValueError("the parser has read the end of this bracket")
