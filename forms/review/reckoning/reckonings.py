"""Stocks worked out, and numbers added to or taken from others: 原有48个，撤销5个，现有43个;
减去重复的16个，83个栏目剩下67个; 新收69件加上结转1件，应办70件; 上年转来3件，又收到44件，应办47件.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, islice

from forms.draft import Number
from forms.numerals import tidy, written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.part_totals import is_compared
from forms.review.reckoning.totals import Fault

_AT_FIRST = regex(
    rf"(?:原有|原来有|年初有|期初有|年初)(?:为|是)?{HAN}{{0,6}}$", words="原有 原来有 年初 期初有"
)
_GONE = regex(
    "(?:撤销|撤并|撤下|撤|裁撤|关停|关闭|注销|取消|减少|删除|清除|退出|归并|整合|下线|下架|合并|淘汰|精简|调出|调离|解聘)"
    rf"(?:了|掉)?{HAN}{{0,4}}$"
)
_NEW = regex(
    rf"(?:新增|新建|新设|新开|增加|增设|增补|补充|新注册|新开设|新开通|新聘|新添|新购|添置|购入|调入)(?:了)?{HAN}{{0,4}}$"
)
_NOW = regex(
    "(?:现有|现为|现在有|现共|现保留|目前有|目前共有|现共有|尚有|还有|现存|[年期][末底](?:共|有|共有|为|实有)?)$"
)
_LESS = regex(
    rf"(?:减去|扣除|扣减|剔除|去除|除去|去掉|减掉)(?:了)?{HAN}{{0,8}}$",
    words="减去 扣除 扣减 剔除 去除 除去 去掉 减掉",
)
_LEFT = regex(
    rf"[^。；\d]{{0,10}}(?:剩下|剩余|还剩|仅剩|余下|净剩|实际|实为|实有|净|留下)(?:为|有|是)?{HAN}{{0,4}}",
    words="剩 余下 实际 实为 实有 净 留下",
)
_LIMITED = regex("因素|工作日|时间|节假日")
_PLUS = regex(rf"[，,]?(?:再)?(?:加上?|连同|算上|外加){HAN}{{0,10}}", words="加 连同 算上")
_COMES_TO = regex(
    rf"[，,](?:全年|今年|本年度?|年内)?{HAN}{{0,2}}(?:应|共|总|合计|需|待)"
    "(?:计|有|为|达|数|处理|办理|办|答复|受理|收到|收|在办|申请|承办|发布|公开|的)*",
    words="应 共 总 合计 需 待",
)
_CARRIED = regex(
    rf"(?:上年度?|去年|上一年度?|往年|年初)?{HAN}{{0,4}}(?:结转|转来|转入|遗留|留转|留下|跨年){HAN}{{0,8}}$",
    words="结转 转来 转入 遗留 留转 留下 跨年",
)
_OUT = regex("下年|次年|明年|来年|下一年|翌年|转到|转至|转出")
_RECEIVED = regex(rf"(?:新收|收到?|受理|接到|接收|新增|登记|提出|来件){HAN}{{0,12}}$")
_TO_DO = regex(
    rf"[，,、；]?(?:全年|今年|本年度?|年内|两项|二者|两者)?{HAN}{{0,2}}(?:应|需|待)(?:办|处|答|受)[理复]?{HAN}{{0,6}}"
    r"|[，,](?:两[项者类]|二者|合起来)?(?:合计|共计|一共|总计|共)(?:有|为)?(?:应?(?:办理|处理|办))?(?:申请)?"
)
_INTO = regex(
    "[，,]?(?:合并|整合|归并|压缩|精简|优化|调整|撤并|缩减|压减|减少|增加|扩充|扩大)(?:为|成|到|至)"
)
_CLAUSE = regex("[，、；。,]")
SHORT = 4
"""Characters before a number that tell that it is what is left (合并为28个)."""
FEWEST = 3
"""Numbers of a stock that changed, and of what others come to."""


def reckoned(text: str, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of stocks, additions and subtractions in one sentence."""
    if len(quantities) < FEWEST:
        return
    threes = zip(quantities, quantities[1:], quantities[2:], strict=False)
    for index, (one, other, result) in enumerate(threes):
        whole = _whole_of(text, quantities[:index], one)
        if whole is not one or not _is_with_others(quantities[:index], one, result, other):
            yield from _come_to(text, whole, one, other, result)
    yield from _stock(text, quantities)


def to_be_done(text: str, found: Sequence[Quantity], start: int) -> Iterator[Fault]:
    """上年转来3件，又收到44件，应办47件: what was carried in and what came is to be done; the first
    of the numbers may stand before `start`, where the sentence begins.
    """
    quantities = [quantity for quantity in found if quantity.unit != "%"]
    threes = zip(quantities, quantities[1:], quantities[2:], strict=False)
    for index, (one, other, result) in enumerate(threes):
        told = (one, other, result)
        if len({q.unit for q in told}) > 1 or one.unit == "" or any(q.loose for q in told):
            continue
        heads = [_clause(text, one), _clause(text, other)]
        if any(_OUT.search(head) for head in heads):
            continue
        carried = [bool(_CARRIED.search(head)) for head in heads]
        new = [bool(_RECEIVED.search(head)) for head in heads]
        both = (carried[0] and new[1]) or (new[0] and carried[1])
        if both and carried != [True, True] and _TO_DO.fullmatch(text, other.stop, result.start):
            whole = _whole_of(text, quantities[:index], one)
            first = whole if whole.start >= start else other
            yield from _left(text, (whole.value, other.value), first, result)


def _whole_of(text: str, before: Sequence[Quantity], one: Quantity) -> Quantity:
    """What a number is a part of (新收20件，其中自然人15件；连同结转2件，应办22件), else itself."""
    wholes = (q for q in reversed(before) if q.unit == one.unit)
    return next((q for q in wholes if "其中" in text[q.stop : one.start]), one)


def _is_with_others(
    before: Sequence[Quantity], one: Quantity, result: Quantity, added: Quantity
) -> bool:
    """Whether those told before it go into the sum: 来函20件、网上8件，加上上年2件，共30件."""
    summed = accumulate(q.value for q in (one, *reversed(before)) if q.unit == one.unit)
    return any(total + added.value == result.value for total in islice(summed, 1, None))


def _come_to(
    text: str, whole: Quantity, one: Quantity, other: Quantity, result: Quantity
) -> Iterator[Fault]:
    """新收69件加上结转1件，应办70件; 减去重复的16个，83个栏目剩下67个."""
    told = (one, other, result)
    if len({q.unit for q in told}) > 1 or one.unit in ("%", "") or any(q.loose for q in told):
        return
    if _PLUS.fullmatch(text, one.stop, other.start):
        if not is_compared(text, one) and _COMES_TO.fullmatch(text, other.stop, result.start):
            yield from _left(text, (whole.value, other.value), whole, result)
        return
    less = one if _LESS.search(_clause(text, one)) else None
    less = less or (other if _LESS.search(_clause(text, other)) else None)
    if less and _LEFT.fullmatch(text, other.stop, result.start):
        whole = other if less is one else one
        if whole.value > less.value and not _LIMITED.search(
            text, max(0, one.start - 12), result.start
        ):
            yield from _left(text, (whole.value, -less.value), one, result)


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
        if _INTO.search(text[max(0, quantity.start - SHORT) : quantity.start]):
            parts = [quantity.value]
            continue
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
