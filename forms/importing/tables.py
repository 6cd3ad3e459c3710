"""Grids of a source matched to the tables of a form: rows by label and order, columns by head.

Rows that a form does not have are retired, rows that a source lacks stay blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forms.form import Block, Form, Table
from forms.importing.alignment import align
from forms.importing.blocks import Grid
from forms.importing.cell_figures import read_figure_cell, short
from forms.importing.columns import Placed, place_all, row_adds_up
from forms.importing.copies import copies_of
from forms.importing.found import Copy, Found, Key, TableRead, key_of, merged, text_lines
from forms.importing.likeness import left_out, little_added
from forms.importing.page_rows import page_rows
from forms.importing.single_column import place_single
from forms.importing.table_lines import Line
from forms.importing.wanted_rows import EXACT, WantedRows, wanted_rows

BROKEN = "这一行的数在窄格里断成几行，按位置拼接"
_WHOLE, _CLOSE = 0.999, 0.01
_CERTAIN = 0.97


def read_table(form: Form, table: Table, grids: Sequence[Grid], year: int | None) -> TableRead:
    """The figures of one table of the form from all grids of the sources."""
    wanted = wanted_rows(form, table)
    copies = []
    for lines in copies_of(wanted, [_rows_on_page(wanted, grid) for grid in grids]):
        found, used = _match(wanted, lines, year)
        copies.append(Copy(found, used, lines[0].grid.other_year))
    return merged(table, copies)


def _rows_on_page(wanted: WantedRows, grid: Grid) -> Grid:
    """A grid of a printed page with the lines of each row together; any other as it is."""
    block = max(wanted.table.blocks, key=lambda block: len(block.columns))
    if grid.kind != "windows":
        return grid
    return page_rows(grid, len(block.columns), lambda cells: row_adds_up(cells, block))


def _match(
    wanted: WantedRows, lines: Sequence[Line], year: int | None
) -> tuple[dict[str, Found], set[Key]]:
    worth = [line for line in lines if line.labels]
    likeness = [wanted.likenesses(line) for line in worth]
    pairs = align(likeness)
    fits = [own >= _CERTAIN or _nearly(wanted, worth[i], j) for i, j, own in pairs]
    doubts = {
        (i, j): _row_doubt(wanted, worth[i], j, own, _neighbours(pairs, fits, at))
        for at, (i, j, own) in enumerate(pairs)
    }
    doubts.update(((i, j), "") for i, j in _out_of_order(wanted, worth, pairs))
    found: dict[str, Found] = {}
    used = {key_of(worth[i]) for i, j in doubts if wanted.places[j][1].kind == "heading"}
    for block in wanted.table.blocks:
        own = [(i, j) for i, j in sorted(doubts) if _asks(wanted, j, block)]
        placed = _placed([worth[i] for i, _ in own], block, year)
        for (i, j), cells in zip(own, placed, strict=True):
            items = _line_figures(wanted, worth[i], j, cells, doubts[i, j])
            found.update((item.figure.address, item) for item in items)
            used |= {key_of(worth[i]), *text_lines(worth[i])} if items else set()
    return found, used


def _placed(lines: Sequence[Line], block: Block, year: int | None) -> list[Placed]:
    if len(block.columns) == 1:
        return place_single(lines, block.columns[0], year)
    return place_all(lines, block, year)


def _asks(wanted: WantedRows, index: int, block: Block) -> bool:
    own, row = wanted.places[index]
    return own is block and row.kind != "heading"


def _out_of_order(
    wanted: WantedRows, lines: Sequence[Line], pairs: Sequence[tuple[int, int, float]]
) -> list[tuple[int, int]]:
    """Lines that stand in another place than the form has them, under a label of their own."""
    lines_left = set(range(len(lines))) - {i for i, _, _ in pairs}
    rows_left = (set(range(len(wanted.places))) - {j for _, j, _ in pairs}) & wanted.unique
    found = []
    for i in lines_left:
        rows = wanted.own(lines[i]) & rows_left
        if len(rows) == 1 and lines[i].has_figure and lines[i].grid.kind != "windows":
            found.append((i, rows.pop()))
    taken = [j for _, j in found]
    return [(i, j) for i, j in found if taken.count(j) == 1]


def _neighbours(pairs: Sequence[tuple[int, int, float]], fits: Sequence[bool], at: int) -> bool:
    """Whether the lines directly above and below are matched for certain to the rows beside."""
    i, j, _ = pairs[at]
    before = at == 0 or (pairs[at - 1][:2] == (i - 1, j - 1) and fits[at - 1])
    after = at + 1 == len(pairs) or (pairs[at + 1][:2] == (i + 1, j + 1) and fits[at + 1])
    return before and after


def _nearly(wanted: WantedRows, line: Line, index: int) -> bool:
    """Whether a line's label is this row's, and no other's, with letters left out or added."""
    if line.grid.kind == "windows":
        return False
    text = line.labels[-1]
    near = [
        at
        for at, names in enumerate(wanted.names)
        if any(left_out(text, name) or little_added(text, name) for name in names)
    ]
    return near == [index]


def _row_doubt(wanted: WantedRows, line: Line, index: int, likeness: float, between: bool) -> str:
    """Why a line may not be the row, "" where its label says so."""
    label = wanted.places[index][1].label
    if line.grid.kind == "windows":
        best = likeness >= max(wanted.likenesses(line)) - _CLOSE
        whole = wanted.covered(line, index) >= _WHOLE
        return "" if best and whole else f"行名与“{short(label)}”只是相近"
    if likeness >= EXACT * 0.99 or (between and _nearly(wanted, line, index)):
        return ""
    return f"行名“{short(line.labels[-1])}”与“{short(label)}”只是相近"


def _line_figures(
    wanted: WantedRows, line: Line, index: int, placed: Placed, row_doubt: str
) -> list[Found]:
    """The figures of a line; a doubt about its row or its columns is one about each of them."""
    row = wanted.places[index][1]
    found = []
    for column, cell in placed.cells.items():
        doubt, kind = row_doubt or ("" if column in placed.certain else placed.doubt), "place"
        if not doubt and line.row in line.grid.shaky:
            doubt, kind = BROKEN, "joined"
        item = read_figure_cell(wanted.figures[row.id, column], line, cell)
        if item is not None:
            found.append(replace(item, doubt=doubt, kind=kind) if doubt else item)
    return found
