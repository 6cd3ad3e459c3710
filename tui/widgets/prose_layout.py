"""Where everything of a text stands: paragraphs, rows, cells, kept up with the draft cheaply."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from exporters.cells import cell_width
from forms.draft import Address, Draft
from forms.form import Form
from forms.references import resolve
from tui.widgets.prose_lines import Measure, Paragraph, broken, first_indent, rebroken
from tui.widgets.prose_shown import Shown, show


@dataclass(frozen=True, slots=True)
class Dirty:
    """Rows `[first, last)` that look different now; `last` None where all below have moved."""

    first: int
    last: int | None

    def __or__(self, other: Dirty) -> Dirty:
        lasts = (self.last, other.last)
        last = None if None in lasts else max(filter(None, lasts), default=0)
        return Dirty(min(self.first, other.first), last)


class Row(NamedTuple):
    """One line on the screen: `[start, end)` of its paragraph's shown text.

    `source` is the position in the section's text where the row starts, `end_source` where it
    ends; `first` and `last` tell the paragraph's first and last rows.
    """

    paragraph: Paragraph
    start: int
    end: int
    source: int
    end_source: int
    indent: int
    last: bool


class Layout:
    """The rows of one text, `measure.cells` wide. Positions are characters of the source text."""

    def __init__(self, form: Form, draft: Draft, measure: Measure) -> None:
        self._form = form
        self._draft = draft
        self.measure = measure
        self.text = ""
        self._characters: int | None = None
        self.paragraphs = [self._made("")]
        self._place()

    def sync(self, text: str) -> Dirty:
        """Take over a changed text; only changed paragraphs are laid out again."""
        sources = text.split("\n")
        old = self.paragraphs
        head, tail = _same_ends([one.shown.source for one in old], sources)
        changed_old, changed = old[head : len(old) - tail], sources[head : len(sources) - tail]
        first, rows = self.rows[head], self.rows[-1]
        made, before, after = self._remade(changed_old, changed)
        self.paragraphs = [*old[:head], *made, *old[len(old) - tail :]]
        self.text = text
        self._place()
        if self.rows[-1] != rows:
            return Dirty(first + before, None)
        return Dirty(first + before, self.rows[head + len(made)] - after)

    def show_values(self, addresses: Collection[Address]) -> Dirty:
        """Show the figures at these addresses anew wherever the text refers to them."""
        dirty, rows = Dirty(self.rows[-1], 0), self.rows[-1]
        for index, paragraph in enumerate(self.paragraphs):
            if not any(one.address in addresses for one in paragraph.shown.references):
                continue
            shown = self._shown(paragraph.shown.source)
            self.paragraphs[index], kept = rebroken(paragraph, shown, self.measure)
            dirty |= Dirty(self.rows[index] + kept.head, self.rows[index + 1] - kept.tail)
        self._place()
        return dirty if self.rows[-1] == rows else Dirty(dirty.first, None)

    def resize(self, measure: Measure) -> None:
        """Lay out everything for another measure."""
        self.measure = measure
        self.paragraphs = [broken(one.shown, measure) for one in self.paragraphs]
        self._place()

    def row(self, number: int) -> Row:
        """The row of that number, counted from 0."""
        index = min(bisect_right(self.rows, number) - 1, len(self.paragraphs) - 1)
        paragraph, line = self.paragraphs[index], number - self.rows[index]
        start, end = paragraph.line(line)
        at, shown = self.offsets[index], paragraph.shown
        return Row(
            paragraph,
            start,
            end,
            at + shown.source_at(start),
            at + shown.source_at(end),
            first_indent(shown, self.measure) if line == 0 else 0,
            line == len(paragraph.starts) - 1,
        )

    def locate(self, position: int) -> tuple[int, int]:
        """The paragraph that holds a position, and the position in it."""
        index = bisect_right(self.offsets, position) - 1
        return index, position - self.offsets[index]

    def snap(self, position: int) -> int:
        """The position at or before this one where a cursor may stand."""
        index, offset = self.locate(min(max(position, 0), len(self.text)))
        shown = self.paragraphs[index].shown
        return self.offsets[index] + shown.source_at(shown.stop(shown.shown_at(offset)))

    def cell(self, position: int, *, leaning: bool = False) -> tuple[int, int]:
        """The row and the cell in it where a position stands.

        A position between two rows of a paragraph stands before the lower one, `leaning` after the
        upper one.
        """
        index, offset = self.locate(position)
        paragraph = self.paragraphs[index]
        at = paragraph.shown.shown_at(offset)
        line = bisect_right(paragraph.starts, at) - 1
        if leaning and line and paragraph.starts[line] == at:
            line -= 1
        number = self.rows[index] + line
        row = self.row(number)
        return number, row.indent + self._cells(paragraph.shown.text[row.start : at])

    def position_at(self, number: int, cell: int) -> tuple[int, bool]:
        """The position nearest to a cell of a row, and whether it leans to that row."""
        row = self.row(min(max(number, 0), self.rows[-1] - 1))
        shown = row.paragraph.shown
        room = cell - row.indent
        index = row.start
        while index < row.end and room > 0:
            following = index + 1
            while following < row.end and following in shown.inner:
                following += 1
            cells = self._cells(shown.text[index:following])
            if 2 * room < cells or (2 * room == cells and cells > 2):
                break
            room -= cells
            index = following
        offset = shown.source_at(shown.stop(index))
        at = row.source - shown.source_at(row.start)
        return at + offset, index == row.end and not row.last

    @property
    def row_count(self) -> int:
        """How many rows the text takes."""
        return self.rows[-1]

    def characters(self) -> int:
        """The characters of the text as printed, blanks not counted."""
        if self._characters is None:
            printed = resolve(self.text, self._form, self._draft)
            self._characters = sum(map(len, printed.split()))
        return self._characters

    def _shown(self, source: str) -> Shown:
        wide = self.measure.ambiguous_wide
        return show(source, self._form, self._draft, ambiguous_wide=wide)

    def _made(self, source: str) -> Paragraph:
        return broken(self._shown(source), self.measure)

    def _remade(self, old: list[Paragraph], sources: list[str]) -> tuple[list[Paragraph], int, int]:
        """Paragraphs for sources, and how many of their first and last rows look as before."""
        if not old or not sources:
            return [self._made(source) for source in sources], 0, 0
        first, head = rebroken(old[0], self._shown(sources[0]), self.measure)
        if len(old) == len(sources) == 1:
            return [first], head.head, head.tail
        return [first, *map(self._made, sources[1:])], head.head, 0

    def _place(self) -> None:
        self._characters = None
        lengths = (len(one.shown.source) + 1 for one in self.paragraphs)
        self.offsets = list(accumulate(lengths, initial=0))[:-1]
        self.rows = list(accumulate((len(one.starts) for one in self.paragraphs), initial=0))

    def _cells(self, text: str) -> int:
        return cell_width(text, self.measure.ambiguous_wide)


def _same_ends(old: list[str], new: list[str]) -> tuple[int, int]:
    """How many first and how many last items two lists share, never the same item twice."""
    most = min(len(old), len(new))
    head = _run(zip(old, new, strict=False), most)
    tail = _run(zip(reversed(old), reversed(new), strict=False), most - head)
    return head, tail


def _run(pairs: Iterable[tuple[str, str]], most: int) -> int:
    count = 0
    for one, other in pairs:
        if count == most or one != other:
            break
        count += 1
    return count
