"""One thing counted with its noun before the number and again with it behind, in other words.

专项经费20万元 and 30万元专项经费. The nouns are compared, not the whole phrases, so the numbers
must look like one mistyped for the other. The words are in data/counted.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from forms.draft import Number
from forms.patterns import regex
from forms.review.reading.counted import Heard, heard_in
from forms.review.reading.counted_words import (
    common_unit,
    echo_words,
    is_dependent,
    occasions,
    same_deed,
)
from forms.review.repairs import is_slip, is_turned

SHORTEST, LONGEST = 2, 8
"""Characters of a noun."""
BEHIND_BOTH = 3
"""Characters of a noun told behind both numbers, where its end is not seen."""
MOST_PLACES = 12
"""Places of one noun that are compared with each other."""
TELLING = 4
"""Characters of a noun that is hardly another's."""
LONG = 3
"""Digits of numbers that are hardly alike by chance."""
SWAPPED = 2
SMALL, NEAR = 15, 2
"""Numbers below it are mistyped as any other; by how much they may differ."""
HALF = Decimal("0.5")
"""Of the larger number: the least that the other may be where one digit is wrong."""
_END = regex("(?:总?[数量]|达到?|为|的|了|有)+$")
_ALL = regex(r"\|.*(?:全部|[均都共])")
_ENDED = regex("[的均都全已共]|$")
_SOME = regex("(?<![共现设建配])有$|[对为由从向给让在于与]$")
_PREDICATE = regex("全部|[均都共每已]")
"""Where what is said of all that are counted begins."""


class Echo(NamedTuple):
    """A number by one noun: whether that stands before it, what else its clause names, and what of
    that is attached to the noun; `ended` that no other noun can follow one behind the number.
    `place` is that of its text among those compared.
    """

    place: int
    heard: Heard
    front: bool
    others: str
    attached: str = ""
    ended: bool = False
    event: bool = False


def echoes(
    texts: Sequence[tuple[str, frozenset[int]]], year: int | None, office: str
) -> Iterator[tuple[Echo, Echo]]:
    """Pairs of numbers of one thing that look like one mistyped for the other; numbers at the
    places given with a text are left out.
    """
    groups: dict[tuple[str, str], list[Echo]] = {}
    for place, (text, tied) in enumerate(texts):
        for named, echo in _echoes_in(place, text, tied, year, office):
            groups.setdefault(named, []).append(echo)
    done: set[int] = set()
    tried: set[frozenset[int]] = set()
    for noun, unit in sorted(groups, key=lambda key: -len(key[0])):
        pair = _pair(noun, groups[noun, unit][:MOST_PLACES], tried)
        if pair and not done & {id(echo.heard) for echo in pair}:
            done |= {id(echo.heard) for echo in pair}
            yield pair


@lru_cache(maxsize=256)
def _echoes_in(
    place: int, text: str, tied: frozenset[int], year: int | None, office: str
) -> tuple[tuple[tuple[str, str], Echo], ...]:
    """The numbers of a text by noun and unit."""
    return tuple(
        ((noun, unit), Echo(place, heard, *told))
        for heard in heard_in(text, year, office)
        if heard.quantity.start not in tied
        for unit in (common_unit(heard.quantity.unit),)
        for noun, told in _nouns(heard.before, heard.behind, heard.words, unit == "人")
    )


@cache
def _general() -> frozenset[str]:
    """The nouns that may be of anything, and pieces of them."""
    return frozenset(
        word[start:end]
        for word in echo_words()["general"]
        for start in range(len(word))
        for end in range(start + SHORTEST, len(word) + 1)
    )


_Told = tuple[bool, str, str, bool, bool]
"""What an `Echo` says of a number by a noun."""


@lru_cache(maxsize=1024)
def _nouns(
    before: tuple[str, ...], behind: tuple[str, ...], words: str, people: bool
) -> tuple[tuple[str, _Told], ...]:
    """The nouns that may be what is counted: ends of the names before, beginnings behind."""
    found = _all_nouns(before, behind, words, people)
    return tuple(
        (noun, told) for noun, told in found if noun not in _general() and not is_dependent(noun)
    )


def _all_nouns(
    before: Sequence[str], behind: Sequence[str], words: str, people: bool
) -> Iterator[tuple[str, _Told]]:
    deed = next((deed for deed in echo_words()["deeds"] if deed in words), "")
    if deed:
        yield deed, (True, "", "", False, False)
        return
    plain = [_plain(name) for name in before]
    events = (event for word, event in echo_words()["events"].items() if word in words)
    event = next(events, "") if people else ""
    if event:
        yield event, (True, "", "", False, True)
    for index, name in enumerate(plain):
        rest = "".join((*plain[:index], *plain[index + 1 :]))
        for size in range(SHORTEST, min(LONGEST, len(name)) + 1):
            attached = name[:-size]
            yield name[-size:], (True, attached + rest, attached, False, False)
    noun = _plain(behind[0]) if behind else ""
    for size in range(SHORTEST, min(LONGEST, len(noun)) + 1):
        others, ended = "".join(plain), bool(_ENDED.match(noun, size))
        yield noun[:size], (False, others, others, ended, False)


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    for word in echo_words()["plain"]:
        name = name.replace(word, "")
    return _END.sub("", name).removeprefix("的")


