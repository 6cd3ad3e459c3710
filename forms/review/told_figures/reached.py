"""What a figure has become, told with what it was: 由上年的3件减少到2件, 由28件上升到63件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.review.reading.quantities import Quantity
from forms.review.reckoning.ways import is_way
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.signs import Marks


def reached(
    marks: Marks, text: str, quantities: Sequence[Quantity], claims: Sequence[Claim]
) -> Iterator[Claim]:
    """The claims that numbers of a sentence are this year's of what the one before them was; none
    where the form itself asks for what it was.
    """
    told = {claim.span[0]: claim for claim in claims}
    for last, now in pairwise(quantities):
        said = told.get(last.start)
        if said is None or said.kind not in ("states", "last_year") or now.start in told:
            continue
        if any(reading.own & marks.last_year for reading in said.readings):
            continue
        if last.unit == now.unit and is_way(text, last, now):
            yield said._replace(span=(now.start, now.stop), quantity=now, kind="states")
