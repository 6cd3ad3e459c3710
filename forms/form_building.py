"""A form built from the values of its file, taken as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from forms import form, form_rules
from forms.form import Form
from forms.form_words import Part

P = TypeVar("P", bound=Part)
Tree = Mapping[str, Any]

PARTS: dict[type[Part], dict[str, tuple[str, type[Part]]]] = {
    Form: {
        "section": ("sections", form.Section),
        "table": ("tables", form.Table),
        "relation": ("relations", form_rules.Relation),
        "fact": ("facts", form_rules.Fact),
        "assertion": ("assertions", form_rules.Assertion),
        "mention": ("mentions", form_rules.Mention),
        "deadline": ("deadlines", form.Deadline),
        "migration": ("migrations", form.Migration),
        "successor": ("successors", form.Successor),
        "years": ("years", form.Years),
        "citation": ("citation", form.Citation),
    },
    form.Section: {"aspect": ("aspects", form.Aspect), "starter": ("starters", form.Starter)},
    form.Table: {"group": ("groups", form.Group), "block": ("blocks", form.Block)},
    form.Block: {"column": ("columns", form.Column), "row": ("rows", form.Row)},
    form.Migration: {"split": ("split", form.Split)},
}
"""Which keys of a file hold parts of a form: the field they become, and its class."""


def built_form(tree: Tree) -> Form:
    """The form of a tree that is known to be in order."""
    return built(Form, tree)


def built(cls: type[P], tree: Tree) -> P:
    """A part of a form from its tree, arrays as tuples."""
    return cls(**dict(_fields(cls, in_blocks(tree) if cls is form.Table else tree)))


def in_blocks(table: Tree) -> Tree:
    """The tree of a table whose columns and rows, given on itself, are its one block."""
    if "block" in table:
        return table
    own = {key: table[key] for key in ("column", "row") if key in table}
    rest = {key: value for key, value in table.items() if key not in own}
    return {**rest, "block": [own]}


def _fields(cls: type[Part], tree: Tree) -> Iterator[tuple[str, Any]]:
    parts = PARTS.get(cls, {})
    for key, value in tree.items():
        if key not in parts:
            yield key, _frozen(value)
            continue
        name, kind = parts[key]
        one = isinstance(value, Mapping)
        yield name, built(kind, value) if one else tuple(built(kind, each) for each in value)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
