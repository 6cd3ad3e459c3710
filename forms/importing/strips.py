"""A table that stands as one row of figures (表3): each figure found by the heads above it.

Pages also print it upright, in two parts one below the other, or with a head that wraps; what the
heads do not settle, the official order does, and the sums must confirm it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from forms.form import Figure, Form, Table, figures_of
from forms.importing.blocks import Cell, Grid
from forms.importing.cell_figures import read_figure_cell
from forms.importing.cell_values import read_cell
from forms.importing.columns import adds_up, all_named, all_same, in_other_order, row_adds_up
from forms.importing.found import Copy, Found, TableRead, key_of, merged, text_lines
from forms.importing.likeness import best_similarity, label_of
from forms.importing.page_rows import page_rows
from forms.importing.table_lines import Line, lines_of
from forms.importing.tables import BROKEN, read_table
from forms.importing.wanted_rows import leaves

_SAME = 0.8
_JOINTS = re.compile(r"[-—－>/:：\s（）()]+")
_BY_ORDER = "没有认出表头，按表格的固定顺序取"
_SHORT = "这一行的格子比表头少，可能错了列"


def read_strip(form: Form, table: Table, grids: Sequence[Grid], year: int | None) -> TableRead:
    """The figures of a strip from all grids of the sources."""
    figures = figures_of(table)
    upright = read_table(form, table, grids, year)
    if len(upright.found) * 3 >= len(figures) * 2:
        return upright
    own = [_rows_on_page(table, grid) for grid in grids if _names_it(table, grid)]
    copies = []
    for lines in _runs(own, table, len(figures)):
        found = _by_path(table, figures, lines) or _in_order(table, figures, lines)
        used = {key for line in lines for key in (key_of(line), *text_lines(line))}
        if found:
            copies.append(Copy(found, used, lines[0].grid.other_year))
    return merged(table, copies)


def _rows_on_page(table: Table, grid: Grid) -> Grid:
    """A grid of a printed page with the lines of the strip together; any other as it is."""
    block = table.blocks[0]
    width = len(block.columns)

    def all_add_up(cells: Sequence[Cell]) -> bool | None:
        starts = range(0, len(cells), width)
        told = [row_adds_up(cells[start : start + width], block) for start in starts]
        known = [result for result in told if result is not None]
        return all(known) if known else None

    if grid.kind != "windows":
        return grid
    return page_rows(grid, width * len(block.rows), all_add_up)


def _names_it(table: Table, grid: Grid) -> bool:
    """Whether a grid speaks of this table: most of its column heads, and one of its rows."""
    texts = [leaf for text in _texts(grid) for leaf in _words(text)]
    cores = {label_of(text).core for text in texts}
    columns = table.blocks[0].columns
    heads = sum(any(label_of(n).core in cores for n in (c.label, *c.aliases)) for c in columns)
    if heads * 2 > len(columns):
        return True
    names = [row.label for row in table.rows] + [group.label for group in table.groups]
    return sum(label_of(name).core in cores for name in names) >= 2


def _texts(grid: Grid) -> Iterator[str]:
    yield grid.caption
    yield from (cell.text for cell in grid.cells)


def _words(text: str) -> Iterator[str]:
    """A head, and the parts of one that names a row and a column (行政复议:结果维持)."""
    yield text
    yield from (part for part in _JOINTS.split(text) if part)


def _runs(grids: Sequence[Grid], table: Table, wanted: int) -> Iterator[list[Line]]:
    """Lines that may make up the strip: one that holds it all, else those that fill it together."""
    lines = [line for grid in grids for line in _below_its_name(table, grid) if line.has_figure]
    whole = [line for line in lines if wanted in (len(line.cells), len(line.readable))]
    yield from ([line] for line in whole)
    run: list[Line] = []
    for line in lines if not whole else ():
        run.append(line)
        if sum(len(item.cells) for item in run) >= wanted:
            yield run
            run = []
    if run:
        yield run


def _below_its_name(table: Table, grid: Grid) -> list[Line]:
    """The lines below the first words that name a row of the strip."""
    names = {label_of(row.label).core for row in table.rows}
    if names & {label_of(word).core for word in _words(grid.caption)}:
        return lines_of(grid)
    first = next(
        (cell.row for cell in grid.cells if names & {label_of(w).core for w in _words(cell.text)}),
        len(grid.rows),
    )
    return [line for line in lines_of(grid) if line.row >= first]


def _by_path(table: Table, figures: Sequence[Figure], lines: Sequence[Line]) -> dict[str, Found]:
    """Every figure by the heads over it, {} unless each place of the table is named once."""
    by_place = {(figure.row.id, figure.column.id): figure for figure in figures}
    under = [
        (by_place.get(_path(table, line, cell)), line, cell)
        for line in lines
        for cell in line.cells
    ]
    addresses = [figure.address for figure, _, _ in under if figure]
    if len(set(addresses)) < len(addresses):
        return {}
    found: dict[str, Found] = {}
    for figure, line, cell in under:
        if figure and (item := read_figure_cell(figure, line, cell)):
            found[figure.address] = item
    if len(found) < sum(len(line.readable) for line in lines):
        return {}
    return found if all(map(_as_wide_as_heads, lines)) else _where_sums_hold(table, found)


def _as_wide_as_heads(line: Line) -> bool:
    """Whether a line has a cell under its last head: none was left out before it."""
    ends = [cell.column + cell.width for group in line.over[:1] for row in group for cell in row]
    return bool(line.cells) and line.cells[-1].column + line.cells[-1].width >= max(ends, default=0)


def _where_sums_hold(table: Table, found: Mapping[str, Found]) -> dict[str, Found]:
    """The figures with a doubt, except in rows of the strip whose own sum confirms their places."""
    rows: dict[str, dict[str, Cell]] = {}
    for item in found.values():
        rows.setdefault(item.figure.row.id, {})[item.figure.column.id] = item.cell
    holds = {row for row, cells in rows.items() if adds_up(cells, table.blocks[0])}
    return {
        address: item if item.figure.row.id in holds else replace(item, doubt=_SHORT, kind="place")
        for address, item in found.items()
    }


def _path(table: Table, line: Line, cell: Cell) -> tuple[str, str]:
    """The row and column that the words above and beside a cell name, "" where they do not."""
    texts = [*line.heads.get(cell.column, []), *reversed(line.labels)]
    row = _nearest(texts, [(row.id, (row.label, *row.aliases)) for row in table.rows])
    columns = table.blocks[0].columns
    return row, _nearest(texts, [(c.id, (c.label, *c.aliases)) for c in columns])


def _nearest(texts: Sequence[str], wanted: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    for text in texts:
        score, name = max((_likeness(text, names), name) for name, names in wanted)
        if score >= _SAME:
            return name
    return ""


def _likeness(text: str, names: Sequence[str]) -> float:
    parts = (*leaves(text), *_JOINTS.split(text)) if _JOINTS.search(text) else leaves(text)
    return max(best_similarity(part, names) for part in parts)


def _in_order(table: Table, figures: Sequence[Figure], lines: Sequence[Line]) -> dict[str, Found]:
    """As many cells as figures: in the official order; nothing otherwise."""
    width = len(table.blocks[0].columns)
    if any(len(line.cells) % width for line in lines[1:]):
        return {}
    cells = [(line, cell) for line in lines for cell in line.cells]
    if len(cells) != len(figures):
        cells = [(line, cell) for line in lines for cell in line.readable]
    if len(cells) != len(figures):
        return {}
    doubts = _doubts(table, [cell for _, cell in cells], lines)
    found: dict[str, Found] = {}
    for figure, (line, cell) in zip(figures, cells, strict=True):
        item = read_figure_cell(figure, line, cell)
        doubt = doubts[figure.row.id] or (BROKEN if line.row in line.grid.shaky else "")
        if item is not None:
            found[figure.address] = replace(item, doubt=doubt, kind="place") if doubt else item
    return found


def _doubts(table: Table, cells: Sequence[Cell], lines: Sequence[Line]) -> dict[str, str]:
    """For each row of the strip why its places are not certain: its sum must speak for them.

    Where words name other rows, or in another order, sums cannot tell which is which.
    """
    block = table.blocks[0]
    width = len(block.columns)
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    keys = [column.id for column in block.columns]
    read = [dict(zip(keys, own, strict=True)) for own in rows]
    settled = _heads_speak(table, lines) and not in_other_order(read, block)
    told = [adds_up(own, block) for own in read]
    sums = False not in told
    holds = [
        (bool(one) and sums) or all_same(own, block) for one, own in zip(told, read, strict=True)
    ]
    others = not _rows_agree(table, lines)
    return {
        row.id: _BY_ORDER if others or not (settled or own) else ""
        for row, own in zip(block.rows, holds, strict=True)
    }


def _heads_speak(table: Table, lines: Sequence[Line]) -> bool:
    """Whether the heads are those of the table: in order, or on a printed page all of them."""
    columns = [(c.id, (c.label, *c.aliases)) for c in table.blocks[0].columns]
    if _named(lines, columns) == [column for column, _ in columns] * len(table.rows):
        return True
    grid = lines[0].grid
    if grid.kind != "windows":
        return False
    words = [cell.text for row in grid.rows[: lines[0].row + 1] for cell in row[:1]]
    return all_named(words, table.blocks[0].columns) and all_named(words, table.rows)


def _rows_agree(table: Table, lines: Sequence[Line]) -> bool:
    """Whether the words above name the rows of the table in its order, or none of them."""
    if lines[0].grid.kind == "windows":
        return True
    rows = [(row.id, (row.label, *row.aliases)) for row in table.rows]
    found = [name for name, _ in groupby(_named(lines, rows))]
    return not found or found == [row.id for row in table.rows]


def _named(lines: Sequence[Line], wanted: Sequence[tuple[str, tuple[str, ...]]]) -> list[str]:
    """What the words above the figures name, in their order."""
    found: list[str] = []
    for grid in {id(line.grid): line.grid for line in lines}.values():
        last = max(line.row for line in lines if line.grid is grid)
        for row in grid.rows[: last + 1]:
            words = [c.text for c in row if read_cell(c.text).kind == "words"]
            found += [name for text in words if (name := _nearest([text], wanted))]
    return found
