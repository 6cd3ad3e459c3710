"""Saving a moment after the last Edit, in a thread of its own: no key ever waits for a disk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PAUSE = 1.0
"""Seconds after the last Edit."""
LONGEST = 10.0
"""Seconds after the first unsaved Edit, however long the typing goes on."""
RETRY = 5.0
"""Seconds after a save that failed."""
SYNC = 1.0
"""Seconds between forcing the journal to the disk."""


class Autosave:
    """Calls `save` when it is due, until it says True, and `sync` each second before that.

    Neither may raise. The thread is started by the first Edit.
    """

    def __init__(self, save: Callable[[], bool], sync: Callable[[], None]) -> None:
        self._save = save
        self._sync = sync
        self._due: float | None = None
        self._first: float | None = None
        self._idle = False
        self._stopped = False
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def touch(self, pause: float = PAUSE) -> None:
        """Save this many seconds from now, unless touched again; at once where `pause` is 0."""
        moment = time.monotonic()
        if self._first is None:
            self._first = moment
        self._due = min(moment + pause, self._first + LONGEST)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
            self._thread.start()
        elif self._idle or not pause:
            self._wake.set()

    def stop(self) -> None:
        """Save no more; what is being saved is finished."""
        self._stopped = True
        self._wake.set()

    def _run(self) -> None:
        while not self._stopped:
            due = self._due
            if due is None:
                self._rest()
            elif (left := due - time.monotonic()) > 0:
                self._wake.wait(min(left, SYNC))
                self._wake.clear()
                if not self._stopped:
                    self._sync()
            else:
                self._due = self._first = None
                if not self._save() and self._due is None:
                    self._due = time.monotonic() + RETRY

    def _rest(self) -> None:
        """Wait for the next touch; asking again after the mark keeps one from slipping by."""
        self._idle = True
        if self._due is None and not self._stopped:
            self._wake.wait()
        self._wake.clear()
        self._idle = False
