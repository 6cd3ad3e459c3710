"""What was read for a table: figures by address, from one of the copies that a source holds of it.

A table that stands there twice gives each value once, doubtful where the two differ; that of
another year gives none where this year's stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from forms.draft import Number
from forms.form import Figure, Table
from forms.importing.blocks import Cell, Grid
from forms.importing.table_lines import Line

Key = tuple[int, int, int] | tuple[str, int]
"""What tells a line: its grid, row and first column, or the file and a line of its text."""

_ELSEWHERE = "有两张同样的表，只有一张里有这个数"
_FIRST = "有几张同样的表，数不相同，取第一张的"


@dataclass(frozen=True, slots=True)
class Found:
    """A figure read for an address. `doubt` says why it is not certain, `kind` what may settle it:

    amount  the number itself: a sum that it fits confirms it
    joined  its column, on a page where the row runs over lines: sums along and across confirm it
    place   the row or column: only the officer can say

    `topic` is what the doubt has in common with others of the table.
    """

    figure: Figure
    value: Number
    raw: str
    grid: Grid
    cell: Cell
    doubt: str = ""
    kind: str = ""
    topic: str = ""


@dataclass(slots=True)
class TableRead:
    """What was read for one table: figures by address, those of other copies, the lines used.

    `copies` counts how often the table stands there as whole, or nearly; `other_years` how many of
    those are another year's, and were not taken.
    """

    table: Table
    found: dict[str, Found] = field(default_factory=dict)
    used: set[Key] = field(default_factory=set)
    rivals: list[Found] = field(default_factory=list)
    copies: int = 0
    other_years: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """A table as it stands once in a source: its figures, the lines they take, its age."""

    found: dict[str, Found]
    used: set[Key]
    other_year: bool = False


def merged(table: Table, copies: Sequence[Copy]) -> TableRead:
    """The copies of a table as one reading: that of the fullest, the first of equals."""
    this = _of_this_year(copies)
    read = TableRead(table, other_years=len(copies) - len(this))
    for copy in copies:
        read.used |= copy.used
    this = _together(this)
    most = max((len(copy.found) for copy in this), default=0)
    for copy in this:
        read.copies += len(copy.found) * 2 >= most > 0
        if len(copy.found) > len(read.found):
            read.rivals += read.found.values()
            read.found = copy.found
        else:
            read.rivals += copy.found.values()
    _compare_rivals(read)
    return read


def _of_this_year(copies: Sequence[Copy]) -> Sequence[Copy]:
    """The copies without those of another year, if one of this year's is as full, or nearly."""
    this = [copy for copy in copies if not copy.other_year]
    most = max((len(copy.found) for copy in copies), default=0)
    return this if any(len(copy.found) * 2 > most for copy in this) else copies


def _together(copies: Sequence[Copy]) -> list[Copy]:
    """The copies, those that have no column in common as one: a table cut to fit the page."""
    joined: list[Copy] = []
    for copy in copies:
        if joined and _columns(copy).isdisjoint(_columns(joined[-1])):
            joined[-1] = Copy(joined[-1].found | copy.found, joined[-1].used | copy.used)
        else:
            joined.append(copy)
    return joined


def _columns(copy: Copy) -> set[tuple[str, str]]:
    return {(item.figure.table, item.figure.column.id) for item in copy.found.values()}


def key_of(line: Line) -> Key:
    """The key of a line."""
    first = line.cells[0].column if line.cells else 0
    return id(line.grid), line.row, first


def text_lines(line: Line) -> Iterator[tuple[str, int]]:
    """The lines of the file that a line of a printed page takes."""
    words = line.grid.rows[line.row][0]
    if line.grid.kind == "windows":
        yield from ((line.grid.file, words.line + at) for at in range(words.width))


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
            read.found[address] = replace(own, doubt=doubt, kind="place", topic=_FIRST)
