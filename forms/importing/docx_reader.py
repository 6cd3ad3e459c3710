"""A .docx as blocks, read from its XML: text as it stands once all changes are accepted.

Deleted and hidden text, comments, headers and footers are left out; text boxes follow the
paragraph they are anchored in; a table that only lays out a page is taken apart into its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.importing.archive import Archive
from forms.importing.blocks import Block, Grid, GridBuilder, Paragraph, Source
from forms.importing.docx_numbering import Numbering, W
from forms.importing.layout_tables import cell_text, lays_out
from forms.importing.own_part import draft_part
from forms.importing.raised import raised
from forms.importing.refusal import MOST_TEXT, refuse

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_P, _TBL, _TR, _TC, _R = (W + name for name in ("p", "tbl", "tr", "tc", "r"))
_T, _RPR, _TXBX = W + "t", W + "rPr", W + "txbxContent"
_WRAPPERS = frozenset(
    W + name
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"),
        *("dir", "bdo", "rubyBase"),
    )
)
_CHARACTERS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
}  # fmt: skip
_DRAWINGS = frozenset((W + "drawing", W + "pict", W + "object"))
_MOST_CELLS = 100_000


def read_docx(path: Path, data: bytes) -> Source:
    """The blocks of a Word document; raises ReportError."""
    archive = Archive(path, data)
    root = archive.xml("word/document.xml")
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise refuse(path, "不是 Word 文档", "请用 Word 或 WPS 另存为 .docx 再读入")
    reader = _Reader(path, Numbering(archive))
    source = Source(path.name, reader.blocks(body))
    source.part = draft_part(archive)
    return source


@dataclass(slots=True)
class _Entry:
    """A cell of a Word table before its height is known."""

    text: str
    width: int
    height: int = 1
    content: list[Block] | None = None


class _Reader:
    def __init__(self, path: Path, numbering: Numbering) -> None:
        self.path, self.name, self.numbering = path, path.name, numbering
        self.paragraphs = self.tables = self.characters = self.cells = 0
        self._carried = ""

    def blocks(self, parent: Any) -> list[Block]:
        """The blocks directly in a body, a cell or a text box."""
        found: list[Block] = []
        for child in _unwrapped(parent):
            if child.tag == _P:
                found += self._paragraph(child)
            elif child.tag == _TBL:
                found += self._table(child)
        return found

    def _paragraph(self, node: Any) -> Iterator[Block]:
        boxes: list[Any] = []
        text = self._carried + self._text(node, boxes)
        if _mark_deleted(node):
            self._carried, text = text, ""
        else:
            self._carried = ""
        self.paragraphs += 1
        number = self.paragraphs
        for line in text.split("\n"):
            if stripped := line.strip():
                yield Paragraph(stripped, number, self.name)
        for box in boxes:
            yield from self.blocks(box)

    def _text(self, node: Any, boxes: list[Any]) -> str:
        parts: list[str] = []
        if self.numbering:
            properties = node.find(W + "pPr")
            if properties is not None:
                parts.append(self.numbering.prefix(properties))
        _gather(node, parts, boxes)
        text = "".join(parts)
        self.characters += len(text)
        if self.characters > MOST_TEXT:
            raise refuse(
                self.path, f"文字超过 {MOST_TEXT // 10_000} 万字，不像年度报告", "请核对文件"
            )
        return text

    def _table(self, node: Any) -> list[Block]:
        self.tables += 1
        number = self.tables
        rows = self._rows(node)
        if lays_out([e.content or [] for row in rows for e in row]):
            return [block for row in rows for entry in row for block in entry.content or []]
        return [self._grid(rows, number)]

    def _grid(self, rows: list[list[_Entry]], number: int) -> Grid:
        builder = GridBuilder()
        for row in rows:
            builder.new_row()
            for entry in row:
                if entry.height:
                    builder.add(entry.text, entry.width, entry.height)
                else:
                    builder.skip(entry.width)
        return builder.build(number, self.name)

    def _rows(self, table: Any) -> list[list[_Entry]]:
        """The cells row by row; merged ones once, with their height, or as a gap of height 0."""
        rows: list[list[_Entry]] = []
        above: dict[int, _Entry] = {}
        for row in _unwrapped(table):
            if row.tag != _TR or _row_deleted(row):
                continue
            entries, column = [], 0
            if before := _grid_before(row):
                entries.append(_Entry("", before, 0))
                column = before
            for cell in _unwrapped(row):
                if cell.tag == _TC:
                    column += self._cell(cell, column, entries, above)
            rows.append(entries)
        return rows

    def _cell(self, cell: Any, column: int, entries: list[_Entry], above: dict[int, _Entry]) -> int:
        """Take in one cell; the columns it spans."""
        self.cells += 1
        if self.cells > _MOST_CELLS:
            raise refuse(self.path, "表格大得不正常", "请核对文件")
        width, down, across = _merging(cell)
        if across == "continue" and entries:
            entries[-1].width += width
            return width
        if down == "continue" and column in above:
            above[column].height += 1
            return width
        content = self.blocks(cell)
        entry = _Entry(cell_text(content), width, 1, content)
        entries.append(entry)
        if down:
            above[column] = entry
        else:
            above.pop(column, None)
        return width


def _unwrapped(parent: Any) -> Iterator[Any]:
    """The children, those in wrappers (content controls, accepted insertions) in their place."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        elif child.tag == _ALTERNATE:
            if len(child):
                yield from _unwrapped(child[0])
        else:
            yield child


