"""What a key in prose costs on a terminal, from the byte sent to the character drawn: in a long
paragraph beside short ones, and beside a TextArea with the same text. The middle of the ratios of interleaved keys.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from statistics import median
from time import perf_counter

PROGRAM = """
import os, sys
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
from textual.app import App
from textual.widgets import TextArea
from forms.draft import Draft
from forms.edit import Editing
from forms.form_models import checked_form
from tui.widgets.prose import ProseEditor

FORM = checked_form({
    "schema": 1, "id": "try", "edition": 1, "name": "", "source": "", "years": {"first": 2000},
    "order": ["one"], "section": [{"id": "one", "title": "一"}],
})
kind, length = sys.argv[1], int(sys.argv[2])
sentence = "政府信息公开工作，全年主动公开政府信息1180条；依申请公开，均已按时答复。"
text = "\\n".join([(sentence * 200)[:length]] * (5000 // length))

class Try(App):
    CSS = "ProseEditor, TextArea { height: 1fr; }"
    def compose(self):
        draft = Draft({"sections": {"one": text}})
        yield (TextArea(text, soft_wrap=True) if kind == "area"
               else ProseEditor(FORM, draft, "sections.one", Editing(draft).do))
    def on_mount(self):
        if kind == "area":
            self.query_one(TextArea).move_cursor((2500 // length, 2500 % length))
        else:
            self.query_one(ProseEditor).go_to(2500)
        self.query("*").first().focus()

Try().run()
"""
KEYS = [chr(code) for code in range(0x9F00, 0x9F00 + 40)]
"""Each is drawn once: what is waited for cannot stand on the screen before."""


class Program:
    """One of the programs on a terminal of 120 × 40."""

    def __init__(self, kind: str, length: int) -> None:
        self._own, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, kind, str(length)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(theirs)
        self._read_until("政府".encode())
        self._read_quiet()

    def key(self, char: str) -> float:
        """Seconds until a character sent is drawn."""
        begun = perf_counter()
        os.write(self._own, char.encode())
        self._read_until(char.encode())
        taken = perf_counter() - begun
        self._read_quiet()
        return taken

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._own)

    def _read_until(self, wanted: bytes) -> None:
        seen = b""
        while wanted not in seen:
            assert select.select([self._own], [], [], 20)[0], seen[-300:]
            seen += os.read(self._own, 1 << 16)

    def _read_quiet(self) -> None:
        while select.select([self._own], [], [], 0.03)[0]:
            os.read(self._own, 1 << 16)


def test_a_key_costs_little_however_long_the_paragraph() -> None:
    programs = [Program("prose", 5000), Program("prose", 250), Program("area", 250)]
    try:
        runs = [[program.key(char) for program in programs] for char in KEYS]
    finally:
        for program in programs:
            program.close()
    told = ", ".join(f"{median(times) * 1000:.1f}" for times in zip(*runs, strict=True))
    print(f"key, ms: long paragraph, short ones, TextArea: {told}")
    assert median(long / short for long, short, _ in runs) <= 1.5
    assert median(short / area for _, short, area in runs) <= 1.0
