"""Lists told across a table, whose numbers are all of one row: 自然人91件、企业18件、科研机构7件.

What one kind applied for may be told of what came in or of what was concluded. Of which, is the
same for all of a list; a number that is right by another row only is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from forms.review.reading.sentences import stretch_start
from forms.review.reading.tongue import SaidFact, Terms
from forms.review.told_figures.cells import row_of
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.figure_values import Figures

_Rows = frozenset[str]
_FEWEST = 3
"""Numbers of a list that can tell of which row it is."""


def in_one_row(figures: Figures, text: str, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims, those of a list that fit another row than the rest held to that of the rest."""
    narrowed = {
        claim.span: better
        for group in _lists(text, claims)
        if len(group) >= _FEWEST
        for claim, better in _held(figures, group)
    }
    return [narrowed.get(claim.span, claim) for claim in claims] if narrowed else claims


def _lists(text: str, claims: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Numbers of one sentence that are told of the same row first, each of another column."""
    plain = [c for c in claims if c.quantity and c.kind == "states" and len(c.readings) == 1]
    for key, group in groupby(plain, lambda claim: _key(text, claim)):
        found = [claim for claim in group if not (claim.unsure or claim.readings[0].per)]
        apart = {claim.readings[0].at for claim in found}
        if key and len(apart) == len(found) and any(c.readings[0].also for c in found):
            yield found


def _key(text: str, claim: Claim) -> tuple[int, _Rows]:
    return stretch_start(text, claim.span[0], "。\n"), _rows(claim.readings[0].at)


def _rows(terms: Terms) -> _Rows:
    return frozenset(row_of(address) for address in terms.addresses)


def _by_rows(said: SaidFact) -> Mapping[_Rows, list[Terms]]:
    """What a number may be told of, by the rows of these figures."""
    found: dict[_Rows, list[Terms]] = {}
    for terms in (said.at, *said.also):
        found.setdefault(_rows(terms), []).append(terms)
    return found


def _held(figures: Figures, group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The numbers of a list that do not fit the row which the most of it fits, with what they are
    held to; none where hardly any row fits, or all fit one.
    """
    told = [(claim, _by_rows(claim.readings[0])) for claim in group]
    wrong: dict[_Rows, list[tuple[Claim, Decimal]]] = {}
    for rows in dict.fromkeys(rows for _, by in told for rows in by):
        gaps = [(claim, _gap(figures, claim, by[rows])) for claim, by in told if rows in by]
        if len(gaps) >= _FEWEST:
            wrong[rows] = [one for one in gaps if one[1]]
    best = min(wrong, key=lambda rows: _badness(wrong[rows]), default=None)
    if best is None or 2 * len(wrong[best]) >= len(group):
        return
    for claim, _ in wrong[best]:
        said = claim.readings[0]
        at = _by_rows(said)[best][0]
        yield claim, claim._replace(readings=(said._replace(at=at, also=()),))


def _badness(wrong: Sequence[tuple[Claim, Decimal]]) -> tuple[int, Decimal]:
    """How many numbers do not fit a row, then by how much."""
    return len(wrong), sum((gap for _, gap in wrong), Decimal(0))


def _gap(figures: Figures, claim: Claim, sums: Sequence[Terms]) -> Decimal:
    """By how much a number is off the nearest of some sums, nothing where one is unknown."""
    quantity = claim.quantity
    values = [figures.value(terms) for terms in sums]
    if quantity is None or any(value is None or quantity.agrees(value) for value in values):
        return Decimal(0)
    return min(abs(Decimal(value or 0) - Decimal(quantity.value)) for value in values)
