"""Text printed from pages (`pdftotext -layout`): lines joined to paragraphs, tables kept as lines.

A table on a page is a grid of kind `windows`, one row a text line with figures: the words on it and
between it and its neighbours, then its figures with their places. Which lines make up one row of
the table is for `page_rows` to say, who knows the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forms.importing.blocks import Block, Cell, Grid
from forms.importing.page_lines import PageLine
from forms.importing.page_paragraphs import TOP, paragraphs_of, setting_of

_PAGE_NUMBER = re.compile(r"\s*[-—–－·•]*\s*\d{1,3}\s*[-—–－·•]*\s*|\s*第\s*\d+\s*页.{0,12}")
_BLANKS = re.compile(r" {2,}")
_STOP = re.compile(r"附件|附表|填报单位|填表单位|[（(]\d{4}年?度?[)）]|.*年度?报告")
_UNIT = re.compile(r"条|件|次|篇|个|人|人次|万元|元|份|项")
_FIGURE = re.compile(rf"-?\d[\d,，]*(?:\.\d+)?(?:{_UNIT.pattern})?|[-/—－―]|——|无")
_LOST = re.compile(r"(?:\s\S*\d\S*){2,}\s*$")
"""How a line of words ends in which figures stand that were not read."""
_BEFORE_UNIT = re.compile(rf"\S {{2,}}(?:{_UNIT.pattern})$")
_SENTENCE = re.compile(r"[，。；、：,;]")
_GAP = 12
_SHORT = 24


def page_blocks(pages: Sequence[Sequence[PageLine]], file: str) -> list[Block]:
    """The blocks of printed pages."""
    found: list[Block] = []
    waiting: list[PageLine] = []
    tables = 0
    setting = setting_of([line for lines in pages for line in lines])
    for lines in map(_without_number, pages):
        start = 0
        for first, last in _zones(lines):
            found += paragraphs_of([*waiting, *lines[start:first]], file, setting)
            waiting = []
            tables += 1
            rows = tuple(_rows(lines[first:last]))
            shaky = frozenset(_beside_lost(rows))
            found.append(Grid(rows, tables, file, "windows", lines[first].page, shaky))
            start = last
        waiting += lines[start:]
    return [*found, *paragraphs_of(waiting, file, setting)]


def _beside_lost(rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
    """The rows around whose figures words stand that hold figures of another row."""
    for index, row in enumerate(rows):
        above, below = (cell.text.split("\n") for cell in row[:2])
        if any(_LOST.search(line) for line in (*above, *below)):
            yield index


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
    if _STOP.match(text.strip()):
        return False
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
    stops = TOP.match(plain) or _STOP.match(plain) or "。" in plain
    return bool(plain) and not stops and not _is_prose(line)


def _is_wrap(line: PageLine) -> bool:
    plain = line.plain
    stops = TOP.match(plain) or _STOP.match(plain) or plain.endswith("。")
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
