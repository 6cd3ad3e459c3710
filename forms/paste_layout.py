"""Where each cell of a pasted block belongs: by the names that came along, or by position."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from forms.form import Column, Figure, Row, Table, figures_of
from forms.labels import RowNames, column_index
from forms.numerals import MONEY, read_figure
from forms.pasted_text import Cells, is_figure

_UNITS = frozenset((*MONEY, *"条件次篇个人项宗份期场起家名处", "人次", "件次"))

_HEADING_MARKS = ("", "——", "—", "－－")
"""What stands beside a heading, where no figure is asked."""

Line = list[Figure]
"""The figures of one row, in the order of its columns."""


class Placed(NamedTuple):
    """A cell's text at its figure; `unit` where a unit of money stood beside it."""

    figure: Figure
    raw: str
    unit: str = ""


@dataclass(slots=True)
class Layout:
    """The cells placed, how they were aligned, and what found no place."""

    how: str = ""
    placed: list[Placed] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)

    def put(self, figure: Figure, raw: str, unit: str = "") -> None:
        """Place a cell; a blank one only takes up its place."""
        if raw:
            self.placed.append(Placed(figure, raw, unit))

    def leave(self, where: str, cells: list[str]) -> None:
        """Tell of cells that found no place."""
        if any(cells):
            self.left_over.append(f"{where}：{_shown(cells)}")


def lay(table: Table, at: Figure, cells: Cells) -> Layout:
    """Lay pasted cells over a table, the cursor standing at figure `at`."""
    return _lay_by_names(table, at.row, cells) or _lay_by_position(table, at, cells)


def _shown(cells: list[str]) -> str:
    texts = [cell[:12] for cell in cells if cell]
    return "、".join(texts[:4]) + (f"等 {len(texts)} 个" if len(texts) > 4 else "")


def _lines(table: Table) -> dict[str, Line]:
    """The figures of each row, by the row's id, in order."""
    lines: dict[str, Line] = {}
    for figure in figures_of(table):
        lines.setdefault(figure.row.id, []).append(figure)
    return lines


def _place_of(table: Table, wanted: Row) -> int:
    return next(place for place, row in enumerate(table.rows) if row.id == wanted.id)


# ------------------------------------------------------------------ by names


def _lay_by_names(table: Table, at: Row, cells: Cells) -> Layout | None:
    """Align rows by the labels in them, those met twice from row `at` on; None if none decide."""
    names = RowNames(table, after=_place_of(table, at) - 1)
    lines, heads, layout = _lines(table), Cells(), Layout()
    known, strangers, above = Cells(), Cells(), list[str]()
    for number, row in enumerate(_regrouped(table, cells), 1):
        label_at = _label_at(names, row)
        if not _has_content(table, row, label_at):
            above = _stacked(above, row)
            heads += [row, above]
            continue
        above = []
        if label_at is None:
            strangers.append(row)
            layout.leave(f"第 {number} 行没有认出", row)
            continue
        found = names.find(row[label_at])
        line = lines.get(found.id, []) if found else []
        known += [row] if line else []
        _lay_row(layout, line, row, label_at, heads)
    if not known or len(strangers) > len(known) or _only_named_above(known, strangers):
        return None
    layout.how = f"按行名对齐，认出 {len(known)} 行"
    return layout


def _only_named_above(known: Cells, strangers: Cells) -> bool:
    """Whether the names stand in a head, and every figure in rows that have no name."""
    nameless = all(not cell or is_figure(cell) for row in strangers for cell in row)
    return bool(strangers) and nameless and not any(is_figure(c) for row in known for c in row)


def _stacked(above: list[str], row: list[str]) -> list[str]:
    """A row of a head, with the cell above it where a cell merged downwards leaves it blank."""
    if len(above) != len(row):
        return row
    return [cell or over for cell, over in zip(row, above, strict=True)]


def _regrouped(table: Table, cells: Cells) -> Cells:
    """Rows made of a text with one cell a line: each name of a row begins one."""
    if any(len(row) > 1 for row in cells):
        return cells
    names, grouped = RowNames(table), Cells([[]])
    for row in cells:
        if row and names.find(row[0]) is not None:
            grouped.append([row[0]])
        else:
            grouped[-1].extend(row)
    return grouped if len(grouped) > 1 else cells


def _label_at(names: RowNames, row: list[str]) -> int | None:
    """The last cell that names a row of the table, none behind the first figure after it."""
    found = None
    for place, cell in enumerate(row):
        if found is not None and is_figure(cell):
            break
        if not is_figure(cell) and names.index(cell) is not None:
            found = place
    return found


