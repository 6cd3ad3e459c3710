"""What the journal and the saving cost a key, as ratios within one run."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from forms.edit import Change, Edit, Editing, Splice
from forms.loading import load_form
from forms.review.figures import relation_findings
from forms.store import autosave
from forms.store.draft_file import DraftFile
from forms.store.reading import parse_tree, read_draft
from forms.store.writing import new_draft_text

FORM = load_form("disclosure-2014")
OVERVIEW = "sections.overview"
RECEIVED = "tables.statistics.received"
Key = Callable[[int], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft of some 40 kB with every figure."""
    return draft_of(tmp_path / "年报.toml", 1_000)


def draft_of(path: Path, characters: int) -> Path:
    """A draft with that many characters in each of its thirteen sections."""
    values: dict[str, object] = {"year": 2018, "unit.name": "南昌"}
    values |= {f"sections.{s.id}": "一段文字。" * (characters // 5) for s in FORM.sections}
    values |= dict.fromkeys(FORM.figures, 8)
    path.write_text(new_draft_text(FORM, values), encoding="utf-8")
    return path


def typing(editing: Editing) -> Key:
    """A digit as the least that follows it: the Edit, and the relations checked again."""

    def key(number: int) -> None:
        old = editing.draft.get(RECEIVED)
        editing.do(Edit((Change(RECEIVED, old, number + 10),), "", "typing"))
        relation_findings(FORM, editing.draft)

    return key


def seconds_of(key: Key, number: int) -> float:
    begun = perf_counter()
    key(number)
    return perf_counter() - begun


def test_a_key_with_the_journal_costs_at_most_a_tenth_more(path, tmp_path, monkeypatch):
    monkeypatch.setattr(autosave.Autosave, "touch", lambda *_: None)
    with DraftFile.open(path, state=tmp_path / "state") as file:
        plain, journalled = typing(Editing(read_draft(path))), typing(file.editing)
        ratios = [ratio_of(plain, journalled, range(n, n + 100)) for n in range(0, 500, 100)]
    assert min(ratios) <= 1.1, ratios


def ratio_of(one: Key, other: Key, numbers: range) -> float:
    """How much longer the other key takes, run in turn so that both meet the same disturbances."""
    times = [(seconds_of(one, number), seconds_of(other, number)) for number in numbers]
    first, second = (median(column) for column in zip(*times, strict=True))
    return second / first


def slow_disk(monkeypatch: pytest.MonkeyPatch, wait: Callable[[], object]) -> None:
    real = os.fsync

    def slow(descriptor: int) -> None:
        wait()
        real(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    monkeypatch.setattr(os, "fdatasync", slow)


def test_while_the_disk_takes_200_ms_no_key_is_later_than_half_again_the_median(
    path, tmp_path, monkeypatch
):
    """The best of some rounds for each key of a run, so that only what comes every time counts."""
    slow_disk(monkeypatch, lambda: time.sleep(0.2))
    rounds = []
    with DraftFile.open(path, state=tmp_path / "state") as file:
        key, saved = typing(file.editing), threading.Event()
        file.on_status = saved.set
        for _ in range(4):
            saved.clear()
            rounds.append([])
            for number in range(30):
                rounds[-1].append(seconds_of(key, number))
                if number == 3:
                    file.save_soon(0)
                time.sleep(0.005)
            assert saved.wait(10)
    typical = median(time for times in rounds for time in times)
    latest = max(min(times) for times in zip(*rounds, strict=True))
    assert latest <= 1.5 * typical, f"{latest / typical:.2f}"


def test_keys_are_taken_while_the_disk_does_not_answer_at_all(path, tmp_path, monkeypatch):
    asked, answered = threading.Event(), threading.Event()

    def wait() -> None:
        asked.set()
        assert answered.wait(30)

    slow_disk(monkeypatch, wait)
    file = DraftFile.open(path, state=tmp_path / "state")
    key = typing(file.editing)
    key(0)
    file.save_soon(0)
    assert asked.wait(10)
    for number in range(1, 50):
        key(number)
    journal = path.with_name(f".{path.name}.journal").read_bytes()
    assert journal.count(b'"edit"') == 50 and not answered.is_set()
    answered.set()
    assert file.close().kind == "saved"
    assert read_draft(path).get(RECEIVED) == 59


@pytest.mark.parametrize("characters", [1_000, 10_000], ids=["40 kB", "400 kB"])
def test_a_save_costs_the_processor_a_few_readings_whatever_the_size(
    tmp_path, monkeypatch, characters
):
    monkeypatch.setattr(autosave.Autosave, "touch", lambda *_: None)
    path = draft_of(tmp_path / "年报.toml", characters)
    text = path.read_text(encoding="utf-8")
    reading, saving = [], []
    with DraftFile.open(path, state=tmp_path / "state") as file:
        for number in range(5):
            reading.append(work_of(lambda: parse_tree(text)))
            file.editing.do(Edit((Splice(OVERVIEW, number, "", "字"),)))
            saving.append(work_of(file.save))
    assert min(saving) <= 5 * min(reading), f"{min(saving) / min(reading):.2f}"


def work_of(act: Callable[[], object]) -> float:
    """Seconds of the processor; what the disk takes differs from machine to machine."""
    begun = time.thread_time()
    act()
    return time.thread_time() - begun
