"""A draft file read: bytes to Draft, or a DraftError that tells the officer where, why, what now.

Only the standard library and tomli, because `nianbao check` comes through here. Nothing is ever
written.
"""

from __future__ import annotations

import codecs
import errno
import stat
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from forms.draft import Draft
from forms.store import diagnosis
from forms.store.diagnosis import Diagnosis, printable
from forms.store.toml_text import clean

SCHEMA = 1
"""The format of the draft file; a larger number in a file is only ever opened read-only."""

SIZE_LIMIT = 4_000_000
"""Bytes of a draft file; the largest real draft is a tenth of it."""

DEPTH_LIMIT = 16
"""Tables within tables; the format itself needs four."""

TABLES = ("unit", "document", "sections", "tables", "notes", "checked", "retired", "resume")
LISTS = ("attachments", "waived", "exports")


class DraftError(Exception):
    """A draft that cannot be read: what is wrong, at which line and column, and what to do now.

    `converted` is the text in UTF-8 where the file is only in another encoding.
    """

    def __init__(self, path: Path, fault: Diagnosis, converted: bytes | None = None) -> None:
        super().__init__(path, fault)
        self.path = path
        self.fault = fault
        self.converted = converted

    @property
    def line(self) -> int | None:
        """The line, counted from 1."""
        return self.fault.line

    @property
    def column(self) -> int | None:
        """The column in characters, counted from 1."""
        return self.fault.column

    def __str__(self) -> str:
        return f"{printable(str(self.path))}：{self.fault}"


class Source(NamedTuple):
    """A draft file as it lies on the disk: its bytes, and the text in them without a BOM."""

    path: Path
    data: bytes
    text: str
    bom: bool = False

    @property
    def sha(self) -> str:
        """The sha256 of the bytes."""
        import hashlib  # a check asks for none

        return hashlib.sha256(self.data).hexdigest()


def read_draft(path: str | Path) -> Draft:
    """The draft in the file. Raises DraftError."""
    source = read_source(path)
    draft = parse(source)
    refuse_newer(source, draft)
    return draft


def read_source(path: str | Path) -> Source:
    """The file's bytes and text. Raises DraftError where it cannot be read or is no UTF-8 text."""
    path = Path(path)
    try:
        data = _read_bytes(path)
    except (OSError, ValueError) as error:
        raise DraftError(path, why_unreadable(error)) from error
    return decode(path, data)


def decode(path: Path, data: bytes) -> Source:
    """The text in the bytes: a BOM set aside. Raises DraftError."""
    fault = diagnosis.of_bytes(data)
    if fault:
        raise DraftError(path, fault)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DraftError(path, *diagnosis.of_encoding(data, error)) from error
    return Source(path, data, text, data.startswith(codecs.BOM_UTF8))


def parse(source: Source) -> Draft:
    """The draft in the text, whatever its schema. Raises DraftError."""
    try:
        tree = parse_tree(source.text)
    except (ValueError, RecursionError) as error:
        why = diagnosis.of_report(source.path) or diagnosis.of_text(source.text, error)
        raise DraftError(source.path, why) from error
    fault = _misshapen(source.text, tree)
    if fault:
        raise DraftError(source.path, fault)
    return Draft(tree)


def parse_tree(text: str) -> dict[str, Any]:
    """The values of a TOML text, without control characters in texts.

    Raises ValueError or RecursionError where it is no TOML, or goes too deep.
    """
    if diagnosis.too_deep(text):
        raise RecursionError
    tree: dict[str, Any] = clean(tomli.loads(text, parse_float=Decimal), DEPTH_LIMIT)
    return tree


def refuse_newer(source: Source, draft: Draft) -> None:
    """Raise DraftError where a newer program wrote the draft."""
    schema = draft.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise DraftError(
            source.path,
            Diagnosis(
                f"草稿是较新版本的程序写的（格式 {schema}，本程序只认到格式 {SCHEMA}）",
                "请升级本程序后再打开；原文件没有改动",
                *diagnosis.place_of_key(source.text, "schema"),
            ),
        )


def _read_bytes(path: Path) -> bytes:
    mode = path.stat()
    if stat.S_ISDIR(mode.st_mode):
        raise IsADirectoryError(errno.EISDIR, "directory")
    if not stat.S_ISREG(mode.st_mode):
        raise OSError(errno.ENODEV, "no regular file")
    if mode.st_size > SIZE_LIMIT:
        raise OSError(errno.EFBIG, "too large")
    return path.read_bytes()


def why_unreadable(error: OSError | ValueError) -> Diagnosis:
    """Why a file cannot be read, in the officer's words."""
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    known = _UNREADABLE.get(code or 0)
    if known:
        return Diagnosis(*known)
    words = getattr(error, "strerror", None) or str(error)
    return Diagnosis(
        f"文件读不出来（{printable(words)}）",
        "请检查 U 盘或网络盘是否还连着，必要时打开备份",
    )


_UNREADABLE = {
    errno.ENOENT: ("找不到这个文件", "请核对文件名和文件夹；新建草稿用 nianbao new"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "请核对文件所在的文件夹"),
    errno.EISDIR: ("这是文件夹，不是草稿文件", "请指出其中的 .toml 草稿文件"),
    errno.EACCES: ("没有权限读取这个文件", "请向文件的所有者要读取权限，或把文件复制出来再打开"),
    errno.EPERM: ("没有权限读取这个文件", "请向文件的所有者要读取权限，或把文件复制出来再打开"),
    errno.ENODEV: ("这不是普通文件", "请指出一个 .toml 草稿文件"),
    errno.EFBIG: (
        f"文件超过 {SIZE_LIMIT // 1_000_000} MB，不会是年报草稿",
        "请核对是否选错了文件，或打开备份",
    ),
    errno.ENAMETOOLONG: ("文件名或路径太长", "请改短文件名，或移到层次浅的文件夹"),
    errno.EINVAL: ("文件名中有不能用的字符", "请核对文件名"),
    errno.ELOOP: ("快捷方式（符号链接）互相指向，找不到文件", "请直接指出草稿文件"),
}


def _misshapen(text: str, tree: dict[str, Any]) -> Diagnosis | None:
    """What makes a TOML text no draft: no form named, or a value where a table must stand."""
    form = tree.get("form")
    if not isinstance(form, str) or not form:
        return Diagnosis(
            "这不是年报草稿：没有写明报告格式（form）",
            '请核对是否选错了文件；若是草稿，请在开头补上如 form = "disclosure-2021" 的一行',
            *diagnosis.place_of_key(text, "form"),
        )
    for key in (*TABLES, *LISTS):
        wanted = dict if key in TABLES else list
        if key in tree and not isinstance(tree[key], wanted):
            shape = f"[{key}]" if key in TABLES else f"[[{key}]]"
            return Diagnosis(
                f"“{key}”应当是一组内容，这里却是单独一个值",
                f"请把这一行改成以 {shape} 开头的一组，或删去",
                *diagnosis.place_of_key(text, key),
            )
    return None
