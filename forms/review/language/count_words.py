"""What data/counts.toml says of words of count, made ready for looking up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from forms.form_words import Part
from forms.packaged import packaged
from forms.patterns import one_of, regex
from forms.review.reading.tongue import DATA

Words = tuple[str, ...]
Chars = Mapping[str, frozenset[str]]


class CountWords(Part):
    """Which neighbours make a word with a word of count, and which show that it counts.

    `before` and `behind` are the characters that make a word with each; `sayings` end right before
    one and make a word with it, `apart` end with such a character and make none. `strict` are
    those that count whatever stands before them, at the end of a clause; `led` those that count
    behind `leads` there, and behind `always` anywhere. `heads` are nouns that are counted before
    them, `nouns` behind them: for those in `reached` where one of `reach` stands before, for the
    others where none of `spoken` does. Those in `taken` count whatever follows them behind `takes`,
    those in `opens` at the beginning of a clause. `beside` begins a clause that compares a number.
    """

    before: Chars
    behind: Chars
    sayings: Words
    apart: Words
    strict: frozenset[str]
    led: frozenset[str]
    leads: Words
    always: Words
    heads: Mapping[str, Words]
    nouns: Mapping[str, re.Pattern[str]]
    reached: frozenset[str]
    reach: Words
    spoken: Words
    taken: frozenset[str]
    takes: Words
    opens: frozenset[str]
    beside: Words
    verbs: re.Pattern[str]
    after_verbs: frozenset[str]


@cache
def counts() -> dict[str, Any]:
    """What data/counts.toml holds."""
    return packaged(DATA / "counts.toml")


@cache
def count_words() -> CountWords:
    """The words of count of data/counts.toml."""
    tree = counts()
    bare = tree["bare"]
    return CountWords(
        before=_chars(bare["before"]),
        behind=_chars(bare["behind"]),
        heads={unit: tuple(nouns) for unit, nouns in tree["nouns"].items()},
        nouns={
            unit: regex(one_of((*tree["nouns"].get(unit, ()), *nouns)))
            for unit, nouns in bare["nouns"].items()
        },
        sayings=tuple(bare["sayings"]),
        apart=tuple(bare["apart"]),
        strict=frozenset(bare["strict"]),
        led=frozenset(bare["led"]),
        leads=tuple(bare["leads"]),
        always=tuple(bare["always"]),
        reached=frozenset(bare["reached"]),
        reach=tuple(bare["reach"]),
        spoken=tuple(bare["spoken"]),
        taken=frozenset(bare["taken"]),
        takes=tuple(bare["takes"]),
        opens=frozenset(bare["opens"]),
        beside=tuple(bare["beside"]),
        verbs=regex(rf"(?:{one_of(tree['verbs'])})(?:{one_of(tree['links'])}){{0,3}}$"),
        after_verbs=frozenset(tree["after_verbs"]),
    )


def _chars(table: Mapping[str, str]) -> Chars:
    return {unit: frozenset(chars) for unit, chars in table.items()}
