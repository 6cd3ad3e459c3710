"""A failure or a kill at every system call of a save, before and after: old content or new."""

from __future__ import annotations

import errno
import os
import pathlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from forms.store.draft_file import DraftFile
from forms.store.reading import read_draft

RECEIVED = "tables.statistics.received"
CALLS = [
    *((os, name) for name in ("open", "write", "close", "fsync", "fdatasync", "fchmod")),
    *((os, name) for name in ("replace", "unlink", "lseek", "ftruncate", "fstat")),
    *(
        (pathlib.Path, name)
        for name in ("read_bytes", "open", "mkdir", "iterdir", "unlink", "stat")
    ),
]


class Struck:
    """Counts the system calls of ours, and strikes at one of them, before or after it is done."""

    def __init__(self, at: int, after: bool, strike: Callable[[], None]) -> None:
        self.count = 0
        self.names: list[str] = []
        self._at, self._after, self._strike = at, after, strike

    def wrapped(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            self.count += 1
            self.names.append(name)
            hit = self.count == self._at
            if hit and not self._after:
                self._strike()
            result = real(*arguments, **options)
            if hit and self._after:
                close_lost(result if name == "open" else None)
                self._strike()
            return result

        return call


def close_lost(file: object) -> None:
    """Close what the caller will never hear of."""
    if isinstance(file, int):
        os.close(file)
    elif file is not None:
        file.close()


@contextmanager
def striking(struck: Struck) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in CALLS:
            patch.setattr(owner, name, struck.wrapped(name, getattr(owner, name)))
        yield


def full_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def calls_of_a_save(path: Path, state: Path) -> int:
    struck = Struck(0, False, full_disk)
    file = DraftFile.open(path, state=state)
    file.editing.change(RECEIVED, 100)
    with striking(struck):
        file.save()
    file.close()
    assert {"open", "write", "fsync", "replace"} <= set(struck.names)
    return struck.count


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_failure_at_any_call_of_a_save_leaves_old_or_new_and_the_next_save_has_all(
    path, state, by_hand, after
):
    count = calls_of_a_save(path, state)
    for at in range(1, count + 1):
        old = path.read_bytes()
        file = DraftFile.open(path, state=state)
        file.editing.change(RECEIVED, 1000 + at)
        with striking(Struck(at, after, full_disk)):
            status = file.save()
        assert status.kind in ("saved", "failed")
        content = path.read_bytes()
        assert content == old or read_draft(path).get(RECEIVED) == 1000 + at
        file.editing.change(RECEIVED, 2000 + at)
        assert file.save().kind == "saved", (at, file.status)
        assert read_draft(path).get(RECEIVED) == 2000 + at
        file.close()
        DraftFile.open(path, state=state).close()
        assert os.listdir(path.parent) == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="kills a forked process")
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_kill_at_any_call_of_a_save_leaves_old_or_new_and_loses_no_edit(
    path, state, by_hand, after
):
    count = calls_of_a_save(path, state)
    for at in range(1, count + 1):
        old = path.read_bytes()
        child = os.fork()
        if not child:
            try:
                file = DraftFile.open(path, state=state)
                file.editing.change(RECEIVED, 1000 + at)
                with striking(Struck(at, after, lambda: os._exit(9))):
                    file.save()
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) in (9, 1)
        content = path.read_bytes()
        assert content == old or read_draft(path).get(RECEIVED) == 1000 + at
        file = DraftFile.open(path, state=state)
        assert file.conflict is None and not file.outcome.broken
        assert file.draft.get(RECEIVED) == 1000 + at
        assert file.close().kind == "saved"
        assert os.listdir(path.parent) == [path.name]


def test_a_full_disk_while_typing_loses_nothing_and_the_badge_tells_it(path, state, by_hand, crash):
    file = DraftFile.open(path, state=state)
    file.editing.change(RECEIVED, 9)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda *_: full_disk())
        for value in range(10, 20):
            file.editing.change(RECEIVED, value)
        assert file.save().text == "未能保存：磁盘已满（日志也写不进去）"
        assert file.draft.get(RECEIVED) == 19
    file.editing.change("year", 2019)
    crash(file)
    again = DraftFile.open(path, state=state)
    assert (again.draft.get(RECEIVED), again.draft.year) == (19, 2019)
    again.close()
