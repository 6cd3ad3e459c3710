"""What a number counts: the thing, told by the words of its own clause, its verb, and of whom.

全年共举办政务公开业务培训班3期 and 开展政务公开业务培训3期 count the same thing. The words are in
data/counted.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from forms.packaged import packaged
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import Sentence, sentences_of
from forms.review.reading.tongue import hidden

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
_OF_TIME = regex(r"\d月|[一二三四五六七八九十]月|[\d日]日|第[一二三四五六七八九十\d](?!方)")
_THIS_YEAR = "今年以来"
_QUOTES = regex(r"[“”\"《》\s]")
_OFFICE = regex(
    rf"{HAN}(?:局|委|镇|乡|街道|社区|公司|办公室|部门|科室|股室|学校|医院|(?<!重点)领域[。：])"
)
_SUMMED = regex(r"(?<!公)共(?![同享建青产])[有计]?")
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
_NO_THINGS = frozenset(("", "%", "年", "天", "倍", "个工作日", "工作日"))
_PEOPLE = frozenset(("人", "名", "位"))


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


@cache
def _words() -> Mapping[str, Any]:
    path = Path(__file__).parents[1] / "data" / "counted.toml"
    return packaged(path)


@cache
def _meanings() -> Mapping[str, str]:
    """Every known word and what is put for it; a class of words begins with a bar."""
    words = _words()
    kinds = ("whole", "since", "region", "own")
    found: dict[str, str] = {word: f"|{kind}|" for kind in kinds for word in words[kind]}
    found |= dict.fromkeys(words["fillers"], "||")
    found |= {word: f"|{verb}|" for verb, same in words["verbs"].items() for word in same}
    found |= words["same"]
    return found


@cache
def _known() -> re.Pattern[str]:
    words = sorted(_meanings(), key=len, reverse=True)
    return regex("|".join(re.escape(word) for word in words))


@lru_cache(maxsize=2048)
def _marked(words: str) -> str:
    """The words with what is put for each that is known."""
    meanings = _meanings()
    return _known().sub(lambda match: meanings[match[0]], _SUMMED.sub("|whole|", words))


@lru_cache(maxsize=2048)
def _is_of_another_time(before: str, head: str) -> bool:
    """Whether a clause, behind those before it, counts for another time or by the way."""
    if _has("apart", head) or _has("times", before) or _has("times", head):
        return True
    return bool(_OF_TIME.search(before) or _OF_TIME.search(head))


@cache
def _region() -> re.Pattern[str]:
    return regex("|".join(_words()["region"]))


@cache
def _lead() -> re.Pattern[str]:
    """A clause that names a side of the work and no occasion: 加强组织领导，."""
    verbs, nouns = ("|".join(_words()["leads"][kind]) for kind in ("verbs", "nouns"))
    return regex(rf"(?:^|(?<=[，；：]))(?:{verbs})(?:{nouns}|的|与|和|、|工作)+[，：]")


def _has(kind: str, text: str) -> bool:
    return any(word in text for word in _words()[kind])


@cache
def _dependent() -> frozenset[str]:
    return frozenset("".join(sorted(noun)) for noun in _words()["dependent"])


def echo_words() -> Mapping[str, Any]:
    """The words by which numbers told in other words are known to be of one thing."""
    words: Mapping[str, Any] = _words()["echo"]
    return words


@cache
def plain_words() -> frozenset[str]:
    """Words that tell a deed, of whom and how much, but not what is counted."""
    words = _words()
    kinds = ("whole", "since", "region", "own", "fillers")
    said = {word for same in words["verbs"].values() for word in same}
    return frozenset(said.union(*(words[kind] for kind in kinds)))


def deeds_in(words: str) -> frozenset[str]:
    """The classes of the verbs that stand in some words."""
    said = _words()["verbs"].items()
    return frozenset(kind for kind, same in said if any(word in words for word in same))


@cache
def occasions() -> tuple[str, ...]:
    """Ends of the names of what is done many times a year."""
    return tuple(_words()["occasions"])


def is_dependent(noun: str) -> bool:
    """Whether a noun alone does not tell which things are meant (单位, 问题)."""
    return "".join(sorted(noun)) in _dependent()


def dimension(words: str) -> str:
    """By what the words divide a whole (applicants, ways …), "" where they tell none or several."""
    told = [
        name
        for name, parts in _words()["dimensions"].items()
        if any(part in words for part in parts)
    ]
    return told[0] if len(told) == 1 else ""


def same_deed(one: str, other: str) -> bool:
    """Whether two verbs may be of one deed; the one of a number told without a verb is silent."""
    silent = _words()["silent"]["verbs"]
    return one == other or (not one and other in silent) or (not other and one in silent)


@lru_cache(maxsize=64)
def counted_in(text: str, year: int | None, unit: str) -> tuple[Counted, ...]:
    """The exact numbers of a text whose thing can be named; `unit` is the office's own name."""
    readers = _readers(text, hidden(text), year, unit)
    return tuple(one for reader, here in readers for one in reader.read(here))


