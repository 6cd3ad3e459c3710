"""Cells and what they hold: text, or a whole page that a table only lays out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forms.importing.blocks import Block, Grid, Paragraph

_LONG = 160
"""Characters of a cell beyond which it holds prose and not a label."""


def lays_out(cells: Sequence[Sequence[Block]]) -> bool:
    """Whether these cells, each with its blocks, are a page layout and not data."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and (
        len(filled) == 1 or any(_holds_table(cell) or _holds_prose(cell) for cell in filled)
    )


def _holds_table(cell: Iterable[Block]) -> bool:
    """A table of one row or column within a cell is part of the cell, a larger one is not."""
    return any(
        isinstance(block, Grid) and len(block.rows) > 1 and block.width > 1 for block in cell
    )


def _holds_prose(cell: Iterable[Block]) -> bool:
    texts = [block.text for block in cell if isinstance(block, Paragraph)]
    return sum(map(len, texts)) > _LONG and any("。" in text for text in texts)


def cell_text(content: list[Block]) -> str:
    """The text of a cell, its paragraphs on lines; that of small tables within it too."""
    lines = []
    for block in content:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [cell.text for cell in block.cells if cell.text]
    return "\n".join(lines)
