"""Last year's numbers told right behind this year's, naming nothing: 170件（上年145件）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.patterns import regex
from forms.review.reading.quantities import Quantity
from forms.review.told_figures.claim import Claim

_BESIDE = regex(
    r"[，,；;]?\s?[（(]?(?:而|但|较|比|与|高于|低于|多于|少于|超过|是|为)?"
    r"(?:上年度?|去年|上一年度?|(?P<year>20\d\d)年度?)(?:同期|全年)?(?:的)?[（(]?"
    r"(?:则?为|是|有|仅为?|只有|共|收到|新收|受理|办结|作出|公开|发生)?\s?",
    words="上年 去年 上一年 20",
)


_LISTED = regex(r"、\s?\d")
"""What follows a number that only its place in a list names: 与上年的77件、38件、14件相比."""


def last_years(
    text: str, quantities: Sequence[Quantity], claims: Sequence[Claim], year: int | None
) -> Iterator[Claim]:
    """The claims that numbers of a sentence are last year's of what the number before them is."""
    told = {claim.span[0]: claim for claim in claims}
    for now, last in pairwise(quantities):
        said = told.get(now.start)
        if said is None or said.kind != "states" or last.start in told or last.unit != now.unit:
            continue
        beside = _BESIDE.fullmatch(text, now.stop, last.start)
        named = beside and beside["year"]
        if _LISTED.match(text, last.stop):
            continue
        if beside and (not named or year is None or int(named) == year - 1):
            yield said._replace(span=(last.start, last.stop), quantity=last, kind="last_year")
