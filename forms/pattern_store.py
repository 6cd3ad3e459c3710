"""Compiled patterns kept from one start to the next.

The library turns the text of a pattern into code for its engine; for those of a review that takes
a third of the time. The code is kept in the state folder, under the versions of Python and of the
engine, which goes through it once more before it takes it. Where the file is missing, damaged, of
another version or cannot be written, patterns are compiled from their texts as ever.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import contextlib
import re
import sys
import zlib
from array import array
from functools import cache
from pathlib import Path

from forms.folders import state_folder

SIZE_LIMIT = 8_000_000
"""Bytes of the file; a larger one is not read."""
_fresh: dict[bytes, bytes] = {}
"""The lines of patterns that were compiled in this process."""


def compiled(text: str, flags: int) -> re.Pattern[str]:
    """The pattern of a text, as `re.compile` gives it, from the kept code where there is some."""
    key = _key(text, flags)
    line = _kept().get(key)
    try:
        if line is None:
            line = _fresh[key] = _line(text, flags)
        return _pattern(text, line)
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError):
        return re.compile(text, flags)  # another engine than the one this was written for


def keep() -> None:
    """Add what was compiled in this process to the file, for the next start."""
    if _fresh:
        lines = (key + b"\t" + line for key, line in {**_kept(), **_fresh}.items())
        body = b"\n".join(lines)
        from forms.store.atomic import write_atomic  # most starts have nothing to keep

        with contextlib.suppress(OSError):
            path = _path()
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, _head(body) + b"\n" + body)


def _path() -> Path:
    return state_folder() / "patterns"


@cache
def _kept() -> dict[bytes, bytes]:
    """The lines of the file by their keys; none where it is not to be trusted."""
    path = _path()
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return {}
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head != _head(body):
        return {}
    parted = (line.partition(b"\t") for line in body.split(b"\n"))
    return {key: line for key, _, line in parted}


def _head(body: bytes) -> bytes:
    version = f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}".replace("\n", " ")
    return f"nianbao {version} {zlib.crc32(body):08x}".encode()


def _key(text: str, flags: int) -> bytes:
    return b"%d %s" % (flags, text.encode("unicode_escape"))


# ---- the engine's code, as `re.compile` makes it and as it is given back


def _line(text: str, flags: int) -> bytes:
    """Flags, number of groups, their names, and the code of a pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    code = array("I", map(int, _compiler._code(parsed, flags)))
    state = parsed.state
    names = ",".join(f"{name}:{group}" for name, group in state.groupdict.items())
    parts = (int(flags | state.flags), state.groups - 1, names, code.tobytes().hex())
    return "\t".join(map(str, parts)).encode()


def _pattern(text: str, line: bytes) -> re.Pattern[str]:
    flags, groups, names, code = line.decode().split("\t")
    by_name = {
        name: int(group) for name, group in (one.split(":") for one in names.split(",") if one)
    }
    by_group: list[str | None] = [None] * (int(groups) + 1)
    for name, group in by_name.items():
        by_group[group] = name
    numbers = array("I", bytes.fromhex(code)).tolist()
    pattern: re.Pattern[str] = _sre.compile(
        text, int(flags), numbers, int(groups), by_name, tuple(by_group)
    )
    return pattern
