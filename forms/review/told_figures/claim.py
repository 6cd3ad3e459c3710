"""A claim: what the prose says that a figure is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from forms.review.finding import Span
from forms.review.reading.quantities import Quantity
from forms.review.reading.tongue import SaidFact
from forms.review.told_figures.signs import Scope

Kind = Literal["states", "none", "last_year", "change", "share"]


class Claim(NamedTuple):
    """A stretch of text that says what a figure is; `quantity` None says that there is none.

    `readings` are the facts it may speak of, equally good; `unsure` marks a looser tie.
    """

    span: Span
    readings: tuple[SaidFact, ...]
    quantity: Quantity | None
    kind: Kind
    scope: Scope
    unsure: bool = False
