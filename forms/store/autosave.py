"""Saving a moment after the last Edit, in a thread of its own: no key ever waits for a disk."""

from __future__ import annotations

import math
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
        self._until = 0.0
        self._stopped = False
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def touch(self, pause: float | None = None) -> None:
        """Save this many seconds from now (PAUSE where none is given), unless touched again."""
        moment = time.monotonic()
        first = self._first
        if first is None:
            first = self._first = moment
        self._due = due = min(moment + (PAUSE if pause is None else pause), first + LONGEST)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
            self._thread.start()
        elif due < self._until:
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
            elif due > time.monotonic():
                self._wait(due)
            else:
                self._due = self._first = None
                if not self._save() and self._due is None:
                    self._due = time.monotonic() + RETRY

    def _rest(self) -> None:
        """Wait for the next touch; asking again after the mark keeps one from slipping by."""
        self._until = math.inf
        if self._due is None and not self._stopped:
            self._wake.wait()
        self._wake.clear()

    def _wait(self, due: float) -> None:
        """Wait until something is due, or for a second, and force the journal to the disk then."""
        self._until = until = min(due, time.monotonic() + SYNC)
        if self._due == due and not self._stopped:
            self._wake.wait(max(0.0, until - time.monotonic()))
        self._wake.clear()
        if not self._stopped:
            self._sync()
