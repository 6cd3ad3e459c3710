"""A draft that has been moved or renamed: what was kept of it under its old path goes along.

What is kept lies under a key of the draft's path. A draft at a path that nothing is kept for is
known again by its content: what the last session of another path left in its file, or a file that
the journal of an unfinished session knows. Only where nothing lies at that path any more: a copy
begins a history of its own.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from forms.store import history
from forms.store.lock import DraftLock, Locked
from forms.store.places import Places, places_of
from forms.store.reading import Source
from forms.store.recovery import BrokenJournal, read_journal

_MARK = "path"
"""The file in a folder of the state that says whose it is, where its journals say another path."""


def follow(places: Places, source: Source) -> Path | None:
    """Bring along what was kept of this draft under an older path; that path, None without one."""
    if places.backups.exists() or places.history.exists():
        return None
    for old in _candidates(places):
        with contextlib.suppress(OSError, Locked):
            if not os.path.lexists(old.draft) and _knows(old, source.sha):
                _bring(old, places)
                return old.draft
    return None


def _candidates(places: Places) -> Iterator[Places]:
    """The places of drafts at other paths: those of the state folder, those with a journal here."""
    state = places.kept.parent.parent
    folders = sorted(places.kept.parent.glob("*"))
    known = [path for kept in folders if (path := _path_of(kept))]
    beside = places.draft.parent.glob(".*.journal")
    known += [path.with_name(path.name[1:].removesuffix(".journal")) for path in beside]
    for path in dict.fromkeys(known):
        if path != places.draft:
            yield places_of(path, state)


def _path_of(kept: Path) -> Path | None:
    """The path of the draft that a folder of the state is kept for, None where it does not say."""
    state = kept.parent.parent
    with contextlib.suppress(OSError, ValueError):
        path = Path((kept / _MARK).read_text("utf-8"))
        return path if places_of(path, state).kept == kept else None
    for journal in history.newest(kept / "history"):
        with contextlib.suppress(BrokenJournal, OSError):
            found = read_journal(journal)
            if found and places_of(found.base.path, state).kept == kept:
                return found.base.path
    return None


def _knows(old: Places, sha: str) -> bool:
    """Whether the last session of a path ended with a file of this hash, or stopped after it."""
    if history.leads_to(old, sha):
        return True
    for path in old.journals:
        with contextlib.suppress(BrokenJournal, OSError):
            journal = read_journal(path)
            if journal and journal.held_by(sha) is not None:
                return True
    return False


def _bring(old: Places, places: Places) -> None:
    """Move what is kept, or copy it where the old folder is gone: it may be on a stick.

    Raises Locked where a program has the draft open under its old path.
    """
    is_there = old.draft.parent.is_dir()
    lock = DraftLock(old.draft, old.locks if is_there else old.locks[1:])
    lock.acquire()
    lock.release()
    journal = old.journals[0]
    if journal.exists() and not places.journals[0].exists():
        shutil.move(journal, places.journals[0])
    if not old.kept.exists():
        return
    if is_there and not places.kept.exists():
        os.replace(old.kept, places.kept)
    else:
        shutil.copytree(old.kept, places.kept, dirs_exist_ok=True)
    (places.kept / _MARK).write_text(str(places.draft), "utf-8")
