"""What a number counts: the thing, told by the words of its own clause, its verb, and of whom.

全年共举办政务公开业务培训班3期 and 开展政务公开业务培训3期 count the same thing. The words are in
data/counted.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import (
    has_word,
    is_dependent,
    is_of_another_time,
    leads,
    marked,
    occasions,
    regions,
    vocabulary,
)
from forms.review.reading.quantities import Quantity, quantities_in
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.tongue import hidden
from forms.review.reading.units import PEOPLE, PERSONS, UNCOUNTED

MOST_NUMBERS = 40
"""Numbers of one sentence that are read; more is a table pasted into the text."""
SHORTEST = 2
"""Characters of a thing's name below which it may be anything."""
_MARKS = "，。；：、（）()！？:;,"
_ORDER = regex(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,2}(?:[）)]|是|、)|\d{1,2}[.．、]|(?P<year>20\d\d)年度?)"
)
_BEHIND = regex(rf"{HAN}{{2,12}}?(?=[，。；、：（）的中以均]|$)")
_TO_MARK = regex(rf"(?:{HAN}|[“”《》]){{1,20}}")
_THIS_YEAR = "今年以来"
_AMONG = ("中有", "里有")
"""What is said before the number of some of the things named: 复议中有1件."""
_QUOTES = regex(r"[“”\"《》\s]")
_MEANS = regex("^.*等(?:多种|各种|几种)?(?:方式|形式|手段|途径)")
"""By what means something was done, which is no part of its name: 留言、开放日等方式回应关切."""
_OFFICE = regex(
    rf"{HAN}(?:局|委|镇|乡|街道|社区|公司|办公室|部门|科室|股室|学校|医院|(?<!重点)领域[。：])"
)
_CLASSES = frozenset(("", "whole", "since", "region", "own"))
_RANKS = regex("(?:[省市县区州旗镇乡局委](?![长级])|街道)+")
_BELOW = regex("[局委]")
_HAVING = regex(rf"^(?:下?辖(?!区)|设(?![备施计立置区想]))(?={HAN}{{3}})")
"""A verb of one character before what there is (设查阅点6处)."""
_LED = regex(
    r"(?:[^，；：。]{0,16}(?:方面|领域|工作中|工作|上)[，：]|(?:20\d\d年|全年|今年|一年来|目前)[，,])*[^，；：。]*$"
)
_HEADING = 20
"""Characters of a paragraph's first sentence up to which it is a heading."""
_SELVES = ((("大学", "学院", "学校", "中学", "小学"), "学校"), (("医院",), "医院"))
"""How offices without a word for themselves (我局) speak of themselves."""


class Counted(NamedTuple):
    """A number with what it counts: `thing` are the characters of its name in order of code, `stem`
    the same without what may go without saying in this report (政务公开业务培训).

    `verb` is the deed ("" if unsaid), `scope` of whom (region, own or unsaid); `whole` that it is
    said to be the number of the whole year, `alone` that nothing before it in its sentence says of
    what occasion it is; of a thing done several times a year (`occasion`) that does not tell.
    `since` that it may be summed up over years (累计).
    """

    quantity: Quantity
    thing: str
    stem: str
    verb: str
    scope: str
    whole: bool
    alone: bool
    occasion: bool
    since: bool
    sentence: int


class Heard(NamedTuple):
    """A number of this year and office with the names `before` it in its clause and `behind` it up
    to the next mark, words that do not tell a thing taken out; `verb` is the deed, `words` are the
    clause as it stands, `around` its whole sentence; `alone` as in `Counted`.
    """

    quantity: Quantity
    before: tuple[str, ...]
    behind: tuple[str, ...]
    verb: str
    words: str
    around: str
    alone: bool
    sentence: int


@lru_cache(maxsize=64)
def counted_in(text: str, year: int | None, unit: str) -> tuple[Counted, ...]:
    """The exact numbers of a text whose thing can be named; `unit` is the office's own name."""
    return tuple(
        Counted(one.quantity.moved(sentence.start), *one[1:-1], number)
        for number, sentence, heading in _headed(text)
        for one in _counted_of(text[sentence.start : sentence.end], heading, year, unit)
    )


@lru_cache(maxsize=64)
def heard_in(text: str, year: int | None, unit: str) -> tuple[Heard, ...]:
    """The exact numbers of a text with the words around them; `unit` is the office's own name."""
    return tuple(
        Heard(one.quantity.moved(sentence.start), *one[1:-1], number)
        for number, sentence, heading in _headed(text)
        for one in _heard_of(text[sentence.start : sentence.end], heading, year, unit)
    )


