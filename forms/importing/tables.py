"""Grids of a source matched to the tables of a form: rows by label and order, columns by head.

Rows that a form does not have are retired, rows that a source lacks stay blank. A table that
stands there twice gives each value once, doubtful where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from forms.draft import Number
from forms.form import Block, Figure, Row, Table, figures_of
from forms.importing.alignment import align
from forms.importing.blocks import Cell, Grid
from forms.importing.cell_values import number_within, read_cell
from forms.importing.columns import Placed, place_all, row_adds_up
from forms.importing.likeness import best_similarity, label_of, left_out, recall, similarity
from forms.importing.page_rows import page_rows
from forms.importing.table_lines import Line, lines_of
from forms.numerals import in_unit

Key = tuple[int, int, int] | tuple[str, int]
"""What tells a line: its grid, row and first column, or the file and a line of its text."""

_EXACT = 0.98
_FEWEST_SAME = 2
_IN_WINDOW = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A figure read for an address. `doubt` says why it is not certain, `kind` what may settle it:

    amount  the number itself: a sum that it fits confirms it
    place   the row or column: only the officer can say
    """

    figure: Figure
    value: Number
    raw: str
    grid: Grid
    cell: Cell
    doubt: str = ""
    kind: str = ""


@dataclass(slots=True)
class TableRead:
    """What was read for one table: figures by address, and lines that have no place in it."""

    table: Table
    found: dict[str, Found] = field(default_factory=dict)
    used: set[Key] = field(default_factory=set)
    rivals: list[Found] = field(default_factory=list)


def read_table(table: Table, grids: Sequence[Grid], year: int | None) -> TableRead:
    """The figures of one table of the form from all grids of the sources."""
    wanted = _Wanted(table)
    read = TableRead(table)
    for lines in _copies(wanted, grids):
        found, used = _match(wanted, lines, year)
        read.used |= used
        if len(found) > len(read.found):
            read.rivals += read.found.values()
            read.found = found
        else:
            read.rivals += found.values()
    _compare_rivals(read)
    return read


class _Wanted:
    """The rows of a table made ready for matching: names, side heads, figures."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.places: list[tuple[Block, Row]] = [(b, r) for b in table.blocks for r in b.rows]
        self.names = [(row.label, *row.aliases) for _, row in self.places]
        self.cores = {
            label_of(name).core: i for i, names in enumerate(self.names) for name in names
        }
        cores = [label_of(names[0]).core for names in self.names]
        self.unique = {i for i, core in enumerate(cores) if cores.count(core) == 1}
        self.figures = {(f.row.id, f.column.id): f for f in figures_of(table)}
        groups = {group.id: group for group in table.groups}
        rows = {row.id: row.label for _, row in self.places}
        self.above = [
            tuple(
                label_of(label).core
                for label in (rows.get(row.under, ""), getattr(groups.get(row.under), "label", ""))
                if label
            )
            for _, row in self.places
        ]

    def exact(self, line: Line) -> set[int]:
        """The rows whose label stands in the line letter for letter."""
        cores = (label_of(leaf).core for text in line.labels for leaf in leaves(text))
        return {self.cores[core] for core in cores if core in self.cores}

    def own(self, line: Line) -> set[int]:
        """The row whose label the line's last label is, letter for letter."""
        if line.grid.kind == "windows" or not line.labels:
            return set()
        cores = (label_of(leaf).core for leaf in leaves(line.labels[-1]))
        return {self.cores[core] for core in cores if core in self.cores}

    def rows_on_page(self, grid: Grid) -> Grid:
        """A grid of a printed page with the lines of each row together; any other as it is."""
        block = max(self.table.blocks, key=lambda block: len(block.columns))
        if grid.kind != "windows":
            return grid
        return page_rows(grid, len(block.columns), lambda cells: row_adds_up(cells, block))

    def likeness(self, line: Line, index: int) -> float:
        """How far a line is the row, by its label; a little more below the right side head."""
        names = self.names[index]
        if line.grid.kind == "windows":
            if self.places[index][1].kind == "heading":
                return 0.0
            return max((recall(text, name) for text in line.labels for name in names), default=0.0)
        best = _leaf_likeness(line.labels, names)
        if best < _EXACT or not line.labels:
            return best * 0.99
        return 1.0 if self._fits_place(line, index) else 0.99

    def _fits_place(self, line: Line, index: int) -> bool:
        above = self.above[index]
        cores = {label_of(text).core for text in line.labels[:-1]}
        number = label_of(self.places[index][1].number + "字").number
        same_number = not number or label_of(line.labels[-1]).number in ("", number)
        return same_number and (not above or not cores or bool(cores & set(above)))


def _leaf_likeness(labels: Sequence[str], names: Sequence[str]) -> float:
    if not labels:
        return 0.0
    leaf = max(best_similarity(text, names) for text in leaves(labels[-1]))
    if leaf < _EXACT and len(labels) > 1:
        others = max(best_similarity(text, names) for text in labels[:-1])
        joined = best_similarity("".join(labels), names)
        return max(leaf, 0.9 * others, joined)
    return leaf


