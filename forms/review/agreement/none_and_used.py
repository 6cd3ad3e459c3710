"""What an office is said to have none of, and is told of as its own: 没有开设微信公众号 and
在本局微信公众号推送; 未设立热线 and 热线有时无人接听; 尚未开通政务微信 and 通过政务微信发布.

The words, and which things are of a family (an account is one of the new media), are in
data/none_and_used.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span, touch
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import OFFICES
from forms.review.reading.word_lists import WordLists

NAMED = 4
"""Characters of a thing that is none of a family, and yet hardly another's."""
BEHIND = 8
"""Characters behind a thing that may tell that it is still to come."""


_WORDS = WordLists("none_and_used.toml")
_LACKS = regex(
    lambda: (
        rf"(?:尚未|还未|仍未|暂未|没有|尚无|未)(?P<apart>单独|专门|另行|独立)?(?:正式)?(?:{_WORDS.any('made')})(?:过|任何)?"
        rf"(?P<things>(?:{HAN}|、){{2,24}}?)(?=[，。；]|$)"
    ),
    words="未 没有 尚无",
)
_JOINED = regex("以?及|[、和与或]")
_IDLE = regex(lambda: f"^(?:(?:{_WORDS.any('own')})的?|{_WORDS.any('idle')})+")
_ACCOUNT = regex("(?:官方)?账号$|平台账号$")
_OFTEN_MEANT = regex(lambda: f"{_WORDS.any('often_meant')}|平台$")
"""Things of which that of an office above may be meant by the same word."""
_OTHERS = regex(
    lambda: rf"{_WORDS.any('others')}|\d[{OFFICES}名]|(?<![本我全])(?:{_WORDS.any('bodies')})(?!里)"
)
_TO_COME = regex(lambda: _WORDS.any("to_come"))
_GOES_ON = regex("继续[^，。；]{0,4}$")
"""What is to come, and is there already: 将继续在本局微信公众号推送."""
_ABOVE = regex(lambda: f"{_WORDS.any('above')}|[省市县区](?!域)|[他它该][局们]")
_OPENED = regex(lambda: f"(?:{_WORDS.any('made')}|{_WORDS.any('become')})了?[^，。；]{{0,6}}$")
_NOT_OPENED = regex(lambda: _WORDS.any("not_opened"))
_NO_USE = regex(lambda: _WORDS.any("no_use"))
_PLACE = regex(rf"(?P<place>{HAN}{{2,4}}?)(?:街道|[县区市旗镇乡])")
_TAIL = regex(lambda: f"(?:{_WORDS.any('tails')})?(?:办公室)?$")
_RUN_BY = regex(lambda: f"(?:{_WORDS.any('run_by')})的?$")
_OF_OTHERS = regex(lambda: _WORDS.any("of_others"))
"""In the name of an account whose it is, although it bears the name of the place."""
_OF_LARGE = regex("[县区市旗州]$")
"""A place whose name its accounts bear, whoever runs them."""


class _Lacking(NamedTuple):
    """A thing that is said not to be there; `shared` if another office's may be meant by it."""

    thing: str
    shared: bool
    span: Span


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """For the word of a family all that it means; for each of those, itself."""
    means: dict[str, list[str]] = _WORDS.tree["means"]
    single = {thing: (thing,) for things in means.values() for thing in things}
    return single | {whole: tuple(things) for whole, things in means.items()}


def none_and_used(told: Sequence[Passage], unit: str) -> Iterator[Pair]:
    """Pairs of such places, the first the denial; `unit` are the names of the office."""
    for passage in told:
        for one in _lacking(passage.text):
            if any(_is_opened(one.thing, other.text) for other in told):
                continue
            for other in told if one.thing else ():
                for span in _uses(other.text, one.thing, one.shared, unit):
                    if other is not passage or not touch(span, one.span):
                        yield At(passage, one.span), At(other, span)


@by_paragraph
def _lacking(text: str) -> Iterator[_Lacking]:
    for match in _LACKS.finditer(text):
        start = stretch_start(text, match.start())
        clause = stretch_start(text, match.start(), "，。；\n")
        others = _OTHERS.search(text, clause, match.start())
        if not (match["apart"] or others or is_of_time(text, start, match.end())):
            for thing, shared in _things(match["things"]):
                yield _Lacking(thing, shared, match.span())


