"""Entries kept between starts: they save time, and never cost anything else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from forms import kept_entries, packaged
from forms.folders import state_folder
from forms.kept_entries import KeptEntries
from forms.loading import example_path, load_form


@pytest.fixture
def entries() -> KeptEntries:
    made = KeptEntries("sample", lambda: "1")
    kept_entries._ALL.remove(made)
    made.put(b"a", b"first")
    made.put(b"b", b"second")
    made.write()
    made.forget()
    return made


def kept(entries: KeptEntries) -> dict[bytes, bytes | None]:
    found = {key: entries.get(key) for key in (b"a", b"b", b"c")}
    return {key: None if entry is None else bytes(entry) for key, entry in found.items()}


def test_what_was_written_is_there_at_the_next_start(entries):
    assert kept(entries) == {b"a": b"first", b"b": b"second", b"c": None}


def test_what_is_new_is_added_to_what_is_there(entries):
    entries.get(b"a")
    entries.put(b"c", b"third")
    entries.write()
    entries.forget()
    assert kept(entries) == {b"a": b"first", b"b": b"second", b"c": b"third"}


def test_a_file_is_not_written_where_nothing_is_new(entries):
    before = entries.path.stat()
    entries.get(b"a")
    entries.write()
    assert entries.path.stat().st_mtime_ns == before.st_mtime_ns


def test_another_version_begins_anew(entries):
    later = KeptEntries("sample", lambda: "2")
    kept_entries._ALL.remove(later)
    assert later.get(b"a") is None


@pytest.mark.parametrize("first", [True, False])
def test_what_was_made_before_the_program_was_replaced_is_not_kept_for_the_new_one(first, entries):
    version = "1"
    if first:
        entries.path.unlink()
    running = KeptEntries("sample", lambda: version)
    kept_entries._ALL.remove(running)
    assert running.get(b"c") is None
    version = "2"
    running.put(b"c", b"of the old files")
    running.write()
    running.forget()
    assert running.get(b"c") is None


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "foreign", "large"])
def test_a_file_that_is_not_to_be_trusted_is_not_read_and_is_replaced(damage, entries, monkeypatch):
    good = entries.path.read_bytes()
    if damage == "large":
        monkeypatch.setattr(kept_entries, "SIZE_LIMIT", 10)
    entries.path.write_bytes(
        {
            "flipped": good[:-2] + bytes([good[-2] ^ 1]) + good[-1:],
            "cut": good[: len(good) // 2],
            "empty": b"",
            "foreign": good.replace(b"nianbao ", b"nianbao 9"),
            "large": good,
        }[damage]
    )
    assert kept(entries) == {b"a": None, b"b": None, b"c": None}
    entries.put(b"a", b"first")
    entries.put(b"b", b"second")
    entries.write()
    assert entries.path.read_bytes() == good


def test_a_file_that_would_grow_over_its_limit_is_begun_anew(entries, monkeypatch):
    monkeypatch.setattr(kept_entries, "SIZE_LIMIT", entries.path.stat().st_size)
    entries.get(b"a")
    entries.put(b"c", b"third")
    entries.write()
    entries.forget()
    assert kept(entries) == {b"a": None, b"b": None, b"c": b"third"}


def test_where_nothing_can_be_written_nothing_is_lost(entries, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("NIANBAO_HOME", str(blocked))
    entries.forget()
    entries.put(b"a", b"first")
    entries.write()
    assert blocked.read_text() == ""
    assert kept(entries)[b"a"] == b"first"


def test_lists_kept_are_those_made_anew():
    packaged.LISTS.forget()
    made = {path.name: packaged.packaged(path) for path in packaged._HERE.glob("catalog/*.toml")}
    packaged.LISTS.write()
    packaged.LISTS.forget()
    read = {path.name: packaged.packaged(path) for path in packaged._HERE.glob("catalog/*.toml")}
    assert read == made
    packaged.LISTS.forget()


@pytest.mark.parametrize("form", ["disclosure-2014", "disclosure-2021"])
def test_a_second_check_finds_all_kept_and_writes_nothing(form):
    """Whatever order the sets of a process are in: a file that grew at each start would be slow."""
    draft = example_path(load_form(form))
    assert written_by_a_check(draft, seed="1") == written_by_a_check(draft, seed="2")


def written_by_a_check(draft, seed: str) -> dict[str, int]:
    """When the files of entries were written last, after a draft has been checked."""
    command = [sys.executable, "-c", "from tui.cli import main; main()", "check", str(draft)]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
    return {name: (state_folder() / name).stat().st_mtime_ns for name in ("lists", "patterns")}
