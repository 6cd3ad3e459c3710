"""Words in the place of others that sound like them, both of them common here: 张榜公式, 随即抽查.

Only what stands beside tells which is meant; data/confused.toml has for each pair what goes with
the right one alone, and for words that are seldom meant (公式) what goes with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from forms.packaged import packaged
from forms.review.language.marks import without_addresses
from forms.review.language.slips import Slip
from forms.review.language.spelling import is_quoted
from forms.review.language.terms import terms
from forms.review.reading.tongue import DATA
from forms.words_in import tell_apart, words_in


class _Row(NamedTuple):
    """A word, the one that is meant, and what stands before and behind that."""

    wrong: str
    right: str
    before: tuple[str, ...]
    behind: tuple[str, ...]

    def stands(self, text: str, at: int) -> bool:
        """Whether what stands beside the word at a place belongs to the other one."""
        end = at + len(self.wrong)
        return text.endswith(self.before, 0, at) or text.startswith(self.behind, end)


_AROUND = 12
"""Characters before and behind a word that is seldom meant, among which is what goes with it."""


class _Seldom(NamedTuple):
    """A word that is seldom meant, the one that is, and what stands near where it is meant."""

    wrong: str
    right: str
    near: tuple[str, ...]

    def stands(self, text: str, at: int) -> bool:
        """Whether nothing near the word at a place shows that it is meant."""
        around = text[max(0, at - _AROUND) : at + len(self.wrong) + _AROUND]
        return not any(word in around for word in self.near)


@cache
def _rows() -> dict[str, list[_Row | _Seldom]]:
    """The rows by their wrong word."""
    tree = packaged(DATA / "confused.toml")
    by_word: dict[str, list[_Row | _Seldom]] = {}
    for line in filter(None, tree["rows"].split("\n")):
        row = _row(line)
        by_word.setdefault(row.wrong, []).append(row)
    for line in filter(None, tree["seldom"].split("\n")):
        seldom = _seldom(line)
        by_word.setdefault(seldom.wrong, []).append(seldom)
    tell_apart(by_word)
    return by_word


def _row(line: str) -> _Row:
    words, _, behind = line.partition("|")
    wrong, right, *before = words.split()
    return _Row(wrong, right, tuple(before), tuple(behind.split()))


def _seldom(line: str) -> _Seldom:
    words, _, near = line.partition("|")
    wrong, right = words.split()
    return _Seldom(wrong, right, tuple(near.split()))


def confused_words(text: str) -> Iterator[Slip]:
    """Words whose neighbours belong to one of the same sound."""
    shown = without_addresses(text)
    rows = _rows()
    for row in chain.from_iterable(rows[word] for word in sorted(rows.keys() & words_in(shown))):
        at = shown.find(row.wrong)
        while at >= 0:
            end = at + len(row.wrong)
            if row.stands(shown, at) and _is_whole(shown, at, end):
                yield Slip(at, end, row.right, f"“{row.wrong}”疑为“{row.right}”")
            at = shown.find(row.wrong, end)


def _is_whole(text: str, at: int, end: int) -> bool:
    """Whether a word is one by itself, and no play with words in quotes."""
    known = terms()
    return not (known.crosses(text, at) or known.crosses(text, end) or is_quoted(text, at, end))
