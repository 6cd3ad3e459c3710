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
    """What every finding of a rule says: its id, how grave it is, its name, where it comes from."""

    id: str
    severity: Severity
    title: str
    source: str


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by id, in the order of the catalogue."""
    tree = packaged(PATH)
    return {
        entry["id"]: Rule(entry["id"], entry["severity"], entry["title"], entry["source"])
        for entry in tree["rule"]
    }
