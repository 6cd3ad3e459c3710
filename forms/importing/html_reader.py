"""A saved web page as blocks: the report itself, without the site's menus and footers.

Scripts, styles, hidden elements and form controls are left out, nothing is fetched. Tables made of
`<table>` keep their merged cells; rows made of `<div>` or list items become tables as well
(`html_divisions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forms.importing.blocks import Block, Grid, GridBuilder, Paragraph, Source
from forms.importing.cell_values import read_cell
from forms.importing.encodings import decode
from forms.importing.html_content import main_content
from forms.importing.html_divisions import rows_of_divisions
from forms.importing.html_tags import BLOCKS, SKIPPED, hidden
from forms.importing.layout_tables import cell_text, lays_out
from forms.importing.markup_bounds import hold_attributes, hold_tags
from forms.importing.raised import raised
from forms.importing.refusal import MOST_TEXT, refuse

_WIDE = re.compile(r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…]")
_PLAIN = {0xA0: " ", 0x200B: None, 0x2011: "-", 0xAD: None}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EDGES = " \t\r\n\f\v\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff"
_DEEPEST = 400
_MOST_CELLS = 100_000


def read_html(path: Path, data: bytes) -> Source:
    """The blocks of a saved page; raises ReportError."""
    root = _parsed(path, decode(path, data))
    source = Source(path.name)
    source.title = _spaced("".join(root.xpath("//title[1]//text()"))).strip(_EDGES)
    content = main_content(root)
    reader = _Reader(path)
    for before in content.before:
        source.blocks += reader.blocks(before)
    source.blocks += reader.blocks(content.element)
    source.published = content.published
    source.messages += content.messages
    return source


def _parsed(path: Path, text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    hold_attributes(path, text)
    clean = text.replace("\0", "").encode("utf-8", "replace")
    hold_tags(path, clean)
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refuse(path, "网页里没有内容", "请在浏览器里另存为“网页，全部”再读入") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise refuse(path, "网页嵌套过深，读不出内容", "请把正文复制到 Word 文档里再读入")
    return root


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name
        self.paragraphs = self.tables = self.characters = self.cells = 0

    def blocks(self, element: Any) -> list[Block]:
        """The blocks of an element, its own lines of text and all that is within it."""
        found: list[Block] = []
        line: list[str] = []
        self._walk(element, found, line, 0)
        self._end_line(found, line)
        return found

    def _walk(self, element: Any, found: list[Block], line: list[str], depth: int) -> None:
        if depth > _DEEPEST:
            raise refuse(self.path, "网页嵌套过深，读不出内容", "请把正文复制到 Word 文档里再读入")
        line.append(element.text or "")
        self._count(element.text)
        grouped = rows_of_divisions(element)
        for child in element:
            if child in grouped:
                if rows := grouped[child]:
                    self._end_line(found, line)
                    found.append(self._division_grid(rows))
            else:
                self._child(child, found, line, depth)
            line.append(child.tail or "")
            self._count(child.tail)

    def _child(self, child: Any, found: list[Block], line: list[str], depth: int) -> None:
        tag = child.tag
        if tag == "input":
            line.append(_filled_in(child))
        if not isinstance(tag, str) or tag in SKIPPED or hidden(child):
            return
        if tag == "br":
            self._end_line(found, line)
        elif tag == "sup":
            line.append(raised(child.text_content()))
        elif tag == "table":
            self._end_line(found, line)
            found += self._table(child)
        elif tag in BLOCKS:
            self._end_line(found, line)
            self._walk(child, found, line, depth + 1)
            self._end_line(found, line)
        else:
            self._walk(child, found, line, depth + 1)

    def _end_line(self, found: list[Block], line: list[str]) -> None:
        text = _spaced("".join(line)).strip(_EDGES)
        line.clear()
        if text:
            self.paragraphs += 1
            found.append(Paragraph(text, self.paragraphs, self.name))

    def _count(self, text: str | None) -> None:
        self.characters += len(text or "")
        if self.characters > MOST_TEXT:
            raise refuse(
                self.path, f"文字超过 {MOST_TEXT // 10_000} 万字，不像年度报告", "请核对文件"
            )

    def _table(self, table: Any) -> list[Block]:
        self.tables += 1
        number = self.tables
        rows = [list(self._row(row)) for row in _rows_of(table)]
        contents = [content for row in rows for _, content in row]
        captions = [block for c in table.iterchildren("caption") for block in self.blocks(c)]
        if lays_out(contents):
            return [*captions, *(block for content in contents for block in content)]
        builder = GridBuilder()
        for row in rows:
            builder.new_row()
            for (width, height), content in row:
                builder.add(cell_text(content), width, height or len(rows))
        return [*captions, builder.build(number, self.name)]

    def _row(self, row: Any) -> Iterator[tuple[tuple[int, int], list[Block]]]:
        for cell in row.iterchildren("td", "th"):
            if hidden(cell):
                continue
            self.cells += 1
            if self.cells > _MOST_CELLS:
                raise refuse(self.path, "表格大得不正常", "请核对文件")
            spans = _span(cell.get("colspan"), 1), _span(cell.get("rowspan"), 1)
            yield spans, self.blocks(cell)

    def _division_grid(self, rows: list[list[Any]]) -> Grid:
        self.tables += 1
        builder = GridBuilder()
        for row in rows:
            builder.new_row()
            for cell in row:
                builder.add(cell_text(self.blocks(cell)))
        return builder.build(self.tables, self.name, "lines")


def _filled_in(field: Any) -> str:
    """The figure that a form's field shows, "" for any other text: a hint, a button."""
    if (field.get("type") or "text").lower() not in ("text", "number") or hidden(field):
        return ""
    value = (field.get("value") or "").strip()
    return value if read_cell(value).kind in ("figure", "none") else ""


def _spaced(text: str) -> str:
    """Text with white space as a browser shows it; a line break between Chinese is none."""
    return _SPACES.sub(_space, text).translate(_PLAIN)


def _space(match: re.Match[str]) -> str:
    if "\n" in match[0] or "\r" in match[0]:
        text, (start, end) = match.string, match.span()
        if _WIDE.match(text, start - 1) and _WIDE.match(text, end):
            return ""
    return " "


def _rows_of(table: Any) -> Iterator[Any]:
    """The table's own rows, not those of tables within it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(text: str | None, default: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else default
