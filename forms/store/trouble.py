"""Why a draft could not be written, and what to do now, in the officer's words."""

from __future__ import annotations

import errno
from typing import NamedTuple

from forms.store.atomic import ReadOnlyFileError
from forms.store.diagnosis import printable

AGAIN = "程序会自动再存"


class Trouble(NamedTuple):
    """`badge` is a few words for the status line, `remedy` a sentence."""

    badge: str
    remedy: str


_FULL = Trouble(
    "磁盘已满",
    f"请删去不用的文件腾出空间（保存时要放得下第二份草稿），{AGAIN}",
)
_HELD = Trouble("文件被别的程序占用", f"请关闭正在使用它的程序（如杀毒、同步盘），{AGAIN}")
_GONE = Trouble("文件夹不见了", f"U 盘或网络盘可能已断开，请接回；{AGAIN}，也可以另存到别处")
_READ_ONLY = Trouble("文件是只读的", f"请在文件属性中去掉“只读”，{AGAIN}；也可以另存到别处")
_READ_ONLY_DISK = Trouble("磁盘是只读的", f"请关掉它的写保护，{AGAIN}；也可以另存到别处")
_FAULTY = Trouble("磁盘读写出错", "U 盘或磁盘可能有故障，请尽快另存到别处")

_TROUBLES = {
    "ENOSPC": _FULL,
    "EDQUOT": Trouble("磁盘配额已用完", _FULL.remedy),
    "EFBIG": Trouble("文件大小超过限额", "请联系管理员放宽文件大小限额，或另存到别处"),
    "EROFS": _READ_ONLY_DISK,
    "EACCES": Trouble("没有写入权限", "请另存到自己能写的文件夹，或请管理员开放权限"),
    "EPERM": Trouble("没有写入权限", "请另存到自己能写的文件夹，或请管理员开放权限"),
    "ENOENT": _GONE,
    "ENOTDIR": _GONE,
    "ENODEV": _GONE,
    "ENXIO": _GONE,
    "ESTALE": _GONE,
    "EIO": _FAULTY,
    "ENAMETOOLONG": Trouble("文件名太长", "请改短文件名后再打开，或另存为短一些的名字"),
    "EEXIST": Trouble("已经有同名的文件", "请换一个文件名"),
    "EISDIR": Trouble("那里是一个文件夹", "请换一个文件名"),
    "EBUSY": _HELD,
    "ETXTBSY": _HELD,
}

_WINDOWS = {
    5: _HELD,
    32: _HELD,
    33: _HELD,
    19: _READ_ONLY_DISK,
    39: _FULL,
    112: _FULL,
    3: _GONE,
    21: _GONE,
    53: _GONE,
    64: _GONE,
    1117: _FAULTY,
}


def at_the_end(remedy: str) -> str:
    """A remedy where the program ends: it saves again when the draft is opened again."""
    return remedy.replace(AGAIN, "下次打开这份草稿时会再存")


def told(error: Exception) -> str:
    """What an error says to the officer: our own as it stands, the system's in their words."""
    return trouble_of(error).badge if isinstance(error, OSError) else str(error)


def trouble_of(error: Exception) -> Trouble:
    """What an error of writing means."""
    if isinstance(error, ReadOnlyFileError):
        return _READ_ONLY
    if isinstance(error, OSError):
        name = errno.errorcode.get(error.errno or 0, "")
        known = _WINDOWS.get(getattr(error, "winerror", None) or 0) or _TROUBLES.get(name)
        if known:
            return known
    words = getattr(error, "strerror", None) or str(error)
    return Trouble(f"写入出错（{printable(words, 60)}）", "请另存到别处")
