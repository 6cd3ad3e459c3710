"""Work taken up where an earlier session left it: the file, and what its journal adds to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
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

    `source` is the file, `held` what is in it, `draft` the answers; `journal` goes on from the
    file, which holds `saved` of its Edits. `recovered` are the Edits that the file did not hold,
    `lost` how many more did not fit. `earlier` fetches what undo finds, if there is anything.
    """

    source: Source
    held: Draft
    draft: Draft
    journal: Journal
    saved: int = 0
    recovered: tuple[Edit, ...] = ()
    lost: int = 0
    conflict: Conflict | None = None
    earlier: Callable[[], list[Edit]] | None = None


@dataclass(frozen=True)
class _File:
    """The file a session begins with: the draft in it, and that draft as it is today."""

    places: Places
    source: Source
    held: Draft
    draft: Draft
    steps: Steps


def resume(
    places: Places, source: Source, held: Draft, draft: Draft, steps: Steps
) -> tuple[Session, list[Path]]:
    """The session that goes on from this file, and the broken journals that were set aside.

    `held` is the draft in the file, `draft` the same in the schema of today.
    """
    file = _File(places, source, held, draft, steps)
    found, broken = recovery.pending(places)
    old = recovery.best(found, source.sha)
    for other in found:
        if other is not old:
            aside = backups.aside(places.discarded, backups.counter_of(draft))
            _journal(places, other).finish(aside)
    if old is None:
        return _fresh(file), broken
    try:
        return _after(file, old), broken
    except Exception:  # whatever is wrong with a journal, the draft opens
        return _fresh(file), [*broken, recovery.set_aside(old.path)]


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


def _fresh(file: _File) -> Session:
    journal = Journal(file.places.journals, head_of(file.source))
    earlier = partial(history.undoable, file.places, file.source.sha)
    known = history.leads_to(file.places, file.source.sha)
    return Session(file.source, file.held, file.draft, journal, earlier=earlier if known else None)


def _after(file: _File, old: Pending) -> Session:
    held = old.held_by(file.source.sha)
    if held is None:
        return _after_change(file, old)
    rest = old.edits[held:]
    if not rest:
        return _finished(file, old)
    mine = file.draft.copy()
    if recovery.replay(mine, rest) < len(rest):
        return _from_file(file, rest, old)
    earlier = partial(history.undoable, file.places, old.base.sha, old.edits)
    journal = _journal(file.places, old)
    return Session(file.source, file.held, mine, journal, held, rest, earlier=earlier)


def _after_change(file: _File, old: Pending) -> Session:
    """The file is none that the journal knows: a conflict only where values are at stake."""
    base = upgraded(parse(old.base), file.steps).copy()
    recovery.replay(base, old.edits[: old.surely_saved])
    rest = old.edits[old.surely_saved :]
    mine = base.copy()
    recovery.replay(mine, rest)
    if not changes(base, mine) or not changes(mine, file.draft):
        return _finished(file, old)
    if not changes(base, file.draft):
        return _from_file(file, rest, old)
    conflict = compare(base, mine, file.source, file.draft)
    earlier = partial(recovery.done, old.edits)
    journal = _journal(file.places, old)
    held = parse(old.base)
    return Session(old.base, held, mine, journal, conflict=conflict, earlier=earlier)


def _finished(file: _File, old: Pending) -> Session:
    """The journal holds nothing that the file does not: it becomes history."""
    counter = backups.counter_of(file.draft)
    _journal(file.places, old).finish(history.place(file.places, counter))
    return _fresh(file)


def _from_file(file: _File, rest: Sequence[Edit], old: Pending) -> Session:
    """What of the Edits fits is made on the file as it is now, with a journal of its own."""
    mine = file.draft.copy()
    made = tuple(rest[: recovery.replay(mine, rest)])
    before = _journal(file.places, old)
    journal = journal_after(file.places, file.source, file.draft, made, before)
    lost, earlier = len(rest) - len(made), partial(recovery.done, made)
    return Session(file.source, file.held, mine, journal, 0, made, lost, earlier=earlier)
