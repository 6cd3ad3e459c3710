"""A form's table with its figures as a grid of cells, in one of the four official layouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from math import lcm

from exporters.document import Cell, CellRole, Row, Table
from exporters.grid_widths import Measure, measured
from exporters.page_measures import table_pitch
from exporters.widths import width
from forms import form as forms_form
from forms.draft import Address, Draft
from forms.printable import on_one_line
from forms.references import format_figure

KNOWN = 16
"""Grids whose measure is remembered."""

Grid = tuple[list[Row], int]
"""The rows, and how many of them are the head."""


def table_on_paper(
    table: forms_form.Table,
    draft: Draft,
    *,
    name: str,
    caption: str = "",
    above: str = "",
    below: str = "",
) -> Table:
    """The table as it is printed; `name` is what it is called."""
    rows, head_rows = _LAYOUTS[table.layout](table, draft)
    measure, fitted = _fitted(table.layout, tuple(rows))
    if table.layout == "blocks" and not measure.whole:
        head_rows = 0  # the title of the first band is not that of those on the next page
    return Table(
        at=f"tables.{table.id}",
        name=name,
        widths=measure.widths,
        rows=fitted,
        head_rows=head_rows,
        size=measure.size,
        margin=measure.margin,
        row_height=measure.row_height,
        whole=measure.whole,
        caption=caption,
        above=above,
        below=below,
    )


@lru_cache(KNOWN)
def _fitted(layout: str, rows: tuple[Row, ...]) -> tuple[Measure, tuple[Row, ...]]:
    """The measure of a grid, and its rows: the tables stay as they are while prose is written."""
    measure = measured(layout, rows)
    return measure, tuple(_with_room([_set_in(row, measure) for row in rows], measure))


def _with_room(rows: Sequence[Row], measure: Measure) -> list[Row]:
    """The rows, those kept together beside which the words of a head over several would be torn."""
    heights = [measure.height(row) for row in rows]
    kept: set[int] = set()
    for index, row in enumerate(rows):
        for cell in row.cells:
            last = index + cell.rows - 1
            needed = measure.lines(cell) * table_pitch(measure.size)
            while index < last and sum(heights[index:last]) >= needed:
                last -= 1
            kept.update(range(index, last))
    return [replace(row, keeps=True) if i in kept else row for i, row in enumerate(rows)]


def _set_in(row: Row, measure: Measure) -> Row:
    """The row, its column heads set in as far as keeps their words whole."""
    heads = (replace(c, inset=measure.inset(c)) if c.role == "head" else c for c in row.cells)
    return replace(row, cells=tuple(heads))


def printed_figure(draft: Draft, address: Address) -> str:
    """The figure as it is printed, "" where blank; a value that is no number as it stands."""
    number = draft.figure(address)
    return format_figure(number) if number is not None else on_one_line(draft.text(address))


def _figures(
    table: forms_form.Table, block: forms_form.Block, row: forms_form.Row, draft: Draft, first: int
) -> list[Cell]:
    """The figures of a row, from column `first` of the grid on."""
    if row.kind == "heading":
        return [Cell("", "figure", first + i) for i, _ in enumerate(block.columns)]
    paths = (".".join(filter(None, (table.id, row.id, c.id))) for c in block.columns)
    addresses = [f"tables.{path}" for path in paths]
    return [
        Cell(printed_figure(draft, at), "figure", first + i, at=at)
        for i, at in enumerate(addresses)
    ]


def _label(row: forms_form.Row) -> str:
    return row.number + row.label


# ------------------------------------------------------------------ list: label, unit, figure


def _list(table: forms_form.Table, draft: Draft) -> Grid:
    block = table.blocks[0]
    labels = [column.label for column in block.columns]
    units = ["单位"] if any(row.unit for row in block.rows) else []
    head = [Cell(text, "head", i) for i, text in enumerate([table.head, *units, *labels])]
    rows = [Row(tuple(head))]
    follows = ""
    for row in block.rows:
        follows = row.of if row.number.startswith("其中") else follows
        further = row.level > 1 and not row.number and bool(follows) and row.of == follows
        indent = row.level - 1 + (width("其中：") if further else 0)
        side = Cell(_label(row), "side", 0, indent=indent)
        unit = [Cell(row.unit, "unit", 1) for _ in units]
        figures = _figures(table, block, row, draft, 1 + len(units))
        rows.append(Row((side, *unit, *figures), keeps=row.kind == "heading"))
    return rows, 1


# ------------------------------------------------------------------ matrix: side heads by columns


def _matrix(table: forms_form.Table, draft: Draft) -> Grid:
    block = table.blocks[0]
    paths = [_path(table, row) for row in block.rows]
    depth = max(map(len, paths), default=1)
    rows = _matrix_head(table, block.columns, depth)
    head_rows = len(rows)
    for index, row in enumerate(block.rows):
        side = _side_cells(paths, index, depth)
        figures = _figures(table, block, row, draft, depth)
        rows.append(Row((*side, *figures), keeps=_keeps(paths, index, depth)))
    return rows, head_rows


def _keeps(paths: Sequence[tuple[str, ...]], index: int, depth: int) -> bool:
    """Whether a row stays with the one below it: under the same innermost group, or where one of
    them is a lone row before the first group or after the last.
    """
    path, below = paths[index], paths[index + 1 : index + 2]
    if not below:
        return False
    if len(path) == depth > 1 and path[:-1] == below[0][:-1]:
        return True
    first = all(len(one) == 1 for one in paths[: index + 1])
    last = all(len(one) == 1 for one in paths[index + 1 :])
    return depth > 1 and (first or last)


def _path(table: forms_form.Table, row: forms_form.Row) -> tuple[str, ...]:
    """The side heads over a row, from the outermost to its own label."""
    groups = {group.id: group for group in table.groups}
    path = [_label(row)]
    under = row.under
    while under in groups:
        path.insert(0, groups[under].label)
        under = groups[under].under
    return tuple(path)


def _side_cells(paths: Sequence[tuple[str, ...]], index: int, depth: int) -> list[Cell]:
    """The side heads that begin in this row: groups span their rows, the label what is left."""
    path = paths[index]
    cells = []
    for level, text in enumerate(path[:-1]):
        group = path[: level + 1]
        if index == 0 or paths[index - 1][: level + 1] != group:
            run = 1
            while index + run < len(paths) and paths[index + run][: level + 1] == group:
                run += 1
            cells.append(Cell(text, "side", level, rows=run))
    last = len(path) - 1
    cells.append(Cell(path[-1], "side", last, columns=depth - last))
    return cells


def _matrix_head(
    table: forms_form.Table, columns: Sequence[forms_form.Column], depth: int
) -> list[Row]:
    """Corner, the head over all columns, groups of columns, and the columns themselves."""
    grouped = any(column.group for column in columns)
    height = bool(table.head) + 1 + grouped
    corner: CellRole = "note" if table.corner else "head"
    first = [Cell(table.corner, corner, 0, columns=depth, rows=height)]
    if table.head:
        first.append(Cell(table.head, "head", depth, columns=len(columns)))
    upper, lower = _column_heads(columns, depth, grouped)
    levels = [upper, lower] if grouped else [upper]
    levels = [[], *levels] if table.head else levels
    levels[0] = [*first, *levels[0]]
    return [Row(tuple(level)) for level in levels]


def _column_heads(
    columns: Sequence[forms_form.Column], depth: int, grouped: bool
) -> tuple[list[Cell], list[Cell]]:
    """Groups and columns without one; then the columns of the groups."""
    upper: list[Cell] = []
    lower: list[Cell] = []
    for index, column in enumerate(columns):
        at = depth + index
        if not column.group:
            upper.append(Cell(column.label, "head", at, rows=1 + grouped))
            continue
        if not index or columns[index - 1].group != column.group:
            run = 1
            while index + run < len(columns) and columns[index + run].group == column.group:
                run += 1
            upper.append(Cell(column.group, "head", at, columns=run))
        lower.append(Cell(column.label, "head", at))
    return upper, lower


# ------------------------------------------------------------------ blocks, one above the other


def _blocks(table: forms_form.Table, draft: Draft) -> Grid:
    across = lcm(*(len(block.columns) for block in table.blocks))
    rows: list[Row] = []
    for block in table.blocks:
        each = across // len(block.columns)
        if block.title:
            rows.append(Row((Cell(block.title, "band", 0, columns=across + 1),), keeps=True))
        heads = [column.label for column in block.columns]
        labels = [Cell(text, "head", 1 + i * each, columns=each) for i, text in enumerate(heads)]
        rows.append(Row((Cell(block.head, "head", 0), *labels), keeps=True))
        for row in block.rows:
            figures = _figures(table, block, row, draft, 0)
            spread = [
                Cell(cell.text, "figure", 1 + i * each, columns=each, at=cell.at)
                for i, cell in enumerate(figures)
            ]
            rows.append(Row((Cell(_label(row), "side", 0), *spread), row is not block.rows[-1]))
    return rows, 1


# ------------------------------------------------------------------ strip: all figures in one row


def _strip(table: forms_form.Table, draft: Draft) -> Grid:
    block = table.blocks[0]
    paths = [_path(table, row) for row in block.rows]
    depth = max(map(len, paths), default=1)
    across = len(block.columns)
    levels: list[list[Cell]] = [[] for _ in range(depth + 1)]
    figures: list[Cell] = []
    for index, (row, path) in enumerate(zip(block.rows, paths, strict=True)):
        first = index * across
        for cell in _side_cells(paths, index, len(path)):
            level, run = cell.column, cell.rows
            levels[level].append(Cell(cell.text, "head", first, columns=run * across))
        heads = [column.label for column in block.columns]
        below = depth + 1 - len(path)
        levels[len(path)] += [
            Cell(text, "head", first + i, rows=below) for i, text in enumerate(heads)
        ]
        figures += _figures(table, block, row, draft, first)
    return [Row(tuple(level)) for level in [*levels, figures]], depth + 1


_LAYOUTS: dict[str, Callable[[forms_form.Table, Draft], Grid]] = {
    "list": _list,
    "matrix": _matrix,
    "blocks": _blocks,
    "strip": _strip,
}
