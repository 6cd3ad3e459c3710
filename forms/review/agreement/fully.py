"""What is said of all, and told with a number as less: 整改率100% and 26个问题中已整改24个;
均在15个工作日内答复 and 2件超过20个工作日; 全部整改到位。尚有3个问题未整改到位.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.numerals import whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED, DAYS

_NUMERAL = r"(?:[1-9]\d{0,4}|[一二三四五六七八九十]{1,3}|两)"
_UNIT = f"[{COUNTED}]"
_APART = regex(
    "除|以外|之外|其余|结转|期限内|未到期|延期|经批准|截至|上年|去年|目标|力争|确保|要求|应|每|其中"
)
_RATE = regex(
    rf"(?P<deed>{HAN}{{2}})率(?:为|均为|是|达到?了?|保持)?(?:100[%％]|百分之百)", words="率"
)
_PARTLY = regex(
    rf"(?P<whole>{_NUMERAL})(?P<unit>{_UNIT})(?P<noun>{HAN}{{2,6}}?)(?:中|里|，|均)(?:已|共|目前|实际)*(?P<deed>{HAN}{{2}})了?(?P<part>{_NUMERAL})(?P=unit)(?=[，。；、（])"
)
_WITHIN = regex(
    rf"(?:均|全部|都|一律)(?:能够|做到|已)?在(?P<n>{_NUMERAL})(?P<unit>{DAYS})(?:以?内|之内)(?:全部)?(?P<deed>{HAN}{{2}})",
    words="内",
)
_NOUN = regex(rf"{HAN}{{1,8}}$")
_BEYOND = regex(
    rf"(?:超过|超出|长达|用了|历时|拖了)了?(?P<n>{_NUMERAL})(?P<unit>{DAYS})",
    words="超过 超出 长达 用了 历时 拖了",
)
_ALL = regex(rf"(?:已?全部|均已?|都已|悉数)(?P<deed>{HAN}{{2}})", words="全部 均 都已 悉数")
_LEFT = regex(
    rf"(?:尚有|仍有|还有|另有|但有)(?P<n>{_NUMERAL}){_UNIT}(?P<noun>{HAN}{{0,6}}?)(?:仍|还|尚)?(?:未|没有)(?P<deed>{HAN}{{2}})",
    words="尚有 仍有 还有 另有 但有",
)
NEAR = 80
"""Characters behind what is said of all in which those that are left are of the same."""


@lru_cache(maxsize=256)
def not_fully(text: str) -> tuple[tuple[Span, Span], ...]:
    """Where a text says so of all, and where it tells otherwise."""
    return (*_rates(text), *_limits(text), *_left(text))


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether a clause is of this year, and of no exception."""
    start, end = stretch_start(text, match.start()), match.end()
    return not _APART.search(text, start, end) and not is_of_time(text, start, end)


def _noun(text: str, match: re.Match[str]) -> str:
    """What stands before what is said of it."""
    noun = _NOUN.search(text, max(0, match.start() - 8), match.start())
    return noun[0] if noun else ""


def _rates(text: str) -> Iterator[tuple[Span, Span]]:
    for rate in _RATE.finditer(text):
        for partly in _PARTLY.finditer(text) if _is_plain(text, rate) else ():
            noun = partly["noun"][-2:]
            same = partly["deed"] == rate["deed"] and noun in _noun(text, rate)
            if not same or not _is_plain(text, partly):
                continue
            if whole_number(partly["part"]) < whole_number(partly["whole"]):
                yield rate.span(), partly.span()


def _limits(text: str) -> Iterator[tuple[Span, Span]]:
    for within in _WITHIN.finditer(text):
        if not _is_plain(text, within):
            continue
        for beyond in _BEYOND.finditer(text):
            low, high = sentence_around(text, *beyond.span())
            same = beyond["unit"][-1] == within["unit"][-1]
            timed = is_of_time(text, low, high) or _APART.search(text, low, high)
            words = text[low:high]
            noun = _noun(text, within).removesuffix("的")[-2:]
            told = len(noun) > 1 and noun in words and within["deed"] in words and not timed
            if same and told and whole_number(beyond["n"]) >= whole_number(within["n"]):
                yield within.span(), beyond.span()


def _left(text: str) -> Iterator[tuple[Span, Span]]:
    for all_ in matches_in(_ALL, text):
        for left in _LEFT.finditer(text, all_.end(), all_.end() + NEAR):
            before = text[stretch_start(text, all_.start()) : all_.start()]
            told = not left["noun"] or left["noun"][-2:] in before
            clause = stretch_start(text, left.start(), "，。；\n")
            then = is_of_time(text, clause, left.end())
            if left["deed"] == all_["deed"] and told and not then and _is_plain(text, all_):
                yield all_.span(), left.span()
