"""A table's rows as printed lines: cells broken like paragraphs, rows as high as their text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from exporters.cells import cell_width
from exporters.document import Cell, Table
from exporters.flow import Unit
from exporters.line_breaking import break_lines
from exporters.metrics import Metrics, unspaced
from exporters.page_measures import table_pitch
from exporters.pages import LineRole, PageLine, Piece

ROW_BORDER = 10
"""What a border adds to a row, and once to a table on each page."""

BEHIND = 20
"""The paragraph of 1 pt that stands behind a table."""

KNOWN_TABLES = 32
"""Tables whose lines are remembered."""

Lines = tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class _BrokenCell:
    """A cell, where its lines begin and end in its text, and their words."""

    cell: Cell
    lines: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]


@lru_cache(KNOWN_TABLES)
def table_units(table: Table, metrics: Metrics, keep: bool = False) -> tuple[Unit[Lines], ...]:
    """The rows from top to bottom; the head stays with the first row and is repeated.

    A `whole` table stays on one page; with `keep` the last row stays with what follows.
    """
    last = len(table.rows) - 1
    even = unspaced(metrics)
    broken = [[_break(cell, table, even) for cell in row.cells] for row in table.rows]
    heights = _heights(broken, table_pitch(table.size), table.row_height)
    printed = _printed(table, broken, heights)
    count = table.head_rows
    head = tuple(line for row in printed[:count] for line in row)
    head_height = sum(heights[:count]) + ROW_BORDER
    units = []
    for index, (lines, height) in enumerate(zip(printed, heights, strict=True)):
        follows = index > count
        stays = table.whole or index < count or table.rows[index].keeps
        units.append(
            Unit(
                lines,
                height + (0 if index else ROW_BORDER),
                keeps=keep if index == last else stays,
                repeated=head if follows else None,
                repeated_height=head_height if follows else 0,
            )
        )
    return tuple(units)


def _break(cell: Cell, table: Table, metrics: Metrics) -> _BrokenCell:
    room = sum(table.widths[cell.column : cell.column + cell.columns]) - 2 * table.margin
    right = metrics.width - room
    inset = round(cell.inset * table.size * 10)
    indent = round(cell.indent * table.size * 10) + inset
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in cell.text.split("\n"):
        broken = break_lines(paragraph, metrics, table.size, left=indent, right=right + inset)
        lines += [(start + first, start + end) for first, end in broken]
        start += len(paragraph) + 1
    texts = tuple(cell.text[first:end] for first, end in lines)
    return _BrokenCell(cell, tuple(lines), texts)


def _heights(rows: list[list[_BrokenCell]], pitch: int, least: int) -> list[int]:
    """The height of each row: that of its own cells; a cell over several stretches the last."""
    heights = [
        max([least, *(_height(cell, pitch) for cell in row if cell.cell.rows == 1)]) for row in rows
    ]
    for index, row in enumerate(rows):
        for cell in row:
            last = min(index + cell.cell.rows, len(rows)) - 1
            lacking = _height(cell, pitch) - sum(heights[index : last + 1])
            heights[last] += max(lacking, 0)
    return heights


def _height(cell: _BrokenCell, pitch: int) -> int:
    return pitch * len(cell.lines) + ROW_BORDER


def _printed(table: Table, rows: list[list[_BrokenCell]], heights: list[int]) -> list[Lines]:
    """The printed lines of each row; a cell over several rows runs on into the next."""
    columns = _columns(table, rows)
    shown: list[Lines] = []
    running: list[tuple[_BrokenCell, int, int]] = []
    for index, row in enumerate(rows):
        running += [(cell, 0, index + cell.cell.rows - 1) for cell in row]
        count = max([1, *(len(c.lines) - done for c, done, last in running if last == index)])
        role: LineRole = "head" if index < table.head_rows else "row"
        lines = [
            _line(running, offset, columns, role, heights[index] // count)
            for offset in range(count)
        ]
        shown.append(tuple(lines))
        running = [(cell, done + count, last) for cell, done, last in running if last > index]
    return shown


def _line(
    running: list[tuple[_BrokenCell, int, int]],
    offset: int,
    columns: list[int],
    role: LineRole,
    height: int,
) -> PageLine:
    """One printed line across the cells, with bars before, between and behind them."""
    edges = {0, len(columns) - 1}
    pieces: list[Piece] = []
    for broken, done, _ in running:
        cell, at = broken.cell, done + offset
        edges |= {cell.column, min(cell.column + cell.columns, len(columns) - 1)}
        if at < len(broken.lines):
            pieces += _cell_piece(broken, at, columns)
    pieces.sort(key=lambda piece: piece.column)
    bars = tuple(sorted(columns[edge] for edge in edges))
    return PageLine(role, tuple(pieces), height, bars)


def _cell_piece(broken: _BrokenCell, index: int, columns: list[int]) -> list[Piece]:
    """The words of one line of a cell: side heads left, figures right, all else centred."""
    cell = broken.cell
    start, _ = broken.lines[index]
    text = broken.texts[index]
    if not text and not cell.at:
        return []
    last = min(cell.column + cell.columns, len(columns) - 1)
    first, room = columns[cell.column] + 2, columns[last] - columns[cell.column] - 3
    free = room - cell_width(text, True)
    shift = {"side": int(2 * cell.indent), "figure": free}.get(cell.role, free // 2)
    return [Piece(text, first + max(shift, 0), cell.at, 0, start)]


def _columns(table: Table, rows: list[list[_BrokenCell]]) -> list[int]:
    """Where the bar before each column stands, and the last one: columns as wide as their words."""
    widths = [1] * len(table.widths)
    cells = [broken for row in rows for broken in row]
    for broken in sorted(cells, key=lambda broken: broken.cell.columns):
        cell = broken.cell
        span = range(cell.column, min(cell.column + cell.columns, len(widths)))
        words = max(cell_width(text, True) for text in broken.texts) + int(2 * cell.indent)
        lacking = words - sum(widths[i] for i in span) - 3 * (len(span) - 1)
        for share, i in enumerate(span):
            widths[i] += max(0, (lacking + share) // len(span))
    edges = [0]
    for column in widths:
        edges.append(edges[-1] + column + 3)
    return edges
