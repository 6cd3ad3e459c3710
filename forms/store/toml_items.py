"""Values and tables as tomlkit keeps them, with what stands around them in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import InvalidStringError
from tomlkit.items import (
    AoT,
    Comment,
    Float,
    Item,
    Key,
    SingleKey,
    String,
    StringType,
    Table,
    Trivia,
    Whitespace,
)

Path = tuple[str | int, ...]
"""The keys from the root, a number for each item of an array of tables: ("waived", 0, "rule")."""

Entry = tuple[Key | None, Item]
"""A key and what it holds; no key before comments and blank lines."""

_RAW = ("\\", "\t", '"""')


@dataclass(frozen=True, eq=False)
class Scope:
    """A table, or a part of one, as it stands in the text; `table` is None at the root."""

    path: Path
    entries: list[Entry]
    table: Table | None = None
    around: Scope | None = None
    dotted: bool = False

    @property
    def headless(self) -> bool:
        """Whether it only holds further tables: `tables` where [tables.statistics] stands."""
        return self.table is not None and self.table.is_super_table() and not self.dotted

    def places(self, key: str) -> list[int]:
        """Where the key stands among the entries."""
        return [i for i, (found, _) in enumerate(self.entries) if found and found.key == key]

    def inner(self, index: int) -> Scope:
        """The table at that place."""
        key, table = self.entries[index]
        assert key and isinstance(table, Table)
        path = (*self.path, key.key)
        return Scope(path, table.value.body, table, self, key.is_dotted())

    def item(self, key: str, tables: AoT, index: int) -> Scope:
        """One of an array of tables."""
        table = tables.body[index]
        return Scope((*self.path, key, index), table.value.body, table, self)

    def before(self, index: int) -> tuple[list[Entry], int]:
        """The entries, and the place in them, that the text before that place belongs to."""
        if index and has_header(self.entries[index - 1]):
            end = entries_at_end(self.entries[index - 1][1])
            return end, len(end)
        if not index and self.headless and self.around:
            return self.around.before(self.around.index_of(self.table))
        return self.entries, index

    def index_of(self, item: Item | None) -> int:
        """Where that very table stands."""
        return next(i for i, (_, found) in enumerate(self.entries) if found is item)


def has_header(entry: Entry) -> bool:
    """Whether the entry is a table of its own, or tables: it stands below the plain keys."""
    key, item = entry
    return key is not None and isinstance(item, (Table, AoT)) and not key.is_dotted()


def entries_at_end(item: Item) -> list[Entry]:
    """The entries of the table that stands last in a table or an array of tables."""
    if isinstance(item, AoT):
        return entries_at_end(item.body[-1])
    assert isinstance(item, Table)
    entries = item.value.body
    last = entries and has_header(entries[-1])
    return entries_at_end(entries[-1][1]) if last else entries


def take_loose_end(entries: list[Entry], end: int) -> list[Entry]:
    """Take out the comments and blank lines that end there: they belong to what follows."""
    start = end
    while start and entries[start - 1][0] is None:
        start -= 1
    taken = entries[start:end]
    del entries[start:end]
    return taken


def comments_in(item: Item) -> Iterator[Entry]:
    """The comments on lines of their own in a table or an array of tables."""
    tables = item.body if isinstance(item, AoT) else [item]
    for table in tables:
        for key, inner in table.value.body if isinstance(table, Table) else ():
            if isinstance(inner, Comment):
                yield key, inner
            elif isinstance(inner, (Table, AoT)):
                yield from comments_in(inner)


def drop_blank_line(entries: list[Entry], end: int, newline: str) -> int:
    """Drop the blank line that ends there, if one does; where the rest ends."""
    blank = entries[end - 1][1] if end else None
    if not isinstance(blank, Whitespace) or not blank.s.endswith(newline):
        return end
    rest = blank.s.removesuffix(newline)
    entries[end - 1 : end] = [(None, Whitespace(rest))] if rest else []
    return end if rest else end - 1


def new_table(
    entries: Iterable[Entry], trivia: Trivia, *, headless: bool = False, of_array: bool = False
) -> Table:
    """A table with these entries; `headless` where it holds nothing but tables."""
    table = Table(Container(True), trivia, of_array, is_super_table=headless)
    table.value.body.extend(entries)
    return table


def new_array(tables: Sequence[Table]) -> AoT:
    """An array of these tables."""
    return AoT(list(tables), parsed=True)


def new_comment(words: str, newline: str) -> Entry:
    """A comment on a line of its own."""
    return None, Comment(Trivia(comment=words, trail=newline))


def item_of(value: Any, newline: str, *, prose: bool = False) -> Item:
    """The value as TOML; a text of several lines, and any `prose`, on lines of its own.

    Numbers are written as they were typed. Raises ValueError where TOML knows no such value.
    """
    if isinstance(value, str) and (prose or "\n" in value):
        return _lines(value, newline)
    return _inline(value)


def _inline(value: Any) -> Item:
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, item in value.items():
            table.append(SingleKey(key), _inline(item))
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for item in value:
            array.append(_inline(item))
        return array
    if isinstance(value, (Decimal, float)):
        raw = str(value).replace("Infinity", "inf").replace("NaN", "nan")
        return Float(float(value), Trivia(), raw)
    plain: Item = tomlkit.item(value)
    return plain


def _lines(text: str, newline: str) -> String:
    """A text on lines of its own, as typed: backslashes too where literal quotes can hold it."""
    string = _string(text)
    between = string.as_string()[3:-3]
    typed = between[1:] if text.startswith("\n") else between
    return String(string.type, text, f"\n{typed}".replace("\n", newline), Trivia())


def _string(text: str) -> String:
    if any(raw in text for raw in _RAW):
        try:
            return String.from_raw(text, StringType.MLL)
        except InvalidStringError:
            pass
    return tomlkit.string(text, multiline=True)
