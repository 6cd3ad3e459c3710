"""A draft changed by others while it is open, its versions, and who may edit it."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.draft import Draft
from forms.edit import Change
from forms.store import backups, saving
from forms.store.draft_file import DraftFile
from forms.store.reading import read_draft
from tests.forms.store.folders import side_files

RECEIVED = "tables.statistics.received"
FAXED = "tables.statistics.received_by_fax"


def change_by_hand(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_file_changed_while_open_is_not_overwritten_and_settled_value_by_value(
    opening, path, by_hand
):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.editing.change(FAXED, 4)
    change_by_hand(path, "received = 8", "received = 7")
    change_by_hand(path, '"南昌"', '"南昌高新区"  # 改')
    theirs = path.read_bytes()
    assert file.save().kind == "conflict" and path.read_bytes() == theirs
    found = {d.address: d for d in file.conflict.differences}
    assert (found[RECEIVED].base, found[RECEIVED].mine, found[RECEIVED].theirs) == (8, 9, 7)
    assert [found[a].suggestion for a in (RECEIVED, FAXED, "unit.name")] == [None, "mine", "theirs"]
    assert not file.resolve({RECEIVED: "mine"}) and path.read_bytes() == theirs
    assert file.resolve({RECEIVED: "theirs", FAXED: "mine", "unit.name": "theirs"})
    assert file.save().kind == "saved"
    saved = read_draft(path)
    assert [saved.get(a) for a in (RECEIVED, FAXED, "unit.name")] == [7, 4, "南昌高新区"]
    assert "# 改" in path.read_text(encoding="utf-8")
    assert file.draft.get("unit.name") == "南昌高新区"
    assert "discarded" in [version.reason for version in file.versions()]


def test_comments_changed_while_open_are_no_conflict(opening, path, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    change_by_hand(path, "# 王科长的草稿", "# 李科长的草稿")
    assert file.save().kind == "saved"
    assert "# 李科长的草稿" in path.read_text(encoding="utf-8")
    assert read_draft(path).get(RECEIVED) == 9


def test_a_conflict_survives_a_kill_and_is_still_open_at_the_next_start(
    opening, path, by_hand, crash
):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.save()
    file.editing.change(RECEIVED, 10)
    crash(file)
    change_by_hand(path, "received = 9", "received = 7")
    for _ in range(2):
        file = opening()
        (difference,) = file.conflict.differences
        assert (difference.base, difference.mine, difference.theirs) == (9, 10, 7)
        assert file.save().kind == "conflict" and read_draft(path).get(RECEIVED) == 7
        crash(file)
    file = opening()
    assert file.resolve({RECEIVED: "mine"})
    crash(file)
    file = opening()
    assert file.conflict is None and file.draft.get(RECEIVED) == 10


def test_a_file_changed_again_while_choosing_is_shown_again(opening, path, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    change_by_hand(path, "received = 8", "received = 7")
    file.save()
    change_by_hand(path, "received = 7", "received = 6")
    assert not file.resolve({RECEIVED: "mine"})
    assert file.conflict.differences[0].theirs == 6
    assert file.resolve({RECEIVED: "mine"}) and file.save().kind == "saved"


def test_a_file_spoiled_while_open_is_kept_as_a_backup_and_replaced_when_told(
    opening, path, by_hand
):
    file = opening()
    file.editing.change(RECEIVED, 9)
    path.write_bytes(b"received = ")
    assert file.save().kind == "conflict" and path.read_bytes() == b"received = "
    assert "改坏了" in str(file.conflict)
    assert file.resolve({}) and file.save().kind == "saved"
    assert read_draft(path).get(RECEIVED) == 9
    assert "# 王科长的草稿" in path.read_text(encoding="utf-8")
    damaged = [version for version in file.versions() if version.reason == "damaged"]
    assert damaged[0].path.read_bytes() == b"received = "


def test_a_file_deleted_while_open_is_written_again(opening, path, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    path.unlink()
    assert file.save().kind == "saved" and read_draft(path).get(RECEIVED) == 9


# -- for reading only --------------------------------------------------------------------------------


def test_a_draft_of_a_newer_schema_is_open_for_reading_only(opening, path):
    change_by_hand(path, "schema = 1", "schema = 7")
    before = path.read_bytes()
    file = opening()
    assert file.read_only and file.status.text == "只读" and "格式 7" in file.outcome.message
    with pytest.raises(PermissionError):
        file.editing.change(RECEIVED, 9)
    assert file.draft.get(RECEIVED) == 8
    file.close()
    assert path.read_bytes() == before and side_files(path) == []


def test_two_may_read_while_one_edits(opening, path):
    opening().editing.change(RECEIVED, 9)
    reader = opening(read_only=True)
    assert reader.read_only and isinstance(reader.draft, Draft)


# -- history -------------------------------------------------------------------------------------------


def test_a_version_is_compared_and_brought_back_value_by_value(opening, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.editing.change(FAXED, 4)
    file.save()
    (version,) = file.versions()
    assert version.reason == "session" and "开始修改前" in version.label
    assert file.since(version) == [Change(RECEIVED, 8, 9), Change(FAXED, None, 4)]
    file.editing.do(file.bring_back(version, [RECEIVED]))
    assert (file.draft.get(RECEIVED), file.draft.get(FAXED)) == (8, 4)
    file.editing.do(file.bring_back(version))
    assert file.draft.get(FAXED) is None and file.bring_back(version) is None
    file.editing.undo()
    assert file.draft.get(FAXED) == 4


def test_a_discarded_recovery_can_be_brought_back_from_the_history(opening, by_hand, crash):
    file = opening()
    file.editing.change(RECEIVED, 9)
    crash(file)
    file = opening()
    file.editing.do(file.give_up_recovered())
    assert file.draft.get(RECEIVED) == 8
    file.save()
    discarded = next(v for v in file.versions() if v.reason == "discarded")
    file.editing.do(file.bring_back(discarded))
    assert file.draft.get(RECEIVED) == 9


def test_an_export_keeps_the_draft_under_the_hash_of_the_document(opening, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.back_up_export("0123456789abcdef")
    (version,) = [v for v in file.versions() if v.reason == "export"]
    assert version.document == "01234567" and read_draft(version.path).get(RECEIVED) == 9


def test_backups_are_kept_at_the_first_save_and_then_every_ten_minutes(
    opening, by_hand, monkeypatch
):
    clock = [1000.0]
    monkeypatch.setattr(saving.time, "monotonic", lambda: clock[0])
    file = opening()
    for value in range(9, 14):
        file.editing.change(RECEIVED, value)
        file.save()
        clock[0] += 240
    reasons = [version.reason for version in backups.versions(file.places.backups)]
    assert reasons == ["interval", "session"]


def test_a_file_is_closed_when_its_block_is_left(path, state):
    with DraftFile.open(path, state=state) as file:
        file.editing.change(RECEIVED, 9)
    assert read_draft(path).get(RECEIVED) == 9 and side_files(path) == []
