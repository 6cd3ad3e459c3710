"""A table whose heads stand in a table of their own, as a page break or an editor leaves them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from forms.importing.blocks import Block, Cell, Grid
from forms.importing.cell_values import read_cell
from forms.importing.recognition import cores_in

_MOST_HEADS = 6
"""Rows of heads over a table."""


def with_own_heads(blocks: Sequence[Block], known: Container[str]) -> list[Block]:
    """The blocks, each table of heads put over the table that follows and is as wide.

    `known` are the labels of the form, as cores: heads of other tables are left where they are.
    """
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if isinstance(above, Grid) and isinstance(block, Grid) and _belong(above, block, known):
            found[-1] = _below(above, block)
        else:
            found.append(block)
    return found


def _belong(heads: Grid, table: Grid, known: Container[str]) -> bool:
    if heads.kind != "cells" or table.kind != "cells" or heads.width != table.width:
        return False
    if len(heads.rows) > _MOST_HEADS or not table.rows or not _has_figure(table.rows[0]):
        return False
    if any(_has_figure(row) for row in heads.rows) or len(heads.rows[-1]) < 2:
        return False
    return any(core in known for core in cores_in([heads]))


def _has_figure(row: Sequence[Cell]) -> bool:
    return any(read_cell(cell.text).kind in ("figure", "none") for cell in row)


def _below(heads: Grid, table: Grid) -> Grid:
    """Both as one; places are counted from the top of the heads."""
    by = len(heads.rows)
    rows = tuple(tuple(replace(cell, row=cell.row + by) for cell in row) for row in table.rows)
    return replace(heads, rows=(*heads.rows, *rows))
