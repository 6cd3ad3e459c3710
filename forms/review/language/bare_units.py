"""Words of count that stand without a number and are no part of another word: 收到申请件,
其中件被纠正, 对件申请, A类5个、B类个.

What makes a word with them (文件, 条例), what they count and before which words they cannot stand
alone is in data/counts.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.language.count_words import count_words
from forms.review.reading.characters import is_han
from forms.review.reading.sentences import stretch_start

_UNIT = regex(
    "万(?:人次|[次条人件元])|[人件家户台批]次|[件条次篇起宗场段本面份个项期名台张册封幅批轮则处块部户家人位通元]"
)
_NUMBERED = frozenset(
    "0123456789０１２３４５６７８９零〇○一二三四五六七八九十百千万亿两几数多余半"
    "每各逐首本此该某这那哪整同单第历屡隔"
    "\ufffc{}×xXNn＊*_＿?？●□△%％."
)
"""What a word of count may stand behind: numbers, words that choose, blanks of a template."""
_OTHERS = ("其余", "剩余")
_MARKS = "，。；：、（）！？“”\n(),;:"
_END = regex(
    r"[，。；、）：,]|$|（(?=[占含较比]|其中|同比|[^（）]{0,8}\d)|以上|左右|以下|之多|不等|等(?=[，。；])|多(?=[，。；])"
    r"|并(?![不非])|[和及]"
)
_JOINED = frozenset("和及")
"""What joins a noun to the next one: 供地批次和补偿口径."""
_LISTED = ("，", "、", "；", "：")
_DENIED = regex(r"无|没有|未|不|每|逐|按|尚|产生|存在|对$|单位$|以$")
_NONE_OF = regex(r"无|没有|未|每|逐|按|尚|产生|存在|对$|单位$|以$")
_NONE = regex(r"没有|无(?!法)|未(?![审办]结|采纳)|不存在")
_NOTHING = regex("[均也并暂都]?(?:无(?!法提供)|没有|未(?!审结|办结|采纳))")
_LAST_YEARS = ("上年的", "去年的", "年的")
_KINDS = ("申请", "公开")
"""What makes a kind of thing of 件: 申请件, 公开件."""
_SOME = regex("(?:少数|个别|部分|多数|大多|有的|有些)[^，。；]{0,4}$")
"""What is said of some of a kind: 少数申请件答复引用法条不准."""
_CLASSES = ("办结", "结转", "传真", "信访")
"""What makes one before a verb: 办结件予以公开."""
_EVERY = regex("每(?:半?年|季度?|月|周|日|天)")
_IN_ALL = regex("全年|年内|累计|合计|总计|共(?!同)|本年")
_ONE_BY_ONE = regex("[，、]逐|[，、]件件")
_ONLY_UNITS = regex(r"（(?:[\u4e00-\u9fff]{1,2}、)+[\u4e00-\u9fff]{1,2}）")
"""The units of a sum told in brackets: 共42项（期、篇、个）."""
_VERB = 2
_AGO = 40
"""Characters before a word of count among which the same one, counted, shows what it counts."""
_SHOWN, _NEAR = 4, 6
"""Characters before a word of count that are shown with it, and that may deny it."""


class Place(NamedTuple):
    """A word of count in a text: `head` is its clause before it, `mark` what stands before that."""

    unit: str
    start: int
    stop: int
    head: str
    mark: str


def bare_units(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such a word stands: a span with what is before it, and the word."""
    named = [match.span() for match in _ONLY_UNITS.finditer(text)]
    for match in _UNIT.finditer(text):
        place = _free(text, match.start(), match[0])
        if place and _counts(text, place) and not _is_within(named, match.start()):
            yield place.start - min(_SHOWN, len(place.head)), place.stop, place.unit


def _is_within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start < at < end for start, end in spans)


def _free(text: str, start: int, unit: str) -> Place | None:
    """The word of count at a place, where it makes no word and has no number."""
    before = text[max(0, start - 2) : start].rstrip()[-1:]
    known, stop = count_words(), start + len(unit)
    if (unit == "次" or before == "个") and _is_numbered_unit(text, start):
        return None
    if before in _NUMBERED and not text.endswith(_OTHERS, 0, start):
        return None
    if text.endswith(("若干", "多少"), 0, start):
        return None
    if before == unit and _means_each(text, start, unit):
        return None
    if text[stop : stop + 1] in known.behind.get(unit, ()):
        return None
    if text.endswith(known.sayings, 0, start):
        return None
    if before in known.before.get(unit, ()) and not text.endswith(known.apart, 0, start):
        return None
    edge = stretch_start(text, start, _MARKS)
    return Place(unit, start, stop, text[edge:start].strip(), text[edge - 1 : edge] if edge else "")


