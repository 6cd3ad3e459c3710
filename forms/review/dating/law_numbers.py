"""Numbers of laws that cannot be: an article beyond the last one, the order of another act
(《企业环境信息依法披露管理办法》（生态环境部令第42号）).

How many articles a law has, and by which order it was made, is in data/acts.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.dating.known_acts import law, regulations
from forms.review.language.slips import Slip

_N = r"[〇零一二三四五六七八九十百\d]{1,5}"
_CITED = regex(
    rf"《(?P<title>[^《》]{{3,40}})》(?:（[^（）]{{0,30}}）)?的?(?P<articles>(?:第{_N}条(?:规定)?(?:和|及|以及|与|、|，)?)+)",
    words="》",
)
_ARTICLE = regex(f"第(?P<n>{_N})条")
_ORDER = regex(
    r"《(?P<title>[^《》]{3,40})》[（(](?P<office>[^（()）]{2,24}?令)第?\s?(?P<n>\d{1,4})\s?号",
    words="》（ 》(",
)


def law_number_slips(text: str) -> Iterator[Slip]:
    """Articles that a law has not, and orders that are another's."""
    for cited in _CITED.finditer(text):
        act = law(cited["title"])
        if act and act is not regulations() and "articles" in act:
            yield from _beyond(text, cited, act)
    for cited in _ORDER.finditer(text):
        act = law(cited["title"])
        if act and act is not regulations():
            yield from _another_order(cited, act.get("orders", {}))


def _beyond(text: str, cited: re.Match[str], act: Mapping[str, Any]) -> Iterator[Slip]:
    last = act["articles"]
    for match in _ARTICLE.finditer(text, *cited.span("articles")):
        if (read_numeral(match["n"]) or 0) > last:
            note = f"{match[0]}：《{cited['title']}》共{last}条"
            yield Slip(*match.span(), None, note)


def _another_order(cited: re.Match[str], orders: Mapping[str, list[str]]) -> Iterator[Slip]:
    own = next((own for office, own in orders.items() if cited["office"].endswith(office)), None)
    if own and cited["n"] not in own:
        better = own[0] if len(own) == 1 else None
        note = f"第{cited['n']}号：《{cited['title']}》是{cited['office']}第{'、'.join(own)}号"
        yield Slip(*cited.span("n"), better, note)