def _things(words: str) -> Iterator[tuple[str, bool]]:
    """What a denial denies, one by one; a word for many means each of them."""
    for named in _JOINED.split(words):
        thing = _ACCOUNT.sub("", _IDLE.sub("", named))
        if thing in _families():
            yield from ((one, False) for one in _families()[thing])
        elif len(named) >= NAMED <= len(thing) + 1:
            yield thing, bool(_OFTEN_MEANT.search(thing))


def _is_opened(thing: str, text: str) -> bool:
    """Whether a text tells that there is such a thing now."""
    for match in re.finditer(re.escape(thing), text):
        led = text[stretch_start(text, match.start(), "，。；\n") : match.start()]
        if _OPENED.search(led) and not _NOT_OPENED.search(led):
            return True
    return False


@lru_cache(maxsize=512)
def _uses(text: str, thing: str, shared: bool, unit: str) -> tuple[Span, ...]:
    """Where a text tells of a thing as there, and as the office's own."""
    if thing not in text:
        return ()
    kinds = (_is_its_own,) if shared else (_is_its_own, _is_used, _is_spoken_of, _is_named)
    return tuple(
        match.span()
        for kind, pattern in zip(kinds, _patterns(thing), strict=False)
        for match in pattern.finditer(text)
        if kind(text, match, unit)
    )


@lru_cache(maxsize=128)
def _patterns(thing: str) -> tuple[re.Pattern[str], ...]:
    """How a thing is told of as the office's own, as used, by itself, and by its name."""
    named = rf"(?:{_WORDS.any('idly')})?{re.escape(thing)}"
    return tuple(
        regex(text, re.MULTILINE)
        for text in (
            rf"[本我](?:{_WORDS.any('selves')})的?{named}(?!账号?[（(]|[，、。；]|由|等|建设)",
            rf"(?:{_WORDS.any('ways')}){named}(?:账号)?[^，。；]{{0,10}}?(?:{_WORDS.any('done_by')})",
            rf"(?:^|(?<=[，。；\n])){named}(?:账号)?(?!{_WORDS.any('kinds')}|[、和及与或是])"
            rf"(?P<said>[^，。；\n]{{0,10}}?(?:{_WORDS.any('lives')})[^，。；\n]{{0,14}})",
            rf"“(?P<name>[^”\n]{{2,12}})”{named}",
        )
    )


def _is_its_own(text: str, match: re.Match[str], _unit: str) -> bool:
    start = stretch_start(text, match.start(), "，。；\n")
    return _is_now(text, match, start, match.end() + BEHIND)


def _is_used(text: str, match: re.Match[str], _unit: str) -> bool:
    start, end = sentence_around(text, *match.span())
    return not _ABOVE.search(text, start, match.start()) and _is_now(text, match, start, end)


def _is_now(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a stretch tells of what is, or is to go on, and not of what is still to come."""
    if _GOES_ON.search(text, start, match.start()):
        return True
    return not (_TO_COME.search(text, start, end) or is_of_time(text, start, match.end()))


def _is_spoken_of(text: str, match: re.Match[str], unit: str) -> bool:
    said = _NO_USE.search(match["said"]) or _ABOVE.search(match["said"])
    return not said and _is_used(text, match, unit)


def _is_named(text: str, match: re.Match[str], unit: str) -> bool:
    named = any(all(word in match["name"] for word in words) for words in _own_words(unit))
    led = text[stretch_start(text, match.start(), "，。；\n") : match.start()]
    others = _RUN_BY.search(led) or _OF_OTHERS.search(match["name"])
    return named and not others and _is_its_own(text, match, unit)


@lru_cache(maxsize=16)
def _own_words(unit: str) -> tuple[tuple[str, ...], ...]:
    """For each name of an office what its account is named by: its place, and what it does."""
    found: list[tuple[str, ...]] = []
    for name in filter(None, unit.split("|")):
        stem = _TAIL.sub("", name)
        places = list(_PLACE.finditer(stem))
        does = stem[places[-1].end() :] if places else ""
        if places and (does or not _OF_LARGE.search(stem)):
            found.append(tuple(filter(None, (places[-1]["place"], does[:2]))))
    return tuple(found)
