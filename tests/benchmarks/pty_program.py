"""A program in a pty whose output is read raw, for timing."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence

ANSWERS = {b"\x1b[6n": b"\x1b[1;2R", b"\x1b[c": b"\x1b[?62;c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
PATIENCE = 20.0
"""Seconds after which what was waited for will not come."""


class PtyProgram:
    """Runs a command at 120 × 40, answers what it asks of a terminal, and is killed at the end."""

    def __init__(self, command: Sequence[str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> PtyProgram:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def write(self, data: bytes) -> None:
        """Send keys."""
        os.write(self._master, data)

    def read_until(self, condition: Callable[[bytes], bool]) -> bytes:
        """Read until the output since the call fits the condition."""
        seen = b""
        end = time.monotonic() + PATIENCE
        while not condition(seen):
            if time.monotonic() > end:
                raise TimeoutError(seen[-400:])
            seen += self._read(0.5)
        return seen

    def settle(self, quiet: float) -> None:
        """Read until nothing has come for so many seconds."""
        while self._read(quiet):
            pass

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._master], [], [], seconds)[0]:
            return b""
        data = os.read(self._master, 65536)
        for question, answer in ANSWERS.items():
            if question in data:
                os.write(self._master, answer)
        return data
