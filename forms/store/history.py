"""Finished journals: undo that reaches back across restarts."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from forms.edit import Edit
from forms.store.clock import now
from forms.store.places import Places
from forms.store.recovery import BrokenJournal, Pending, done, read_journal

KEPT = 50
"""Finished journals kept for a draft."""
REACH = 2000
"""Edits that undo reaches back over earlier sessions."""
_TRIED = 5
_SIZE_LIMIT = 1_000_000


def place(places: Places, counter: int) -> Path:
    """Where the journal of a session goes that ends with the draft's counter at this."""
    return places.history / f"{counter:08d}-{now():%Y%m%d-%H%M%S}.journal"


def undoable(places: Places, sha: str, since: Sequence[Edit] = ()) -> list[Edit]:
    """What undo has behind it: the Edits that led to a file of this hash, as far as finished
    journals join, and those made since.
    """
    edits = list(since)
    paths = _newest_first(places.history)
    while paths and len(edits) < REACH:
        found = _ending_in(paths, sha)
        if found is None:
            break
        journal, paths = found
        edits = [*journal.edits, *edits]
        sha = journal.base.sha
    return done(edits[-REACH:])


def leads_to(places: Places, sha: str) -> bool:
    """Whether the newest finished journal ended with a file of this hash; told by its last line."""
    for path in newest(places.history):
        with contextlib.suppress(OSError, IndexError), path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 200))
            return sha.encode() in file.read().splitlines()[-1]
    return False


def newest(folder: Path) -> list[Path]:
    """The newest finished journal in a folder; [] where there is none."""
    return _newest_first(folder)[:1]


def let_go(places: Places) -> None:
    """Remove the oldest beyond what is kept."""
    for path in _newest_first(places.history)[KEPT:]:
        with contextlib.suppress(OSError):
            path.unlink()


def _newest_first(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.journal"), reverse=True)
    except OSError:
        return []


def _ending_in(paths: list[Path], sha: str) -> tuple[Pending, list[Path]] | None:
    """The newest journal whose session ended with a file of this hash, and the older ones."""
    for index, path in enumerate(paths[:_TRIED]):
        with contextlib.suppress(BrokenJournal, OSError):
            if path.stat().st_size > _SIZE_LIMIT:
                continue
            journal = read_journal(path)
            if journal and journal.held_by(sha) == len(journal.edits):
                return journal, paths[index + 1 :]
    return None
