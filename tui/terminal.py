"""What the terminal can do: how wide it draws ambiguous characters, and the table that follows.

“ ” … — · and the box lines are one cell wide in most terminals and two in consoles set up for
Chinese (code page 936). Guessing wrong breaks every line, so the terminal is asked once, before
the first screen, and everything that measures text takes the answer.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from unicodedata import east_asian_width

PROBE = "…"
ANSWER_SECONDS = 0.15
_REPORT = re.compile(rb"\x1b\[(\d+);(\d+)R")


def draws_ambiguous_wide() -> bool:
    """Whether the terminal draws ambiguous characters two cells wide; False where it won't say."""
    override = os.environ.get("NIANBAO_AMBIGUOUS")
    if override in ("1", "2"):
        return override == "2"
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    if sys.platform == "win32":
        return _windows_code_page() in (932, 936, 949, 950) and "WT_SESSION" not in os.environ
    return _asked_column() == 2 + 1


def _windows_code_page() -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())


def _asked_column() -> int:
    """The column after a probe at the left edge, 0 where no answer came in time."""
    if sys.platform == "win32":
        return 0
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:
        return 0
    try:
        tty.setcbreak(descriptor, termios.TCSANOW)
        os.write(sys.stdout.fileno(), b"\r" + PROBE.encode() + b"\x1b[6n")
        answer = _REPORT.search(_read_answer(descriptor))
        os.write(sys.stdout.fileno(), b"\r\x1b[2K")
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
    return int(answer.group(2)) if answer else 0


def _read_answer(descriptor: int) -> bytes:
    from select import select
    from time import monotonic

    data = b""
    end = monotonic() + ANSWER_SECONDS
    while not _REPORT.search(data) and (left := end - monotonic()) > 0:
        if select([descriptor], [], [], left)[0]:
            data += os.read(descriptor, 64)
    return data


def measure_ambiguous_wide() -> None:
    """Make the screen library measure ambiguous characters as two cells, as this terminal does.

    Its width table has no such setting, so the table itself is amended; a test holds the hook.
    """
    from rich import cells
    from rich._unicode_data import load

    widths = load("auto").widths
    assert isinstance(widths, list)
    widths[:] = sorted([*widths, *_ambiguous_ranges(widths)])
    ascii_only = frozenset(map(chr, range(0x20, 0x7F)))
    cells._is_single_cell_widths = ascii_only.issuperset
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()


def _ambiguous_ranges(known: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    taken = [(start, end) for start, end, _ in known]
    for code in range(0xA1, 0xFFFE):
        private = 0xE000 <= code < 0xF900
        in_table = any(start <= code <= end for start, end in taken)
        if east_asian_width(chr(code)) == "A" and not private and not in_table:
            yield code, code, 2
