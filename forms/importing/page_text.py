"""Text printed from pages (`pdftotext -layout`): lines joined to paragraphs, tables kept as lines.

A table on a page is a grid of kind `windows`, one row a text line with figures: the words on it and
between it and its neighbours, then its figures with their places. Which lines make up one row of
the table is for `page_rows` to say, who knows the columns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

from forms.importing.blocks import Block, Cell, Grid, Paragraph

_PAGE_NUMBER = re.compile(r"\s*[-—–－·•]*\s*\d{1,3}\s*[-—–－·•]*\s*|\s*第\s*\d+\s*页.{0,12}")
_COLUMNS = re.compile(r"\S {3,}\S")
_BLANKS = re.compile(r" {2,}")
_HAN = r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—]"
_BETWEEN = re.compile(rf"(?<={_HAN}) +(?=[\w{_HAN[1:-1]}])|(?<=[\w)）]) +(?={_HAN})")
_TOP = re.compile(r"[一二三四五六七八九十]{1,3}、.{2,30}$")
_STOP = re.compile(r"附件|附表|填报单位|填表单位|[（(]\d{4}年?度?[)）]|.*年度?报告")
_FIGURE = re.compile(r"-?\d[\d,，]*(?:\.\d+)?|[-/—－―]|——|无")
_UNIT = re.compile(r"条|件|次|篇|个|人|人次|万元|元|份|项")
_BEFORE_UNIT = re.compile(rf"\S {{2,}}(?:{_UNIT.pattern})$")
_SENTENCE = re.compile(r"[，。；、：,;]")
_SENTENCE_END = tuple("。！？；：:”）)")
_GAP = 12
_SHORT = 24


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, its text with the page's margin taken off.

    A PDF gives its `page`, how far down it the line stands (`middle`, in points), and the true
    `places` of the words, (left, width) in widths of a digit; in a text they are where the
    characters stand.
    """

    number: int
    text: str
    places: tuple[tuple[int, int], ...] = ()
    page: int = 0
    middle: float = 0.0

    @property
    def indent(self) -> int:
        """Blanks before the first character."""
        return len(self.text) - len(self.text.lstrip(" \u3000\u00a0"))

    @property
    def plain(self) -> str:
        """The text without blanks at its ends."""
        return self.text.strip(" \u3000\u00a0")


def is_page_text(text: str) -> bool:
    """Whether a text was printed from pages: form feeds, or many lines in columns of blanks."""
    if "\t" in text:
        return False
    if "\f" in text.rstrip("\f\n"):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    columned = sum(bool(_COLUMNS.search(line)) for line in lines)
    return columned >= 5 and columned * 10 >= len(lines)


def page_blocks(pages: Sequence[Sequence[PageLine]], file: str) -> list[Block]:
    """The blocks of printed pages."""
    found: list[Block] = []
    waiting: list[PageLine] = []
    tables = 0
    by_indent = _indents([line for lines in pages for line in lines])
    for lines in map(_without_number, pages):
        start = 0
        for first, last in _zones(lines):
            found += _paragraphs([*waiting, *lines[start:first]], file, by_indent)
            waiting = []
            tables += 1
            rows = tuple(_rows(lines[first:last]))
            found.append(Grid(rows, tables, file, "windows", lines[first].page))
            start = last
        waiting += lines[start:]
    return [*found, *_paragraphs(waiting, file, by_indent)]


def text_pages(text: str) -> list[list[PageLine]]:
    """The lines of a text page by page, without the blanks of each page's margin."""
    pages = [[line.rstrip() for line in page.split("\n")] for page in text.split("\f")]
    least = [min((_blanks(t) for t in lines if t.strip()), default=0) for lines in pages]
    found = []
    number = 1
    for lines, own in zip(pages, least, strict=True):
        margin = min(own, median_low(least))
        found.append([PageLine(number + at, line[margin:]) for at, line in enumerate(lines)])
        number += len(lines) - 1
    return found


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())


