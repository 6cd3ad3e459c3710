"""A finished .docx held against the draft: which text and which figures differ.

It finds slips, made in Word or by printing an old file; it is no signature and stops no forger.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exporters.assembly import assemble
from exporters.comparing import Change, changes, pairs
from exporters.docx.draft_part import draft_from_values
from exporters.docx.reading import DocumentError, FoundTable, Line, Reading, read_docx
from exporters.printed_text import Printed, PrintedTable, printed_items
from forms.draft import Address, Draft
from forms.form import Form
from forms.importing.own_part import read_part
from forms.importing.refusal import refuse
from forms.loading import load_form
from forms.visible import visible

__all__ = ["Difference", "DocumentError", "draft_from_docx", "verify"]

AROUND = 8
"""Characters shown before a change, so that it can be found."""

LONGEST = 60
"""Characters of a text shown in a message."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where, what the draft says, what the document says ("" where nothing)."""

    place: str
    at: Address
    expected: str
    found: str
    before: str = ""

    def __str__(self) -> str:
        behind = f"“{_short(self.before)}”之后，" if self.before else ""
        if not self.expected:
            return f"{self.place}：{behind}文件多出“{_short(self.found)}”"
        if not self.found:
            return f"{self.place}：{behind}文件缺少“{_short(self.expected)}”"
        expected, found = _short(self.expected), _short(self.found)
        return f"{self.place}：{behind}草稿是“{expected}”，文件是“{found}”"


def verify(path: Path, draft: Draft | None = None) -> list[Difference]:
    """How the document differs from the draft, or from the draft inside it where none is given.

    Raises DocumentError (unreadable, or no draft inside), forms.loading.FormError.
    """
    reading = read_docx(path)
    draft = draft or _draft_inside(path, reading)
    form = load_form(draft.form)
    return list(differences(reading, form, draft))


def draft_from_docx(path: Path) -> Draft:
    """The draft that travels inside a document; raises DocumentError."""
    return _draft_inside(path, read_docx(path))


def differences(reading: Reading, form: Form, draft: Draft) -> Iterator[Difference]:
    """The differences in printing order: paragraphs, then tables."""
    items = list(printed_items(assemble(form, draft), form))
    expected = [item for item in items if isinstance(item, Printed)]
    lines = [item for item in reading.items if isinstance(item, Line) and item.text.strip()]
    place = "开头之后"
    for printed, line in pairs(expected, lines, lambda item: plain(item.text), found_text):
        place = printed.behind if printed else place
        yield from _in_paragraph(printed, line, place)
    tables = [item for item in items if isinstance(item, PrintedTable)]
    found = [item for item in reading.items if isinstance(item, FoundTable)]
    for table, counterpart in match_tables(tables, found):
        yield from _in_table(table, counterpart)


def plain(text: str) -> str:
    """A text as it is compared: line breaks and the kind of hyphen do not count."""
    return text.replace("\n", "").replace("\u2011", "-")


def found_text(line: Line) -> str:
    """The text of a found paragraph as it is compared."""
    return plain(line.text)


def match_tables(
    tables: list[PrintedTable], found: list[FoundTable]
) -> Iterator[tuple[PrintedTable, FoundTable | None]]:
    """Each printed table with the one of its name in the document, else the next without one."""
    left = list(found)
    for table in tables:
        named = next((t for t in left if t.caption == table.name), None)
        match = named or next((t for t in left if not t.caption), None)
        if match:
            left.remove(match)
        yield table, match


def _draft_inside(path: Path, reading: Reading) -> Draft:
    if reading.draft is None:
        remedy = "请在命令后面给出草稿文件来核对"
        raise refuse(path, "文件里没有随附的草稿（可能是公布版，或另存时丢失）", remedy)
    values = read_part(path, reading.draft)
    if values is None:
        remedy = "请在命令后面给出草稿文件来核对"
        raise refuse(path, "文件里随附的草稿已损坏或被改动过", remedy)
    return draft_from_values(values)


def _in_paragraph(printed: Printed | None, line: Line | None, behind: str) -> Iterator[Difference]:
    if printed is None:
        yield Difference(behind, "", "", found_text(line) if line else "")
        return
    expected, found = plain(printed.text), found_text(line) if line else ""
    if line is None:
        yield Difference(printed.place, printed.at, expected, "")
        return
    for change in changes(expected, found):
        yield _difference(printed, change, expected, found)


def _difference(printed: Printed, change: Change, expected: str, found: str) -> Difference:
    (a, b), (c, d) = change.old, change.new
    before = expected[max(a - AROUND, 0) : a]
    return Difference(printed.place, printed.at, expected[a:b], found[c:d], before)


def _in_table(table: PrintedTable, found: FoundTable | None) -> Iterator[Difference]:
    if found is None:
        yield Difference(table.name, "", table.name, "")
        return
    rows = row_places(table, found)
    for (row, column), printed in table.cells.items():
        cell = found.cells.get((rows.get(row, -1), column))
        expected, text = plain(printed.text), cell_text(cell)
        if expected != text:
            yield Difference(printed.place, printed.at, expected, text)
    known = set(rows.values())
    for row in sorted({row for row, _ in found.cells} - known):
        yield Difference(f"{table.name}第{row + 1}行", "", "", _row_text(found, row))


def cell_text(lines: tuple[Line, ...] | None) -> str:
    """The text of a found cell as it is compared."""
    return "".join(map(found_text, lines or ()))


def row_places(table: PrintedTable, found: FoundTable) -> dict[int, int]:
    """Which row of the document each printed row is; by its heads where rows came or went."""
    own = sorted({row for row, _ in table.cells})
    others = sorted({row for row, _ in found.cells})
    if own == others:
        return {row: row for row in own}
    heads = {row: _head(table, row) for row in own}
    matched = pairs(own, others, heads.__getitem__, lambda row: _found_head(table, found, row))
    return {row: other for row, other in matched if row is not None and other is not None}


def _head(table: PrintedTable, row: int) -> str:
    """The texts of a row that are no figures."""
    return "".join(p.text for (r, _), p in table.cells.items() if r == row and not p.at)


def _found_head(table: PrintedTable, found: FoundTable, row: int) -> str:
    figures = {column for (_, column), printed in table.cells.items() if printed.at}
    return "".join(
        cell_text(lines) for (r, c), lines in found.cells.items() if r == row and c not in figures
    )


def _row_text(found: FoundTable, row: int) -> str:
    return "\t".join(cell_text(lines) for (r, _), lines in found.cells.items() if r == row)


def _short(text: str) -> str:
    shown = visible(text, lines=False)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 20]}……{shown[-10:]}"
