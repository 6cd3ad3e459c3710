"""Tracked changes of a .docx put on the paragraphs as they were before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from exporters.comparing import Span
from exporters.docx.reading import Line, Piece


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """One change: characters `old` of the original paragraph replaced by `new`."""

    old: Span
    new: str
    author: str
    when: str
    comments: frozenset[str] = frozenset()


@dataclass(slots=True)
class Original:
    """A paragraph before the tracked changes, and the changes from left to right.

    `gone` tells that its paragraph mark was deleted too.
    """

    text: str = ""
    changes: list[TrackedChange] = field(default_factory=list)
    comments: set[str] = field(default_factory=set)
    gone: bool = False

    @property
    def current(self) -> str:
        """The paragraph with all changes made."""
        text = self.text
        for change in reversed(self.changes):
            text = text[: change.old[0]] + change.new + text[change.old[1] :]
        return text


def originals(lines: Iterable[Line]) -> Iterator[Original]:
    """The paragraphs as they were; one that was split by an inserted mark is whole again."""
    pieces: list[Piece] = []
    for line in lines:
        pieces += line.pieces
        if line.mark.status == "inserted":
            pieces.append(line.mark)
            continue
        yield _original(pieces, gone=line.mark.status == "deleted")
        pieces = []
    if pieces:
        yield _original(pieces, gone=False)


def _original(pieces: Iterable[Piece], *, gone: bool) -> Original:
    made = Original(gone=gone)
    run: list[Piece] = []
    for piece in pieces:
        made.comments |= piece.comments
        if run and (piece.status == "kept" or piece.author != run[-1].author):
            _close(made, run)
            run = []
        if piece.status == "kept":
            made.text += piece.text
        else:
            run.append(piece)
    if run:
        _close(made, run)
    return made


def _close(made: Original, run: list[Piece]) -> None:
    """Neighbouring deletions and insertions of one author are one change."""
    start = len(made.text)
    made.text += "".join(piece.text for piece in run if piece.status == "deleted")
    inserted = "".join(piece.text for piece in run if piece.status == "inserted")
    comments = frozenset().union(*(piece.comments for piece in run))
    change = TrackedChange((start, len(made.text)), inserted, run[0].author, run[0].when, comments)
    made.changes.append(change)
