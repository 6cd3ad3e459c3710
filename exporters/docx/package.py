"""The parts put together into a .docx whose bytes depend on nothing but the parts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_EPOCH = (1980, 1, 1, 0, 0, 0)


class ReportPackage:
    """A package under construction: its main part and the parts that this refers to."""

    def __init__(self) -> None:
        self._package = OpcPackage()
        self._main = _MainPart(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN)
        self._package.relate_to(self._main, RT.OFFICE_DOCUMENT)

    def add(self, name: str, content_type: str, relation: str, data: bytes) -> str:
        """A part that the main part refers to; the id of that relationship."""
        return self._main.relate_to(Part(PackURI(name), content_type, data), relation)

    def add_beside(self, name: str, content_type: str, relation: str, data: bytes) -> None:
        """A part that the package itself refers to (properties)."""
        self._package.relate_to(Part(PackURI(name), content_type, data), relation)

    def add_data(self, data: bytes, properties: bytes) -> None:
        """A custom XML part, with the properties by which Word keeps it."""
        item = Part(PackURI("/customXml/item1.xml"), CT.XML, data)
        named = PackURI("/customXml/itemProps1.xml")
        kept = Part(named, CT.OFC_CUSTOM_XML_PROPERTIES, properties)
        item.relate_to(kept, RT.CUSTOM_XML_PROPS)
        self._main.relate_to(item, RT.CUSTOM_XML)

    def finished(self, body: bytes) -> bytes:
        """The package as a zip, the main part holding `body`."""
        self._main.body = body
        written = BytesIO()
        self._package.save(written)
        return _with_fixed_dates(written)


class _MainPart(Part):
    """The part word/document.xml, whose text is known only when all it refers to is there."""

    body = b""

    @property
    def blob(self) -> bytes:
        return self.body


def _with_fixed_dates(written: BytesIO) -> bytes:
    """The same entries in the same order, all of one date instead of the clock's."""
    result = BytesIO()
    with ZipFile(written) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return result.getvalue()
