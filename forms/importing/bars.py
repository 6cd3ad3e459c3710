"""Tables drawn with bars: a row a line, or a cell a line with the bar behind it or below it.

Texts saved from web pages write a cell that spans columns as `行政许可 | 12 | ||`, and often put a
bar before each row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.importing.cell_values import is_label, read_cell
from forms.importing.headings import is_top
from forms.importing.streams import rows_of_stream

EDGES = " \t\r\v\f\u00a0\u3000\ufeff\u200b"
_RULE = re.compile(r"[\s|:+─━═—=-]*[-─━═]{3}[\s|:+─━═—=-]*")
_BARS = re.compile(r"[\s|]*\|[\s|]*")
_SPANS = re.compile(r"\|\s*\|[|\s]*$")
_LONGEST = 80
_STACKED = 12
"""Characters of a piece of a cell that stands on several lines."""
_MARKED = 0.8
_BLANKS = 3
"""Lines within which the next filled one must stand."""

Row = list[tuple[str, int]]


def bar_table(lines: Sequence[str], start: int) -> tuple[int, list[Row]]:
    """The table that begins at a line, and the line behind it; no rows where none begins."""
    end, found = start, []
    while end < len(lines) and _goes_on(lines, start, end):
        found.append((lines[end].replace("│", "|").replace("｜", "|").strip(EDGES), end + 1))
        end += 1
    if not any("|" in text for text, _ in found):
        return start, []
    while "|" not in found[-1][0]:
        found.pop()
    rows = list(_rows(found))
    return found[-1][1], rows


def _goes_on(lines: Sequence[str], start: int, at: int) -> bool:
    """Whether a line is of the table: with a bar, or short and before a line of bars alone."""
    text = lines[at].replace("│", "|").replace("｜", "|").strip(EDGES)
    if not text:
        filled = next((i for i in range(at, min(at + _BLANKS, len(lines))) if lines[i].strip()), 0)
        return at > start and filled > at and _goes_on(lines, start, filled)
    if "|" in text:
        return True
    if len(text) > _LONGEST or "。" in text or (at == start and is_top(text)):
        return False
    return _next(lines, at, 1) or (at > start and len(text) <= _STACKED and _next(lines, at, 2))


def _next(lines: Sequence[str], at: int, far: int) -> bool:
    """Whether the next filled line, or the one after it, holds bars and nothing else."""
    behind = [t for line in lines[at + 1 : at + 2 * _BLANKS] if (t := line.strip(EDGES))][:far]
    if len(behind) < far or any(len(text) > _STACKED for text in behind[:-1]):
        return False
    return bool(_BARS.fullmatch(behind[-1]))


def _rows(lines: Sequence[tuple[str, int]]) -> Iterator[Row]:
    """The rows: as they stand on lines, or put together from cells a line."""
    filled = [(text, number) for text, number in lines if text and not _RULE.fullmatch(text)]
    rows = [_cells(text, number) for text, number in filled]
    if sum(map(len, rows)) > len(rows) * 1.2:
        yield from (_cells(text, number, spans=True) for text, number in filled)
    else:
        yield from rows_of_stream(_stream(filled))


def _cells(text: str, number: int, spans: bool = False) -> Row:
    """The cells of a line; `spans` keeps the bars that stand for columns spanned as blanks."""
    plain = text if spans else _SPANS.sub("|", text)
    inner = re.sub(r"\|\s*$", "", plain.removeprefix("|"))
    return [(cell.strip(EDGES), number) for cell in inner.split("|")]


def _stream(lines: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Cells one after the other; a bar alone is a blank cell, unless it parts cells or rows."""
    behind_cells = sum("|" in text and not _BARS.fullmatch(text) for text, _ in lines)
    alone = sum("|" not in text for text, _ in lines) > behind_cells
    marked = not alone and _rows_marked(lines)
    bars = 0
    for at, (text, number) in enumerate(lines):
        if not _BARS.fullmatch(text):
            yield from (cell for cell in _cells(text, number) if cell[0])
            bars = 0
            continue
        bars += 1
        behind = lines[at + 1][0] if at + 1 < len(lines) else ""
        starts_row = marked and is_label(behind.strip(EDGES + "|"))
        if (not alone or bars > 1) and not starts_row:
            yield "", number


def _rows_marked(lines: Sequence[tuple[str, int]]) -> bool:
    """Whether a bar alone stands before most rows: labels behind something else."""
    texts = [text for text, _ in lines]
    cells = [(at, text.strip(EDGES + "|")) for at, text in enumerate(texts)]
    filled = [(at, text) for at, text in cells if text]
    starts = [
        at
        for (_, before), (at, text) in pairwise(filled)
        if is_label(text) and read_cell(before).kind in ("figure", "none")
    ]
    marked = sum(bool(_BARS.fullmatch(texts[at - 1])) for at in starts)
    return bool(starts) and marked >= len(starts) * _MARKED
