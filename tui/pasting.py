"""What a terminal pastes, in order and without the escape sequences of whatever it was copied from.

The screen library's parser takes an escape sequence in the middle of a paste for keys: they, and
what stands behind them, reach the field before the text that they came with.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.message import Message

from forms.patterns import regex

SUBSTITUTE = "\x1a"
"""Stands for a sequence taken out: a control character, left out and counted with the others."""
_SEQUENCE = regex(
    "\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|[ -/]+[0-~]|[@-Z\\\\^_])?"
)


def without_sequences(text: str) -> str:
    """A text with every escape sequence as one control character."""
    return _SEQUENCE.sub(SUBSTITUTE, text)


class PasteParser(XTermParser):
    """The library's parser, which gets a paste when the whole of it is there."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        self._kept = ""
        """Of a paste what has come so far, else the last characters given on."""

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what came from the terminal; nothing at its end."""
        if not data:
            yield from super().feed(data)
        while data:
            ready, data = self._pasted(data) if self._pasting else self._typed(data)
            if ready:
                yield from super().feed(ready)

    def _typed(self, data: str) -> tuple[str, str]:
        """What may be given on, up to the beginning of a paste, and the rest."""
        before, self._kept = self._kept, ""
        start = (before + data).find(BRACKETED_PASTE_START)
        if start < 0:
            self._kept = (before + data)[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        self._pasting = True
        cut = start + len(BRACKETED_PASTE_START) - len(before)
        return data[:cut], data[cut:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """The paste where its end has come, and what follows it."""
        pasted, end, rest = (self._kept + data).partition(BRACKETED_PASTE_END)
        if not end:
            self._kept = pasted
            return "", ""
        self._pasting, self._kept = False, ""
        return without_sequences(pasted) + end, rest


def parse_pastes_whole(driver: type[Driver]) -> None:
    """Let a driver read its terminal with the parser here."""
    module = sys.modules[driver.__module__]
    if hasattr(module, "XTermParser"):
        setattr(module, "XTermParser", PasteParser)  # noqa: B010 - not known to the type checker
