"""Verbs whose object is none of theirs: 加快公开质效, 拓宽公开意识."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from forms.packaged import packaged
from forms.review.language.slips import Slip
from forms.review.reading.tongue import DATA

_STOPS = "，。；"
_FARTHEST = 10
"""Characters between a verb and its object."""


@cache
def _objects() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """For a verb what it never has for an object, and what may stand between them."""
    tree = packaged(DATA / "objects.toml")
    verbs = {verb: tuple(nouns.split()) for verb, nouns in tree["verbs"].items()}
    return verbs, tuple(tree["between"].split())


def ill_matched(text: str) -> Iterator[Slip]:
    """Verbs with what cannot be their object, up to a mark."""
    for verb, nouns in _objects()[0].items():
        at = text.find(verb)
        while at >= 0:
            behind = at + len(verb)
            end = _phrase_end(text, behind)
            noun = next((one for one in nouns if text.endswith(one, behind, end)), "")
            if noun and _is_filled(text[behind : end - len(noun)]):
                note = f"“{text[at:end]}”：“{verb}”与“{noun}”不搭配"
                yield Slip(at, behind, None, note)
            at = text.find(verb, behind)


def _phrase_end(text: str, start: int) -> int:
    """Where the first mark stands behind a verb, or the verb ends where none is near."""
    window = text[start : start + _FARTHEST]
    return start + next((n for n, char in enumerate(window) if char in _STOPS), 0)


def _is_filled(between: str) -> bool:
    """Whether what stands between consists of words that may stand there."""
    while between:
        word = next((one for one in _objects()[1] if between.startswith(one)), "")
        if not word:
            return False
        between = between[len(word) :]
    return True
