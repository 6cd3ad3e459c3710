"""Of how many all is told, held against how many there are: 辖12个社区 and 14个社区均设查阅点;
规范性文件5件 and 6件规范性文件均配发解读.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.numerals import COUNT, SEVERAL, read_numeral, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import Spot, is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import echo_words, is_dependent
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentences_of, stretch_start
from forms.review.reading.units import OFFICES

_N = f"(?P<number>{SEVERAL})"
_UNIT = f"(?P<unit>[{OFFICES}名位件篇部块])"
_OWN = regex(
    rf"(?:下?辖|下设|(?<!公)共有|现有|所属)(?:有|共)?{_N}{_UNIT}(?P<what>{HAN}{{2,8}}?)(?=[，。；、（均全都])",
    words="辖 下设 共有 现有 所属",
)
_ALL = regex(
    rf"(?<![^，。；：\n])(?:[我本全][局县市区镇乡委厅办院校]|办公室)?的?{_N}{_UNIT}(?P<what>{HAN}{{2,8}}?)(?P<all>均|全部|都|之间)",
    words="均 全部 都 之间",
)
_REGION = regex("全[省市县区州旗]")
_BEHIND = regex(rf"(?:共|总数|有|为|达|计)*\s?{_N}{_UNIT}(?!以上|余|多)")
_LED = 8
"""Characters before a noun that may say that only some are meant."""
_SOME = regex("其中|其他|另|选取|抽取|抽查|试点|新|上级|每|各有|第")
NAMED = 3


@by_paragraph
def said_of_all_of(text: str) -> tuple[Spot, ...]:
    """Of how many things a text tells what is so of all: unit and noun, the number as the deed."""
    return tuple(_told(text, _ALL))


@by_paragraph
def said_to_have(text: str) -> tuple[Spot, ...]:
    """How many of its own things an office is said to have."""
    return tuple(_told(text, _OWN))


def _told(text: str, pattern: re.Pattern[str]) -> Iterator[Spot]:
    for sentence in sentences_of(text):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if not is_of_time(text, sentence.start, match.end()):
                words = match["unit"] + match["what"]
                span = match.start("number"), match.end("what")
                region = _REGION.findall(text, sentence.start, match.end())
                yield Spot(words, match["number"], span, frozenset(region))


def is_more_than_there_are(all_: Spot, own: Spot) -> bool:
    """Whether all of a thing are more than there are of it."""
    return (all_.words, all_.whom) == (own.words, own.whom) and _is_more(all_.deed, own.deed)


def _is_more(many: str, few: str) -> bool:
    a, b = read_numeral(many), read_numeral(few)
    return a is not None and b is not None and a > b


def counts_of(text: str, all_: Spot) -> Iterator[Spot]:
    """The numbers that stand behind the noun of another statement, where they are fewer."""
    unit, noun = all_.words[0], all_.words[1:]
    at = text.find(noun) if len(noun) >= NAMED else -1
    while at >= 0:
        told = _BEHIND.match(text, at + len(noun))
        led = text[max(0, at - _LED) : at]
        some = _SOME.search(led) or any(part in led for part in echo_words()["parts"])
        if told and told["unit"] == unit and not some and _is_more(all_.deed, told["number"]):
            start = stretch_start(text, at, "。；\n")
            if not is_of_time(text, start, told.end()):
                yield Spot(all_.words, told["number"], told.span("number"), frozenset())
        at = text.find(noun, at + 1)


# ---- all of a thing, spoken of as known, and others of them told anywhere

_KNOWN = regex(
    rf"(?<![^，。；：、\n])(?P<region>[我本全][局县市区镇乡委厅办院校]|全街道|辖区)?的?(?P<n>{COUNT})(?P<unit>[{OFFICES}名位部块支])(?P<what>{HAN}{{3,8}}?)"
    rf"(?:\d{{1,2}}月[底初]?[以之]?前)?(?P<all>均|全部|都|逐[个一月]|各(?![类种项级自])|每(?:月|季度?|周|天|日))",
    words="均 全部 都 逐 各 每",
)
_KNOWN_OF_REGION = regex(
    rf"(?P<region>全[省市县区州旗镇乡局])(?P<n>{COUNT})(?P<unit>[{OFFICES}名位部块支])(?P<what>{HAN}{{3,8}}?)(?P<all>的|[，。；])",
    words="全",
)
_NO_WHOLE = regex(
    "其中|其他|其余|余下|另|选|抽|试点|新|上级|每|部分|有的|第|除|前|后|至|到|增|减|约|近|超|拟|计划|将|个次|前述|上述|这|该|评|获|创|示范|典型"
)
_SAMPLED = regex("查|访|调研|督导|评估|联合|会同|邀请|指导|对$")
"""Before a number: what some of a thing may have been taken for."""
_ADDED = regex("新[增建设开]|增[加设建配]|扩[建大]|另|加上|连同|合并|划入|转入")
_STOP = regex("[。；\\n]")
_AND_OTHERS = regex("[和及与、]")
_LED_BY = 10
EACH = 1
"""What may be told of each, beside the number of all."""


class _Whole(NamedTuple):
    """All of a thing, as it is spoken of; `region` is "" where it is not told of what place."""

    n: int
    unit: str
    what: str
    region: str
    span: Span


def otherwise_of_all(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where all of a thing are spoken of, and where once more of them are told: 4个直属单位各设1名
    and 5个直属单位的台账; 全县41处供水工程的 and 46处供水工程的.
    """
    wholes = [(passage, one) for passage in told for one in _wholes(passage.text)]
    for passage, one in wholes:
        others = [
            (other, it)
            for other in told
            for it in _told_of(other.text, one.unit, one.what)
            if not (other is passage and it.span == one.span)
        ]
        more = [(other, it) for other, it in others if it.n > one.n]
        if not more or any(it.part and it.n <= one.n for _, it in others):
            continue
        other, it = more[0]
        agreed = {number.n for _, number in more} == {it.n} and not it.part
        alone = len(more) == 1 or not _is_told(told, one)
        if agreed and alone and {number.n for _, number in others} <= {EACH, one.n, it.n}:
            yield At(passage, one.span), At(other, it.span)