def leaves(text: str) -> tuple[str, ...]:
    """A label, and its last part where side heads were written before it (不予公开-1.国家秘密)."""
    for mark in ("-", "—", "－", ">", "/", ":", "："):
        head, found, leaf = text.rpartition(mark)
        if found and head and len(leaf.strip()) > 1:
            return text, leaf
    return (text,)


def _copies(wanted: _Wanted, grids: Sequence[Grid]) -> list[list[Line]]:
    """The lines of the grids that hold the table: pages of one together, a second copy apart.

    A second copy begins where a row comes again.
    """
    copies: list[list[Line]] = []
    seen: set[int] = set()
    for grid in grids:
        lines = lines_of(wanted.rows_on_page(grid))
        if not _enough(wanted, _rows_in(wanted, lines)):
            continue
        for line in lines:
            known = wanted.own(line) & wanted.unique
            if not copies or (known & seen and line.has_figure):
                copies.append([])
                seen = set()
            copies[-1].append(line)
            seen |= known if line.has_figure else set()
    return copies


def _rows_in(wanted: _Wanted, lines: Sequence[Line]) -> set[int]:
    same: set[int] = set()
    for line in lines:
        if line.grid.kind != "windows":
            same |= wanted.exact(line)
        elif line.has_figure:
            same |= {i for i in range(len(wanted.places)) if wanted.likeness(line, i) >= 0.9}
    return same


def _enough(wanted: _Wanted, same: set[int]) -> bool:
    """Two rows of the table, or one whose label is its own in the whole form."""
    if len(same) >= min(_FEWEST_SAME, len(wanted.places)):
        return True
    return any(len(label_of(wanted.places[i][1].label).core) >= 4 for i in same)


def _match(
    wanted: _Wanted, lines: Sequence[Line], year: int | None
) -> tuple[dict[str, Found], set[Key]]:
    worth = [line for line in lines if line.labels]
    pairs = align(len(worth), len(wanted.places), lambda i, j: wanted.likeness(worth[i], j))
    doubts = {
        (i, j): _row_doubt(wanted, worth[i], j, likeness, _neighbours(pairs, at))
        for at, (i, j, likeness) in enumerate(pairs)
    }
    doubts.update(((i, j), "") for i, j in _out_of_order(wanted, worth, pairs))
    found: dict[str, Found] = {}
    used = {key_of(worth[i]) for i, j in doubts if wanted.places[j][1].kind == "heading"}
    for block in wanted.table.blocks:
        own = [(i, j) for i, j in sorted(doubts) if _asks(wanted, j, block)]
        placed = place_all([worth[i] for i, _ in own], block, year)
        for (i, j), cells in zip(own, placed, strict=True):
            items = _line_figures(wanted, worth[i], j, cells, doubts[i, j])
            found.update((item.figure.address, item) for item in items)
            used |= {key_of(worth[i]), *text_lines(worth[i])} if items else set()
    return found, used


def _asks(wanted: _Wanted, index: int, block: Block) -> bool:
    own, row = wanted.places[index]
    return own is block and row.kind != "heading"


def _out_of_order(
    wanted: _Wanted, lines: Sequence[Line], pairs: Sequence[tuple[int, int, float]]
) -> list[tuple[int, int]]:
    """Lines that stand in another place than the form has them, under a label of their own."""
    lines_left = set(range(len(lines))) - {i for i, _, _ in pairs}
    rows_left = (set(range(len(wanted.places))) - {j for _, j, _ in pairs}) & wanted.unique
    found = []
    for i in lines_left:
        rows = {j for j in rows_left if wanted.likeness(lines[i], j) >= _EXACT}
        if len(rows) == 1 and lines[i].has_figure and lines[i].grid.kind != "windows":
            found.append((i, rows.pop()))
    taken = [j for _, j in found]
    return [(i, j) for i, j in found if taken.count(j) == 1]


def key_of(line: Line) -> Key:
    """The key of a line."""
    first = line.cells[0].column if line.cells else 0
    return id(line.grid), line.row, first


def text_lines(line: Line) -> Iterator[tuple[str, int]]:
    """The lines of the file that a line of a printed page takes."""
    words = line.grid.rows[line.row][0]
    if line.grid.kind == "windows":
        yield from ((line.grid.file, words.line + at) for at in range(words.width))


def _neighbours(pairs: Sequence[tuple[int, int, float]], at: int) -> bool:
    """Whether the lines directly above and below are matched for certain to the rows beside."""
    i, j, _ = pairs[at]
    before = at == 0 or (pairs[at - 1][:2] == (i - 1, j - 1) and pairs[at - 1][2] >= 0.97)
    after = at + 1 == len(pairs) or (
        pairs[at + 1][:2] == (i + 1, j + 1) and pairs[at + 1][2] >= 0.97
    )
    return before and after


