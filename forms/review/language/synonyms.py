"""Two words of one meaning side by side: 必须务必, 立即马上."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from forms.packaged import packaged
from forms.review.language.slips import Slip
from forms.review.reading.tongue import DATA


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    lines = packaged(DATA / "synonyms.toml")["groups"].split("\n")
    return tuple(tuple(line.split()) for line in lines if line)


def said_twice(text: str) -> Iterator[Slip]:
    """The second of two such words."""
    for group in _groups():
        for word in group:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                again = next((w for w in group if w != word and text.startswith(w, end)), "")
                if again:
                    note = f"“{word}{again}”：两个词一个意思，留一个"
                    yield Slip(end, end + len(again), "", note)
                at = text.find(word, end)
