"""Two programs, or a program and a hand, at one draft: nobody's work is overwritten."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from forms.store.draft_file import DraftFile
from forms.store.lock import DraftLock, Locked, Owner, read_owner
from forms.store.places import places_of
from forms.store.reading import read_draft
from forms.store.repair import RepairNeeded

RECEIVED = "tables.statistics.received"
FAXED = "tables.statistics.received_by_fax"

HOLDER = """
import sys
from pathlib import Path
from forms.store.draft_file import DraftFile
file = DraftFile.open(sys.argv[1], state=Path(sys.argv[2]))
file.editing.change("tables.statistics.received", 9)
print(flush=True)
sys.stdin.read()
file.close()
"""


def holder(path: Path, state: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", HOLDER, str(path), str(state)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline()
    return process


def test_the_second_is_told_who_where_and_since_when_and_may_read_or_copy(
    path, state, opening, tmp_path
):
    process = holder(path, state)
    try:
        with pytest.raises(Locked) as caught:
            opening()
        owner = caught.value.owner
        assert owner is not None and owner.pid == process.pid and owner.since is not None
        for choice in ("只读打开", "另存副本", "重试", f"进程 {process.pid}", owner.host):
            assert choice in str(caught.value)
        reader = opening(read_only=True)
        assert reader.draft.get(RECEIVED) == 8
        reader.save_copy(tmp_path / "副本.toml")
        assert read_draft(tmp_path / "副本.toml").get(RECEIVED) == 8
    finally:
        process.communicate()
    assert opening().draft.get(RECEIVED) == 9


def test_a_killed_holder_blocks_nobody_and_its_edits_are_taken_over(path, state, opening):
    process = holder(path, state)
    process.kill()
    process.communicate()
    file = opening()
    assert file.draft.get(RECEIVED) == 9 and "已恢复" in file.outcome.message
    file.close()
    assert os.listdir(path.parent) == [path.name]


def test_who_holds_a_lock_is_never_believed_blindly(tmp_path):
    sidecar = tmp_path / "owner"
    sound = {"user": "王\x1b[31m", "host": "pc", "pid": 7, "at": "2019-01-02T09:05:00"}
    sidecar.write_text(json.dumps(sound))
    assert str(read_owner(sidecar)) == "王□[31m 正在电脑 pc 上使用（进程 7，01月02日 09:05 起）"
    for damaged in ("", "{", "[]", '{"user": 1}', json.dumps({**sound, "at": "今天"}), "[" * 9999):
        sidecar.write_text(damaged)
        assert read_owner(sidecar) is None
    assert str(Owner()) == "有人 正在另一台电脑 上使用（进程 0）"


def test_a_lock_that_cannot_lie_beside_the_draft_lies_in_the_state_folder(path, state):
    places = places_of(path, state)
    places.locks[0].mkdir()
    lock = DraftLock(places.draft, places.locks)
    assert lock.acquire() and places.locks[1].exists()
    with pytest.raises(Locked):
        DraftLock(places.draft, places.locks).acquire()
    lock.release()
    assert not places.locks[1].exists()


def test_a_lock_is_free_again_at_once_however_often(path, state):
    for _ in range(50):
        DraftFile.open(path, state=state).close()


def test_a_damaged_draft_that_another_program_has_open_is_not_replaced(path, state, opening):
    path.write_bytes(b"received = ")
    with pytest.raises(RepairNeeded) as caught:
        opening()
    path.write_bytes(b'form = "disclosure-2014"\n')
    process = holder(path, state)
    caught.value.converted = b"x"
    with pytest.raises(OSError, match="已经打开"):
        caught.value.convert()
    process.communicate()


STEPS = ("mine edits", "mine saves", "hand saves", "mine is killed")


@pytest.mark.parametrize("order", list(itertools.permutations(STEPS)))
def test_hand_edits_in_every_order_lose_no_update(path, opening, by_hand, crash, order):
    """Whatever the order of my edit, my save, a hand edit of another value and a kill: in the end
    both values stand, or the difference is put to me.
    """
    file, edited = opening(), False
    for step in order:
        if step == "mine edits":
            file.editing.change(RECEIVED, 9)
            edited = True
        elif step == "mine saves":
            file.save()
        elif step == "hand saves":
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace('"南昌"', '"南昌高新区"'), encoding="utf-8")
        else:
            crash(file)
            file = opening()
    assert edited
    if file.conflict is None and file.save().kind == "conflict":
        assert read_draft(path).get("unit.name") == "南昌高新区"
    if file.conflict:
        assert file.resolve({d.address: d.suggestion for d in file.conflict.differences})
    assert file.save().kind == "saved"
    saved = read_draft(path)
    assert (saved.get(RECEIVED), saved.get("unit.name")) == (9, "南昌高新区")


def test_two_programs_without_a_lock_between_them_still_lose_no_update(path, tmp_path, by_hand):
    """As on a share whose locks do nothing: the hash of the content guards."""
    one = DraftFile.open(path, state=tmp_path / "one")
    one._lock.release()
    two = DraftFile.open(path, state=tmp_path / "two")
    one.editing.change(RECEIVED, 9)
    assert one.save().kind == "saved"
    two.editing.change(FAXED, 4)
    assert two.save().kind == "conflict"
    assert two.resolve({d.address: d.suggestion for d in two.conflict.differences})
    assert two.save().kind == "saved"
    one.editing.change("year", 2019)
    assert one.save().kind == "conflict"
    assert one.resolve({d.address: d.suggestion for d in one.conflict.differences})
    assert one.save().kind == "saved"
    saved = read_draft(path)
    assert (saved.get(RECEIVED), saved.get(FAXED), saved.year) == (9, 4, 2019)
    assert saved.get("counter") == 3
    one.close()
    two.close()


ADDER = """
import sys, time
from pathlib import Path
from forms.store import autosave
from forms.store.draft_file import DraftFile
from forms.store.lock import Locked
autosave.Autosave.touch = lambda *_: None
done = 0
while done < int(sys.argv[3]):
    try:
        file = DraftFile.open(sys.argv[1], state=Path(sys.argv[2]))
    except Locked:
        time.sleep(0.002)
        continue
    file.editing.change("counted", (file.draft.get("counted") or 0) + 1)
    assert file.close().kind == "saved", file.status
    done += 1
"""


def test_two_processes_that_read_add_and_save_in_turn_lose_no_update(path, state):
    command = [sys.executable, "-c", ADDER, str(path), str(state), "60"]
    processes = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait(60) for process in processes] == [0, 0]
    assert read_draft(path).get("counted") == 120