def _has_content(table: Table, row: list[str], label_at: int | None) -> bool:
    """Whether a row brings figures, or beside its label what was meant as one."""
    if label_at is None:
        return any(is_figure(cell) for cell in row)
    columns = [column for block in table.blocks for column in block.columns]
    return any(
        cell and cell not in _UNITS and column_index(columns, cell) is None
        for cell in row[label_at + 1 :]
    )


def _lay_row(layout: Layout, line: Line, row: list[str], label_at: int, heads: Cells) -> None:
    """Lay the cells behind a label over the figures of its row; a heading has none."""
    first = label_at + 1
    unit = row[first] if first < len(row) and row[first] in _UNITS else ""
    first += bool(unit)
    last = len(row)
    while first < last and not row[last - 1]:
        last -= 1
    while last - first > len(line) and not row[first]:  # merged side heads leave blanks behind
        first += 1
    places = _columns(line, row, first, last, label_at, heads)
    spare = []
    for cell, place in zip(row[first:last], places, strict=True):
        if place is None or place >= len(line):
            spare.append("" if not line and not _states_number(cell) else cell)
        else:
            layout.put(line[place], cell, unit if unit in MONEY else "")
    layout.leave(f"“{row[label_at][:16]}”一行多出", spare)


def _states_number(cell: str) -> bool:
    reading = read_figure(cell)
    return reading is not None and reading.value is not None


def _columns(
    line: Line, row: list[str], first: int, last: int, label_at: int, heads: Cells
) -> list[int | None]:
    """The column of each cell from `first` to `last`: as a head says that fits, else in order."""
    columns = [figure.column for figure in line]
    for head in reversed(heads):
        named = _named_columns(columns, head)
        if not named:
            continue
        if min(named) > label_at and len(head) == len(row):
            return [named.get(i) for i in range(first, last)]
        if len(named) == last - first:
            return [named[i] for i in sorted(named)]
    return list(range(last - first))


def _named_columns(columns: list[Column], head: list[str]) -> dict[int, int]:
    """The column that each cell of a head names, {} where it does not tell them apart."""
    found = {i: column_index(columns, cell) for i, cell in enumerate(head) if cell}
    named = {i: column for i, column in found.items() if column is not None}
    told = len(named) >= min(2, len(columns)) and len(set(named.values())) == len(named)
    return named if told else {}


# --------------------------------------------------------------- by position


def _lay_by_position(table: Table, at: Figure, cells: Cells) -> Layout:
    """Lay the block from figure `at` downwards and to the right, headings skipped."""
    head, rows = _figures_only(cells)
    here = _lines(table)[at.row.id]
    named: dict[int, int] = {}
    if table.layout != "strip":
        head, rows = _past_blanks(head, rows, len(here))
        named = _named_columns([figure.column for figure in here], head) if here[1:] else {}
    if named:
        return _lay_under_head(table, at, rows, named)
    width = max(map(len, rows), default=0)
    if len(rows) == 1 or width <= 1 or table.layout == "strip":
        return _lay_in_line(table, at, [c for row in rows for c in row or [""]], down=width <= 1)
    return _lay_block(table, at, rows, width)


def _past_blanks(head: list[str], rows: Cells, wide: int) -> tuple[list[str], Cells]:
    """Without blanks to the left, as merged side heads leave them, where more came than fits."""
    while max(map(len, rows), default=0) > wide and not any(c for row in rows for c in row[:1]):
        head, rows = head[1:], [row[1:] for row in rows]
    return head, rows


def _figures_only(cells: Cells) -> tuple[list[str], Cells]:
    """The rows of text above as one, and the figures without labels and numbering to the left.

    No head where it is not as wide as what stands under it.
    """
    rows, head = [list(row) for row in cells], list[str]()
    while rows and any(rows[0]) and all(map(_is_title, rows[0])):
        head = _stacked(head, rows.pop(0))
    if any(len(row) != len(head) for row in rows):
        head = []
    while rows and (_leads_with_text(rows) or _leads_with_numbering(rows)):
        head, rows = head[1:], [row[1:] for row in rows]
    return head, rows


def _is_title(cell: str) -> bool:
    """Whether a cell above figures is words: `约12` is a figure gone wrong."""
    return not is_figure(cell) and not re.search(r"\d", re.sub(r"\d{4}年", "", cell))


