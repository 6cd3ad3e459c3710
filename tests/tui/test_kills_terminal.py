"""Killed at random moments while typing in a real terminal: what was shown is in the draft."""

from __future__ import annotations

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from forms.loading import load_form
from forms.store.draft_file import DraftFile
from forms.store.reading import read_draft
from forms.store.writing import new_draft_text
from tests.tui.terminal import NIANBAO, Terminal

PROSE = "sections.overview"
AT_A_TIME = 3


def letter(number: int) -> str:
    """The n-th letter that is typed: each only once, and rare, so that it is nowhere else on the
    screen.
    """
    return chr(0x3400 + number)


def typed_and_killed(path: Path, home: Path, first: int, dice: random.Random) -> tuple[int, str]:
    """Type letters from the first on until the kill; how many were sent, and the last screen."""
    sent = 0
    with Terminal(
        [*NIANBAO, "open", str(path)], environment={"NIANBAO_HOME": str(home)}
    ) as terminal:
        terminal.wait_for("概述", "保存")
        terminal.settle(0.05)
        end = time.monotonic() + dice.uniform(0.02, 0.5)
        while time.monotonic() < end and sent < 60:
            terminal.press(letter(first + sent))
            sent += 1
            if dice.random() < 0.05:
                terminal.press("ctrl+s")
            terminal.settle(dice.choice((0.0, 0.002, 0.02)))
        terminal.kill()
        terminal.settle(0)
        return sent, terminal.text


def survived(folder: Path, kills: int, seed: int) -> int:
    """Kill that often, and after each look for what the officer had seen; how many letters."""
    dice, home = random.Random(seed), folder / "home"
    path = folder / "草稿" / "年报.toml"
    path.parent.mkdir(parents=True)
    values = {"year": 2018, "unit.name": "南昌", "resume.at": PROSE}
    path.write_text(new_draft_text(load_form("disclosure-2014"), values), encoding="utf-8")
    first, seen, recovered = 0, set(), 0
    for number in range(kills):
        sent, screen = typed_and_killed(path, home, first, dice)
        seen |= {letter(n) for n in range(first, first + sent)} & set(screen)
        first += sent
        read_draft(path)
        with DraftFile.open(path, state=home / "state") as file:
            text = file.draft.text(PROSE)
            recovered += bool(file.outcome.recovered)
            assert file.conflict is None and not file.outcome.broken, number
            assert seen <= set(text), (number, seen - set(text))
            assert set(text) <= {letter(n) for n in range(first)}
            assert len(text) == len(set(text))
        assert os.listdir(path.parent) == [path.name]
    assert recovered, "the journal was never needed: the kills come too late"
    return len(seen)


def kill_all(folder: Path, kills: int, seeds: range) -> int:
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        drafts = [pool.submit(survived, folder / str(seed), kills, seed) for seed in seeds]
        return sum(draft.result() for draft in drafts)


def test_two_dozen_kills_at_a_terminal_lose_no_letter_that_was_shown(tmp_path):
    assert kill_all(tmp_path, 8, range(3)) > 60


@pytest.mark.long
def test_five_hundred_kills_at_a_terminal_lose_no_letter_that_was_shown(tmp_path):
    assert kill_all(tmp_path, 50, range(10, 20)) > 1000
