"""Prose pasted from PDF files, web pages and Word: its lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.importing.headings import UNNUMBERED, level_of
from forms.importing.page_lines import PageLine, is_broken, width_of
from forms.importing.page_paragraphs import Setting, paragraphs_of

_FEWEST = 2
"""Full lines that end nowhere: in what is pasted there may be no more."""
_GOES_ON = ("，", "、")
_ENDS = ("。", "！", "？", "；", "：", "”", "）", "…")
_PROSE = re.compile("[，。；]")
"""Marks that a heading has not, nor a name in a list."""
_PAGE = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?)\s*"
)
"""A line that is a page number beyond doubt: a number alone may be what somebody wrote."""


class _Part(NamedTuple):
    """A line, or several already joined."""

    text: str
    indented: bool
    behind_blank: bool

    @property
    def begins(self) -> bool:
        """Whether it looks like the beginning of a paragraph."""
        return self.indented or self.behind_blank or level_of(self.text) != UNNUMBERED

    @property
    def prose(self) -> bool:
        """Whether it is no heading: it has the marks of a sentence, or a paragraph's indent."""
        indented = self.indented and level_of(self.text) == UNNUMBERED
        return indented or bool(_PROSE.search(self.text))


def whole_paragraphs(text: str) -> str:
    """A pasted text with its paragraphs whole: broken lines are joined, empty ones and blanks typed
    for an indent left out, page numbers too. A text of one line stays as it is.
    """
    if "\n" in text:
        text = _without_page_numbers(text)
    lines = [PageLine(number, line) for number, line in enumerate(text.split("\n"), 1)]
    if len(lines) == 1:
        return text
    if is_broken([line.text for line in lines if line.plain], _FEWEST):
        found = [(one.text, one.number) for one in paragraphs_of(lines, "", _setting(lines))]
    else:
        found = [(line.plain, line.number) for line in lines if line.plain]
    parts = [_part(text, lines, number) for text, number in found]
    return "\n".join(_by_marks(parts)) + ("\n" if not lines[-1].plain else "")


def said_of(text: str, whole: str) -> str:
    """What was done to a text made whole, and what was not, in the officer's words."""
    unnumbered = _without_page_numbers(text)
    lines, paragraphs = _filled(unnumbered), _filled(whole)
    joined = len(lines) - len(paragraphs)
    open_ended = [line for line in paragraphs[:-1] if not line.endswith(_ENDS)]
    left = sum(bool(_PROSE.search(line)) for line in open_ended)
    done = [f"折断的行接了 {joined} 处"] if joined else []
    done += ["空行、段首空格已去掉"] if not joined and whole != unnumbered else []
    done += ["页码已去掉"] if unnumbered != text else []
    done += [f"还有 {left} 行行尾没有标点，没有接"] if left else []
    return f"{'，'.join(done)}（^Z 恢复原样）"


def _filled(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip(" \u3000\u00a0")]


def _part(text: str, lines: Sequence[PageLine], number: int) -> _Part:
    first = lines[number - 1]
    return _Part(text, first.indent > 1, number > 1 and not lines[number - 2].plain)


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


def _by_marks(parts: Sequence[_Part]) -> Iterator[str]:
    """Parts of which one goes on in the next: it ends in a comma, or in no mark at all while the
    next one begins nothing and what begins there comes to an end.
    """
    begun: _Part | None = None
    for part, open_ended in zip(parts, _open(parts), strict=True):
        begun = part if begun is None else begun._replace(text=begun.text + part.text)
        if not part.text.endswith(_GOES_ON) and not (open_ended and begun.prose):
            yield begun.text
            begun = None
    if begun:
        yield begun.text


def _open(parts: Sequence[_Part]) -> list[bool]:
    """For each part whether it has no end of its own, and finds one in those that follow."""
    found = [False]
    for part, following in reversed(list(pairwise(parts))):
        ends = following.text.endswith(_ENDS) or found[0]
        found.insert(0, not part.text.endswith(_ENDS) and not following.begins and ends)
    return found[: len(parts)]
