"""What is kept of earlier versions, by a rule that no clock can upset."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from forms.store import backups
from forms.store.backups import DAYS, EXPORTS, NEWEST, Version, surplus, versions
from forms.store.reading import read_draft

RECEIVED = "tables.statistics.received"
START = datetime(2019, 1, 2, 9, 0)


def version(counter: int, at: datetime, reason: str = "interval") -> Version:
    return Version(Path(f"{counter}"), counter, at, reason)


def kept(found: list[Version]) -> list[int]:
    gone = {one.path for one in surplus(found)}
    return [one.counter for one in found if one.path not in gone]


@pytest.mark.parametrize(
    ("made", "left"),
    [
        (["interval"] * NEWEST, NEWEST),
        (["interval"] * 100, NEWEST + 1),
        (["export"] * 30, 30),
        (["export"] * (EXPORTS + 5), EXPORTS),
        (["interval"] * 100 + ["export"] * 10, NEWEST + 1 + 10),
    ],
)
def test_the_newest_and_the_exported_are_kept(made, left):
    found = [version(1000 - n, START - timedelta(minutes=n), why) for n, why in enumerate(made)]
    assert len(kept(found)) == left


def test_of_what_is_older_one_a_day_is_kept_for_thirty_days():
    found = [version(5000 - n, START - timedelta(hours=6 * n)) for n in range(400)]
    left = [one for one in found if one.counter in kept(found)]
    assert [one.counter for one in left[:NEWEST]] == [5000 - n for n in range(NEWEST)]
    days = [one.at.date() for one in left[NEWEST:]]
    assert len(days) == len(set(days)) == DAYS


def test_a_clock_set_back_a_year_loses_no_version_and_the_counter_gives_the_order(
    opening, by_hand, monkeypatch
):
    clock = [START.timestamp()]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    for value, years in ((9, 0), (10, 1), (11, -1)):
        clock[0] = START.timestamp() - years * 365 * 86400
        file = opening()
        file.editing.change(RECEIVED, value)
        file.save()
        file.close()
    file = opening()
    found = file.versions()
    assert [one.counter for one in found] == [3, 2, 1, 0]
    assert [read_draft(one.path).get(RECEIVED) for one in found] == [11, 10, 9, 8]
    assert found[0].at > found[1].at and found[1].at < found[2].at
    assert file.draft.get("counter") == 3 and file.draft.get(RECEIVED) == 11


def test_versions_of_the_same_second_do_not_replace_each_other(tmp_path):
    for content in (b"one", b"two", b"three"):
        assert backups.keep(tmp_path, content, 7, "session")
    assert sorted(one.path.read_bytes() for one in versions(tmp_path)) == [b"one", b"three", b"two"]


def test_a_draft_replaced_by_an_older_copy_has_its_new_versions_kept_first(tmp_path):
    for counter in range(10, 40):
        backups.keep(tmp_path, b"before", counter, "interval")
    for counter in (2, 3, 4):
        backups.keep(tmp_path, b"after %d" % counter, counter, "interval")
    found = [one.path.read_bytes() for one in versions(tmp_path)]
    assert found[:4] == [b"after 4", b"after 3", b"after 2", b"before"]


def test_what_is_no_version_is_left_alone(tmp_path):
    names = ("notes.txt", "00000001-20191301-000000-session.toml", "1-2-3.toml")
    for name in names:
        (tmp_path / name).touch()
    for counter in range(60):
        backups.keep(tmp_path, b"x", counter, "interval")
    assert all((tmp_path / name).exists() for name in names)
    assert [one.counter for one in versions(tmp_path)][:2] == [59, 58]


def test_where_backups_cannot_be_written_saving_goes_on(opening, state, path, by_hand):
    state.touch()
    file = opening()
    file.editing.change(RECEIVED, 9)
    assert file.save().kind == "saved"
    assert file.versions() == [] and read_draft(path).get(RECEIVED) == 9


def test_what_was_set_aside_goes_after_thirty_days(tmp_path, monkeypatch):
    clock = [START.timestamp()]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    for days in (0, 20, 31):
        clock[0] = START.timestamp() + days * 86400
        backups.aside(tmp_path, days).write_bytes(b"")
    assert [one.counter for one in versions(tmp_path)] == [31, 20]