def _without_number(lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page without its number at the top or bottom."""
    filled = [line for line in lines if line.plain]
    edges = [line for line in (*filled[:1], *filled[-1:]) if _PAGE_NUMBER.fullmatch(line.text)]
    return [line for line in lines if line not in edges]


def figures_at_end(text: str) -> list[re.Match[str]]:
    """The figures at a line's end, behind its last words, with their places."""
    found: list[re.Match[str]] = []
    for token in reversed(list(re.finditer(r"\S+", text))):
        if not _FIGURE.fullmatch(token[0]):
            break
        found.insert(0, token)
    return found


def _is_row(text: str) -> bool:
    """Whether a line ends in figures set off by blanks or behind a unit, or in a unit alone."""
    figures = figures_at_end(text)
    words = (text[: figures[0].start()] if figures else text).rstrip()
    if _BEFORE_UNIT.search(words):
        return True
    if not any(char.isdecimal() for token in figures for char in token[0]):
        return len(figures) > 2
    if not words or len(figures) > 2 or _UNIT.fullmatch(words.split()[-1]):
        return True
    parted = figures[0].start() - len(words) > 1
    return parted or (len("".join(words.split())) <= _SHORT and not _SENTENCE.search(words))


def _is_prose(line: PageLine) -> bool:
    """Whether a line is a sentence running over the page and no part of a table."""
    return len(line.plain) > _SHORT and not _BLANKS.search(line.plain) and "。" in line.plain


def _zones(lines: Sequence[PageLine]) -> list[tuple[int, int]]:
    """The ranges of lines that hold tables: from the first row of figures to the last."""
    zones: list[list[int]] = []
    for index in (i for i, line in enumerate(lines) if _is_row(line.text)):
        if zones and _together(lines[zones[-1][1] : index]):
            zones[-1][1] = index + 1
            zones[-1][2] += 1
        else:
            zones.append([index, index + 1, 1])
    kept = [z for z in zones if z[2] > 1 or len(figures_at_end(lines[z[0]].text)) > 2]
    found: list[tuple[int, int]] = []
    for start, end, _ in kept:
        above, below = _reach(lines, start, end)
        found.append((max(above, found[-1][1] if found else 0), below))
    return found


def _together(between: Sequence[PageLine]) -> bool:
    filled = [line for line in between if line.plain]
    return len(filled) <= _GAP and not any(_is_prose(line) for line in filled)


def _reach(lines: Sequence[PageLine], start: int, end: int) -> tuple[int, int]:
    """The zone with the heads above it and the last label's wrapped lines below."""
    above = index = start
    while index > 0 and start - index < _GAP * 2:
        index -= 1
        if _is_head(lines[index]):
            above = index
        elif lines[index].plain:
            break
    below = end
    while below < len(lines) and below - end < 6 and _is_wrap(lines[below]):
        below += 1
    return above, below


def _is_head(line: PageLine) -> bool:
    plain = line.plain
    stops = _TOP.match(plain) or _STOP.match(plain) or "。" in plain
    return bool(plain) and not stops and not _is_prose(line)


def _is_wrap(line: PageLine) -> bool:
    plain = line.plain
    stops = _TOP.match(plain) or _STOP.match(plain) or plain.endswith("。")
    return 0 < len(plain) <= 30 and not stops


def _rows(lines: Sequence[PageLine]) -> Iterator[tuple[Cell, ...]]:
    """A row for each line with figures: words above and on it, words below it, its figures."""
    at = [index for index, line in enumerate(lines) if _is_row(line.text)]
    for row, index in enumerate(at):
        start = at[row - 1] + 1 if row else 0
        end = at[row + 1] if row + 1 < len(at) else len(lines)
        line = lines[index]
        figures = figures_at_end(line.text)
        own = line.text[: figures[0].start() if figures else None].strip()
        above = "\n".join(w for w in (*(x.plain for x in lines[start:index]), own) if w)
        below = "\n".join(x.plain for x in lines[index + 1 : end] if x.plain)
        count = len(figures)
        places = line.places[len(line.places) - count :] or [
            (t.start(), t.end() - t.start()) for t in figures
        ]
        cells = [
            Cell(token[0], row, left + 1, width, line=line.number, middle=line.middle)
            for token, (left, width) in zip(figures, places, strict=True)
        ]
        words = Cell(above, row, 0, line=line.number), Cell(below, row, 0, line=line.number)
        yield *words, *cells


def _paragraphs(lines: Sequence[PageLine], file: str, by_indent: bool) -> Iterator[Paragraph]:
    """Lines joined; a paragraph begins where one is indented, or where the last ended early."""
    widest = max((_width(line.plain) for line in lines), default=0)
    parts: list[str] = []
    first, blank = PageLine(0, ""), False
    for line in lines:
        if not line.plain:
            blank = True
            continue
        if parts and _begins(line, parts, blank, by_indent, widest):
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


def _begins(
    line: PageLine, parts: Sequence[str], blank: bool, by_indent: bool, widest: int
) -> bool:
    """Whether a line begins a paragraph: it is a heading or behind one, indented, or set off."""
    last = parts[-1]
    ended = last.endswith(_SENTENCE_END)
    behind_heading = len(parts) == 1 and bool(_TOP.match(last)) and _width(last) < widest * 0.9
    if behind_heading or (ended and _TOP.match(line.plain)):
        return True
    early = _width(last) < widest * 0.75
    if by_indent:
        return line.indent > 1 or (early and not last.endswith(("，", "、")))
    return early or (ended and blank)


def _indents(lines: Sequence[PageLine]) -> bool:
    """Whether paragraphs begin with an indent: some lines of prose have one, most have none."""
    prose = [line for line in lines if len(line.plain) > _SHORT and not _BLANKS.search(line.plain)]
    indented = sum(line.indent > 1 for line in prose)
    return 0.04 * len(prose) < indented < 0.75 * len(prose)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
