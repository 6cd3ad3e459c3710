"""The screen beside minimal Textual apps, in one run: `python -m tests.benchmarks.screen_speed`.

Every figure is a median; programs take turns, so that what else the machine does hits all alike.
Start: from the fork until the draft's text (the minimal app's placeholder) is on the screen. Key:
from the write until the character typed is drawn. Nothing here is asserted: ratios are printed.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from forms.loading import example_path, load_form
from forms.store.reading import read_draft
from tests.benchmarks.pty_program import PtyProgram

ROUNDS = 9
KEYS = 30
MINIMAL = """
import sys
from textual.app import App
from textual.widgets import Input, TextArea
class Minimal(App):
    def compose(self):
        yield Input(placeholder="READY")
        yield TextArea(open(sys.argv[1], encoding="utf-8").read(), soft_wrap=True)
    def on_mount(self):
        self.query_one(sys.argv[2]).focus()
Minimal().run()
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NIANBAO_HOME"] = str(folder / "home")
        draft, text = prepare(folder)
        minimal = [sys.executable, "-c", MINIMAL, str(text)]
        ours = [nianbao(), "open"]
        starts(draft, minimal, ours)
        checks(draft, minimal)
        keys(
            "digit in the sheet / Input",
            draft,
            minimal,
            ours,
            "Input",
            "tables.statistics.meetings",
        )
        keys(
            "character in a section / TextArea",
            draft,
            minimal,
            ours,
            "TextArea",
            "sections.overview",
        )


def nianbao() -> str:
    """The program beside this interpreter."""
    return str(Path(sys.executable).with_name("nianbao"))


def prepare(folder: Path) -> tuple[Path, Path]:
    """The example draft, and the text of one of its sections."""
    form = load_form("disclosure-2014")
    example = example_path(form)
    assert example is not None
    draft = folder / "example.toml"
    draft.write_bytes(example.read_bytes())
    text = folder / "text.txt"
    text.write_text(read_draft(draft).prose("overview"), encoding="utf-8")
    return draft, text


def starts(draft: Path, minimal: list[str], ours: list[str]) -> None:
    """First screen of both."""
    mine, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(start([*minimal, "Input"], b"READY"))
        mine.append(start([*ours, str(draft)], "前言".encode()))
    report("first screen / minimal app", mine, theirs)


def start(command: list[str], ready: bytes) -> float:
    """Milliseconds until something is on the screen."""
    begun = time.perf_counter()
    with PtyProgram(command) as program:
        program.read_until(lambda seen: ready in plain(seen))
        return (time.perf_counter() - begun) * 1000


def checks(draft: Path, minimal: list[str]) -> None:
    """A whole `check` beside the start of the minimal app."""
    mine, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(start([*minimal, "Input"], b"READY"))
        begun = time.perf_counter()
        subprocess.run([nianbao(), "check", str(draft)], capture_output=True, check=False)
        mine.append((time.perf_counter() - begun) * 1000)
    report("check / minimal app's start", mine, theirs)


def keys(
    name: str, draft: Path, minimal: list[str], ours: list[str], widget: str, place: str
) -> None:
    """One key after the other in both."""
    resumed = draft.with_name(f"{widget}.toml")
    source = draft.read_text(encoding="utf-8")
    resumed.write_text(f'{source}\n[resume]\nat = "{place}"\n', encoding="utf-8")
    theirs = typed([*minimal, widget], lambda seen: b"READY" in plain(seen))
    shown = "必改".encode()
    mine = typed([*ours, str(resumed)], lambda seen: shown in plain(seen))
    report(name, mine, theirs)


def typed(command: list[str], ready: Callable[[bytes], bool]) -> list[float]:
    """Milliseconds from each digit to its drawing."""
    taken = []
    with PtyProgram(command) as program:
        program.read_until(ready)
        program.settle(0.3)
        for number in range(KEYS):
            digit = str(number % 9 + 1).encode()
            begun = time.perf_counter()
            program.write(digit)
            program.read_until(lambda seen, digit=digit: digit in plain(seen))
            taken.append((time.perf_counter() - begun) * 1000)
            program.settle(0.12)
            if number % 3 == 2:
                for _ in range(3):
                    program.write(b"\x7f")
                program.settle(0.12)
    return taken


def plain(data: bytes) -> bytes:
    """The text that is drawn, without what steers the terminal."""
    return re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", data)


def report(name: str, mine: list[float], theirs: list[float]) -> None:
    """Both medians and their ratio."""
    a, b = statistics.median(mine), statistics.median(theirs)
    print(f"{name:36s} {a:8.1f} ms / {b:8.1f} ms = {a / b:.2f}", flush=True)


if __name__ == "__main__":
    main()
