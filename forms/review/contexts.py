"""Contexts: which words stand with each quantity of a sentence, and what the talk is of.

A quantity owns its clause up to its neighbours (`near`); the clauses since the quantity before it
lead up to it (`lead`). What the talk is of, its topic, is said nearby, earlier in the sentence, in
the sentences before, or in the heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from forms.review.characters import HAN, is_han
from forms.review.finding import Span
from forms.review.quantities import Quantity, quantities_in
from forms.review.tongue import Token, Tongue, hidden, tokens_of, union

_BOUNDARY = re.compile(r"[，,；;：:。！？（）()、\n]")
_SOFT = "、"
_HAN = re.compile(HAN)
MOST_NUMBERS = 80
"""Numbers of one sentence that are looked at; more is a table pasted into the text."""
SHORT_TOPIC = 3
"""Characters of a word for a topic that a word before it can turn into another."""
_BRACKETS = re.compile(r"[（(][^（）()\n]{0,120}[）)]")
_JOINT = re.compile(r"[、和与及或]|以及|[，,]")
_SHARED = re.compile(r"分别(?:为|是|有|达|达到|计|共)?|各(?:为|有|是)?|均(?:为|是|有)")


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity with the bits of the words around it.

    `opening` is how its clause begins, up to the first word that means something; `residue` counts
    the characters behind that which no list knows; `led` has the bit of leaders where the sentence
    named one before as the one who did it.
    `reach` says how far the topic was: 0 in the clause, 1 in the clauses before, 2 earlier in the
    sentence, 3 before it; `others` are the words near it that are about neither the number nor
    anything in general, `unknown` the unknown characters of the opening,
    `of_unknown` that what it counts is unknown (七条措施);
    `qualified` that an unknown word stands right before it (低保申请). `strange` are the words that
    make it another number than the whole one (涉及, 上半年, 网络), unless a fact is about them.
    """

    quantity: Quantity
    near: int
    lead: int
    topic: int
    reach: int
    others: tuple[int, ...]
    unknown: int
    of_unknown: bool
    opening: str
    residue: int
    led: int
    strange: tuple[int, ...]
    qualified: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch without a hard stop, for what is said without a number; `topic` is what the talk
    was of before it.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    topic: int
    counted: bool
    """Whether a quantity stands in it."""


class _Told(NamedTuple):
    """The names that a quantity is told off to, and where their list begins."""

    start: int
    names: list[Span]


