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
from forms.importing.likeness import best_similarity, label_of, spread
from forms.importing.table_lines import Line

_SAME = 0.8
_MOST_WORDS, _HEAD_LINES = 400, 20
_MOSTLY, _HALF = 2 / 3, 1 / 2
_FEWEST_TOLD = 3
_WRAPPED = 0.75
"""How much of a head must be found where its letters are spread over lines."""
_NO_HEADS = "没有认出表头，按表格的固定顺序取"
_CONFLICT = "这一行的数与表头没有对齐"
_SEVERAL = "这一行有几个数，不能确定是哪一个"
_LYING = "各行合计多数对不上，可能错了列"

Cells = dict[str, Cell]


@dataclass(slots=True)
class Placed:
    """The cells of a line by column id; `doubt` says why their places are not certain."""

    cells: Cells = field(default_factory=dict)
    doubt: str = ""


@dataclass(slots=True)
class _Guess:
    """What heads and order say of one line. `agreed` where they say the same."""

    by_head: Cells
    by_order: Cells
    agreed: bool


def place_all(lines: Sequence[Line], block: Block, year: int | None) -> list[Placed]:
    """The cells of each line of a block in its columns."""
    if len(block.columns) == 1:
        return [_single(line, block.columns[0], year) for line in lines]
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
    wrong = lying and adds_up(guess.by_head, block) is False
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
    return Placed(cells, "" if alike else doubt)


def in_other_order(readings: Sequence[Cells], block: Block) -> bool:
    """Whether sums say that the total stands in another column than where it was read.

    Figures that add up in no order say nothing: then words decide.
    """
    told = [cells for cells in readings if adds_up(cells, block) is not None]
    if len(told) < _FEWEST_TOLD or _share([adds_up(cells, block) for cells in told]) >= _HALF:
        return False
    columns = [column.id for column in block.columns if not _has_parts(column, block)]
    return any(_share([_is_rest(cells, key) for cells in told]) >= _MOSTLY for key in columns)


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
    """A guess for each line. Heads are read off the lines that stand as most of their table do."""
    guesses = []
    turns: list[str] = []
    named: list[str] = []
    usual = _usual_shapes(lines)
    for line in lines:
        if line.grid.kind != "cells":
            named = _named_above(line, block.columns) or named
            guesses.append(_loose_guess(line, block, named))
            continue
        shape = usual[id(line.grid)]
        turns = _turns(shape, block.columns, year) or ([] if _has_heads(shape) else turns)
        guesses.append(_guess(line, block, turns, _shape(line) == _shape(shape)))
    return guesses


def _shape(line: Line) -> tuple[int, int]:
    """Where the figures of a line begin, and how many cells there are."""
    return (line.cells[0].column if line.cells else 0), len(line.cells)


def _usual_shapes(lines: Sequence[Line]) -> dict[int, Line]:
    """For each grid a line of the shape that most of its lines have."""
    shapes: dict[int, list[Line]] = {}
    for line in lines:
        shapes.setdefault(id(line.grid), []).append(line)
    usual = {}
    for grid, own in shapes.items():
        counts = Counter(map(_shape, own)).most_common(1)[0][0]
        usual[grid] = next(line for line in own if _shape(line) == counts)
    return usual


def _turns(line: Line, columns: Sequence[Column], year: int | None) -> list[str]:
    """Which column each cell of a line stands under, "" for one that the form has not."""
    heads = _heads(line, columns, year)
    under = {key: cell for key, at in heads.items() if (cell := _covering(line, at))}
    if len({id(cell) for cell in under.values()}) < len(heads):
        return []
    ids = {id(cell): key for key, cell in under.items()}
    return [ids.get(id(cell), "") for cell in line.cells] if ids else []


def _has_heads(line: Line) -> bool:
    """Whether words stand over the figures of a line, known ones or not."""
    start = _shape(line)[0]
    return any(at >= start for at in line.heads)


