"""A share as it is stated: which number is told to be so many percent of which."""

from __future__ import annotations

from typing import NamedTuple

from forms.review.reading.quantities import Quantity


class Share(NamedTuple):
    """A stated share: of which number of the text, and what the text has for the whole; `plain`
    where it is said to be of no other whole (占全省的12%).
    """

    share: Quantity
    part: Quantity
    wholes: tuple[Quantity, ...]
    plain: bool = False
