"""Word and Excel files as archives of XML parts, opened within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

from forms.importing.markup_bounds import hold_tags
from forms.importing.refusal import LARGEST_PART, MEGABYTE, ReportError, refuse

MOST_PARTS = 3000
STRICT = b"http://purl.oclc.org/ooxml/"
DAMAGED = "请用 Word 或 WPS 打开它，另存为 .docx 再读入"


class Archive:
    """The parts of a zipped document. Raises ReportError for what is damaged or out of bounds."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.left = 3 * LARGEST_PART
        if not data.startswith(b"PK"):
            raise refuse(
                path,
                "这不是 Word 文件（.docx）",
                "草稿请用 nianbao check 自查；.doc、.wps 请另存为 .docx",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise refuse(path, "文件损坏，打不开", DAMAGED) from error
        if len(self._zip.filelist) > MOST_PARTS:
            raise refuse(path, "文件里的部件多得不正常", DAMAGED)
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """One part unpacked; never more than the bound, whatever its header says."""
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise refuse(self.path, "文件有密码", "请去掉打开密码后另存再读入")
        if info.file_size > LARGEST_PART:
            raise self._bomb()
        try:
            with self._zip.open(info) as part:
                data = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise refuse(self.path, f"文件损坏（{name}）", DAMAGED) from error
        except NotImplementedError as error:
            raise refuse(self.path, "压缩方式不认识", DAMAGED) from error
        self.left -= len(data)
        if len(data) > LARGEST_PART or self.left < 0:
            raise self._bomb()
        return data

    def size(self, name: str) -> int:
        """The bytes that a part says it has unpacked; reading never gives more."""
        return self._zip.getinfo(name).file_size

    def xml(self, name: str) -> Any:
        """The root element of an XML part, None where the file has no such part."""
        return parse_xml(self.path, self.read(name)) if name in self.names else None

    def _bomb(self) -> ReportError:
        return refuse(
            self.path,
            f"解压后超过 {LARGEST_PART // MEGABYTE} MB，不像年度报告，没有读入",
            "请核对文件来源",
        )


def parse_xml(path: Path, data: bytes) -> Any:
    """The root of an XML part: no entities, no document type, no network, bounded depth."""
    from lxml import etree

    hold_tags(path, data)
    if STRICT in data:
        data = data.replace(STRICT + b"wordprocessingml/main", _TRANSITIONAL_W)
        data = data.replace(STRICT + b"spreadsheetml/main", _TRANSITIONAL_S)
        data = data.replace(STRICT + b"officeDocument/relationships", _TRANSITIONAL_R)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        if b"<!DOCTYPE" in data:
            raise _declared(path)
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse(path, "文件损坏或嵌套过深，读不出内容", DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declared(path)
    return root


_TRANSITIONAL_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TRANSITIONAL_S = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TRANSITIONAL_R = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _declared(path: Path) -> ReportError:
    return refuse(
        path, "文件里夹带了外部实体声明，正常的 Word、Excel 文件不会有，没有读入", "请核对文件来源"
    )
