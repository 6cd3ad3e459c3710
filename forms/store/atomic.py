"""Bytes put in a file's place as a whole: after a crash the old content stands, or the new one.

Written beside the file under another name, forced to the disk, put in its place, and the folder
forced too; so a full disk or a power cut never leaves half a file.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from pathlib import Path

RETRY_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between attempts while another program holds the file: 2.5 in all."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_HELD = (5, 32, 33)
"""Windows errors while a virus scanner, an indexer or a cloud drive holds the file."""


class ReadOnlyFileError(PermissionError):
    """The file is marked read-only; replacing it would go round its owner's will."""


def write_atomic(path: str | Path, data: bytes) -> None:
    """Put the bytes in the file's place; the link it may be reached by and its mode stay.

    Raises ReadOnlyFileError for a file marked so, OSError where writing fails; the old content
    stands then, and nothing is left behind.
    """
    target = Path(os.path.realpath(path))
    mode = mode_kept(target)
    temporary = target.with_name(f"{_temporary_stem(target)}{secrets.token_hex(4)}.tmp")
    descriptor = os.open(temporary, _NEW, 0o666)
    try:
        _fill(descriptor, data, mode)
        _replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(target.parent)


def write_all(descriptor: int, data: bytes | bytearray) -> None:
    """Write every byte, however little the system takes at a time. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sweep(path: Path) -> None:
    """Remove the temporary files that killed saves of this file have left; held by its lock."""
    target = Path(os.path.realpath(path))
    left = re.compile(re.escape(_temporary_stem(target)) + r"[0-9a-f]{8}\.tmp")
    with contextlib.suppress(OSError):
        for name in os.listdir(target.parent):
            if left.fullmatch(name):
                with contextlib.suppress(OSError):
                    os.unlink(target.parent / name)


def sync_folder(folder: Path) -> None:
    """Force the folder's entries to the disk; Windows has no such thing."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EROFS):
            raise
    finally:
        os.close(descriptor)


def mode_kept(target: Path) -> int | None:
    """The mode that a new content keeps, None for a new file.

    Raises ReadOnlyFileError for a file marked so, OSError where nothing can be written.
    """
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
    if not os.access(target, os.W_OK) and _is_on_read_only_disk(target):
        raise OSError(errno.EROFS, "read-only disk", str(target))
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise ReadOnlyFileError(errno.EACCES, "read-only file", str(target))
    return mode


def _is_on_read_only_disk(target: Path) -> bool:
    """Whether nothing at all can be written there, where the system tells (not on Windows)."""
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(target).f_flag & os.ST_RDONLY)


def _temporary_stem(target: Path) -> str:
    """How the names of a file's temporary ones begin; short enough where its name is long."""
    return f".{target.name.encode(errors='surrogateescape')[:120].decode(errors='ignore')}."


def _fill(descriptor: int, data: bytes, mode: int | None) -> None:
    try:
        write_all(descriptor, data)
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(temporary: Path, target: Path) -> None:
    for pause in RETRY_PAUSES:
        try:
            os.replace(temporary, target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
        else:
            return
    os.replace(temporary, target)
