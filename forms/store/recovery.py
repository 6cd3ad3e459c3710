"""What an earlier session left in a journal: read, matched to the file, replayed.

A journal holds the text that its session began with, every Edit since, and the hash of every file
that was about to be put. Where the file on the disk is one of those, the Edits after it are what
was not saved. Where it is none, somebody else has changed the file.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from forms.draft import Draft
from forms.edit import Edit, Step
from forms.store.journal import VERSION
from forms.store.places import Places
from forms.store.reading import Source
from forms.store.records import edit_of, records_in

SIZE_LIMIT = 50_000_000
"""Bytes of a journal; a larger one is set aside unread."""


_TORN_HEAD = re.compile(rb"[0-9a-f]{0,8}|[0-9a-f]{8} (?:\{[^\n\0]*)?")


class Pending(NamedTuple):
    """A journal: its sound part, the file it began with, its Edits, and the files put since.

    `marks` are (sha256, how many Edits that file holds, whether it is known to have been put).
    `broken` tells that something unreadable followed, more than a line torn at the end.
    """

    path: Path
    data: bytes
    base: Source
    edits: tuple[Edit, ...]
    marks: tuple[tuple[str, int, bool], ...]
    broken: bool = False

    def held_by(self, sha: str) -> int | None:
        """How many of the Edits a file of this hash holds, None where it is none of ours."""
        return next((count for mark, count, _ in reversed(self.marks) if mark == sha), None)

    @property
    def surely_saved(self) -> int:
        """How many Edits the last file holds that is known to have been put."""
        return max(count for _, count, put in self.marks if put)


class BrokenJournal(Exception):  # noqa: N818 - told to the officer as an outcome
    """A journal of which nothing can be read."""


def pending(places: Places) -> tuple[list[Pending], list[Path]]:
    """The journals that earlier sessions have left, and those broken, which are set aside."""
    found, broken = [], []
    for path in places.journals:
        try:
            journal = read_journal(path)
        except (BrokenJournal, OSError):
            broken.append(set_aside(path))
            continue
        if journal and journal.broken:
            broken.append(set_aside(path, copy=True))
        if journal:
            found.append(journal)
        else:
            with contextlib.suppress(OSError):
                path.unlink()
    return found, broken


def read_journal(path: Path) -> Pending | None:
    """The journal in a file; None where there is none, or not even its head was written.

    Raises BrokenJournal, or OSError where it cannot be read.
    """
    if not os.path.exists(path):
        return None
    facts = path.stat()
    if facts.st_size > SIZE_LIMIT or not stat.S_ISREG(facts.st_mode):
        raise BrokenJournal(path)
    data = path.read_bytes()
    if _TORN_HEAD.fullmatch(data):
        return None
    records = list(records_in(data))
    if not records:
        raise BrokenJournal(path)
    return _pending(path, data, records)


def replay(draft: Draft, edits: Iterable[Edit]) -> int:
    """Make the Edits on the draft up to the first that does not fit; how many were made."""
    made = 0
    for edit in edits:
        if not _make(draft, edit):
            break
        made += 1
    return made


def _make(draft: Draft, edit: Edit) -> bool:
    """Make one Edit, all of it or nothing; whether it fits."""
    made: list[Step] = []
    for step in edit.steps:
        try:
            if not step.fits(draft):
                break
            step.apply(draft)
        except KeyError:
            break
        made.append(step)
    else:
        return True
    for step in reversed(made):
        step.inverse().apply(draft)
    return False


def done(edits: Iterable[Edit]) -> list[Edit]:
    """What undo has behind it after these Edits: an Edit and its inverse are as if never made."""
    left: list[Edit] = []
    for edit in edits:
        if left and edit == left[-1].inverse():
            left.pop()
        else:
            left.append(edit)
    return left


def best(found: Sequence[Pending], sha: str) -> Pending | None:
    """The journal to go on with: one that fits the file, else the one with most in it."""
    return max(
        found,
        key=lambda one: (one.held_by(sha) is not None, len(one.edits)),
        default=None,
    )


def set_aside(path: Path, *, copy: bool = False) -> Path:
    """Rename a journal that cannot be read to `.bad` (or copy it); the name it has then."""
    for number in range(1, 100):
        target = path.with_name(f"{path.name}{number if number > 1 else ''}.bad")
        if os.path.lexists(target):
            continue
        try:
            if copy:
                target.write_bytes(path.read_bytes())
            else:
                os.replace(path, target)
        except OSError:
            return path
        return target
    return path


def _pending(path: Path, data: bytes, records: list[tuple[dict[str, Any], int]]) -> Pending:
    (head, end), *rest = records
    base = _base(path, head)
    edits: list[Edit] = []
    marks = [(str(head.get("base")), 0, True)]
    for record, record_end in rest:
        try:
            _take(record, edits, marks)
        except (ValueError, TypeError, KeyError):
            break
        end = record_end
    torn = data[end:]
    return Pending(path, data[:end], base, tuple(edits), tuple(marks), b"\n" in torn)


def _take(record: dict[str, Any], edits: list[Edit], marks: list[tuple[str, int, bool]]) -> None:
    """Take in one record. Raises ValueError, TypeError or KeyError where it makes no sense."""
    if "edit" in record:
        if record["edit"] != len(edits) + 1:
            raise ValueError("an edit is missing")
        edits.append(edit_of(record))
    elif "saving" in record:
        marks.append((str(record["saving"]), int(record["count"]), False))
    elif "saved" in record:
        sha, count, _ = marks[-1]
        if record["saved"] == sha:
            marks[-1] = (sha, count, True)


def _base(path: Path, head: dict[str, Any]) -> Source:
    text, bom = head.get("text"), bool(head.get("bom"))
    if head.get("journal") != VERSION or not isinstance(text, str):
        raise BrokenJournal(path)
    data = (b"\xef\xbb\xbf" if bom else b"") + text.encode("utf-8", "surrogatepass")
    return Source(Path(str(head.get("path", path))), data, text, bom)
