"""Totals of some of what stands before: 甲30件、乙20件、丙5件，前两类共50件; 甲和乙合计50件."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.draft import Number
from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.each_named import JOINT
from forms.review.reading.quantities import Quantity
from forms.review.reading.units import KINDS

_SUM = "(?:合计|共计|总计|累计|相加|之和|加起来|合起来|一共|共)"
_FIRST = regex(
    rf"(?P<which>[前后])(?P<count>[两二三四五六七八2-8])(?:大?[类项种个位名家]|大?类型)[^，。；\d]{{0,8}}?{_SUM}?{HAN}{{0,4}}$",
    words="前 后",
)
_NAMED = regex(
    rf"[，；、](?P<names>{HAN}{{2,10}}?(?:[、和与及]{HAN}{{2,10}}?)+)(?:[两二三四五][{KINDS}])?{_SUM}{HAN}{{0,4}}$",
    words="、 和 与 及",
)
_COMPARED = regex(
    r"(?:[较比与同]|相比)[^，。；\d]{0,4}(?:20\d\d年度?|上年度?|去年|上一年度?|同期|年初)[^，。；\d]{0,6}$"
    r"|(?:[多少]|增加|减少|增长|下降|净增)了?$",
    words="年 同期 多 少 增加 减少 增长 下降 净增",
)
_COUNTS_THEM = regex(
    rf"(?<=[前后])[\d两二三四五六七八]+{HAN}|[两二三四五六七八](?:[{KINDS}]|个数){_SUM}"
)
"""A number that only says how many are added up."""
_JOINED = regex(rf"[、，]{HAN}{{1,16}}", words="、 ，")
_FIRST_ITEM = regex(rf"{HAN}[：:]{HAN}{{1,5}}$", words="： :")
_SHUT = regex("[（(][^（()）]*[）)]")
_LONGEST = 24
"""Characters before a total that name what it is of."""
_SEVERAL = 2


_SHARE = regex(r"[，,（(]占[^，。；\d]{0,12}")


def is_compared(text: str, quantity: Quantity) -> bool:
    """Whether a number is another year's, or by how much one is more or less than that."""
    return bool(_COMPARED.search(text, max(0, quantity.start - _LONGEST), quantity.start))


def is_share_of(text: str, *told: Quantity) -> bool:
    """Whether the last of two numbers says what share the first one is: 37条，占2.5%."""
    return len(told) > 1 and bool(_SHARE.fullmatch(text, told[0].stop, told[1].start))


def outside(text: str, parts: list[Quantity], total: Quantity) -> list[Quantity]:
    """The parts without those of a part, told in brackets that are shut before the total: 县级1处，
    镇级12处（街道5处、镇7处），合计13处; all where hardly any stands outside.
    """
    shut = [m.span() for m in _SHUT.finditer(text, parts[0].start, total.start)] if parts else []
    found = [q for q in parts if not any(a < q.start < b for a, b in shut)]
    return found if len(found) > 1 else parts


def opens_list(text: str, quantity: Quantity) -> bool:
    """Whether a number is the first item of what a colon opens (递交方式：网上112件，邮寄97件)."""
    return bool(_FIRST_ITEM.search(text, max(0, quantity.start - _LONGEST), quantity.start))


def some_of(
    text: str, start: int, before: Sequence[Quantity], total: Quantity
) -> list[Quantity] | None:
    """The numbers before a total that it says it is of, none where it is unclear which; None where
    it may be of all.
    """
    before = before[:-1] if _COUNTS_THEM.match(text, before[-1].start) else before
    head = max(before[-1].stop, total.start - _LONGEST)
    row = [q for q in before if q.unit == total.unit and not is_compared(text, q)]
    if first := _FIRST.search(text, head, total.start):
        return _first(text, row, first, total.value)
    if not (named := _NAMED.search(text, head, total.start)):
        return None
    names = JOINT.split(named["names"])
    labels = _labels(text, start, before)
    found = [[q for q in row if _is_called(labels[q.start], name)] for name in names]
    return [one[-1] for one in found] if all(len(one) == 1 for one in found) else []


def _first(
    text: str, row: Sequence[Quantity], told: re.Match[str], value: Number
) -> list[Quantity]:
    """The first, or last, of the list before a total; or the most, where these come to it."""
    count, listed = int(read_numeral(told["count"]) or 0), _run(text, row)
    if not _SEVERAL <= count <= len(listed):
        return []
    most = sorted(listed, key=lambda quantity: quantity.value, reverse=True)[:count]
    if sum(quantity.value for quantity in most) == value:
        return most
    return listed[-count:] if told["which"] == "后" else listed[:count]


def _run(text: str, row: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of the list that ends a row: 新收9件，其中甲类5件、乙类3件、丙类1件."""
    first = len(row) - 1
    while first > 0 and _JOINED.fullmatch(text, row[first - 1].stop, row[first].start):
        first -= 1
    return list(row[max(first, 0) :])


def _labels(text: str, start: int, before: Sequence[Quantity]) -> dict[int, str]:
    """What stands before each number since the one before it."""
    edges = [start, *(quantity.stop for quantity in before)]
    return {q.start: text[edge : q.start] for edge, q in zip(edges, before, strict=False)}


def _is_called(label: str, name: str) -> bool:
    return name.removesuffix("类")[-_SEVERAL:] in label