def _headed(text: str) -> Iterator[tuple[int, Sentence, str]]:
    """The sentences of a text, numbered, each with the brief one that heads its paragraph."""
    heading = ""
    for number, sentence in enumerate(sentences_of(text)):
        yield number, sentence, "" if sentence.first else heading
        if sentence.first:
            brief = sentence.end - sentence.start <= _HEADING
            heading = hidden(text[sentence.start : sentence.end]) if brief else ""


@lru_cache(maxsize=1024)
def _counted_of(words: str, heading: str, year: int | None, unit: str) -> tuple[Counted, ...]:
    here = quantities_in(words)[:MOST_NUMBERS]
    return tuple(_reader(hidden(words), heading, year, unit).read(here)) if here else ()


@lru_cache(maxsize=1024)
def _heard_of(words: str, heading: str, year: int | None, unit: str) -> tuple[Heard, ...]:
    here = quantities_in(words)[:MOST_NUMBERS]
    return tuple(_reader(words, heading, year, unit).hear(here)) if here else ()


def _reader(words: str, heading: str, year: int | None, unit: str) -> _Reader:
    return _Reader(words, year, _own(unit), _scopes(unit), heading)


@lru_cache(maxsize=16)
def _own(unit: str) -> tuple[str, ...]:
    """The names of an office as they are shortened: 青山县水利局, 县水利局, 水利局."""
    names = {name for name in unit.split("|") if name}
    names |= {name.replace("人民政府", "政府") for name in names}
    names |= {name[cut:] for name in names for cut in (2, 3) if len(name) - cut >= 3}
    names |= {word for kinds, word in _SELVES for name in names if name.endswith(kinds)}
    return tuple(sorted(names - {"人民政府"}, key=len, reverse=True))


def _scopes(unit: str) -> Sequence[str]:
    """Of whom a number may be told: of a department all is its own."""
    return ("region", "own") if "政府" in unit else ("region",)


