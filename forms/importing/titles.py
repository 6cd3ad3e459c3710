"""The title of a report, on one line or several, among the lines of a page that look like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.cell_values import read_cell
from forms.importing.furniture import is_furniture
from forms.importing.headings import is_top, number_of
from forms.importing.metadata import plain, year_of, years_stated

_INFORMATION = r"(?:(?:政府|政务)?信息|政务)"
_SUBJECT = rf"(?:{_INFORMATION}(?:公开)?[和与及、])?{_INFORMATION}公开(?:工作)?(?:情况)?"
_NAME = rf"{_SUBJECT}的?(?:年?度?(?:工作)?报告|年报)"
_YEAR = r"[（(]?(?P<year>\d{4}|[二一〇○零O0三四五六七八九]{4})年?度?[)）]?年?度?"
_TITLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?P<unit>.{{0,60}}?){_YEAR}{_NAME}[）)]?$",
        rf"^(?P<unit>.{{0,60}}?){_NAME}{_YEAR}$",
        rf"^{_YEAR}(?P<unit>.{{0,60}}?){_NAME}$",
        rf"^(?P<unit>.{{0,60}}?){_SUBJECT}{_YEAR}(?:工作)?报告$",
    )
)
_REMARK = re.compile(r"[（(][^（）()]{1,15}[)）]$")
_NAMED = re.compile(r"^(?:名称|标题|题名|信息名称)[:：]")
_PATH = re.compile(r"[>＞|]")
_WITHIN = 40
"""Paragraphs from the top among which the title is looked for."""
_LONG = 60
"""Characters of a sentence that must be text: the title stands before it."""
_FIGURES = 4
"""Figures that make a grid a table: the title stands before it."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title: how many paragraphs it takes from `start`, its unit and year."""

    start: int
    length: int
    unit: str
    year: int | None


@dataclass(slots=True)
class Titles:
    """The report's title, and where among the paragraphs it comes again."""

    best: Title | None = None
    places: set[int] = field(default_factory=set)


def find_titles(blocks: Sequence[Block]) -> Titles:
    """The report's title: before the first heading, sentence or table, where one stands there."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    year = years_stated(paragraphs)
    for end in (_end(blocks, with_headings=True), _end(blocks, with_headings=False), _WITHIN):
        if found := _titles(paragraphs, min(end, _WITHIN)):
            best = max(found, key=lambda title: _worth(title, year))
            return Titles(best, _again(best, found))
    return Titles()


def another_at(blocks: Sequence[Block], best: Title) -> int | None:
    """Where the report of another year begins below this one: its title, then its first heading.

    Titles without a report below them are links.
    """
    found = None
    begun = False
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        if is_top(block.text) and number_of(block.text) == "一":
            if found is not None:
                return found
            begun = True
        elif begun and (title := _title(0, 1, [block])):
            found = index if title.unit and title.year not in (None, best.year) else found
    return None


def _end(blocks: Sequence[Block], with_headings: bool) -> int:
    """The number of paragraphs before the text begins."""
    count = 0
    for block in blocks:
        if isinstance(block, Grid):
            if sum(read_cell(cell.text).kind == "figure" for cell in block.cells) >= _FIGURES:
                return count
            continue
        long = len(block.text) >= _LONG and "。" in block.text
        if long or (with_headings and is_top(block.text) and number_of(block.text) == "一"):
            return count
        count += 1
    return count


def _titles(paragraphs: Sequence[Paragraph], end: int) -> list[Title]:
    """All titles before a paragraph, each on as few lines as it takes."""
    found: list[Title] = []
    for start in range(min(end, len(paragraphs))):
        for length in (1, 2, 3):
            lines = paragraphs[start : start + length]
            if len(lines) < length or start + length > end + 2:
                break
            if title := _title(start, length, lines):
                found.append(title)
                break
    return found


def _title(start: int, length: int, lines: Sequence[Paragraph]) -> Title | None:
    if any(is_furniture(line.text) for line in lines):
        return None
    return _read(start, length, "".join(plain(line.text) for line in lines))


def _read(start: int, length: int, text: str) -> Title | None:
    whole = _NAMED.sub("", text)
    match = next(
        (m for t in (whole, _REMARK.sub("", whole)) for p in _TITLES if (m := p.match(t))), None
    )
    if match is None or _PATH.search(match["unit"]):
        return None
    unit = match["unit"].strip("：:").removeprefix("关于").removesuffix("关于")
    return Title(start, length, unit, year_of(match["year"]))


def _worth(title: Title, year: int | None) -> tuple[bool, bool, int, int]:
    """With a unit, of the year that the text states, on few lines, near the text."""
    return bool(title.unit), year is None or title.year == year, -title.length, title.start


def _again(best: Title, titles: Sequence[Title]) -> set[int]:
    """The paragraphs of titles that say the same as the best one, its own too."""
    same = (
        title
        for title in titles
        if title.year == best.year and (title.unit in best.unit or best.unit in title.unit)
    )
    return {at for title in same for at in range(title.start, title.start + title.length)}


def title_in(text: str) -> Title | None:
    """The title within a window's caption (`某市2023年…年度报告 - 某网站`)."""
    parts = (_read(0, 0, plain(part)) for part in re.split(r"[-_|—–\s]+", text))
    return next((title for title in parts if title), None)
