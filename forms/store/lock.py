"""One program at a time changes a draft; the second is told who has it, where and since when.

The lock is the operating system's, so a killed holder blocks nobody. Beside it lies a small file
that says who holds it. On a network share without locks the hash of the content guards instead.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from forms.store.clock import now
from forms.store.diagnosis import printable
from forms.store.places import make_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LIMIT = 10_000
"""Bytes of the file that says who holds the lock."""


class Owner(NamedTuple):
    """Who has a draft open: user, computer, process, and since when."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: datetime | None = None

    def __str__(self) -> str:
        since = f"，{self.since:%m月%d日 %H:%M} 起" if self.since else ""
        host = f"电脑 {self.host}" if self.host else "另一台电脑"
        return f"{self.user or '有人'} 正在{host} 上使用（进程 {self.pid}{since}）"


class Locked(Exception):  # noqa: N818 - an outcome that is offered choices, no fault
    """Another program has the draft open."""

    def __init__(self, path: Path, owner: Owner | None) -> None:
        super().__init__(path, owner)
        self.path = path
        self.owner = owner

    def __str__(self) -> str:
        who = str(self.owner) if self.owner else "另一个程序正在使用"
        return (
            f"{printable(str(self.path))}：这份草稿已经打开：{who}。"
            "可以只读打开、另存副本后打开，或等对方关闭后重试。"
        )


class DraftLock:
    """The lock of one draft, in the first of the places that can be written."""

    def __init__(self, draft: Path, paths: Sequence[Path]) -> None:
        self._draft = draft
        self._paths = paths
        self._held: BaseFileLock | None = None
        self._path: Path | None = None

    def acquire(self) -> bool:
        """Take the lock; False where no place can be written, so nothing is locked.

        Raises Locked.
        """
        from filelock import FileLock, Timeout

        for path in self._paths:
            with contextlib.suppress(OSError):
                make_folder(path)
            lock = FileLock(path, timeout=0.2, poll_interval=0.05, thread_local=False)
            try:
                lock.acquire()
            except Timeout:
                raise Locked(self._draft, read_owner(_sidecar(path))) from None
            except (OSError, NotImplementedError):
                continue
            self._held, self._path = lock, path
            with contextlib.suppress(OSError):
                _sidecar(path).write_text(json.dumps(myself(self._draft)), encoding="utf-8")
            return True
        return False

    def release(self) -> None:
        """Give it up and leave no file; whoever waits for the old name tries again by the new."""
        if self._held is None or self._path is None:
            return
        for path in (_sidecar(self._path), self._path):
            with contextlib.suppress(OSError):
                path.unlink()
        self._held.release()
        self._held = None


def _host() -> str:
    """The name of this computer."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def myself(draft: Path) -> dict[str, Any]:
    """Who this process is, as the lock and the journal say it."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = ""
    at = now().isoformat()
    return {"path": str(draft), "user": user, "host": _host(), "pid": os.getpid(), "at": at}


def read_owner(path: Path) -> Owner | None:
    """Who holds a lock, None where that cannot be told."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_LIMIT))
        since = datetime.fromisoformat(said["at"])
        user, host = printable(str(said["user"]), 60), printable(str(said["host"]), 60)
        return Owner(user, host, int(said["pid"]), since)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _sidecar(lock: Path) -> Path:
    return lock.with_name(f"{lock.name}.owner")