@lru_cache(maxsize=64)
def heard_in(text: str, year: int | None, unit: str) -> tuple[Heard, ...]:
    """The exact numbers of a text with the words around them; `unit` is the office's own name."""
    return tuple(
        one for reader, here in _readers(text, text, year, unit) for one in reader.hear(here)
    )


def _readers(
    text: str, shown: str, year: int | None, unit: str
) -> Iterator[tuple[_Reader, Sequence[Quantity]]]:
    """A reader for each sentence that has numbers, and the numbers."""
    quantities = quantities_of(text)
    starts = [quantity.start for quantity in quantities]
    heading = ""
    for number, sentence in enumerate(sentences_of(text)):
        led = "" if sentence.first else heading
        if sentence.first:
            brief = sentence.end - sentence.start <= _HEADING
            heading = shown[sentence.start : sentence.end] if brief else ""
        low = bisect_left(starts, sentence.start)
        here = quantities[low : bisect_left(starts, sentence.end)][:MOST_NUMBERS]
        if here:
            yield _Reader(shown, sentence, number, year, _own(unit), _scopes(unit), led), here


@lru_cache(maxsize=16)
def _own(unit: str) -> tuple[str, ...]:
    """The names of an office as they are shortened: 青山县水利局, 县水利局, 水利局."""
    names = {name for name in unit.split("|") if name}
    names |= {name.replace("人民政府", "政府") for name in names}
    names |= {name[cut:] for name in names for cut in (2, 3) if len(name) - cut >= 3}
    return tuple(sorted(names - {"人民政府"}, key=len, reverse=True))


def _scopes(unit: str) -> Sequence[str]:
    """Of whom a number may be told: of a department all is its own."""
    return ("region", "own") if "政府" in unit else ("region",)


