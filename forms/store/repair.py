"""A draft that cannot be read, and the ways to mend it: a backup, the journal, another encoding."""

from __future__ import annotations

import contextlib
import errno
from pathlib import Path

from forms.store import backups
from forms.store.atomic import write_atomic
from forms.store.backups import Version
from forms.store.lock import DraftLock, Locked
from forms.store.places import Places
from forms.store.reading import DraftError
from forms.store.recovery import BrokenJournal, Pending, read_journal


class RepairNeeded(DraftError):  # noqa: N818 - an outcome that is offered choices
    """The draft cannot be read; what is wrong is said as by DraftError.

    `versions` are backups, newest first; `journal` is what an unfinished session left, which gives
    back everything typed in it; `converted` is the text in UTF-8 where only the encoding is wrong.
    Each way keeps the damaged file among the backups; then the draft is to be opened again. It
    raises OSError where that cannot be done, or another program has the draft open.
    """

    def __init__(self, error: DraftError, places: Places) -> None:
        super().__init__(error.path, error.fault, error.converted)
        self.places = places
        self.versions: list[Version] = backups.versions(places.backups)
        self.journal = _fullest_journal(places)

    def restore(self, version: Version) -> None:
        """Put a backup in the file's place."""
        self._replace(version.path.read_bytes())

    def restore_from_journal(self) -> None:
        """Put the file back with which the session began; opening it replays the journal.

        Raises ValueError where there is no journal.
        """
        if self.journal is None:
            raise ValueError("no journal")
        self._replace(self.journal.base.data)

    def convert(self) -> None:
        """Put the text in UTF-8 in its place. Raises ValueError where it is in no encoding."""
        if self.converted is None:
            raise ValueError("only the encoding is wrong where `converted` is given")
        self._replace(self.converted)

    def _replace(self, data: bytes) -> None:
        lock = DraftLock(self.places.draft, self.places.locks)
        try:
            lock.acquire()
        except Locked as locked:
            raise OSError(errno.EBUSY, str(locked)) from locked
        try:
            self._keep_damaged()
            write_atomic(self.places.draft, data)
        finally:
            lock.release()

    def _keep_damaged(self) -> None:
        """Keep the damaged file among the backups, else beside itself. Raises OSError."""
        with contextlib.suppress(FileNotFoundError):
            damaged = self.places.draft.read_bytes()
            if damaged and backups.keep(self.places.backups, damaged, 0, "damaged") is None:
                self._keep_beside(damaged)

    def _keep_beside(self, damaged: bytes) -> None:
        """Keep the damaged file under another name in its folder. Raises OSError."""
        name = self.places.draft
        beside: Path = name.with_name(f"{name.stem}（损坏）{name.suffix}")
        with beside.open("xb") as file:
            file.write(damaged)


def _fullest_journal(places: Places) -> Pending | None:
    found = []
    for path in places.journals:
        with contextlib.suppress(BrokenJournal, OSError):
            journal = read_journal(path)
            if journal:
                found.append(journal)
    return max(found, key=lambda journal: len(journal.edits), default=None)
