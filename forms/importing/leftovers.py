"""What tables of a source hold that has no place in the form: it is kept, and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forms.importing.blocks import Cell, Grid
from forms.importing.cell_figures import short
from forms.importing.cell_values import read_cell
from forms.importing.found import TableRead, key_of, text_lines
from forms.importing.likeness import similarity
from forms.importing.table_lines import lines_of


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
            label = short("".join("".join(line.labels[-1:]).split())).replace(".", "．")
            if left and line.has_figure and line.labels and similarity(label, "合计") < 1:
                kept[f"{grid.where(left[0])} {label}"] = _joined(left)
    return kept


def _is_remark(grid: Grid, cell: Cell, taken: set[tuple[int, Cell]]) -> bool:
    """Whether words stand in place of a figure; a share of the whole is no news."""
    words = read_cell(cell.text).kind == "words" and not cell.text.rstrip().endswith(("%", "％"))
    return words and grid.kind != "windows" and (id(grid), cell) not in taken


def _joined(cells: Iterable[Cell]) -> str:
    return " ".join(" ".join(cell.text.split()) for cell in cells if cell.text)
