"""Tables drawn with `<div>`, `<ul>` or `<dl>`: neighbours that are each a row of short cells."""

from __future__ import annotations

import re
from typing import Any

_ROW_TAGS = frozenset(("div", "ul", "ol", "dl", "li", "section", "span"))
_CELL_TAGS = frozenset(("div", "span", "li", "dt", "dd", "p", "b", "strong"))
_FEWEST_ROWS = 3
_LONGEST_CELL = 120
_DIGIT = re.compile(r"\d")


def rows_of_divisions(element: Any) -> dict[Any, list[list[Any]]]:
    """Children that form a table: the first of a run with its rows, the others with none.

    A run is three neighbours or more, each a row: two cells or more, short, without text between
    them; at least half of the rows hold a digit.
    """
    found: dict[Any, list[list[Any]]] = {}
    run: list[tuple[Any, list[Any]]] = []
    for child in element:
        cells = _cells(child)
        if cells:
            run.append((child, cells))
        else:
            _close(run, found)
            run = []
    _close(run, found)
    return found


def _close(run: list[tuple[Any, list[Any]]], found: dict[Any, list[list[Any]]]) -> None:
    with_digit = sum(bool(_DIGIT.search(row.text_content())) for row, _ in run)
    if len(run) >= _FEWEST_ROWS and with_digit * 2 >= len(run):
        found[run[0][0]] = [cells for _, cells in run]
        found.update((row, []) for row, _ in run[1:])


def _cells(row: Any) -> list[Any]:
    """The cells of a row, none where it is no row."""
    if row.tag not in _ROW_TAGS or (row.text or "").strip():
        return []
    cells = list(row)
    if len(cells) < 2 or any(not _is_cell(cell) for cell in cells):
        return []
    return cells


def _is_cell(cell: Any) -> bool:
    if cell.tag not in _CELL_TAGS or (cell.tail or "").strip():
        return False
    if len(cell.text_content()) > _LONGEST_CELL:
        return False
    return all(_is_text(inner) for inner in cell)


def _is_text(element: Any) -> bool:
    return element.tag in ("span", "b", "strong", "em", "font", "p", "i", "a", "br", "sup", "sub")
