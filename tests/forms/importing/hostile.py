"""Files that are no reports: bombs, traps and things under a false name."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MEGABYTE = 1 << 20


def _archive(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def word(document: str | bytes, **parts: bytes) -> bytes:
    """A Word file with this document part."""
    data = document if isinstance(document, bytes) else document.encode("utf-8")
    return _archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": data, **parts})


def _body(content: str) -> str:
    return f"<w:document {W}><w:body>{content}</w:body></w:document>"


def _bomb() -> bytes:
    packed = BytesIO()
    with (
        ZipFile(packed, "w", ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(80):
            part.write(b" " * MEGABYTE)
    return packed.getvalue()


def _many_bombs() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", _body("<w:p/>"))
        for number in range(8):
            archive.writestr(f"customXml/item{number}.xml", b" " * (30 * MEGABYTE))
    return packed.getvalue()


def _entities() -> str:
    lines = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "lol" * 10}">' for i in range(12)
    )
    return f"<?xml version='1.0'?><!DOCTYPE d [{lines}]>" + _body(
        "<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>"
    )


def _outside() -> str:
    doctype = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return f"<?xml version='1.0'?>{doctype}" + _body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")


def _nested_tables(depth: int) -> str:
    return _body("<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth)


def _nested_divisions(depth: int) -> bytes:
    return (
        "<html><body>" + "<div><span>" * depth + "一、总体情况" + "</span></div>" * depth
    ).encode()


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200 * MEGABYTE)


def _written(make: Callable[[], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(make()) and None


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)

REFUSED: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "a zip bomb": ("bomb.docx", _written(_bomb), "解压后超过"),
    "bombs beside": (
        "bombs.docx",
        _written(_many_bombs),
        "没有认出",
    ),
    "ten thousand parts": (
        "parts.docx",
        _written(
            lambda: _archive({f"a{i}": b"" for i in range(3100)} | {"word/document.xml": b"<a/>"})
        ),
        "部件",
    ),
    "an entity bomb": ("entities.docx", _written(lambda: word(_entities())), "实体"),
    "an entity from outside": ("outside.docx", _written(lambda: word(_outside())), "实体"),
    "entities in UTF-16": (
        "wide.docx",
        _written(lambda: word(_entities().encode("utf-16"))),
        "损坏",
    ),
    "deep tables": ("deep.docx", _written(lambda: word(_nested_tables(5000))), "嵌套"),
    "deep divisions": ("deep.html", _written(lambda: _nested_divisions(50_000)), "嵌套"),
    "200 MB": ("large.docx", _sparse, "MB"),
    "macros": ("macro.docm", _written(lambda: word(_body("<w:p/>"))), "宏"),
    "macros under another name": (
        "macro.docx",
        _written(lambda: word(_body("<w:p/>"), **{"word/vbaProject.bin": b"x"})),
        "宏",
    ),
    "macros in an old file": (
        "macro.doc",
        _written(lambda: OLE + "_VBA_PROJECT".encode("utf-16-le")),
        "宏",
    ),
    "a password": (
        "secret.docx",
        _written(lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
        "密码",
    ),
    "a program": ("年报.docx", _written(lambda: b"MZ\x90\x00" + bytes(5000)), "程序"),
    "a program as a page": ("年报.html", _written(lambda: b"\x7fELF" + bytes(5000)), "程序"),
    "a picture": ("年报.doc", _written(lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)), "图片"),
    "a packed folder": ("年报.docx", _written(lambda: b"Rar!\x1a\x07\x00" + bytes(100)), "压缩包"),
    "a folder zipped": ("年报.zip", _written(lambda: _archive({"年报.txt": b"x"})), "压缩包"),
    "half a file": ("half.docx", _written(lambda: word(_body("<w:p/>" * 500))[:-80]), "损坏"),
    "no document": ("empty.docx", _written(lambda: word("<a/>")), "不是 Word 文档"),
    "broken XML": ("broken.docx", _written(lambda: word("<w:document>")), "损坏"),
    "nothing": ("nothing.txt", _written(lambda: b""), "空的"),
    "nowhere": ("nowhere.txt", lambda path: None, "没有这个文件"),
    "a folder": ("folder.txt", lambda path: path.mkdir(), "不是一个文件"),
    "bytes": ("noise.txt", _written(lambda: bytes(range(256)) * 40), "文字"),
    "another text": (
        "letter.txt",
        _written(lambda: "今天天气很好，我们去公园。\n".encode() * 20),
        "没有认出",
    ),
    "another page": (
        "shop.html",
        _written(lambda: b"<html><body><p>hello 123</p></body></html>"),
        "没有认出",
    ),
    "too much text": ("long.txt", _written(lambda: "年报".encode() * 1_100_000), "万字"),
    "XML data": ("data.xml", _written(lambda: b"<?xml version='1.0'?><a>1</a>"), "XML"),
    "a million cells": (
        "cells.docx",
        _written(
            lambda: word(
                _body("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 500_000 + "</w:tr></w:tbl>")
            )
        ),
        "多得不正常",
    ),
    "a page of a million cells": (
        "cells.html",
        _written(lambda: b"<table><tr>" + b"<td>1</td>" * 1_000_000 + b"</table>"),
        "多得不正常",
    ),
    "a hundred thousand attributes": (
        "attributes.html",
        _written(
            lambda: b"<p " + b" ".join(b'a%d="%d>"' % (at, at) for at in range(100_000)) + b">"
        ),
        "标记大得不正常",
    ),
    "a cell a million wide": (
        "wide.html",
        _written(
            lambda: (
                b"<table>" + b"<tr><td colspan=9999 rowspan=9999>1</td></tr>" * 3000 + b"</table>"
            )
        ),
        "没有认出",
    ),
}
"""What it is: the file's name, how it is made, and a word of the sentence that refuses it."""
