"""From a place in the draft to the same place on paper, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exporters.pages import HEADING, Page, Piece
from forms.draft import Address, Draft
from forms.form import Form
from forms.references import Span, resolve_spans

Pieces = list[tuple[Span, str]]


class Spot(NamedTuple):
    """A line of a page, both counted from 0."""

    page: int
    line: int


def find_spot(
    pages: Sequence[Page], form: Form, draft: Draft, at: Address, offset: int = 0
) -> Spot | None:
    """The printed line that shows character `offset` of the draft's text at `at`, or its figure.

    Where nothing of it is printed it is the heading of the part; a value that is not on paper has
    none.
    """
    place = _printed_place(resolve_spans(draft.text(at), form, draft), offset)
    return _spot(pages, at, *place) or _spot(pages, at, HEADING, 0)


def _spot(pages: Sequence[Page], at: Address, line: int, column: int) -> Spot | None:
    spots = ((number, page.find(at, line, column)) for number, page in enumerate(pages))
    found = [Spot(number, index) for number, index in spots if index is not None]
    return found[-1] if found else None


def source_of(piece: Piece, column: int, form: Form, draft: Draft) -> tuple[Address, int]:
    """The address and the character of the draft's text that a piece shows at its `column`."""
    if piece.line == HEADING:
        return piece.at, 0
    pieces = resolve_spans(draft.text(piece.at), form, draft)
    printed = "".join(output for _, output in pieces).split("\n")
    before = sum(len(line) + 1 for line in printed[: piece.line])
    return piece.at, _source_offset(pieces, before + piece.start + column)


def _printed_place(pieces: Pieces, offset: int) -> tuple[int, int]:
    """Line and column of a character of the source in the printed text."""
    shown = ""
    for (start, end), output in pieces:
        if offset < end:
            shown += output[: offset - start] if len(output) == end - start else ""
            break
        shown += output
    return shown.count("\n"), len(shown) - shown.rfind("\n") - 1


def _source_offset(pieces: Pieces, position: int) -> int:
    """The character of the source that stands at a position of the printed text."""
    done = 0
    end = 0
    for (start, end), output in pieces:
        if position < done + len(output):
            return start + (position - done if len(output) == end - start else 0)
        done += len(output)
    return end
