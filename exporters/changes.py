"""What came back on a .docx: a leader's edits and comments as proposals against the draft.

Tracked changes of Word and WPS are taken one by one, with author and time; what was changed without
tracking is found by comparing. Each proposal can be taken over as an Edit of the draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from exporters.assembly import assemble
from exporters.comparing import Span, changes, pairs
from exporters.docx.reading import DocumentError, FoundTable, Line, Reading, read_docx
from exporters.printed_text import Printed, PrintedTable, printed_items
from exporters.taking_over import (
    Taken,
    of_joined_paragraph,
    of_lost_paragraph,
    of_new_paragraph,
    of_text,
    of_value,
    together,
)
from exporters.tracked import Original, originals
from exporters.verify import cell_text, draft_from_docx, match_tables, plain, row_places
from forms.draft import Address, Draft
from forms.edit import Edit
from forms.form import Form

Kind = Literal["tracked", "plain", "comment"]


NEWER = "生成这份文件以后，草稿里这一处又改过；采纳就用文件里的，请对照着定"
"""The note of a proposal for a place at which the draft has gone on."""

AROUND = 8
"""Characters before a change by which it is found."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change: where, the words before and after, by whom; `edit` takes it over.

    Where `edit` is None, `note` says why the draft cannot take it. A comment has its words in
    `new` and the words it is about in `old`.
    """

    kind: Kind
    place: str
    at: Address
    old: str
    new: str
    author: str = ""
    when: str = ""
    edit: Edit | None = None
    note: str = ""
    before: str = ""
    """Some words in front of it, by which the place is found."""
    draft_newer: bool = False
    """The draft was changed there after the document was made: this may be no wish of a leader."""


def proposals(path: Path, form: Form, draft: Draft) -> list[Proposal]:
    """All that the document says otherwise than the draft, in reading order, then its comments.

    Raises DocumentError. Positions hold for this draft: after taking one over, ask again.
    """
    reading = read_docx(path)
    found = _against(reading, form, draft)
    made_from = _draft_inside(path, form)
    if made_from is None:
        return found
    wished = {_said(one) for one in _against(reading, form, made_from)}
    return [one if _said(one) in wished else _of_newer_draft(one) for one in found]


def _against(reading: Reading, form: Form, draft: Draft) -> list[Proposal]:
    items = list(printed_items(assemble(form, draft), form))
    against = _Against(form, draft)
    return [
        *against.paragraphs(reading, [item for item in items if isinstance(item, Printed)]),
        *against.tables(reading, [item for item in items if isinstance(item, PrintedTable)]),
        *_comments(reading, against.commented),
    ]


def _draft_inside(path: Path, form: Form) -> Draft | None:
    """The draft that the document was made from, None where it has none of this form."""
    try:
        inside = draft_from_docx(path)
    except DocumentError:
        return None
    return inside if inside.form == form.id else None


def _said(one: Proposal) -> tuple[str, str, str]:
    return one.at, one.old, one.new


def _of_newer_draft(one: Proposal) -> Proposal:
    """A proposal for a place at which the draft has gone on; a remark in the margin is none."""
    if one.kind == "comment" or one.edit is None:
        return one
    return replace(one, draft_newer=True, note=NEWER)


def taken_over(chosen: Sequence[Proposal]) -> Edit:
    """Several proposals of one reading as one Edit; those without an edit are left out."""
    return together([proposal.edit for proposal in chosen if proposal.edit])


class _Against:
    """A document's paragraphs and tables held against one draft."""

    def __init__(self, form: Form, draft: Draft) -> None:
        self.form = form
        self.draft = draft
        self.commented: dict[str, Printed] = {}

    def paragraphs(self, reading: Reading, expected: list[Printed]) -> Iterator[Proposal]:
        """The changes of the text outside tables."""
        lines = [item for item in reading.items if isinstance(item, Line)]
        found = [o for o in originals(lines) if o.text.strip() or o.current.strip()]
        last: Printed | None = None
        for printed, original in pairs(expected, found, _compared, lambda o: plain(o.text)):
            if printed is None and original is not None:
                yield from self._new(last, original)
            elif printed is not None and original is None:
                taken = of_lost_paragraph(printed, self.draft)
                yield _proposal("plain", printed, printed.text, "", taken)
            elif printed is not None and original is not None:
                yield from self._changed(printed, original, last)
            last = printed or last
            if original and last:
                self.commented.update(dict.fromkeys(original.comments, last))

    def tables(self, reading: Reading, expected: list[PrintedTable]) -> Iterator[Proposal]:
        """The changes of the cells of tables that the document still has."""
        found = [item for item in reading.items if isinstance(item, FoundTable)]
        for table, counterpart in match_tables(expected, found):
            if counterpart:
                yield from self._cells(table, counterpart)

    def _cells(self, table: PrintedTable, found: FoundTable) -> Iterator[Proposal]:
        rows = row_places(table, found)
        for (row, column), printed in table.cells.items():
            lines = found.cells.get((rows.get(row, -1), column))
            for number in (n for line in lines or () for p in line.pieces for n in p.comments):
                self.commented[number] = printed
            if lines is None or cell_text(lines) == plain(printed.text):
                continue
            tracked = [change for original in originals(lines) for change in original.changes]
            new = cell_text(lines)
            taken = of_value(printed, new, self.form, self.draft)
            kind: Kind = "tracked" if tracked else "plain"
            author = tracked[0].author if tracked else ""
            when = tracked[0].when if tracked else ""
            yield _proposal(kind, printed, printed.text, new, taken, author, when)

    def _new(self, after: Printed | None, original: Original) -> Iterator[Proposal]:
        text = original.current
        if not text.strip():
            return
        author, when = _by(original)
        taken = of_new_paragraph(after, text, self.draft)
        kind: Kind = "tracked" if original.changes else "plain"
        place = after.behind if after else "开头"
        at = after.at if after else ""
        yield Proposal(kind, place, at, "", text, author, when, taken.edit, taken.note)

    def _changed(
        self, printed: Printed, original: Original, last: Printed | None
    ) -> Iterator[Proposal]:
        author, when = _by(original)
        if not original.current.strip():
            taken = of_lost_paragraph(printed, self.draft)
            kind: Kind = "tracked" if original.changes else "plain"
            yield _proposal(kind, printed, printed.text, "", taken, author, when)
            return
        if original.gone:
            taken = of_joined_paragraph(printed, self.draft)
            yield _proposal("tracked", printed, "\n", "", taken, author, when)
        if plain(original.text) == plain(printed.text) and original.changes:
            yield from self._tracked(printed, original, last)
        elif plain(original.current) != plain(printed.text):
            kind = "tracked" if original.changes else "plain"
            for change in changes(printed.text, original.current):
                (a, b), (c, d) = change.old, change.new
                new = original.current[c:d]
                yield self._one(kind, printed, (a, b), new, author, when)

    def _tracked(
        self, printed: Printed, original: Original, last: Printed | None
    ) -> Iterator[Proposal]:
        for change in original.changes:
            if change.old == (0, 0) and change.new.endswith("\n"):
                taken = of_new_paragraph(last, change.new[:-1], self.draft)
                place = last.behind if last else printed.place
                at = last.at if last else printed.at
                yield Proposal(
                    "tracked", place, at, "", change.new[:-1], change.author, change.when,
                    taken.edit, taken.note,
                )  # fmt: skip
                continue
            yield self._one("tracked", printed, change.old, change.new, change.author, change.when)

    def _one(
        self, kind: Kind, printed: Printed, span: Span, new: str, author: str, when: str
    ) -> Proposal:
        taken = of_text(printed, span, new, self.form, self.draft)
        made = _proposal(kind, printed, printed.text[slice(*span)], new, taken, author, when)
        return replace(made, before=printed.text[max(span[0] - AROUND, 0) : span[0]])


