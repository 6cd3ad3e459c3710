"""A file is put in its place as a whole, in an order that survives a power cut, or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from forms.store import atomic
from forms.store.atomic import ReadOnlyFileError, sweep, write_atomic


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "年报.toml"
    path.write_bytes(b"old")
    return path


def test_the_order_is_write_then_fsync_then_rename_then_fsync_of_the_folder(target, monkeypatch):
    calls: list[str] = []

    def recorded(name: str):
        real = getattr(os, name)

        def call(*arguments: object, **options: object) -> object:
            subject = arguments[0]
            if name == "fsync":
                is_folder = stat.S_ISDIR(os.fstat(subject).st_mode)
                calls.append("fsync folder" if is_folder else "fsync file")
            else:
                calls.append(name)
            return real(*arguments, **options)

        monkeypatch.setattr(os, name, call)

    for name in ("write", "fsync", "replace"):
        recorded(name)
    write_atomic(target, b"new")
    assert calls == ["write", "fsync file", "replace", "fsync folder"]


def test_the_mode_and_the_link_stay(target, tmp_path):
    target.chmod(0o640)
    link = tmp_path / "链接.toml"
    link.symlink_to(target)
    write_atomic(link, b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_gets_the_mode_that_any_new_file_gets(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    write_atomic(tmp_path / "new.toml", b"new")
    assert (tmp_path / "new.toml").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_marked_read_only_is_refused_although_it_could_be_replaced(target):
    target.chmod(0o444)
    with pytest.raises(ReadOnlyFileError):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old" and os.listdir(target.parent) == [target.name]


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path):
    path = tmp_path / ("年" * 83 + ".toml")
    path.write_bytes(b"old")
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("code", [5, 32, 33])
@pytest.mark.parametrize("times", [1, 3, 6])
def test_windows_is_asked_again_while_another_program_holds_the_file(
    target, monkeypatch, code, times
):
    waits = hold(monkeypatch, code, times)
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new" and len(waits) == times and sum(waits) <= 2.5


def test_windows_is_not_asked_forever(target, monkeypatch):
    waits = hold(monkeypatch, 5, 1000)
    with pytest.raises(PermissionError):
        write_atomic(target, b"new")
    assert sum(waits) <= 2.5
    assert target.read_bytes() == b"old" and os.listdir(target.parent) == [target.name]


def test_a_refusal_that_will_not_pass_is_not_waited_for(target, monkeypatch):
    waits = hold(monkeypatch, None, 1)
    with pytest.raises(PermissionError):
        write_atomic(target, b"new")
    assert not waits and target.read_bytes() == b"old"


def hold(monkeypatch: pytest.MonkeyPatch, code: int | None, times: int) -> list[float]:
    """Let os.replace fail that often as Windows does; the waits in between."""
    waits: list[float] = []
    real, left = os.replace, [times]

    def held(source: object, target: object) -> None:
        if left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "拒绝访问")
            error.winerror = code
            raise error
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


def test_a_file_size_limit_leaves_the_old_content_and_nothing_else(target):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(OSError, match="large"):
            write_atomic(target, b"n" * 38_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert target.read_bytes() == b"old" and os.listdir(target.parent) == [target.name]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting takes root")
def test_a_full_disk_leaves_the_old_content_and_nothing_else(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        target = disk / "年报.toml"
        target.write_bytes(b"o" * 38_000)
        with pytest.raises(OSError) as caught:
            write_atomic(target, b"n" * 38_000)
        assert caught.value.errno == errno.ENOSPC
        assert target.read_bytes() == b"o" * 38_000 and os.listdir(disk) == [target.name]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_only_the_temporary_files_of_this_draft_are_swept(target):
    name = target.name
    kept = [f".{name}.x.0a1b2c3d.tmp", f".{name}.notes.tmp", "0a1b2c3d.tmp", f".{name}.journal"]
    for left in (*kept, f".{name}.0a1b2c3d.tmp", f".{name}.ffffffff.tmp"):
        (target.parent / left).touch()
    sweep(target)
    assert sorted(os.listdir(target.parent)) == sorted([name, *kept])


def test_the_temporary_file_of_another_save_is_not_touched(target, monkeypatch):
    monkeypatch.setattr(atomic.secrets, "token_hex", lambda _: "00000000")
    other = target.parent / f".{target.name}.00000000.tmp"
    other.write_bytes(b"other's")
    with pytest.raises(FileExistsError):
        write_atomic(target, b"new")
    assert other.read_bytes() == b"other's" and target.read_bytes() == b"old"
