"""`nianbao measure`: any .docx measured against GB/T 9704-2012, role by role, from its XML.

What only the printed page shows (where lines really end, room for the seal) is not judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from exporters.docx.roles import Found, found_in
from exporters.measured import Measured
from exporters.measured_page import page, page_numbers
from exporters.measured_parts import attachment, headings, marks, signature, tables, text, title

__all__ = ["Measured", "measure"]

_CHECKS: tuple[Callable[[Found], Iterator[Measured]], ...] = (
    page,
    page_numbers,
    title,
    text,
    headings,
    marks,
    signature,
    attachment,
    tables,
)


def measure(path: Path) -> list[Measured]:
    """What the document measures, and what is wanted; raises DocumentError."""
    found = found_in(path)
    return [measured for check in _CHECKS for measured in check(found)]
