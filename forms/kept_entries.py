"""Entries kept in the state folder from one start to the next, so that they are not made again.

The folder is the officer's, and trusted as Python trusts the compiled modules beside a program.
They only save time: where a file is missing, damaged, of another version or cannot be written, all
is made anew as ever.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from forms.folders import state_folder

SIZE_LIMIT = 8_000_000
"""Bytes of a file; a larger one is not read, and one that would grow larger is begun anew."""
HEAD_LIMIT = 1000
"""Bytes of a file's first line, which says what the entries are of."""
_SIZE = 4
_EMPTY = memoryview(b"")

Places = dict[bytes, tuple[int, int]]
"""For each key where its entry begins and ends."""


class KeptEntries:
    """The entries of one file by their keys, under the version of what they are made of.

    That is asked once, before the first entry is: where the program is replaced while it runs, what
    it has made of the old files must not be taken for made of the new ones.
    """

    def __init__(self, name: str, version: Callable[[], str]) -> None:
        self.name = name
        self._version = cache(version)
        self._known: Places | None = None
        self._blob = _EMPTY
        self._fresh: dict[bytes, bytes] = {}
        _ALL.append(self)

    def get(self, key: bytes) -> memoryview | None:
        """What an earlier start, or this one, has put under a key."""
        if self._known is None:
            self._version()
            self._known, self._blob = self._read()
        if key in self._fresh:
            return memoryview(self._fresh[key])
        place = self._known.get(key)
        return self._blob[slice(*place)] if place else None

    def put(self, key: bytes, entry: bytes) -> None:
        """Have an entry kept for the next start."""
        self._fresh[key] = entry

    def write(self) -> None:
        """Add what is new to the file; where there is nothing new it is not touched."""
        if not self._fresh:
            return
        known = {key: bytes(self._blob[slice(*at)]) for key, at in (self._known or {}).items()}
        body = _body({**known, **self._fresh})
        if len(body) > SIZE_LIMIT // 2:
            body = _body(self._fresh)
        from forms.store.atomic import write_atomic  # most starts have nothing to keep

        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(self.path, self._head(body) + body)

    def forget(self) -> None:
        """As at a new start: nothing read, nothing made."""
        self._known, self._blob, self._fresh = None, _EMPTY, {}
        self._version.cache_clear()

    @property
    def path(self) -> Path:
        """The file."""
        return state_folder() / self.name

    def _read(self) -> tuple[Places, memoryview]:
        """The places of the entries, and the bytes that these are in."""
        try:
            with self.path.open("rb") as file:
                if os.fstat(file.fileno()).st_size > SIZE_LIMIT:
                    return {}, _EMPTY
                head = file.readline(HEAD_LIMIT)
                body = memoryview(file.read())
            if head != self._head(body):
                return {}, _EMPTY
            size = int.from_bytes(body[:_SIZE], "big")
            return marshal.loads(body[_SIZE : _SIZE + size]), body[_SIZE + size :]
        except (OSError, ValueError, EOFError, TypeError):
            return {}, _EMPTY

    def _head(self, body: bytes | memoryview) -> bytes:
        version = f"{sys.version} {marshal.version} {self._version()}".replace("\n", " ")
        return f"nianbao {version} {zlib.crc32(body):08x}\n".encode()


def _body(entries: Mapping[bytes, bytes]) -> bytes:
    """Where each entry begins and ends, behind the size of that, then the entries."""
    places, end = {}, 0
    for key, entry in entries.items():
        places[key] = end, end + len(entry)
        end += len(entry)
    index = marshal.dumps(places)
    return b"".join((len(index).to_bytes(_SIZE, "big"), index, *entries.values()))


_ALL: list[KeptEntries] = []


def keep() -> None:
    """Write what this process has made, for the next start."""
    for entries in _ALL:
        entries.write()
