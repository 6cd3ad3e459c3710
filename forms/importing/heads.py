"""The heads over the figures of a table, and which cell of a line stands under which of them.

As many cells as heads go together in turn, however their widths differ: the official table of 2019
has heads of other widths than its figures. Merged cells that were written out again in every place
are taken together; what could be read in several ways is not read at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise

from forms.form import Column
from forms.importing.blocks import Cell
from forms.importing.cell_values import read_cell
from forms.importing.likeness import best_similarity, label_of
from forms.importing.periods import of_another
from forms.importing.table_lines import HeadRows, Line

SAME = 0.8
"""Likeness from which words are a column's head."""
_UNIT_HEADS = frozenset(("单位", "计量单位", "单位名称"))
_MOST_CELLS = 12
"""Cells of a row that are taken together; wider tables write no merged cell out."""

Turn = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A head over the columns from `start` to `end` of a grid: its words, nearest first.

    `column` is the one of the form that it names, `score` how well; a blank head has no words.
    """

    start: int
    end: int
    texts: tuple[str, ...] = ()
    column: Column | None = None
    score: float = 0.0


def named(
    texts: Iterable[str], columns: Sequence[Column], year: int | None
) -> tuple[Column | None, float]:
    """The column that the nearest fitting words name, and how well."""
    for text in texts:
        if label_of(text).number:
            continue
        best, found = 0.0, None
        for column in columns:
            names = (column.label, *column.aliases)
            score = best_similarity(text, names)
            if score > best and score >= SAME and not of_another(text, names, year):
                best, found = score, column
        if found:
            return found, best
    return None, 0.0


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads over a line left to right, and where their row of the grid ends."""

    items: tuple[Head, ...] = ()
    end: int = 0

    @property
    def worded(self) -> list[Head]:
        """Those that have words."""
        return [head for head in self.items if head.texts]

    @property
    def known(self) -> bool:
        """Whether any names a column of the form."""
        return any(head.column for head in self.items)


def heads_over(line: Line, columns: Sequence[Column], year: int | None) -> Heads:
    """The heads of the nearest rows that name a column of the form, else those of the nearest."""
    nearest = Heads()
    for group in line.over:
        end = max(cell.column + cell.width for cell in group[-1])
        heads = Heads(tuple(_heads_in(group, line, columns, year)), end)
        if heads.known:
            return replace(heads, items=tuple(_once_each(heads.items)))
        nearest = nearest if nearest.items else heads
    return nearest


def _heads_in(
    group: HeadRows, line: Line, columns: Sequence[Column], year: int | None
) -> list[Head]:
    start = min((cell.column for cell in line.cells), default=0)
    if _is_cut(group[-1], start):
        return []
    ends = [cell.column + cell.width for cell in (*line.cells[-1:], *group[-1][-1:])]
    heads: list[Head] = []
    last: list[Cell] = []
    for at in range(start, max(ends, default=0)):
        over = _cells_over(group, at, start)
        if at > start and (over[:1] == last[:1] or _texts(over) == _texts(last)):
            heads[-1] = replace(heads[-1], end=at + 1)
        else:
            words = _texts(over)
            heads.append(Head(at, at + 1, words, *_fitting(words, columns, year)))
        last = over
    return [head for head in heads if not _is_unit(head)]


def _is_cut(row: Sequence[Cell], start: int) -> bool:
    """Whether a head begins among what was taken for labels: blank figures, and so no others."""
    cell = _covering(row, start)
    return cell is not None and 0 < cell.column < start and read_cell(cell.text).kind == "words"


def _is_unit(head: Head) -> bool:
    return any(label_of(text).core in _UNIT_HEADS for text in head.texts[:1])


def _fitting(
    words: Sequence[str], columns: Sequence[Column], year: int | None
) -> tuple[Column | None, float]:
    column, score = named(words, columns, year)
    names = (column.label, *column.aliases) if column else ()
    if any(of_another(word, names, year) for word in words):
        return None, 0.0
    return column, score


