"""Characters that may be a word by themselves in this prose, as the lists have them, or in any
other; where none of these stands alone (法律硕问), less is needed to take it for a slip.
"""

from __future__ import annotations

from functools import cache

from forms.packaged import packaged
from forms.review.language.frequencies import cost
from forms.review.language.gaps import SURNAMES
from forms.review.language.terms import terms
from forms.review.reading.tongue import DATA

COUNTS = frozenset("一二三四五六七八九十百千万亿两几多余零〇每逐按各第偏更较最很太越再已予未须需")
"""What a word of one character may follow at every turn: 五十期, 逐季, 偏简."""
PARTICLES = frozenset("的和在不等为对了由均未已有到与是把本我并于也都被")
"""Words of one character that stand at every turn."""
_SELDOM = 9.0
"""What a character costs at least that seldom is a word in any prose."""
_LISTS = ("alone", "verbs", "doings", "results", "complements", "units")


@cache
def loose() -> frozenset[str]:
    """The characters that often are words by themselves in this prose."""
    known = terms()
    return frozenset(known.singles + known.alone + known.function + known.suffixes + known.prefixes)


@cache
def _lone() -> frozenset[str]:
    tree = packaged(DATA / "likely.toml")
    return loose().union(COUNTS, PARTICLES, SURNAMES, *(tree[name] for name in _LISTS))


def is_strange(char: str) -> bool:
    """Whether a character is hardly ever a word by itself."""
    return char not in _lone() and cost(char) >= _SELDOM
