"""A draft opened: locked, read, upgraded, and what an earlier session left put back into it.

Whatever is wrong with the file or the journal, opening ends in an outcome with choices and never
in a dead end; nothing on the disk is replaced on the way.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from forms.draft import Draft
from forms.edit import Change, Edit
from forms.form import Form
from forms.store.answered import form_named
from forms.store.atomic import mode_kept, sweep
from forms.store.comparing import Conflict, changes
from forms.store.diagnosis import Diagnosis, place_of_key, printable
from forms.store.journal import Journal
from forms.store.lock import DraftLock
from forms.store.moved import follow
from forms.store.places import Places, places_of
from forms.store.reading import SCHEMA, DraftError, Source, parse, read_source, refuse_newer
from forms.store.repair import RepairNeeded
from forms.store.resuming import Session, resume
from forms.store.schema_upgrade import Steps, upgraded
from forms.store.trouble import Trouble, trouble_of
from forms.upgrade import upgrade


@dataclass(frozen=True)
class Outcome:
    """What opening met. Empty where there is nothing to tell.

    `recovered` are Edits of an earlier session that were not saved, `lost` how many more did not
    fit; `conflict` is a file that somebody else has changed meanwhile; `broken` are journals that
    could not be read, under the names they have been given; `upgraded` is what an upgrade of the
    format changed, `moved` what a new edition of the form moved, in words; `unwritable` is why the
    draft cannot be saved where it lies; `read_only` is why it must not be changed; `came_from` is
    the path under which what is kept of the draft was found.
    """

    recovered: tuple[Edit, ...] = ()
    lost: int = 0
    conflict: Conflict | None = None
    broken: tuple[Path, ...] = ()
    upgraded: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()
    unwritable: Trouble | None = None
    read_only: str = ""
    came_from: Path | None = None

    @property
    def message(self) -> str:
        """All of it in words, one sentence after the other."""
        said = []
        if self.read_only:
            said.append(f"只读打开：{self.read_only}。")
        if self.unwritable:
            badge, remedy = self.unwritable.badge, self.unwritable.remedy
            said.append(f"这份草稿存不回原处：{badge}；修改会先记入日志。{remedy}。")
        if self.came_from:
            old = printable(str(self.came_from))
            said.append(f"这份草稿原来是 {old}，那里留下的历史版本已经接上。")
        if self.recovered:
            places = len({step.address for edit in self.recovered for step in edit.steps})
            said.append(f"已恢复上次未保存的 {places} 处修改。")
        if self.lost:
            said.append(f"日志中另有 {self.lost} 次修改对不上，没有恢复，日志已另存。")
        if self.broken:
            names = "、".join(path.name for path in self.broken)
            said.append(f"上次的日志有损坏，读得出的修改都已恢复，原日志另存为 {names}。")
        if self.upgraded:
            said.append(f"草稿已从旧格式升级，改动 {len(self.upgraded)} 处，保存时先留备份。")
        if self.conflict:
            said.append(str(self.conflict))
        return "".join(said)


@dataclass(frozen=True)
class Opened:
    """The pieces of an open draft; open for reading only where there is no `lock`."""

    path: Path
    places: Places
    form: Form
    session: Session
    outcome: Outcome
    lock: DraftLock | None


def open_draft(path: Path, *, read_only: bool, state: Path | None, steps: Steps) -> Opened:
    """Open a draft. Raises DraftError where there is none, Locked, or RepairNeeded."""
    if "\0" in str(path):
        read_source(path)
    places = places_of(path, state)
    if not any(os.path.exists(each) for each in (places.draft, *places.journals)):
        read_source(path)
    if read_only:
        source, _, draft, form = _read(path, steps)
        return _for_reading(path, places, source, draft, form, "按要求不作修改")
    lock = DraftLock(places.draft, places.locks)
    lock.acquire()
    try:
        opened = _for_editing(path, places, lock, steps)
    except BaseException:
        lock.release()
        raise
    if opened.lock is None:
        lock.release()
    return opened


def _for_editing(path: Path, places: Places, lock: DraftLock, steps: Steps) -> Opened:
    sweep(places.draft)
    try:
        source, old, draft, form = _read(path, steps)
    except DraftError as error:
        raise RepairNeeded(error, places) from error
    if _schema(old) > SCHEMA:
        reason = f"草稿是较新版本的程序写的（格式 {_schema(old)}），请升级本程序后再修改"
        return _for_reading(path, places, source, draft, form, reason)
    came_from = follow(places, source)
    session, broken = resume(places, source, old, draft, steps)
    outcome = Outcome(
        session.recovered,
        session.lost,
        session.conflict,
        tuple(broken),
        tuple(changes(old, draft)),
        _moved(form, old),
        _unwritable(places.draft),
        came_from=came_from,
    )
    return Opened(path, places, form, session, outcome, lock)


def _moved(form: Form, old: Draft) -> tuple[str, ...]:
    found = upgrade(form, old)
    return tuple(move.message for move in found.moves) if found else ()


def _for_reading(
    path: Path, places: Places, source: Source, draft: Draft, form: Form, reason: str
) -> Opened:
    session = Session(source, draft, draft, Journal((), b""))
    return Opened(path, places, form, session, Outcome(read_only=reason), None)


def _read(path: Path, steps: Steps) -> tuple[Source, Draft, Draft, Form]:
    """The file, the draft in it, that draft as it is today, and its form. Raises DraftError."""
    source = read_source(path)
    old = parse(source)
    try:
        form = form_named(source, old)
    except DraftError:
        refuse_newer(source, old)
        raise
    draft = upgraded(old, steps)
    _refuse_blocked(source, draft, form)
    return source, old, draft, form


def _refuse_blocked(source: Source, draft: Draft, form: Form) -> None:
    """Raise DraftError where a value stands in the place of a table that the form needs."""
    for address in form.figures:
        keys = address.split(".")
        for length in range(2, len(keys)):
            value = draft.get(".".join(keys[:length]))
            if value is not None and not isinstance(value, dict):
                key = keys[length - 1]
                what = f"“{key}”应当是一组数据，这里却是单独一个值"
                remedy = f"请改成以 [{'.'.join(keys[:length])}] 开头的一组，或删去这一行"
                raise DraftError(
                    source.path, Diagnosis(what, remedy, *place_of_key(source.text, key))
                )


def _schema(draft: Draft) -> int:
    schema = draft.get("schema")
    return schema if isinstance(schema, int) else SCHEMA


def _unwritable(path: Path) -> Trouble | None:
    """Why a file cannot be put in this one's place, as far as that can be told without trying."""
    try:
        mode_kept(path)
    except OSError as error:
        return trouble_of(error)
    if os.name != "nt" and not os.access(path.parent, os.W_OK | os.X_OK):
        return Trouble("文件夹不能写", "请另存到自己能写的文件夹")
    return None
