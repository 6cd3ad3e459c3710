"""Which paragraphs cannot be set flush right: those that hold an address too long for its line.

It goes down whole, and the few characters that it leaves would be pulled apart over the line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from exporters.line_breaking import break_lines
from exporters.metrics import LIBREOFFICE, WORD
from exporters.page_measures import BODY_EM, CHARACTERS
from exporters.widths import width

TORN = 4
"""Characters that a line may lack at its end before it looks torn; marks that must not begin a line
account for two."""

_LONG = re.compile(rf"[!-~]{{{2 * TORN},}}")


def is_torn(text: str, indent: float, lead: int = 0) -> bool:
    """Whether a line of the paragraph, as Word or LibreOffice breaks it, would be pulled apart.

    `indent` characters stand before its first line; the first `lead` are in another font.
    """
    if not _LONG.search(text):
        return False
    first = round(indent * BODY_EM)
    return any(
        CHARACTERS - (0 if start else indent) - width(text[start:end].rstrip()) > TORN
        for metrics in (WORD, LIBREOFFICE)
        for (start, end), _ in pairwise(break_lines(text, metrics, first=first, lead=lead))
    )
