"""Rows of a sheet found by number or by words."""

from __future__ import annotations

from forms.draft import Address
from forms.labels import plain_label
from tui.widgets.sheet_layout import Line, SheetLayout


def find_rows(layout: SheetLayout, query: str) -> list[tuple[Address, str]]:
    """The rows of that running number, or whose name holds all the words; with their names."""
    words = [plain_label(word) or word for word in query.split()]
    if not words:
        return []
    if query.strip().isdecimal() and int(query) in layout.numbers:
        return [_found(layout.lines[layout.numbers[int(query)]])]
    lines = (layout.lines[y] for y in layout.rows)
    return [_found(line) for line in lines if all(word in _name(line) for word in words)]


def _name(line: Line) -> str:
    aliases = line.figures[0].row.aliases
    return "".join(plain_label(text) for text in (*line.path, line.label, line.short, *aliases))


def _found(line: Line) -> tuple[Address, str]:
    return line.figures[0].address, " ".join((*line.path, line.label))
