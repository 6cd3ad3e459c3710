"""Where a key leads in a sheet; None where it leads out of it."""

from __future__ import annotations

from collections.abc import Callable

from tui.widgets.sheet_layout import SheetLayout

Place = tuple[int, int]


def onward(layout: SheetLayout, at: Place, home: int) -> Place | None:
    """After Enter: the next row, in the column where a run of Tab began (`home`).

    At the foot of a column it goes on at the head of the next one, then to the next block; a strip
    is read along its rows. None behind the last cell.
    """
    if layout.table.layout == "strip":
        return right(layout, at)
    block = layout.lines[at[0]].block
    rows = [y for y in layout.rows if layout.lines[y].block == block]
    below = next((y for y in rows if y > at[0]), None)
    if below is not None:
        return below, home
    if home + 1 < len(layout.blocks[block].columns):
        return rows[0], home + 1
    further = next((y for y in layout.rows if y > at[0]), None)
    return None if further is None else (further, 0)


def right(layout: SheetLayout, at: Place) -> Place | None:
    """After Tab: the next figure in reading order."""
    y, x = at
    if x + 1 < len(layout.lines[y].figures):
        return y, x + 1
    below = next((row for row in layout.rows if row > y), None)
    return None if below is None else (below, 0)


def left(layout: SheetLayout, at: Place) -> Place | None:
    """After Shift+Tab: the figure before in reading order."""
    y, x = at
    if x > 0:
        return y, x - 1
    above = next((row for row in reversed(layout.rows) if row < y), None)
    return None if above is None else (above, len(layout.lines[above].figures) - 1)


def by_rows(layout: SheetLayout, at: Place, rows: int) -> Place:
    """So many rows up or down, as far as there are any."""
    places = layout.rows
    index = max(0, min(places.index(at[0]) + rows, len(places) - 1))
    y = places[index]
    return y, min(at[1], len(layout.lines[y].figures) - 1)


def by_columns(layout: SheetLayout, at: Place, columns: int) -> Place:
    """So many columns to the right or left in the row."""
    y, x = at
    return y, max(0, min(x + columns, len(layout.lines[y].figures) - 1))


Move = Callable[[SheetLayout, Place], Place]

ARROWS: dict[str, Move] = {
    "up": lambda layout, at: by_rows(layout, at, -1),
    "down": lambda layout, at: by_rows(layout, at, 1),
    "left": lambda layout, at: by_columns(layout, at, -1),
    "right": lambda layout, at: by_columns(layout, at, 1),
    "home": lambda layout, at: by_columns(layout, at, -999),
    "end": lambda layout, at: by_columns(layout, at, 999),
    "pageup": lambda layout, at: by_rows(layout, at, -10),
    "pagedown": lambda layout, at: by_rows(layout, at, 10),
    "ctrl+home": lambda layout, at: by_columns(layout, by_rows(layout, at, -9999), -999),
    "ctrl+end": lambda layout, at: by_columns(layout, by_rows(layout, at, 9999), 999),
}
"""The keys that move freely; with Shift they select."""
