"""Numbers told once for each of several names: 当面、传真、信函各1件."""

from __future__ import annotations

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity

_EACH = regex(rf"(?:均|都)?各(?:自|为|有|是|占)?{HAN}{{0,8}}$", words="各")
_NAMES = regex(
    rf"(?P<names>{HAN}{{1,12}}?(?:[、和及与]{HAN}{{1,12}}?)+)$",
    words="、 和 及 与",
)
_JOINT = regex("、|和|及|与")
FAR = 36
"""Characters before a number in which those are named for each of whom it is told."""


def times_told(text: str, edge: int, quantity: Quantity) -> int:
    """For how many names a number is told: 1 where it is told once, 0 where it is told for each of
    others that are not named one by one.
    """
    begin = max(edge, quantity.start - FAR)
    each = _EACH.search(text, begin, quantity.start)
    if not each:
        return 1
    named = _NAMES.search(text, begin, each.start())
    return len(_JOINT.split(named["names"])) if named else 0
