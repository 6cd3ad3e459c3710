"""Runs a typist in a child process and kills it with SIGKILL, many times; used by test_kill.py.

`python kill_loop.py FOLDER KILLS SEED` prints one JSON object of counts. The typist appends the
letters of a known text one by one and acknowledges each through a pipe after `Editing.do` returned,
so what must be in the draft after a kill is known to the letter.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import struct
import sys
import time
from pathlib import Path

from forms.edit import Change, Edit, Splice
from forms.loading import load_form
from forms.store import autosave
from forms.store.draft_file import DraftFile
from forms.store.reading import DraftError, read_draft
from forms.store.writing import new_draft_text

PROSE = "sections.overview"
FIGURE = "tables.statistics.received"


def letter(number: int) -> str:
    """The n-th letter of the text."""
    return chr(0x4E00 + number * 7919 % 20000)


def type_on(path: Path, state: Path, acknowledge: int, seed: int) -> None:
    """Type until killed, saving now and then both ways, closing and opening again."""
    dice = random.Random(seed)
    while True:
        file = DraftFile.open(path, state=state)
        typed = len(file.draft.text(PROSE))
        for number in range(typed, typed + dice.randrange(5, 200)):
            old = file.draft.get(FIGURE)
            steps = (Splice(PROSE, number, "", letter(number)), Change(FIGURE, old, number + 1))
            file.editing.do(Edit(steps))
            os.write(acknowledge, struct.pack("<I", number + 1))
            if dice.random() < 0.05:
                file.save_soon(0)
            if dice.random() < 0.03:
                file.save()
        file.close()


def killed(path: Path, state: Path, dice: random.Random) -> int:
    """Start a typist, kill it at a random moment, and give back what it acknowledged last.

    One in four is killed while it opens the draft, the others after their first letter.
    """
    reading, writing = os.pipe()
    seed, opening, delay = dice.randrange(1 << 30), dice.random() < 0.25, dice.uniform(0, 0.02)
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            type_on(path, state, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    if not opening:
        select.select([reading], [], [], 5)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the typist must not end by itself"
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    return struct.unpack("<I", said[-4:])[0] if said else 0


def main(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Kill that often and count what went wrong."""
    dice = random.Random(seed)
    path, state = folder / "年报.toml", folder / "state"
    form = load_form("disclosure-2014")
    path.write_text(new_draft_text(form, {"year": 2018, "unit.name": "南昌"}), encoding="utf-8")
    counts = dict.fromkeys(
        ("kills", "unreadable", "lost", "conflicts", "wrong", "left", "recovered", "letters"), 0
    )
    known = 0
    for _ in range(kills):
        known = max(known, killed(path, state, dice))
        counts["kills"] += 1
        try:
            read_draft(path)
        except DraftError:
            counts["unreadable"] += 1
            continue
        file = DraftFile.open(path, state=state)
        text = file.draft.text(PROSE)
        counts["conflicts"] += file.conflict is not None
        counts["recovered"] += bool(file.outcome.recovered)
        counts["lost"] += len(text) < known
        counts["wrong"] += (
            len(text) > known + 1
            or text != "".join(map(letter, range(len(text))))
            or (file.draft.get(FIGURE) or 0) != len(text)
            or bool(file.outcome.broken or file.outcome.lost)
        )
        file.close()
        known = len(text)
        left = set(os.listdir(folder)) - {"state", "年报.toml"}
        print(left or "", file=sys.stderr, end="")
        counts["left"] += bool(left)
    counts["letters"] = known
    return counts


if __name__ == "__main__":
    autosave.PAUSE = 0.004
    autosave.RETRY = 0.01
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
