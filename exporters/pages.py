"""A page as it will be printed: its lines, and where each of them comes from in the draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from exporters.cells import cell_width
from exporters.page_measures import CHARACTERS
from forms.draft import Address

PAGE_CELLS = 2 * CHARACTERS
"""Cells of a terminal that show the 28 characters of a line."""

LineRole = Literal[
    "title", "number", "heading", "text", "note", "seal", "signature", "date", "label", "blank",
    "above", "caption", "head", "row", "below",
]  # fmt: skip
"""text: prose; note: 附件说明; seal: a line left free for the seal; label: 附件1; above, caption,
below: lines around a table; head, row: a line of a table's head, of its other rows."""


HEADING = -1
"""The paragraph that the heading of a part counts as."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on a line, `column` cells from the left edge of the text block.

    It is the paper's text of the value at `at`, from character `start` of its paragraph `line`
    (HEADING for the heading of a part). `at` is "" for words of the form alone.
    """

    text: str
    column: int
    at: Address = ""
    line: int = 0
    start: int = 0

    @property
    def end(self) -> int:
        """The character of the paragraph behind this piece."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line, `height` twips high, in pieces from left to right.

    `bars` are the columns of cells where a table's upright borders stand.
    """

    role: LineRole
    pieces: tuple[Piece, ...]
    height: int
    bars: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words of the line; the cells of a table are parted by tabs."""
        return "\t".join(piece.text for piece in self.pieces)

    def cells(self, ambiguous_wide: bool = False) -> str:
        """The line as a terminal shows it, two cells a character, indents as blanks."""
        shown, used = "", 0
        marks = [(piece.column, piece.text.replace("\t", " ")) for piece in self.pieces]
        for column, text in sorted([*marks, *((bar, "|") for bar in self.bars)]):
            blanks = max(column - used, 0)
            shown += " " * blanks + text
            used += blanks + cell_width(text, ambiguous_wide)
        return shown.rstrip(" ")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `tops` says how far under the top of the text block each line begins, in twips."""

    number: int
    lines: tuple[PageLine, ...]
    tops: tuple[int, ...]
    height: int

    @property
    def on_the_right(self) -> bool:
        """Whether the page number stands right: odd pages (7.5)."""
        return self.number % 2 == 1

    @property
    def holds_table(self) -> bool:
        """Whether rows of a table stand on it."""
        return any(line.role == "row" for line in self.lines)

    def white(self, pitch: int) -> int:
        """How many more lines would stand under the last one."""
        used = self.tops[-1] + self.lines[-1].height if self.lines else 0
        return (self.height - used) // pitch

    def find(self, at: Address, line: int, offset: int) -> int | None:
        """The line that shows a character of a value's paragraph, None if it is elsewhere.

        A place between two lines is on the second, the end of a paragraph on its last.
        """
        found = None
        for index, printed in enumerate(self.lines):
            for piece in printed.pieces:
                if piece.at == at and piece.line == line and piece.start <= offset <= piece.end:
                    found = index
        return found
