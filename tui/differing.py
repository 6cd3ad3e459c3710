"""What differs between two values, place by place, in a few words each."""

from __future__ import annotations

from exporters.comparing import changes
from forms.draft import Address, Value
from forms.value_names import value_shown
from forms.visible import visible

AROUND = 10
"""Characters shown on both sides of a place that differs."""
LONGEST = 60
"""Characters shown of one side of a place."""

Place = tuple[str, str]


def places(old: object, new: object) -> list[Place]:
    """Both sides of each place: whole values, or of texts what differs with what stands around."""
    if not (isinstance(old, str) and isinstance(new, str) and old.strip() and new.strip()):
        return [(_whole(old), _whole(new))]
    return [(_cut(old, *change.old), _cut(new, *change.new)) for change in changes(old, new)]


def places_at(address: Address, old: Value | None, new: Value | None) -> list[Place]:
    """Both sides of each place of a value of the draft, in the officer's words."""
    return places(value_shown(address, old), value_shown(address, new))


def _whole(value: object) -> str:
    if isinstance(value, (list, dict)):
        return _short("、".join(filter(None, map(_named, value)))) or f"{len(value)} 项"
    text = "" if value is None else str(value).strip()
    return _short(text) or "（空）"


def _named(one: object) -> str:
    """What an entry of a list is known by: its name, its title, the reason that it gives."""
    kept = one if isinstance(one, dict) else {}
    return str(next((kept[key] for key in ("name", "title", "reason") if key in kept), ""))


def _cut(text: str, start: int, end: int) -> str:
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = ("…" if left else ""), ("…" if right < len(text) else "")
    return f"{before}{_short(text[left:right])}{after}"


def _short(text: str) -> str:
    shown = visible(text, lines=False)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}……"
