"""What a command says: results to standard output, messages to standard error, always safe."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from forms.visible import visible

WIDEST = 24
"""Columns of the line that tells which of how many it is."""


def result(text: str) -> None:
    """A result line on standard output."""
    print(visible(text))


def message(text: str) -> None:
    """A message line on standard error."""
    print(visible(text), file=sys.stderr)


def counted(deed: str, paths: Sequence[Path]) -> Iterator[Path]:
    """Each path, and on the terminal which of how many it is, where the results go elsewhere."""
    shown = len(paths) > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
    for number, path in enumerate(paths, 1):
        if shown:
            print(f"\r{deed} {number}/{len(paths)}", end="", file=sys.stderr, flush=True)
        yield path
    if shown:
        print(f"\r{' ' * WIDEST}\r", end="", file=sys.stderr, flush=True)


def named_as_draft(path: Path) -> bool:
    """Whether a new draft can have this name; says what to do where it cannot."""
    if path.suffix.lower() == ".toml":
        return True
    message(f"{path} 不是草稿的文件名，没有写。请给出以 .toml 结尾的文件名。")
    return False
