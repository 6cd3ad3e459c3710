"""A change as it is stated: by how much, of which number, from which."""

from __future__ import annotations

from typing import NamedTuple

from forms.review.reading.quantities import Quantity


class Change(NamedTuple):
    """A stated change: by how much (`quantity`, the number itself for 持平), up or down, of which
    number of the text (none where only the figure is named), from which; `about` is the number that
    is tied to a figure, `others` are numbers before it in the sentence that may be meant, for the
    nearest may be but a part (9件，其中网上4件，比上年的18件下降50%).
    """

    quantity: Quantity
    up: bool
    now: Quantity | None
    last: Quantity | None
    about: Quantity
    level: bool = False
    others: tuple[Quantity, ...] = ()

    def moved(self, by: int) -> Change:
        """The same so many characters further on."""
        now, last = (one and one.moved(by) for one in (self.now, self.last))
        others = tuple(one.moved(by) for one in self.others)
        quantity, about = self.quantity.moved(by), self.about.moved(by)
        return Change(quantity, self.up, now, last, about, self.level, others)
