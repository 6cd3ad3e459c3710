"""Document -> .docx: the parts of a package of our own, the same bytes for the same document."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from exporters.document import Document
from exporters.docx.body import body_part
from exporters.docx.draft_part import part_properties
from exporters.docx.fonts import font_table
from exporters.docx.package import ReportPackage
from exporters.docx.page_numbers import footer_parts
from exporters.docx.properties import app_properties, core_properties
from exporters.docx.settings import settings_part
from exporters.docx.styles import styles_part
from exporters.page_measures import PROFILES, ProfileName, fonts_by_role
from forms.settings import Settings


def write_docx(
    document: Document,
    *,
    profile: ProfileName = "office",
    settings: Settings | None = None,
    draft_part: bytes | None = None,
) -> bytes:
    """The document as a .docx; `draft_part` travels inside (see docx.draft_part)."""
    settings = settings or Settings()
    page = PROFILES[profile]
    fonts = fonts_by_role(settings.fonts)
    odd, even = footer_parts(settings.page_number)
    package = ReportPackage()
    package.add("/word/styles.xml", CT.WML_STYLES, RT.STYLES, styles_part(page, fonts))
    package.add("/word/settings.xml", CT.WML_SETTINGS, RT.SETTINGS, settings_part())
    package.add("/word/fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table(fonts))
    footers = {
        "default": package.add("/word/footer1.xml", CT.WML_FOOTER, RT.FOOTER, odd),
        "even": package.add("/word/footer2.xml", CT.WML_FOOTER, RT.FOOTER, even),
    }
    if draft_part is not None:
        package.add_data(draft_part, part_properties())
    _add_properties(package, document)
    return package.finished(body_part(document, page, footers))


def _add_properties(package: ReportPackage, document: Document) -> None:
    core, app = core_properties(document), app_properties(document)
    package.add_beside("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, core)
    package.add_beside("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, app)
