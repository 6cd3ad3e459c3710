"""What a file is, by its content: names lie. What is no report is refused in a sentence."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from forms.importing.refusal import ReportError, refuse
from forms.toml_lines import is_of_draft

_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|table|div|p)\b", re.IGNORECASE)
_HTML_WIDE = re.compile(
    "<\\s*(?:!doctype\\s+html|html|head|body)\\b".encode("utf-16-le"), re.IGNORECASE
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_DOCUMENTS = {
    **dict.fromkeys((".docx", ".doc", ".wps", ".rtf"), "Word"),
    **dict.fromkeys((".xlsx", ".xls", ".et"), "Excel"),
    ".pdf": "PDF",
}
"""What a file is by its name, where that is no text."""
_COPY_AGAIN = "请重新复制一份，或用 Word、WPS 打开另存再读入"
_WORDS = "请选 .docx、网页（.html）、.txt 或 .xlsx 文件"


def kind_of(path: Path, data: bytes) -> str:
    """docx, xlsx, html, mht, text, pdf; office-docx and office-xlsx for LibreOffice to convert.

    Raises ReportError for programs, pictures, macros, encrypted and packed files.
    """
    head = data[:4096]
    if any(head.startswith(mark) for mark in _PROGRAMS):
        raise refuse(path, "这是一个程序，不是报告，没有打开", _WORDS)
    if any(head.startswith(mark) for mark in _PICTURES):
        raise refuse(path, "这是一张图片，取不出文字", _WORDS)
    if any(head.startswith(mark) for mark in _PACKED):
        raise refuse(path, "这是压缩包", "请先解压，再选里面的文件")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path, data)
    if head.startswith(_OLE):
        return _compound(path, data)
    if head.lstrip().startswith(b"%PDF"):
        return "pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        return "office-docx"
    return _by_text(path, head)


def _by_text(path: Path, head: bytes) -> str:
    if is_of_draft(head.decode("utf-8", "replace")):
        raise refuse(
            path, "这已经是草稿，不用读入", "请直接打开它；编下一年的，新建时选它作上年的草稿"
        )
    if b"MIME-Version:" in head and b"Content-Type:" in head:
        return "mht"
    if _HTML.search(head) or _HTML_WIDE.search(head):
        return "html"
    if path.suffix.lower() in (".htm", ".html", ".shtml", ".xhtml"):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise refuse(path, "这是 XML 数据，不是网页也不是文档", _WORDS)
    kind = _DOCUMENTS.get(path.suffix.lower())
    if kind and _is_binary(head):
        raise refuse(path, f"文件损坏了，或者不是 {kind} 文件", _COPY_AGAIN)
    return "text"


def _is_binary(head: bytes) -> bool:
    """Whether these bytes are no text of any encoding; UTF-16 has its zeros at every other byte."""
    wide = bool(head[::2].count(0)) != bool(head[1::2].count(0))
    if wide or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return len(_CONTROLS.findall(head)) * 50 > len(head)


_ZIPPED: tuple[tuple[Callable[[frozenset[str]], bool], str], ...] = (
    (lambda names: "word/document.xml" in names, "docx"),
    (lambda names: "xl/workbook.xml" in names, "xlsx"),
    (lambda names: "content.xml" in names and "mimetype" in names, "office-docx"),
)


def _zipped(path: Path, data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            opened = archive.read("mimetype")[:80] if _has_small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise refuse(path, "文件损坏，打不开", _COPY_AGAIN) from error
    if any(name.endswith("vbaProject.bin") for name in names) or path.suffix.lower() in (
        ".docm",
        ".xlsm",
    ):
        raise _macros(path)
    if "OFD.xml" in names:
        raise refuse(path, "OFD 版式文件取不出文字", "请用阅读器另存为 PDF 或 Word 文件再读入")
    if b"spreadsheet" in opened:
        return "office-xlsx"
    found = next((kind for fits, kind in _ZIPPED if fits(names)), None)
    if found is None:
        raise refuse(path, "这是压缩包，不是 Word 或 Excel 文件", "请先解压，再选里面的文件")
    return found


def _has_small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.NameToInfo and archive.getinfo(name).file_size < 200


def _compound(path: Path, data: bytes) -> str:
    """The older binary format of Word, Excel and WPS, or an encrypted new one."""
    if _named(data, "EncryptedPackage"):
        raise refuse(path, "文件有打开密码", "请去掉密码后另存再读入")
    if _named(data, "_VBA_PROJECT"):
        raise _macros(path)
    if _named(data, "Workbook") and not _named(data, "WordDocument"):
        return "office-xlsx"
    return "office-docx"


def _named(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def _macros(path: Path) -> ReportError:
    return refuse(path, "文件带有宏，为安全起见没有打开", "请另存为不带宏的 .docx 再读入")
