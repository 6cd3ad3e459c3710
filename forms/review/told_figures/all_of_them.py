"""What is told of all that was just counted: 结转下年2件，均由自然人提出; 诉讼7件，均为直接起诉."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.review.reading.surroundings import Clause
from forms.review.reading.tongue import SaidFact, Token, Tongue, union
from forms.review.told_figures.cells import cells_of, row_of
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.signs import Marks

MOST_UNKNOWN = 2
"""Unknown characters of such a clause."""


def all_of_them(
    tongue: Tongue, marks: Marks, clauses: Sequence[Clause], claims: Sequence[Claim]
) -> Iterator[Claim]:
    """What the clauses behind a number say that all of it is, as claims of that kind."""
    told = {claim.span[0]: claim for claim in claims if claim.kind == "states"}
    for before, clause in pairwise(clauses):
        if clause.quantities or not clause.goes_on or not before.quantities:
            continue
        claim = told.get(before.quantities[-1].start)
        kind = _kind(tongue, marks, clause) if claim and claim.quantity else None
        if claim is None or claim.quantity is None or kind is None or claim.quantity.loose:
            continue
        cells = {said.at: said for said in _cells(tongue, claim.readings[0], kind)}
        if cells:
            span = clause.tokens[0].start, kind.end
            yield claim._replace(
                span=span,
                readings=tuple(cells.values()),
                quantity=claim.quantity._replace(loose=True),
            )


def _kind(tongue: Tongue, marks: Marks, clause: Clause) -> Token | None:
    """The word for the one kind that a clause says all are, None where it says more."""
    first = clause.tokens[0]
    if not first.mask & marks.all or first.start - clause.start > 1:
        return None
    meant = [token for token in clause.tokens[1:] if token.mask & (tongue.subjects | marks.suits)]
    mask = union(token.mask for token in clause.tokens)
    if len(meant) != 1 or mask & (marks.excepted | marks.none | marks.delta):
        return None
    gaps = sum(max(0, other.start - one.end) for one, other in pairwise(clause.tokens))
    return meant[0] if gaps + clause.tail <= MOST_UNKNOWN else None


def _cells(tongue: Tongue, row: SaidFact, kind: Token) -> Iterator[SaidFact]:
    """The cells of a row that are of a kind, and the rows that are part of several."""
    for said in tongue.facts:
        if len(said.groups) != 1 or not said.groups[0] & kind.mask or said.topic != row.topic:
            continue
        cells = cells_of(row, said)
        own = row.at in said.wholes and row_of(row.at.addresses[0]) == row_of(said.at.addresses[0])
        if cells and all(address in tongue.figures for address in cells.addresses):
            yield said._replace(at=cells, also=())
        elif own or set(said.at.addresses) < set(row.at.addresses):
            yield said._replace(also=())
