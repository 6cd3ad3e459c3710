"""Those found wanting, and those that something was done about: 18个站里有2个没有达标 and
对不达标的3个站限期整改; 有5个村更新不及时 and 7个村的问题已整改完毕.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, longest
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph, matches_in
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import THINGS

_UNIT = f"[{THINGS}]"
_FIT = "(?:达到|达标|合格|符合|通过)(?:要求|标准)?"
_FOUND = regex(
    rf"(?<![第\d.])(?P<all>{COUNT})(?P<unit>{_UNIT})(?P<noun>(?:{HAN}|[（）]){{1,12}}?)(?:的?(?:抽查|检查|排查|评估|考核|调查|测评|巡查)(?:中|显示|发现|时)?|中|里)"
    rf"[，,]?(?:显示|发现)?[，,]?(?:仍|还|只|仅|尚|竟)?有(?P<some>{COUNT})(?P=unit)(?P<said>[^。；\n]{{0,40}})",
    words="中 里 查 评 考 调 测",
)
_FOUND_BARE = regex(
    rf"(?:抽查|检查|排查|评估|考核|测评|巡查|自查|核查)(?:中|时)?发现[，,]?(?:仍|还|只|仅|尚)?有(?P<some>{COUNT})(?P<unit>{_UNIT})(?P<noun>{HAN}{{1,6}}?)(?P<said>(?:的|[未没不])[^。；\n]{{1,40}})",
    words="抽查 检查 排查 评估 考核 测评 巡查 自查 核查",
)
"""The same where it is not told how many were looked into: 抽查发现，有3个村的账目晚贴."""
_PASSED = regex(
    rf"(?:抽查|检查|评估|考核|测评|核查|验收|复[查检核])了?(?P<things>{HAN}{{0,8}}?)(?P<all>{COUNT})(?P<unit>{_UNIT})[^。；\d\n]{{0,12}}?[，,]{_FIT}的?(?:有|为)?(?P<n>{COUNT})(?P=unit)",
    words="抽查 检查 评估 考核 测评 核查 验收 复",
)
_FAILED = regex(f"(?:没有|未能?|不|尚未){_FIT}")
_PUT_RIGHT = regex("整改|补齐|改正|达标|销号|解决")
_OTHERS = regex("另|又|复[查检核]")
_QUALIFIED = regex(
    rf"(?P<before>{HAN}{{2,10}})的(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<noun>{HAN}{{1,6}})"
    rf"|(?<![第\d.])(?P<m>{COUNT})(?P<its>{_UNIT})(?P<behind>{HAN}{{3,10}}?)的(?P<of>{HAN}{{1,6}})"
)
_MENDED = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<noun>{HAN}{{1,6}}?)(?:的(?:问题|差错|情况|不足)|已|均|都|全部)+[^。；，]{{0,16}}?(?:整改|更换|补齐|更新|改正|达标|解决|销号|完成|到位)",
    words="整改 更换 补齐 更新 改正 达标 解决 销号 完成 到位",
)
_APART = regex(f"{SOME}|新增|其余|其他|另外|另有|又有|首批|分别|上年|去年|试点|先行|其中|后来|除")
_SAYS_NO_THING = regex("[的了不没未有个家所中里率度和与及或在于是]|没有|更新|公开|信息|工作|问题")
_LACKING = regex("[低差慢弱少不未]|滞后|落后|模糊|缺")
TWICE = 2
"""How many times as many may still be meant for those found."""
SHARED, TELLING = 2, 4
"""Characters that are said of both, or are the noun of both; of a noun that goes without that."""
MOST = 40
"""Statements of a text that are compared."""


class _Wanting(NamedTuple):
    """Some of a whole of which something is said."""

    noun: str
    unit: str
    all: int
    some: int
    said: str
    span: Span


class _Again(NamedTuple):
    """So many of which something is said, or that have mended it (`mended`)."""

    noun: str
    unit: str
    number: int
    said: str
    mended: bool
    span: Span


def otherwise_found(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where some are told to be wanting, and where others are spoken of as the same ones."""
    for passage in told:
        found = _wanting(passage.text)[:MOST]
        for again in _again(passage.text)[:MOST] if found else ():
            before = [one for one in found if one.span[1] <= again.span[0]]
            meant = [one for one in before if _is_of(one, again)]
            if len(meant) == 1 and not _is_known(passage.text, again, before):
                one = meant[0]
                if again.number not in (one.some, one.all, one.all - one.some):
                    yield At(passage, one.span), At(passage, again.span)
        yield from ((At(passage, one), At(passage, more)) for one, more in _grown(passage.text))
    yield from _otherwise_passed(told)


