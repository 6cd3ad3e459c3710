"""What an outcome is told to consist of: 部分公开19件，其中涉及商业秘密6件 refuses none of them."""

from __future__ import annotations

from forms.review.reading.surroundings import Context
from forms.review.told_figures.claim import Claim
from forms.review.told_figures.signs import Marks


class Among:
    """The outcome whose parts the numbers of a sentence are told as, in bits; 0 where of none."""

    def __init__(self, marks: Marks, answers: int) -> None:
        self.marks, self.answers = marks, answers
        self.last = 0
        self.whole = 0

    def learn(self, context: Context) -> None:
        """Take in a number: 其中 opens the parts of the outcome before it, which the next outcome
        or a semicolon ends.
        """
        told = context.near & self.answers
        if told or "；" in context.marks:
            self.whole = 0
        elif context.near & self.marks.listed and "，" in context.marks:
            self.whole = self.last
        self.last = told

    def open(self, claim: Claim, context: Context) -> Claim | None:
        """A claim by a reason without the readings that are no part of that outcome, None where
        none is left.
        """
        if not (self.whole and context.near & self.marks.reasons):
            return claim
        left = tuple(said for said in claim.readings if not said.without & self.whole)
        return claim._replace(readings=left) if left else None
