"""Widths and lines of Chinese text: the door to widths, title lines, line breaks and cells."""

from __future__ import annotations

from exporters.cells import cell_width, wrap_cells
from exporters.kinsoku import LIBREOFFICE_KINSOKU, WORD_KINSOKU
from exporters.line_breaking import break_lines
from exporters.metrics import LIBREOFFICE, WORD, Metrics
from exporters.title_lines import balanced
from exporters.widths import width

__all__ = [
    "LIBREOFFICE",
    "LIBREOFFICE_KINSOKU",
    "WORD",
    "WORD_KINSOKU",
    "Metrics",
    "balanced",
    "break_lines",
    "cell_width",
    "width",
    "wrap_cells",
]
