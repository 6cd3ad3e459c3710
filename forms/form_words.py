"""The words in which a form is written: ids, severities, and what makes a class a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeVar, dataclass_transform

Id = Annotated[str, "id"]
RuleId = Annotated[str, "rule"]
FormId = RuleId
Severity = Literal["error", "warning", "info"]
Kind = Literal["integer", "decimal", "heading"]
UnitPattern = Annotated[str, "unit"]
"""A condition on the unit, `LEVEL/KIND` with `*` for any: `city/government`, `*/department`."""
NONE: Mapping[str, str] = {}
"""No pairs: the default of a field that maps."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Part:
    """A part of a form, by the annotations of its class: a data class to the type checker.

    The library's data classes are written and compiled one by one, at every start, in the time that
    a whole form takes to be read; what is asked of a part is little.
    """

    field_names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.field_names = (*cls.field_names, *cls.__annotations__)

    def __init__(self, **given: Any) -> None:
        vars(self).update(given)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.field_names
        )


P = TypeVar("P", bound=Part)


def changed(part: P, **fields: Any) -> P:
    """The part with some fields given anew."""
    given = {name: value for name, value in vars(part).items() if name in part.field_names}
    return type(part)(**{**given, **fields})
