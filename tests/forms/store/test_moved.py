"""A draft moved or renamed on the disk keeps its earlier versions, its undo and its journal."""

from __future__ import annotations

import shutil

import pytest

from tests.forms.store.folders import side_files

RECEIVED = "tables.statistics.received"


def edited(opening, value, at=None):
    """A session in which one figure is changed."""
    file = opening(at) if at else opening()
    file.editing.change(RECEIVED, value)
    file.close()
    return file


@pytest.mark.parametrize("where", ["新名.toml", "../别处/年报.toml"])
def test_a_moved_draft_finds_its_versions_and_undo(opening, path, where):
    old = edited(opening, 9)
    new = path.parent / where
    new.parent.mkdir(exist_ok=True)
    path.rename(new)
    file = opening(new)
    assert file.outcome.came_from == old.places.draft
    assert f"原来是 {path}" in file.outcome.message
    assert [version.reason for version in file.versions()] == ["closed", "session"]
    file.editing.undo()
    assert file.draft.get(RECEIVED) == 8
    assert not old.places.kept.exists()


def test_a_draft_moved_twice_without_a_change_is_still_known(opening, path):
    edited(opening, 9)
    for name in ("二.toml", "三.toml"):
        path = path.rename(path.with_name(name))
        file = opening(path)
        assert len(file.versions()) == 2
        file.close()


def test_a_copy_begins_a_history_of_its_own(opening, path):
    edited(opening, 9)
    first = path.rename(path.with_name("一.toml"))
    opening(first).close()
    copy = shutil.copy(first, path.with_name("副本.toml"))
    file = opening(copy)
    assert (file.outcome.came_from, file.versions()) == (None, [])
    file.close()
    assert len(opening(first).versions()) == 2


def test_a_draft_changed_elsewhere_meanwhile_is_not_taken_for_another(opening, path):
    edited(opening, 9)
    new = path.rename(path.with_name("新名.toml"))
    new.write_text(new.read_text("utf-8").replace("一段。", "两段。"), "utf-8")
    file = opening(new)
    assert (file.outcome.came_from, file.versions()) == (None, [])


def test_versions_are_copied_where_the_old_folder_may_come_back(opening, path, tmp_path):
    old = edited(opening, 9)
    path.parent.rename(tmp_path / "改名")
    file = opening(tmp_path / "改名" / path.name)
    assert len(file.versions()) == 2
    assert old.places.backups.exists()


def test_what_a_killed_session_did_not_save_follows_a_renamed_draft(opening, path, crash, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    crash(file)
    new = path.rename(path.with_name("新名.toml"))
    file = opening(new)
    assert file.draft.get(RECEIVED) == 9
    assert "已恢复上次未保存的 1 处修改" in file.outcome.message
    file.close()
    assert side_files(new) == []


def test_a_draft_renamed_while_it_is_open_leaves_its_versions_where_they_are(
    opening, path, by_hand
):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.save()
    new = path.rename(path.with_name("新名.toml"))
    other = opening(new)
    assert (other.outcome.came_from, other.versions()) == (None, [])
    assert file.places.backups.exists()


def test_damaged_state_never_prevents_opening(opening, path, state):
    old = edited(opening, 9)
    new = path.rename(path.with_name("新名.toml"))
    for journal in old.places.history.iterdir():
        journal.write_bytes(b"\0" * 300)
    (state / "drafts" / "junk").write_text("x", "utf-8")
    (old.places.kept / "path").write_bytes(b"\xff\0")
    assert opening(new).draft.get(RECEIVED) == 9
