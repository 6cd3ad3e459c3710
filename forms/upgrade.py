"""A draft of an older edition of its form brought to the present one, as an Edit with a list.

The form says in `migration` what was renamed, split or removed. A value whose place is gone goes to
`[retired]` under its old address; nothing is dropped. References in prose, notes, waivers and
read-back marks move with the figures they speak of.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from forms.draft import Address, Draft, Value
from forms.edit import Change, Edit, Step
from forms.form import Form, Migration
from forms.loading import FormError, load_form
from forms.references import readdressed, write_reference
from forms.value_names import RETIRED


class Move(NamedTuple):
    """What happens to one value; `new` is its address from now on."""

    old: Address
    new: Address
    value: Value
    message: str


class Upgrade(NamedTuple):
    """The edit that brings a draft to the form's edition, and what it moves."""

    edit: Edit
    moves: tuple[Move, ...]
    edition: int


def upgrade(form: Form, draft: Draft) -> Upgrade | None:
    """What brings the draft to the form's edition; None where it is there, or says no edition."""
    edition = draft.get("edition")
    if draft.form != form.id or not isinstance(edition, int) or edition >= form.edition:
        return None
    mover = _Mover(form, draft.copy())
    for migration in sorted(form.migrations, key=lambda one: one.edition):
        if migration.edition > edition:
            mover.migrate(migration)
    mover.put("edition", form.edition)
    return Upgrade(Edit(tuple(mover.steps), "升级格式"), tuple(mover.moves), form.edition)


def present(draft: Draft) -> Draft:
    """The draft in the present edition of its form: itself where it is that, else a new one."""
    try:
        found = upgrade(load_form(draft.form), draft)
    except FormError:
        return draft
    if found is None:
        return draft
    new = draft.copy()
    found.edit.apply(new)
    return new


class _Mover:
    """A working copy that steps are made on, so that one migration sees what another left."""

    def __init__(self, form: Form, draft: Draft) -> None:
        self.form = form
        self.draft = draft
        self.steps: list[Step] = []
        self.moves: list[Move] = []

    def put(self, address: Address, value: Value | None) -> None:
        """Give one value, as a step."""
        old = self.draft.get(address)
        if old != value:
            change = Change(address, old, value)
            change.apply(self.draft)
            self.steps.append(change)

    def migrate(self, migration: Migration) -> None:
        """All that one migration says; what speaks of a moved figure follows it."""
        for old, new in migration.renamed.items():
            for address, value in list(self.draft.items(old)):
                self._rename(address, f"{new}{address.removeprefix(old)}", value)
        for split in migration.split:
            for address, value in list(self.draft.items(split.old)):
                self._split(address, split.new, value)
        for old, reason in migration.removed.items():
            for address, value in list(self.draft.items(old)):
                self._retire(address, value, reason)
        self._follow(migration.renamed)

    def _rename(self, old: Address, new: Address, value: Value) -> None:
        if self.draft.get(new) is not None:
            self._retire(old, value, f"{self._called(new)}已经填了 {self.draft.get(new)}")
            return
        self.put(old, None)
        self.put(new, value)
        self.moves.append(Move(old, new, value, f"{self._called(new)}：{old} 改为 {new}，值不变"))

    def _split(self, old: Address, parts: tuple[Address, ...], value: Value) -> None:
        names = "、".join(self._called(part) for part in parts)
        note = f"第{self.form.edition}版把“{old}”（原填 {value}）分为{names}，请分别填写。"
        for part in parts:
            before = self.draft.text(f"notes.{part}")
            self.put(f"notes.{part}", f"{before}\n{note}" if before else note)
        self._retire(old, value, f"已分为{names}，请分别填写")

    def _retire(self, old: Address, value: Value, reason: str) -> None:
        place = f"retired.{old}"
        self.put(old, None)
        self.put(place, value)
        self.moves.append(Move(old, place, value, f"{old}（{value}）移到“{RETIRED}”：{reason}"))

    def _called(self, address: Address) -> str:
        figure = self.form.figures.get(address)
        section = self.form.section(address.removeprefix("sections."))
        if figure is not None:
            return f"“{figure.label}”"
        return f"“{section.label or section.title}”" if section else f"“{address}”"

    def _follow(self, renamed: Mapping[str, str]) -> None:
        for address, text in list(self.draft.items("sections")):
            if isinstance(text, str):
                follow = readdressed(text, lambda name: write_reference(moved(name, renamed)))
                self.put(address, follow)
        for key in ("notes", "checked"):
            table = self.draft.get(key)
            if isinstance(table, dict):
                self.put(key, {moved(name, renamed): value for name, value in table.items()})
        at = self.draft.text("resume.at")
        if at:
            self.put("resume.at", moved(at, renamed))
        self._follow_waivers(renamed)

    def _follow_waivers(self, renamed: Mapping[str, str]) -> None:
        entries = self.draft.get("waived")
        if isinstance(entries, list):
            self.put("waived", [_rewaived(entry, renamed, self.draft) for entry in entries])


def moved(address: Address, renamed: Mapping[str, str]) -> Address:
    """The address after the renaming of it or of what holds it; the longest rule counts."""
    for old in sorted(renamed, key=len, reverse=True):
        if f"{address}.".startswith(f"{old}."):
            return f"{renamed[old]}{address.removeprefix(old)}"
    return address


def _rewaived(entry: Value, renamed: Mapping[str, str], draft: Draft) -> Value:
    """A waiver of moved figures, its hash made anew: only names have changed, no value."""
    from forms.review.finding import Finding
    from forms.review.waivers import rests_on

    at = entry.get("at") if isinstance(entry, dict) else None
    if not isinstance(at, list) or entry.get("quote"):
        return entry
    addresses = tuple(moved(str(address), renamed) for address in at)
    if list(addresses) == at:
        return entry
    basis = Finding(str(entry.get("rule", "")), "warning", "", addresses)
    kept = {key: value for key, value in entry.items() if key != "seen"}  # hashed by old names
    return {**kept, "at": list(addresses), "values": rests_on(draft, basis)}
