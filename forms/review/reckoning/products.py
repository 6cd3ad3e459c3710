"""Numbers that are so many times another: 每季度通报2次，全年通报8次; 12个镇各3块，共36块."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from forms.numerals import in_unit, tidy, written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.each_named import of_how_many
from forms.review.reading.quantities import Quantity
from forms.review.reading.units import OFFICES
from forms.review.reckoning.averages import averages
from forms.review.reckoning.part_totals import is_compared
from forms.review.reckoning.totals import Fault

_OFTEN = regex(
    r"(?P<every>每个?(?P<of>季度?|月份?|半年|两个月|双月|周|星期)(?:末|初|底)?|按(?P<by>季度?|月))"
    r"(?P<least>[^，。；\d]{0,6}(?:至少|不少于|不低于)|原则上)?[^，。；\d]{0,10}$",
    words="每 按",
)
_TIMES = {"季": (4, 4), "月": (12, 12), "半": (2, 2), "两": (6, 6), "双": (6, 6)}
_WEEKS = 48, 54
_IN_ALL = regex(
    rf"(?:(?:全年|一年|年内|本年度?)|[，,](?:一?共计?|累计|总共))(?P<deed>{HAN}{{0,8}})$",
    words="年 共 累计",
)
_IDLE = regex(
    r"共计?|总共|一共|合计|累计|总计|实际|先后|均|已|开展|召开|举办|组织|进行|举行|达到?|为|了|的"
)
_BREAK = regex(
    r"因|除|另|外|取消|暂停|起，|开始|其中|增加|加开|上半年|下半年",
    words="因 除 另 外 取消 暂停 起， 开始 其中 增加 加开 半年",
)
_SINCE = regex(
    r"起(?!草)|月|季度|截至|成立|上线|开通|以来|半年",
    words="起 月 季度 截至 成立 上线 开通 以来 半年",
)
"""Before a pace: what tells that it was not kept all year (9月起每月一次)."""
_FROM_ON = regex(
    r"[自从](?:\d{1,2}月|第?[一二三四]季度)[^，。；\d]{0,4}(?:起|开始)|\d月[份底初]?起"
    r"|\d月(?:\d{1,2}日)?(?:至|到|—{1,2}|-)(?!12月)\d{1,2}月",
    words="起 开始 月",
)
"""The same, where what it comes to by the end of the year is told of all the year."""
_DO_SO = regex(rf"(?:{HAN}|[（）]){{1,14}}")
"""Between how many there are and how often each does something: 18个村（社区）的公开栏每季度."""
_OF_ONE = regex(rf"每(?P<unit>[个块家处台名位所期场])(?:{HAN}|[（）]){{0,8}}$", words="每")
"""Before a pace: what tells that it is that of each of so many."""
_BEHIND = regex(rf"{HAN}{{1,6}}(?=[，。；、]|$)")
_EACH_OF = regex(
    rf"(?P<noun>{HAN}{{0,8}}?)[，,]?(?:每(?P<unit>{HAN})?(?P<again>{HAN}{{0,6}}?)|单价|均价|(?:均|都)?各(?:自)?)"
    rf"(?:{HAN}{{0,4}}?)(?:约|为|是)?",
    words="每 各 单价 均价",
)
_NO_EACH = regex(
    "类|项|种|方面|每[年月周天日季]|余|多|最|[多少]于", words="类 项 种 方面 每 余 多 最 于"
)
_ALTOGETHER = regex(
    rf"{HAN}{{0,6}}[，,]\s?(?:全[县市区镇年局])?(?:一?共计?|合计|总计|总共|总数)(?!有){HAN}{{0,4}}",
    words="共 计 总数",
)
_TOGETHER = regex(
    rf"[，,]?(?:全[县市区镇年局])?(?:一?共计?|合计|总计|总共)(?!有){HAN}{{0,4}}", words="共 计"
)
_EVERY = regex("[，,（(]每个?(?P<of>季度|季|月|半年)(?:度)?(?:各|召开|举办|开展|一般|组织)?")
_WHOLE_YEAR = regex("(?:全年|一年|年内|本年度?|今年|共)[^，。；\\d]{0,16}$", words="年 共")
_ON_AVERAGE = regex(
    "[，,（(]?(?:平均每个?(?P<of>[次期场轮家个件台套册卷处所户篇批村镇名人])|(?P<per>[人户场次件篇期村校班家])均)[^，。；\\d]{0,6}",
    words="平均每 均",
)
_ON_AVERAGE_OF = regex(
    rf"{HAN}{{1,16}}[，,（(]平均每[{OFFICES}座]?(?P<noun>{HAN}{{1,8}}?)(?:发放|分发|配备|分得|约|为|达到?|有|得)*",
    words="平均每",
)
_GATE = ("每", "各", "按", "价", "均")
ROOM = Decimal("1.2")
"""How many times what was rounded off a mean may be off."""
_HEADS = frozenset("人名位")
_MORE_OFTEN = regex("以上|左右|至少|[^，。；]{0,4}加", words="以上 左右 至少 加")
SHORT = 20
_WITH_MORE = regex(r"[（(，,]\s?(?:含|另|其中|包括|因)")
_AT_LEAST = regex("至少[有设]?$", words="至少")
_EACH_FIRST = regex(
    rf"每个?(?P<noun>{HAN}{{1,6}}?)(?:均|都)?(?:设|配|有|发|建|印|安排|配备|设置|投放|发放)?$",
    words="每",
)


def products(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of such numbers in one sentence, which begins at `start`."""
    if len(quantities) < 2 or not any(word in text for word in _GATE):
        return
    yield from averages(text, start, quantities)
    for index, (one, other) in enumerate(pairwise(quantities)):
        yield from _often(text, start, one, other, quantities[:index])
        yield from _often_behind(text, start, one, other)
    for index, told in enumerate(zip(quantities, quantities[1:], quantities[2:], strict=False)):
        yield from _average(text, *told, quantities[:index])
    for index, (count, each, total) in enumerate(
        zip(quantities, quantities[1:], quantities[2:], strict=False)
    ):
        last = quantities[index - 1].stop if index else start
        many = of_how_many(text, quantities[: index + 1], each) or int(count.value)
        many *= of_how_many(text, quantities[:index], count) or 1
        if "、" not in text[last : count.start] or many > count.value or not index:
            yield from _each(text, last, count, each, total, many)


