"""The words in which a form is written: ids, severities, and what makes a class a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar, dataclass_transform

Id = Annotated[str, "id"]
RuleId = Annotated[str, "rule"]
FormId = RuleId
Severity = Literal["error", "warning", "info"]
Kind = Literal["integer", "decimal", "heading"]
UnitPattern = Annotated[str, "unit"]
"""A condition on the unit, `LEVEL/KIND` with `*` for any: `city/government`, `*/department`."""
T = TypeVar("T")


def _same(one: object, other: object) -> bool:
    """Equality of parts, one function for all of them: to write one for each takes a while."""
    return type(one) is type(other) and vars(one) == vars(other)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(cls: type[T]) -> type[T]:
    """A part of a form: immutable to the type checker; a guard at run time would double the time
    that these classes take to come to be, at every start.
    """
    made = dataclass(kw_only=True, repr=False, eq=False)(cls)
    made.__eq__ = _same  # type: ignore[method-assign]
    made.__hash__ = None  # type: ignore[assignment]
    return made
