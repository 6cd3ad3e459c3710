"""Pasted text as rows of cells: from Excel and WPS, Word, web pages, PDF, `|` tables."""

from __future__ import annotations

import re

from forms.numerals import read_figure
from forms.patterns import regex

MOST_CHARACTERS = 200_000
MOST_ROWS = 2_000
MOST_COLUMNS = 200

_INVISIBLE = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]")
_RULE = regex(r"[\s|:+─━═—=-]*[-─━═][\s|:+─━═—=-]*")
_CELL = regex(r'(?:"(?P<quoted>(?:[^"]|"")*+)"|(?P<plain>[^\t\n]*+))(?P<end>[\t\n]|\Z)')
_BLANKS = regex(r"[ \u00a0\u3000]+")

Cells = list[list[str]]


class PasteError(ValueError):
    """What was pasted is too large to be a table; the message says so in Chinese."""


def split_cells(text: str) -> Cells:
    """The rows of cells in a pasted text, stripped of blanks and control characters.

    Tabs part the cells of spreadsheets, Word tables and web pages (a quoted cell may hold line
    breaks), `|` those of text tables; without either, figures parted by blanks or commas are cells
    too. Rows may differ in length; empty rows above and between others stay. Raises PasteError.
    """
    if len(text) > MOST_CHARACTERS:
        raise PasteError(f"粘贴的内容太长（{len(text)} 字），请只复制表格本身")
    plain = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    rows = [[cell.strip(" \u00a0\u3000\n") for cell in row] for row in _rows(plain)]
    rows = _trimmed(rows)
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise PasteError(f"粘贴的表格太大（{len(rows)} 行），请只复制需要的部分")
    return rows


def _rows(text: str) -> Cells:
    if "\t" in text or _has_broken_cell(text):
        return _tab_separated(text)
    lines = text.split("\n")
    barred = [line for line in lines if "|" in line or "│" in line]
    if len(barred) * 2 >= len([line for line in lines if line.strip()]) > 0:
        return [_barred(line) for line in lines if not _RULE.fullmatch(line)]
    for part in (_by_blanks, _by_commas):
        rows = [part(line) for line in lines]
        if any(len(row) > 1 for row in rows):
            return [part(line, several=True) for line in lines]
    return [[line] for line in lines]


def _tab_separated(text: str) -> Cells:
    rows: Cells = [[]]
    for cell in _CELL.finditer(text):
        rows[-1].append(_content(cell))
        if not cell["end"]:
            break
        if cell["end"] == "\n":
            rows.append([])
    return rows


def _content(cell: re.Match[str]) -> str:
    """Spreadsheets quote a cell that holds a line break, a tab, or a quote, which they double
    then; quotes around anything else are only characters.
    """
    quoted, plain = cell["quoted"], cell["plain"]
    if quoted is None:
        return str(plain)
    marked = any(mark in quoted for mark in ("\n", "\t", '""'))
    return quoted.replace('""', '"') if marked else f'"{quoted}"'


def _has_broken_cell(text: str) -> bool:
    """Whether a cell of a single column is quoted for its line break."""
    return any("\n" in (cell["quoted"] or "") for cell in _CELL.finditer(text))


def _barred(line: str) -> list[str]:
    """A line of a text table; the bars at its ends part nothing."""
    inner = line.replace("│", "|").strip(" \u3000")
    if inner == "|":
        return [""]
    return inner.removeprefix("|").removesuffix("|").split("|")


def _by_blanks(line: str, several: bool = False) -> list[str]:
    """`label 12 3 0`: the figures at the end of a line parted by blanks, as PDF text gives them.

    `1 180` is one figure, unless other lines show that blanks part `several`.
    """
    words = _BLANKS.split(line.strip(" \u00a0\u3000"))
    first = len(words)
    while first and is_figure(words[first - 1]):
        first -= 1
    label, figures = " ".join(words[:first]), words[first:]
    if figures and not several and is_figure(" ".join(figures)):
        figures = [" ".join(figures)]
    return [*([label] if label else []), *figures] if figures else [line]


def _by_commas(line: str, several: bool = False) -> list[str]:
    """`3402,99,0`: figures parted by commas, unless they are the commas of one large number."""
    words = re.split(r"[,，、;；]", line)
    if not all(is_figure(word) for word in words) or (not several and is_figure(line)):
        return [line]
    return words


def is_figure(word: str) -> bool:
    """Whether a cell states a figure, or that there is none (`/`)."""
    return read_figure(word) is not None


def _trimmed(rows: Cells) -> Cells:
    """Without the empty rows at the end; those above may stand for headings."""
    last = len(rows)
    while last and not any(rows[last - 1]):
        last -= 1
    return rows[:last]
