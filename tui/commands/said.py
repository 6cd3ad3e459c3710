"""What a command says: results to standard output, messages to standard error, always safe."""

from __future__ import annotations

import sys
from pathlib import Path

from forms.visible import visible


def result(text: str) -> None:
    """A result line on standard output."""
    print(visible(text))


def message(text: str) -> None:
    """A message line on standard error."""
    print(visible(text), file=sys.stderr)


def named_as_draft(path: Path) -> bool:
    """Whether a new draft can have this name; says what to do where it cannot."""
    if path.suffix.lower() == ".toml":
        return True
    message(f"{path} 不是草稿的文件名，没有写。请给出以 .toml 结尾的文件名。")
    return False
