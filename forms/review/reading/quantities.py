"""Quantities: the numbers of a text that count something, and which figures they agree with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from forms.draft import Number
from forms.number_words import DIGITS
from forms.numerals import LARGE, Mention, find_numbers
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import sentences_of
from forms.review.reading.tongue import hidden

_AT_LEAST = regex(
    r"(?:超过|超|逾|突破|多达|高达|不少于|不低于|至少)\s?$",
    words="超 逾 突破 多达 高达 不少于 不低于 至少",
)
_AT_MOST = regex(r"(?:将近|接近|近|不足|不到)\s?$", words="近 不足 不到")
_ROUND = regex(r"(?:大约|约为|约占|(?<![签预履邀特])约|大概)\s?$", words="约 大概")
_MORE = regex(rf"\s?[余多]|\s?{HAN}{{1,2}}(?:以上|余)", words="余 多 以上")
_ABOUT = regex(rf"\s?{HAN}{{1,2}}(?:左右|上下)", words="左右 上下")
_MAY_COUNT = regex(
    r"[\d０-９]|[一二两三四五六七八九十百千万零〇][余多]?[件起宗份条次场期篇则个名人位处元项轮批家部天倍笔封卷块]|分之|[一二两三四五六七八九]成|[一过]半|半数"
)
_ENDED = regex("[。；\n]|其中")
_ROW = regex("[、和及与]")
"""Between two numbers told in one unit."""
_GAP = regex(r"\s?[余多来]?\s?")
_RANGE = frozenset(("-", "—", "～", "~", "+", "/"))
_LAST = ("最后", "最末", "最早", "最先", "最近", "头")
"""Before a one that tells which of them is meant: 最后一件申请."""
_UNTIL = regex(r"[\d一二三四五六七八九十月日年时点周%％]\s?至\s?$", words="至")
_BARE_BEFORE = regex(r"[为共计有达数量是：:额总零得]\s?$")
_BARE_AFTER = regex(r"\s?(?:[，。；、）)！,;]|$|\n)")
_DIGITS = regex(r"(?:百分之)?(?P<number>[\d,]+(?:\.(?P<places>\d+))?)")
_COMPOUND = {
    "件": "事套",
    "条": "例款件约",
    "次": "性日年月要序数",
    "期": "间限满",
    "人": "民大员数事才口均社力次们",
    "起": "来草到",
    "元": "化旦素",
    "项": "目",
    "场": "所景地",
    "个": "人性别月小工百季方",
    "部": "门分委署",
    "处": "理罚室级置",
    "批": "复准次评",
    "类": "型",
    "家": "庭里",
    "例": "外行会",
    "名": "录单称额",
    "位": "置于居",
    "份": "额",
    "所": "有在属以需",
    "卷": "宗入面烟",
    "块": "钱链",
}
"""Words of count that are no such word when this character follows: 条例, 件事, 人民 …"""
_NAMED_KIND = regex("[三四3-4]类(?:内部|过程)", words="类")
"""Names of reasons that a number begins (三类内部事务信息)."""
_TURNS = frozenset("期批轮组类")
"""Words of count that name a turn where another number follows: 一期90人、二期85人."""
_FEW = 10
_SPOKEN = f"{DIGITS}十"
_NEARLY = regex(r"(?:将近|接近|近)\s?$", words="近")
_FRACTION = regex(
    r"(?:(?<![百千万])(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])"
    r"|(?P<tenths>[一二两三四五六七八九])成(?:(?P<half>半)|(?P<ones>[一二三四五六七八九]))?(?=[多余以左上，。；、（()）的]|$))(?P<more>多|余|以上|强)?",
    words="分之 成",
)
_HALF = regex(
    r"(?P<lead>不足|不到|少于|低于|将近|接近|近|约|超过|超|逾|过)?(?:一半|半数)(?P<more>以上|多)?|(?P<over>过)半(?=[，。；、）的以]|$)",
    words="半",
)
_OVER = frozenset("超逾过")
HALF = 50
TENTH, FRACTION, ONE = 5, 3, 1
"""By how many percent 四成 (or 一倍), 三分之一 and 八成七 may be off."""
NEARLY_TIMES = Decimal("0.35")
"""By how many times 近一倍 may be off."""
TIMES = 100
"""一倍 in percent."""


class Quantity(NamedTuple):
    """A number that counts: `[start, end)` without its unit, `[start, stop)` with it.

    `low` and `high` bound the figures that it may stand for; `loose` says that it is given as
    approximate, `article` that it is a 一 which may be no count (召开一次会议). Money is in 元.
    """

    start: int
    end: int
    stop: int
    value: Number
    low: Number
    high: Number
    unit: str
    loose: bool = False
    article: bool = False

    def moved(self, by: int) -> Quantity:
        """The same quantity so many characters further on."""
        start, end, stop = self.start + by, self.end + by, self.stop + by
        return Quantity(start, end, stop, *self[3:])

    def agrees(self, actual: Number) -> bool:
        """Whether the figure is one that the words may stand for."""
        return self.low <= actual <= self.high

    def is_rounded(self, exact: Decimal) -> bool:
        """Whether it is an exact number rounded, up or down; 61% is none of 60%."""
        return self.agrees(exact) if self.loose else self.low < exact < self.high


@lru_cache(maxsize=256)
def quantities_of(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order; dates, ordinals, telephone numbers and titles are none."""
    found: list[Quantity] = []
    for sentence in sentences_of(text):
        here = quantities_in(text[sentence.start : sentence.end])
        found += (quantity.moved(sentence.start) for quantity in here)
    return tuple(found)


