"""Selves: what an office calls itself by its kind (学校, 街道, 县政府), read as 本局 would be.

The words are in data/lexicon.toml, by how the name of an office ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from forms.patterns import one_of, regex
from forms.review.reading.tongue import Tongue

_SELF = ("", "", "本局", "本单位", "本局机关", "本行政机关")
"""Words for oneself by how long they are; the text keeps its length, so places stay true."""


def as_itself(tongue: Tongue, sentence: str, unit: str) -> str:
    """A sentence with the words for the office by its kind, where one opens a clause, made 本局;
    `unit` are the names of the office with a bar between.
    """
    words = _words(tongue, unit)
    return words.sub(lambda match: _SELF[len(match[0])], sentence) if words else sentence


@lru_cache(maxsize=16)
def _words(tongue: Tongue, unit: str) -> re.Pattern[str] | None:
    names = unit.replace("人民", "").split("|")
    kinds = [k for k in tongue.selves if any(name.endswith(k) for name in names)]
    words = dict.fromkeys(word for kind in kinds for word in tongue.selves[kind])
    return regex(rf"(?:^|(?<=[\W年]))(?:{one_of(words)})(?![内外和、])") if words else None
