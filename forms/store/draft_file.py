"""An open draft: its answers, the Edits made to them, and the file where nothing is ever lost."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from forms.draft import Address, Draft
from forms.edit import Change, Edit, Editing
from forms.store import backups, history
from forms.store.autosave import Autosave
from forms.store.backups import Version
from forms.store.comparing import Conflict, Side, changes, compare
from forms.store.opening import Opened, open_draft
from forms.store.reading import DraftError, Source, decode, parse, read_draft
from forms.store.recovery import read_journal, replay
from forms.store.saving import ChangedElsewhere, Saver
from forms.store.schema_upgrade import STEPS, Steps
from forms.store.trouble import Trouble, trouble_of
from forms.store.writing import render


class Status(NamedTuple):
    """How the draft stands to its file: a kind, a few words for the status line, and a remedy."""

    kind: Literal["saved", "unsaved", "failed", "conflict", "read-only"]
    text: str
    remedy: str = ""


class DraftFile:
    """A draft open for editing. Every Edit done through `editing` is in the journal at once and in
    the file a moment later; `close` in the end, or nothing at all: the journal has it.

    `outcome` is what opening met. `resume_at` is written with each save. `on_status` is called in
    the saving thread when a save has ended; in a screen it must not wait for the screen's thread.
    """

    def __init__(self, opened: Opened) -> None:
        session = opened.session
        self.path = opened.path
        self.places = opened.places
        self.form = opened.form
        self.draft = session.draft
        self.outcome = opened.outcome
        self.read_only = opened.lock is None
        self.on_status: Callable[[], None] = lambda: None
        self.editing = Editing(self.draft, self._take)
        if session.earlier:
            self.editing.remember(session.earlier)
        self._lock = opened.lock
        self._conflict = session.conflict
        self._trouble: Trouble | None = None
        self._saver = Saver(self.places, self.form, session)
        if self.outcome.upgraded:
            self._saver.reason = "upgrade"
        self._autosave = Autosave(self._save_behind, self._sync)
        if self._saver.dirty and not self.read_only and not self._conflict:
            self._autosave.touch()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        read_only: bool = False,
        state: Path | None = None,
        steps: Steps = STEPS,
    ) -> DraftFile:
        """Open a draft, with what an earlier session did not save.

        `state` is the folder for backups and history, the office's own if None. Raises Locked where
        another program has it open, RepairNeeded where it cannot be read but may be mended,
        DraftError where there is nothing.
        """
        return cls(open_draft(Path(path), read_only=read_only, state=state, steps=steps))

    def __enter__(self) -> DraftFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def resume_at(self) -> Address:
        """Where the officer is."""
        return self._saver.resume_at

    @resume_at.setter
    def resume_at(self, address: Address) -> None:
        self._saver.resume_at = address

    # -- saving ----------------------------------------------------------------------------------

    @property
    def status(self) -> Status:
        """How the draft stands to its file."""
        if self.read_only:
            return Status("read-only", "只读", self.outcome.read_only)
        if self._conflict:
            return Status("conflict", "文件在别处被改过，未保存", str(self._conflict))
        if self._trouble:
            kept = self._where_kept()
            return Status(
                "failed", f"未能保存：{self._trouble.badge}（{kept}）", self._trouble.remedy
            )
        if self._saver.dirty:
            return self._unsaved()
        at = self._saver.saved_at
        return Status("saved", f"已保存 {at:%H:%M}" if at else "已保存")

    def save(self) -> Status:
        """Save now and wait for it, the officer's place too."""
        self._try_to_save(place=True)
        return self.status

    def save_soon(self, pause: float | None = None) -> None:
        """Save in a moment, without waiting; 0 for at once (leaving a part, losing the focus)."""
        if not self.read_only and self._saver.dirty:
            self._autosave.touch(pause)

    def close(self) -> Status:
        """Save, let the journal become history, and give up the lock.

        What cannot be saved stays in the journal and comes back at the next opening.
        """
        self._autosave.stop()
        self.on_status = lambda: None
        if not self.read_only:
            self._try_to_save(place=self._saver.saved_at is not None)
            with self._saver.saving:
                self._leave_journal()
                self._saver.keep_last()
        if self._lock:
            self._lock.release()
            self._lock = None
        return self.status

    def save_copy(self, path: str | Path) -> None:
        """Write the draft as it is into a new file. Raises FileExistsError or another OSError."""
        with Path(path).open("xb") as file:
            file.write(self._text())

    # -- somebody else has changed the file ------------------------------------------------------

    @property
    def conflict(self) -> Conflict | None:
        """What somebody else has made of the file; nothing is saved until it is resolved."""
        found = self._conflict
        if found is None or found.draft is None:
            return found
        return compare(found.base, self.draft, found.theirs, found.draft)

    def resolve(self, choices: Mapping[Address, Side]) -> bool:
        """Settle each difference of `conflict`, with one Edit for all that is taken from theirs.

        False where the file or the draft has changed again: then `conflict` says what is open now.
        """
        with self._saver.saving:
            found = self.conflict
            if found is None:
                return True
            if self._moved_on(found) or any(d.address not in choices for d in found.differences):
                return False
            taken = [d for d in found.differences if choices[d.address] != "mine"]
            if taken:
                steps = tuple(
                    Change(d.address, d.mine, d.chosen(choices[d.address])) for d in taken
                )
                self.editing.do(Edit(steps, "采用文件中的值"))
            self._adopt(found)
            self._conflict = None
        self.save_soon(0)
        return True

    def _adopt(self, found: Conflict) -> None:
        """Go on from their file; one that cannot be read is kept as a backup and replaced."""
        if found.draft is not None:
            self._saver.adopt(found.theirs, found.draft)
            return
        ours = self._saver.source
        backups.keep(self.places.backups, found.theirs.data, 0, "damaged")
        self._saver.adopt(
            Source(ours.path, found.theirs.data, ours.text, ours.bom), self._saver.held
        )

    def _moved_on(self, found: Conflict) -> bool:
        """Whether the file has changed once more since the conflict was found."""
        try:
            data = self.places.draft.read_bytes()
        except OSError:
            return False
        if data == found.theirs.data:
            return False
        self._conflict = self._conflict_with(data)
        return True

    def _conflict_with(self, data: bytes) -> Conflict:
        base = self._conflict.base if self._conflict else self._saver.held.copy()
        try:
            source = decode(self.path, data)
            return compare(base, self._saver.draft(), source, parse(source))
        except DraftError as error:
            return Conflict(base, Source(self.path, data, ""), None, unreadable=str(error.fault))

    def _save_or_meet(self, place: bool) -> None:
        """Save; where somebody else has changed the file, go on from it if no value is at stake."""
        try:
            self._saver.save(place=place)
        except ChangedElsewhere as changed:
            found = self._conflict_with(changed.data)
            if not found.draft or (found.differences and changes(found.base, found.draft)):
                self._conflict = found
                return
            self._adopt(found)
            self._saver.save(place=place)

    # -- history ---------------------------------------------------------------------------------

    def versions(self) -> list[Version]:
        """Earlier versions and discarded recoveries, newest first."""
        found = [
            *backups.versions(self.places.backups),
            *backups.versions(self.places.discarded),
        ]
        return sorted(found, key=lambda version: (version.counter, version.at), reverse=True)

    def since(self, version: Version) -> list[Change]:
        """What has changed since that version, value by value. Raises DraftError."""
        return changes(draft_of(version), self.draft)

    def bring_back(self, version: Version, only: Iterable[Address] | None = None) -> Edit | None:
        """The Edit that brings back the values of that version, all or only some; None where
        they stand already. Raises DraftError.
        """
        wanted = None if only is None else set(only)
        steps = [
            change.inverse()
            for change in self.since(version)
            if wanted is None or change.address in wanted
        ]
        return Edit(tuple(steps), "恢复旧版本的值") if steps else None

    def give_up_recovered(self) -> Edit | None:
        """The Edit that takes back what opening has recovered, None where it no longer fits.

        A copy of the journal is kept among the versions for thirty days.
        """
        recovered = self.outcome.recovered
        steps = tuple(step for edit in reversed(recovered) for step in edit.inverse().steps)
        edit = Edit(steps, "放弃恢复的修改")
        if not steps or not edit.fits(self.draft):
            return None
        aside = backups.aside(self.places.discarded, backups.counter_of(self.draft))
        with contextlib.suppress(OSError):
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(self._saver.journal.data)
        return edit

    def back_up_export(self, document: str) -> None:
        """Keep the draft as it is, for the exported document of this sha256."""
        counter = backups.counter_of(self._saver.held)
        backups.keep(self.places.backups, self._text(), counter, "export", document)

    # -- inside ----------------------------------------------------------------------------------

    def _text(self) -> bytes:
        """The file as it would be with the draft as it is."""
        return render(self._saver.source.text, self.draft, self.form).encode()

    def _take(self, edit: Edit) -> None:
        if self.read_only:
            raise PermissionError("open for reading only")
        self._saver.take(edit)
        self._autosave.touch()

    def _save_behind(self) -> bool:
        saved = self._try_to_save()
        with contextlib.suppress(Exception):  # a screen that is gone must not end the saving
            self.on_status()
        return saved

    def _sync(self) -> None:
        journal = self._saver.journal
        if journal.unsynced:
            journal.sync()

    def _try_to_save(self, *, place: bool = False) -> bool:
        """Save unless a conflict is open; whether it need not be tried again."""
        with self._saver.saving:
            if self._conflict or self.read_only:
                return True
            try:
                self._save_or_meet(place)
            except Exception as error:  # whatever it is, typing goes on and the badge tells it
                self._trouble = trouble_of(error)
                return False
            self._trouble = None
            return True

    def _unsaved(self) -> Status:
        trouble = self._saver.journal.trouble
        if trouble is None:
            return Status("unsaved", "未保存")
        cause = trouble_of(trouble)
        return Status("failed", f"未保存，日志也写不进去：{cause.badge}", cause.remedy)

    def _where_kept(self) -> str:
        return "日志也写不进去" if self._saver.journal.trouble else "修改已记入日志"

    def _leave_journal(self) -> None:
        if self._saver.dirty or self._conflict:
            self._saver.journal.close()
            return
        counter = backups.counter_of(self._saver.held)
        self._saver.journal.finish(history.place(self.places, counter))
        history.let_go(self.places)


def draft_of(version: Version) -> Draft:
    """The draft in a kept version. Raises DraftError."""
    if version.path.suffix != ".journal":
        return read_draft(version.path)
    journal = read_journal(version.path)
    if journal is None:
        return read_draft(version.path)
    draft = parse(journal.base)
    replay(draft, journal.edits)
    return draft