class _Reader(NamedTuple):
    text: str
    sentence: Sentence
    number: int
    year: int | None
    own: Sequence[str]
    scopes: Sequence[str]
    heading: str

    def read(self, quantities: Sequence[Quantity]) -> Iterator[Counted]:
        edge, verb = self.sentence.start, ""
        for quantity in quantities:
            start = self._clause(edge, quantity.start)
            joined = self.text[start - 1 : start] == "、" and edge > self.sentence.start
            edge = quantity.stop
            counted = self._counted(quantity, start, verb if joined else "")
            if counted:
                yield counted
                verb = counted.verb
            elif not joined:
                verb = ""

    def hear(self, quantities: Sequence[Quantity]) -> Iterator[Heard]:
        """The numbers with the words of their clauses."""
        edge = self.sentence.start
        for quantity in quantities:
            start = self._clause(edge, quantity.start)
            edge = quantity.stop
            words = self._words(quantity, start)
            if words and not self._is_of_others(words[1], quantity):
                before, head = words
                after = _TO_MARK.match(self.text, quantity.stop)
                behind = _QUOTES.sub("", after[0]) if after else ""
                names, verb = self._names(head)
                around = self.text[self.sentence.start : self.sentence.end]
                yield Heard(
                    quantity,
                    names,
                    self._names(behind)[0],
                    verb,
                    f"{head}|{behind}",
                    around,
                    self._alone(before),
                    self.number,
                )

    def _is_of_others(self, head: str, quantity: Quantity) -> bool:
        """Whether a clause names another office, and not as whose people took part."""
        if quantity.unit in (*_PEOPLE, "人次"):
            return False
        return bool(_OFFICE.search(_region().sub("", self._others(head))))

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
        if quantity.loose or quantity.article or quantity.unit in _NO_THINGS:
            return None
        before = self.text[self.sentence.start : start].replace(_THIS_YEAR, "今年")
        words = self.text[start : quantity.start].replace(_THIS_YEAR, "今年")
        head = self._headless(_QUOTES.sub("", words))
        if head is None or self._apart(before, head) or self._listed(start, before):
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
        if len(key) < SHORTEST or key in _dependent():
            return None
        verbs = [one for one in said if one not in _CLASSES]
        deed = verbs[-1] if verbs else verb
        if quantity.unit in _PEOPLE and not (thing.endswith("员") and deed in ("", "have")):
            return None
        scope = next((one for one in said if one in self.scopes), "")
        whole = scope == "region" or "whole" in said or self._whole(before)
        alone = self._alone(before)
        occasion = thing.endswith(occasions())
        since = "since" in said
        stem = _stem(thing)
        return Counted(quantity, key, stem, deed, scope, whole, alone, occasion, since, self.number)

    def _alone(self, before: str) -> bool:
        return bool(_LED.fullmatch(_lead().sub("", _ORDER.sub("", before))))

    def _whole(self, before: str) -> bool:
        """Whether the clauses before say that the whole year is meant."""
        return _has("whole", before) or f"{self.year}年" in before

    def _headless(self, head: str) -> str | None:
        """The words without numbering and this year; none where another year is named."""
        while match := _ORDER.match(head):
            if match["year"] and match["year"] != str(self.year):
                return None
            head = ("全年" if match["year"] else "") + head[match.end() :]
        return None if re.search(r"20\d\d", head) else head

    def _apart(self, before: str, head: str) -> bool:
        """Whether it is counted for another time, by the way, or by another office."""
        if _is_of_another_time(before, head):
            return True
        return bool(_OFFICE.search(self._others(self.heading + before)))

    def _listed(self, start: int, before: str) -> bool:
        """Whether it is a part of another number (其中, in brackets)."""
        opened = before.rfind("（") > before.rfind("）")
        return opened or "其中" in self.text[self.sentence.start : start + 2] or "包括" in before

    def _pieces(self, words: str) -> list[str]:
        """Names and classes of words by turns, a name first and last."""
        marked = _marked(words)
        for name in self.own:
            marked = marked.replace(name, "|own|")
        return marked.split("|")

    def _behind(self, quantity: Quantity) -> str:
        """The words behind a number that stands right behind its verb: 召开会议 as 3次会议."""
        match = _BEHIND.match(self.text, quantity.stop)
        return match[0] if match else ""


def _names(piece: str) -> bool:
    return bool(piece.strip(_words()["edges"]))


def _stem(thing: str) -> str:
    stem = thing
    for word in _words()["qualifiers"]:
        stem = stem.replace(word, "")
    key = "".join(sorted(stem))
    return "".join(sorted(thing)) if len(key) < SHORTEST or key in _dependent() else key


def _thing(pieces: Sequence[str]) -> str:
    """The names together, without the rank of the office itself (县网站, 召开局会议)."""
    names = [piece.strip(_words()["edges"]) for piece in pieces[::2]]
    first = next((index for index, name in enumerate(names) if name), 0)
    names[first] = _HAVING.sub("", names[first])
    ranks = _BELOW if any(one not in _CLASSES for one in pieces[1 : 2 * first : 2]) else _RANKS
    rank = ranks.match(names[first])
    names[first] = names[first][rank.end() :].strip(_words()["edges"]) if rank else names[first]
    return "".join(names)
