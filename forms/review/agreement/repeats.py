"""Paragraphs and sentences that stand twice in one report, also with idle words put in or out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.sentences import head_length, paragraphs_of, sentences_of
from forms.review.rulebook import rules

_NOISE = regex(r"[\W_]")
_PART = regex(r"[^；]+；?")
_CLAUSE = regex(r"[^，；。：]+")
IDLE = regex(
    r"20\d\d年度?|本年度?|全年|年内|一年来|今年|同时|此外|另外|其中|我们|[我本](?:局|镇|乡|县|市|区|街道|委|办|厅|院|单位|机关)"
    r"|各[类项]|相关|有关|进一步|不断|切实|认真|积极|主动|及时|工作|问题|情况|[的了和及与等共并已均将对把一也还]|[\W_]"
)
"""What may be put in or left out and the sentence is the same."""
SHORTEST, SHORTEST_NEAR, SHORTEST_NEXT = 20, 14, 6
"""Characters below which a sentence may well be said twice: in two parts, in one, in a row."""
SHORTEST_PLAIN = 16
"""The same of what is left without idle words."""
LONG = 26
"""Characters, idle words apart, from which on a sentence with a few others is the same one."""
SAME = 0.86
"""Of how many of the shorter one's characters."""
HEAD = 10
"""Characters at the head of a sentence; another word there makes it one about another thing."""
_GRAM = 10
WHOLE = -1
_DIGIT = regex(r"\d")
_YEAR = regex(r"20\d\d(?=年)")
_FIGURES = regex(r"\d+|[未没无不]")


class _Told(NamedTuple):
    start: int
    end: int
    words: str
    plain: str
    """The words without idle ones."""
    clause: int = WHOLE
    """As which clause of its sentence two clauses begin; WHOLE for a sentence."""
    grams: frozenset[str] = frozenset()
    """The pieces by which a long sentence is known again where a few of its words are others."""


class _First(NamedTuple):
    """What was told, in which passage, and as how manieth."""

    passage: Passage
    told: _Told
    place: int


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[_Told, ...]:
    """The sentences of a text, cut at semicolons, without their numbering and marks, and pairs of
    their clauses that count nothing (the same count may be told twice).
    """
    found: list[_Told] = []
    for sentence in sentences_of(text):
        start = sentence.start + head_length(text[sentence.start : sentence.end])
        for match in _PART.finditer(text, start, sentence.end):
            at = match.start()
            found += [
                _Told(told.start + at, told.end + at, *told[2:]) for told in _told_in(match[0])
            ]
    return tuple(found)


@lru_cache(maxsize=4096)
def _told_in(sentence: str) -> tuple[_Told, ...]:
    """A sentence and its pairs of clauses, none where it is too short to tell anything."""
    words = _NOISE.sub("", sentence)
    if len(words) < SHORTEST_NEXT:
        return ()
    clauses = [(*m.span(), IDLE.sub("", m[0])) for m in _CLAUSE.finditer(sentence)]
    plain = "".join(plain for _, _, plain in clauses)
    whole = _Told(0, len(sentence), words, plain, grams=frozenset(_grams(plain)))
    return whole, *_pairs(sentence, [clause for clause in clauses if clause[2]])


def _grams(plain: str) -> Iterator[str]:
    """The pieces of a long sentence, none of a short one."""
    if len(plain) >= LONG:
        yield from (plain[at : at + _GRAM] for at in range(len(plain) - _GRAM))


def _pairs(text: str, clauses: Sequence[tuple[int, int, str]]) -> Iterator[_Told]:
    """Pairs of clauses where a sentence has more than two, with the words that are not idle."""
    for place, (one, other) in enumerate(pairwise(clauses)) if len(clauses) > 2 else ():
        plain = one[2] + other[2]
        if len(plain) >= SHORTEST_PLAIN and not _DIGIT.search(plain):
            words = _NOISE.sub("", text[one[0] : other[1]])
            yield _Told(one[0], other[1], words, plain, place)


def repeat_findings(texts: Sequence[Passage]) -> list[Finding]:
    """Rule `text-repeated`: one finding for each part that says again what was said."""
    if not _any_repeats([passage.text for passage in texts]):
        return []
    memory = _Memory()
    found: list[Finding] = []
    for passage in texts:
        again: list[tuple[_Told, Passage, _Told]] = []
        for place, told in enumerate(_sentences(passage.text)):
            if again and told.start < again[-1][0].end:
                continue
            first = memory.find(passage, told, place)
            if first:
                again.append((told, first.passage, first.told))
            else:
                memory.learn(_First(passage, told, place))
        found += _finding(passage, again) if again else ()
    return found


