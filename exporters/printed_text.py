"""The texts of a Document in printing order, each with its place in words and in the draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporters.document import Block, Document, Heading, Number, Paragraph, Table
from exporters.signing import office_lines
from forms.draft import Address
from forms.form import Form

HEADING = "标题"
"""The place of the title and of every heading."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A text as it is printed: `place` says where in words, `at` and `line` where in the draft.

    `prose`: it is a paragraph of the text at `at`; otherwise a value, or words of the form there.
    """

    text: str
    place: str
    at: Address = ""
    line: int = 0
    prose: bool = False

    @property
    def behind(self) -> str:
        """Where what follows it stands, in words: behind a heading, whose words tell which."""
        words = self.text.replace("\n", "") if self.place == HEADING else self.place
        return f"{words}之后"


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as it is printed: its cells by row and grid column."""

    name: str
    cells: dict[tuple[int, int], Printed]


PrintedItem = Printed | PrintedTable


def printed_items(document: Document, form: Form) -> Iterator[PrintedItem]:
    """The paragraphs and tables of the document in order."""
    yield Printed("\n".join(document.title.lines), HEADING)
    yield from _blocks(document.blocks, form, "前言")
    for line in document.note.lines if document.note else ():
        yield Printed(line, "附件说明")
    yield from _signature(document)
    for attachment in document.attachments:
        yield Printed(attachment.label, "附件标识")
        yield Printed("\n".join(attachment.title.lines), f"{attachment.label}标题")
        yield from _blocks(attachment.blocks, form, attachment.label)


def _blocks(blocks: tuple[Block, ...], form: Form, part: str) -> Iterator[PrintedItem]:
    count = 0
    for block in blocks:
        if isinstance(block, Heading):
            part, count = block.text, 0
            yield Printed(block.text, HEADING, block.at)
        elif isinstance(block, Number):
            yield Printed(block.text, "发文字号", block.at)
        elif isinstance(block, Paragraph):
            count += 1
            yield Printed(block.text, f"{part}第{count}段", block.at, block.line, prose=True)
        else:
            yield from _table(block, form)


def _table(table: Table, form: Form) -> Iterator[PrintedItem]:
    if table.caption:
        yield Printed(table.caption, f"{table.name}表题")
    if table.above:
        yield Printed(table.above, f"{table.name}表头")
    cells = {
        (index, cell.column): Printed(cell.text, _cell_place(cell.at, table, form), cell.at)
        for index, row in enumerate(table.rows)
        for cell in row.cells
    }
    yield PrintedTable(table.name, cells)
    if table.below:
        yield Printed(table.below, f"{table.name}表尾")


def _cell_place(at: Address, table: Table, form: Form) -> str:
    figure = form.figures.get(at)
    return f"{table.name}·{figure.label}" if figure else f"{table.name}栏目"


def _signature(document: Document) -> Iterator[Printed]:
    """The names as they stand in rows; one that stands alone can be traced to the draft."""
    number = 0
    for row in document.signature.rows:
        names = ["\n".join(office_lines(name)) for name in row]
        text = names[0] if len(names) == 1 else "".join("\t" + name for name in names)
        at = f"unit.cosigners.{number - 1}.name" if number else "unit.name"
        yield Printed(text, "发文机关署名", at if len(names) == 1 else "")
        number += len(row)
    yield Printed(document.signature.date, "成文日期", "document.date")