def _often(
    text: str, start: int, each: Quantity, total: Quantity, before: Sequence[Quantity]
) -> Iterator[Fault]:
    """每月开一次碰头会，全年碰头12次; 18个村每季度更新一期，全年共72期, the number `before` being
    of those that do so.
    """
    told = _OFTEN.search(text, max(start, each.start - 24), each.start)
    between = text[each.stop : total.start]
    whole = _IN_ALL.search(between)
    if not told or not whole or each.unit != total.unit or each.loose or total.loose:
        return
    if _BREAK.search(text, told.start(), total.stop) or "；" in between:
        return
    if not between.count("年") and _SINCE.search(text, start, told.start()):
        return
    if _FROM_ON.search(text, start, told.start()):
        return
    behind = _BEHIND.match(text, total.stop)
    named = _IDLE.sub("", whole["deed"]) + (behind[0] if behind else "")
    if not set(named) <= set(text[told.start() : each.stop] + between[: whole.start()]):
        return
    low, high = _TIMES.get((told["of"] or told["by"])[0], _WEEKS)
    least, most = low * each.value, high * each.value
    if one := _OF_ONE.search(text, start, told.start()):  # 每块每月更换1次
        many = {q.value for q in before if q.unit == one["unit"]}
        if len(many) != 1:
            return
        least, most = (bound * min(many) for bound in (least, most))
    elif before and _DO_SO.fullmatch(text, before[-1].stop, told.start()):
        if total.value == least:
            return
        least, most = least * before[-1].value, most * before[-1].value
    if any(q.value * least <= total.value <= q.value * most for q in before):
        return  # 意见箱15个，每月开箱1次，全年开箱180次
    if not least <= total.value <= (total.value if told["least"] else most):
        right = f"{written(least)}" if low == high else f"{written(least)}—{written(most)}"
        unit = text[total.end : total.stop].strip()
        message = (
            f"次数与总数不符：{told['every']} {written(each.value)}{unit}，全年应为 {right}{unit}"
        )
        yield Fault("sum-mismatch", (told.start(), total.stop), message)


def _often_behind(text: str, start: int, total: Quantity, each: Quantity) -> Iterator[Fault]:
    """全年开会4次，每季度1次."""
    every = _EVERY.fullmatch(text, total.stop, each.start)
    whole = _WHOLE_YEAR.search(text, max(start, total.start - SHORT), total.start)
    if (
        not every
        or not (whole or every[0][0] in "（(")
        or each.unit != total.unit
        or each.loose
        or total.loose
    ):
        return
    right = _TIMES[every["of"][0]][0] * each.value
    if right != total.value and not _MORE_OFTEN.match(text, each.stop):
        unit = text[each.end : each.stop].strip()
        told = f"每{every['of']} {written(each.value)}{unit}"
        message = f"次数与总数不符：{told}，全年应为 {written(right)}{unit}"
        yield Fault("sum-mismatch", (total.start, each.stop), message)


