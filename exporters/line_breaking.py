"""Where a paragraph's lines break on paper, greedily and in whole twips.

Latin text and digits break by the classes of UAX 14, Han text anywhere but at its forbidden marks;
which of the two holds at a cut is told by the *script run* that the cut falls in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from exporters.line_classes import may_break
from exporters.metrics import Metrics
from exporters.page_measures import BODY_SIZE

HANGING = frozenset("!,.:;?、。！，．：；？")
"""Marks that hang into the right margin where hanging is on."""

FARTHEST = 200
"""Characters before a cut in which a letter or digit is looked for."""

_RUN = re.compile(
    "([\u2e80-\U0010ffff][ \u2000-\U0010ffff]*)"
    "|[ \u2000-\u2e7f]*[\x00-\x1f!-\u1fff][\x00-\u2e7f]*|[ \u2000-\u2e7f]+"
)
"""A run of one script, the group holding Han. A weak character takes the script before it; at the
start of a paragraph that of Latin behind it, and before Han it stands apart."""


def break_lines(
    text: str,
    metrics: Metrics,
    size: int = BODY_SIZE,
    first: int = 0,
    left: int = 0,
    right: int = 0,
    lead: int = 0,
) -> list[tuple[int, int]]:
    """The lines of one paragraph as [start, end) that cover it; blanks at a line end belong to it.

    `size` is in half-points; the indents `left`, `right` and (on top of `left`, for the first line)
    `first` are in twips. The first `lead` characters are in another font than the rest. An empty
    paragraph has one empty line.
    """
    room = metrics.width - left - right
    if len(text) * size * 10 <= min(room, room - first):
        return [(0, len(text))]
    paragraph = _Measured(text, metrics, size * 10, lead)
    lines: list[tuple[int, int]] = []
    start, end = 0, paragraph.line_end(0, room - first)
    while end < len(text):
        lines.append((start, end))
        start, end = end, paragraph.line_end(end, room)
    lines.append((start, len(text)))
    return lines


class _Measured:
    """A paragraph's script runs and the right edge of each character, in twips."""

    def __init__(self, text: str, metrics: Metrics, em: int, lead: int) -> None:
        self.text = text
        self.metrics = metrics
        self.em = em
        self.steps = _steps(metrics, em)
        self.dropped = 0 if metrics.trailing_spacing else metrics.spacing
        runs = list(_RUN.finditer(text))
        self.starts = [run.start() for run in runs]
        self.latin = [run.lastindex is None for run in runs]
        self.rights = self._right_edges(lead)

    def line_end(self, start: int, room: int) -> int:
        """Where the line that begins at `start` ends."""
        text = self.text
        if start >= len(text):
            return len(text)
        limit = self.rights[start] - self._advance(text[start]) + room
        cut = bisect_right(self.rights, limit, lo=start)
        if cut >= len(text):
            return len(text)
        if text[cut] == " " and cut > start:
            return _behind_blanks(text, cut)
        return self._soft_end(start, cut) or max(cut, start + 1)

    def _soft_end(self, start: int, cut: int) -> int | None:
        """The break nearest before the cut; the runs to the left are tried at their last character.

        A break before the start of its own run does not count. None where the line has no break.
        """
        run = bisect_right(self.starts, cut) - 1
        while cut > start:
            run_start = self.starts[run]
            end = self._end_in_run(run, start, cut)
            if end is not None and end >= max(run_start, start + 1):
                return end
            cut = run_start - 1
            run -= 1
        return None

    def _meet(self, at: int) -> bool:
        """Whether letters or digits stand on both sides."""
        return self.text[at - 1].isalnum() and self.text[at].isalnum()

    def _end_in_run(self, run: int, start: int, cut: int) -> int | None:
        """The break by the rules of the script that governs the cut."""
        if self._governing_latin(run, cut):
            joined = self.metrics.joined
            # a break behind the slash of an address is not taken exactly at the cut
            first = cut - 1 if self.text[cut - 1] == "/" else cut
            breaks = (at for at in range(first, start, -1) if may_break(self.text, at, joined))
            return next(breaks, None)
        text = self.text
        if self.metrics.hanging and text[cut] in HANGING:
            cut += 1
        parts = self.metrics.kinsoku.parts
        last = len(text)
        return next(
            (at for at in range(cut, start, -1) if at == last or parts(text[at - 1], text[at])),
            None,
        )

    def _governing_latin(self, run: int, cut: int) -> bool:
        """The script of the nearest letter or digit if that lies before the run, else the run's."""
        at, farthest = cut, max(cut - FARTHEST, 0)
        while at > farthest and not self.text[at].isalnum():
            at -= 1
        if at < self.starts[run] and self.text[at].isalnum():
            run = bisect_right(self.starts, at) - 1
        return self.latin[run]

    def _advance(self, char: str) -> int:
        """What the first character of a line takes of it."""
        return self.steps[char] - self.dropped

    def _right_edges(self, lead: int) -> list[int]:
        """The right edge of each character: spacing stands between those of a run in one font, and
        behind the last one only if it trails; a gap between letters or digits of two runs."""
        steps = list(map(self.steps.__getitem__, self.text))
        dropped = self.dropped
        gap = self.metrics.gap * self.em // 20
        if steps:
            steps[0] -= dropped
        if gap or dropped:
            for start in self.starts[1:]:
                steps[start] += (gap if self._meet(start) else 0) - dropped
        if 0 < lead < len(steps) and lead not in self.starts:
            steps[lead] -= dropped
        return list(accumulate(steps))


class _Steps(dict[str, int]):
    """From one character's left edge to the next one's, by character, worked out once."""

    def __init__(self, metrics: Metrics, em: int) -> None:
        super().__init__()
        self._metrics = metrics
        self._em = em

    def __missing__(self, char: str) -> int:
        step = self._metrics.advance(char, self._em) + self._metrics.spacing
        self[char] = step
        return step


@lru_cache(maxsize=64)
def _steps(metrics: Metrics, em: int) -> _Steps:
    return _Steps(metrics, em)


def _behind_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at