@lru_cache(maxsize=1024)
def quantities_in(sentence: str) -> tuple[Quantity, ...]:
    """The quantities of one sentence in order."""
    if not _MAY_COUNT.search(sentence):
        return ()
    shown = hidden(sentence)
    mentions = (m for m in find_numbers(shown) if m.role in ("number", "percent"))
    found = [_quantity(shown, mention) for mention in mentions if _counts(shown, mention)]
    found = list(_in_full(shown, found))
    roughly = list(_fractions(shown))
    if roughly:
        found = sorted([*found, *roughly], key=lambda quantity: quantity.start)
    return tuple(found)


def _in_full(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Quantities with the whole of a unit that only the last of a row says: 5个、8个工作日."""
    unit, edge = "", 0
    found: list[Quantity] = []
    for quantity in reversed(quantities):
        row = unit and _ROW.fullmatch(text, quantity.stop, edge)
        if row and quantity.unit == unit[0] != unit:
            quantity = quantity._replace(unit=unit)
        unit, edge = quantity.unit, quantity.start
        found.append(quantity)
    return reversed(found)


def alike_behind(text: str, quantity: Quantity) -> Quantity | None:
    """The exact number behind another in its sentence where it counts in the same unit."""
    other = next((one for one in quantities_of(text) if one.start > quantity.start), None)
    if other is None or other.unit != quantity.unit or other.loose:
        return None
    return None if _ENDED.search(text, quantity.stop, other.start) else other


def alike_among(text: str, quantity: Quantity) -> Quantity | None:
    """The next number of its unit behind another, which may be told as a part of it."""
    behind = (one for one in quantities_of(text) if one.start > quantity.start)
    other = next((one for one in behind if one.unit == quantity.unit), None)
    return other if other and not other.loose else None


def neighbours_of(text: str, quantity: Quantity) -> list[Quantity]:
    """The exact numbers right before and behind another in its sentence, in the same unit."""
    found = quantities_of(text)
    at = next((i for i, one in enumerate(found) if one.start == quantity.start), 0)
    beside = (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])
    return [
        other
        for other in beside
        if other.unit == quantity.unit and not other.loose
        if not _ENDED.search(text, *sorted((other.stop, quantity.stop)))
    ]


def _fractions(text: str) -> Iterator[Quantity]:
    """Shares as they are spoken, which are never exact: 四成多, 三成半, 四分之三."""
    for match in _FRACTION.finditer(text):
        value, slack = _fraction(match)
        low, high = value - slack, value + slack
        before = text[max(0, match.start() - 4) : match.start()]
        if _AT_LEAST.search(before) or match["more"]:
            low, high = value, value + 2 * slack
        elif _AT_MOST.search(before):
            low, high = value - slack * (1 if _NEARLY.search(before) else 2), value
        yield Quantity(match.start(), match.end(), match.end(), value, low, high, "%", loose=True)
    for match in _HALF.finditer(text):
        yield _half(match)


def _half(match: re.Match[str]) -> Quantity:
    """一半 and what is said of more or less than it: 过半, 不足一半, 近一半, 半数以上."""
    lead = match["lead"] or match["over"] or ""
    low, high = HALF - TENTH, HALF + TENTH
    if match["more"] or lead[:1] in _OVER:
        low, high = HALF, 2 * HALF
    elif lead[:1] in "不少低":
        low, high = 0, HALF
    elif lead:
        low, high = HALF - 2 * TENTH, HALF + (TENTH if lead == "约" else 0)
    return Quantity(*match.span(), match.end(), HALF, low, high, "%", loose=True)


def _fraction(match: re.Match[str]) -> tuple[Decimal, int]:
    """The percentage of a spoken share, and by how many it may be off."""
    if match["tenths"]:
        value = _SPOKEN.index(match["tenths"].replace("两", "二")) * 10
        if match["ones"]:
            return Decimal(value + _SPOKEN.index(match["ones"])), ONE
        return Decimal(value + (5 if match["half"] else 0)), TENTH
    part, whole = _SPOKEN.index(match["part"]), _SPOKEN.index(match["whole"])
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1")), FRACTION


def _counts(text: str, mention: Mention) -> bool:
    """Whether a number counts something: it has a unit, or stands bare behind 为, 共 …"""
    before = text[max(0, mention.start - 4) : mention.start]
    if before[-1:] in _RANGE or before[-1:] == "第" or _UNTIL.search(before):
        return False
    if mention.value == 1 and (before.endswith(_LAST) or _is_of_a_row(text, mention)):
        return False
    if text[mention.end : mention.end + 1] in (*_RANGE, "至"):
        return False
    if mention.unit == "类" and _NAMED_KIND.match(text, mention.start):
        return False
    if not mention.unit:
        return bool(_BARE_BEFORE.search(before) and _BARE_AFTER.match(text, mention.end))
    following = text[_stop(text, mention) :][:1]
    if following.isdecimal() and mention.unit in _TURNS and not text[mention.start].isdecimal():
        return False
    return not following or following not in _COMPOUND.get(mention.unit, "")


def _is_of_a_row(text: str, mention: Mention) -> bool:
    """Whether a one is compared with the next: 一次比一次少."""
    return text[: mention.start].endswith("比") or text.startswith("比一", _stop(text, mention))


def _stop(text: str, mention: Mention) -> int:
    """Where the unit behind a number ends."""
    gap = _GAP.match(text, mention.end)
    index = gap.end() if gap else mention.end
    if mention.unit and text.startswith(mention.unit, index):
        return index + len(mention.unit)
    return (
        index + 1 if mention.role == "percent" and text[index : index + 1] in "％‰" else mention.end
    )


def _quantity(text: str, mention: Mention) -> Quantity:
    low, high, loose = _bounds(text, mention, text[max(0, mention.start - 4) : mention.start])
    scale = TIMES if mention.unit == "倍" else 1
    return Quantity(
        mention.start,
        mention.end,
        _stop(text, mention),
        mention.value * scale,
        low * scale - (scale > 1) * TENTH,
        high * scale + (scale > 1) * TENTH,
        "%" if mention.role == "percent" or scale > 1 else mention.unit,
        loose,
        mention.value == 1 and not text[mention.start].isdecimal() and mention.unit != "倍",
    )


def _bounds(text: str, mention: Mention, before: str) -> tuple[Number, Number, bool]:
    """The figures that the words may stand for, and whether they are approximate."""
    value, step = mention.value, _step(mention.value)
    slack = max(1 if mention.role == "percent" else step, Decimal(str(abs(value))) / 10)
    if _MORE.match(text, mention.end) or _AT_LEAST.search(before):
        return value, value + slack, True
    if mention.unit == "倍":
        slack = min(slack, NEARLY_TIMES)
    if _AT_MOST.search(before):
        return value - slack, value, True
    if _ROUND.search(before) or _ABOUT.match(text, mention.end):
        return value - slack, value + slack, True
    half = _rounding(text, mention)
    return value - half, value + half, False


def _step(value: Number) -> Decimal:
    """The place of the last digit that is not 0: of 1100 it is 100, of 180000 10000."""
    number = Decimal(str(value)).normalize()
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _rounding(text: str, mention: Mention) -> Decimal:
    """Half of the last place written, where 万, 亿 or decimals show that it was rounded."""
    written = _DIGITS.match(text, mention.start, mention.end)
    if mention.value == 0:
        return Decimal(0)
    if written is None:
        return _rounding_in_words(text[mention.start : mention.end], mention)
    digits = Decimal(written["number"].replace(",", "").strip("."))
    scale = Decimal(str(mention.value)) / digits if digits else Decimal(1)
    places = len(written["places"] or "")
    if mention.unit == "%":
        return Decimal(1).scaleb(-places)
    if not places and (scale == 1 or digits < _FEW):
        return Decimal(0)
    return scale.scaleb(-places) / 2


def _rounding_in_words(words: str, mention: Mention) -> Decimal:
    """The same of a number in Chinese: 百分之七十七点一, 三点五万, but not 一百八十."""
    _, point, decimals = words.partition("点")
    last = Decimal(1).scaleb(-len(decimals.rstrip("".join(LARGE))))
    if mention.unit == "%":
        return last
    return last * LARGE.get(words[-1], 1) / 2 if point else Decimal(0)
