"""A report as blocks, ready to be laid on paper: what assembly makes and every output takes.

Texts are final: references resolved, control characters shown. `at` is the address in the draft
that a text comes from, "" where it comes from the form alone. All widths are twips (1/20 pt).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from exporters.page_measures import FIRST_INDENT
from exporters.widths import width
from forms.draft import Address

CellRole = Literal["head", "side", "unit", "figure", "band", "note"]
"""head: column head; side: row head; unit: 单位; figure: a number; band: a block's title over all
columns; note: a remark in the corner."""

TYPED_INDENT = " \u00a0\u3000"
"""Blanks with which a paragraph is indented by hand."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title, and the lines into which it is broken at its joints."""

    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """发文字号, under the title."""

    text: str
    at: Address = "document.number"


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part: 一、概述. `before` and `after` count the blank lines around it."""

    text: str
    at: Address
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose: line `line` of the text at `at`.

    `lead` characters of it are a run-in heading of that level (1: 一、 in 黑体, 2: （一） in 楷体);
    a lead that is the whole paragraph is a heading of its own and stays with what follows.
    """

    text: str
    at: Address
    line: int = 0
    lead: int = 0
    level: int = 0

    @property
    def indent(self) -> float:
        """Characters before the first line: two, but for the blanks that were typed there."""
        typed = self.text[: len(self.text) - len(self.text.lstrip(TYPED_INDENT))]
        return max(FIRST_INDENT - width(typed), 0)

    @property
    def is_heading(self) -> bool:
        """Whether the paragraph is a heading by itself."""
        return 0 < self.lead == len(self.text)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table at its upper left corner.

    `indent` is in ems, and so is `inset`, the white at either side that makes its words break
    where they may.
    """

    text: str
    role: CellRole
    column: int
    columns: int = 1
    rows: int = 1
    indent: float = 0
    inset: float = 0
    at: Address = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row, from left to right; `keeps`: it stays with the row below."""

    cells: tuple[Cell, ...]
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table on paper: a grid of columns `widths` wide, its first `head_rows` on every page.

    `size` is of the text, in half-points, `margin` the white at the cells' sides, `row_height` the
    least height of a row. A `whole` table stays on one page. `name` is what
    the table is called, for those who cannot see it. `above` and `below` are lines of text around
    it (填报单位, the foot); `caption` stands centred above.
    """

    at: Address
    name: str
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    head_rows: int
    size: int
    margin: int
    row_height: int
    whole: bool
    caption: str = ""
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """附件说明 under the text: the names of the attachments, without closing marks."""

    names: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """One line an attachment: numbered only where there are several (7.3.4)."""
        if len(self.names) == 1:
            return (f"附件：{self.names[0]}",)
        numbered = [f"{number}.{name}" for number, name in enumerate(self.names, 1)]
        return tuple(("附件：" if i == 0 else "") + text for i, text in enumerate(numbered))


@dataclass(frozen=True, slots=True)
class Signature:
    """发文机关署名 and 成文日期: rows of offices side by side, the last one over the date."""

    rows: tuple[tuple[str, ...], ...]
    date: str

    @property
    def offices(self) -> tuple[str, ...]:
        """All offices that sign, in their order."""
        return tuple(office for row in self.rows for office in row)


Block = Number | Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件 on pages of its own. `label` is 附件 or 附件1; `title` is that of the note."""

    label: str
    title: Title
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report. `blocks` are the text between the title and the 附件说明.

    `title_blanks` are the blank lines above and under the title. With `ties_end` the last paragraph
    stays with the signature.
    """

    title: Title
    blocks: tuple[Block, ...]
    note: AttachmentNote | None
    signature: Signature
    attachments: tuple[Attachment, ...]
    office: str
    year: int | None
    date: date | None
    ties_end: bool = True
    title_blanks: tuple[int, int] = (0, 1)

    def texts(self) -> Iterator[tuple[Address, str]]:
        """Every text of the body and the attachments with its address, in printing order."""
        for block in self.all_blocks():
            if isinstance(block, Table):
                yield from ((cell.at, cell.text) for row in block.rows for cell in row.cells)
            else:
                yield block.at, block.text

    def all_blocks(self) -> Iterator[Block]:
        """The blocks of the body, then those of the attachments."""
        yield from self.blocks
        for attachment in self.attachments:
            yield from attachment.blocks
