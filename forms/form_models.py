"""Models made from the classes of a form, by which a form file from elsewhere is checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, StringConstraints, create_model
from pydantic import Field as Checked

from forms.form import Form
from forms.form_building import PARTS, Tree, built_form, in_blocks
from forms.form_words import Part

_PATTERNS = {
    "id": StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64),
    "rule": StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64),
    "unit": StringConstraints(pattern=r"^(\*|[a-z]+)/(\*|[a-z]+)$"),
}


def checked_form(tree: Tree) -> Form:
    """The form of a tree; raises pydantic.ValidationError with everything that is wrong with it."""
    model = model_of(Form).model_validate(_tables_in_blocks(tree))
    return built_form(model.model_dump(by_alias=True, exclude_unset=True))


def keys_of(cls: type[Part]) -> list[str]:
    """The keys that a file may give for a part of a form."""
    return [_key(cls, name) for name in cls.field_names]


@cache
def model_of(cls: type[Part]) -> type[BaseModel]:
    """The model that checks one class: its keys as a file writes them, its types and bounds."""
    hints = get_type_hints(cls, include_extras=True)
    # an underscore behind each name: some would hide what every model has
    made: dict[str, Any] = {
        f"{name}_": (_checked(hints[name]), Checked(getattr(cls, name, ...), alias=_key(cls, name)))
        for name in cls.field_names
    }
    config = ConfigDict(extra="forbid", protected_namespaces=())
    return create_model(cls.__name__, __config__=config, **made)


def _key(cls: type[Part], name: str) -> str:
    return next((key for key, (known, _) in PARTS.get(cls, {}).items() if known == name), name)


def _checked(kind: Any) -> Any:
    """A type with its classes replaced by models and its marks by what pydantic checks."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return Annotated[_checked(inner[0]), _constraint(inner[1])]
    if origin is Literal or not inner:
        return model_of(kind) if kind in _CLASSES else kind
    inside = tuple(_checked(one) for one in inner)
    if origin in (tuple, Mapping):
        return origin[inside]
    return Union[inside]  # noqa: UP007


def _constraint(mark: str) -> Any:
    if mark in _PATTERNS:
        return _PATTERNS[mark]
    low, _, high = mark.partition("..")
    return Checked(ge=int(low), le=int(high) if high else None)


_CLASSES = {kind for parts in PARTS.values() for _, kind in parts.values()}


def _tables_in_blocks(tree: Tree) -> Tree:
    tables = tree.get("table")
    if not isinstance(tables, list):
        return tree
    return {**tree, "table": [in_blocks(t) if isinstance(t, dict) else t for t in tables]}
