"""Bytes to text: which encoding a saved page or a text file is in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from forms.importing.refusal import refuse

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}
_HEAD = 4096


def decode(path: Path, data: bytes) -> str:
    """The text, by its byte order mark, as UTF-8 if it is that, as declared, else as GB18030.

    Valid UTF-8 wins over a declaration: browsers save a page in UTF-8 and leave its old tag in.
    Raises ReportError where nothing fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(path, data, (encoding,))
    if encoding := _unmarked_wide(data):
        return _decoded(path, data, (encoding,))
    return _decoded(path, data, ("utf-8", *_declared(data), "gb18030"))


def _declared(data: bytes) -> list[str]:
    found = []
    for match in _DECLARED.finditer(data[:_HEAD]):
        name = match[1].decode("ascii").lower()
        name = _WIDER.get(name, name)
        try:
            if codecs.lookup(name)._is_text_encoding:
                found.append(name)
        except LookupError:
            continue
    return found


def _unmarked_wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of its digits and line ends is zero."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) / 20 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) / 20 and not odd else ""


def _decoded(path: Path, data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
        return text
    text = data.decode(encodings[-1], errors="replace")
    if text.count("\N{REPLACEMENT CHARACTER}") * 200 < len(text):
        return text
    raise refuse(path, "文字编码认不出来", "请用记事本打开，另存为 UTF-8 编码再读入")
