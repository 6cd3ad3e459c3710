"""What is first and what is last, told against the numbers: 最多的是甲，11件；其次是乙，23件;
以图解为主 and 文字9篇、图解5篇; 公众号得分最低 and 公众号得94分; 发放后公示，公示后再发放.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED

_N = r"(?P<{0}>\d{{1,7}}(?:\.\d+)?)"
_UNIT = f"[{COUNTED}人批]"
_FIRST_THEN = regex(
    rf"(?:最多|最高|居首|居首位|居第一)[^。；\d]{{0,24}}?{_N.format('n')}(?P<unit>{_UNIT}|%)[^。\n]{{0,30}}?(?:其次|次之|第二)[^。；\d]{{0,24}}?{_N.format('m')}(?P=unit)",
    words="最多 最高 居首 居第一",
)


@pairs_by_paragraph
def second_before_first(text: str) -> Iterator[tuple[Span, Span]]:
    """Where what is said to come second is more than what is said to come first."""
    for match in _FIRST_THEN.finditer(text):
        if Decimal(match["m"]) > Decimal(match["n"]):
            yield match.span("n"), match.span("m")


# ---- one after the other, and the other way round

_AFTER = regex(
    rf"(?P<x>{HAN}{{2}})(?:完毕|完成|结束|到位)(?:之|以)?后[，,]?(?:再|才|方)?(?:[由经]?[^，。；\d]{{0,8}})(?P<y>{HAN}{{2}})[^。；]{{0,16}}?(?P=y)[^，。；]{{0,8}}后[，,]?(?:再|方可|才|方)[^，。；]{{0,6}}(?P=x)",
    words="完毕 完成 结束 到位",
)


@pairs_by_paragraph
def each_after_the_other(text: str) -> Iterator[tuple[Span, Span]]:
    """Where each of two deeds is said to follow on the other."""
    for match in _AFTER.finditer(text):
        yield match.span("x"), (match.start("y"), match.end())


# ---- what there is most of, and its number

_MOSTLY = regex(
    rf"(?P<of>{HAN}{{2,4}})(?:形式|方式|渠道|内容|类型)?(?:仍|主要|多|大多)?以(?P<name>{HAN}{{2,6}}?)(?:为主|居多|为多)",
    words="为主 居多 为多",
)
_ITEM = rf"(?P<name>{HAN}{{2,8}}?)(?P<n>\d{{1,6}})(?P<unit>{_UNIT})"
_ITEMS = regex(rf"(?:{HAN}{{2,8}}\d{{1,6}}{_UNIT}(?:，占[\d.]+%)?[、，；和]?){{2,8}}")
_ONE_ITEM = regex(_ITEM)
_LOWEST = regex(
    r"(?:得分|分数|评分|成绩)(?:为)?最(?P<end>低|高)|排名(?:最后|末位|垫底)|得分垫底",
    words="得分 分数 评分 成绩 排名",
)
_SCORES = regex(
    rf"(?:{HAN}{{2,10}}(?:得分?|为|得分为)\d{{1,3}}(?:\.\d+)?分[，、；。]?){{2,8}}", words="分"
)
_SCORE = regex(rf"(?P<name>{HAN}{{2,10}}?)(?:得分为|得分|得|为)(?P<n>\d{{1,3}}(?:\.\d+)?)分")


class _Ranked(NamedTuple):
    """What is said to be most, or least, with what it is of."""

    of: str
    name: str
    least: bool
    span: Span


class _Row(NamedTuple):
    """Things told off with a number each, and the words before them."""

    led: str
    items: tuple[tuple[str, Decimal], ...]
    span: Span


def otherwise_ranked(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where something is said to be most or least, and a row of numbers tells otherwise."""
    for ranks, rows in ((_mostly, _rows), (_lowest, _scores)):
        ranked = [(passage, one) for passage in told for one in ranks(passage.text)]
        for passage in told if ranked else ():
            for row in rows(passage.text):
                for other, one in ranked:
                    if _is_otherwise(one, row):
                        yield At(passage, row.span), At(other, one.span)


def _is_otherwise(one: _Ranked, row: _Row) -> bool:
    """Whether the row has what is ranked, and it is neither most nor least there."""
    mine = [number for name, number in row.items if _is_named(name, one)]
    if len(mine) != 1 or (one.of and one.of not in row.led and not _have(row, one.of)):
        return False
    numbers = [number for _, number in row.items]
    return mine[0] != (min(numbers) if one.least else max(numbers))


def _is_named(name: str, one: _Ranked) -> bool:
    alike = name.endswith(one.name) or one.name.startswith(name)
    return alike or name.removesuffix(one.of).endswith(one.name)


def _have(row: _Row, of: str) -> bool:
    """Whether an item of a row says itself what it is of: 文字解读9篇、图解5篇."""
    return any(of in name for name, _ in row.items)


@by_paragraph
def _mostly(text: str) -> Iterator[_Ranked]:
    for match in _MOSTLY.finditer(text):
        if not is_of_time(text, stretch_start(text, match.start(), "，。；\n"), match.end()):
            yield _Ranked(match["of"][-2:], match["name"], False, match.span())


@by_paragraph
def _lowest(text: str) -> Iterator[_Ranked]:
    for match in _LOWEST.finditer(text):
        start = stretch_start(text, match.start(), "。；：\n")
        opens = re.match(rf"{HAN}{{2,12}}", text[start : match.start()])
        if opens and not is_of_time(text, start, match.end()):
            yield _Ranked("", opens[0], match["end"] != "高", (start, match.end()))


@by_paragraph
def _rows(text: str) -> Iterator[_Row]:
    return _told_off(text, _ITEMS, _ONE_ITEM)


@by_paragraph
def _scores(text: str) -> Iterator[_Row]:
    return _told_off(text, _SCORES, _SCORE)


def _told_off(text: str, rows: re.Pattern[str], item: re.Pattern[str]) -> Iterator[_Row]:
    for match in rows.finditer(text):
        start, _ = sentence_around(text, *match.span())
        found = list(item.finditer(text, *match.span()))
        if len({one.groupdict().get("unit") for one in found}) == 1:
            items = [(one["name"], Decimal(one["n"])) for one in found]
            yield _Row(text[start : match.start()], tuple(_parts(items)), match.span())


def _parts(items: Sequence[tuple[str, Decimal]]) -> Sequence[tuple[str, Decimal]]:
    """The items without a whole before them: 解读14篇，其中文字9篇、图解5篇."""
    opens = (at for at, (name, _) in enumerate(items) if name.startswith("其中"))
    return items[next(opens, 0) :]