@by_paragraph
def _wanting(text: str) -> tuple[_Wanting, ...]:
    return tuple(
        _Wanting(
            match["noun"],
            match["unit"],
            whole_number(match["all"]),
            whole_number(match["some"]),
            match["said"],
            match.span("some"),
        )
        for match in _FOUND.finditer(text)
    )


def _grown(text: str) -> Iterator[tuple[Span, Span]]:
    """Where some are found wanting, and more are told to have mended it, no others between."""
    for match in islice(matches_in(_FOUND_BARE, text), MOST):
        span = match.span("some")
        mended = (one for one in _mended(text) if one.span[0] > match.end("noun"))
        again = next((one for one in mended if one.unit == match["unit"]), None)
        if not again or not again.noun.startswith(match["noun"]):
            continue
        if not _PUT_RIGHT.search(text, again.span[1], sentence_around(text, *again.span)[1]):
            continue
        others = _numbers(again.unit).search(text, match.end("noun"), again.span[0])
        if not others and 1 < again.number / whole_number(match["some"]) <= TWICE:
            yield span, again.span


def _otherwise_passed(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where so many of some looked into are told to pass, and others than the rest to fail."""
    passed = [(it, match) for it in told for match in matches_in(_PASSED, it.text)][:MOST]
    for passage in told if passed else ():
        for one in _wanting(passage.text)[:MOST]:
            same = [(it, m) for it, m in passed if _is_same_whole(m, one)]
            start, _ = sentence_around(passage.text, *one.span)
            others = _OTHERS.search(passage.text, start, one.span[0])
            if len(same) == 1 and not others and _FAILED.search(one.said):
                (other, match) = same[0]
                if one.some != one.all - whole_number(match["n"]):
                    yield At(other, match.span("n")), At(passage, one.span)


def _is_same_whole(match: re.Match[str], one: _Wanting) -> bool:
    named = not match["things"] or longest(match["things"], one.noun) >= SHARED
    return named and whole_number(match["all"]) == one.all and match["unit"] == one.unit


@by_paragraph
def _again(text: str) -> tuple[_Again, ...]:
    return (*_qualified(text), *_mended(text))


def _qualified(text: str) -> Iterator[_Again]:
    for match in _QUALIFIED.finditer(text):
        group = "n" if match["n"] else "m"
        if _is_apart(text, match.start(group)) or "中" in match["noun" if match["n"] else "of"][:3]:
            continue
        said = match["before"] or match["behind"]
        noun, unit = match["noun"] or match["of"], match["unit"] or match["its"]
        yield _Again(noun, unit, whole_number(match[group]), said, False, match.span(group))


def _mended(text: str) -> Iterator[_Again]:
    for match in _MENDED.finditer(text):
        if not _is_apart(text, match.start()):
            number = whole_number(match["n"])
            yield _Again(match["noun"], match["unit"], number, "", True, match.span("n"))


def _is_apart(text: str, at: int) -> bool:
    return bool(_APART.search(text, stretch_start(text, at, "，。；：\n"), at))


def _is_of(one: _Wanting, again: _Again) -> bool:
    """Whether the same ones are meant: of one noun, with the same said of them, or more of them
    mended than there were.
    """
    if one.unit != again.unit:
        return False
    size = 1 if len(one.noun) == 1 or again.mended else SHARED
    named = again.noun[:size] in one.noun or again.noun[-size:] in one.noun
    if again.mended:
        return named and one.some < again.number < one.all
    words = _SAYS_NO_THING.sub("|", again.said), _SAYS_NO_THING.sub("|", one.said)
    if not again.number < 2 * one.some < 4 * again.number:
        return False
    lacking = _LACKING.search(again.said) and _LACKING.search(one.said)
    return longest(*words) >= SHARED or bool(lacking and longest(again.noun, one.noun) >= TELLING)


def _is_known(text: str, again: _Again, found: Sequence[_Wanting]) -> bool:
    """Whether a number is told before of things in its unit, or is what some found come to."""
    some = [one.some for one in found if one.unit == again.unit]
    if again.number in some or again.number == sum(some):
        return True
    _, end = sentence_around(text, *again.span)
    told = _numbers(again.unit).finditer(text, 0, stretch_start(text, again.span[0]))
    after = _numbers(again.unit).finditer(text, again.span[1], end)
    return any(whole_number(one["n"]) == again.number for one in (*told, *after))


@lru_cache(maxsize=16)
def _numbers(unit: str) -> re.Pattern[str]:
    return regex(rf"(?<![第\d.])(?P<n>{COUNT}){unit}")
