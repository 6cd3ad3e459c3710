"""Lines near a table that are its own: its title, its heads, what its figures are counted in."""

from __future__ import annotations

import re

from forms.form import Table
from forms.importing.likeness import label_of, similarity

_LONGEST = 80
_LIKE = 0.9
_UNIT = re.compile(r"^[（(]?单位[:：]")


def is_caption(text: str, table: Table) -> bool:
    """Whether a line near a table is one of its own heads (第二十条第（一）项, 单位：件)."""
    if len(text) > _LONGEST or _UNIT.match(text):
        return len(text) <= _LONGEST
    names = _names(table)
    if any(name and similarity(text, name) >= _LIKE for name in names):
        return True
    rest = label_of(text).core
    for name in sorted({label_of(name).core for name in (*names, "单位", "序号")}, key=len)[::-1]:
        rest = rest.replace(name, "")
    return not rest


def _names(table: Table) -> list[str]:
    """All that a table prints but its figures."""
    names = [table.title, table.corner, table.head, table.caption, *table.aliases]
    for block in table.blocks:
        names += [block.title, block.head, *(column.label for column in block.columns)]
        names += [name for row in block.rows for name in (row.label, *row.aliases)]
    return [*names, *(group.label for group in table.groups)]