def _gather(node: Any, parts: list[str], boxes: list[Any]) -> None:
    """The text of a paragraph or wrapper, run by run."""
    for child in node:
        tag = child.tag
        if tag == _R:
            _gather_run(child, parts, boxes)
        elif tag in _WRAPPERS:
            _gather(child, parts, boxes)
        elif tag == _ALTERNATE and len(child):
            _gather(child[0], parts, boxes)


def _gather_run(run: Any, parts: list[str], boxes: list[Any]) -> None:
    start = len(parts)
    high = False
    for child in run:
        tag = child.tag
        if tag == _T:
            parts.append(child.text or "")
        elif tag == _RPR:
            if _on(child.find(W + "vanish")):
                return
            high = _value(child.find(W + "vertAlign")) == "superscript"
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag in _DRAWINGS:
            boxes += child.iter(_TXBX)
        elif tag == _ALTERNATE and len(child):
            boxes += child[0].iter(_TXBX)
        elif tag == W + "ruby":
            _gather(child, parts, boxes)
    if high:
        parts[start:] = [raised(part) for part in parts[start:]]


def _value(node: Any) -> str:
    return "" if node is None else str(node.get(W + "val") or "")


def _on(switch: Any) -> bool:
    return switch is not None and _value(switch) not in ("0", "false", "off")


def _mark_deleted(paragraph: Any) -> bool:
    """Whether the paragraph mark is struck out, so that the next paragraph joins this one."""
    properties = paragraph.find(W + "pPr")
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and mark.find(W + "del") is not None


def _row_deleted(row: Any) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def _grid_before(row: Any) -> int:
    properties = row.find(W + "trPr")
    before = None if properties is None else properties.find(W + "gridBefore")
    return 0 if before is None else _small(before.get(W + "val"))


def _merging(cell: Any) -> tuple[int, str, str]:
    """Columns spanned, and the part a cell plays in a merge downwards and across."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return 1, "", ""
    width, down, across = 1, "", ""
    for child in properties:
        if child.tag == W + "gridSpan":
            width = max(_small(child.get(W + "val")), 1)
        elif child.tag == W + "vMerge":
            down = child.get(W + "val") or "continue"
        elif child.tag == W + "hMerge":
            across = child.get(W + "val") or "continue"
    return width, down, across


def _small(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 4 else 0
