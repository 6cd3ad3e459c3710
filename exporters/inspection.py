"""Findings about paper: what the fonts lack, where the seal has no room, what a line end parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from unicodedata import category

from exporters.installed_fonts import installed_fonts, known
from exporters.metrics import LIBREOFFICE
from exporters.page_measures import Role, fonts_by_role
from exporters.pages import Page, Piece
from exporters.pagination import paginate
from exporters.places import source_of
from exporters.preview_text import on_paper
from forms.draft import Address, Draft
from forms.form import Form
from forms.form_words import Severity
from forms.review.finding import Finding, Place, Span
from forms.settings import Settings

ROLE_NAMES: Mapping[Role, str] = {
    "title": "标题",
    "heading": "一级标题",
    "subheading": "二级标题",
    "body": "正文",
    "page_number": "页码",
}

PAIRED = "—…"
"""Marks that stand in pairs, which no line end may part (GB/T 15834-2011)."""

_UNIT = ("name", "short_name", "head", "reviewer", "compiler", "cosigners")
_LATIN = "\u024f"
_GIVEN = "—"
"""Marks that GB 2312 has, though the codec takes them for others."""


def paper_findings(form: Form, draft: Draft, settings: Settings) -> list[Finding]:
    """What may go wrong on paper, in reading order, what concerns this machine last."""
    document, paper = on_paper(form, draft)
    pages = paginate(document, page=paper)
    longer = paginate(document, LIBREOFFICE, paper)
    return [
        *rare_characters(form, draft),
        *parted_marks(pages, form, draft),
        *(list(seal_room(pages)) or parted_signature(longer)),
        *missing_fonts(settings, installed_fonts()),
    ]


# ------------------------------------------------------------------ rare characters


def rare_characters(form: Form, draft: Draft) -> Iterator[Finding]:
    """Characters that common fonts lack: one finding for each text and character set."""
    for at, text in _printed_texts(form, draft):
        spans = [(i, i + 1) for i, char in enumerate(text) if not _in(char, "gb2312")]
        beyond = [span for span in spans if not _in(text[span[0]], "gbk")]
        within = [span for span in spans if span not in beyond]
        if beyond:
            yield _rare(at, text, beyond, "warning", "GBK", "多数中文字体都没有")
        if within:
            yield _rare(at, text, within, "info", "GB2312", "仿宋_GB2312、楷体_GB2312 等字体没有")


def _rare(
    at: Address, text: str, spans: Sequence[Span], severity: Severity, charset: str, lack: str
) -> Finding:
    chars = "".join(dict.fromkeys(text[start:end] for start, end in spans))
    named = "、".join(f"“{char}”" for char in chars)
    places = tuple(Place(at, text[slice(*span)], span) for span in spans)
    return Finding(
        rule="rare-character",
        severity=severity,
        message=f"{named}不在 {charset} 字符集内，{lack}，打印时会被换成别的字体或打不出来。"
        "请确认用字；必须使用的，换装收字更全的字体，打印后核对此处",
        at=(at,),
        quote=places[0].quote,
        span=places[0].span,
        places=places[1:],
    )


def _printed_texts(form: Form, draft: Draft) -> Iterator[tuple[Address, str]]:
    """The texts of the draft that are printed, in reading order."""
    prefixes = chain(
        (f"unit.{key}" for key in _UNIT),
        ("document.number",),
        (f"sections.{section.id}" for section in form.sections),
    )
    for prefix in prefixes:
        yield from _texts_under(prefix, draft)
    yield from _texts_under("attachments", draft)


def _texts_under(prefix: Address, draft: Draft) -> Iterator[tuple[Address, str]]:
    value = draft.get(prefix)
    if isinstance(value, str):
        yield prefix, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            for key in item if isinstance(item, dict) else ():
                yield from _texts_under(f"{prefix}.{index}.{key}", draft)


def _in(char: str, charset: str) -> bool:
    """Whether a character set has the character; blanks, controls and Latin do not count."""
    if char <= _LATIN or char in _GIVEN or char.isspace():
        return True
    if not char.isprintable() and category(char) != "Co":
        return True
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


# ------------------------------------------------------------------ line ends


def parted_marks(pages: Iterable[Page], form: Form, draft: Draft) -> Iterator[Finding]:
    """A dash or an ellipsis whose halves stand on two lines."""
    pieces = (
        (page.number, line.pieces[0])
        for page in pages
        for line in page.lines
        if line.role == "text" and line.pieces
    )
    for (number, upper), (_, lower) in pairwise(pieces):
        same = (upper.at, upper.line, upper.end) == (lower.at, lower.line, lower.start)
        if same and upper.text[-1:] == lower.text[:1] and upper.text[-1:] in PAIRED:
            yield _parted(upper, number, form, draft)


def _parted(upper: Piece, page: int, form: Form, draft: Draft) -> Finding:
    at, start = source_of(upper, len(upper.text) - 1, form, draft)
    mark = upper.text[-1] * 2
    return Finding(
        rule="parted-mark",
        severity="info",
        message=f"“{mark}”可能被第{page}页的行末拆成两半（按 Word 排版估算）。"
        "标点符号用法不允许拆开；打印前请核对，在前文增减一两个字即可避开",
        at=(at,),
        quote=mark,
        span=(start, start + 2),
        source="GB/T 15834-2011",
    )


# ------------------------------------------------------------------ the seal


def seal_room(pages: Iterable[Page]) -> Iterator[Finding]:
    """Name and date that stand on a page without text, or on two pages."""
    signed = [page for page in pages if any(line.role == "signature" for line in page.lines)]
    dated = [page for page in pages if any(line.role == "date" for line in page.lines)]
    texts = [page for page in signed if any(line.role in ("text", "note") for line in page.lines)]
    if signed and (signed != texts or signed[-1:] != dated):
        numbers = "、".join(str(page.number) for page in dict.fromkeys([*signed, *dated]))
        yield Finding(
            rule="no-seal-room",
            severity="warning",
            message=f"署名和日期落在第{numbers}页，与正文不在同一页，印章压不到正文后的位置。"
            "请把前文增减几行，使署名、日期与正文同页（不得用“此页无正文”补救）",
            at=("unit.name",),
            source="GB/T 9704-2012 7.3.5.1、7.3.5.5",
        )


def parted_signature(pages: Iterable[Page]) -> Iterator[Finding]:
    """Names and date on two pages where lines come out a little longer than reckoned for Word."""
    signed = [p for p in pages if any(line.role in ("signature", "date") for line in p.lines)]
    if len(signed) > 1:
        numbers = "、".join(str(page.number) for page in signed)
        yield Finding(
            rule="no-seal-room",
            severity="warning",
            message=f"各单位的署名连同日期几乎占满一页，可能分到第{numbers}页。"
            "请改用单位的规范化简称（短的两个一排），或把前文增减几行，使署名、日期与正文同页",
            at=("unit.cosigners",),
            source="GB/T 9704-2012 7.3.5.1、7.3.5.5",
        )


# ------------------------------------------------------------------ fonts


def missing_fonts(settings: Settings, installed: frozenset[str] | None) -> Iterator[Finding]:
    """The fonts that this machine lacks, in one finding; those that another stands for in a second.

    Nothing is said where the machine does not tell its fonts.
    """
    if installed is None:
        return
    lacking, replaced = [], []
    for role, fonts in fonts_by_role(settings.fonts).items():
        found = next((font for font in fonts if known(font) in installed), None)
        if found is None:
            lacking.append(f"{ROLE_NAMES[role]}用的“{fonts[0]}”（可代用：{'、'.join(fonts[1:])}）")
        elif known(found) != known(fonts[0]):
            replaced.append(f"{ROLE_NAMES[role]}用的“{fonts[0]}”由“{found}”代替")
    if lacking:
        yield _font_finding(
            "warning",
            f"本机没有这些字体，在本机打印会变样：{'；'.join(lacking)}。"
            "请各安装其中一种，或到装有这些字体的电脑上打印",
        )
    if replaced:
        told = "；".join(replaced)
        yield _font_finding("info", f"在本机打开时：{told}。要完全合乎格式，请安装前一种字体")


def _font_finding(severity: Severity, message: str) -> Finding:
    source = "GB/T 9704-2012 5.2.2、7.3.1、7.3.3"
    return Finding("missing-font", severity, message, at=("paper",), source=source)
