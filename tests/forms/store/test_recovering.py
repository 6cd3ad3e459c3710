"""Unsaved edits that come back after a kill, and undo over closed sessions."""

from __future__ import annotations

import errno
import threading

import pytest

from forms.edit import Change, Edit, Splice
from forms.store import autosave, saving
from forms.store.reading import read_draft
from forms.store.records import edit_record, line_of

RECEIVED = "tables.statistics.received"
FAXED = "tables.statistics.received_by_fax"
OVERVIEW = "sections.overview"


def test_unsaved_edits_come_back_and_can_be_undone_and_given_up(opening, by_hand, crash):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.save()
    file.editing.change(FAXED, 4)
    file.editing.do(Edit((Splice(OVERVIEW, 3, "", "又一段。"),)))
    crash(file)
    again = opening()
    assert again.outcome.message == "已恢复上次未保存的 2 处修改。"
    assert again.draft.get(FAXED) == 4 and again.draft.text(OVERVIEW) == "一段。又一段。"
    again.editing.undo()
    again.editing.undo()
    again.editing.undo()
    assert again.draft.get(RECEIVED) == 8
    again.editing.redo()
    again.editing.redo()
    again.editing.redo()
    again.editing.do(again.give_up_recovered())
    assert again.draft.get(FAXED) is None and again.draft.text(OVERVIEW) == "一段。"
    assert [version.reason for version in again.versions()].count("discarded") == 1
    again.editing.undo()
    assert again.draft.get(FAXED) == 4


def test_a_kill_after_a_save_recovers_nothing_and_says_nothing(opening, path, by_hand, crash):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.save()
    crash(file)
    again = opening()
    assert again.outcome.message == "" and again.draft.get(RECEIVED) == 9
    assert again.editing.can_undo


def test_an_intent_that_was_not_carried_out_is_no_conflict(opening, by_hand, monkeypatch, crash):
    file = opening()
    file.editing.change(RECEIVED, 9)

    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(saving, "write_atomic", fails)
    file.save()
    crash(file)
    monkeypatch.undo()
    again = opening()
    assert again.conflict is None and again.draft.get(RECEIVED) == 9


def test_recovery_goes_on_over_many_kills(opening, by_hand, crash):
    for number in range(1, 30):
        file = opening()
        assert file.draft.get(RECEIVED) == 7 + number
        file.editing.change(RECEIVED, 8 + number)
        if number % 5 == 0:
            file.save()
        crash(file)
    assert opening().draft.get(RECEIVED) == 37


def test_a_broken_journal_never_prevents_opening(opening, path, by_hand, crash):
    journal = path.with_name(f".{path.name}.journal")
    journal.write_bytes(b"\0" * 300)
    file = opening()
    assert "日志有损坏" in file.outcome.message and file.draft.get(RECEIVED) == 8
    assert file.outcome.broken[0].read_bytes() == b"\0" * 300


@pytest.mark.parametrize(
    "records",
    [
        [{"journal": 1, "base": "0", "text": "no draft = ", "bom": False}],
        [{"journal": 2, "base": "0", "text": "", "bom": False}],
        [{"journal": 1, "base": "0"}, {"edit": 1}],
        [["journal"]],
    ],
)
def test_a_journal_that_makes_no_sense_never_prevents_opening(opening, path, records):
    journal = path.with_name(f".{path.name}.journal")
    edit = edit_record(Edit((Change(RECEIVED, 8, 9),)), 1)
    content = b"".join(map(line_of, [*records, edit]))
    journal.write_bytes(content)
    file = opening()
    assert "日志有损坏" in file.outcome.message and file.draft.get(RECEIVED) == 8
    assert file.outcome.broken[0].read_bytes() == content
    file.editing.change(RECEIVED, 10)
    assert file.save().kind == "saved"


def test_a_screen_that_fails_does_not_end_the_saving(opening, monkeypatch):
    monkeypatch.setattr(autosave, "PAUSE", 0.01)
    file, told = opening(), threading.Event()

    def fails() -> None:
        told.set()
        raise RuntimeError("the screen is gone")

    file.on_status = fails
    for value in (9, 10):
        told.clear()
        file.editing.change(RECEIVED, value)
        assert told.wait(5)
    assert read_draft(file.path).get(RECEIVED) == 10


def test_edits_before_a_damage_in_the_journal_come_back(opening, path, by_hand, crash):
    file = opening()
    for value in (9, 10, 11):
        file.editing.change(RECEIVED, value)
    crash(file)
    journal = path.with_name(f".{path.name}.journal")
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], b"x" + lines[2], lines[3]]))
    again = opening()
    assert again.draft.get(RECEIVED) == 9 and "日志有损坏" in again.outcome.message
    again.editing.change(RECEIVED, 12)
    crash(again)
    assert opening().draft.get(RECEIVED) == 12


def test_undo_reaches_back_over_closed_sessions(opening, path):
    for value in (9, 10):
        file = opening()
        file.editing.change(RECEIVED, value)
        file.close()
    file = opening()
    assert file.editing.can_undo
    file.editing.undo()
    assert file.draft.get(RECEIVED) == 9
    file.editing.undo()
    assert file.draft.get(RECEIVED) == 8 and not file.editing.can_undo
    file.close()
    file = opening()
    assert not file.editing.undo() and file.draft.get(RECEIVED) == 8


def test_a_file_changed_by_hand_after_closing_ends_the_undo_of_before(opening, path):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.close()
    path.write_text(path.read_text(encoding="utf-8").replace("= 9", "= 7"), encoding="utf-8")
    file = opening()
    assert file.outcome.message == "" and file.draft.get(RECEIVED) == 7
    assert not file.editing.can_undo


# -- somebody else ------------------------------------------------------------------------------------