def _pair(noun: str, same: Sequence[Echo], tried: set[frozenset[int]]) -> tuple[Echo, Echo] | None:
    """The first pair that contradicts each other, where there are two numbers and no more; by a
    shorter noun none is that was not by a longer one.
    """
    if len({echo.heard.quantity.value for echo in same}) != 2:
        return None
    for one, other in combinations(same, 2):
        both = frozenset((id(one.heard), id(other.heard)))
        if both not in tried and _contradict(noun, one, other):
            return one, other
        tried.add(both)
    return None


def _contradict(noun: str, one: Echo, other: Echo) -> bool:
    a, b = one.heard, other.heard
    if a.quantity.value == b.quantity.value:
        return False
    if one.place == other.place and a.sentence == b.sentence:
        return False
    if not (one.front or other.front or len(noun) >= BEHIND_BOTH or (one.ended and other.ended)):
        return False
    if one.front and other.front and not _is_told_alike(one, other):
        return False
    values = a.quantity.value, b.quantity.value
    told_of_all = len(noun) >= TELLING and bool(_ALL.search(f"{a.words}{b.words}"))
    if one.event and other.event:
        return _is_slip_of_long(*values)
    if not _is_mistyped(*values) and not (told_of_all and _is_half(*values)):
        return False
    if _part(a) != _part(b) or _is_some(one) or _is_some(other):
        return False
    occasion = noun.endswith(occasions())
    if occasion and min(values) < SMALL and not (a.alone and b.alone):
        return False
    if _is_first_told_of(one, other) or _is_first_told_of(other, one):
        return False
    if told_of_all:
        return _within(one.attached, b) and _within(other.attached, a)
    return _within(one.others, b) and _within(other.others, a)


def _is_told_alike(one: Echo, other: Echo) -> bool:
    a, b = one.heard, other.heard
    events = one.event and other.event
    return events or (a.alone and b.alone and same_deed(a.verb, b.verb))


def _is_first_told_of(part: Echo, all_: Echo) -> bool:
    """Whether a sentence begins with a smaller number, which may be some of the things counted
    elsewhere: 新闻发布会10场 and 8场新闻发布会由主要负责人主持.
    """
    a, b = part.heard, all_.heard
    begins = a.words.startswith("|") and a.alone and not _ALL.search(a.words)
    return (
        begins
        and a.quantity.value < b.quantity.value
        and not is_slip(a.quantity.value, b.quantity.value)
    )


def _part(heard: Heard) -> frozenset[str]:
    """The words that tell a part of the things, or another deed, from all of them."""
    before, _, behind = heard.words.partition("|")
    said = before + _PREDICATE.split(behind)[0]
    return frozenset(word for word in echo_words()["parts"] if word in said)


def _is_some(echo: Echo) -> bool:
    """Whether a number counts some of the things named behind it: 有5场发布会, 对14个栏目."""
    return not echo.front and bool(_SOME.search(echo.heard.words.partition("|")[0]))


def _within(names: str, heard: Heard) -> bool:
    """Whether what one clause names besides the noun is named in the other's sentence too."""
    pairs = [names[index : index + 2] for index in range(len(names) - 1)] or [names]
    return not names or any(pair in heard.around for pair in pairs)


def _is_half(one: Number, other: Number) -> bool:
    return Decimal(min(one, other)) >= HALF * Decimal(max(one, other))


def _is_slip_of_long(one: Number, other: Number) -> bool:
    """Whether two digits of a longer number are swapped: 1231 and 1213."""
    return len(str(one)) == len(str(other)) and len(str(one)) >= LONG and is_slip(one, other)


def _is_mistyped(one: Number, other: Number) -> bool:
    a, b = str(one), str(other)
    gap = abs(Decimal(one) - Decimal(other))
    if gap <= NEAR and min(one, other) < SMALL and _is_half(one, other):
        return True
    wrong = sum(x != y for x, y in zip(a, b, strict=False))
    replaced = len(a) == len(b) > 1 and wrong == 1 and _is_half(one, other)
    swapped = len(a) == len(b) >= LONG and wrong == SWAPPED and sorted(a) == sorted(b)
    return replaced or swapped or is_slip(one, other) or is_turned(one, other)
