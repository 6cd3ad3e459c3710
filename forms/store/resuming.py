"""Work taken up where an earlier session left it: the file, and what its journal adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.draft import Draft
from forms.edit import Edit
from forms.store import backups, history, recovery
from forms.store.comparing import Conflict, changes, compare
from forms.store.journal import Journal, head_of
from forms.store.places import Places
from forms.store.reading import Source, parse
from forms.store.recovery import Pending
from forms.store.schema_upgrade import Steps, upgraded


@dataclass(frozen=True)
class Session:
    """A session about to begin.

    `source` and `draft` are the file and the answers; `journal` goes on from the file, which holds
    `saved` of its Edits. `recovered` are the Edits that the file did not hold, `lost` how many more
    did not fit. `undoable` is what undo finds.
    """

    source: Source
    draft: Draft
    journal: Journal
    saved: int = 0
    recovered: tuple[Edit, ...] = ()
    lost: int = 0
    conflict: Conflict | None = None
    undoable: tuple[Edit, ...] = ()


def resume(
    places: Places, source: Source, draft: Draft, steps: Steps
) -> tuple[Session, list[Path]]:
    """The session that goes on from this file, and the broken journals that were set aside."""
    found, broken = recovery.pending(places)
    old = recovery.best(found, source.sha)
    for other in found:
        if other is not old:
            aside = backups.aside(places.discarded, backups.counter_of(draft))
            _journal(places, other).finish(aside)
    if old is None:
        return _fresh(places, source, draft), broken
    return _after(places, source, draft, old, steps), broken


def journal_after(
    places: Places, source: Source, draft: Draft, edits: Sequence[Edit], old: Journal
) -> Journal:
    """A journal that begins with this file, in which `draft` is, and holds these Edits.

    It takes the place of an old one, which is kept aside, and is written elsewhere first, so that
    at no moment there is neither.
    """
    paths = sorted(places.journals, key=lambda path: path == old.path)
    journal = Journal(paths, head_of(source))
    for edit in edits:
        journal.append(edit)
    old.finish(backups.aside(places.discarded, backups.counter_of(draft)))
    return journal


def _journal(places: Places, old: Pending) -> Journal:
    """The journal that an earlier session left, to go on with."""
    return Journal(places.journals, old.data, len(old.edits), at=old.path)


def _fresh(places: Places, source: Source, draft: Draft) -> Session:
    journal = Journal(places.journals, head_of(source))
    undoable = recovery.done(history.earlier(places, source.sha))
    return Session(source, draft, journal, undoable=tuple(undoable))


def _after(places: Places, source: Source, draft: Draft, old: Pending, steps: Steps) -> Session:
    held = old.held_by(source.sha)
    if held is None:
        return _after_change(places, source, draft, old, steps)
    rest = old.edits[held:]
    mine = draft.copy()
    if not rest:
        return _finished(places, source, draft, old)
    if recovery.replay(mine, rest) < len(rest):
        return _from_file(places, source, draft, rest, old)
    before = history.earlier(places, old.base.sha)
    undoable = recovery.done([*before, *old.edits])
    journal = _journal(places, old)
    return Session(source, mine, journal, held, rest, undoable=tuple(undoable))


def _after_change(
    places: Places, source: Source, theirs: Draft, old: Pending, steps: Steps
) -> Session:
    """The file is none that the journal knows: a conflict only where values are at stake."""
    base = upgraded(parse(old.base), steps).copy()
    recovery.replay(base, old.edits[: old.surely_saved])
    rest = old.edits[old.surely_saved :]
    mine = base.copy()
    recovery.replay(mine, rest)
    if not changes(base, mine) or not changes(mine, theirs):
        return _finished(places, source, theirs, old)
    if not changes(base, theirs):
        return _from_file(places, source, theirs, rest, old)
    undoable = tuple(recovery.done(old.edits))
    conflict = compare(base, mine, source, theirs)
    journal = _journal(places, old)
    return Session(old.base, mine, journal, conflict=conflict, undoable=undoable)


def _finished(places: Places, source: Source, draft: Draft, old: Pending) -> Session:
    """The journal holds nothing that the file does not: it becomes history."""
    counter = backups.counter_of(draft)
    _journal(places, old).finish(history.place(places, counter))
    return _fresh(places, source, draft)


def _from_file(
    places: Places, source: Source, draft: Draft, rest: Sequence[Edit], old: Pending
) -> Session:
    """What of the Edits fits is made on the file as it is now, with a journal of its own."""
    mine = draft.copy()
    made = tuple(rest[: recovery.replay(mine, rest)])
    journal = journal_after(places, source, draft, made, _journal(places, old))
    undoable = tuple(recovery.done(made))
    return Session(source, mine, journal, 0, made, len(rest) - len(made), undoable=undoable)
