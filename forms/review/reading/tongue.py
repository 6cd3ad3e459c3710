"""The tongue of a form: how prose speaks of its figures, compiled from facts and word lists.

Every list of words becomes a bit; a text is read once into tokens (longest word first) that carry
the bits of all lists they stand in. Facts and assertions are masks over these bits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from forms.form import Form
from forms.form_rules import Assertion, Fact
from forms.numerals import YEAR_DIGITS
from forms.packaged import packaged
from forms.patterns import regex

DATA = Path(__file__).parents[1] / "data"

_HIDDEN = regex(
    r"《[^《》\n]{0,90}》|https?://[^\s，。；）)]+|[\dA-Za-z._-]{1,60}@[\dA-Za-z.-]{1,60}"
)
_NO_SUM = regex("综合计|[联整混组结配融]合计[划算分价酬](?!别|为)|总计[划算]|公共计")
"""Where 合计, 总计 or 共计 is no word but the end of one and the head of the next: 综合计算工时."""
_SUMS = ("合计", "总计", "共计")
_YEAR = regex(
    r"(?<!\d)(20\d\d)\s?年(?:度|全年)?|(二[〇○零][〇○零一二三四五六七八九]{2})年(?:度|全年)?"
)
_MONTH = regex(
    r"(?<![\d至到—～-])(?<!截至)(?<!截止)(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|上旬|中旬|下旬)?(?![\d底末至到—～-])"
    r"|(?<!\d)(?:0?[1-9]|1[01]|十一?|[一二三四五六七八九])月[底末]",
    words="月",
)

_ANSWERS = ("@granted", "@partial", "@refused", "@unavailable", "@rejected", "@other_result")


class Token(NamedTuple):
    """A known word: its place and the lists it stands in, as bits."""

    start: int
    end: int
    mask: int


class Terms(NamedTuple):
    """A sum of figures by their addresses, taken negative where it is told as a `fall`."""

    addresses: tuple[str, ...]
    fall: bool = False


class SaidFact(NamedTuple):
    """A fact in bits. `own` are all lists it names: their words never speak against it; `kin` are
    the words of all facts on the same topic, `rivals` those of the others only; `bound` are the
    words that a qualifier may touch; `wholes` are what it can be a share of, unless it is such a
    `whole` itself. A `joint` fact sums up two topics.
    """

    fact: Fact
    at: Terms
    also: tuple[Terms, ...]
    per: Terms | None
    topic: int
    groups: tuple[int, ...]
    without: int
    beside: int
    alone: int
    unsure: int
    units: frozenset[str]
    own: int
    bound: int
    kin: int = 0
    rivals: int = 0
    wholes: tuple[Terms, ...] = ()
    whole: bool = False
    joint: bool = False

    def counts_in(self, unit: str) -> bool:
        """Whether it is counted in a unit; a bare number may be any count, but no sum or share."""
        return unit in self.units or not (unit or self.units & {"%", "元"})


class SaidAssertion(NamedTuple):
    """An assertion in bits."""

    assertion: Assertion
    zero: tuple[Terms, ...]
    some: tuple[Terms, ...]
    equal: tuple[Terms, ...]
    of: tuple[Terms, ...]
    topic: int
    groups: tuple[int, ...]
    without: int
    apart: int
    unsure: int


class Tongue:
    """The words of a form and what they mean; compared by identity, so that it can be a key."""

    def __init__(self, form: Form) -> None:
        lexicon = _lexicon()
        self.figures = frozenset(form.figures)
        self.lists, self.units = lexicon.lists, lexicon.units
        self.behind, self.offices, self.parts = lexicon.behind, lexicon.offices, lexicon.parts
        self.regions, self.selves = lexicon.regions, lexicon.selves
        self._bits: dict[str, int] = {}
        self._words: dict[str, int] = {}
        for name, words in self.lists.items():
            self._learn(words, self.bit(f"@{name}"))
        facts = [self._fact(fact) for fact in form.facts]
        self.topics = union(fact.topic for fact in facts)
        by_topic = {said.topic: self._on_topic(said.topic, facts) for said in facts}
        self.facts = tuple(self._among(said, *by_topic[said.topic]) for said in facts)
        self.assertions = tuple(self._assertion(assertion) for assertion in form.assertions)
        self.meaning = self.topics | union(g for fact in self.facts for g in fact.groups)
        self.delta = self.bit("@delta")
        self.added = self.bit("@added")
        self.excepted = self.bit("@what is excepted")
        self.partial = self.bit("@partial_mark") | self.excepted
        self.period = self.mask(("@period_mark", "@other_year"))
        self.outside = self.bit("@outside")
        self.heading = self.bit("@heading")
        self.headed = self.bit("@headed")
        self.alien = self.bit("@alien")
        self.reasons = self.bit("@reasons")
        self.zero = self.bit("@zero")
        self.complaint = self.bit("@complaint")
        self.cause, self.effect = self.bit("@cause"), self.bit("@effect")
        self.results = self.mask(("@upheld", "@corrected", "@unsettled"))
        self.outcomes = self.mask(("@outcome", "@reasons"))
        self.answers = self.mask(_ANSWERS)
        self.answering = self.mask(("@conclude", "@answer", "@handle"))
        self.neutral = self.mask(("@neutral",))
        self.leader = self.bit("@leader")
        self.qualifying = self.mask(("@other_money", "@alien"))
        self.plain = self.bit("@plain")
        self.besides = self.bit("@besides")
        self.disputes = self.mask(("@reconsideration", "@lawsuit", "@suit", "@court", "@complaint"))
        self.moved = self.bit("@moved")
        self.fields = self.mask(("@permit", "@penalty", "@coercion", "@charge", "@procurement"))
        self.nouns = self.mask(("@plain", "@documents", "@training", "@meeting"))
        self.ways = self.bit("@ways")
        self.subjects = self.mask(("@subjects",))
        self.held = self.bit("@held")
        self.idle = self.mask(("@plain", "@filler"))
        self.assured = union(said.groups[0] for said in self.assertions)
        self._by_topic: dict[tuple[int, str | None], tuple[SaidFact, ...]] = {}
        self.longer = _by_two(self._words)
        self.single = {word: mask for word, mask in self._words.items() if len(word) == 1}

    def facts_on(self, topic: int, unit: str | None) -> tuple[SaidFact, ...]:
        """The facts that one of these topics may be about, counted in a unit ("": in any; None:
        whatever they are).
        """
        key = topic & self.topics, unit
        known = self._by_topic.get(key)
        if known is None:
            found = (s for s in self.facts if s.topic & topic or not s.topic)
            known = tuple(s for s in found if unit is None or s.counts_in(unit))
            self._by_topic[key] = known
        return known

    def bit(self, name: str) -> int:
        """The bit of a list (`@name`) or of a single word."""
        known = self._bits.get(name)
        if known is None:
            known = self._bits[name] = 1 << len(self._bits)
        return known

    def mask(self, names: Iterable[str]) -> int:
        """The bits of several lists and words."""
        return union(self._named(name) for name in names)

    def _named(self, name: str) -> int:
        bit = self.bit(name)
        if not name.startswith("@"):
            self._learn((name,), bit)
        return bit

    def _learn(self, words: Iterable[str], bit: int) -> None:
        for word in words:
            self._words[word] = self._words.get(word, 0) | bit

    def _fact(self, fact: Fact) -> SaidFact:
        topic = self.mask(fact.topic)
        groups = tuple(self.mask(group) for group in fact.words)
        return SaidFact(
            fact=fact,
            at=_terms(fact.at, fact.fall),
            also=tuple(_terms(other) for other in fact.also),
            per=_terms(fact.per) if fact.per else None,
            topic=topic,
            groups=groups,
            without=self.mask(fact.without),
            beside=self.mask(fact.beside),
            alone=self.mask(fact.alone),
            unsure=self.mask(fact.unsure),
            units=frozenset(self._units(fact.units)),
            own=topic | union(groups) | self.mask(fact.despite),
            bound=union(groups),
        )

    def _on_topic(
        self, topic: int, facts: Iterable[SaidFact]
    ) -> tuple[int, dict[Terms, None], list[Terms]]:
        """The words of all facts on a topic, the wholes among them, and the sums."""
        on = [said for said in facts if said.topic & topic]
        kin = union(group for said in on for group in said.groups)
        sums = [said.at for said in on if len(said.at.addresses) > 1]
        return kin, {said.at: None for said in on if said.fact.whole}, sums

    def _among(
        self, said: SaidFact, kin: int, wholes: dict[Terms, None], sums: Sequence[Terms]
    ) -> SaidFact:
        """The fact with what only its neighbours can tell: what it can be a share of are the wholes
        of its topic, and the sums that it is part of (of all refused those of a third party).
        """
        more = (terms for terms in sums if set(said.at.addresses) < set(terms.addresses))
        joint = len(said.groups) > 1 and not any(group & ~self.topics for group in said.groups)
        return said._replace(
            kin=kin,
            rivals=kin & ~said.own,
            wholes=tuple(t for t in dict.fromkeys((*wholes, *more)) if t != said.at),
            whole=said.at in wholes,
            joint=joint,
        )

    def _assertion(self, assertion: Assertion) -> SaidAssertion:
        return SaidAssertion(
            assertion=assertion,
            zero=tuple(_terms(sum_) for sum_ in assertion.zero),
            some=tuple(_terms(sum_) for sum_ in assertion.some),
            equal=tuple(_terms(sum_) for sum_ in assertion.equal),
            of=tuple(_terms(sum_) for sum_ in assertion.of),
            topic=self.mask(assertion.topic),
            groups=tuple(self.mask(group) for group in assertion.words),
            without=self.mask(assertion.without),
            apart=self.mask(assertion.apart),
            unsure=self.mask(assertion.unsure),
        )

    def _units(self, units: Iterable[str]) -> Iterable[str]:
        for unit in units:
            yield from self.units[unit[1:]] if unit.startswith("@") else (unit,)


_tongues: dict[int, tuple[Form, Tongue]] = {}


def tongue_of(form: Form) -> Tongue:
    """The tongue of the form, compiled once."""
    known = _tongues.get(id(form))
    if known is None or known[0] is not form:
        known = form, Tongue(form)
        _tongues[id(form)] = known
    return known[1]


@lru_cache(maxsize=1024)
def tokens_of(tongue: Tongue, text: str, year: int | None) -> tuple[Token, ...]:
    """The known words of a text in order, longest first; years as this, last or next one's."""
    found = list(_with_whose(tongue, list(_scan(tongue, hidden(text)))))
    found += _years(tongue, text, year)
    return tuple(sorted(found))


