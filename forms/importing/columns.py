"""Which cell of a line belongs to which column of a form, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.form import Block, Column
from forms.importing.blocks import Cell
from forms.importing.cell_values import read_cell
from forms.importing.likeness import best_similarity, label_of
from forms.importing.table_lines import Line

_SAME = 0.8
_MOST_WORDS = 400
UNPLACED = "这一行有 {found} 个数，表格应有 {wanted} 列，对不上"


@dataclass(slots=True)
class Placed:
    """The cells of a line by column id. `doubt` is why their places are not certain.

    `settled` is False where only the official order of columns speaks for the places, so that sums
    must confirm them.
    """

    cells: dict[str, Cell] = field(default_factory=dict)
    doubt: str = ""
    settled: bool = True


def place(line: Line, block: Block, year: int | None) -> Placed:
    """The cells of a line in the columns of a block."""
    columns = block.columns
    if line.grid.kind != "cells":
        return _by_order(line, columns, _official_order(line, columns))
    heads = _heads(line, columns, year)
    if len(columns) == 1:
        return _single(line, columns[0], heads)
    by_head = {c: cell for c, at in heads.items() if (cell := _covering(line, at))}
    ordered = _by_order(line, columns, sorted(heads, key=heads.__getitem__))
    if ordered.cells and (not heads or ordered.cells == _only(by_head, ordered.cells)):
        return ordered
    if not heads:
        return ordered
    return _weighed(line, by_head, ordered, heads)


def _weighed(
    line: Line, by_head: dict[str, Cell], ordered: Placed, heads: dict[str, int]
) -> Placed:
    """Heads and order disagree: trust the heads where they explain every figure of the line."""
    used = set(map(id, by_head.values()))
    strays = [cell for cell in line.readable if id(cell) not in used]
    explained = all(_other_head(line, cell) for cell in strays)
    if explained and by_head and not _cut_short(line, heads):
        return Placed(by_head)
    if ordered.cells:
        return Placed(ordered.cells, "这一行的数与表头没有对齐，按顺序取", settled=False)
    return Placed(by_head, "这一行的数与表头没有对齐")


def _only(found: dict[str, Cell], wanted: dict[str, Cell]) -> dict[str, Cell]:
    return {key: cell for key, cell in found.items() if key in wanted}


def _heads(line: Line, columns: Sequence[Column], year: int | None) -> dict[str, int]:
    """The grid column that stands under each form column's head."""
    found: dict[str, tuple[float, int]] = {}
    start = min((cell.column for cell in line.cells), default=0)
    for at in sorted(line.heads):
        if at < start:
            continue
        match = _headed(line.heads[at], columns)
        if match and match[1] > found.get(match[0], (0.0, 0))[0]:
            found[match[0]] = match[1], at
    if not found and len(columns) == 1 and year:
        of_year = [at for at, texts in line.heads.items() if f"{year}" in texts[0] and at >= start]
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


def _other_head(line: Line, cell: Cell) -> bool:
    """Whether a column of its own, with a head that the form has not, explains a figure."""
    return bool(line.heads.get(cell.column))


def _cut_short(line: Line, heads: dict[str, int]) -> bool:
    """Whether the line ends before the last headed column, so that a cell is missing somewhere."""
    end = max((cell.column + cell.width for cell in line.cells), default=0)
    return end <= max(heads.values())


def _single(line: Line, column: Column, heads: dict[str, int]) -> Placed:
    """A table of one column: the only figure, or the one under its head."""
    readable = line.readable
    cells = readable or [cell for cell in line.cells if cell.text.strip()]
    if len({id(cell) for cell in cells}) == 1:
        return Placed({column.id: cells[0]})
    if column.id in heads and (cell := _covering(line, heads[column.id])):
        return Placed({column.id: cell})
    if not cells:
        return Placed({column.id: line.cells[0]} if line.cells else {})
    return Placed({column.id: cells[0]}, "这一行有几个数，不能确定是哪一个")


def _by_order(line: Line, columns: Sequence[Column], order: Sequence[str]) -> Placed:
    """As many cells as columns: one for each in turn, by the order of heads or the official one."""
    wanted = len(columns)
    cells = line.cells if len(line.cells) == wanted else line.readable
    if wanted == 1 and line.grid.kind != "cells" and cells:
        doubt = "" if len(line.readable) < 2 else "这一行有几个数，不能确定是哪一个"
        return Placed({columns[0].id: cells[0]}, doubt)
    if len(cells) != wanted:
        return Placed({}, UNPLACED.format(found=len(line.readable), wanted=wanted))
    known = len(order) == wanted
    ids = order if known else [column.id for column in columns]
    doubt = "" if known else "没有认出表头，按表格的固定顺序取"
    return Placed(dict(zip(ids, cells, strict=True)), doubt, settled=known)


def _official_order(line: Line, columns: Sequence[Column]) -> list[str]:
    """The official order where the words above a line of text name the columns in it, else [].

    Another order proves nothing: a head of two levels read line by line is always out of order.
    """
    official = [column.id for column in columns]
    texts: list[str] = []
    for index in range(line.row, -1, -1):
        row = line.grid.rows[index]
        words = [cell.text for cell in row if read_cell(cell.text).kind == "words"]
        texts[:0] = [part for text in words for part in text.split("\n")]
        order = _named(texts, columns)
        if len(order) == len(columns) or len(texts) > _MOST_WORDS:
            return official if order == official else []
    return []


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