def _loose_guess(line: Line, block: Block, named: Sequence[str]) -> _Guess:
    """By the words above, if they name as many columns as there are cells.

    Where all are named the official order is meant: a head of two levels read line by line is out
    of order, but begins with the first column.
    """
    official = [column.id for column in block.columns]
    ordered = _in_turn(line, official)
    if len(named) == len(official) and named[0] == official[0]:
        return _Guess(ordered, ordered, bool(ordered))
    by_head = _in_turn(line, named) if named == [key for key in official if key in named] else {}
    return _Guess(by_head, ordered, False)


def _guess(line: Line, block: Block, turns: list[str], usual: bool) -> _Guess:
    """The cells by the heads that they stand under, and by the official order of columns."""
    official = [column.id for column in block.columns]
    ordered = _in_turn(line, official)
    same = len(turns) == len(line.cells)
    by_head = {key: c for key, c in zip(turns, line.cells, strict=True) if key} if same else {}
    in_order = [key for key in official if key in turns] == turns
    agreed = bool(by_head) and in_order and (usual or adds_up(by_head, block) is not False)
    return _Guess(by_head, ordered, agreed)


def _in_turn(line: Line, keys: Sequence[str]) -> Cells:
    """One cell for each key in turn, {} where there are not as many."""
    for cells in (line.cells, line.readable):
        if len(cells) == len(keys):
            return dict(zip(keys, cells, strict=True))
    return {}


def _heads(line: Line, columns: Sequence[Column], year: int | None) -> dict[str, int]:
    """The grid column that stands under each form column's head."""
    found: dict[str, tuple[float, int]] = {}
    start = min((cell.column for cell in line.cells), default=0)
    for at in sorted(line.heads):
        match = _headed(line.heads[at], columns) if at >= start else None
        if match and match[1] > found.get(match[0], (0.0, 0))[0]:
            found[match[0]] = match[1], at
    if not found and len(columns) == 1 and year:
        of_year = [a for a, texts in line.heads.items() if f"{year}" in texts[0] and a >= start]
        return {columns[0].id: of_year[0]} if len(of_year) == 1 else {}
    return {key: at for key, (_, at) in found.items()}


def _headed(texts: Sequence[str], columns: Sequence[Column]) -> tuple[str, float] | None:
    """The column that the nearest fitting head names, and how well."""
    for text in texts:
        scored = [(best_similarity(text, (c.label, *c.aliases)), c.id) for c in columns]
        score, column = max(scored)
        if score >= _SAME:
            return column, score
    return None


def _covering(line: Line, at: int) -> Cell | None:
    return next((c for c in line.cells if c.column <= at < c.column + c.width), None)


def _single(line: Line, column: Column, year: int | None) -> Placed:
    """A table of one column: the only figure, or the one under its head."""
    cells = line.readable or [cell for cell in line.cells if cell.text.strip()]
    if len(cells) == 1:
        heads = line.heads.get(cells[0].column, []) if column.id else []
        known = not heads or _headed(heads, (column,))
        return Placed({column.id: cells[0]}, "" if known else f"表头写的是“{heads[0][:20]}”")
    at = _heads(line, (column,), year) if line.grid.kind == "cells" else {}
    if at and (cell := _covering(line, at[column.id])):
        return Placed({column.id: cell})
    return Placed({column.id: cells[0]}, _SEVERAL) if cells else Placed()


def _named_above(line: Line, columns: Sequence[Column]) -> list[str]:
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
        order = _named(texts, columns)
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


def _named(texts: Sequence[str], columns: Sequence[Column]) -> list[str]:
    order: list[str] = []
    for text in texts:
        for word in (text, *text.split()) if " " in text else (text,):
            match = None if label_of(word).number else _headed([word], columns)
            if match and match[1] >= 0.98:
                if match[0] in order:
                    order.remove(match[0])
                order.append(match[0])
    return order
