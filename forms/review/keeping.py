"""What a rule found, kept while what it rests on stays as it is: a key typed costs one passage."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from forms.draft import Draft
from forms.form import Form
from forms.form_words import Part
from forms.review.finding import Finding

if TYPE_CHECKING:
    from forms.review.passage import Passage

MOST, MOST_DRAFTS = 256, 8
"""Passages, and drafts, that a rule remembers."""

P = ParamSpec("P")
T = TypeVar("T")


def by_passage(
    rule: Callable[Concatenate[Passage, P], Iterable[Finding]],
) -> Callable[Concatenate[Passage, P], tuple[Finding, ...]]:
    """The rule, asked again only where the passage, or what else it is told, is new.

    It must rest on nothing but its arguments; those beside the passage are parts of a form, which
    are never changed, or can be hashed.
    """
    kept: OrderedDict[tuple[Hashable, ...], tuple[object, tuple[Finding, ...]]] = OrderedDict()

    @wraps(rule)
    def found(passage: Passage, /, *others: P.args, **named: P.kwargs) -> tuple[Finding, ...]:
        parts = passage.section, others  # kept as well, so that their ids stay their own
        key = passage.address, passage.raw, passage.text, id(passage.section), *map(_key, others)
        known = kept.get(key)
        if known is None:
            known = kept[key] = parts, tuple(rule(passage, *others, **named))
            if len(kept) > MOST:
                kept.popitem(last=False)
        return known[1]

    return found


def _key(other: object) -> Hashable:
    return id(other) if isinstance(other, Part) else other


def by_tables(rule: Callable[Concatenate[Form, P], T]) -> Callable[Concatenate[Form, P], T]:
    """What a rule makes of drafts, worked out again only where their tables or offices are new.

    It must rest on nothing else of them, and nobody may change what it gives.
    """
    kept: OrderedDict[tuple[Hashable, ...], tuple[Form, T]] = OrderedDict()

    @wraps(rule)
    def found(form: Form, /, *drafts: P.args, **named: P.kwargs) -> T:
        key = id(form), *map(_written, drafts)
        known = kept.get(key)
        if known is None:
            known = kept[key] = form, rule(form, *drafts, **named)
            if len(kept) > MOST_DRAFTS:
                kept.popitem(last=False)
        return known[1]

    return found


def _written(draft: object) -> str:
    assert isinstance(draft, Draft)
    return draft.figures_written
