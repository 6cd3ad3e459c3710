"""Typography that could be mended: reported with its count, changed only when the officer asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forms.draft import Address, Draft
from forms.edit import Edit, Splice
from forms.review.language import marks
from forms.review.language.slips import Slip
from forms.review.reading.sentences import paragraphs_of

_KINDS: dict[str, tuple[str, Callable[[str], Iterator[Slip]]]] = {
    "half-width": ("半角标点", marks.half_width),
    "look-alike": ("形近字符", marks.look_alikes),
    "wide-digit": ("全角数字、字母", marks.wide_digits),
    "stray-space": ("多余空格", marks.stray_spaces),
    "doubled-mark": ("重复标点", marks.doubled_marks),
    "mark-between-quotes": ("引号、书名号之间的顿号", marks.marks_between_quotes),
}
"""By the id of the review's rule: its name on the screen, and what finds it."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One kind of typography in the prose: its rule, its name on the screen, its count."""

    kind: str
    title: str
    count: int

    def edit(self, draft: Draft) -> Edit:
        """The edit that mends all of the kind in the draft, one deed to undo."""
        steps = []
        for at in _texts(draft):
            for slip in reversed(_slips(self.kind, draft.text(at))):
                found = draft.text(at)[slip.start : slip.end]
                steps.append(Splice(at, slip.start, found, slip.better or ""))
        return Edit(tuple(steps), f"改正{self.title}")


def typography(draft: Draft) -> list[Mend]:
    """What could be mended in the prose of a draft, the kinds that occur."""
    texts = [draft.text(at) for at in _texts(draft)]
    counted = (
        (kind, title, sum(len(_slips(kind, text)) for text in texts))
        for kind, (title, _) in _KINDS.items()
    )
    return [Mend(kind, title, count) for kind, title, count in counted if count]


def _texts(draft: Draft) -> list[Address]:
    return [address for address, value in draft.items("sections") if isinstance(value, str)]


def _slips(kind: str, text: str) -> list[Slip]:
    """The places of one kind that have a mend, in order, none within another."""
    look = _KINDS[kind][1]
    found: list[Slip] = []
    for offset, paragraph in paragraphs_of(text):
        for slip in sorted(look(paragraph), key=lambda slip: slip.start):
            start = slip.start + offset
            if slip.better is not None and (not found or start >= found[-1].end):
                found.append(slip._replace(start=start, end=slip.end + offset))
    return found
