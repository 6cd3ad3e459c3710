"""Compiled patterns kept from one start to the next.

The library turns the text of a pattern into code for its engine; for those of a review that takes
a third of the time. The code is kept in the state folder, under the versions of Python and of the
engine, which goes through it once more before it takes it.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from array import array

from forms.kept_entries import KeptEntries
from forms.packaged import stamp

PATTERNS = KeptEntries(
    "patterns", lambda: f"{_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder} {stamp()}"
)
"""Those of another state of the program are let go: its patterns are others."""


def compiled(text: str, flags: int) -> re.Pattern[str]:
    """The pattern of a text, as `re.compile` gives it, from the kept code where there is some."""
    key = b"%d %s" % (flags, text.encode("utf-8", "surrogatepass"))
    try:
        kept = PATTERNS.get(key)
        if kept is not None:
            return _pattern(text, kept)
        code = _code(text, flags)
        PATTERNS.put(key, code)
        return _pattern(text, code)
    except (ImportError, AttributeError, TypeError, ValueError, ArithmeticError, EOFError):
        return re.compile(text, flags)  # another engine than the one this was written for


# ---- the engine's code, as `re.compile` makes it and as it is given back


def _code(text: str, flags: int) -> bytes:
    """Flags, number of groups, their names, and the code of a pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    code = array("I", map(int, _compiler._code(parsed, flags)))
    state = parsed.state
    return marshal.dumps(
        (int(flags | state.flags), state.groups - 1, dict(state.groupdict), code.tobytes())
    )


def _pattern(text: str, kept: bytes | memoryview) -> re.Pattern[str]:
    flags, groups, by_name, code = marshal.loads(kept)
    by_group: list[str | None] = [None] * (groups + 1)
    for name, group in by_name.items():
        by_group[group] = name
    numbers = array("I", code).tolist()
    pattern: re.Pattern[str] = _sre.compile(text, flags, numbers, groups, by_name, tuple(by_group))
    return pattern
