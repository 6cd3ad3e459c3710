"""Numbers behind what they count, without the word of count: 公开信息512，同比增加48条; 现行有效9。

What is counted, and which deeds are told with a number, is in data/counts.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from forms.patterns import one_of, regex
from forms.review.language.count_words import counts
from forms.review.language.slips import Slip

_NOTE = "“{words}”数后缺量词"
_NO_COUNT = regex("12[0-9]{3}|9[56][0-9]{3}|(?:19|20)[0-9]{2}")
"""A number that is rung up (12345, 12315), or that of a year."""


def units_left_out(text: str) -> Iterator[Slip]:
    """Such numbers, from their noun on."""
    for match in _told().finditer(text):
        if not _NO_COUNT.fullmatch(match["n"]):
            start, end = match.span("said")
            yield Slip(start, end, None, _NOTE.format(words=match["said"]))


@cache
def _told() -> re.Pattern[str]:
    data = counts()
    nouns = one_of(dict.fromkeys(noun for named in data["nouns"].values() for noun in named))
    verbs, links = one_of(data["told_in_number"]), one_of(data["links"])
    return regex(
        rf"(?:{verbs})了?(?:{links}){{0,3}}(?P<said>(?:{nouns})?(?:共|达|有|为)?(?P<n>\d{{1,5}}))(?=[，。；、](?!\d))",
        words=" ".join(data["told_in_number"]),
    )
