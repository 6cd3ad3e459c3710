"""Which cell of a line belongs to which column of a form, and how sure that is.

Heads and the official order both speak for a place. Where they agree, that is certain. Where they
do not, or there are no heads, the sums across the lines decide which of the two is right; a line
whose own sum fails then stays in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.draft import Number
from forms.form import Block, Column, Row
from forms.importing.blocks import Cell
from forms.importing.cell_values import read_cell
from forms.importing.heads import Heads, Turn, cells_in_turn, heads_over, named
from forms.importing.likeness import label_of, spread
from forms.importing.table_lines import Line

_MOST_WORDS, _HEAD_LINES = 400, 20
_MOSTLY, _HALF = 2 / 3, 1 / 2
_FEWEST_TOLD = 3
_EXACT = 0.98
_WRAPPED = 0.75
"""How much of a head must be found where its letters are spread over lines."""
_NO_HEADS = "没有认出表头，按表格的固定顺序取"
_CONFLICT = "这一行的数与表头没有对齐"
_LYING = "各行合计多数对不上，可能错了列"

Cells = dict[str, Cell]


@dataclass(slots=True)
class Placed:
    """The cells of a line by column id; `doubt` says why their places are not certain.

    Those in the columns `certain` are all the same.
    """

    cells: Cells = field(default_factory=dict)
    doubt: str = ""
    certain: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Guess:
    """What heads and order say of one line. `agreed` where they say the same.

    `certain` are the columns whose heads stand in their places among others that are not known.
    """

    by_head: Cells
    by_order: Cells
    agreed: bool
    certain: frozenset[str] = frozenset()


def place_all(lines: Sequence[Line], block: Block, year: int | None) -> list[Placed]:
    """The cells of each line of a block of several columns in their columns."""
    guesses = _guesses(lines, block, year)
    lying = in_other_order([guess.by_head for guess in guesses if guess.agreed], block)
    by_head = _share([adds_up(g.by_head, block) for g in guesses if not g.agreed])
    by_order = _share([adds_up(g.by_order, block) for g in guesses if not g.agreed])
    return [
        _placed_as_agreed(guess, block, lying)
        if guess.agreed
        else _decided(guess, block, by_head, by_order)
        for guess in guesses
    ]


def _placed_as_agreed(guess: _Guess, block: Block, lying: bool) -> Placed:
    wrong = lying and not adds_up(guess.by_head, block) and not all_same(guess.by_head, block)
    return Placed(guess.by_head, _LYING if wrong else "")


def _decided(guess: _Guess, block: Block, by_head: float, by_order: float) -> Placed:
    """The reading for which the sums of the table speak, doubtful where this line's does not."""
    if guess.by_head and (by_head >= max(by_order, _HALF) or not guess.by_order):
        cells, doubt, share = guess.by_head, _CONFLICT, by_head
    else:
        cells, doubt, share = guess.by_order, _NO_HEADS, by_order
    holds = adds_up(cells, block)
    if (holds and share >= _HALF) or (holds is None and share >= _MOSTLY):
        return Placed(cells)
    alike = all_same(cells, block) and (not guess.by_head or cells is guess.by_head)
    return Placed(cells, "" if alike else doubt, guess.certain)


def in_other_order(readings: Sequence[Cells], block: Block) -> bool:
    """Whether sums say that the total stands in another column than where it was read.

    Figures that add up in no order say nothing: then words decide.
    """
    told = [cells for cells in readings if _tells(cells, block)]
    if len(told) < _FEWEST_TOLD or _share([adds_up(cells, block) for cells in told]) >= _HALF:
        return False
    columns = [column.id for column in block.columns if not _has_parts(column, block)]
    return any(_share([_is_rest(cells, key) for cells in told]) >= _MOSTLY for key in columns)


def _tells(cells: Cells, block: Block) -> bool:
    """Whether figures say something of their order: all of a sum, or some and no total."""
    totals = [column.id for column in block.columns if _has_parts(column, block)]
    if not any(key in cells and value_of(cells[key]) is not None for key in totals):
        return any(map(value_of, cells.values()))
    return adds_up(cells, block) is not None