def _is_numbered_unit(text: str, start: int) -> bool:
    """Whether what stands before is a word of count with its number: 38处次, 2个批次."""
    return text[max(0, start - 2) : start - 1] in _NUMBERED and is_han(text[start - 1])


def _means_each(text: str, start: int, unit: str) -> bool:
    """Whether a word of count stands twice (条条, 件件), the first not part of a word (文件件)."""
    return text[max(0, start - 2) : start - 1] not in count_words().before.get(unit, ())


def _counts(text: str, place: Place) -> bool:
    """Whether what stands around a free word of count shows that it counts something."""
    known, head = count_words(), place.head.rstrip("》”")
    if _is_of_none(head) or (head.endswith(_KINDS) and _SOME.search(head)):
        return False
    sure = place.unit in known.led
    taken = place.unit in known.taken and head.endswith(known.takes)
    if taken or (place.unit in known.opens and not place.head):
        return is_han(text[place.stop : place.stop + 1]) and text[place.stop] != place.unit
    if _END.match(text, place.stop):
        return (sure and head.endswith(known.leads)) or _ends(text, place, head)
    noun = known.nouns.get(place.unit)
    if noun and noun.match(text, place.stop):
        reached = not head or place.unit not in known.reached or head.endswith(known.reach)
        return reached and not head.endswith((*known.spoken, *_CLASSES))
    if head.endswith("的") and not head.endswith(_LAST_YEARS):
        return sure and _is_counted(text, place)
    return sure and head.endswith(known.always)


def _ends(text: str, place: Place, head: str) -> bool:
    """Whether a free word of count at the end of a clause counts what stands before it."""
    known = count_words()
    if _NOTHING.match(head) and not _is_other_half(text, place):
        return False
    if _is_counted(text, place):
        return True
    compared = text.startswith(known.beside, place.stop + 1)
    joined = text[place.stop : place.stop + 1] in _JOINED
    strict = compared or (place.unit in known.strict and head and not joined)
    if strict and (_EVERY.search(head) or not _DENIED.search(head[-_NEAR:])):
        return True
    if _ONE_BY_ONE.match(text, place.stop):
        return False
    noun = next((noun for noun in known.heads.get(place.unit, ()) if head.endswith(noun)), "")
    if noun:
        return not _NONE_OF.search(head.removesuffix(noun)[-_NEAR:])
    verb = known.verbs.search(head) if place.unit in known.after_verbs else None
    return verb is not None and not _is_kind(place.unit, head, verb)


def _is_of_none(head: str) -> bool:
    """Whether what is counted is said not to be: 本年也没有结转下年的件."""
    return head.endswith("的") and _NONE.search(head) is not None


def _is_other_half(text: str, place: Place) -> bool:
    """Whether what was not done is counted behind what was: 采纳10条，未采纳条."""
    done = place.head.removeprefix("未")
    start = max(0, place.start - _AGO)
    return re.search(rf"{re.escape(done)}\d", text[start : place.start]) is not None


def _is_kind(unit: str, head: str, verb: re.Match[str]) -> bool:
    """Whether a verb before a word of count is denied, or makes it a kind of thing (结转件)."""
    before = head[: verb.start()]
    if unit == "件":
        short = len(verb[0]) == _VERB and len(before) > _NEAR
        kind = (short or head.endswith(_KINDS)) and not _IN_ALL.match(head)
        if kind or before.endswith("的"):
            return True
    return _DENIED.search(before[-_NEAR:]) is not None


def _is_counted(text: str, place: Place) -> bool:
    """Whether the sentence counts in the same unit right before, or right behind."""
    if not place.head and place.mark not in _LISTED:
        return False
    start = stretch_start(text, place.start)
    number, following = _numbers_of(place.unit)
    if number.search(text, max(start, place.start - _AGO), place.start):
        return True
    return following.match(text, place.stop) is not None


@cache
def _numbers_of(unit: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number in a unit, and the next thing of a list with one that is not their sum."""
    number = rf"[\d零一二三四五六七八九十百千万][余多]?[万千百]?{unit}"
    following = rf"中?[，、；](?![^，、；。]{{0,8}}[共总均])[^，、；。\d]{{0,8}}\d+[余多]?{unit}"
    return regex(number), regex(following)
