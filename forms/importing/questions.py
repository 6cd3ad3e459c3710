"""Doubts put together where one answer settles them all: every “-” of a table, a whole column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forms.form import Form
from forms.importing.imported import Imported, ImportedValue

_FEWEST = 3
"""Doubts of one kind in a table that are asked together."""


@dataclass(frozen=True, slots=True)
class Question:
    """Doubts that one answer settles; `text` says in Chinese what they share, "" for one alone."""

    text: str
    doubts: tuple[ImportedValue, ...]


def questions(imported: Imported) -> list[Question]:
    """The doubts in reading order, those of one table and one reason as one question."""
    groups: dict[tuple[str, str], list[ImportedValue]] = {}
    for doubt in imported.doubts:
        groups.setdefault(_key(doubt), []).append(doubt)
    asked = []
    for (table, _), doubts in groups.items():
        if table and len(doubts) >= _FEWEST:
            asked.append(Question(_text(imported.form, table, doubts), tuple(doubts)))
        else:
            asked += [Question("", (doubt,)) for doubt in doubts]
    return asked


def _key(doubt: ImportedValue) -> tuple[str, str]:
    part, _, rest = doubt.address.partition(".")
    return (rest.partition(".")[0] if part == "tables" else ""), doubt.topic or doubt.why


def _text(form: Form, table: str, doubts: Iterable[ImportedValue]) -> str:
    """What a group is about: what stands in all places, else why they are in doubt."""
    name = next((t.short or t.title for t in form.tables if t.id == table), table)
    asked = list(doubts)
    raw = {doubt.raw for doubt in asked}
    if len(raw) == 1 and all(doubt.value == 0 for doubt in asked):
        return f"“{name}”里有 {len(asked)} 处写“{raw.pop()}”，采用按 0 填，不用则空着"
    return f"“{name}”里有 {len(asked)} 个数：{asked[0].topic or asked[0].why}"