class _Marks(NamedTuple):
    """By what a paragraph may be known again: its sentences, the same without idle words, and
    pieces; `twice`: whether it has one of them two times.
    """

    words: frozenset[str]
    plain: frozenset[str]
    grams: frozenset[str]
    twice: bool


@lru_cache(maxsize=1024)
def _marks(paragraph: str) -> _Marks:
    told = _sentences(paragraph)
    words = [one.words for one in told if one.clause == WHOLE]
    plain = [one.plain for one in told if len(one.plain) >= SHORTEST_PLAIN]
    grams = [one.grams for one in told]
    apart = frozenset(words), frozenset(plain), frozenset().union(*grams)
    counts = len(words), len(plain), sum(map(len, grams))
    return _Marks(*apart, tuple(map(len, apart)) != counts)


def _any_repeats(texts: Sequence[str]) -> bool:
    """A first look, as most texts say everything once: whether any of it may stand twice."""
    marks = [_marks(paragraph) for text in texts for _, paragraph in paragraphs_of(text)]
    return (
        any(one.twice for one in marks)
        or _share([one.words for one in marks])
        or _share([one.plain for one in marks])
        or _share([one.grams for one in marks])
    )


def _share(sets: Sequence[frozenset[str]]) -> bool:
    """Whether anything is in two of the sets."""
    return len(frozenset().union(*sets)) < sum(map(len, sets))


class _Memory:
    """What has been told, by its words, by those that are not idle, and by pieces of them."""

    def __init__(self) -> None:
        self._words: dict[str, _First] = {}
        self._plain: dict[str, _First] = {}
        self._long: list[_First] = []
        self._grams: set[str] = set()

    def learn(self, first: _First) -> None:
        """Take in what is told for the first time."""
        told = first.told
        if told.clause == WHOLE:
            self._words.setdefault(told.words, first)
        self._plain.setdefault(told.plain, first)
        if told.grams:
            self._long.append(first)
            self._grams |= told.grams

    def find(self, passage: Passage, told: _Told, place: int) -> _First | None:
        """Where the same was told before."""
        first = self._words.get(told.words) if told.clause == WHOLE else None
        if first and len(told.words) >= _shortest(first, passage, place):
            return first
        first = self._plain.get(told.plain) if len(told.plain) >= SHORTEST_PLAIN else None
        if first and _is_apart(first, passage, told) and not _are_parallel(first.told, told):
            return first
        return self._nearly(told) if not told.grams.isdisjoint(self._grams) else None

    def _nearly(self, told: _Told) -> _First | None:
        """A long sentence that is the same but for a few words put in or left out; with others at
        its head, or with other numbers, it may well be about another thing.
        """
        plain = told.plain
        for first in self._long:
            if told.grams.isdisjoint(first.told.grams):
                continue
            if _FIGURES.findall(told.words) != _FIGURES.findall(first.told.words):
                continue
            matcher = SequenceMatcher(None, plain, first.told.plain, autojunk=False)
            replaced = any(d == "replace" and at < HEAD for d, at, *_ in matcher.get_opcodes())
            shorter = min(len(plain), len(first.told.plain))
            same = sum(block.size for block in matcher.get_matching_blocks())
            if same >= SAME * shorter and not replaced:
                return first
        return None


def _shortest(first: _First, passage: Passage, place: int) -> int:
    """How long a sentence must be that stands twice, by how near."""
    if first.passage is not passage:
        return SHORTEST
    return SHORTEST_NEXT if place - first.place == 1 else SHORTEST_NEAR


def _is_apart(first: _First, passage: Passage, told: _Told) -> bool:
    """Whether a sentence lies apart from one before it, and tells of no other year."""
    years = set(_YEAR.findall(told.words)), set(_YEAR.findall(first.told.words))
    if all(years) and years[0] != years[1]:
        return False
    return first.passage is not passage or first.told.end <= told.start


def _are_parallel(one: _Told, other: _Told) -> bool:
    """Whether two sentences may well end alike, as their subjects differ (对甲类…，对乙类…)."""
    return one.clause == other.clause > 0


def _finding(passage: Passage, again: Sequence[tuple[_Told, Passage, _Told]]) -> Iterator[Finding]:
    rule = rules()["text-repeated"]
    places = [passage.place(told.start, told.end) for told, _, _ in again]
    places += [before.place(told.start, told.end) for _, before, told in again]
    where = dict.fromkeys(_name(before, passage) for _, before, _ in again)
    message = f"{rule.title}：有 {len(again)} 句在{'、'.join(where)}已经写过"
    yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _name(before: Passage, passage: Passage) -> str:
    if before is passage:
        return "这一部分前面"
    section = before.section
    return f"“{section.label or section.title}”里" if section else "附件里"
