"""What the lines above a table say of it: what it is about, and of which year it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from forms.importing.blocks import Block, Paragraph
from forms.importing.titles import Title

_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_NAMES_TABLE = re.compile(r"报告|统计|数据|表|年度")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)度?(?:同期)?(?:数据|统计|报告|年报|情况表)")
_LONGEST = 60
_LINES = 8
"""Lines above a table that may name its year."""


def with_table_heads(
    blocks: Sequence[Block], year: int | None, title: Title | None = None
) -> list[Block]:
    """The blocks, each grid with the line above it, and marked where that names another year.

    So are all below a title of another year.
    """
    old = title is not None and title.year not in (None, year)
    found: list[Block] = []
    above: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
            found.append(block)
            continue
        other = year is not None and (old or _is_other(above[-_LINES:], year))
        found.append(replace(block, caption=_caption(above), other_year=other))
        above = []
    return found


def _caption(above: Sequence[str]) -> str:
    """The last line above a table, if it is short and no sentence."""
    text = "".join(above[-1:])
    return text if len(text) <= _LONGEST and "。" not in text else ""


def _is_other(lines: Sequence[str], year: int) -> bool:
    for text in reversed(lines):
        plain = "".join(text.split())
        if len(plain) > _LONGEST or "。" in plain:
            continue
        years = {int(found) for found in _YEAR.findall(plain)}
        if years and _NAMES_TABLE.search(plain):
            return year not in years
        if _LAST_YEAR.search(plain):
            return True
    return False
