"""A table of the document as `w:tbl`: fixed widths, merged cells, a head that is repeated."""

from __future__ import annotations

from exporters.document import Cell, CellRole, Table
from exporters.docx.markup import paragraph_properties, tag
from exporters.docx.runs import paragraph, run
from exporters.docx.styles import table_borders
from exporters.page_measures import TABLE_SIZE, table_pitch

_STYLES: dict[CellRole, str] = {
    "head": "TableHead",
    "band": "TableHead",
    "side": "TableText",
    "note": "TableText",
    "unit": "TableFigure",
    "figure": "TableFigure",
}


def table(block: Table, *, keep: bool) -> str:
    """The table; with `keep` its last row stays with what follows."""
    spans = _open_spans(block)
    last = len(block.rows) - 1
    rows = []
    for index, row in enumerate(block.rows):
        stays = keep if index == last else block.whole or index < block.head_rows or row.keeps
        cells = "".join(_cell(cell, begins, block, stays) for cell, begins in spans[index])
        rows.append(_row(cells, block.row_height, head=index < block.head_rows))
    columns = "".join(tag("gridCol", w=width) for width in block.widths)
    return tag("tbl", _properties(block) + tag("tblGrid", columns) + "".join(rows))


def _properties(block: Table) -> str:
    margins = (tag(side, w=block.margin, type="dxa") for side in ("left", "right"))
    return tag(
        "tblPr",
        tag("tblStyle", val="ReportTable")
        + tag("tblW", w=sum(block.widths), type="dxa")
        + tag("jc", val="center")
        + table_borders()
        + tag("tblLayout", type="fixed")
        + tag("tblCellMar", "".join(margins))
        + tag("tblLook", val="0020", firstRow=1)
        + tag("tblCaption", val=block.name),
    )


def _row(cells: str, height: int, *, head: bool) -> str:
    properties = tag("cantSplit") + tag("trHeight", val=height, hRule="atLeast")
    return tag("tr", tag("trPr", properties + (tag("tblHeader") if head else "")) + cells)


def _open_spans(block: Table) -> list[list[tuple[Cell, bool]]]:
    """For each row its cells from left to right, and whether they begin there or run on."""
    rows: list[list[tuple[Cell, bool]]] = [[] for _ in block.rows]
    for index, row in enumerate(block.rows):
        for cell in row.cells:
            for below in range(index, min(index + cell.rows, len(rows))):
                rows[below].append((cell, below == index))
    return [sorted(cells, key=lambda pair: pair[0].column) for cells in rows]


def _cell(cell: Cell, begins: bool, block: Table, keep: bool) -> str:
    width = sum(block.widths[cell.column : cell.column + cell.columns])
    properties = tag("tcW", w=width, type="dxa")
    if cell.columns > 1:
        properties += tag("gridSpan", val=cell.columns)
    if cell.rows > 1:
        properties += tag("vMerge", val="restart") if begins else tag("vMerge")
    text = cell.text if begins else ""
    content = _paragraph(cell, text, block, keep)
    return tag("tc", tag("tcPr", properties + tag("vAlign", val="center")) + content)


def _paragraph(cell: Cell, text: str, block: Table, keep: bool) -> str:
    properties: dict[str, dict[str, object] | int | str] = {"pStyle": _STYLES[cell.role]}
    if keep:
        properties["keepNext"] = 1
    if block.size != TABLE_SIZE:
        properties["spacing"] = {"line": table_pitch(block.size), "lineRule": "exact"}
    if cell.indent:
        chars, twips = round(cell.indent * 100), round(cell.indent * block.size * 10)
        properties["ind"] = {"leftChars": chars, "left": twips}
    if cell.inset:
        inset = round(cell.inset * block.size * 10)
        properties["ind"] = {"left": inset, "right": inset}
    size = 0 if block.size == TABLE_SIZE else block.size
    return paragraph(paragraph_properties(**properties), run(text, size=size))