class Scene:
    """One sentence read against a tongue; `topic` is what the talk was of before it."""

    def __init__(self, tongue: Tongue, sentence: str, year: int | None, topic: int) -> None:
        self.tongue = tongue
        self.text = hidden(sentence)
        self.end = len(sentence)
        self.topic_before = topic
        self.tokens = tokens_of(tongue, sentence, year)
        self.starts = [token.start for token in self.tokens]
        counted = quantities_in(sentence)[:MOST_NUMBERS]
        self.quantities = tuple(q for q in counted if not self._in_word(q))
        self.opaque = self._opaque()
        self.stops = list(self._stops())

    def _in_word(self, quantity: Quantity) -> bool:
        """Whether a number is only part of a word (四类过程性信息)."""
        at = bisect_right(self.starts, quantity.start) - 1
        token = self.tokens[at] if at >= 0 else None
        return bool(token and quantity.start < token.end and quantity.unit != "%")

    def _tokens_in(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that begin in a span."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _opaque(self) -> list[Span]:
        """Brackets without a quantity inside a clause: passed over as if they were not there."""
        if not self.quantities:
            return []
        found = (match.span() for match in _BRACKETS.finditer(self.text))
        return [(a, b) for a, b in found if not any(a < q.start < b for q in self.quantities)]

    def _stops(self) -> Iterator[int]:
        """Where clauses end: marks outside of tokens, numbers and passed-over brackets."""
        spans = [(t.start, t.end) for t in self.tokens if t.end - t.start > 3]
        spans += [(q.start, q.stop) for q in self.quantities]
        covered = {index for span in (*spans, *self.opaque) for index in range(*span)}
        for match in _BOUNDARY.finditer(self.text):
            if match.start() not in covered:
                yield match.start()

    # ---- quantities

    def contexts(self) -> Iterator[Context]:
        """The quantities of the sentence, each with its words; shared ones once for each name."""
        shared = dict(self._shared())
        done = 0
        for index, quantity in enumerate(self.quantities):
            start, end, owned = self._near(index, done)
            told = shared.get(index)
            if told is not None:
                for name in told.names:
                    yield self._context(quantity, [name], (0, told.start))
            else:
                lead = (self._lead_start(index), start)
                yield self._context(quantity, [(start, quantity.start), (quantity.stop, end)], lead)
            done = end if owned else quantity.stop

    def _near(self, index: int, done: int) -> tuple[int, int, bool]:
        """Where a quantity's own words begin and end; whether it owns what stands behind it."""
        quantity = self.quantities[index]
        before = [stop for stop in self.stops if done <= stop < quantity.start]
        hard = [stop for stop in before if self.text[stop] != _SOFT]
        start = max(done, hard[-1] + 1 if hard else 0)
        if index and not hard and before:
            start = before[0] + 1
        end = next((stop for stop in self.stops if stop >= quantity.stop), self.end)
        following = self.quantities[index + 1 : index + 2]
        if following and following[0].start < end:
            owned = not self._meaning(start, quantity.start)
            return start, following[0].start if owned else quantity.stop, owned
        return start, end, True

    def _lead_start(self, index: int) -> int:
        """Where the words that lead up to a quantity begin: after the clause of the one before."""
        if index == 0:
            return 0
        last = self.quantities[index - 1].stop
        return next((stop + 1 for stop in self.stops if stop >= last), last)

    def _meaning(self, start: int, end: int) -> int:
        plain = self.tongue.idle
        return union(t.mask for t in self._tokens_in(start, end)) & ~plain

    def _context(self, quantity: Quantity, spans: Sequence[Span], lead: Span) -> Context:
        near_tokens = [t for span in spans for t in self._open_tokens(*span)]
        lead_tokens = self._open_tokens(*lead) if lead[0] < lead[1] else []
        token = self._near_topic(quantity, near_tokens)
        first = self._first_meaning(near_tokens, spans[0][1])
        topic, reach = (token.mask, 0) if token else self._far_topic(lead_tokens, spans[0][0])
        return Context(
            quantity,
            union(token.mask for token in near_tokens),
            union(token.mask for token in lead_tokens),
            topic,
            reach,
            tuple(t.mask for t in near_tokens if not t.mask & self.tongue.neutral),
            self._residue(spans[0][0], first),
            self._counts_unknown(quantity),
            self.text[spans[0][0] : first],
            sum(self._residue(max(first, start), end) for start, end in spans),
            self._led(quantity.start),
            self._strange(near_tokens, lead_tokens),
            bool(token and self._qualified(token, quantity)),
        )

    def _led(self, end: int) -> int:
        """The bit of leaders where one is named before a place, outside of closed brackets."""
        named = [t.start for t in self.tokens if t.start < end and t.mask & self.tongue.leader]
        if not named:
            return 0
        closed = [match.span() for match in _BRACKETS.finditer(self.text, 0, end)]
        open_ = any(not any(a < start < b for a, b in closed) for start in named)
        return self.tongue.leader if open_ else 0

    def _strange(self, near: list[Token], lead: list[Token]) -> tuple[int, ...]:
        tongue = self.tongue
        either = tongue.partial | tongue.period
        whole = max((token.start for token in near if token.mask & tongue.ways), default=-1)
        found = [token.mask for token in near if token.mask & either and token.start > whole]
        return (*found, *(token.mask for token in lead if token.mask & tongue.period))

    def _open_tokens(self, start: int, end: int) -> list[Token]:
        tokens = self._tokens_in(start, end)
        return [t for t in tokens if not any(a <= t.start < b for a, b in self.opaque)]

    def _near_topic(self, quantity: Quantity, near: list[Token]) -> Token | None:
        """The word for the topic in the clause: the last before the number, the first behind it."""
        topics = [token for token in near if token.mask & self.tongue.topics]
        ahead = [token for token in topics if token.start < quantity.start]
        found = ahead[-1:] or topics[:1]
        return found[0] if found else None

    def _first_meaning(self, near: list[Token], end: int) -> int:
        """Where the first word before the number stands that means something; else the number."""
        meaning = self.tongue.meaning
        return next((token.start for token in near if token.mask & meaning), end)

    def _far_topic(self, lead: list[Token], start: int) -> Span:
        tongue = self.tongue
        if found := last_topic(tongue, lead):
            return found, 1
        earlier = [token for token in self.tokens if token.start < start]
        if found := last_topic(tongue, earlier):
            return found, 2
        return self.topic_before, 3

    def _counts_unknown(self, quantity: Quantity) -> bool:
        """Whether an unknown word follows right behind the unit."""
        at = bisect_right(self.starts, quantity.stop) - 1
        covered = at >= 0 and self.tokens[at].end > quantity.stop
        return not covered and is_han(self.text[quantity.stop : quantity.stop + 1])

    def _qualified(self, topic: Token, quantity: Quantity) -> bool:
        """Whether a short word for the topic has an unknown word right before it."""
        at = bisect_left(self.starts, topic.start)
        edge = self.tokens[at - 1].end if at else 0
        if quantity.start < topic.start:
            edge = max(edge, quantity.stop)
        before = self.text[max(edge, topic.start - 1) : topic.start]
        return topic.end - topic.start <= SHORT_TOPIC and is_han(before)

    def _residue(self, start: int, end: int) -> int:
        """Characters of a span that no list knows, brackets passed over."""
        if start >= end:
            return 0
        known = [(token.start, token.end) for token in self._tokens_in(start, end)]
        edge, unknown = start, ""
        for low, high in sorted([*known, *self.opaque, (end, end)]):
            if edge < low <= end:
                unknown += self.text[edge:low]
            edge = max(edge, high)
        return len(_HAN.findall(unknown))

    def _shared(self) -> Iterator[tuple[int, _Told]]:
        """Quantities told off to a list of names: 甲、乙分别为3件、4件; 甲、乙各1件."""
        yield from self._rows()
        for match in _SHARED.finditer(self.text):
            index = sum(quantity.start < match.end() for quantity in self.quantities)
            names = self._names(match.start())
            if index >= len(self.quantities) or len(names) < 2:
                continue
            if match[0].startswith("分别"):
                if len(self.quantities) - index >= len(names):
                    for offset, name in enumerate(names):
                        yield index + offset, _Told(names[0][0], [name])
            elif self.quantities[index].start == match.end():
                yield index, _Told(names[0][0], names)

    def _rows(self) -> Iterator[tuple[int, _Told]]:
        """Quantities in a row with nothing but 和 between, to as many names before them."""
        index = 0
        while index < len(self.quantities):
            stop = index + 1
            while stop < len(self.quantities) and self._adjoin(stop):
                stop += 1
            if stop - index > 1:
                names = self._names(self.quantities[index].start)
                for offset in range(stop - index):
                    mine = [names[offset]] if len(names) == stop - index else []
                    yield index + offset, _Told(names[0][0] if names else 0, mine)
            index = stop

    def _adjoin(self, index: int) -> bool:
        last, this = self.quantities[index - 1], self.quantities[index]
        between = self.text[last.stop : this.start]
        return between in ("和", "及", "与", "、") and last.unit == this.unit

    def _names(self, end: int) -> list[Span]:
        """The names of a list that ends there, each as a span."""
        start = max(
            (s + 1 for s in self.stops if s < end and self.text[s] in "：:；;。，,（("),
            default=0,
        )
        names: list[Span] = []
        covered = [(t.start, t.end) for t in self._tokens_in(start, end)]
        for match in _JOINT.finditer(self.text, start, end):
            if any(a < match.start() < b for a, b in covered):
                continue
            names.append((start, match.start()))
            start = match.end()
        names.append((start, end))
        return [name for name in names if name[0] < name[1]]

    # ---- clauses

    def clauses(self) -> Iterator[Clause]:
        """The stretches between hard stops."""
        text = self.text
        start = 0
        topic = self.topic_before
        ends = [stop for stop in self.stops if text[stop] not in "、（）()"]
        for end in (*ends, self.end):
            tokens = tuple(self._tokens_in(start, end))
            if tokens:
                counted = any(start <= quantity.start < end for quantity in self.quantities)
                yield Clause(start, end, tokens, topic, counted)
                topic = last_topic(self.tongue, tokens) or topic
            start = end + 1


def last_topic(tongue: Tongue, tokens: Sequence[Token]) -> int:
    """What the last word for a topic among the tokens names; 0 where none does."""
    return next((t.mask for t in reversed(tokens) if t.mask & tongue.topics), 0)
