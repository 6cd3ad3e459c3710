"""Neighbours: what stands right before and behind a topic and its number, known or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN, is_han
from forms.review.reading.limits import names_others
from forms.review.reading.quantities import Quantity
from forms.review.reading.tongue import Token, Tongue

_HAN = regex(HAN)
_PLACES = regex(rf"(?:设立?在|位于|建在|分布在){HAN}+(?:[、和及与]{HAN}+)+", words="在 位于")
"""An attribute that names all the places (设在大厅、图书馆和档案馆的查阅点)."""
ATTRIBUTE = 2
"""Unknown characters of an attribute that makes what it stands before another thing."""
_SHORT_VERBS = frozenset("设建立收办而")
"""Words of one character before a topic that make it no other thing (设专门机构)."""
SHORT_TOPIC = 4
"""Characters of a word for a topic that a word before it can turn into another."""


class Neighbours:
    """One sentence with its known words; `opaque` are the brackets that are passed over."""

    def __init__(
        self, tongue: Tongue, text: str, tokens: Sequence[Token], opaque: Sequence[Span]
    ) -> None:
        self.tongue, self.text, self.tokens, self.opaque = tongue, text, tokens, opaque
        self.starts = [token.start for token in tokens]

    def is_unknown(self, place: int) -> bool:
        """Whether a Han character stands there that no list knows."""
        at = bisect_right(self.starts, place) - 1
        covered = at >= 0 and self.tokens[at].end > place
        return not covered and place >= 0 and is_han(self.text[place : place + 1])

    def counts_unknown(self, quantity: Quantity) -> bool:
        """Whether an unknown word follows right behind the unit."""
        goes_on = self.text.startswith(self.tongue.behind, quantity.stop)
        return not goes_on and self.is_unknown(quantity.stop)

    def is_qualified(self, topic: Token, quantity: Quantity) -> bool:
        """Whether a short word for the topic, or one for a dispute, has another noun before it."""
        if quantity.start < topic.start and names_others(self.text, topic.end):
            return True
        at = bisect_left(self.starts, topic.start)
        before = self.tokens[at - 1] if at else None
        touching = before if before and before.end == topic.start else None
        if touching and touching.mask & self.tongue.fields and topic.mask & self.tongue.disputes:
            return True
        if topic.end - topic.start > SHORT_TOPIC:
            return False
        if touching:
            return self._is_qualifier(touching, topic)
        edge = before.end if before else 0
        if quantity.start < topic.start:
            edge = max(edge, quantity.stop)
        last = self.text[max(edge, topic.start - 1) : topic.start]
        if last in _SHORT_VERBS and not self.is_unknown(topic.start - 2):
            return False
        return is_han(last) or last.isdecimal()

    def _is_qualifier(self, before: Token, topic: Token) -> bool:
        """Whether a known word right before a topic makes it another: 资金信息, 调整申请."""
        tongue, mask = self.tongue, before.mask
        if topic.end - topic.start < SHORT_TOPIC // 2 + 1 and mask & tongue.plain:
            return not mask & (tongue.neutral | tongue.meaning)
        if mask & tongue.moved:
            return not mask & tongue.meaning
        return bool(mask & tongue.qualifying)

    def counts_besides(self, topic: Token | None, quantity: Quantity) -> bool:
        """Whether an unknown word stands between a topic and its number, on either side."""
        if topic and quantity.start < topic.start:
            return self.is_unknown(self._behind(topic))
        opened = self.text.startswith("（", quantity.start - 1)
        return self.is_unknown(quantity.start - 1 - opened)

    def _behind(self, topic: Token) -> int:
        return topic.end + 2 * self.text.startswith("事项", topic.end)

    def is_compound(self, topic: Token, quantity: Quantity) -> bool:
        """Whether another noun right behind the topic is counted (行政复议听证, 10项许可的要件)."""
        if quantity.start < topic.start:
            return self.text.startswith("的", self._behind(topic))
        at = bisect_left(self.starts, topic.end)
        follows = self.tokens[at : at + 1]
        if follows and follows[0].start == topic.end:
            mask = follows[0].mask
            more = not mask & self.tongue.neutral or self.is_unknown(follows[0].end)
            return bool(mask & self.tongue.nouns and more)
        return topic.end < quantity.start and self.is_unknown(topic.end)

    def is_attributed(self, topic: Token, start: int) -> bool:
        """Whether a clause that no list knows is an attribute of the topic (由省政府审理的复议)."""
        end = topic.start - 1
        if self.text[end : topic.start] != "的" or _PLACES.fullmatch(self.text, start, end):
            return False
        at = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        now = (t.end for t in self.tokens[at] if t.mask & self.tongue.bit("@this_year"))
        return self.residue(max(now, default=start), end) >= ATTRIBUTE

    def residue(self, start: int, end: int) -> int:
        """Characters of a span that no list knows, brackets passed over."""
        if start >= end:
            return 0
        inside = slice(bisect_left(self.starts, start), bisect_left(self.starts, end))
        known = [(token.start, token.end) for token in self.tokens[inside]]
        edge, unknown = start, ""
        for low, high in sorted([*known, *self.opaque, (end, end)]):
            if edge < low <= end:
                unknown += self.text[edge:low]
            edge = max(edge, high)
        return len(_HAN.findall(unknown))
