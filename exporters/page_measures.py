"""The numbers of GB/T 9704-2012 for paper, type and lines, in one place.

Lengths are twips (1/20 pt, 1/1440 in) and type sizes half-points, as a .docx counts them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

ProfileName = Literal["office", "ink"]
Role = Literal["title", "heading", "subheading", "body", "page_number"]

TWIPS_PER_MM = 1440 / 25.4

LINES = 22
"""Lines on a page (5.2.3)."""

CHARACTERS = 28
"""Characters on a line (5.2.3)."""

BODY_SIZE = 32
"""3号, 16 pt (5.2.2)."""

TITLE_SIZE = 44
"""2号, 22 pt (7.3.1)."""

PAGE_NUMBER_SIZE = 28
"""4号, 14 pt (7.5)."""

BODY_SPACING = -5
"""Letter-spacing that makes 28 characters of 16 pt fit into 156 mm: 28 × 315 ≤ 8844."""

BODY_EM = BODY_SIZE * 10 + BODY_SPACING
"""The pitch of the characters of the body."""

FIRST_INDENT = 2
"""Characters before the first line of a paragraph (7.3.3)."""

TITLE_PITCH = 700
"""From line to line of the title: 35 pt, a 2号 character and 7/8 of a 3号 one (3.2)."""

SIGNATURE_GAP = 2
"""Blank lines between text and signature: room for a seal of 42 to 50 mm (7.3.5.1)."""

SEAL_ROW_GAP = 4
"""Blank lines between rows of offices that sign: their seals must not touch (7.3.5.1)."""

DATE_INDENT = 4
"""Characters between 成文日期 and the right edge (7.3.5.1)."""

NOTE_INDENT = 5
"""Characters before the name of an attachment in the 附件说明: 2 and 附件： (7.3.4)."""

KEPT_LINES = 17
"""A last paragraph of at most so many lines stays with the signature, where no 附件说明 stands
between: name and date are never on a page without text. Word takes only its last line along,
LibreOffice all of it; a longer one would not fit on a page with signature and date."""

TABLE_SIZE = 24
"""小四: the text of tables; one with smaller text says so itself."""

TABLE_ROW = 482
"""The least height of a table's row: 8.5 mm."""

AROUND_TABLE = 480
"""From line to line of what stands above and below a table: 填报单位, the foot."""

TABLE_LINE = 4
"""Table borders in eighths of a point: 0.5 pt."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: A4, its margins, the pitch of its lines, and where the page number stands."""

    profile: ProfileName
    top: int
    bottom: int
    pitch: int
    left: int = 1588
    right: int = 1474
    width: int = 11906
    height: int = 16838
    footer: int = 1446

    @property
    def text_width(self) -> int:
        """The width of the 版心."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the 版心."""
        return self.height - self.top - self.bottom


PROFILES: Mapping[ProfileName, Page] = MappingProxyType(
    {
        "office": Page("office", top=2098, bottom=1984, pitch=579),
        "ink": Page("ink", top=1961, bottom=1848, pitch=590),
    }
)
"""office: margins as every office sets them, 37 and 35 mm, 28.95 pt. ink: white measured to the
ink, half the leading taken off (GB/T 33476.2-2016), 34.6 and 32.6 mm, 29.5 pt."""

TEXT_WIDTH = PROFILES["office"].text_width
"""The width of the 版心, 156 mm, in either profile."""

FONTS: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("方正小标宋简体", "方正小标宋_GBK", "华文中宋", "宋体"),
        "heading": ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体"),
        "subheading": ("楷体_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "华文楷体"),
        "body": ("仿宋_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "华文仿宋"),
        "page_number": ("宋体", "SimSun", "方正书宋_GBK", "新宋体"),
    }
)
"""The font of each role and what may stand for it, in order (7.3.1, 7.3.3, 7.5)."""


def table_pitch(size: int) -> int:
    """From line to line in a table whose text is `size` half-points large: one and a half times."""
    return size * 15


def fonts_by_role(chosen: Mapping[str, tuple[str, ...]]) -> dict[Role, tuple[str, ...]]:
    """The fonts of every role: those that an office has chosen before the usual ones."""
    return {
        role: tuple(dict.fromkeys((*chosen.get(role, ()), *usual))) for role, usual in FONTS.items()
    }
