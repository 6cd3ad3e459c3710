"""The system's clipboard, read by the system's own means where the terminal has no paste."""

from __future__ import annotations

import shutil
import subprocess
import sys

LARGEST = 2_000_000
"""Characters taken from a clipboard."""
SECONDS = 2
_READERS = (
    ("wl-paste", "--no-newline"),
    ("xclip", "-selection", "clipboard", "-out"),
    ("xsel", "--clipboard", "--output"),
    ("pbpaste",),
)


def read_clipboard() -> str:
    """The text on the clipboard, "" where there is none or no way to it."""
    if sys.platform == "win32":
        command: tuple[str, ...] | None = (
            *("powershell", "-NoProfile", "-Command"),
            "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw",
        )
    else:
        command = next((reader for reader in _READERS if shutil.which(reader[0])), None)
    if command is None:
        return ""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", errors="replace")[:LARGEST] if done.returncode == 0 else ""
