"""An open draft: saved behind the typing, wherever its folder lets files lie."""

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

from forms.edit import Edit
from forms.store import autosave, saving
from forms.store.atomic import write_atomic
from forms.store.draft_file import DraftFile
from forms.store.reading import read_draft
from tests.forms.store.folders import side_files

RECEIVED = "tables.statistics.received"
FAXED = "tables.statistics.received_by_fax"


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


def test_a_draft_on_a_read_only_disk_is_not_called_a_read_only_file(path, opening, monkeypatch):
    disk = os.statvfs(path)
    fields = [*disk[:8], disk.f_flag | os.ST_RDONLY, disk.f_namemax]
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result(fields))
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    message = opening().outcome.message
    assert "磁盘是只读的" in message and "文件属性" not in message


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
