"""What a rule found in a passage, kept while that stays as it is: a key typed costs one passage."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from forms.review.finding import Finding
from forms.review.passage import Passage

MOST = 256
"""Passages that a rule remembers."""

P = ParamSpec("P")


def by_passage(
    rule: Callable[Concatenate[Passage, P], Iterable[Finding]],
) -> Callable[Concatenate[Passage, P], tuple[Finding, ...]]:
    """The rule, asked again only where the passage, or what else it is told, is new.

    It must rest on nothing but its arguments; those beside the passage can be hashed.
    """
    kept: OrderedDict[tuple[Hashable, ...], tuple[object, tuple[Finding, ...]]] = OrderedDict()

    @wraps(rule)
    def found(passage: Passage, /, *others: P.args, **named: P.kwargs) -> tuple[Finding, ...]:
        section = passage.section  # kept as well, so that its id stays its own
        key = (passage.address, passage.raw, passage.text, id(section), *others)
        known = kept.get(key)
        if known is None:
            known = kept[key] = section, tuple(rule(passage, *others, **named))
            if len(kept) > MOST:
                kept.popitem(last=False)
        return known[1]

    return found
