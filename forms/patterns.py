"""Regular expressions compiled when first used.

The rules hold two hundred of them, a third of a start if all were compiled at once; a draft needs
some, and a first screen none.
"""

from __future__ import annotations

import re
from typing import cast

_USED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _Uncompiled:
    """Stands for a pattern; the first use compiles it and puts its methods in their place."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._text, self._flags)
        for used in _USED:
            setattr(self, used, getattr(compiled, used))
        return getattr(compiled, name)


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of this text, as `re.compile` would give it."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))
