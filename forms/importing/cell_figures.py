"""The figure that a cell states, in the unit that the form wants it in."""

from __future__ import annotations

import re
from decimal import Decimal

from forms.draft import Number
from forms.form import Figure
from forms.importing.blocks import Cell
from forms.importing.cell_values import number_within, read_cell
from forms.importing.found import Found
from forms.importing.table_lines import Line
from forms.numerals import MONEY, in_unit

_LONGEST = 24
_MONEY = re.compile(r"\d\s*[余多几来]?\s*([万亿]?元|[万亿])")


def read_figure_cell(figure: Figure, line: Line, cell: Cell) -> Found | None:
    """The figure in a cell as the form wants it; None where the cell states none."""
    reading = read_cell(cell.text)
    value, doubt = reading.value, reading.doubt
    if reading.kind == "none":
        value = 0
    elif reading.kind == "words":
        value, doubt = number_within(cell.text), f"原文写“{short(cell.text)}”"
    if value is None:
        return None
    counted = "" if reading.unit else _unit_counted(cell.text)
    if counted:
        doubt = f"原文写“{short(cell.text)}”"
    unit = reading.unit or counted or _unit_said(line, cell, figure)
    value, changed = _in_unit(value, unit, figure.unit)
    doubt = doubt or changed or _misfit(figure, value)
    if isinstance(value, int) or figure.kind == "decimal":
        return Found(figure, value, cell.text, line.grid, cell, doubt, "amount" if doubt else "")
    whole = int(value)
    if whole == value:
        value = whole
    return Found(figure, value, cell.text, line.grid, cell, doubt, "amount" if doubt else "")


def _misfit(figure: Figure, value: Number) -> str:
    row = figure.row
    if figure.kind == "integer" and isinstance(value, Decimal):
        return "应为整数，原文有小数"
    if row.minimum is not None and value < row.minimum:
        return "应不小于 0，原文是负数"
    return ""


def _in_unit(value: Number, unit: str, wanted: str) -> tuple[Number, str]:
    if unit == wanted or unit not in MONEY or wanted not in ("元", "万元"):
        return value, ""
    return in_unit(value, unit, wanted), f"原文单位是{unit}，已换算为{wanted}"


def _unit_counted(text: str) -> str:
    """The unit in which a cell of money counts: 约5万元 万元, 5万 元; "" for a plain number."""
    said = _MONEY.search(text)
    return said[1] if said and said[1].endswith("元") else "元" if said else ""


def _unit_said(line: Line, cell: Cell, figure: Figure) -> str:
    """The unit that the line or the head of the column states (单位：元)."""
    if figure.unit not in ("元", "万元"):
        return ""
    texts = [line.unit, *line.heads.get(cell.column, [])[:1], *line.labels]
    for text in texts:
        plain = "".join(text.split())
        if plain in MONEY:
            return plain
        for unit in MONEY:
            if (
                f"单位：{unit}" in plain
                or f"单位:{unit}" in plain
                or plain.endswith((f"（{unit}）", f"({unit})"))
            ):
                return unit
    return ""


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
