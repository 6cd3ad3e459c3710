"""A shown paragraph broken into lines, and broken again only around what has changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from exporters.cells import cell_width, wrap_cells
from exporters.kinsoku import SCREEN_KINSOKU
from tui.widgets.prose_shown import Shown

LOOK_AHEAD = 16
"""Characters beyond a line's cells that its end may depend on; also the most it may hold more."""


_PLAIN = re.compile("[ -~\u3000-\u303e\u4e00-\u9fff\uff01-\uff5e]*")
"""Characters one or two cells wide in every terminal."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide lines are, in cells; the first of a paragraph leaves `indent` free."""

    cells: int
    indent: int = 4
    ambiguous_wide: bool = False

    @property
    def reach(self) -> int:
        """How many characters from its start a line's end depends on."""
        return self.cells + LOOK_AHEAD


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A shown paragraph and where its lines start in the shown text; the first at 0."""

    shown: Shown
    starts: tuple[int, ...]

    def line(self, index: int) -> tuple[int, int]:
        """[start, end) of a line in the shown text."""
        following = index + 1
        end = self.starts[following] if following < len(self.starts) else len(self.shown.text)
        return self.starts[index], end


@dataclass(frozen=True, slots=True)
class Kept:
    """How many lines at the head and at the tail are as they were before."""

    head: int
    tail: int


def broken(shown: Shown, measure: Measure) -> Paragraph:
    """The paragraph in lines."""
    return Paragraph(shown, (0, *_starts(shown, 0, measure)))


def rebroken(old: Paragraph, shown: Shown, measure: Measure) -> tuple[Paragraph, Kept]:
    """The changed paragraph in lines, the same as `broken` gives, from the lines it had.

    A line depends on `reach` characters from its start. So lines well before the change are kept;
    behind it, once a line starts where one started before, so are all the rest.
    """
    head, tail = _unchanged(old.shown, shown)
    shift = len(shown.text) - len(old.shown.text)
    known = bisect_left(old.starts, head - measure.reach + 1)
    starts = list(old.starts[: known + 1]) if known else [0]
    same = max(len(starts) - 1, 0)
    kept_tail = 0
    for start in _starts(shown, starts[-1], measure):
        if start >= len(shown.text) - tail:
            index = bisect_left(old.starts, start - shift)
            if 0 < index < len(old.starts) and old.starts[index] == start - shift:
                rest = old.starts[index:]
                starts.extend(position + shift for position in rest)
                kept_tail = len(rest)
                break
        starts.append(start)
    new = Paragraph(shown, tuple(starts))
    return new, Kept(_same_lines(old, new, same, head), kept_tail)


def _same_lines(old: Paragraph, new: Paragraph, known: int, head: int) -> int:
    """How many first lines are the same in place and in text: the known ones, perhaps more."""
    count = known
    while (
        count < min(len(old.starts), len(new.starts))
        and old.line(count) == new.line(count)
        and new.line(count)[1] <= head
    ):
        count += 1
    return count


def _starts(shown: Shown, start: int, measure: Measure) -> Iterator[int]:
    """Where the lines after the one at `start` begin."""
    while (start := _line_end(shown, start, measure)) < len(shown.text):
        yield start


def _line_end(shown: Shown, start: int, measure: Measure) -> int:
    room = max(measure.cells - (0 if start else first_indent(shown, measure)), 2)
    end = _quick_end(shown.text, start, room)
    if end is None:
        window = shown.text[start : start + measure.reach]
        (_, length), *more = wrap_cells(window, room, ambiguous_wide=measure.ambiguous_wide)
        if not more:
            return start + len(window)
        end = start + length
    return _off_pieces(shown, start, end)


def _quick_end(text: str, start: int, room: int) -> int | None:
    """What `wrap_cells` says of a line of wide characters and ASCII that breaks beside a Han, ten
    times quicker: a key typed high up in a long paragraph moves every line below. None for other
    lines.
    """
    cut = start
    while step := _step(text, start, cut, room):
        cut += step
    if not _PLAIN.fullmatch(text, start, cut + 1) or len(text) <= cut:
        return None
    for end in range(cut, start, -1):
        before, after = text[end - 1], text[end]
        if not (_is_han(before) or _is_han(after)):
            return None
        if SCREEN_KINSOKU.parts(before, after):
            return end
    return None


def _step(text: str, start: int, cut: int, room: int) -> int:
    """How many characters more fit the line for certain; 0 where it is full.

    Of wide characters and ASCII, UTF-8 tells the cells: 3 bytes for two, 1 for one.
    """
    line = text[start:cut]
    spare = room - (len(line.encode("utf-8", "replace")) + len(line)) // 2
    if spare <= 0 or cut >= len(text):
        return 0
    return spare // 2 or int(text[cut].isascii())


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿"


def _off_pieces(shown: Shown, start: int, end: int) -> int:
    """The break moved behind marks that combine, and before a piece that it would part, unless the
    piece fills the line.
    """
    text = shown.text
    while end in shown.inner and end < len(text) and not cell_width(text[end]):
        end += 1
    if end not in shown.inner:
        return end
    position = end
    while position > start:
        position = shown.stop(position)
        if position > start and SCREEN_KINSOKU.parts(text[position - 1], text[position]):
            return position
        position -= 1
    return end


def first_indent(shown: Shown, measure: Measure) -> int:
    """The blank cells before the first line; none where the text brings its own."""
    return 0 if shown.text[:1].isspace() else measure.indent


def _unchanged(old: Shown, new: Shown) -> tuple[int, int]:
    """How many shown characters at the head and at the tail are the same, in source and in show."""
    source_head = common_head(old.source, new.source)
    head = min(
        common_head(old.text, new.text), old.shown_at(source_head), new.shown_at(source_head)
    )
    most = min(len(old.text), len(new.text)) - head
    source_tail = common_tail(old.source, new.source)
    tail = min(
        common_tail(old.text, new.text),
        len(old.text) - old.shown_at(len(old.source) - source_tail),
        len(new.text) - new.shown_at(len(new.source) - source_tail),
        most,
    )
    return head, tail


def common_head(one: str, other: str) -> int:
    """How many first characters two texts share; quick where they are long."""
    return _longest(min(len(one), len(other)), lambda n: one[:n] == other[:n])


def common_tail(one: str, other: str) -> int:
    """How many last characters two texts share."""
    a, b = len(one), len(other)
    return _longest(min(a, b), lambda n: one[a - n :] == other[b - n :])


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """The largest n up to `most` for which `holds`, where it holds for all below as well."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
