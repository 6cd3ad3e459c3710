"""What is asked: a report's form as frozen data, read from TOML data.

The vocabulary is described for the people who write forms in `catalog/README.md`. Nothing here
names a particular form. Ids are contracts: an address `tables.TABLE.ROW[.COLUMN]` or
`sections.SECTION` never changes once a draft has been saved with it.

The official forms are built from their files as they stand (`form_building`); a form from elsewhere
is checked first, against models made from these classes (`form_models`). What the check needs
beyond the types stands in the annotations: `id`, `rule`, `unit` for patterns, `1..12` for bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from forms.form_rules import Assertion, Fact, Mention, Relation
from forms.form_words import NONE, FormId, Id, Kind, Part, UnitPattern, changed

VOCABULARY = 1
"""The version of this vocabulary; a form file with a larger `schema` is refused."""


class Guided(Part):
    """What can be explained to the officer.

    `instruction` is official and stands only with its `instruction_source`; `hint` is our own
    (填报提示（非官方口径）).
    """

    instruction: str = ""
    instruction_source: str = ""
    hint: str = ""


class Aspect(Part):
    """A subject that a section is expected to treat, told by any of its words."""

    id: Id
    title: str
    words: tuple[str, ...] = ()


class Starter(Part):
    """A wording of our own that an officer can begin a section (or one aspect) with."""

    title: str
    text: str
    aspect: str = ""


class Section(Guided):
    """A part in prose. Without `title` it is headless: preface, closing.

    `label` is what messages call it, the title unless given.
    """

    id: Id
    number: str = ""
    title: str = ""
    label: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = True
    aspects: tuple[Aspect, ...] = ()
    starters: tuple[Starter, ...] = ()
    about_next_year: bool = False
    none_allowed: bool = False
    wants_measures: bool = False
    characters: Annotated[int, "1.."] | None = None
    carry: Literal["base", "none"] = "base"


class Column(Part):
    """A column of a block. `of` and `part` declare a total as for rows.

    In a `signed` column (增/减) figures may be negative.
    """

    id: Id | Literal[""] = ""
    label: str
    short: str = ""
    group: str = ""
    of: str = ""
    part: bool = False
    unit: str = ""
    kind: Literal["integer", "decimal"] | None = None
    signed: bool = False
    aliases: tuple[str, ...] = ()


class Row(Guided):
    """A row: one figure for each column of its block, or a heading.

    `under` is the place (a row or group it stands beneath); `of` the relation: with `part` this row
    is one of the parts that add up to row `of`, without it a subset (at most as large).
    """

    id: Id
    number: str = ""
    label: str
    short: str = ""
    unit: str = ""
    kind: Kind = "integer"
    level: Annotated[int, "1..6"] = 1
    under: str = ""
    of: str = ""
    part: bool = False
    required: bool = True
    minimum: Decimal | None = Decimal(0)
    maximum: Decimal | None = None
    decimals: Annotated[int, "0..6"] = 4
    aliases: tuple[str, ...] = ()


class Group(Part):
    """A side head that spans the rows `under` it and asks for no figure."""

    id: Id
    label: str
    under: str = ""
    aliases: tuple[str, ...] = ()


class Block(Part):
    """Rows that share columns; a table is one block or several, each with its own head."""

    id: Id | Literal[""] = ""
    title: str = ""
    head: str = ""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Table(Guided):
    """A part in figures. `layout` says how it looks on paper:

    list    a column of figures with label and unit (the 2014 table)
    matrix  rows by columns with side heads (表2)
    blocks  blocks with heads of their own, one above the other (表1)
    strip   the rows side by side in one row of figures (表3)
    """

    id: Id
    number: str = ""
    title: str
    short: str = ""
    caption: str = ""
    layout: Literal["list", "matrix", "blocks", "strip"] = "list"
    attachment: Annotated[int, "1.."] | None = None
    corner: str = ""
    head: str = ""
    unit_line: str = ""
    foot: bool = False
    zero_source: str = ""
    aliases: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    blocks: tuple[Block, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order, headings too."""
        return tuple(row for block in self.blocks for row in block.rows)


class Deadline(Part):
    """By when a kind of unit must publish, in the year after the reporting year."""

    units: tuple[UnitPattern, ...]
    month: Annotated[int, "1..12"]
    day: Annotated[int, "1..31"]
    source: str = ""


class Split(Part):
    """A value that has become several: kept as a note, its successors left blank."""

    old: str
    new: tuple[str, ...]


class Migration(Part):
    """What changed since the edition before `edition`."""

    edition: int
    renamed: Mapping[str, str] = NONE
    removed: Mapping[str, str] = NONE
    split: tuple[Split, ...] = ()