def _leads_with_text(rows: Cells) -> bool:
    """Whether the first of several columns holds labels and no number."""
    first = [cell for row in rows for cell in row[:1]]
    return max(map(len, rows)) > 1 and any(first) and not any(map(_states_number, first))


def _leads_with_numbering(rows: Cells) -> bool:
    """Whether the first of several columns only counts the rows."""
    counted = [row[:1] for row in rows] == [[str(n)] for n in range(1, len(rows) + 1)]
    return counted and len(rows) > 2 and all(len(row) > 1 for row in rows)


def _lay_in_line(table: Table, at: Figure, cells: list[str], *, down: bool) -> Layout:
    """Lay one row or one column of cells."""
    path = _path(table, at, cells, down=down)
    start = next((figure for figure in path if figure), at)
    layout = Layout(f"按位置，从“{start.short}”起")
    for figure, cell in zip(path, cells, strict=False):
        if figure:
            layout.put(figure, cell)
    layout.leave("后面没有位置了", cells[len(path) :])
    return layout


def _path(table: Table, at: Figure, cells: list[str], *, down: bool) -> list[Figure | None]:
    """The figures that a row or column of cells runs over; None for a heading passed."""
    figures = figures_of(table)
    if 1 < len(cells) == len(figures):
        return [*figures]
    rest = _from(figures, at)
    if table.layout == "list":
        return _past_headings(table, at, cells) or [*rest]
    if table.layout == "strip" or 1 < len(cells) == len(rest):
        return [*rest]
    if down:
        return _start([f for f in figures if f.column.id == at.column.id], at, len(cells))
    return _start([f for f in figures if f.row.id == at.row.id], at, len(cells))


def _start(line: Line, at: Figure, count: int) -> list[Figure | None]:
    """The line from figure `at` on, the whole line where just so many cells came."""
    return [*line] if 1 < count == len(line) else [*_from(line, at)]


def _from(line: Line, at: Figure) -> Line:
    return line[[figure.address for figure in line].index(at.address) :]


def _past_headings(table: Table, at: Figure, cells: list[str]) -> list[Figure | None] | None:
    """The rows from `at` on with their headings, where cells are blank just at the headings."""
    figures: dict[str, Figure] = {figure.row.id: figure for figure in figures_of(table)}
    start = _place_of(table, at.row)
    starts = [start]
    while start and table.rows[start - 1].kind == "heading":
        start -= 1
        starts.insert(0, start)
    for start in starts:
        path = [figures.get(row.id) for row in table.rows[start:]]
        passed = [cell for figure, cell in zip(path, cells, strict=False) if figure is None]
        if passed and all(cell in _HEADING_MARKS for cell in passed):
            return path
    return None


def _lay_block(table: Table, at: Figure, rows: Cells, width: int) -> Layout:
    """Lay rows and columns of cells; a block as large as the table starts at its corner."""
    lines = list(_lines(table).values())
    if len(rows) == len(table.rows) > len(lines):
        rows = [c for c, row in zip(rows, table.rows, strict=True) if row.kind != "heading"]
    here = next(line for line in lines if line[0].row.id == at.row.id)
    top = 0 if len(rows) == len(lines) else lines.index(here)
    left = 0 if width == len(here) else len(here) - len(_from(here, at))
    layout = Layout(f"按位置，从“{lines[top][min(left, len(lines[top]) - 1)].short}”起")
    for line, row in zip(lines[top:], rows, strict=False):
        for figure, cell in zip(line[left:], row, strict=False):
            layout.put(figure, cell)
        layout.leave(f"“{line[0].row.label[:16]}”一行多出", row[len(line[left:]) :])
    for row in rows[len(lines) - top :]:
        layout.leave("下面没有行了", row)
    return layout


def _lay_under_head(table: Table, at: Figure, rows: Cells, named: dict[int, int]) -> Layout:
    """Lay rows from the cursor's on downwards, their cells in the columns that a head names."""
    lines = list(_lines(table).values())
    top = next(i for i, line in enumerate(lines) if line[0].row.id == at.row.id)
    layout = Layout(f"列按表头，行从“{at.row.short or at.row.label}”起")
    for line, row in zip(lines[top:], rows, strict=False):
        places = [named.get(i, len(line)) for i in range(len(row))]
        for place, cell in zip(places, row, strict=True):
            if place < len(line):
                layout.put(line[place], cell)
        spare = [cell for place, cell in zip(places, row, strict=True) if place >= len(line)]
        layout.leave(f"“{line[0].row.label[:16]}”一行多出", spare)
    for row in rows[len(lines) - top :]:
        layout.leave("下面没有行了", row)
    return layout
