"""The parts docProps/core.xml and app.xml: title, office and date of the report."""

from __future__ import annotations

from datetime import date

from exporters.document import Document
from exporters.docx.markup import DECLARATION, escape

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_APP = 'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"'
_NO_DATE = date(1980, 1, 1)


def core_properties(document: Document) -> bytes:
    """Title, office, language, and the report's own date: never the clock."""
    day = f"{document.date or _NO_DATE:%Y-%m-%d}T00:00:00Z"
    office = escape(document.office)
    dated = 'xsi:type="dcterms:W3CDTF"'
    content = (
        f"<dc:title>{escape(document.title.text)}</dc:title>"
        f"<dc:creator>{office}</dc:creator>"
        "<dc:language>zh-CN</dc:language>"
        f"<cp:lastModifiedBy>{office}</cp:lastModifiedBy>"
        f"<dcterms:created {dated}>{day}</dcterms:created>"
        f"<dcterms:modified {dated}>{day}</dcterms:modified>"
    )
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{content}</cp:coreProperties>".encode()


def app_properties(document: Document) -> bytes:
    """The office, for programs that look for it here."""
    company = f"<Company>{escape(document.office)}</Company>" if document.office else ""
    return f"{DECLARATION}<Properties {_APP}>{company}</Properties>".encode()
