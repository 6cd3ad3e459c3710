"""A paragraph as the prose editor shows it: references as label and value, stray characters
visible, and which positions a cursor may stand at.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Literal
from unicodedata import category

from rich.cells import get_character_cell_size

from exporters.cells import cell_width
from forms.draft import Draft
from forms.form import Form
from forms.references import (
    Reference,
    called,
    escapes,
    find_references,
    format_figure,
)

PieceKind = Literal["reference", "blank", "literal", "stray"]

_CANDIDATE = re.compile("[^ -~　-〟一-鿿！-～“”‘’—…·]")
"""What may not be shown as it stands; all else needs no look."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `[start, end)` of the source shown as something else, passed as one unit.

    reference, blank: a figure's chip; literal: doubled braces; stray: an invisible character.
    """

    start: int
    end: int
    shown: str
    kind: PieceKind


@dataclass(frozen=True)
class Shown:
    """A paragraph's source beside its shown text. `at[i]` is where `pieces[i]` is shown.

    `inner` are the shown positions where neither cursor nor line break may fall: inside a piece,
    before a mark that combines with the character in front of it.
    """

    source: str
    text: str
    pieces: tuple[Piece, ...] = ()
    inner: frozenset[int] = frozenset()
    references: tuple[Reference, ...] = ()
    at: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        grown = accumulate((len(p.shown) - (p.end - p.start) for p in self.pieces), initial=0)
        starts = (p.start + more for p, more in zip(self.pieces, grown, strict=False))
        object.__setattr__(self, "at", tuple(starts))

    def shown_at(self, offset: int) -> int:
        """Where the source position is shown; inside a piece, the piece's start."""
        index = bisect_right(self.pieces, offset, key=_start) - 1
        if index < 0:
            return offset
        piece = self.pieces[index]
        if offset < piece.end:
            return self.at[index]
        return self.at[index] + len(piece.shown) + offset - piece.end

    def source_at(self, index: int) -> int:
        """The source position of a shown one; inside a piece, the piece's start."""
        found = bisect_right(self.at, index) - 1
        if found < 0:
            return index
        piece, start = self.pieces[found], self.at[found]
        if index < start + len(piece.shown):
            return piece.start
        return piece.end + index - start - len(piece.shown)

    def stop(self, index: int) -> int:
        """The shown position at or before `index` where a cursor may stand."""
        while index in self.inner:
            index -= 1
        return index

    def next_stop(self, offset: int) -> int:
        """The source position one unit further."""
        index = self.shown_at(offset) + 1
        while index in self.inner:
            index += 1
        return self.source_at(min(index, len(self.text)))

    def previous_stop(self, offset: int) -> int:
        """The source position one unit back."""
        return self.source_at(self.stop(max(self.shown_at(offset) - 1, 0)))

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that starts at the source position."""
        index = bisect_left(self.pieces, offset, key=_start)
        found = self.pieces[index] if index < len(self.pieces) else None
        return found if found and found.start == offset else None


def _start(piece: Piece) -> int:
    return piece.start


def show(source: str, form: Form, draft: Draft, *, ambiguous_wide: bool = False) -> Shown:
    """The paragraph as it is shown with the draft's figures."""
    references = find_references(source, form)
    braced = [_chip(reference, form, draft) for reference in references]
    braced += [Piece(a, b, source[a + 1 : b - 1], "literal") for a, b in escapes(source)]
    strays, joining = _strays(source, {piece.end for piece in braced}, ambiguous_wide)
    if not braced and not strays and not joining:
        return Shown(source, source)
    pieces = tuple(sorted([*braced, *strays], key=_start))
    text = _shown_text(source, pieces)
    shown = Shown(source, text, pieces)
    inner = frozenset(_inner(shown, joining))
    return Shown(source, text, pieces, inner, tuple(references))


def _chip(reference: Reference, form: Form, draft: Draft) -> Piece:
    """`[收到申请数 9]`, or `[收到申请数 待填]` for a blank."""
    value = draft.figure(reference.address)
    label = called(form.figures[reference.address])
    said = "待填" if value is None else format_figure(value)
    return Piece(*reference.span, f"[{label} {said}]", "blank" if value is None else "reference")


def _strays(source: str, ends: set[int], ambiguous_wide: bool) -> tuple[list[Piece], list[int]]:
    """The invisible characters of a source as pieces, and where a combining mark stands; one that
    has no character before it (`ends`: there a piece ends) is a piece itself.
    """
    strays: list[Piece] = []
    joining: list[int] = []
    for match in _CANDIDATE.finditer(source):
        position = match.start()
        way = _way(match[0], ambiguous_wide)
        if way == "joins" and position > 0 and position not in ends:
            joining.append(position)
        elif way != "plain":
            strays.append(Piece(position, position + 1, _spelt(match[0]), "stray"))
            ends.add(position + 1)
    return strays, joining


@lru_cache(maxsize=4096)
def _way(char: str, ambiguous_wide: bool) -> Literal["plain", "joins", "stray"]:
    """How a character can be shown: as it stands, on the one before it, or only spelt out.

    Spelt out is also what the screen library would measure otherwise than we do.
    """
    kind = category(char)
    if kind in ("Cc", "Cf", "Cs", "Zl", "Zp") or char == "\ufe0f":
        return "stray"
    cells = cell_width(char, ambiguous_wide)
    if cells != get_character_cell_size(char):
        return "stray"
    if cells:
        return "plain"
    return "joins" if kind in ("Mn", "Me") else "stray"


def _spelt(char: str) -> str:
    """`^M` for a control character, `<200b>` for any other."""
    code = ord(char)
    return f"^{chr(code ^ 0x40)}" if code < 0x20 or code == 0x7F else f"<{code:04x}>"


def _shown_text(source: str, pieces: tuple[Piece, ...]) -> str:
    parts: list[str] = []
    done = 0
    for piece in pieces:
        parts += (source[done : piece.start], piece.shown)
        done = piece.end
    return "".join((*parts, source[done:]))


def _inner(shown: Shown, joining: list[int]) -> Iterator[int]:
    for piece, start in zip(shown.pieces, shown.at, strict=True):
        yield from range(start + 1, start + len(piece.shown))
    yield from map(shown.shown_at, joining)