class _Reader(NamedTuple):
    """A reader of one sentence, with the heading over it."""

    text: str
    year: int | None
    own: Sequence[str]
    scopes: Sequence[str]
    heading: str

    def read(self, quantities: Sequence[Quantity]) -> Iterator[Counted]:
        edge, verb = 0, ""
        for quantity in quantities:
            start = self._clause(edge, quantity.start)
            joined = self.text[start - 1 : start] == "、" and edge > 0
            edge = quantity.stop
            counted = self._counted(quantity, start, verb if joined else "")
            if counted:
                yield counted
                verb = counted.verb
            elif not joined:
                verb = ""

    def hear(self, quantities: Sequence[Quantity]) -> Iterator[Heard]:
        """The numbers with the words of their clauses."""
        edge = 0
        for quantity in quantities:
            start = self._clause(edge, quantity.start)
            edge = quantity.stop
            words = self._words(quantity, start)
            if words and not self._is_of_others(words[1], quantity):
                before, head = words
                after = _TO_MARK.match(self.text, quantity.stop)
                behind = _QUOTES.sub("", after[0]) if after else ""
                names, verb = self._names(head)
                yield Heard(
                    quantity,
                    names,
                    self._names(behind)[0],
                    verb,
                    f"{head}|{behind}",
                    self.text,
                    self._alone(before),
                    0,
                )

    def _is_of_others(self, head: str, quantity: Quantity) -> bool:
        """Whether a clause names another office, and not as whose people took part."""
        if quantity.unit in PERSONS:
            return False
        return bool(_OFFICE.search(regions().sub("", self._others(head))))

    def _names(self, words: str) -> tuple[tuple[str, ...], str]:
        """The names in a clause, and its verb."""
        pieces = self._pieces(self._others(words))
        verbs = [one for one in pieces[1::2] if one not in _CLASSES]
        return tuple(filter(None, pieces[::2])), verbs[-1] if verbs else ""

    def _others(self, words: str) -> str:
        """The words without the names of the office itself."""
        for name in self.own:
            words = words.replace(name, "")
        return words

    def _clause(self, edge: int, end: int) -> int:
        return max(edge, *(self.text.rfind(mark, edge, end) + 1 for mark in _MARKS))

    def _words(self, quantity: Quantity, start: int) -> tuple[str, str] | None:
        """The sentence before a number's clause and the clause up to it; none where the number is
        vague, or none of this year and office.
        """
        if quantity.loose or quantity.article or quantity.unit in UNCOUNTED:
            return None
        before = self.text[:start].replace(_THIS_YEAR, "今年")
        words = self.text[start : quantity.start].replace(_THIS_YEAR, "今年")
        head = self._headless(_MEANS.sub("", _QUOTES.sub("", words)))
        if head is None or head.endswith(_AMONG):
            return None
        if self._apart(before, head) or self._listed(start, before):
            return None
        return before, head

    def _counted(self, quantity: Quantity, start: int, verb: str) -> Counted | None:
        words = self._words(quantity, start)
        if words is None:
            return None
        before, head = words
        pieces = self._pieces(head)
        if head.endswith("的") or not _names(pieces[-1]):
            pieces += ["", *self._pieces(self._behind(quantity))]
        return self._named(quantity, before, pieces, verb)

    def _named(
        self, quantity: Quantity, before: str, pieces: Sequence[str], verb: str
    ) -> Counted | None:
        said, thing = pieces[1::2], _thing(pieces)
        key = "".join(sorted(thing))
        if len(key) < SHORTEST or is_dependent(key):
            return None
        verbs = [one for one in said if one not in _CLASSES]
        deed = verbs[-1] if verbs else verb
        if quantity.unit in (*PEOPLE,) and not (thing.endswith("员") and deed in ("", "have")):
            return None
        scope = next((one for one in said if one in self.scopes), "")
        whole = scope == "region" or "whole" in said or self._whole(before)
        alone = self._alone(before)
        occasion = thing.endswith(occasions())
        since = "since" in said
        stem = _stem(thing)
        return Counted(quantity, key, stem, deed, scope, whole, alone, occasion, since, 0)

    def _alone(self, before: str) -> bool:
        return bool(_LED.fullmatch(leads().sub("", _ORDER.sub("", before)).lstrip("，,")))

    def _whole(self, before: str) -> bool:
        """Whether the clauses before say that the whole year is meant."""
        return has_word("whole", before) or f"{self.year}年" in before

    def _headless(self, head: str) -> str | None:
        """The words without numbering and this year; none where another year is named."""
        while match := _ORDER.match(head):
            if match["year"] and match["year"] != str(self.year):
                return None
            head = ("全年" if match["year"] else "") + head[match.end() :]
        return None if re.search(r"20\d\d", head) else head

    def _apart(self, before: str, head: str) -> bool:
        """Whether it is counted for another time, by the way, or by another office."""
        if is_of_another_time(before, head):
            return True
        return bool(_OFFICE.search(self._others(self.heading + before)))

    def _listed(self, start: int, before: str) -> bool:
        """Whether it is a part of another number (其中, in brackets)."""
        opened = before.rfind("（") > before.rfind("）")
        return opened or "其中" in self.text[: start + 2] or "包括" in before

    def _pieces(self, words: str) -> list[str]:
        """Names and classes of words by turns, a name first and last."""
        told = marked(words)
        for name in self.own:
            told = told.replace(name, "|own|")
        return told.split("|")

    def _behind(self, quantity: Quantity) -> str:
        """The words behind a number that stands right behind its verb: 召开会议 as 3次会议."""
        match = _BEHIND.match(self.text, quantity.stop)
        return match[0] if match else ""


def _names(piece: str) -> bool:
    return bool(piece.strip(vocabulary()["edges"]))


def _stem(thing: str) -> str:
    stem = thing
    for word in vocabulary()["qualifiers"]:
        stem = stem.replace(word, "")
    key = "".join(sorted(stem))
    return "".join(sorted(thing)) if len(key) < SHORTEST or is_dependent(key) else key


def _thing(pieces: Sequence[str]) -> str:
    """The names together, without the rank of the office itself (县网站, 召开局会议)."""
    names = [piece.strip(vocabulary()["edges"]) for piece in pieces[::2]]
    first = next((index for index, name in enumerate(names) if name), 0)
    names[first] = _HAVING.sub("", names[first])
    ranks = _BELOW if any(one not in _CLASSES for one in pieces[1 : 2 * first : 2]) else _RANKS
    rank = ranks.match(names[first])
    names[first] = names[first][rank.end() :].strip(vocabulary()["edges"]) if rank else names[first]
    return "".join(names)
