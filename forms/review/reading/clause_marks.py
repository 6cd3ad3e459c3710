"""The marks of a sentence: its brackets, where its clauses end, its rows of examples."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.quantities import Quantity
from forms.review.reading.tongue import Token

SOFT = "、"
"""The mark that parts the items of a row, not clauses."""
MOST_PLACES = 1 << 62
"""More than any place in a text."""
_BOUNDARY = regex(r"[，,；;：:。！？（）()、\n]")
BRACKETS = regex(r"[（(][^（）()\n]{0,120}[）)]")
_HEADS = regex("对|因|将|由|通过|以|如|涉及|属于|经|的|按|包括|有")
"""What a row of examples comes after: 对甲、乙等6件."""


class ClauseMarks:
    """Where the marks of a sentence part it; `opaque` are the brackets that are passed over."""

    def __init__(self, text: str, tokens: Sequence[Token], quantities: Sequence[Quantity]) -> None:
        self.text, self.tokens, self.quantities = text, tokens, quantities
        self.brackets = [match.span() for match in BRACKETS.finditer(text)]
        self.opaque = self._opaque()
        self.stops = list(self._stops())
        self.examples = list(self._examples()) if quantities and "等" in text else []

    def _opaque(self) -> list[Span]:
        """Brackets without a quantity inside a clause: passed over as if they were not there."""
        counted = [quantity.start for quantity in self.quantities]
        return [
            (a, b)
            for a, b in (self.brackets if counted else ())
            if bisect_left(counted, a) == bisect_left(counted, b)
        ]

    def _stops(self) -> Iterator[int]:
        """Where clauses end: marks outside of tokens, numbers and passed-over brackets."""
        spans = [(t.start, t.end) for t in self.tokens if t.end - t.start > 3]
        spans += [(q.start, q.stop) for q in self.quantities]
        covered = {index for span in (*spans, *self.opaque) for index in range(*span)}
        for match in _BOUNDARY.finditer(self.text):
            if match.start() not in covered:
                yield match.start()

    def _examples(self) -> Iterator[Span]:
        """Rows of examples closed by 等, which are not all that is counted: 信访、重复申请等6件."""
        for index, token in enumerate(self.tokens):
            if self.text[token.start] != "等":
                continue
            edge = max(self.clause_start(token.start), self._last_stop(token.start))
            comma = self.text.find(SOFT, edge, token.start)
            if comma >= 0:
                heads = [match.start() for match in _HEADS.finditer(self.text, edge, comma)]
                yield heads[-1] if heads else edge, token.start
            elif index and self.tokens[index - 1].end == token.start:
                yield self.tokens[index - 1].start, token.start

    def _last_stop(self, place: int) -> int:
        """Where the last number or opened bracket before a place ends."""
        at = bisect_left([quantity.stop for quantity in self.quantities], place + 1) - 1
        return max(self.quantities[at].stop if at >= 0 else 0, self.text.rfind("（", 0, place) + 1)

    def clause_start(self, place: int) -> int:
        """Where the clause of a place begins, 、 not being an end."""
        at = bisect_left(self.stops, place) - 1
        while at >= 0 and self.text[self.stops[at]] == SOFT:
            at -= 1
        return self.stops[at] + 1 if at >= 0 else 0

    def cuts(self, start: int, end: int) -> tuple[int, ...]:
        """Where 、 stands in a span."""
        between = self.stops[bisect_left(self.stops, start) : bisect_left(self.stops, end)]
        return tuple(stop for stop in between if self.text[stop] == SOFT)


def around(spans: Sequence[Span], place: int) -> Span | None:
    """The span that a place lies in; the spans are in order and apart."""
    at = bisect_right(spans, (place, MOST_PLACES)) - 1
    return spans[at] if at >= 0 and spans[at][0] <= place < spans[at][1] else None