def _is_told(told: Sequence[Passage], one: _Whole) -> bool:
    """Whether so many are told anywhere else, of whatever (16名员工中有9名…, 9名员工)."""
    again = f"{one.n}{one.unit}"
    return sum(len(re.findall(rf"(?<!\d){again}", it.text)) for it in told) > 1


@by_paragraph
def _wholes(text: str) -> Iterator[_Whole]:
    for pattern in (_KNOWN, _KNOWN_OF_REGION):
        for match in pattern.finditer(text):
            start = stretch_start(text, match.start(), "。；\n")
            led = text[max(start, match.start() - _LED_BY) : match.end("what")]
            among = f"{match['unit']}{match['what']}" in text[start : match.start()]
            if (
                among
                or _NO_WHOLE.search(led)
                or is_dependent(match["what"])
                or is_of_time(text, start, match.end("what"))
            ):
                continue
            span = match.start("n"), match.end("what")
            number, region = whole_number(match["n"]), match["region"] or ""
            yield _Whole(number, match["unit"], match["what"], region, span)


class _Number(NamedTuple):
    """So many of a thing; `part` that they may be some of it alone, or of another time."""

    n: int
    part: bool
    span: Span


@lru_cache(maxsize=1024)
def _told_of(text: str, unit: str, what: str) -> tuple[_Number, ...]:
    """The numbers told of a thing in a text."""
    found = _number_of(unit, what).finditer(text) if what in text else ()
    return tuple(
        _Number(whole_number(match["n"]), _is_part(text, match), match.span()) for match in found
    )


def _is_part(text: str, match: re.Match[str]) -> bool:
    clause = stretch_start(text, match.start(), "，。；：\n")
    led = text[max(clause, match.start() - _LED_BY) : match.start()]
    if (
        _AND_OTHERS.match(text, match.end())
        or _NO_WHOLE.search(led)
        or _SAMPLED.search(led)
        or is_of_time(text, clause, match.end())
    ):
        return True
    ended = _STOP.search(text, match.end())
    end = ended.start() if ended else len(text)
    return _ADDED.search(text, stretch_start(text, match.start(), "。；\n"), end) is not None


@lru_cache(maxsize=64)
def _number_of(unit: str, what: str) -> re.Pattern[str]:
    return regex(rf"(?<![\d.第一二三四五六七八九十])(?P<n>{COUNT}){unit}{re.escape(what)}")
