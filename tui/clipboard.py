"""The clipboard: the program's own, the terminal's (OSC 52), and the system's by its own means.

Many terminals of offices take no text from a program. What is copied here is therefore also put on
the system's clipboard by its own tools; where there are none, it is remembered what the system's
clipboard held, so that pasting gives back what was copied here and not something older.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from textual.app import App

from tui.pasting import without_sequences

LARGEST = 2_000_000
"""Characters taken from a clipboard."""
SECONDS = 2
EMPTY = "剪贴板是空的，或读不到；请用终端自己的粘贴（如 Ctrl+Shift+V、鼠标右键）。"

Command = tuple[str, ...]

_READERS: tuple[Command, ...] = (
    ("wl-paste", "--no-newline"),
    ("xclip", "-selection", "clipboard", "-out"),
    ("xsel", "--clipboard", "--output"),
    ("pbpaste",),
)
_WRITERS: tuple[Command, ...] = (
    ("wl-copy",),
    ("xclip", "-selection", "clipboard", "-in"),
    ("xsel", "--clipboard", "--input"),
    ("pbcopy",),
)
_POWERSHELL: Command = (
    *("powershell", "-NoProfile", "-Command"),
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw",
)


class _Memory:
    """What the system's clipboard held when a text was copied that could not be put there."""

    older: str | None = None


def copy(app: App[Any], text: str) -> None:
    """Put a text on every clipboard there is."""
    app.copy_to_clipboard(text)
    _Memory.older = None if _write_system(text) else _read_system()


def paste(app: App[Any]) -> str:
    """The text copied last, here or elsewhere; "" where there is none or no way to it."""
    found = _read_system()
    taken = app.clipboard if not found or found == _Memory.older else found
    return without_sequences(taken)


def _read_system() -> str:
    command = _POWERSHELL if sys.platform == "win32" else _first(_READERS)
    done = _run(command) if command else None
    return done.decode("utf-8", errors="replace")[:LARGEST] if done else ""


def _write_system(text: str) -> bool:
    if sys.platform == "win32":
        return _run(("clip",), text.encode("utf-16")) is not None
    command = _first(_WRITERS)
    return command is not None and _run(command, text.encode(), silent=True) is not None


def _first(commands: Iterable[Command]) -> Command | None:
    return next((command for command in commands if shutil.which(command[0])), None)


def _run(command: Command, given: bytes | None = None, *, silent: bool = False) -> bytes | None:
    """What a command answers, None where it fails; a `silent` one may stay to answer others."""
    output = subprocess.DEVNULL if silent else subprocess.PIPE
    stdin = subprocess.DEVNULL if given is None else None
    try:
        done = subprocess.run(
            command,
            input=given,
            stdin=stdin,
            stdout=output,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return (done.stdout or b"") if done.returncode == 0 else None
