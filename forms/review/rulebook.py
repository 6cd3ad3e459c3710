"""The rules of the review for the programs that apply them: id, severity, name, source.

Data in data/rules.toml; what is told of them, and the examples, stand in data/rules.examples.toml
for the catalogue (forms.review.catalogue).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from forms.form_words import Severity
from forms.packaged import packaged

PATH = Path(__file__).parent / "data" / "rules.toml"


class Rule(NamedTuple):
    """What every finding of a rule says: its id, how grave it is, its name, where it comes from.

    A `whole` one doubts a part as a whole: its places show what is meant and want no look each.
    """

    id: str
    severity: Severity
    title: str
    source: str
    whole: bool = False


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by id, in the order of the catalogue."""
    tree = packaged(PATH)
    return {entry["id"]: Rule(**entry) for entry in tree["rule"]}


def doubts_a_whole(rule_id: str) -> bool:
    """Whether a rule doubts a part as a whole; relations and mentions of a form doubt a value."""
    known = rules().get(rule_id)
    return known is not None and known.whole
