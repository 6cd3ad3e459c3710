"""Contexts: which words stand with each quantity of a sentence, and what the talk is of.

A quantity owns its clause up to its neighbours (`near`); the clauses since the quantity before it
lead up to it (`lead`). What the talk is of, its topic, is said nearby, earlier in the sentence, in
the sentences before, or in the heading.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading import phrases
from forms.review.reading.characters import HAN
from forms.review.reading.clause_marks import ClauseMarks, around
from forms.review.reading.limits import carried_clause, is_limited, is_threshold
from forms.review.reading.neighbours import Neighbours
from forms.review.reading.quantities import Quantity, quantities_in
from forms.review.reading.stretches import Stretches
from forms.review.reading.surroundings import Clause, Context, Odd, Talk
from forms.review.reading.told import Listed, summed_up, told_off
from forms.review.reading.tongue import Token, Tongue, hidden, tokens_of, union
from forms.review.reading.trends import Trend, place_of, trends_in

MOST_NUMBERS = 80
"""Numbers of one sentence that are looked at; more is a table pasted into the text."""
AFTER = 24
"""Characters behind the clause of a quantity that may tell that it was a part."""
BESIDE = 5
"""How many numbers before and behind belong to the same list."""
_MARKS = regex("[；，：（）]")
_JOINED = regex(r"[、和与及]|以及|或者?")
_JOINED_OR_NONE = regex(r"(?:[、和与及]|以及|或者?)?")
_AMID = regex(rf"(?:的?(?:办理|受理|处理|答复|审查))?(?:过程|环节)?[中里](?={HAN})", words="中 里")
_AMONG = regex("中[，,]$", words="中")
_COUNTED = regex("(?:的?(?:总数量|总件数|总数|总量|数量|件数|数|量))?$")


class Scene:
    """One sentence read against a tongue; `talk` is what was spoken of before it."""

    def __init__(self, tongue: Tongue, sentence: str, year: int | None, talk: Talk) -> None:
        self.tongue = tongue
        self.text = hidden(sentence)
        self.end = len(sentence)
        self.talk = talk
        self.tokens = self._apart(tokens_of(tongue, sentence, year))
        self.starts = [token.start for token in self.tokens]
        self.topics = [token for token in self.tokens if token.mask & tongue.topics]
        counted = quantities_in(sentence)[:MOST_NUMBERS]
        numbers = [q for q in counted if not (self._in_word(q) or is_threshold(self.text, q))]
        trends = [place_of(t) for t in trends_in(sentence, year) if self._tells_of_count(t)]
        self.quantities = tuple(sorted([*numbers, *trends]) if trends else numbers)
        self.marks = ClauseMarks(self.text, self.tokens, self.quantities)
        self.brackets, self.opaque = self.marks.brackets, self.marks.opaque
        self.stops, self.examples = self.marks.stops, self.marks.examples
        self.beside = Neighbours(tongue, self.text, self.tokens, self.opaque)

    def _apart(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The tokens but those that others are only compared with; where some are excepted, or told
        as what was changed, they say of which part it is told.
        """
        if ranked := phrases.compared_in(self.text):
            tokens = [t for t in tokens if not any(a <= t.start < b for a, b in ranked)]
        spans = phrases.excepted_in(self.text) + phrases.turned_in(self.text)
        return [
            token._replace(mask=self.tongue.excepted)
            if any(a <= token.start and token.end <= b for a, b in spans)
            else token
            for token in (tokens if spans else ())
        ] or tokens

    def _in_word(self, quantity: Quantity) -> bool:
        """Whether a number is only part of a word (四类过程性信息)."""
        at = bisect_right(self.starts, quantity.start) - 1
        token = self.tokens[at] if at >= 0 else None
        return bool(token and quantity.start < token.end and quantity.unit != "%")

    def _tells_of_count(self, trend: Trend) -> bool:
        """Whether what has risen or fallen is a count of what the form speaks of: 新收申请, 办结量;
        not 答复质量.
        """
        counted = _COUNTED.search(self.text, 0, trend.start)
        ends = (trend.start, counted.start() if counted else trend.start)
        last = [self.tokens[at - 1] for end in ends if (at := bisect_left(self.starts, end))]
        return any(token.end in ends and token.mask & self.tongue.meaning for token in last)

    def _tokens_in(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that begin in a span."""
        return self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    # ---- quantities

    def contexts(self) -> Iterator[Context]:
        """The quantities of the sentence, each with its words; shared ones once for each name."""
        if not self.quantities:
            return
        stretches = Stretches(self.text, self.end, self.quantities, self.stops, self._meaning)
        spans = list(stretches.among(told_off(self._listed())))
        masks = [union(t.mask for s in mine for t in self._open_tokens(*s)) for _, mine, _ in spans]
        for at, (index, mine, lead) in enumerate(spans):
            beside = union(masks[max(0, at - BESIDE) : at] + masks[at + 1 : at + 1 + BESIDE])
            yield self._context(index, mine, lead, beside)

    def sums(self) -> Iterator[tuple[Context, ...]]:
        """The quantities told as sums of what is named, each once for each name."""
        for quantity, names in summed_up(self._listed()):
            index = self.quantities.index(quantity)
            lead = 0, names[0][0][0]
            masks = [union(t.mask for s in mine for t in self._open_tokens(*s)) for mine in names]
            yield tuple(
                self._context(index, mine, lead, union(masks[:at] + masks[at + 1 :]))
                for at, mine in enumerate(names)
            )

    def _listed(self) -> Listed:
        return Listed(self.text, self.quantities, self.tokens, self.starts, self.stops)

    def _meaning(self, start: int, end: int) -> int:
        plain = self.tongue.idle
        return union(t.mask for t in self._tokens_in(start, end)) & ~plain

    def _context(self, index: int, spans: Sequence[Span], lead: Span, beside: int) -> Context:
        quantity = self.quantities[index]
        carried = carried_clause(self.text, spans[-1][1])
        told = [*spans, carried] if carried else spans
        near_tokens = [t for span in told for t in self._open_tokens(*span)]
        near_tokens += self._gloss_behind(quantity)
        if gloss := self._gloss_before(quantity):
            spans, near_tokens = gloss, self._glossed(gloss, near_tokens)
        lead_tokens = self._undenied(self._open_tokens(*lead)) if lead[0] < lead[1] else []
        token = self._near_topic(quantity, near_tokens) or self._glossed_topic(spans)
        first = min(self._first_meaning(near_tokens, spans[0][1]), spans[0][1])
        topic, reach = (
            (token.mask, 0) if token else self._far_topic(lead_tokens, quantity, spans[0][0])
        )
        return Context(
            quantity,
            union(token.mask for token in near_tokens) | self._told_by(lead[0], quantity),
            union(token.mask for token in lead_tokens) | (self._opened_by() if reach > 2 else 0),
            topic,
            self.talk.all if reach > 2 else 0,
            reach,
            beside,
            tuple(self._odd(t) for t in near_tokens if not t.mask & self.tongue.neutral),
            self.beside.residue(spans[0][0], first),
            self.beside.counts_unknown(quantity),
            self.beside.counts_besides(token, quantity),
            self.text[spans[0][0] : first],
            sum(self.beside.residue(max(first, start), end) for start, end in spans),
            self._led(quantity.start),
            self._strange(near_tokens, self._since_last(lead_tokens, lead[1]), reach),
            bool(token and self.beside.is_qualified(token, quantity)),
            bool(token and token.end != spans[-1][1] and self.beside.is_compound(token, quantity)),
            self._is_attributed(token, spans[0][0], lead_tokens if reach == 1 else ()),
            bool(token and quantity.start < token.start),
            self._is_limited(quantity.start),
            self._joined(token, near_tokens, quantity.start < token.start) if token else 0,
            self._within(token, near_tokens) if token else None,
            self._amid(spans[0][0]),
            carried is not None,
            self._marks(index),
            self.text[spans[-1][1] : spans[-1][1] + AFTER],
            self.text[lead[0] : self._first_meaning(lead_tokens, lead[1])],
        )

    def _opened_by(self) -> int:
        """Words before the first number for what no form counts: 市长信箱收信1248件，办结1236件."""
        opening = self._tokens_in(0, self.quantities[0].start)
        return union(token.mask & self.tongue.alien for token in opening)

    def _is_attributed(self, topic: Token | None, start: int, lead: Sequence[Token]) -> bool:
        """Whether a topic, or the one that the clause before leads in, has an attribute that no
        list knows: 涉及拆迁的申请较多，共129件.
        """
        if topic is None:
            topic = next((t for t in reversed(lead) if t.mask & self.tongue.topics), None)
            start = self.marks.clause_start(topic.start) if topic else start
        return bool(topic and self.beside.is_attributed(topic, start))

    def _told_by(self, start: int, quantity: Quantity) -> int:
        """The bits of what the form of the words before a number tells."""
        place = quantity.start
        more = self.tongue.delta if phrases.is_more(self.text, place) else 0
        summed = phrases.is_with_carried(self.text, min(start, place), place)
        summed = summed or phrases.is_of_each(self.text, self.marks.clause_start(place), place)
        summed = summed or phrases.is_of_documents(self.text, place, quantity.unit)
        return more | (self.tongue.added if summed else 0)

    def _is_limited(self, place: int) -> bool:
        """Whether the clause up to a place tells by a limit of time or number which are meant."""
        start = self.marks.clause_start(place)
        return is_limited(self.text, max(start, place - AFTER), place)

    def _joined(self, topic: Token, near: Sequence[Token], ahead: bool) -> int:
        """The topic that one is joined to: 规章和规范性文件, 2件复议诉讼案件 (number `ahead`)."""
        topics = [t for t in near if t.mask & self.tongue.topics]
        after = next((t for t in topics if t.start >= topic.end), None) if ahead else None
        if after and _JOINED_OR_NONE.fullmatch(self.text, topic.end, after.start):
            return after.mask & self.tongue.topics
        before = [t for t in topics if t.end < topic.start]
        if not before or not _JOINED.fullmatch(self.text, before[-1].end, topic.start):
            return 0
        return before[-1].mask & self.tongue.topics

    def _within(self, topic: Token, near: Sequence[Token]) -> int | None:
        """The words behind 申请中 in its clause; None where nothing is told so."""
        if not _AMID.match(self.text, topic.end):
            return None
        return union(token.mask for token in near if token.start > topic.end)

    def _amid(self, start: int) -> int:
        """The words of the clause before a place, where it tells among what is counted (…中，)."""
        if not _AMONG.search(self.text, max(0, start - 2), start):
            return 0
        return union(t.mask for t in self._tokens_in(self.marks.clause_start(start - 1), start))

    def _gloss_behind(self, quantity: Quantity) -> Sequence[Token]:
        """The words behind a quantity that give the reason of all: （不掌握）, 均为不掌握."""
        bracket = around(self.opaque, quantity.stop)
        gloss = bracket if bracket and bracket[0] == quantity.stop else None
        gloss = phrases.all_are(self.text, quantity.stop) or gloss
        inside = self._tokens_in(*gloss) if gloss else ()
        reason = any(token.mask & self.tongue.reasons for token in inside[:3])
        return inside if reason else ()

    def _gloss_before(self, quantity: Quantity) -> Sequence[Span]:
        """The inside of the bracket or quotes before a quantity that says by its name in the form
        what the words before it tell of, and what follows it: 遮盖后提供（部分公开）的4件.
        """
        gloss = phrases.glossed(self.text, max(0, quantity.start - AFTER), quantity.start)
        inside = self._tokens_in(*gloss) if gloss else ()
        if not gloss or len(inside) != 1 or (inside[0].start, inside[0].end) != gloss:
            return ()
        named = inside[0].mask & (self.tongue.outcomes | self.tongue.subjects)
        return (gloss, (gloss[1] + 1, quantity.start)) if named else ()

    def _glossed(self, gloss: Sequence[Span], near: Sequence[Token]) -> list[Token]:
        """The words of a gloss and the topics before it."""
        inside = [token for span in gloss for token in self._tokens_in(*span)]
        named = [t for t in near if t.mask & self.tongue.topics and t.start < gloss[0][0]]
        return inside + named

    def _marks(self, index: int) -> str:
        """The marks between a quantity and the one before it."""
        edge = self.quantities[index - 1].stop if index else 0
        return "".join(_MARKS.findall(self.text, edge, self.quantities[index].start))

    def _led(self, end: int) -> int:
        """The bit of leaders where one is named before a place, outside of closed brackets."""
        begin = self.text.rfind("；", 0, end) + 1
        named = [t.start for t in self._tokens_in(begin, end) if t.mask & self.tongue.leader]
        return self.tongue.leader if any(not self._shut(start, end) for start in named) else 0

    def _shut(self, place: int, end: int) -> bool:
        """Whether a place lies in a bracket that is closed before another."""
        bracket = around(self.brackets, place)
        return bool(bracket and bracket[1] <= end)

    def _strange(self, near: list[Token], lead: list[Token], reach: int) -> tuple[Odd, ...]:
        """The words that make it another number; in a clause that names no topic, also those of its
        subject in the clause before (自然人仍是申请的主体，提出131件).
        """
        tongue = self.tongue
        either = tongue.partial | tongue.period
        whole = max((token.start for token in near if token.mask & tongue.ways), default=-1)
        found = [self._odd(t) for t in near if t.mask & either and t.start > whole]
        found += [Odd(t.mask, 0) for t in self._glosses(near) if t.mask & tongue.outside]
        if reach == 1 and not any(t.mask & tongue.ways for t in lead):
            found += [Odd(t.mask, 0) for t in lead if t.mask & tongue.subjects]
        apart = tongue.period | tongue.excepted
        return (*found, *(Odd(t.mask, 0) for t in lead if t.mask & apart))

    def _since_last(self, lead: list[Token], place: int) -> list[Token]:
        """The words that lead up to a place since the number before it."""
        edge = max((q.stop for q in self.quantities if q.stop <= place), default=0)
        return [token for token in lead if token.start >= edge]

    def _glosses(self, near: list[Token]) -> Sequence[Token]:
        """The words in passed-over brackets amid others."""
        inside = (
            self._tokens_in(near[0].start, near[-1].end + AFTER) if near and self.opaque else ()
        )
        return [token for token in inside if around(self.opaque, token.start)]

    def _odd(self, token: Token) -> Odd:
        """A token with the words that it touches, where it is one that only qualifies them."""
        at = bisect_left(self.starts, token.start)
        before, after = self.tokens[max(0, at - 1) : at], self.tokens[at + 1 : at + 2]
        touched = 0
        if token.mask & self.tongue.headed and before and before[0].end == token.start:
            touched |= before[0].mask
        if token.mask & self.tongue.heading and after and after[0].start == token.end:
            touched |= after[0].mask
        return Odd(token.mask, touched)

    def _open_tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of a span outside of passed-over brackets and, but topics, of examples."""
        topics = self.tongue.topics
        return [
            token
            for token in self._tokens_in(start, end)
            if not around(self.opaque, token.start)
            and (token.mask & topics or not around(self.examples, token.start))
        ]

    def _undenied(self, lead: list[Token]) -> list[Token]:
        """The words that lead up to a number without those of clauses that say that there was none
        (无上年结转，另有1件).
        """
        none = self.tongue.bit("@none")
        denied = [self.marks.clause_start(t.start) for t in lead if t.mask & none]
        if not denied:
            return lead
        return [t for t in lead if self.marks.clause_start(t.start) not in denied]

    def _near_topic(self, quantity: Quantity, near: list[Token]) -> Token | None:
        """The word for the topic in the clause: the last before the number, the first behind it."""
        topics = [token for token in near if token.mask & self.tongue.topics]
        ahead = [token for token in topics if token.start < quantity.start]
        found = ahead[-1:] or topics[:1]
        return found[0] if found else None

    def _glossed_topic(self, spans: Sequence[Span]) -> Token | None:
        """The word for the topic that is a bracket's only word: 收费金额（行政事业性收费）."""
        inside = (t for a, b in spans for t in self._tokens_in(a, b) if t.mask & self.tongue.topics)
        return next((t for t in inside if (t.start - 1, t.end + 1) in self.opaque), None)

    def _first_meaning(self, near: Sequence[Token], end: int) -> int:
        """Where the first word before the number stands that means something; else the number."""
        meaning = self.tongue.meaning
        return next((token.start for token in near if token.mask & meaning), end)

    def _far_topic(self, lead: list[Token], quantity: Quantity, start: int) -> tuple[int, int]:
        """What the talk was of, and how far; none where the clauses before name two topics at once
        (复议和诉讼共9件，未审结的2件).
        """
        if named := [token for token in lead if token.mask & self.tongue.topics]:
            joined = self._joined(named[-1], named, False) & ~named[-1].mask
            return 0 if joined else named[-1].mask, 1
        earlier = self.topics[: bisect_left(self.topics, (start,))]
        outside = (token for token in reversed(earlier) if not self._shut(token.start, start))
        found = next(outside, None) or next(reversed(earlier), None)
        if found:
            joined = self._joined(found, earlier, False) & ~found.mask
            return 0 if joined else found.mask, 2
        share = phrases.share_of(self.text, quantity.stop)
        whole = self._tokens_in(*share) if share else ()
        return last_topic(self.tongue, whole) or self.talk.last, 3

    # ---- clauses

    def clauses(self) -> Iterator[Clause]:
        """The stretches between hard stops."""
        start, topic, wider, goes_on = 0, self.talk.last, self.talk.all, False
        ends = [stop for stop in self.stops if self.text[stop] not in "、（）()"]
        for end in (*ends, self.end):
            tokens = tuple(self._tokens_in(start, end))
            if tokens:
                first = self._first_meaning(tokens, end)
                yield Clause(
                    start,
                    end,
                    tokens,
                    topic,
                    wider,
                    self.text[start:first],
                    self.beside.residue(start, first),
                    goes_on,
                    tuple(q for q in self.quantities if start <= q.start < end),
                    self.marks.cuts(start, end),
                    self.beside.residue(tokens[-1].end, end),
                )
                named = last_topic(self.tongue, tokens)
                topic, wider = named or topic, 0 if named else wider
                goes_on = True
            goes_on = goes_on and self.text[end : end + 1] != "；"
            start = end + 1


def last_topic(tongue: Tongue, tokens: Sequence[Token]) -> int:
    """What the last word for a topic among the tokens names; 0 where none does."""
    return next((t.mask for t in reversed(tokens) if t.mask & tongue.topics), 0)