def _cells_over(group: HeadRows, column: int, start: int) -> list[Cell]:
    """The cells with words over a column from the nearest row up, without those of labels."""
    over = (_covering(row, column) for row in reversed(group))
    words = (c for c in over if c and c.column >= start and read_cell(c.text).kind == "words")
    return list(dict.fromkeys(words))


def _covering(row: Sequence[Cell], column: int) -> Cell | None:
    return next((c for c in row if c.column <= column < c.column + c.width), None)


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(text for text, _ in groupby(" ".join(c.text.split()) for c in cells))


def _once_each(heads: Sequence[Head]) -> list[Head]:
    """The heads with each column named once: by the best; by none where two name it as well."""
    scores: dict[str, list[float]] = {}
    for head in heads:
        if head.column:
            scores.setdefault(head.column.id, []).append(head.score)
    return [
        replace(head, column=None) if head.column and not _is_best(head, scores) else head
        for head in heads
    ]


def _is_best(head: Head, scores: Mapping[str, list[float]]) -> bool:
    own = scores[head.column.id] if head.column else []
    return head.score == max(own) and own.count(head.score) == 1


def cells_in_turn(line: Line, heads: Heads, usual: bool) -> list[list[Turn]]:
    """For each way to read the line a cell under each head that has words; [] for none.

    Each head's cell comes with those that repeat it. Heads and line must end in one place: then no
    cell was left out of either. `usual` tells that the line stands as most of its table: only then
    do places count.
    """
    worded = heads.worded
    cells = _without_blank_ends(line.cells, heads)
    readable = line.readable
    if not worded or not line.cells or line.cells[-1].column + line.cells[-1].width != heads.end:
        return []
    if len(cells) == len(worded):
        return [[(cell,) for cell in cells]]
    if len(cells) > len(worded) == len(heads.items):
        return list(_together(cells, len(worded)))
    if len(cells) == len(heads.items) and len(readable) == len(worded):
        return [[(cell,) for cell in readable]]
    return [_by_place(cells, worded)] if usual else []


def _without_blank_ends(cells: Sequence[Cell], heads: Heads) -> Sequence[Cell]:
    """The cells without blank ones at the right under no head: a sheet wider than the table."""
    end = max((head.end for head in heads.worded), default=0)
    kept = len(cells)
    while kept and not cells[kept - 1].text.strip() and cells[kept - 1].column >= end:
        kept -= 1
    return cells[:kept]


def _together(cells: Sequence[Cell], count: int) -> Iterator[list[Turn]]:
    """All ways to take neighbours that say the same together, so that `count` are left."""
    if len(cells) > _MOST_CELLS or any(cell.width > 1 for cell in cells):
        return
    said = [_said(cell) for cell in cells]
    places = range(1, len(cells))
    forced = [at for at in places if said[at] != said[at - 1]]
    free = [at for at in places if said[at] == said[at - 1]]
    if len(forced) > count - 1:
        return
    for chosen in combinations(free, count - 1 - len(forced)):
        cuts = [0, *sorted((*forced, *chosen)), len(cells)]
        yield [tuple(cells[a:b]) for a, b in pairwise(cuts)]


def _said(cell: Cell) -> object:
    """What a cell says, however its digits are written."""
    reading = read_cell(cell.text)
    return reading.value if reading.value is not None else "".join(cell.text.split())


def _by_place(cells: Sequence[Cell], heads: Sequence[Head]) -> list[Turn]:
    """The cell under each head, none under one that shares its cell."""
    under = [
        [cell for cell in cells if cell.column < head.end and head.start < cell.column + cell.width]
        for head in heads
    ]
    shared = [cell for own in under for cell in own]
    return [(own[0],) if len(own) == 1 and shared.count(own[0]) == 1 else () for own in under]
