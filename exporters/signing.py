"""Where the offices' names and the date stand, in characters from the right edge (7.3.5.1)."""

from __future__ import annotations

from exporters.document import Signature
from exporters.page_measures import CHARACTERS, DATE_INDENT
from exporters.title_lines import balanced
from exporters.widths import width

ROOM = 0.5
"""Characters more than its width that a name is given: one that fills its line exactly would turn
over, since the letter-spacing counts too."""


def office_lines(name: str) -> list[str]:
    """The name of an office in the lines that it takes: one, unless it is wider than the page."""
    return balanced(name, CHARACTERS)


def name_axis(signature: Signature) -> float:
    """From the right edge to the line on which the last name and the date are centred.

    The date stands four characters in; a name too wide for that pushes both to the left.
    """
    date = width(signature.date)
    alone = [row[0] for row in signature.rows if len(row) == 1]
    widest = max((width(line) for name in alone for line in office_lines(name)), default=0.0)
    return max(DATE_INDENT + date / 2, (widest + ROOM) / 2)


def date_indent(signature: Signature) -> float:
    """Characters between the date and the right edge: four, more under a very wide name."""
    return name_axis(signature) - width(signature.date) / 2
