"""Tables drawn with `<div>`, `<ul>` or `<dl>`: neighbours that are each a row of short cells."""

from __future__ import annotations

import re
from typing import Any

_ROW_TAGS = frozenset(("div", "ul", "ol", "dl", "li", "section", "span"))
_CELL_TAGS = frozenset(("div", "span", "li", "dt", "dd", "p", "b", "strong"))
_FEWEST_ROWS = 3
_LONGEST_CELL = 120
_LONGEST_INLINE_END = 8
_INLINE = ("span", "b", "strong")
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}、")
_DIGIT = re.compile(r"\d")


def rows_of_divisions(element: Any) -> dict[Any, list[list[Any]]]:
    """Children that form a table: the first of a run with its rows, the others with none.

    A run is three neighbours or more, each a row: two cells or more, short, without text between
    them; a row of one cell (a head) may stand among them. At least half hold a digit.
    """
    found: dict[Any, list[list[Any]]] = {}
    run: list[tuple[Any, list[Any]]] = []
    for child in element:
        cells = _cells(child)
        if len(cells) > 1 or (cells and run and not _HEADING.match(child.text_content())):
            run.append((child, cells))
        else:
            _close(run, found)
            run = []
    _close(run, found)
    return found


def _close(run: list[tuple[Any, list[Any]]], found: dict[Any, list[list[Any]]]) -> None:
    while run and len(run[-1][1]) == 1:
        run.pop()
    with_digit = sum(bool(_DIGIT.search(row.text_content())) for row, _ in run)
    if len(run) >= _FEWEST_ROWS and with_digit * 2 >= len(run):
        found[run[0][0]] = [cells for _, cells in run]
        found.update((row, []) for row, _ in run[1:])


def _cells(row: Any) -> list[Any]:
    """The cells of a row, none where it is no row; inline ones must end in something short."""
    if row.tag not in _ROW_TAGS or (row.text or "").strip():
        return []
    cells = list(row)
    if any(not _is_cell(cell) for cell in cells):
        return []
    inline = any(cell.tag in _INLINE for cell in cells)
    if inline and len(cells[-1].text_content().strip()) > _LONGEST_INLINE_END:
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
