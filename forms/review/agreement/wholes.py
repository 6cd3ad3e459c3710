"""Of how many all is told, held against how many there are: 辖12个社区 and 14个社区均设查阅点;
规范性文件5件 and 6件规范性文件均配发解读.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.agreement.exceptions import Spot, is_of_time
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import echo_words
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentences_of, stretch_start

_N = r"(?P<number>[1-9]\d{0,4}|[二三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九])"
_UNIT = "(?P<unit>[个家所名位件篇部处块])"
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
