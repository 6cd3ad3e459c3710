"""What a command says: results to standard output, messages to standard error, always safe."""

from __future__ import annotations

import sys

from forms.visible import visible


def result(text: str) -> None:
    """A result line on standard output."""
    print(visible(text))


def message(text: str) -> None:
    """A message line on standard error."""
    print(visible(text), file=sys.stderr)
