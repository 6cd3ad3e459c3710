"""Cells: a number told of one kind of a row is a cell of that row: 结转下年20件，其中自然人16件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.review.reading.quantities import Quantity
from forms.review.reading.surroundings import Context
from forms.review.reading.tongue import SaidFact, Terms, Tongue
from forms.review.told_figures.claim import Claim

_STOPS = "；）"
"""Marks behind which a number is no part of the row told before them."""


class Rows:
    """The row of a table that the numbers of a sentence told last, and how many that are at most
    (None where only a cell of it was told).
    """

    def __init__(self, tongue: Tongue, new: int) -> None:
        self.figures, self.new = tongue.figures, new
        self.row: SaidFact | None = None
        self.most: Quantity | None = None

    def cell(self, claim: Claim, context: Context) -> Claim | None:
        """A claim as one of the cell of the row before it, None where it is none."""
        if "；" in context.marks:
            self.row = None
        quantity, most = claim.quantity, self.most
        if self.row is None or claim.kind != "states" or context.near & self.new:
            return None
        if quantity is None or (
            most and (quantity.unit != most.unit or quantity.value > most.value)
        ):
            return None
        readings = list(self._readings(self.row, claim.readings))
        return claim._replace(readings=tuple(readings)) if readings else None

    def _readings(self, row: SaidFact, readings: Sequence[SaidFact]) -> Iterator[SaidFact]:
        for said in readings:
            cells = cells_of(row, said)
            if cells and all(address in self.figures for address in cells.addresses):
                yield said._replace(at=cells, also=(said.at, *said.also))

    def learn(self, claim: Claim | None, cell: Claim | None, context: Context) -> None:
        """Take in a number: a whole begins a row, its cells and shares go on with it."""
        if cell or (context.quantity.unit == "%" and not set(_STOPS) & set(context.marks)):
            return
        told = claim and claim.quantity and claim.kind == "states" and len(claim.readings) == 1
        if claim is None or not told:
            self.row = None
            return
        said = claim.readings[0]
        whole = _whole_row(said)
        self.row, self.most = whole or said, None if whole else claim.quantity


def _whole_row(said: SaidFact) -> SaidFact | None:
    """The row of a fact that is of one cell of it by its own words (上年结转自然人申请2件)."""
    row, column = row_of(said.at.addresses[0]), _column(said.at.addresses[0])
    wholes = {terms.addresses[0] for terms in said.wholes if len(terms.addresses) == 1}
    totals = {_column(address) for address in wholes}
    if len(said.at.addresses) > 1 or len(totals) != 1 or column in totals:
        return None
    return None if any(row_of(one) == row for one in wholes) else _of(said, f"{row}.{totals.pop()}")


def _of(said: SaidFact, address: str) -> SaidFact:
    return said._replace(at=Terms((address,)), also=())


def cells_of(row: SaidFact, part: SaidFact) -> Terms | None:
    """The cells of the rows of one fact in the columns of another, None where that is no kind of
    what the first tells all of.
    """
    home = row_of(part.at.addresses[0])
    wholes = (terms.addresses[0] for terms in part.wholes if len(terms.addresses) == 1)
    whole = next((address for address in wholes if row_of(address) == home), None)
    if whole is None or row.topic != part.topic or row.per or row.at.fall:
        return None
    column = _column(whole)
    rows = [row_of(address) for address in row.at.addresses]
    apart = any(_column(address) != column for address in row.at.addresses) or home in rows
    if apart or any(row_of(address) != home for address in part.at.addresses):
        return None
    return Terms(tuple(f"{row}.{_column(a)}" for row in rows for a in part.at.addresses))


def row_of(address: str) -> str:
    """The row that a cell is in."""
    return address.rpartition(".")[0]


def _column(address: str) -> str:
    return address.rpartition(".")[2]
