"""The journal: every Edit is in it before the draft changes, so that a kill loses nothing.

Its head holds the draft's text as it was when the session began, so the journal alone gives back
everything. Where it cannot be written beside the draft it goes on in the state folder; where it
cannot be written at all, the lines wait in memory and are tried again with each Edit.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from forms.edit import Edit
from forms.store.atomic import sync_folder, write_all
from forms.store.lock import myself
from forms.store.places import make_folder
from forms.store.reading import Source
from forms.store.records import edit_record, line_of

VERSION = 1
"""Of the journal; one with a larger number is not read."""

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def head_of(source: Source) -> bytes:
    """The first line of a journal: what the draft was, and who changes it."""
    head = {"journal": VERSION, "base": source.sha, "text": source.text, "bom": source.bom}
    return line_of({**head, **myself(source.path)})


class _Copy:
    """One file that the journal may be in, and how much of it is there."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size
        self.file: int | None = None

    def write(self, data: bytearray) -> None:
        """Write what is missing; raises OSError and keeps what was whole."""
        if self.file is None:
            make_folder(self.path)
            self.file = os.open(self.path, _FLAGS, 0o666)
            if os.fstat(self.file).st_size != self.size:
                os.ftruncate(self.file, self.size)
        os.lseek(self.file, self.size, os.SEEK_SET)
        try:
            write_all(self.file, data[self.size :])
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self.file, self.size)
            raise
        self.size = len(data)

    def sync(self) -> None:
        """Force it to the disk. Raises OSError, also where the file is no longer in its folder."""
        file = self.file
        if file is None:
            return
        if not os.fstat(file).st_nlink:
            raise FileNotFoundError(errno.ENOENT, "journal vanished", str(self.path))
        getattr(os, "fdatasync", os.fsync)(file)

    def close(self, *, forget: bool = False) -> None:
        """Close the file; with `forget` it is written anew the next time."""
        if self.file is not None:
            with contextlib.suppress(OSError):
                os.close(self.file)
            self.file = None
        if forget:
            self.size = 0

    def remove(self) -> None:
        """Close and delete it."""
        self.close(forget=True)
        with contextlib.suppress(OSError):
            self.path.unlink()


class Journal:
    """The journal of one open draft; no file is made before the first record.

    `data` is its content so far: the head, or with `at` the sound part of the file an earlier
    session left there. `count` numbers the Edits. `trouble` is why the last record is in no file.
    """

    def __init__(
        self, paths: Sequence[Path], data: bytes, count: int = 0, at: Path | None = None
    ) -> None:
        self.count = count
        self.trouble: OSError | None = None
        self.unsynced = False
        self._data = bytearray(data)
        copies = [_Copy(path, len(data) if path == at else 0) for path in paths]
        self._copies = sorted(copies, key=lambda copy: copy.path != at)
        self._named = at is not None
        self._lock = threading.Lock()
        self._ended = False

    def append(self, edit: Edit) -> None:
        """Put the edit in; never raises, for typing goes on whatever the disk does."""
        self.count += 1
        self._put(edit_record(edit, self.count))

    def saving(self, sha: str, count: int) -> None:
        """Say that a file of this hash, with the edits up to `count` in it, is about to be put."""
        self._put({"saving": sha, "count": count})

    def saved(self, sha: str) -> None:
        """Say that it has been put."""
        self._put({"saved": sha})

    def sync(self) -> None:
        """Force the records to the disk, elsewhere if their file is gone; outside the lock, since
        a key must never wait for a disk.
        """
        self.unsynced = False
        copy = self._copies[0]
        try:
            copy.sync()
            if not self._named and copy.file is not None:
                sync_folder(copy.path.parent)
                self._named = True
        except OSError as error:
            with self._lock:
                copy.close(forget=True)
                self.trouble = error
                self._flush()

    @property
    def data(self) -> bytes:
        """All that is in it."""
        return bytes(self._data)

    @property
    def path(self) -> Path | None:
        """The file it is in, None where it is in none."""
        return next((copy.path for copy in self._copies if copy.size), None)

    def finish(self, kept: Path) -> None:
        """End the session: the journal is kept under another name, if anything is in it."""
        with self._lock:
            self._ended = True
            if self.count or self.path:
                _keep(kept, self.data)
            for copy in self._copies:
                if copy.size:
                    copy.remove()

    def close(self) -> None:
        """Leave it where it is, for the next session."""
        with self._lock:
            self._ended = True
            for copy in self._copies:
                copy.close()

    def _put(self, record: dict[str, Any]) -> None:
        line = line_of(record)
        with self._lock:
            self._data += line
            self._flush()
        self.unsynced = True

    def _flush(self) -> None:
        """Write where it worked last, else in the other place; no more once it has ended."""
        if self._ended:
            return
        for copy in list(self._copies):
            try:
                copy.write(self._data)
            except OSError as error:
                self.trouble = error
            else:
                self.trouble = None
                self._copies.sort(key=lambda other: other is not copy)
                return


def _keep(path: Path, data: bytes) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
