"""One file as blocks, by the reader for what it is."""

from __future__ import annotations

from pathlib import Path

from forms.importing.blocks import Grid, Source
from forms.importing.external import converted, pdf_boxes
from forms.importing.kinds import kind_of
from forms.importing.page_text import page_blocks
from forms.importing.pdf_pages import pdf_pages
from forms.importing.refusal import read_bytes
from forms.importing.streams import with_streams


def read_source(path: Path) -> Source:
    """The blocks of a report's file; raises ReportError."""
    source = _read(path, read_bytes(path))
    tables = sum(isinstance(block, Grid) for block in source.blocks)
    source.blocks = with_streams(source.blocks, tables)
    return source


def _read(path: Path, data: bytes) -> Source:
    kind = kind_of(path, data)
    if kind.startswith("office-"):
        kind = kind.removeprefix("office-")
        data = converted(path, data, kind)
    if kind == "mht":
        from forms.importing.web_archive import page_within

        kind, data = "html", page_within(path, data)
    if kind == "docx":
        from forms.importing.docx_reader import read_docx

        return read_docx(path, data)
    if kind == "xlsx":
        from forms.importing.xlsx_reader import read_xlsx

        return read_xlsx(path, data)
    if kind == "html":
        from forms.importing.html_reader import read_html

        return read_html(path, data)
    if kind == "pdf":
        return Source(path.name, page_blocks(pdf_pages(pdf_boxes(path, data)), path.name))
    from forms.importing.text_reader import read_text

    return read_text(path, data)
