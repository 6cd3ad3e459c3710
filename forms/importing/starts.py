"""Where the figures of a row begin: behind its labels, blank places among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forms.importing.blocks import Cell
from forms.importing.cell_values import is_label, may_be_figure, read_cell

Row = Sequence[Cell]


class Starts:
    """The columns in which the rows of a band have their first figure."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.columns = {
            cell.column
            for index, row in enumerate(rows)
            for cell in row
            if cell.row == index and read_cell(cell.text).kind in ("figure", "none")
        }
        own = [
            (row, at) for index, row in enumerate(rows) if (at := _first(row, index)) is not None
        ]
        tight = Counter(at for row, at in own if at == _label_end(row, at))
        ends = [at for _, at in own]
        self.usual = tight.most_common(1)[0][0] if tight else min(ends, default=None)

    def of(self, row: Row, index: int) -> int:
        """Where the figures of a row begin; blank places before the first belong to them."""
        usual = self.usual if self.usual is not None else _end(row)
        own = _first(row, index)
        if own is None:
            return usual if any(is_label(cell.text) for cell in row) else 0
        end = _label_end(row, own)
        between = [c for c in row if end <= c.column < own and c.row == index and c is not row[0]]
        if not between or not all(map(_no_label, between)):
            return own
        if end <= usual < own:
            return usual
        return end if end in self.columns else own


def _end(row: Row) -> int:
    return row[-1].column + row[-1].width if row else 0


def _first(row: Row, index: int) -> int | None:
    """The column of the first figure, spoilt or not, or unit behind a label."""
    seen = False
    for cell in row:
        if is_label(cell.text):
            seen = True
        elif seen and cell.row == index and cell.text.strip():
            return cell.column
    return None


def _label_end(row: Row, start: int) -> int:
    """Where the labels before a column end."""
    ends = (c.column + c.width for c in row if c.column < start and is_label(c.text))
    return max(ends, default=start)


def _no_label(cell: Cell) -> bool:
    return not cell.text.strip() or may_be_figure(cell.text)
