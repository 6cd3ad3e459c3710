"""An open draft: saved behind the typing, recovered after a kill, never changed without a choice."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.draft import Draft
from forms.edit import Change, Edit, Splice
from forms.store import autosave, backups, saving
from forms.store.atomic import write_atomic
from forms.store.draft_file import DraftFile
from forms.store.reading import read_draft
from forms.store.records import edit_record, line_of

RECEIVED = "tables.statistics.received"
FAXED = "tables.statistics.received_by_fax"
OVERVIEW = "sections.overview"


def side_files(path: Path) -> list[str]:
    return sorted(set(os.listdir(path.parent)) - {path.name})


# -- saving ------------------------------------------------------------------------------------------


def test_an_edit_is_in_the_journal_before_the_draft_changes(opening, path):
    file = opening()
    seen = []

    def looks(edit: Edit) -> None:
        journal = path.with_name(f".{path.name}.journal").read_bytes()
        seen.append((b"tables.statistics.received" in journal, file.draft.get(RECEIVED)))

    file.editing.listeners.append(looks)
    file.editing.change(RECEIVED, 9)
    assert seen == [(True, 8)]


def test_the_file_is_saved_a_moment_after_the_last_edit_and_the_status_told(opening, monkeypatch):
    monkeypatch.setattr(autosave, "PAUSE", 0.02)
    file = opening()
    told = threading.Event()
    file.on_status = told.set
    file.editing.change(RECEIVED, 9)
    assert file.status.text == "未保存"
    assert told.wait(5)
    assert read_draft(file.path).get(RECEIVED) == 9
    assert file.status.kind == "saved" and file.status.text.startswith("已保存 ")


def test_a_save_keeps_comments_counts_itself_and_remembers_the_place(opening, by_hand):
    file = opening()
    file.resume_at = RECEIVED
    file.editing.change(RECEIVED, 9)
    file.save()
    text = file.path.read_text(encoding="utf-8")
    assert "# 王科长的草稿" in text and "received = 9  # （一）收到申请数（件）" in text
    saved = read_draft(file.path)
    assert (saved.get("counter"), saved.get("resume.at")) == (1, RECEIVED)


def test_looking_at_a_draft_changes_no_byte_and_leaves_no_file(opening, path, state):
    before = path.read_bytes()
    opening().close()
    assert path.read_bytes() == before and side_files(path) == [] and not state.exists()


def test_after_closing_only_the_draft_lies_in_its_folder(opening, path):
    file = opening()
    file.editing.change(RECEIVED, 9)
    assert len(side_files(path)) == 3
    assert file.close().kind == "saved"
    assert side_files(path) == []


def test_bom_and_crlf_stay(opening, path):
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().splitlines()
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.close()
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf") and after.count(b"\n") == after.count(b"\r\n")
    changed = [new for old, new in zip(before, after.splitlines(), strict=True) if old != new]
    assert [line.split(b" ")[0] for line in changed] == [b"counter", b"received"]


def test_a_link_stays_a_link_and_its_files_lie_beside_the_draft(opening, path, tmp_path):
    link = tmp_path / "快捷方式.toml"
    link.symlink_to(path)
    file = opening(link)
    file.editing.change(RECEIVED, 9)
    assert len(side_files(path)) == 3
    file.close()
    assert link.is_symlink() and read_draft(path).get(RECEIVED) == 9


# -- when the disk does not take it ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘配额已用完"),
        (errno.EFBIG, "文件大小超过限额"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EACCES, "没有写入权限"),
        (errno.EIO, "磁盘读写出错"),
        (errno.ENAMETOOLONG, "文件名太长"),
        (errno.ENODEV, "文件夹不见了"),
        (errno.EBUSY, "文件被别的程序占用"),
    ],
)
def test_each_reason_a_save_fails_has_its_badge_and_the_next_save_holds_everything(
    opening, by_hand, monkeypatch, code, words
):
    file = opening()
    file.editing.change(RECEIVED, 9)

    def fails(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(saving, "write_atomic", fails)
    status = file.save()
    assert (status.kind, status.text) == ("failed", f"未能保存：{words}（修改已记入日志）")
    assert status.remedy
    file.editing.change(FAXED, 4)
    monkeypatch.setattr(saving, "write_atomic", write_atomic)
    assert file.save().kind == "saved"
    saved = read_draft(file.path)
    assert (saved.get(RECEIVED), saved.get(FAXED)) == (9, 4)


def test_a_windows_error_of_another_program_has_the_badge_of_that(opening, by_hand, monkeypatch):
    file = opening()
    file.editing.change(RECEIVED, 9)

    def held(*_: object) -> None:
        error = PermissionError(errno.EACCES, "拒绝访问")
        error.winerror = 32
        raise error

    monkeypatch.setattr(saving, "write_atomic", held)
    assert "文件被别的程序占用" in file.save().text
    monkeypatch.undo()


def test_a_read_only_file_is_told_at_once_and_typing_goes_into_the_journal(
    opening, path, by_hand, crash
):
    path.chmod(0o444)
    file = opening()
    assert "文件是只读的" in file.outcome.message
    file.editing.change(RECEIVED, 9)
    assert file.save().text == "未能保存：文件是只读的（修改已记入日志）"
    crash(file)
    path.chmod(0o644)
    again = opening()
    assert again.draft.get(RECEIVED) == 9
    assert again.save().kind == "saved"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="gives up root in a child")
def test_in_a_read_only_folder_typing_goes_into_the_journal_of_the_state_folder(opening, crash):
    folder = Path(tempfile.mkdtemp())
    try:
        path, state = folder / "草稿" / "年报.toml", folder / "state"
        path.parent.mkdir()
        path.write_text('form = "disclosure-2014"\nyear = 2018\n', encoding="utf-8")
        for each in (folder, path.parent, path):
            each.chmod(0o777)
        opening(path).close()
        path.parent.chmod(0o555)
        assert as_nobody(lambda: types_in_a_read_only_folder(path, state)) == 0
        path.parent.chmod(0o777)
        with DraftFile.open(path, state=state) as file:
            assert file.draft.year == 2019 and "已恢复" in file.outcome.message
        assert read_draft(path).year == 2019
    finally:
        path.parent.chmod(0o777)
        shutil.rmtree(folder)


def types_in_a_read_only_folder(path: Path, state: Path) -> None:
    file = DraftFile.open(path, state=state)
    assert "文件夹不能写" in file.outcome.message
    file.editing.change("year", 2019)
    assert file.save().text == "未能保存：没有写入权限（修改已记入日志）"


def as_nobody(act: Callable[[], None]) -> int:
    """Do it in a child without the rights of root; its exit status."""
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            act()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_folder_that_vanishes_takes_nothing_with_it(opening, path, by_hand, crash):
    content = path.read_bytes()
    file = opening()
    file.editing.change(RECEIVED, 9)
    for name in os.listdir(path.parent):
        (path.parent / name).unlink()
    path.parent.rmdir()
    file.editing.change(FAXED, 4)
    assert file.save().text == "未能保存：文件夹不见了（修改已记入日志）"
    assert not path.parent.exists()
    crash(file)
    path.parent.mkdir()
    path.write_bytes(content)
    again = opening()
    assert (again.draft.get(RECEIVED), again.draft.get(FAXED)) == (9, 4)


def test_where_neither_file_nor_journal_can_be_written_the_badge_says_so(
    opening, path, state, by_hand
):
    state.touch()
    file = opening()
    path.with_name(f".{path.name}.journal").mkdir()
    file.editing.change(RECEIVED, 9)
    assert file.draft.get(RECEIVED) == 9
    assert file.status.text.startswith("未保存，日志也写不进去：")
    path.with_name(f".{path.name}.journal").rmdir()
    assert file.save().kind == "saved"


def test_a_name_too_long_for_side_files_keeps_them_in_the_state_folder(opening, tmp_path, path):
    long = tmp_path / ("年" * 82 + ".toml")
    long.write_bytes(path.read_bytes())
    file = opening(long)
    file.editing.change(RECEIVED, 9)
    assert file.close().kind == "saved"
    assert read_draft(long).get(RECEIVED) == 9


def test_a_copy_holds_the_draft_as_it_is_and_never_replaces_a_file(opening, tmp_path, by_hand):
    file = opening()
    file.editing.change(RECEIVED, 9)
    file.save_copy(tmp_path / "另存.toml")
    assert read_draft(tmp_path / "另存.toml").get(RECEIVED) == 9
    assert "# 王科长的草稿" in (tmp_path / "另存.toml").read_text(encoding="utf-8")
    with pytest.raises(FileExistsError):
        file.save_copy(tmp_path / "另存.toml")


# -- recovery ----------------------------------------------------------------------------------------


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
