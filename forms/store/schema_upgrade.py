"""Drafts of an older schema brought up to this one, a step at a time.

A step is a pure function from the tree of one schema to that of the next. Schema 1 is the first,
so there is none yet; a step is added together with its golden drafts in tests/forms/store/golden.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from forms.draft import Draft, Value
from forms.store.reading import SCHEMA
from forms.upgrade import present

Tree = dict[str, Value]
Steps = Mapping[int, Callable[[Tree], Tree]]
"""From which schema, and how to the next."""

STEPS: Steps = {}


def upgraded(draft: Draft, steps: Steps = STEPS, schema: int = SCHEMA) -> Draft:
    """The draft in this schema and its form's edition: itself where it is that, else a new one."""
    return present(_in_schema(draft, steps, schema))


def _in_schema(draft: Draft, steps: Steps, schema: int) -> Draft:
    version = draft.get("schema")
    if not isinstance(version, int) or isinstance(version, bool) or version >= schema:
        return draft
    tree = draft.copy().tree
    for step in range(version, schema):
        if step in steps:
            tree = steps[step](tree)
    tree["schema"] = schema
    return Draft(tree)
