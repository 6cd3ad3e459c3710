"""Signs: the words that change what a number means, in the bits of a tongue."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from forms.review.reading.tongue import Tongue
from forms.review.told_figures.extent import Extents

Scope = Literal["", "region", "own"]
_MEANS = (
    *("@website", "@weibo", "@wechat", "@gazette", "@other_means", "@both_micro"),
    *("@in_person", "@by_fax", "@online", "@by_letter"),
)
_DEEDS = (
    *("@receive", "@submit", "@handle", "@conclude"),
    *("@issue", "@repeal", "@in_force", "@publish"),
)


class Marks:
    """The bits of the lists that change what a number means, and the extents of the office."""

    def __init__(self, tongue: Tongue, unit: str) -> None:
        self.extents = Extents(tongue, unit)
        self.topics = tongue.topics
        self.particular = tongue.outcomes | tongue.subjects | tongue.results | tongue.topics
        self.particular |= tongue.mask(("@carried", "@pending", "@next_year"))
        self.ways = tongue.ways
        self.all = tongue.bit("@all")
        self.rest = tongue.bit("@rest")
        self.suits = tongue.mask(("@direct", "@after_reconsideration"))
        self.means = tongue.mask(_MEANS)
        self.period = tongue.period
        self.partial = tongue.partial
        self.last_year = tongue.bit("@last_year")
        self.next_year = tongue.bit("@next_year")
        self.now = tongue.mask(("@this_year", "@new"))
        self.new = tongue.mask(("@new", "@receive"))
        self.delta = tongue.bit("@delta")
        self.shift = tongue.mask(("@rise", "@fall"))
        self.compare = tongue.bit("@compare")
        self.effect = tongue.bit("@effect")
        self.share = tongue.bit("@share")
        self.alien = tongue.bit("@alien")
        self.reception = tongue.bit("@reception")
        self.court = tongue.bit("@court")
        self.things = tongue.mask(("@meeting", "@training", "@press", "@interview", "@letters"))
        self.complaint = tongue.complaint
        self.added = tongue.bit("@added")
        self.documents = tongue.bit("@documents")
        self.blame = tongue.bit("@blame")
        self.forbidden = tongue.bit("@forbidden")
        self.carried = tongue.mask(("@carried", "@pending", "@next_year"))
        self.carried_over = tongue.bit("@carried")
        self.mainly = tongue.bit("@mainly")
        self.deeds = tongue.mask(_DEEDS)
        self.reasons = tongue.reasons
        self.subjects = tongue.subjects
        self.plain = tongue.plain
        self.listed = tongue.bit("@listed")
        self.region = tongue.bit("@region")
        self.own = tongue.bit("@own")
        self.none = tongue.bit("@none")
        self.excepted = tongue.bit("@except")

    def scope(self, mask: int) -> Scope:
        """Whose figure it is said to be."""
        return "region" if mask & self.region else "own" if mask & self.own else ""


@lru_cache(maxsize=16)
def marks_of(tongue: Tongue, unit: str) -> Marks:
    """The marks for a tongue and the names of an office."""
    return Marks(tongue, unit)