def _has_parts(column: Column, block: Block) -> bool:
    return any(other.of == column.id for other in block.columns)


def _is_rest(cells: Cells, key: str) -> bool:
    """Whether one figure of a line is the sum of all others."""
    values = {name: value_of(cell) or 0 for name, cell in cells.items()}
    return values.get(key, 0) == sum(value for name, value in values.items() if name != key)


def _share(results: Sequence[bool | None]) -> float:
    told = [result for result in results if result is not None]
    return sum(told) / len(told) if told else 0.0


def adds_up(cells: Cells, block: Block) -> bool | None:
    """Whether totals among the columns are the sums of their parts; None where nothing is told."""
    values = {key: value for key, cell in cells.items() if (value := value_of(cell)) is not None}
    results = []
    for total in block.columns:
        parts = [column.id for column in block.columns if column.of == total.id and column.part]
        if parts and total.id in values and all(part in values for part in parts):
            numbers = [values[part] for part in parts]
            if any(numbers) or values[total.id]:
                results.append(sum(numbers) == values[total.id])
    return all(results) if results else None


def row_adds_up(cells: Sequence[Cell], block: Block) -> bool | None:
    """The same of as many cells as there are columns, in the official order."""
    return adds_up({c.id: cell for c, cell in zip(block.columns, cells, strict=True)}, block)


def value_of(cell: Cell) -> Number | None:
    reading = read_cell(cell.text)
    return 0 if reading.kind == "none" else reading.value


def all_same(cells: Cells, block: Block) -> bool:
    """Whether it makes no difference which of the cells stands where: as many, all alike."""
    values = {value_of(cell) for cell in cells.values()}
    return len(cells) == len(block.columns) and len(values) == 1 and None not in values


def _guesses(lines: Sequence[Line], block: Block, year: int | None) -> list[_Guess]:
    """A guess for each line, by the heads of its grid or by the words above it."""
    under = _ways_under_heads(lines, block, year)
    guesses = []
    words: list[str] = []
    for line in lines:
        if line.grid.kind == "cells":
            guesses.append(_guess(line, block, under[id(line)]))
        else:
            words = _named_above(line, block.columns, year) or words
            guesses.append(_loose_guess(line, block, words))
    return guesses


@dataclass(slots=True)
class _Ways:
    """The heads over a line, how it can be read under them, and whether it stands as most do."""

    heads: Heads
    ways: list[list[Turn]]
    usual: bool


def _ways_under_heads(lines: Sequence[Line], block: Block, year: int | None) -> dict[int, _Ways]:
    """For each line of a grid with columns its ways; lines of one grid are read in one way.

    Heads are read off the lines that stand as most of their table do. A table that goes on without
    heads goes on with those of the one before, whose places are not its own.
    """
    last = Heads()
    found: dict[int, _Ways] = {}
    for own in _by_grid(lines):
        usual = _shape(_usual_line(own))
        ways = []
        for line in own:
            new = heads_over(line, block.columns, year)
            heads = new if new.items else last
            as_usual = _shape(line) == usual
            turns = cells_in_turn(line, heads, bool(new.items) and as_usual)
            ways.append(_Ways(heads, turns, as_usual))
            last = heads
        _keep_common(ways)
        found.update((id(line), way) for line, way in zip(own, ways, strict=True))
    return found


def _by_grid(lines: Sequence[Line]) -> list[list[Line]]:
    grids: dict[int, list[Line]] = {}
    for line in lines:
        if line.grid.kind == "cells":
            grids.setdefault(id(line.grid), []).append(line)
    return list(grids.values())


def _keep_common(ways: Sequence[_Ways]) -> None:
    """Keep of each line the ways that all lines can be read in, where there are any."""
    forms = [{tuple(map(len, way)) for way in own.ways} for own in ways if own.ways]
    common = set.intersection(*forms) if forms else set()
    for own in ways if common else ():
        own.ways = [way for way in own.ways if tuple(map(len, way)) in common]


def _shape(line: Line) -> tuple[int, int]:
    """Where the figures of a line begin, and how many cells there are."""
    return (line.cells[0].column if line.cells else 0), len(line.cells)


