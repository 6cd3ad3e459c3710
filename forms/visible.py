"""Text from a file made safe for a terminal: what would steer the terminal is shown instead."""

from __future__ import annotations

from forms.patterns import regex
from forms.printable import mark

_UNSAFE = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def visible(text: str, *, lines: bool = True) -> str:
    """The text with control and direction characters as visible marks.

    With `lines` newlines and tabs stay; without, they are shown too.
    """
    shown = _UNSAFE.sub(mark, text)
    return shown if lines else shown.replace("\n", "␊").replace("\t", "␉")
