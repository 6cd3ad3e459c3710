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


def date_axis(signature: Signature) -> float:
    """From the right edge to the line on which the date and the last name above it are centred.

    The date stands four characters in; a last name too wide for that pushes both to the left.
    """
    usual = DATE_INDENT + width(signature.date) / 2
    return max(usual, *map(_least_axis, signature.rows[-1:]))


def row_axis(row: tuple[str, ...], signature: Signature) -> float:
    """The same for a row of names: the date's, but further left for a name too wide for that."""
    return max(date_axis(signature), _least_axis(row))


def _least_axis(row: tuple[str, ...]) -> float:
    """How near to the right edge a name alone in its row can be centred; several fit anywhere."""
    lines = office_lines(row[0]) if len(row) == 1 else []
    return max(((width(line) + ROOM) / 2 for line in lines), default=0.0)


def date_indent(signature: Signature) -> float:
    """Characters between the date and the right edge: four, more under a very wide name."""
    return date_axis(signature) - width(signature.date) / 2