def _row_doubt(wanted: _Wanted, line: Line, index: int, likeness: float, between: bool) -> str:
    """Why a line may not be the row, "" where its label says so."""
    label = wanted.places[index][1].label
    if line.grid.kind == "windows":
        return "" if likeness >= _IN_WINDOW else f"行名与“{label}”只是相近"
    if likeness >= _EXACT * 0.99:
        return ""
    text = line.labels[-1]
    rivals = sum(left_out(text, name) for names in wanted.names for name in names[:1])
    if between and rivals == 1 and any(left_out(text, name) for name in wanted.names[index]):
        return ""
    return f"行名“{_short(text)}”与“{_short(label)}”只是相近"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 24 else plain[:23] + "…"


def _line_figures(
    wanted: _Wanted, line: Line, index: int, placed: Placed, row_doubt: str
) -> list[Found]:
    """The figures of a line; a doubt about its row or its columns is one about each of them."""
    row = wanted.places[index][1]
    doubt = row_doubt or placed.doubt
    found = []
    for column, cell in placed.cells.items():
        item = read_figure_cell(wanted.figures[row.id, column], line, cell)
        if item is not None:
            found.append(replace(item, doubt=doubt, kind="place") if doubt else item)
    return found


def read_figure_cell(figure: Figure, line: Line, cell: Cell) -> Found | None:
    """The figure in a cell as the form wants it; None where the cell states none."""
    reading = read_cell(cell.text)
    value, doubt = reading.value, reading.doubt
    if reading.kind == "none":
        value = 0
    elif reading.kind == "words":
        value, doubt = number_within(cell.text), f"原文写“{_short(cell.text)}”"
    if value is None:
        return None
    unit = reading.unit or _unit_said(line, cell, figure)
    value, changed = _in_unit(value, unit, figure.unit)
    doubt = doubt or changed or _misfit(figure, value)
    if isinstance(value, int) or figure.kind == "decimal":
        return Found(figure, value, cell.text, line.grid, cell, doubt, "amount" if doubt else "")
    whole = int(value)
    if whole == value:
        value = whole
    return Found(figure, value, cell.text, line.grid, cell, doubt, "amount" if doubt else "")


def _misfit(figure: Figure, value: Number) -> str:
    row = figure.row
    if figure.kind == "integer" and isinstance(value, Decimal):
        return "应为整数，原文有小数"
    if row.minimum is not None and value < row.minimum:
        return "应不小于 0，原文是负数"
    return ""


def _in_unit(value: Number, unit: str, wanted: str) -> tuple[Number, str]:
    if unit == wanted or unit not in ("元", "万元", "亿元") or wanted not in ("元", "万元"):
        return value, ""
    return in_unit(value, unit, wanted), f"原文单位是{unit}，已换算为{wanted}"


def _unit_said(line: Line, cell: Cell, figure: Figure) -> str:
    """The unit that the line or the head of the column states (单位：元)."""
    if figure.unit not in ("元", "万元"):
        return ""
    texts = [line.unit, *line.heads.get(cell.column, [])[:1], *line.labels]
    for text in texts:
        plain = "".join(text.split())
        if plain in ("元", "万元", "亿元"):
            return plain
        for unit in ("亿元", "万元", "元"):
            if (
                f"单位：{unit}" in plain
                or f"单位:{unit}" in plain
                or plain.endswith((f"（{unit}）", f"({unit})"))
            ):
                return unit
    return ""


def _compare_rivals(read: TableRead) -> None:
    """A figure that another copy of the table gives otherwise is doubtful."""
    for rival in read.rivals:
        own = read.found.get(rival.figure.address)
        if own is None:
            doubt = "只在另一张同样的表里有"
            read.found[rival.figure.address] = replace(rival, doubt=doubt, kind="place")
        elif own.value != rival.value and not own.doubt:
            doubt = f"另一张同样的表里是 {rival.raw.strip()}（{rival.grid.where(rival.cell)}）"
            read.found[own.figure.address] = replace(own, doubt=doubt, kind="place")


def leftovers(reads: Iterable[TableRead], grids: Sequence[Grid]) -> dict[str, str]:
    """Lines with figures that no table took, by their labels."""
    used = {key for read in reads for key in read.used}
    kept: dict[str, str] = {}
    for grid in grids:
        for line in lines_of(grid):
            taken = key_of(line) in used or any(key in used for key in text_lines(line))
            if line.has_figure and line.labels and not taken:
                label = _short("".join(line.labels[-1].split())).replace(".", "．")
                if similarity(label, "合计") < 1:
                    kept[f"{grid.where(line.cells[0])} {label}"] = " ".join(
                        " ".join(cell.text.split()) for cell in line.cells if cell.text
                    )
    return kept
