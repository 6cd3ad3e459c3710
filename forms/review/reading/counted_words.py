"""The words by which numbers are known to be of one thing, as data/counted.toml lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from forms.packaged import packaged
from forms.patterns import one_of, regex
from forms.review.reading.units import TURNS

_OF_TIME = regex(r"\d月|[一二三四五六七八九十]月|[\d日]日|第[一二三四五六七八九十\d](?!方)")
_SUMMED = regex(r"(?<!公)共(?![同享建青产])[有计]?")


@cache
def vocabulary() -> Mapping[str, Any]:
    """What data/counted.toml holds."""
    path = Path(__file__).parents[1] / "data" / "counted.toml"
    return packaged(path)


@cache
def _meanings() -> Mapping[str, str]:
    """Every known word and what is put for it; a class of words begins with a bar."""
    words = vocabulary()
    kinds = ("whole", "since", "region", "own")
    found: dict[str, str] = {word: f"|{kind}|" for kind in kinds for word in words[kind]}
    found |= dict.fromkeys(words["fillers"], "||")
    found |= {word: f"|{verb}|" for verb, same in words["verbs"].items() for word in same}
    found |= words["same"]
    return found


@cache
def _known() -> re.Pattern[str]:
    return regex(one_of(_meanings()))


@lru_cache(maxsize=2048)
def marked(words: str) -> str:
    """The words with what is put for each that is known."""
    meanings = _meanings()
    return _known().sub(lambda match: meanings[match[0]], _SUMMED.sub("|whole|", words))


@lru_cache(maxsize=2048)
def is_of_another_time(before: str, head: str) -> bool:
    """Whether a clause, behind those before it, counts for another time or by the way."""
    if has_word("apart", head) or has_word("times", before) or has_word("times", head):
        return True
    return bool(_OF_TIME.search(before) or _OF_TIME.search(head))


@cache
def regions() -> re.Pattern[str]:
    """Words for the whole of a region."""
    return regex(one_of(vocabulary()["region"]))


@cache
def leads() -> re.Pattern[str]:
    """A clause that names a side of the work and no occasion: 加强组织领导，."""
    verbs, nouns = (one_of(vocabulary()["leads"][kind]) for kind in ("verbs", "nouns"))
    return regex(rf"(?:^|(?<=[，；：]))(?:{verbs})(?:{nouns}|的|与|和|、|工作)+[，：]")


def has_word(kind: str, text: str) -> bool:
    """Whether a text has one of the words of a kind."""
    return any(map(text.__contains__, vocabulary()[kind]))


@cache
def _dependent() -> frozenset[str]:
    return frozenset("".join(sorted(noun)) for noun in vocabulary()["dependent"])


def echo_words() -> Mapping[str, Any]:
    """The words by which numbers told in other words are known to be of one thing."""
    words: Mapping[str, Any] = vocabulary()["echo"]
    return words


def common_unit(unit: str) -> str:
    """The unit in which the same things are counted, one for several: 次 for 场, 人 for 名."""
    meant: str = vocabulary()["echo"]["units"].get(unit, unit)
    return meant


def grades() -> Mapping[str, Mapping[str, Any]]:
    """The scales of grades: their words, the lowest of them, and how many are told where none is
    left out.
    """
    scales: Mapping[str, Mapping[str, Any]] = vocabulary()["grades"]
    return scales


@cache
def plain_words() -> frozenset[str]:
    """Words that tell a deed, of whom and how much, but not what is counted."""
    words = vocabulary()
    kinds = ("whole", "since", "region", "own", "fillers")
    said = {word for same in words["verbs"].values() for word in same}
    return frozenset(said.union(*(words[kind] for kind in kinds)))


def deeds_in(words: str) -> frozenset[str]:
    """The classes of the verbs that stand in some words."""
    said = vocabulary()["verbs"].items()
    return frozenset(kind for kind, same in said if any(word in words for word in same))


@cache
def occasions() -> tuple[str, ...]:
    """Ends of the names of what is done many times a year."""
    return tuple(vocabulary()["occasions"])


def is_dependent(noun: str) -> bool:
    """Whether a noun alone does not tell which things are meant (单位, 问题)."""
    return "".join(sorted(noun)) in _dependent()


def dimension(words: str) -> str:
    """By what the words divide a whole (applicants, ways …), "" where they tell none or several."""
    told = [
        name
        for name, parts in vocabulary()["dimensions"].items()
        if any(part in words for part in parts)
    ]
    return told[0] if len(told) == 1 else ""


def same_deed(one: str, other: str) -> bool:
    """Whether two verbs may be of one deed; the one of a number told without a verb is silent."""
    silent = vocabulary()["silent"]["verbs"]
    return one == other or (not one and other in silent) or (not other and one in silent)


_TURN = regex(rf"第(?P<n>[一二三四五六七八九十]{{1,2}}|\d{{1,2}})[{TURNS}]", words="第")


def told_apart(one: str, other: str) -> bool:
    """Whether the words around two numbers are the same, or of another turn: 第一期…, 第二期…."""
    turns, others = ({match["n"] for match in _TURN.finditer(text)} for text in (one, other))
    return one == other or bool(turns and others and not turns & others)