class Successor(Part):
    """Which values of another form mean the same here (its -> ours), and why others do not."""

    form: FormId
    same: Mapping[str, str] = NONE
    different: Mapping[str, str] = NONE


class Years(Part):
    """The reporting years a form is for; `last` is open while it is in force."""

    first: int
    last: int | None = None

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year and (not self.last or year <= self.last)


class Citation(Part):
    """How the notice that sets the form is cited, and what marks a citation of another one."""

    number: str
    title: str = ""
    others: Mapping[str, str] = NONE
    """Numbers and words that belong to another form or to a law no longer in force, with why."""
    instead: Mapping[str, str] = NONE
    """For some of these words what should stand there."""
    articles: tuple[str, ...] = ()
    """The articles of the regulations that the preface may rest on."""
    parts: tuple[str, ...] = ()
    """Names of parts that only other forms have."""


class Figure(Part):
    """One place for a number: where a row meets a column."""

    address: str
    table: str
    row: Row
    column: Column
    label: str
    short: str
    unit: str
    kind: Literal["integer", "decimal"]

    @property
    def reference(self) -> str:
        """The address without `tables.`, as formulas and references in prose write it."""
        return self.address.removeprefix("tables.")


class Form(Part):
    """One official format of the report, or a locality's extension of one."""

    schema: Annotated[int, "1..1"]
    id: FormId
    edition: Annotated[int, "1.."]
    name: str
    title: str = "政府信息公开工作年度报告"
    report_title: str = "{unit}{year}年{title}"
    source: str
    extends: str = ""
    years: Years
    order: tuple[str, ...]
    citation: Citation | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    relations: tuple[Relation, ...] = ()
    facts: tuple[Fact, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    mentions: tuple[Mention, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    migrations: tuple[Migration, ...] = ()
    successors: tuple[Successor, ...] = ()
    example: str = ""

    @cached_property
    def parts(self) -> tuple[Section | Table, ...]:
        """Sections and tables in the order of `order`."""
        by_id: dict[str, Section | Table] = {}
        by_id.update((section.id, section) for section in self.sections)
        by_id.update((table.id, table) for table in self.tables)
        return tuple(by_id[part] for part in self.order)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its address, in form order."""
        found: dict[str, Figure] = {}
        for part in self.parts:
            if isinstance(part, Table):
                found.update((figure.address, figure) for figure in figures_of(part))
        return found

    @cached_property
    def figure_rows(self) -> dict[str, list[tuple[str, str]]]:
        """By the address of each row, or table, that holds figures: their references and keys."""
        found: dict[str, list[tuple[str, str]]] = {}
        for figure in self.figures.values():
            place, _, key = figure.address.rpartition(".")
            found.setdefault(place, []).append((figure.reference, key))
        return found

    @cached_property
    def reading_order(self) -> dict[str, int]:
        """Where the reader meets each address: title, parts, attachments, date."""
        addresses = ["year", "form", "unit"]
        for part in self.parts:
            if isinstance(part, Section):
                addresses.append(f"sections.{part.id}")
            else:
                addresses += [a for a, figure in self.figures.items() if figure.table == part.id]
        addresses += ["attachments", "document"]
        return {address: index for index, address in enumerate(addresses)}

    def section(self, section_id: str) -> Section | None:
        """The section of that id, if there is one."""
        return next((s for s in self.sections if s.id == section_id), None)

    def table(self, table_id: str) -> Table | None:
        """The table of that id, if there is one."""
        return next((t for t in self.tables if t.id == table_id), None)


def figures_of(table: Table) -> list[Figure]:
    """The figures of one table, row by row; headings have none."""
    return [
        _figure(table, row, column)
        for block in table.blocks
        for row in block.rows
        if row.kind != "heading"
        for column in block.columns
    ]


def full_name(item: Row | Column) -> str:
    """What a row or column is called away from its table: its label, or the short name where that
    says more (办理总计 of 总计, which others are called too).
    """
    return max(item.label, item.short, key=len)


def _figure(table: Table, row: Row, column: Column) -> Figure:
    path = ["tables", table.id, row.id, *([column.id] if column.id else [])]
    row_short = row.short or row.label
    assert row.kind != "heading"
    return Figure(
        address=".".join(path),
        table=table.id,
        row=changed(row, minimum=None) if column.signed else row,
        column=column,
        label=f"{full_name(row)}·{full_name(column)}" if column.id else full_name(row),
        short=f"{row_short}·{column.short or column.label}" if column.id else row_short,
        unit=column.unit or row.unit,
        kind=column.kind or row.kind,
    )
