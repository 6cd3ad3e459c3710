"""Killed at any moment, a draft is readable and has every letter that was acknowledged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

LOOP = Path(__file__).with_name("kill_loop.py")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills a forked process")


def killed(folder: Path, kills: int, seeds: range) -> list[dict[str, int]]:
    """What two processes at a time count, each with a draft of its own."""
    counted = []
    for start in range(0, len(seeds), 2):
        processes = []
        for seed in seeds[start : start + 2]:
            (folder / str(seed)).mkdir()
            command = [sys.executable, str(LOOP), str(folder / str(seed)), str(kills), str(seed)]
            processes.append(subprocess.Popen(command, stdout=subprocess.PIPE))
        for process in processes:
            said, _ = process.communicate(timeout=600)
            assert process.returncode == 0
            counted.append(json.loads(said))
    return counted


def faults(counts: dict[str, int]) -> dict[str, int]:
    names = ("unreadable", "lost", "conflicts", "wrong", "left")
    return {name: counts[name] for name in names if counts[name]}


def test_five_hundred_kills_lose_no_letter_and_raise_no_false_alarm(tmp_path):
    for counts in killed(tmp_path, 250, range(2)):
        assert counts["kills"] == 250 and faults(counts) == {}
        assert counts["recovered"] > 20 and counts["letters"] > 1000


@pytest.mark.long
def test_five_thousand_kills_lose_no_letter_and_raise_no_false_alarm(tmp_path):
    for counts in killed(tmp_path, 1250, range(10, 14)):
        assert counts["kills"] == 1250 and faults(counts) == {}
