"""Words: the table of wrong words, pairs that say the same, the office's own list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, starmap
from typing import Any, NamedTuple

from forms.packaged import made_once, parsed
from forms.patterns import regex
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.reading.tongue import DATA
from forms.words_in import tell_apart, words_in


class Word(NamedTuple):
    """A wrong word. It counts only before one of `then` (any, if none is given), never inside one
    of `unless`, and only behind one of the characters `after` (any, if none).
    """

    wrong: str
    right: str
    then: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after: str = ""

    def stands(self, text: str, index: int) -> bool:
        """Whether the occurrence at `index` is the slip meant."""
        end = index + len(self.wrong)
        if self.then and not text.startswith(self.then, end):
            return False
        if self.after and text[index - 1 : index] not in self.after:
            return False
        if self.wrong.isascii() and _within_latin(text, index, end):
            return False
        return not any(_covers(text, phrase, index, self.wrong) for phrase in self.unless)


class Pair(NamedTuple):
    """Two words that say the same when they stand within so many characters (截至…止)."""

    first: str
    last: str
    within: int
    note: str


def _within_latin(text: str, index: int, end: int) -> bool:
    around = text[index - 1 : index] + text[end : end + 1]
    return any(char.isascii() and (char.isalnum() or char in "./_-") for char in around)


def _covers(text: str, phrase: str, index: int, wrong: str) -> bool:
    """Whether a phrase that holds the wrong word, once or more, stands around this occurrence."""
    if wrong not in phrase:
        return text.startswith(phrase, index)
    return any(
        phrase.startswith(wrong, shift) and text.startswith(phrase, index - shift)
        for shift in range(min(index, len(phrase) - len(wrong)) + 1)
    )


def _near(line: str) -> Word:
    """A word with its surroundings, as a line of the table has them."""
    wrong, right, *signs = line.split(" ")
    told = {kind: tuple(sign[1:] for sign in signs if sign[0] == kind) for kind in "+-<"}
    return Word(wrong, right, told["+"], told["-"], "".join(told["<"]))


@cache
def table() -> tuple[tuple[Word, ...], tuple[Pair, ...]]:
    """The words and pairs of data/words.toml."""
    tree = parsed(DATA / "words.toml")
    plain = (Word(*line.split(" ")) for line in tree["plain"].splitlines())
    others = map(_near, tree["near"].strip().splitlines())
    pairs = tuple(Pair(e["first"], e["last"], e["within"], e["note"]) for e in tree["pair"])
    return (*plain, *others), pairs


@made_once
def rows() -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the table by their wrong word."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for word in table()[0]:
        found.setdefault(word.wrong, []).append(tuple(word))
    return found


@cache
def _by_word() -> dict[str, list[tuple[Any, ...]]]:
    tell_apart(rows())
    return rows()


@made_once
def _pairs() -> list[tuple[Any, ...]]:
    return [tuple(pair) for pair in table()[1]]


def _own(words: Sequence[tuple[str, str]]) -> Iterator[Word]:
    """The office's words; a wrong one that stands within its right one (查阅点 in 政府信息查阅点)
    is no slip there: mended again and again, the text would never end.
    """
    for wrong, right in words:
        yield Word(wrong, right, unless=(right,) if wrong in right else ())


def wrong_words(text: str, own: Sequence[tuple[str, str]] = ()) -> Iterator[Slip]:
    """Words of the table and of the office's list (wrong, right)."""
    shown = without_addresses(text)
    listed = _by_word()
    known = chain.from_iterable(listed[word] for word in sorted(listed.keys() & words_in(shown)))
    mine = (word for word in _own(own) if word.wrong and word.wrong in shown)
    for word in (*starmap(Word, known), *mine):
        for match in re.finditer(re.escape(word.wrong), shown):
            if word.stands(shown, match.start()):
                note = f"“{word.wrong}”应为“{word.right}”"
                yield Slip(match.start(), match.end(), word.right, note)


_STOP = frozenset("，。；：！？\n")
_OTHER_WORDS = frozenset(
    (
        *("最近", "附近", "临近", "邻近", "接近", "就近", "亲近", "靠近", "远近"),
        *("节约", "预约", "签约", "制约"),
    )
)
"""Words that only end like one for about so many."""
_NOT_DONE_TO = frozenset(("制约", "附近", "临近"))
"""Those of them that never stand before a number: 印制|约3万册."""
_SPAN = regex("多[年月天日周]")
_NUMBER_BEFORE = regex(r"\d[百千万亿]?$")
_UNIT = regex("(?:人次|[万亿]?[人名件条次个篇份家户场期元])?$")


def redundant_pairs(text: str) -> Iterator[Slip]:
    """截至…止, 约…左右 and their like: the second word is marked and can go."""
    told: set[int] = set()
    for pair in starmap(Pair, _pairs()):
        index = text.find(pair.first)
        while index >= 0:
            start = index + len(pair.first)
            found = text.find(pair.last, start, start + pair.within + len(pair.last))
            if found >= 0 and found not in told and _says_twice(text, index, start, found):
                told.add(found)
                yield Slip(found, found + len(pair.last), "", pair.note)
            index = text.find(pair.first, start)


def _says_twice(text: str, index: int, start: int, found: int) -> bool:
    """Whether a pair of words is about one number: between them, or before the first."""
    between = text[start:found]
    if not _STOP.isdisjoint(between) or _SPAN.match(text, found):
        return False
    before = text[max(0, index - 1) : start]
    if before in _OTHER_WORDS and not (before in _NOT_DONE_TO and between[:1].isdigit()):
        return False
    if start == index + 1 and text[index] in "余多":
        return bool(_NUMBER_BEFORE.search(text[max(0, index - 3) : index])) and bool(
            _UNIT.match(between)
        )
    return any(char.isdigit() for char in between)
