"""A found text held against the printed one: paragraphs paired, words compared, numbers whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

Span = tuple[int, int]
Left = TypeVar("Left")
Right = TypeVar("Right")

ALIKE = 0.3
"""Paragraphs that share so much of their pairs of characters are the same one, changed."""

CLOSE = 2
"""Changes parted by fewer tokens than this are one."""

MOST_WORK = 4_000_000
"""Pairs of tokens compared one by one; longer stretches count as changed on the whole."""

_CLAUSE = re.compile(r"[^，。；：！？\n]*[，。；：！？\n]?")
_TOKEN = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[A-Za-z]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """Characters `old` of the one text stand as characters `new` in the other."""

    old: Span
    new: Span


def changes(old: str, new: str) -> list[Change]:
    """What differs between two texts: clause by clause, then numbers and single characters."""
    found: list[Change] = []
    for clause in _differing(old, new, _CLAUSE):
        (a, b), (c, d) = clause.old, clause.new
        found += [_moved(token, a, c) for token in _differing(old[a:b], new[c:d], _TOKEN)]
    return _merged(found, old)


def pairs(
    old: Sequence[Left],
    new: Sequence[Right],
    old_text: Callable[[Left], str],
    new_text: Callable[[Right], str],
) -> Iterator[tuple[Left | None, Right | None]]:
    """Old and new items side by side, in order; None where one of them has no counterpart."""
    before, after = [old_text(item) for item in old], [new_text(item) for item in new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
            continue
        for i, j in _paired(before[a:b], after[c:d]):
            yield (None if i is None else old[a + i]), (None if j is None else new[c + j])


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Paragraphs of a stretch that has changed, paired in order where they are alike."""
    if len(before) == len(after) == 1:
        yield 0, 0
        return
    done = 0
    for i, text in enumerate(before):
        match = next((j for j in range(done, len(after)) if _alike(text, after[j])), None)
        if match is None:
            yield i, None
            continue
        yield from ((None, j) for j in range(done, match))
        yield i, match
        done = match + 1
    yield from ((None, j) for j in range(done, len(after)))


def _alike(one: str, other: str) -> bool:
    shared = _neighbours(one) & _neighbours(other)
    return 2 * shared.total() >= ALIKE * (len(one) + len(other))


def _neighbours(text: str) -> Counter[str]:
    """The pairs of characters that stand side by side; a lone character is its own pair."""
    return Counter(map("".join, zip(text, text[1:] or text, strict=False)))


def _differing(old: str, new: str, unit: re.Pattern[str]) -> list[Change]:
    """The stretches that differ, in whole units."""
    before, after = _units(old, unit), _units(new, unit)
    if len(before) * len(after) > MOST_WORK:
        return [Change((0, len(old)), (0, len(new)))] if old != new else []
    matcher = SequenceMatcher(None, [t for t, _ in before], [t for t, _ in after], autojunk=False)
    ends = [*(at for _, at in before), len(old)], [*(at for _, at in after), len(new)]
    return [
        Change((ends[0][a], ends[0][b]), (ends[1][c], ends[1][d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def _units(text: str, unit: re.Pattern[str]) -> list[tuple[str, int]]:
    return [(match.group(), match.start()) for match in unit.finditer(text) if match.group()]


def _moved(change: Change, old: int, new: int) -> Change:
    (a, b), (c, d) = change.old, change.new
    return Change((a + old, b + old), (c + new, d + new))


def _merged(found: Sequence[Change], old: str) -> list[Change]:
    """Neighbouring changes as one where next to nothing stands between them."""
    merged: list[Change] = []
    for change in found:
        last = merged[-1] if merged else None
        if last and len(_units(old[last.old[1] : change.old[0]], _TOKEN)) < CLOSE:
            merged[-1] = Change((last.old[0], change.old[1]), (last.new[0], change.new[1]))
        else:
            merged.append(change)
    return merged
