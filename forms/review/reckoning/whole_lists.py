"""Whether the parts of a list claim to be all of the total that it was opened for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from forms.patterns import regex
from forms.review.reading.counted_words import vocabulary
from forms.review.reading.quantities import Quantity
from forms.review.reckoning import openings
from forms.review.reckoning.totals import mistyped

_OPEN_END = regex(r"等|率|主要|重点(?!领域)|仅|典型|特别|尤其|多为|以上|如：|例如|部分为|(?<!、)含")
REST = regex(r"其余|其他|另外|剩余|余下")
BRACKETS = regex(r"（[^）]*）")
_SHARE_BEHIND = regex(
    r"[，,（(][^，。；\d]{0,6}(?:[合共计者]|[两二三四五六][类种项])占", words="占"
)
"""Behind a list what share of the total all of it is (，三类共占55%)."""
BEHIND = 6
"""Characters behind a list that may tell that it is none of all (等)."""
NEARLY, NEARLY_TWO = Decimal("0.8"), Decimal("0.93")
"""Of a total, what three parts or more, and two, must come to for all of it to be meant."""


def is_all(
    text: str, total: Quantity, parts: Sequence[Quantity], between: str, opening: str
) -> bool:
    """Whether the parts claim to be all: a list in brackets, behind a colon or told off
    (分别为), with 其余, of opposites (线上、线下), or so near the total, or so easily mistyped,
    that all were meant.
    """
    edge = parts[-1].stop
    if _OPEN_END.search(BRACKETS.sub("", _till_comma(text, edge, between)).replace("其他", "")):
        return False
    if REST.search(text, edge, edge + BEHIND) or _SHARE_BEHIND.match(text, edge):
        return False
    if (
        "分别" in opening
        or "依次" in opening
        or "组成" in opening
        or openings.DIVIDED.search(opening)
        or opening[-1] in "（(：:"
        or REST.search(between)
    ):
        return True
    summed = sum(part.value for part in parts)
    few = opening.endswith(("中，", "中,")) and 2 * summed < total.value
    pairs = vocabulary()["opposites"]
    if not few and any(all(word in between for word in pair) for pair in pairs):
        return True
    near = NEARLY_TWO if len(parts) == 2 and "包" not in opening else NEARLY
    return summed >= near * Decimal(total.value) or mistyped(total, parts)


def _till_comma(text: str, edge: int, between: str) -> str:
    """A list without what another clause says behind its last part (，上报及时率100%)."""
    behind = text[edge : edge + BEHIND]
    told = between[: len(between) - len(behind)] if between.endswith(behind) else between
    return told + behind.split("，")[0] if told != between else between
