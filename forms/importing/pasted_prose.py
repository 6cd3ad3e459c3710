"""Prose pasted from PDF files, web pages and Word: its lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forms.importing.page_lines import PageLine, is_broken, width_of
from forms.importing.page_paragraphs import Setting, paragraphs_of

_FEWEST = 2
"""Full lines that end nowhere: in what is pasted there may be no more."""
_GOES_ON = ("，", "、")
_ENDS = ("。", "！", "？", "；", "：", "”", "）")
_PAGE = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?)\s*"
)
"""A line that is a page number beyond doubt: a number alone may be what somebody wrote."""


def whole_paragraphs(text: str) -> str:
    """A pasted text with its paragraphs whole: lines broken at a margin are joined, empty ones and
    blanks typed for an indent left out, page numbers too. A text of one line stays as it is.
    """
    if "\n" in text:
        text = _without_page_numbers(text)
    lines = [PageLine(number, line) for number, line in enumerate(text.split("\n"), 1)]
    if len(lines) == 1:
        return text
    if is_broken([line.text for line in lines if line.plain], _FEWEST):
        found = [one.text for one in paragraphs_of(lines, "", _setting(lines))]
    else:
        found = list(_by_marks([line.plain for line in lines if line.plain]))
    return "\n".join(found) + ("\n" if not lines[-1].plain else "")


def said_of(text: str) -> str:
    """What was done to a text made whole, in the officer's words."""
    numbered = "，页码已去掉" if _without_page_numbers(text) != text else ""
    return f"折断的行已接成整段{numbered}（^Z 恢复原样）"


def _without_page_numbers(text: str) -> str:
    """Without the lines that are page numbers, and the empty ones about them within a sentence."""
    kept: list[str] = []
    turned = False
    for line in text.split("\n"):
        if _PAGE.fullmatch(line):
            turned = True
            while kept and not kept[-1].strip() and not _ended(kept):
                kept.pop()
        elif line.strip() or not turned or _ended(kept):
            kept.append(line)
            turned = turned and not line.strip()
    return "\n".join(kept)


def _ended(lines: Sequence[str]) -> bool:
    """Whether the last line that is not empty ends a sentence."""
    last = next((line for line in reversed(lines) if line.strip()), "。")
    return last.rstrip().endswith(_ENDS)


def _setting(lines: Sequence[PageLine]) -> Setting:
    widest = max(width_of(line.text) for line in lines)
    return Setting(any(line.indent > 1 for line in lines), widest)


def _by_marks(lines: Sequence[str]) -> Iterator[str]:
    """Lines of which one goes on in the next: a break within a paragraph of Word."""
    begun = ""
    for line in lines:
        begun += line
        if not begun.endswith(_GOES_ON):
            yield begun
            begun = ""
    if begun:
        yield begun