def _average(
    text: str, one: Quantity, other: Quantity, each: Quantity, before: Sequence[Quantity]
) -> Iterator[Fault]:
    """检查12次，发现问题60个，平均每次5个; 印2400册，送到8个乡镇，平均每个乡镇300册; another number
    `before` may be the one that is meant.
    """
    count, total = (one, other) if other.unit == each.unit else (other, one)
    if total.unit != each.unit or count.value <= 0 or not _is_mean(text, count, other, each):
        return
    if count.loose or total.loose or "；" in text[one.stop : other.start]:
        return
    meant = [q for q in before if q.unit == count.unit and q.value * each.value == total.value]
    if meant or is_compared(text, count):
        return
    right = Decimal(total.value) / Decimal(count.value)
    slack = (Decimal(total.high) - Decimal(total.value)) / Decimal(count.value)
    rounding = Decimal(each.high) - Decimal(each.value)
    room = rounding if each.loose else ROOM * (rounding or 1)
    if abs(right - Decimal(each.value)) >= slack + room:
        unit = text[each.end : each.stop].strip()
        message = (
            f"平均数不对：{written(total.value)} ÷ {written(count.value)} = {right:.1f}，"
            f"正文写 {written(each.value)}{unit}"
        )
        yield Fault("sum-mismatch", (one.start, each.stop), message)


def _is_mean(text: str, count: Quantity, last: Quantity, each: Quantity) -> bool:
    """Whether a number behind the last of two is told of each of those counted, by their unit or,
    right behind them, by their name (8个苏木乡镇，平均每个苏木乡镇).
    """
    if told := _ON_AVERAGE.fullmatch(text, last.stop, each.start):
        of = told["of"] or told["per"]
        return of == count.unit or (of in _HEADS and count.unit in _HEADS)
    named = _ON_AVERAGE_OF.fullmatch(text, count.stop, each.start) if last is count else None
    return named is not None and text.startswith(named["noun"], count.stop)


def _each(
    text: str, start: int, count: Quantity, each: Quantity, total: Quantity, many: int
) -> Iterator[Fault]:
    """3期，每期2天，共6天; 12个乡镇各设3块，共36块; 每个乡镇3块，12个乡镇共36块; `many` are those
    that the number is told of where several are counted before it (4个分局和13个科室各1名).
    """
    first = _EACH_FIRST.search(text, start, count.start)
    if first:
        if not _is_of(text, first["noun"], each, total):
            return
        count, each = each, count
    elif not _is_each(text, count, each) or not _ALTOGETHER.fullmatch(text, each.stop, total.start):
        return
    if (
        each.unit != total.unit
        or count.unit == each.unit
        or _NO_EACH.search(text, count.stop, each.start)
    ):
        return
    if _WITH_MORE.match(text, total.stop):
        return
    least = _AT_LEAST.search(text, start, each.start) is not None
    if any(q.loose for q in (count, total)) or (each.loose and not least) or each.unit in ("%", ""):
        return
    times = count.value if first else many
    right = tidy(Decimal(times) * Decimal(each.value))
    slack = 0 if least else times * (Decimal(each.high) - Decimal(each.low)) / 2
    if total.high + slack < right or (total.low - slack > right and not least):
        unit = text[total.end : total.stop].strip()
        shown = written(tidy(Decimal(in_unit(right, "元", unit))))
        word = "单价乘数量与总价不符" if each.unit == "元" else "每份乘份数与总数不符"
        first_place = min(count.start, each.start)
        yield Fault("sum-mismatch", (first_place, total.stop), f"{word}：应为 {shown}{unit}")


def _is_each(text: str, count: Quantity, each: Quantity) -> bool:
    """Whether a number is told of each of those counted before it."""
    told = _EACH_OF.fullmatch(text, count.stop, each.start)
    if not told:
        return False
    return told["unit"] in (None, count.unit[:1]) or told["unit"] in (told["noun"] or "")


def _is_of(text: str, noun: str, count: Quantity, total: Quantity) -> bool:
    """Whether a number counts what was told of each before (每个乡镇3块，12个乡镇共36块)."""
    named = text.startswith(noun, count.stop)
    return named and bool(_TOGETHER.fullmatch(text, count.stop + len(noun), total.start))
