"""Two changed texts made one where each side changed other sentences of what both come from."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from forms.patterns import regex

LONGEST = 20_000
"""Characters beyond which no merge is tried: it would keep the officer waiting."""

_SENTENCE = regex(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+")
Hunk = tuple[int, int, Sequence[str]]
"""Sentences [start, end) of the base and what stands there now."""


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both sides, None where both touched the same place."""
    if max(map(len, (base, mine, theirs))) > LONGEST:
        return None
    sentences = _SENTENCE.findall(base)
    hunks = sorted(
        [*_hunks(sentences, mine), *_hunks(sentences, theirs)], key=lambda hunk: hunk[:2]
    )
    if any(_clash(left, right) for left, right in pairwise(hunks)):
        return None
    for start, end, instead in reversed(hunks):
        sentences[start:end] = instead
    return "".join(sentences)


def _clash(left: Hunk, right: Hunk) -> bool:
    """Whether two hunks share a sentence, or one is put in where the other ends."""
    inserted = left[0] == left[1] or right[0] == right[1]
    return right[0] < left[1] or (inserted and right[0] == left[1])


def _hunks(base: Sequence[str], changed: str) -> list[Hunk]:
    sentences = _SENTENCE.findall(changed)
    codes = SequenceMatcher(None, base, sentences, autojunk=False).get_opcodes()
    return [(a, b, sentences[c:d]) for kind, a, b, c, d in codes if kind != "equal"]
