"""What is said of all of so many, and what denies it: 全部整改到位，尚有3个正在整改;
6件文件均配发解读 and 6件文件均未安排解读; 均已配备专人 and 没有专人的4个所.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time, longest
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED

_UNIT = f"[{COUNTED}]"
_NOT = "(?:尚未|从未|没有|仍未|还未|未能|暂未|未予?|暂不|不予?)"

# ---- all, and behind it some that are not

_ALL = regex(
    rf"(?<!应)(?:已?全部|均已|都已|悉数)(?:予以|按期|按时|得到|已)*(?P<deed>{HAN}{{2}})",
    words="全部 均已 都已 悉数",
)
_SOME = regex(
    rf"(?:尚未|还未|仍未)(?P<deed>{HAN}{{2}})的?有?{COUNT}{_UNIT}"
    rf"|(?:尚有|仍有|还有|另有|(?<=，)有?){COUNT}{_UNIT}[^，。；\d]{{0,16}}?(?:{_NOT}|正在|尚在|还在)(?P<done>{HAN}{{2}}|{HAN}(?=[，。；]|$))",
)
_EXCEPT = regex("除|其余|以外|之外|应当?|可以|符合|同意|适宜|具备|凡|能够|要求|力争|确保|上年|去年")
_ANOTHER = regex("第[一二三四五]|季度|半年|上年|又|再次|新")


def all_and_some(text: str) -> Iterator[tuple[Span, Span]]:
    """Where a deed is said to be done to all, and behind it in the sentence, not to some."""
    for all_ in _ALL.finditer(text):
        start, end = sentence_around(text, *all_.span())
        clause = stretch_start(text, all_.start(), "，。；：\n")
        if _EXCEPT.search(text, clause, all_.start()) or "除" in text[start : all_.start()]:
            continue
        for some in islice(_SOME.finditer(text, all_.end(), end), MOST):
            left = some["deed"] or some["done"]
            same = left in (all_["deed"], all_["deed"][0])  # 全部改完, 没有改
            if same and not _ANOTHER.search(text, all_.end(), some.start()):
                yield all_.span(), some.span()


# ---- so many all, and the same number not

_DENIED = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<of>[^，。；\d]{{0,12}}?)(?:均|都|全部|全都)?(?:尚未|从未|没有|仍未|未)(?P<what>{HAN}{{2,8}})(?=[，。；])",
    words="未 没有",
)
_AFFIRMED = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<of>[^，。；\d]{{0,14}}?(?:，每[次个件条项处])?)(?:均|都|全部|全都)(?!已?补)已?(?!未|没|不)(?P<what>{HAN}{{2,10}}?)(?=[，。；])",
    words="均 都 全",
)
_PARTED = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>{_UNIT})[，,][^。；\n]{{0,40}}?{_NOT}(?P<what>{HAN}{{2}})的?{COUNT}(?P=unit)",
    words="未 没有 不",
)
_LOOSE = "个处块"
"""Units by which the same things may be counted."""
SHARED, MOST = 2, 40
"""Characters of a noun that both have, and statements of a text that are compared."""
_LEAD = 14
"""Characters before a number in which its noun may stand."""


class _Said(NamedTuple):
    n: int
    unit: str
    what: str
    around: str
    span: Span


def affirmed_and_denied(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where something is said of all of so many, and where it is denied of them."""
    denied = [(passage, one) for passage in told for one in _denials(passage.text)[:MOST]]
    for passage in told if denied else ():
        for all_ in _affirmations(passage.text)[:MOST]:
            for other, one in denied:
                apart = (
                    other is not passage
                    or one.span[0] >= all_.span[1]
                    or one.span[1] <= all_.span[0]
                )
                if apart and _is_same(all_, one):
                    yield At(passage, all_.span), At(other, one.span)


@by_paragraph
def _denials(text: str) -> tuple[_Said, ...]:
    return (*_said(text, _DENIED), *_said(text, _PARTED))


@by_paragraph
def _affirmations(text: str) -> tuple[_Said, ...]:
    return tuple(_said(text, _AFFIRMED))


def _said(text: str, pattern: re.Pattern[str]) -> Iterator[_Said]:
    for match in pattern.finditer(text):
        if is_of_time(text, stretch_start(text, match.start(), "，。；\n"), match.end()):
            continue
        led = text[max(stretch_start(text, match.start()), match.start() - _LEAD) : match.start()]
        around = f"{led}|{match.groupdict().get('of') or ''}"
        what = match["what"].removeprefix("予以").removeprefix("做到")
        yield _Said(whole_number(match["n"]), match["unit"], what, around, match.span())


def _is_same(all_: _Said, one: _Said) -> bool:
    """Whether two tell the same of the same number of things, or rather the contrary."""
    unit = all_.unit == one.unit or (all_.unit in _LOOSE and one.unit in _LOOSE)
    if all_.n != one.n or all_.n < SHARED or not unit:
        return False
    return all_.what[-2:] == one.what[-2:] and longest(all_.around, one.around) >= SHARED


# ---- all have it, and some have not

_HAVE = "配备|配齐|设立|建立|建成|安装|落实|确定|开通|设置|明确"
_ALL_HAVE = regex(
    rf"(?:均|都|全部)已?(?:{_HAVE})了?(?P<what>{HAN}{{2,5}}?)(?=[，。；])", words="均 都 全部"
)
_SOME_LACK = regex(
    rf"(?:没有|未|尚无|缺少|尚未)(?:{_HAVE}|有)?(?P<what>{HAN}{{2,5}}?)的(?:{COUNT}){_UNIT}(?P<of>{HAN})",
    words="没有 未 尚无 缺少",
)


def had_and_lacked(text: str) -> Iterator[tuple[Span, Span]]:
    """Where all are said to have something, and where so many that have it not are told of."""
    for all_ in islice(_ALL_HAVE.finditer(text), MOST):
        for some in islice(_SOME_LACK.finditer(text), MOST):
            start = stretch_start(text, all_.start())
            same = some["what"] == all_["what"] and some["of"] in text[start : all_.start()]
            if same and not is_of_time(text, start, all_.end()):
                yield all_.span(), some.span()
