"""Connectives that do not go together: 虽然人手不足，因此……, 只要公开，才能……."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from forms.packaged import packaged
from forms.patterns import one_of, regex
from forms.review.language.slips import Slip
from forms.review.reading.tongue import DATA

_BEFORE = r"(?:^|(?<=[。；：，、\n）])|(?<=[年月日是]，)|(?<=[一二三四五六七八九]是))"
_WITHIN = r"(?<=[\u4e00-\u9fff])(?<![年月日是])"
"""Behind a subject."""
_NOT_MEANT = "此|何"
"""Behind the first word, where it opens no clause: 由于此, 不论何时."""
_NO_OTHER = r"(?<!但(?=[凡求愿又]))"
"""Not the beginning of another word (但凡, 但求), nor of the first clause: 不熟悉，但又急用."""
_MODAL = "才方就便"


class _Pair(NamedTuple):
    first: tuple[str, ...]
    pattern: re.Pattern[str]
    right: str


@cache
def _pairs() -> tuple[_Pair, ...]:
    tree = packaged(DATA / "connectives.toml")
    placed = ((_BEFORE, tree["pair"]), (_WITHIN, tree["within"]))
    return tuple(
        _Pair(first, _pattern(before, first, entry["wrong"].split()), entry["right"])
        for before, entries in placed
        for entry in entries
        for first in [tuple(entry["first"].split())]
    )


def _pattern(before: str, first: tuple[str, ...], wrong: list[str]) -> re.Pattern[str]:
    """The first clause up to its comma, and a wrong word at the beginning of the second; 才能 and
    its like may stand behind a short subject.
    """
    led = [word for word in wrong if word[0] in _MODAL]
    plain = [word for word in wrong if word[0] not in _MODAL]
    ways = [f"(?:{one_of(plain)}){_NO_OTHER}"] * bool(plain)
    ways += [f"[^，。；\\n]{{0,8}}?(?:{one_of(led)})"] * bool(led)
    return regex(
        rf"{before}(?P<first>{one_of(first)})(?!{_NOT_MEANT}|\d|[一二两几]|少数|个别)"
        rf"[^，。；：\n]{{2,36}}，(?P<wrong>{'|'.join(ways)})"
    )


def mismatched(text: str) -> Iterator[Slip]:
    """Second words of pairs whose first word asks for another."""
    for pair in _pairs():
        if not any(word in text for word in pair.first):
            continue
        for match in pair.pattern.finditer(text):
            first, wrong = match["first"], match["wrong"]
            meant = f"，应为“{pair.right}”" if pair.right else "，留一个"
            yield Slip(*match.span("wrong"), None, f"“{first}……{wrong}……”搭配不上{meant}")
