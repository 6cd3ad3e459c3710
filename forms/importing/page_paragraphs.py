"""Lines of printed pages joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.importing.blocks import Paragraph
from forms.importing.page_lines import PageLine, is_row, width_of

TOP = re.compile(r"[一二三四五六七八九十]{1,3}、.{2,30}$")
"""A line that is a heading."""
_BLANKS = re.compile(r" {2,}")
_HAN = r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—]"
_BETWEEN = re.compile(rf"(?<={_HAN}) +(?=[\w{_HAN[1:-1]}])|(?<=[\w)）]) +(?={_HAN})")
_SENTENCE_END = tuple("。！？；：:”）)")
_SHORT = 24
_AMONG, _SEVERAL, _NEAR = 60, 3, 0.9
_UNBROKEN = 0.2
_WIDEST = 120
"""Half characters beyond which lines are no lines of a page: each is a paragraph."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the prose of a file is set: whether paragraphs are indented, how wide its lines are."""

    by_indent: bool
    widest: int


def setting_of(lines: Sequence[PageLine]) -> Setting:
    """How lines are set: some of prose are indented, most are not; rows of figures do not count."""
    prose = [line for line in lines if line.plain and not _BLANKS.search(line.plain)]
    prose = [line for line in prose if not is_row(line.plain)]
    long = [line for line in prose if len(line.plain) > _SHORT]
    indented = sum(line.indent > 1 for line in long)
    widths = [width_of(line.plain) for line in prose]
    return Setting(0.04 * len(long) < indented < 0.75 * len(long), _widest(widths))


def _widest(widths: Sequence[int]) -> int:
    """The width of full lines: the largest that several lines have, or nearly.

    Where several are wider than any page, lines are not broken at all.
    """
    over = sum(width > _WIDEST for width in widths)
    if over >= max(_SEVERAL, _UNBROKEN * sum(width > 2 * _SHORT for width in widths)):
        return max(widths)
    largest = sorted(widths, reverse=True)[:_AMONG]
    common = (w for w in largest if sum(w >= x >= w * _NEAR for x in largest) >= _SEVERAL)
    return next(common, max(widths, default=0))


def paragraphs_of(lines: Sequence[PageLine], file: str, setting: Setting) -> Iterator[Paragraph]:
    """Lines joined; a paragraph begins where one is indented, or where the last ended early."""
    parts: list[str] = []
    first, blank = PageLine(0, ""), False
    for line in lines:
        if not line.plain:
            blank = True
            continue
        if parts and _begins(line, parts, blank, setting):
            yield _paragraph(parts, first, file)
            parts = []
        first = first if parts else line
        parts.append(line.plain)
        blank = False
    if parts:
        yield _paragraph(parts, first, file)


def _paragraph(parts: Sequence[str], first: PageLine, file: str) -> Paragraph:
    number, unit = (first.page, "页") if first.page else (first.number, "行")
    return Paragraph(_BETWEEN.sub("", "".join(parts)), number, file, unit)


def _begins(line: PageLine, parts: Sequence[str], blank: bool, setting: Setting) -> bool:
    """Whether a line begins a paragraph: it is a heading or behind one, indented, or set off."""
    widest = setting.widest
    if widest > _WIDEST:
        return True
    last = parts[-1]
    ended = last.endswith(_SENTENCE_END)
    behind_heading = len(parts) == 1 and bool(TOP.match(last)) and width_of(last) < widest * 0.9
    if behind_heading or (ended and TOP.match(line.plain)):
        return True
    early = width_of(last) < widest * 0.75
    if setting.by_indent:
        return line.indent > 1 or (early and not last.endswith(("，", "、")))
    return early or (ended and blank)
