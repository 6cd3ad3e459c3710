"""A program in a pty, its screen kept by a terminal emulator; for tests with real bytes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pyte

from tests.tui.started_before import as_at_a_second_start

PATIENCE = 30.0
"""Seconds after which what was waited for will not come."""
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "pagedown": "\x1b[6~",
}
ANSWERS = {b"\x1b[6n": b"\x1b[1;2R", b"\x1b[c": b"\x1b[?62;c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
NIANBAO = (sys.executable, "-m", "tui.cli")


def is_at_work(pid: int) -> bool:
    """Whether a process computes or waits for a processor, where the system tells (on Linux)."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] == "R"


class Terminal:
    """Runs a command in a pty of so many columns and rows; ended with the `with` block."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 120,
        rows: int = 40,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        own = {
            name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")
        }
        settings = {
            **own,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **(environment or {}),
        }
        as_at_a_second_start(Path(settings["NIANBAO_HOME"]))
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=settings,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        with contextlib.suppress(OSError):
            os.close(self._master)

    @property
    def text(self) -> str:
        """The screen as text; the second cell of a wide character is left out."""
        return "\n".join(self._line(row) for row in range(self.screen.lines))

    def _line(self, row: int) -> str:
        return "".join(self.screen.buffer[row][x].data for x in range(self.screen.columns))

    def press(self, *keys: str) -> None:
        """Send named keys, `ctrl+x`, or text as it stands."""
        for key in keys:
            if key.startswith("ctrl+"):
                self.send(chr(ord(key[-1]) & 0x1F))
            else:
                self.send(KEYS.get(key, key))

    def paste(self, text: str) -> None:
        """Send a bracketed paste."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def send(self, text: str) -> None:
        """Send raw text."""
        data = text.encode()
        while data:
            self._read(0)
            data = data[os.write(self._master, data[:512]) :]

    def wait_for(self, *words: str) -> None:
        """Wait until the screen shows all the words; fails with the screen otherwise."""
        end = time.monotonic() + PATIENCE
        while not all(map(self.text.__contains__, words)):
            if time.monotonic() > end or (not self._read(0.05) and self.process.poll() is not None):
                raise AssertionError(f"{words} never came:\n{self.text}")

    def wait_gone(self, word: str) -> None:
        """Wait until a word is no longer on the screen."""
        end = time.monotonic() + PATIENCE
        while word in self.text:
            if time.monotonic() > end:
                raise AssertionError(f"{word} stayed:\n{self.text}")
            self._read(0.05)

    def settle(self, quiet: float = 0.15) -> None:
        """Read until the program has been silent and idle for so many seconds."""
        while self._read(quiet) or is_at_work(self.process.pid):
            pass

    def wait(self) -> int:
        """Wait for the end of the program; its exit status."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        self.settle(0.05)
        status = self.process.poll()
        assert status is not None, self.text
        return status

    def kill(self) -> None:
        """End the program at once, as a power cut would end it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def _read(self, seconds: float) -> bool:
        """Take what has come within so many seconds; whether anything has."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        for question, answer in ANSWERS.items():
            if question in data:
                os.write(self._master, answer)
        self._stream.feed(data)
        return bool(data)