def _with_whose(tongue: Tongue, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, a kind of applicant right before a word for what is held made one with it: 企业
    in 企业登记资料查询 tells whose papers, not who applied.
    """
    whose: Token | None = None
    for token, after in zip_longest(tokens, tokens[1:]):
        start, whose = whose.start if whose else token.start, None
        if after and token.mask & tongue.subjects and after.mask & tongue.held:
            whose = token if token.end == after.start else None
        if not whose:
            yield token if start == token.start else token._replace(start=start)


def hidden(text: str) -> str:
    """The text with titles of documents and addresses of the net blotted out, and with 综核算 for
    what only looks as if it summed up (综合计算), length kept.
    """
    if "《" in text or "http" in text or "@" in text:
        text = _HIDDEN.sub(lambda match: "\0" * len(match[0]), text)
    if any(word in text for word in _SUMS):
        text = _NO_SUM.sub(lambda match: match[0].replace("计", "核"), text)
    return text


def _scan(tongue: Tongue, text: str) -> Iterable[Token]:
    """The known words from left to right, the longest that begins at each place."""
    longer, single = tongue.longer, tongue.single
    position, end = 0, len(text)
    while position < end:
        for word, mask in longer.get(text[position : position + 2], ()):
            if text.startswith(word, position):
                yield Token(position, position + len(word), mask)
                position += len(word)
                break
        else:
            mask = single.get(text[position], 0)
            if mask:
                yield Token(position, position + 1, mask)
            position += 1


def _years(tongue: Tongue, text: str, year: int | None) -> Iterable[Token]:
    if "月" in text:
        for month in _MONTH.finditer(text):
            yield Token(*month.span(), tongue.bit("@term") | tongue.bit("@period_mark"))
    if year is None:
        return
    marks = {year: "@filler", year - 1: "@last_year", year + 1: "@next_year"}
    for match in _YEAR.finditer(text):
        named = int((match[1] or match[2]).translate(YEAR_DIGITS))
        mask = tongue.bit(marks.get(named, "@other_year"))
        yield Token(*match.span(), mask | tongue.neutral if named in marks else mask)


class _Lexicon(NamedTuple):
    """The word lists, with the lists that they name taken in; the lists of units; the words that go
    on behind a unit without naming what is counted; how the names of offices end, as a pattern; the
    words for parts of an office or a region; by the lists for the country and provinces what the
    names of the offices of these have; by how its name ends, what an office calls itself.
    """

    lists: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    behind: tuple[str, ...]
    offices: str
    parts: frozenset[str]
    regions: Mapping[str, tuple[str, ...]]
    selves: Mapping[str, tuple[str, ...]]


@cache
def _lexicon() -> _Lexicon:
    tree = packaged(DATA / "lexicon.toml")
    raw = {name: words.split() for name, words in tree["lists"].items()}
    edges = tree["edges"]

    def expand(name: str) -> Iterable[str]:
        for word in raw[name]:
            if word.startswith("@"):
                yield from expand(word[1:])
            else:
                yield word

    return _Lexicon(
        {name: tuple(dict.fromkeys(expand(name))) for name in raw},
        tree["units"],
        tuple(edges["behind"]),
        "|".join(re.escape(word) for word in edges["offices"]),
        frozenset(edges["parts"]),
        {name: tuple(words) for name, words in tree["regions"].items()},
        {ending: tuple(words) for ending, words in tree["selves"].items()},
    )


def _terms(text: str, fall: bool = False) -> Terms:
    return Terms(tuple(f"tables.{name.strip()}" for name in text.split("+")), fall)


def union(masks: Iterable[int]) -> int:
    """The bits of all masks."""
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


def _by_two(words: Mapping[str, int]) -> Mapping[str, Sequence[tuple[str, int]]]:
    """The words of two characters and more by their first two, longest first."""
    grouped: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(words, key=len, reverse=True):
        if len(word) > 1:
            grouped.setdefault(word[:2], []).append((word, words[word]))
    return grouped
