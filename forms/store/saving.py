"""One draft put in its file, with the guards of forms.store around it.

The saver follows the draft by its Edits in a copy of its own, so that it may run in another thread
while the officer types on.
"""

from __future__ import annotations

import contextlib
import errno
import threading
import time
from collections import deque
from datetime import datetime

from forms.draft import Address, Draft
from forms.edit import Edit
from forms.form import Form
from forms.store import backups
from forms.store.atomic import write_atomic
from forms.store.clock import now
from forms.store.comparing import changes
from forms.store.places import Places
from forms.store.reading import Source
from forms.store.resuming import Session, journal_after
from forms.store.toml_text import clean
from forms.store.writing import render

BACKUP_EVERY = 600.0
"""Seconds between two backups of one session."""


class ChangedElsewhere(Exception):  # noqa: N818 - an outcome that is offered choices, no fault
    """The file no longer holds what was read from it or put there; `data` is what it holds."""

    def __init__(self, data: bytes) -> None:
        super().__init__("changed elsewhere")
        self.data = data


class Saver:
    """Saves one open draft. `source` is the file as it was last read or put, `held` what it holds.

    `saved` of the Edits in the journal are in the file. `reason` is what the first backup is kept
    for, `resume_at` where the officer is.
    """

    def __init__(self, places: Places, form: Form, session: Session) -> None:
        self.source = session.source
        self.held = session.held.copy()
        self.journal = session.journal
        self.saved = session.saved
        self.saved_at: datetime | None = None
        self.resume_at: Address = ""
        self.reason = "session"
        self.saving = threading.RLock()
        self._taking = threading.Lock()
        self._places = places
        self._form = form
        self._draft = session.draft.copy()
        self._taken = session.journal.count
        self._waiting: deque[Edit] = deque()
        self._tried: tuple[Source, Draft] | None = None
        self._backed_up: float | None = None

    def take(self, edit: Edit) -> None:
        """Hear of an Edit before it is made: it is in the journal when this returns."""
        with self._taking:
            self.journal.append(edit)
            self._waiting.append(edit)

    @property
    def dirty(self) -> bool:
        """Whether there are Edits that the file does not hold."""
        return self.journal.count > self.saved

    @property
    def moved(self) -> bool:
        """Whether the officer is elsewhere than the file says."""
        return bool(self.resume_at) and self.resume_at != self.held.get("resume.at")

    def save(self, *, place: bool = False) -> None:
        """Put the draft in the file, unless it is there already; with `place` also for the place
        where the officer is.

        Raises ChangedElsewhere, OSError, or ValueError where the draft cannot be written as TOML.
        """
        with self.saving:
            if not self.dirty and not (place and self.moved):
                return
            self._catch_up()
            taken = self._taken
            self._refuse_changed()
            new, held = self._next()
            self._tried = (new, held)
            self.journal.saving(new.sha, taken)
            self.journal.sync()
            self._back_up()
            write_atomic(self._places.draft, new.data)
            if self._places.draft.read_bytes() != new.data:
                raise OSError(errno.EIO, "the file does not hold what was written")
            self.journal.saved(new.sha)
            self.source, self.held = new, held
            self.saved, self.saved_at = taken, now()

    def adopt(self, source: Source, theirs: Draft) -> None:
        """Go on from a file that somebody else has put; what is different here is kept as Edits."""
        with self.saving, self._taking:
            self._catch_up()
            mine = Edit(tuple(changes(theirs, self._draft)), "保留这里的修改")
            edits = [mine] if mine.steps else []
            self.journal = journal_after(self._places, source, theirs, edits, self.journal)
            self.source, self.held = source, theirs.copy()
            self._draft = theirs.copy()
            mine.apply(self._draft)
            self.saved, self._taken = 0, len(edits)
            self._backed_up = None

    def draft(self) -> Draft:
        """The draft with all Edits so far; for the saving thread."""
        with self.saving:
            self._catch_up()
            return self._draft.copy()

    def _catch_up(self) -> None:
        while self._waiting:
            with contextlib.suppress(KeyError):
                self._waiting.popleft().apply(self._draft)
            self._taken += 1

    def _refuse_changed(self) -> None:
        """Raise ChangedElsewhere where the file is neither what was read, nor what was last put or
        tried: a save can fail after the file is in its place.
        """
        try:
            data = self._places.draft.read_bytes()
        except FileNotFoundError:
            return
        if self._tried and data == self._tried[0].data:
            self.source, self.held = self._tried
        if data != self.source.data:
            raise ChangedElsewhere(data)

    def _next(self) -> tuple[Source, Draft]:
        """The file as it is to be, and the draft in it."""
        draft = Draft(clean(self._draft.tree))
        draft.set("counter", backups.counter_of(self.held) + 1)
        if self.resume_at:
            draft.set("resume.at", self.resume_at)
        text = render(self.source.text, draft, self._form, self.held)
        bom = b"\xef\xbb\xbf" if self.source.bom else b""
        return Source(self._places.draft, bom + text.encode(), text, self.source.bom), draft

    def keep_last(self) -> None:
        """Keep what the session leaves in the file, if it put anything there."""
        if self.saved_at is not None:
            self._keep("closed")

    def _back_up(self) -> None:
        """Keep what is about to be replaced: at the first save, then every ten minutes."""
        moment = time.monotonic()
        if self._backed_up is not None and moment - self._backed_up < BACKUP_EVERY:
            return
        reason = "interval" if self._backed_up is not None else self.reason
        self._backed_up = moment
        self._keep(reason)

    def _keep(self, reason: str) -> None:
        if not backups.is_kept(self._places.backups, self.source):
            counter = backups.counter_of(self.held)
            backups.keep(self._places.backups, self.source.data, counter, reason)
