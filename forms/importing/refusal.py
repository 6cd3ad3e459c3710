"""What is not taken in: the error that says so, and the bounds of everything that is read."""

from __future__ import annotations

from pathlib import Path

from forms.store.reading import why_unreadable

MEGABYTE = 1 << 20
LARGEST_FILE = 40 * MEGABYTE
LARGEST_PART = 48 * MEGABYTE
"""Bytes of one part of a Word or Excel file once it is unpacked."""
MOST_TEXT = 2_000_000
"""Characters of a report; real ones have 5,000 to 50,000."""


class ReportError(Exception):
    """A report that cannot be read in; the message says in Chinese what, where and what to do."""


def refuse(path: Path | str, what: str, remedy: str = "") -> ReportError:
    """The error for a file: `文件名：what。remedy。`"""
    name = clean_name(Path(path).name)
    return ReportError(f"{name}：{what}。{remedy + '。' if remedy else ''}")


def clean_name(name: str) -> str:
    """A file name without anything that a terminal would obey, cut to a line."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
    return shown if len(shown) <= 60 else shown[:40] + "…" + shown[-15:]


def read_bytes(path: Path) -> bytes:
    """The content of a file within bounds; raises ReportError."""
    try:
        if not path.is_file():
            raise refuse(
                path, "没有这个文件" if not path.exists() else "这不是一个文件", "请核对文件位置"
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise refuse(
                path,
                f"文件有 {size // MEGABYTE} MB，年度报告不会超过 {LARGEST_FILE // MEGABYTE} MB",
                "请去掉图片后另存为 .docx 再读入",
            )
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        fault = why_unreadable(error)
        raise refuse(path, fault.what, fault.remedy) from error
    if not data:
        raise refuse(path, "文件是空的", "请核对是否选错了文件")
    return data
