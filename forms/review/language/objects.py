"""Verbs whose object is none of theirs: 加快公开质效, 公开质量不断扩大."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from forms.packaged import packaged
from forms.review.language.slips import Slip
from forms.review.reading.characters import is_han
from forms.review.reading.tongue import DATA

_STOPS = "，。；0123456789"
_AND_OTHERS = "等"
_FARTHEST = 14
"""Characters between a verb and its object, and that is among them."""
_ENDS = ("，", "。", "；", "、", "和", "并")
"""What stands behind a verb that has its noun before it."""
_MEASURED = ("质量", "效率", "水平", "能力", "意识", "渠道", "范围", "环境", "效果", "活力", "度")
"""Nouns that are the object where 的 follows: 提升质量的|机制."""


class _Objects(NamedTuple):
    """For a verb what it never has for an object, and what may stand between them: if the verb
    comes first, and if the noun does. Behind a `steady` verb any noun may, unless one of `ruling`
    is there, whose object the last one is then.
    """

    verbs: Mapping[str, tuple[str, ...]]
    between: tuple[str, ...]
    fillers: tuple[str, ...]
    steady: frozenset[str]
    ruling: tuple[str, ...]


@cache
def _objects() -> _Objects:
    tree = packaged(DATA / "objects.toml")
    verbs = {verb: tuple(nouns.split()) for verb, nouns in tree["verbs"].items()}
    between, fillers, ruling = (tuple(tree[k].split()) for k in ("between", "fillers", "ruling"))
    steady = frozenset(tree["steady"].split())
    return _Objects(verbs, between, fillers, steady, (*ruling, *verbs))


def ill_matched(text: str) -> Iterator[Slip]:
    """Verbs with what cannot be their object, up to a mark, or their subject."""
    for verb, nouns in _objects().verbs.items():
        at = text.find(verb)
        while at >= 0:
            behind = at + len(verb)
            end = _phrase_end(text, behind)
            noun = next((one for one in nouns if text.endswith(one, behind, end)), "")
            if noun and _belongs(verb, text[behind : end - len(noun)]):
                yield _slip(text[at:end], at, behind, verb, noun)
            elif text.startswith(_ENDS, behind):
                yield from _behind_noun(text, at, verb)
            at = text.find(verb, behind)


def _behind_noun(text: str, at: int, verb: str) -> Iterator[Slip]:
    """The verb at a place if what it tells of cannot do so."""
    start = at
    while filler := next((one for one in _objects().fillers if text.endswith(one, 0, start)), ""):
        start -= len(filler)
    noun = next((one for one in _objects().verbs[verb] if text.endswith(one, 0, start)), "")
    if noun:
        end = at + len(verb)
        yield _slip(text[start - len(noun) : end], at, end, verb, noun)


def _slip(said: str, start: int, end: int, verb: str, noun: str) -> Slip:
    return Slip(start, end, None, f"“{said}”：“{verb}”与“{noun}”不搭配")


def _phrase_end(text: str, start: int) -> int:
    """Where the first mark stands behind a verb, or the verb ends where none is near."""
    window = text[start : start + _FARTHEST]
    length = next((n for n, char in enumerate(window) if char in _STOPS), 0)
    return start + len(window[:length].removesuffix(_AND_OTHERS))


def _belongs(verb: str, between: str) -> bool:
    """Whether the noun behind what stands between is the object of a verb, and of no other."""
    known = _objects()
    if between.endswith("的") and between.removesuffix("的").endswith(_MEASURED):
        return False  # 提升质量的|机制
    plain = verb in known.steady and all(map(is_han, between)) and not between.endswith("的")
    return _is_filled(between) or (plain and not any(word in between for word in known.ruling))


def _is_filled(between: str) -> bool:
    """Whether what stands between consists of words that may stand there."""
    while between:
        word = next((one for one in _objects().between if between.startswith(one)), "")
        if not word:
            return False
        between = between[len(word) :]
    return True
