"""An Edit of the Draft: what undo, journal, history and recovery are lists of."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from forms.draft import Address, Draft, Value


class Change(NamedTuple):
    """A value replaced by another; None stands for blank. Lists change as a whole."""

    address: Address
    old: Value | None
    new: Value | None

    def apply(self, draft: Draft) -> None:
        """Make the change."""
        draft.set(self.address, deepcopy(self.new))

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.address, self.new, self.old)

    def fits(self, draft: Draft) -> bool:
        """Whether the draft still holds what this change replaces."""
        return bool(draft.get(self.address) == self.old)


class Splice(NamedTuple):
    """Characters of a text removed and others put in their place, at a position in characters."""

    address: Address
    position: int
    removed: str
    inserted: str

    def apply(self, draft: Draft) -> None:
        """Make the splice; a text that becomes empty is blank again."""
        text = draft.text(self.address)
        end = self.position + len(self.removed)
        draft.set(self.address, (text[: self.position] + self.inserted + text[end:]) or None)

    def inverse(self) -> Splice:
        """The splice that takes this one back."""
        return Splice(self.address, self.position, self.inserted, self.removed)

    def fits(self, draft: Draft) -> bool:
        """Whether the text still holds what this splice removes, at its position."""
        text = draft.text(self.address)
        here = text[self.position : self.position + len(self.removed)]
        return self.position <= len(text) and here == self.removed


Step = Change | Splice

RECORDS = ("exports",)
"""What is written down by the program of its own doing."""


class Edit(NamedTuple):
    """Steps that the officer sees as one deed: done together, undone together.

    `group` joins edits that undo takes back as one (a run of typing); `label` says it in the
    officer's words (填入、粘贴、补零 …).
    """

    steps: tuple[Step, ...]
    label: str = ""
    group: str = ""

    @property
    def is_record(self) -> bool:
        """Whether it only records what was done (a document made): nothing that undo takes back."""
        return all(step.address.split(".")[0] in RECORDS for step in self.steps)

    def apply(self, draft: Draft) -> None:
        """Do every step in order."""
        for step in self.steps:
            step.apply(draft)

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return self._replace(steps=tuple(step.inverse() for step in reversed(self.steps)))

    def fits(self, draft: Draft) -> bool:
        """Whether each step would find what it replaces."""
        trial = draft.copy() if len(self.steps) > 1 else draft
        for step in self.steps:
            if not step.fits(trial):
                return False
            if trial is not draft:
                step.apply(trial)
        return True


Listener = Callable[[Edit], None]


class Editing:
    """A draft under the officer's hands: edits done, undone, redone, and told to listeners.

    A listener hears every edit *before* the draft changes, the inverse of an undone one too: the
    journal is the first of them, so an edit it cannot take (it raises) is not made.
    """

    def __init__(self, draft: Draft, *listeners: Listener) -> None:
        self.draft = draft
        self.listeners: list[Listener] = list(listeners)
        self._earlier: Callable[[], list[Edit]] | None = None
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    def do(self, edit: Edit) -> None:
        """Make the edit; what had been undone can no longer be redone."""
        self._make(edit)
        if not edit.is_record:
            self._done.append(edit)
            self._undone.clear()

    def change(self, address: Address, new: Value | None, label: str = "", group: str = "") -> None:
        """Give one value; nothing happens where it stands already."""
        old = self.draft.get(address)
        if old != new or type(old) is not type(new):
            self.do(Edit((Change(address, deepcopy(old), new),), label, group))

    def undo(self) -> list[Edit]:
        """Take back the last deed with its whole group; the inverses made, newest first."""
        if not self._done and self._earlier:
            earlier, self._earlier = self._earlier(), None
            self._done = [edit for edit in earlier if not edit.is_record]
        return self._move(self._done, self._undone)

    def redo(self) -> list[Edit]:
        """Do again what undo took back last."""
        return self._move(self._undone, self._done)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._done or self._earlier)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._undone)

    def remember(self, earlier: Callable[[], list[Edit]]) -> None:
        """Put the edits of earlier sessions behind undo; they are fetched when undo gets there."""
        self._earlier = earlier

    def _make(self, edit: Edit) -> None:
        for listener in self.listeners:
            listener(edit)
        edit.apply(self.draft)

    def _move(self, source: list[Edit], target: list[Edit]) -> list[Edit]:
        made: list[Edit] = []
        group = source[-1].group if source else ""
        while source and (not made or (group and source[-1].group == group)):
            inverse = source[-1].inverse()
            self._make(inverse)
            source.pop()
            target.append(inverse)
            made.append(inverse)
        return made
