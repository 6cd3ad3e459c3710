"""Text printed from a page (`pdftotext -layout`): lines joined to paragraphs, tables to windows.

Where a label wraps, its figures stand beside its middle line and side heads between the lines; so
a table's row is a window: all words from the figures above to the figures below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forms.importing.blocks import Block, Paragraph, grid_of_lines
from forms.importing.cell_values import read_cell

_PAGE_NUMBER = re.compile(r"\s*[-—–－·•]*\s*\d{1,3}\s*[-—–－·•]*\s*|\s*第\s*\d+\s*页.{0,12}")
_COLUMNS = re.compile(r"\S {3,}\S")
_BLANKS = re.compile(r" {2,}")
_HAN = r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—]"
_BETWEEN = re.compile(rf"(?<={_HAN}) +(?=[\w{_HAN[1:-1]}])|(?<=\w) +(?={_HAN})")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|附件|\d{1,2}[.．、](?!\d)"
)
_TOP = re.compile(r"[一二三四五六七八九十]{1,3}、.{2,30}$")
_SENTENCE_END = tuple("。！？；：:”）)")
_SENTENCE = re.compile(r"[，。；、：,;]")
_GAP = 12
_SHORT = 24

Numbered = tuple[int, str]


def is_page_text(text: str) -> bool:
    """Whether a text was printed from pages: form feeds, or many lines in columns of blanks."""
    if "\t" in text:
        return False
    if "\f" in text.rstrip("\f\n"):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    columned = sum(bool(_COLUMNS.search(line)) for line in lines)
    return columned >= 5 and columned * 10 >= len(lines)


def page_blocks(text: str, file: str) -> list[Block]:
    """The blocks of a printed text."""
    lines = list(_without_page_numbers(text))
    found: list[Block] = []
    start = 0
    for number, (first, last) in enumerate(_zones(lines), start=1):
        found += _paragraphs(lines[start:first], file)
        found.append(grid_of_lines(_windows(lines[first:last]), number, file, "windows"))
        start = last
    return [*found, *_paragraphs(lines[start:], file)]


def _without_page_numbers(text: str) -> Iterator[Numbered]:
    number = 0
    for page in text.split("\f"):
        lines = [line.rstrip() for line in page.split("\n")]
        filled = [index for index, line in enumerate(lines) if line.strip()]
        for edge in {*filled[:1], *filled[-1:]}:
            if _PAGE_NUMBER.fullmatch(lines[edge]):
                lines[edge] = ""
        for offset, line in enumerate(lines):
            yield number + offset + 1, line
        number += len(lines) - 1


def figures_at_end(line: str) -> list[str]:
    """The figures at a line's end, behind its last words."""
    found: list[str] = []
    for token in reversed(line.split()):
        if read_cell(token).kind not in ("figure", "none"):
            break
        found.insert(0, token)
    return found


def _is_row(line: str) -> bool:
    """Whether figures stand at the end of a line, set off by blanks or behind a unit."""
    figures = figures_at_end(line)
    if not figures:
        return False
    words = line.split()[: -len(figures)]
    if not words or len(figures) > 2:
        return True
    if read_cell(words[-1]).kind == "unit":
        return True
    parted = re.search(rf"{re.escape(words[-1])} {{2,}}{re.escape(figures[0])}", line)
    return bool(parted) or (len("".join(words)) <= _SHORT and not _SENTENCE.search(line))


def _is_prose(line: str) -> bool:
    """Whether a line is a sentence running over the page and no part of a table."""
    plain = line.strip()
    return len(plain) > 30 and not _BLANKS.search(plain)


def _zones(lines: Sequence[Numbered]) -> list[tuple[int, int]]:
    """The ranges of lines that hold tables: from the first row of figures to the last."""
    zones: list[list[int]] = []
    rows = [index for index, (_, line) in enumerate(lines) if _is_row(line)]
    for index in rows:
        if zones and _together(lines, zones[-1][1], index):
            zones[-1][1] = index + 1
            zones[-1][2] += 1
        else:
            zones.append([index, index + 1, 1])
    kept = [zone for zone in zones if zone[2] > 1 or len(figures_at_end(lines[zone[0]][1])) > 2]
    reached = [_reach(lines, start, end) for start, end, _ in kept]
    return [
        (max(start, reached[i - 1][1]) if i else start, end)
        for i, (start, end) in enumerate(reached)
    ]


def _together(lines: Sequence[Numbered], end: int, row: int) -> bool:
    between = [line for _, line in lines[end:row] if line.strip()]
    return len(between) <= _GAP and not any(_is_prose(line) for line in between)


def _reach(lines: Sequence[Numbered], start: int, end: int) -> tuple[int, int]:
    """The zone with the heads above it and the last label's wrapped lines below."""
    above = index = start
    while index > 0 and start - index < _GAP * 2:
        index -= 1
        if _is_head(lines[index][1]):
            above = index
        elif lines[index][1].strip():
            break
    below = end
    while below < len(lines) and below - end < 4 and _is_wrap(lines[below][1]):
        below += 1
    return above, below


def _is_head(line: str) -> bool:
    plain = line.strip()
    return bool(plain) and not _is_prose(line) and not _HEADING.match(plain) and "。" not in plain


def _is_wrap(line: str) -> bool:
    plain = line.strip()
    return (
        bool(plain) and len(plain) <= 30 and not _HEADING.match(plain) and not plain.endswith("。")
    )


def _windows(lines: Sequence[Numbered]) -> Iterator[list[tuple[str, int]]]:
    """A row for each line with figures: the words around it, then its figures."""
    rows = [index for index, (_, line) in enumerate(lines) if _is_row(line)]
    for position, index in enumerate(rows):
        start = rows[position - 1] + 1 if position else 0
        end = rows[position + 1] if position + 1 < len(rows) else len(lines)
        number, line = lines[index]
        figures = figures_at_end(line)
        own = " ".join(line.split()[: -len(figures)])
        around = [
            text.strip() for _, text in (*lines[start:index], (0, own), *lines[index + 1 : end])
        ]
        words = "\n".join(text for text in around if text)
        yield [(words, number), *((figure, number) for figure in figures)]


def _paragraphs(lines: Sequence[Numbered], file: str) -> Iterator[Paragraph]:
    """Lines joined: a new paragraph where one is indented, a heading, or the last ended early."""
    margin = min((_indent(line) for _, line in lines if line.strip()), default=0)
    widest = max((len(line.strip()) for _, line in lines), default=0)
    parts: list[str] = []
    first = 0
    blank = False
    for number, line in lines:
        plain = line.strip(" \u3000\u00a0")
        if not plain:
            blank = True
            continue
        if parts and _begins(line, plain, margin, parts[-1], widest, blank):
            yield Paragraph(_joined(parts), first, file, "行")
            parts = []
        first = first if parts else number
        blank = False
        parts.append(plain)
    if parts:
        yield Paragraph(_joined(parts), first, file, "行")


def _begins(line: str, plain: str, margin: int, last: str, widest: int, blank: bool) -> bool:
    """Whether a line begins a paragraph; `blank` tells that an empty line stands before it."""
    short = len(last) < widest * 0.75
    ended = last.endswith(_SENTENCE_END)
    set_off = blank or _indent(line) > margin + 1
    return short or (ended and (set_off or bool(_TOP.match(plain))))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \u3000\u00a0"))


def _joined(parts: Sequence[str]) -> str:
    return _BETWEEN.sub("", "".join(parts))