def _usual_line(lines: Sequence[Line]) -> Line:
    """A line of the shape that most of them have."""
    shape = Counter(map(_shape, lines)).most_common(1)[0][0]
    return next(line for line in lines if _shape(line) == shape)


def _guess(line: Line, block: Block, under: _Ways) -> _Guess:
    """The cells by the heads that they stand under, and by the official order of columns."""
    official = [column.id for column in block.columns]
    readings = [_read(way, under.heads) for way in under.ways]
    by_head = readings[0] if readings else {}
    in_order = [key for key in official if key in by_head] == list(by_head)
    told = under.usual or adds_up(by_head, block) is not False
    own = all(cell in _reached(line) for cell in by_head.values())
    agreed = bool(by_head) and in_order and told and own and _say_the_same(readings)
    ordered = _in_turn(line, official)
    if (
        not agreed
        or not ordered
        or by_head.keys() == ordered.keys()
        or len(under.heads.worded) != len(official)
    ):
        return _Guess(by_head, ordered, agreed)
    same = all(ordered[key] == cell for key, cell in by_head.items())
    return _Guess({}, ordered, False, frozenset(by_head) if same else frozenset())


def _read(way: Sequence[Turn], heads: Heads) -> Cells:
    return {
        head.column.id: cells[0]
        for head, cells in zip(heads.worded, way, strict=True)
        if head.column and cells
    }


def _say_the_same(readings: Sequence[Cells]) -> bool:
    texts = [{key: cell.text for key, cell in cells.items()} for cells in readings]
    return all(text == texts[0] for text in texts)


def _loose_guess(line: Line, block: Block, words: Sequence[str]) -> _Guess:
    """By the words above, if they name as many columns as there are cells.

    A head of two levels that is read line by line has the columns without a group first.
    """
    official = [column.id for column in block.columns]
    levels = sorted(block.columns, key=lambda column: bool(column.group))
    ordered = _in_turn(line, official)
    if words in (official, [column.id for column in levels]):
        return _Guess(ordered, ordered, bool(ordered))
    by_head = _in_turn(line, words) if words == [key for key in official if key in words] else {}
    return _Guess(by_head, ordered, False)


def _reached(line: Line) -> Sequence[Cell]:
    """The cells of a line up to another label, that one too: it stands in a figure's place."""
    return line.cells[: len(line.own) + 1]


def _in_turn(line: Line, keys: Sequence[str]) -> Cells:
    """One cell for each key in turn, {} where there are not as many."""
    for cells in (line.cells, line.readable):
        if len(cells) == len(keys) and all(cell in _reached(line) for cell in cells):
            return dict(zip(keys, cells, strict=True))
    return {}


def _named_above(line: Line, columns: Sequence[Column], year: int | None) -> list[str]:
    """The columns that the words above a line of text name, in the order of the words.

    On a printed page the letters of heads are spread over lines: either all are found, or none.
    """
    texts: list[str] = []
    order: list[str] = []
    for index in range(line.row, -1, -1):
        row = line.grid.rows[index]
        if line.grid.kind == "windows":
            row = row[: 1 if index == line.row else 2]
        words = [cell.text for cell in row if read_cell(cell.text).kind == "words"]
        texts[:0] = [part for text in words for part in text.split("\n")]
        order = _named(texts, columns, year)
        if len(order) == len(columns) or len(texts) > _MOST_WORDS:
            return order
    if line.grid.kind != "windows":
        return order
    found = all_named(texts[-_HEAD_LINES:], columns)
    return [column.id for column in columns] if found else []


def all_named(texts: Sequence[str], columns: Sequence[Column] | Sequence[Row]) -> bool:
    """Whether the letters of every label are found in the words above a table."""
    lines = [line for text in texts for line in text.split("\n")]
    return all(spread(lines, column.label) >= _WRAPPED for column in columns)


def _named(texts: Sequence[str], columns: Sequence[Column], year: int | None) -> list[str]:
    order: list[str] = []
    for text in texts:
        for word in (text, *text.split()) if " " in text else (text,):
            column, score = (None, 0.0) if label_of(word).number else named([word], columns, year)
            if column and score >= _EXACT:
                if column.id in order:
                    order.remove(column.id)
                order.append(column.id)
    return order
