"""Prices and stocks worked out: 3台，每台1.2万元，共3.6万元; 原有48个，撤销5个，现有43个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.draft import Number
from forms.numerals import in_unit, tidy, written
from forms.patterns import regex
from forms.review.characters import HAN
from forms.review.quantities import Quantity
from forms.review.totals import Fault

_EACH = regex(rf"[，,（]?\s?(?:每|单价|均价)(?P<unit>{HAN})?(?:约|为|是)?", words="每 单价 均价")
_ALTOGETHER = regex(rf"[，,]\s?(?:共计?|合计|总计|总价|总额|一?共)(?!有){HAN}{{0,4}}")
_AT_FIRST = regex("(?:原有|原来有|年初有|期初有|年初)(?:为|是)?$", words="原有 原来有 年初 期初有")
_GONE = regex("(?:撤销|撤并|撤|关停|关闭|注销|取消|减少|删除|退出|归并|整合|下线|合并)(?:了|掉)?$")
_NEW = regex("(?:新增|新建|新设|新开|增加|增设|补充|新注册|新开设|新开通)(?:了)?$")
_NOW = regex("(?:现有|现为|现在有|年末有|年底有|目前有|目前共有|现共有|尚有|还有|现存)$")
_CLAUSE = regex("[，、；。,]")
FEWEST = 3
"""Numbers of a price, and of a stock that changed."""


def reckoned(text: str, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of prices and stocks in one sentence."""
    if len(quantities) < FEWEST:
        return
    for count, each, total in zip(quantities, quantities[1:], quantities[2:], strict=False):
        yield from _price(text, count, each, total)
    yield from _stock(text, quantities)


def _price(text: str, count: Quantity, each: Quantity, total: Quantity) -> Iterator[Fault]:
    told = _EACH.fullmatch(text, count.stop, each.start)
    if (
        not told
        or each.unit != "元"
        or total.unit != "元"
        or told["unit"] not in (None, count.unit)
    ):
        return
    if not _ALTOGETHER.fullmatch(text, each.stop, total.start):
        return
    right = tidy(Decimal(count.value) * Decimal(each.value))
    slack = count.value * (Decimal(each.high) - Decimal(each.low)) / 2
    loose = count.loose or each.loose or total.loose
    if not loose and not total.low - slack <= right <= total.high + slack:
        unit = "万元" if "万" in text[total.start : total.stop] else "元"
        shown = written(tidy(Decimal(in_unit(right, "元", unit))))
        message = f"单价乘数量与总价不符：应为 {shown}{unit}"
        yield Fault("sum-mismatch", (count.start, total.stop), message)


def _stock(text: str, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """原有48个，撤销11个，新增6个，现有43个: what there was, what went and came, what there is."""
    at_first = next((q for q in quantities if _AT_FIRST.search(_clause(text, q))), None)
    if at_first is None:
        return
    parts: list[Number] = [at_first.value]
    for quantity in quantities[quantities.index(at_first) + 1 :]:
        clause = _clause(text, quantity)
        if quantity.unit != at_first.unit or quantity.loose or at_first.loose:
            return
        if _NOW.search(clause):
            yield from _left(text, parts, at_first, quantity)
            return
        gone, new = _GONE.search(clause), _NEW.search(clause)
        if not gone and not new:
            return
        parts.append(-quantity.value if gone else quantity.value)


def _clause(text: str, quantity: Quantity) -> str:
    return _CLAUSE.split(text[max(0, quantity.start - 12) : quantity.start])[-1]


def _left(text: str, parts: Sequence[Number], first: Quantity, now: Quantity) -> Iterator[Fault]:
    right = tidy(sum((Decimal(part) for part in parts), Decimal(0)))
    if len(parts) > 1 and right != now.value:
        told = written(parts[0]) + "".join(
            f" {'-' if part < 0 else '+'} {written(tidy(abs(Decimal(part))))}" for part in parts[1:]
        )
        unit = text[now.end : now.stop].strip()
        message = f"增减之后的数不符：{told} = {written(right)}，正文写 {written(now.value)}{unit}"
        yield Fault("sum-mismatch", (first.start, now.stop), message)