def _proposal(
    kind: Kind,
    printed: Printed,
    old: str,
    new: str,
    taken: Taken,
    author: str = "",
    when: str = "",
) -> Proposal:
    return Proposal(kind, printed.place, printed.at, old, new, author, when, taken.edit, taken.note)


def _compared(printed: Printed) -> str:
    return plain(printed.text)


def _by(original: Original) -> tuple[str, str]:
    """Who changed a paragraph first, and when."""
    first = original.changes[0] if original.changes else None
    return (first.author, first.when) if first else ("", "")


def _comments(reading: Reading, commented: Mapping[str, Printed]) -> Iterator[Proposal]:
    """The remarks in the margin, with their places and the words that they are about."""
    about: dict[str, str] = {}
    for line in _all_lines(reading):
        for piece in line.pieces:
            for number in piece.comments:
                about[number] = about.get(number, "") + piece.text
    for number, comment in reading.comments.items():
        printed = commented.get(number)
        place, at = (printed.place, printed.at) if printed else ("批注", "")
        words = about.get(number, "")
        yield Proposal("comment", place, at, words, comment.text, comment.author, comment.when)


def _all_lines(reading: Reading) -> Iterator[Line]:
    for item in reading.items:
        if isinstance(item, Line):
            yield item
        else:
            for lines in item.cells.values():
                yield from lines
