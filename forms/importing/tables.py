"""Grids of a source matched to the tables of a form: rows by label and order, columns by head.

Rows that a form does not have are retired, rows that a source lacks stay blank. A table that
stands there twice gives each value once, doubtful where the two differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from forms.draft import Number
from forms.form import Block, Figure, Form, Table
from forms.importing.alignment import align
from forms.importing.blocks import Cell, Grid
from forms.importing.cell_values import number_within, read_cell
from forms.importing.columns import Placed, place_all, row_adds_up
from forms.importing.likeness import label_of, left_out, little_added, similarity
from forms.importing.page_rows import page_rows
from forms.importing.single_column import place_single
from forms.importing.table_lines import Line, lines_of
from forms.importing.wanted_rows import EXACT, WantedRows, wanted_rows
from forms.numerals import in_unit

Key = tuple[int, int, int] | tuple[str, int]
"""What tells a line: its grid, row and first column, or the file and a line of its text."""

BROKEN = "这一行的数在窄格里断成几行，按位置拼接"
_ELSEWHERE = "有两张同样的表，只有一张里有这个数"
_FEWEST_SAME = 2
_IN_WINDOW, _WHOLE, _CLOSE = 0.75, 0.999, 0.01
_CERTAIN = 0.97


@dataclass(frozen=True, slots=True)
class Found:
    """A figure read for an address. `doubt` says why it is not certain, `kind` what may settle it:

    amount  the number itself: a sum that it fits confirms it
    joined  its column, on a page where the row runs over lines: sums along and across confirm it
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


def read_table(form: Form, table: Table, grids: Sequence[Grid], year: int | None) -> TableRead:
    """The figures of one table of the form from all grids of the sources."""
    wanted = wanted_rows(form, table)
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


def _rows_on_page(wanted: WantedRows, grid: Grid) -> Grid:
    """A grid of a printed page with the lines of each row together; any other as it is."""
    block = max(wanted.table.blocks, key=lambda block: len(block.columns))
    if grid.kind != "windows":
        return grid
    return page_rows(grid, len(block.columns), lambda cells: row_adds_up(cells, block))


def _copies(wanted: WantedRows, grids: Sequence[Grid]) -> list[list[Line]]:
    """The lines of the grids that hold the table: pages of one together, a second copy apart.

    A second copy begins where a row comes again.
    """
    copies: list[list[Line]] = []
    seen: set[int] = set()
    for grid in grids:
        lines = _label_last(wanted, lines_of(_rows_on_page(wanted, grid)))
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


def _label_last(wanted: WantedRows, lines: list[Line]) -> list[Line]:
    """The lines with the row's label last, where an explanation stands before the figures."""
    turned = [replace(line, labels=(*line.labels[1:], *line.labels[:1])) for line in lines]
    named = sum(bool(wanted.own(line)) for line in lines)
    return turned if sum(bool(wanted.own(line)) for line in turned) > 2 * named + 2 else lines


def _rows_in(wanted: WantedRows, lines: Sequence[Line]) -> set[int]:
    same: set[int] = set()
    for line in lines:
        if line.grid.kind != "windows":
            same |= wanted.named(line)
        elif line.has_figure:
            same |= {i for i, like in enumerate(wanted.likenesses(line)) if like >= _IN_WINDOW}
    return same


def _enough(wanted: WantedRows, same: set[int]) -> bool:
    """Two rows of the table, or one whose label is its own in the whole form."""
    if len(same) >= min(_FEWEST_SAME, len(wanted.places)):
        return True
    return any(len(label_of(wanted.places[i][1].label).core) >= 4 for i in same)


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


def key_of(line: Line) -> Key:
    """The key of a line."""
    first = line.cells[0].column if line.cells else 0
    return id(line.grid), line.row, first


def text_lines(line: Line) -> Iterator[tuple[str, int]]:
    """The lines of the file that a line of a printed page takes."""
    words = line.grid.rows[line.row][0]
    if line.grid.kind == "windows":
        yield from ((line.grid.file, words.line + at) for at in range(words.width))


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
        return "" if best and whole else f"行名与“{_short(label)}”只是相近"
    if likeness >= EXACT * 0.99 or (between and _nearly(wanted, line, index)):
        return ""
    return f"行名“{_short(line.labels[-1])}”与“{_short(label)}”只是相近"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 24 else plain[:23] + "…"


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
    """A figure that another copy of the table gives otherwise, or not at all, is doubtful.

    A copy of less than half the figures is an extract: what it leaves out proves nothing.
    """
    rivals = {rival.figure.address: rival for rival in read.rivals}
    whole = len(rivals) * 2 >= len(read.found)
    for address, rival in rivals.items():
        if address not in read.found:
            read.found[address] = replace(rival, doubt=_ELSEWHERE, kind="place")
    for address, own in read.found.items():
        other = rivals.get(address)
        if own.doubt or (other is None and not whole) or not rivals:
            continue
        if other is None:
            read.found[address] = replace(own, doubt=_ELSEWHERE, kind="place")
        elif own.value != other.value:
            doubt = f"另一张同样的表里是 {other.raw.strip()}（{other.grid.where(other.cell)}）"
            read.found[address] = replace(own, doubt=doubt, kind="place")


def leftovers(reads: Sequence[TableRead], grids: Sequence[Grid]) -> dict[str, str]:
    """Lines with figures that no table took, by their labels, and words in place of a figure."""
    used = {key for read in reads for key in read.used}
    items = (item for read in reads for item in (*read.found.values(), *read.rivals))
    cells = {(id(item.grid), item.cell) for item in items}
    kept: dict[str, str] = {}
    for grid in grids:
        for line in lines_of(grid):
            taken = key_of(line) in used or any(key in used for key in text_lines(line))
            left = [c for c in line.cells if not taken or _is_remark(grid, c, cells)]
            label = _short("".join("".join(line.labels[-1:]).split())).replace(".", "．")
            if left and line.has_figure and line.labels and similarity(label, "合计") < 1:
                kept[f"{grid.where(left[0])} {label}"] = _joined(left)
    return kept


def _is_remark(grid: Grid, cell: Cell, taken: set[tuple[int, Cell]]) -> bool:
    """Whether words stand in place of a figure; a share of the whole is no news."""
    words = read_cell(cell.text).kind == "words" and not cell.text.rstrip().endswith(("%", "％"))
    return words and grid.kind != "windows" and (id(grid), cell) not in taken


def _joined(cells: Iterable[Cell]) -> str:
    return " ".join(" ".join(cell.text.split()) for cell in cells if cell.text)
