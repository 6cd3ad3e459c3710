"""How a sentence is divided among its numbers: to each its own words, and those that lead to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.clause_marks import SOFT
from forms.review.reading.quantities import Quantity
from forms.review.reading.told import Told

_JOINER = regex(r"(?:和|及|与|以及)\s?$")
_BARE_BRACKET = regex(r"[（(]\s?(?:共计?|合计|计|为)?\s?")
_WHOLE_OF = regex(
    rf"{HAN}{{0,12}}?(?<![其集当])中(?![心央国间级小共转期午学])(?={HAN}|[，,])", words="中"
)
"""What a number is the whole of: 14件|复议案件中|维持9件."""


class Stretches(NamedTuple):
    """A sentence with its numbers and the marks that part clauses; `means` gives what the words of
    a stretch mean, as bits.
    """

    text: str
    end: int
    quantities: Sequence[Quantity]
    stops: Sequence[int]
    means: Callable[[int, int], int]

    def among(self, told: dict[int, Told]) -> Iterator[tuple[int, Sequence[Span], Span]]:
        """For each quantity, by its place, its own words and those that lead up to it."""
        done = 0
        for index, quantity in enumerate(self.quantities):
            start, end, owned = self._near(index, done)
            if index in told:
                noun = told[index].noun
                of_each = len(told[index].names) > 1
                behind = [(quantity.stop, end)] if of_each else []
                begin = self._lead_start(index) if of_each else 0
                for name in told[index].names:
                    mine = [name] if not noun or noun[1] == name[1] else [name, noun]
                    mine += [*told[index].shares, *behind]
                    yield index, mine, (min(begin, told[index].start), told[index].start)
            else:
                lead = max(done, self._lead_start(index)), start
                if self.text.startswith("中", quantity.stop):  # 申请以网络为主，38件中
                    lead = start, start
                yield index, [(start, quantity.start), (quantity.stop, end)], lead
            done = end if owned else quantity.stop

    def _near(self, index: int, done: int) -> tuple[int, int, bool]:
        """Where a quantity's own words begin and end; whether it owns what stands behind it."""
        quantity = self.quantities[index]
        start = self._near_start(index, done)
        following = self.quantities[index + 1 : index + 2]
        edge = following[0].start if following else self.end
        end = self._near_end(quantity, edge)
        if edge < end:
            owned = not self.means(start, quantity.start)
            owned = owned or bool(_JOINER.search(self.text, max(0, edge - 3), edge))
            return start, edge if owned else quantity.stop, owned
        return start, end, True

    def _near_start(self, index: int, done: int) -> int:
        quantity = self.quantities[index]
        before = self.stops[bisect_left(self.stops, done) : bisect_left(self.stops, quantity.start)]
        if before and _BARE_BRACKET.fullmatch(self.text, before[-1], quantity.start):
            before = before[:-1]
        hard = [stop for stop in before if self.text[stop] != SOFT]
        if index and not hard and before:
            return before[0] + 1
        if index and self.quantities[index - 1].stop == quantity.start:
            return self._near_start(index - 1, 0)  # 培训8期640人次
        return max(done, hard[-1] + 1 if hard else 0)

    def _near_end(self, quantity: Quantity, edge: int) -> int:
        """Where the clause behind a quantity ends: a row without numbers of its own is in it, what
        was done besides (13件并同步解读) or is a part of it (14件中维持9件) is not.
        """
        if self.text.startswith("并", quantity.stop):
            return quantity.stop
        if whole := _WHOLE_OF.match(self.text, quantity.stop, edge):
            return whole.end() - 1
        behind = self.stops[bisect_left(self.stops, quantity.stop) :]
        end = next(iter(behind), self.end)
        hard = next((stop for stop in behind if self.text[stop] != SOFT), self.end)
        return hard if hard <= edge else end

    def _lead_start(self, index: int) -> int:
        """Where the words that lead up to a quantity begin: after the clause of the one before, and
        after a semicolon.
        """
        start = self.text.rfind("；", 0, self.quantities[index].start) + 1
        if index == 0:
            return start
        last = self.quantities[index - 1].stop
        return max(start, next((stop + 1 for stop in self.stops if stop >= last), last))
