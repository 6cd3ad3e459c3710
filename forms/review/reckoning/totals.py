"""Totals told behind their parts: 甲3件、乙4件，合计8件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from forms.draft import Number
from forms.numerals import read_numeral, tidy, written
from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import KINDS, NO_THINGS, OCCASIONS, PERSONS, TURNS
from forms.review.reckoning.part_totals import is_compared, outside, some_of
from forms.review.repairs import is_slip, is_turned

_TOTAL_LAST = regex(
    rf"(?:共计|合计|总计|累计共|总共)(?P<what>{HAN}{{0,8}})$", words="共计 合计 总计 累计共 总共"
)
_TOTAL_NEAR = regex(
    rf"(?:总数|总量|总人数|总件数)(?:为|达到?|是|共)?$|(?<!公)(?:共|一共|共有)$|[，,]累计{HAN}{{0,4}}$|[三两四][项者类]共计?{HAN}{{0,3}}$"
    "|、[^，。；]{2,16}，计$",
    words="总数 总量 总人数 总件数 共 累计 计",
)
_ADDED = regex(
    rf"(?:(?P<count>[两二三四五六])(?:[{KINDS}处级{TURNS}]|个?(?:平台|渠道|方面|部分|环节|批次|季度))?|[，,])(?:的)?"
    rf"(?:一?共|合计|共计|总计|相加|加总|之和|加起来|合起来|合在一起)(?:为|共|达|得|有|计)?(?:{HAN}{{2}})?$",
    words="共 合计 总计 相加 加总 之和 加起来 合起来 合在一起",
)
"""A total that says that it is of the two or three before it, or that they have been added."""
_OF_SO_MANY = regex(
    r"[，,；;](?:以上|上述|前述|这|此)?(?P<count>[两二三四五六七八3-8])(?:个|大)?"
    rf"(?:[{KINDS}处级]|平台|渠道|方面|部分|环节|批次|季度|形式|方式|途径|账号|栏目|载体|领域|板块|来源|单位|部门|片区){HAN}{{0,9}}?"
    rf"(?:一?共|合计|共计|总计|相加|加总|之和|加起来|合起来|累计)(?:为|共|达|得|有|计)?(?:{HAN}{{2}})?$",
    words="共 合计 总计 相加 加总 之和 加起来 合起来 累计",
)
"""A total of as many numbers as stand before it, whatever they are counted in: 三个平台合计."""
_SAID_TO_ADD = ("相加", "加总", "之和", "加起来", "合起来", "合在一起")
_DOING = regex(rf"[，,](?:全年|今年|年内|本年度?)?(?:累计|一?共|总共|合计)?(?P<deed>{HAN}{{2}})$")
_TOTAL_OF_SERIES = regex(rf"[，,](?:全年|全市|全县|全区)?(?:共{HAN}{{0,6}})?$")
"""Words for a total that is none where the parts are far from it (共12个问题)."""
NEAR, VERY_NEAR = Decimal("0.7"), Decimal("0.9")
_OF_SHARE = regex("占[^，。；]{0,12}$", words="占")
_OTHER_DEED = regex(r"发现|整改|解决|收到|覆盖|涉及|惠及|形成")
_BOTH = regex(rf"{HAN}{{0,4}}(?:合计|共计|总计|共|之和|相加|加总|加起来|合起来)(?:为|是|共)?")
"""Behind 两项 (两个部门) it counts the parts themselves."""
_OWN_ITEM = regex("；[^；，]{5,}(?:合计|共计|总计)")
"""A total that is an item of the list itself (；第三项即办理结果总计30件)."""
_UNTOLD = regex(rf"[，,]({HAN}+)、{HAN}+?(?:合计|共计|总计|共)")
"""Parts without numbers of their own, which the total is of (，科研机构、其他组织合计11件)."""
_PARTS = frozenset("项者类")
_SUMS_UP = {
    "人次": ("人", "名"),
    "人": ("名", "位"),
    "件次": ("件",),
    "条次": ("条",),
    "场次": ("场", "次"),
}
"""Units of a total whose parts may have shorter ones."""
_ANY_KIND = frozenset(("件次", "件", "条次", "份"))
"""Units of a total of things of different kinds (来信14封、来电42个，共56件次)."""
_ANY_THING = frozenset("个处条项")
_RIGHT_BEHIND = frozenset(("，共", "，共计", "，合计", "，总计", "，一共"))
"""Between the last part and its total where nothing else can be meant."""
_EACH = regex(
    r"(?<![上下])各(?:设|建|配|有|发|报|安排|选|派)?\d"
    rf"|每(?!个?(?:季度?|月|半年|年|周|旬)[^，。；]{{0,4}}[一二两三\d][{TURNS}]，)",
    words="各 每",
)
_YEAR_ROUND = regex("(?:全年|年内|今年|本年度?|共|累计|总共)", words="年 共 累计")
_ONE_BY_ONE = regex(
    rf"各{HAN}{{0,2}}[1一][{OCCASIONS}][，,]{HAN}{{0,8}}(?:依次|分别)[为是有]?$", words="依次 分别"
)
"""Before parts that are told of one time each: 3月、7月各1次，人数依次为."""
_COMMAS = frozenset("、，")
_BARE = frozenset("、，和及")
_NO_KINDS = NO_THINGS | PERSONS | {"户", "个百分点"}
"""Units in which no kinds of things are told that a total might add up."""
FARTHEST = 26
"""How far before a total it is said of how many it is."""
SHORT = 9
"""Characters between two numbers of one list."""
_SERIES = regex(
    "第[一二三四]|[一二三四]季度|[上下]半年|四个季度|[春夏秋冬]季", words="第 季度 半年 季"
)
_BALANCE = regex(
    "原有|年初(?!计划|部署|安排|制定|确定|印发|以来)|减去|扣除|剔除|去除|去重|撤[销并下]|关[停闭]|注销|取消|删除|退出|减少|下架|淘汰|调出|解聘",
    words="原有 年初 减去 扣除 剔除 去除 去重 撤 关停 关闭 注销 取消 删除 退出 减少 下架 淘汰"
    " 调出 解聘",
)
"""What makes a list one of what came and went."""
_ABSENT = regex(
    "[^，。；、\\d]{0,12}(?:请假|缺席|缺勤|缺考|旷课|(?:未|没有?)能?(?:参加|到会|到场|参训|出席))",
    words="请假 缺 旷课 未 没",
)
"""Behind those who are none of those who came: 39人参加，3人因下乡请假，两次共81人次."""
BACK = regex("收回|回收|交回", words="收回 回收 交回")
"""What tells that the numbers behind it are of what came back (发放300份，收回280份，满意…)."""
MEAN = regex("每|[平人日月年周场次期篇]均", words="每 均")
"""Before a number that is no part but one of each (收到意见96条，平均每场8条，办结90条)."""


class Fault(NamedTuple):
    """One fault of arithmetic in a text, with what is blamed and what it should be."""

    rule: str
    span: Span
    message: str
    better: str | None = None


def part_above_whole(text: str, whole: Quantity, part: Quantity) -> Fault:
    """The fault of a part that is told as more than its whole."""
    unit = text[part.end : part.stop].strip()
    message = f"部分多于全部：{written(part.value)}{unit} 多于 {written(whole.value)}{unit}"
    return Fault("sum-mismatch", (whole.start, part.stop), message)


def sum_fault(
    text: str, total: Quantity, parts: Sequence[Quantity], summed: Number, span: Span
) -> Fault:
    """The fault of parts that do not make up their total."""
    unit = text[total.end : total.stop].strip() or total.unit
    added = " + ".join(_times(part, len(list(same))) for part, same in groupby(parts))
    gap = written(tidy(abs(Decimal(summed) - Decimal(total.value))))
    stated = f"正文写总数 {written(total.value)}{unit}"
    message = f"分项之和与总数不符：{added} = {written(summed)}，{stated}（差 {gap}）"
    return Fault("sum-mismatch", span, message)


def _times(part: Quantity, times: int) -> str:
    """A part as it is written in a sum, with how many times it is told (14个社区各1个)."""
    return f"{times}×{written(part.value)}" if times > 1 else written(part.value)


def _behind_largest(parts: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The numbers behind the last one that is more than what they are to come to."""
    last = max(at for at, part in enumerate(parts) if part.value > total.value)
    return list(parts[last + 1 :])


_OF_TWO_KINDS = regex("[（(][^）)]{1,2}[）)]")
"""Behind a total that takes in what is told in another unit: 合计18篇（个）."""


def totals_last(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """甲3件、乙4件，合计8件: a total behind its parts; `start` is where the sentence begins."""
    for index, total in enumerate(quantities):
        head = text[max(start, total.start - 14) : total.start]
        if index < 2 or total.unit in ("%", "") or total.loose:
            continue
        if _OF_SHARE.search(head):
            continue
        surely, perhaps = _TOTAL_LAST.search(head), _TOTAL_NEAR.search(head)
        beside = text[quantities[index - 1].stop : total.start] in _COMMAS  # 合计3216户、187万元
        if beside:
            led = quantities[index - 1].start
            surely = surely or _TOTAL_LAST.search(text, max(start, led - 14), led)
        if not perhaps and _SERIES.search(text, start, total.start):
            perhaps = _TOTAL_OF_SERIES.search(head)
        told = _TOTAL_OF_SERIES.search(head)
        perhaps = perhaps or _does_again(text, start, head, quantities[index - 1])
        added = _is_added(head, quantities[:index], total)
        added = added or bool(_of_so_many(text, start, quantities[:index], total))
        some = some_of(text, start, quantities[:index], total)
        added = added or bool(some)
        if not (surely or perhaps or told or added):
            continue
        parts = _before(text, start, quantities[:index], total) if some is None else some
        if len(parts) < 2 or any(q.loose for q in parts) or _is_of_its_own(text, parts, total):
            continue
        if _BALANCE.search(text, start, total.start) or _is_of_each(text, start, parts, total):
            continue
        if surely and (surely["what"] or beside) and total.value < max(q.value for q in parts):
            parts = _behind_largest(parts, total)  # 检查3420条，修改46条、撤回12条，合计处理58条
            if len(parts) < 2:
                continue  # 复议132件、诉讼64件，合计败诉3件
        if _OF_TWO_KINDS.match(text, total.stop) or _is_one_of_them(quantities[:index], total):
            continue
        sums = [sum(q.value for q in parts[first:]) for first in range(len(parts) - 1)]
        if total.value in sums or any(q.value == total.value for q in parts):
            continue
        slipped = any(is_slip(s, total.value) or is_turned(s, total.value) for s in sums[:1])
        listed = bool(told) and _is_whole_list(text, start, quantities[:index], total)
        if (
            surely
            or added
            or listed
            or (perhaps and _is_near(text, total, sums[0], parts))
            or slipped
        ):
            span = parts[0].start, total.stop
            yield sum_fault(text, total, parts, sums[0], span)


def _does_again(text: str, start: int, head: str, last: Quantity) -> re.Match[str] | None:
    """窗口接待210人次、电话接待85人次，全年接待295人次: what the parts are told of was done."""
    told = _DOING.search(head)
    again = text.count(told["deed"], start, last.start) if told else 0
    if not told or not again:
        return None
    summed = any(word in told[0] for word in ("共", "累计", "合计"))
    series = _SERIES.search(text, start, last.stop)
    if again == 1:
        return told if summed and series else None
    return told if series or (summed and "、" in text[start : last.start]) else None


def _is_added(head: str, before: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a total says that it is of as many numbers as stand right before it."""
    told = _ADDED.search(head)
    if not told:
        return False
    if before[-1].value == len(before) - 1 and before[-1].unit != total.unit:
        before = before[:-1]  # 两类, 两个平台
    if not told["count"]:
        return any(word in told[0] for word in _SAID_TO_ADD)
    row = [q for q in before if q.unit == total.unit]
    return len(row) == len(before) == read_numeral(told["count"])


def _is_of_its_own(text: str, parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a total is not of the numbers before it, but of what is named beside it."""
    if _OWN_ITEM.match(text, parts[-1].stop, total.start):
        return True
    untold = _UNTOLD.match(text, parts[-1].stop, total.start)
    return bool(untold and untold[1] not in text[: parts[-1].stop])


def _is_of_each(text: str, start: int, parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether parts are told of each time or place; not of a clause before one for the whole year
    (每日通报疫情，全年发布信息612条).
    """
    clause = max(start, text.rfind("，", start, parts[0].start) + 1)
    if _ONE_BY_ONE.search(text, start, parts[0].start):
        return False
    begin = clause if _YEAR_ROUND.search(text, clause, parts[0].start) else start
    return bool(_EACH.search(text, begin, total.start))


def _of_so_many(
    text: str, start: int, before: Sequence[Quantity], total: Quantity
) -> list[Quantity] | None:
    """As many numbers as a total says that it is of, none where it is unclear which; None where it
    does not say so.
    """
    told = _OF_SO_MANY.search(text, max(start, total.start - FARTHEST), total.start)
    if not told:
        return None
    count = int(read_numeral(told["count"]) or 0)
    earlier = outside(text, [q for q in before if q.stop <= told.start()], total)
    alike = [q for q in earlier if q.unit == total.unit]
    parts = alike if len(alike) == count else earlier[-count:]
    units = {part.unit for part in parts}
    if len(parts) < count or units & _NO_KINDS - {total.unit}:
        return []
    mixed = len(units) > 1
    known = len(earlier) == count and (total.unit in units or total.unit in _ANY_KIND)
    return parts if known or (not mixed and total.unit in units) else []


def _before(text: str, start: int, before: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The parts of a total told last: as many as it says, those of its unit, or a list of things
    of any kind.
    """
    told = _of_so_many(text, start, before, total)
    if told is not None:
        return told
    if row := _bare_row(text, before, total.unit):
        return row
    units = (total.unit, *_SUMS_UP.get(total.unit, ()))
    if before[-1].value == len(before) - 1 or before[-1].unit in _PARTS:
        counted = _BOTH.fullmatch(text, before[-1].stop, total.start)
        before = before[:-1] if counted else before
    parts = [q for q in before if q.unit in units and not is_compared(text, q)]
    parts = [q for q in parts if not _ABSENT.match(text, q.stop)]
    parts = outside(text, parts, total)
    listed = [q for q in before if q.unit not in ("%", "元", "人", "人次", "名", "")]
    if _are_alike(text, before[-2:], total):
        return list(before[-2:])
    mixed = total.unit in _ANY_KIND and len(parts) < len(listed) == len(before) > 2
    if mixed and all(_joined(text, one, other) for one, other in pairwise(listed)):
        return listed
    return parts


def _bare_row(text: str, before: Sequence[Quantity], unit: str) -> list[Quantity]:
    """The numbers that end a sentence with nothing between them but a mark, three or more: 四个季度
    发现问题27个、22个、18个、14个.
    """
    first = len(before) - 1
    while first > 0 and text[before[first - 1].stop : before[first].start] in _BARE:
        first -= 1
    row = list(before[max(first, 0) :])
    return row if len(row) > 2 and {q.unit for q in row} == {unit} else []


def _is_whole_list(text: str, start: int, before: Sequence[Quantity], total: Quantity) -> bool:
    """Whether all that stands before a total is one list, which nearly comes to it: 甲类26条、
    乙类41条、丙类63条，全年共公开各类信息140条.
    """
    values = [Decimal(q.value) for q in before if q.unit == total.unit and not q.loose]
    row = len(values) == len(before) > 2 and text.find("，", start, before[0].start) < 0
    joints = {text[a.stop] for a, b in pairwise(before)}
    small, large = sorted((sum(values), Decimal(total.value)))
    return row and joints == {"、"} and small >= VERY_NEAR * large


def _is_one_of_them(before: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a number before a list is what it comes to with the number behind it, so that this
    is the last of its parts.
    """
    values = [quantity.value for quantity in before if quantity.unit == total.unit]
    return any(value == sum(values[at + 1 :]) + total.value for at, value in enumerate(values[:-1]))


def _are_alike(text: str, last: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a total right behind two numbers is of both, although the first has another unit of
    the same meaning: 失效链接6个、错别字9处，共15处.
    """
    units = [quantity.unit for quantity in last]
    near = text[last[-1].stop : total.start] in _RIGHT_BEHIND and total.unit == units[-1]
    alike = near and len(last) == 2 and units[0] != units[1] and {*units} <= _ANY_THING
    return alike and text[last[0].stop] == "、" and _joined(text, *last)


def _joined(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers stand in one list: 通报4期，督办函6份."""
    between = text[one.stop : other.start]
    return (
        between[:1] in _COMMAS and len(between) < SHORT and not re.search("[，；。]", between[1:])
    )


def _is_near(text: str, total: Quantity, summed: Number, parts: Sequence[Quantity]) -> bool:
    between = text[parts[-1].stop : total.start]
    series = _SERIES.search(text, parts[0].start - SHORT, total.start)
    if (_OTHER_DEED.search(between) and not series) or "其中" in text[parts[0].start : total.start]:
        return False
    small, large = sorted((Decimal(total.value), Decimal(summed)))
    return small >= NEAR * large


def compared(parts: Sequence[Quantity], tied: frozenset[int]) -> bool:
    """Whether a part has been compared with the figures."""
    return any(part.start in tied for part in parts)


def is_mean(text: str, quantity: Quantity) -> bool:
    """Whether a number is one of each, as its clause says: 推送168期，平均每月14期."""
    start = stretch_start(text, quantity.start, "，。；：（\n")
    return bool(MEAN.search(text, start, quantity.start))


ROUND = 10


def mistyped(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether one number with two digits swapped, or one left out, would make the sum right; round
    numbers are made so by chance (1800件，其中甲200件、乙160件).
    """
    if all(not quantity.value % ROUND for quantity in (total, *parts)):
        return False
    gap = total.value - sum(part.value for part in parts)
    meant = [(part.value, part.value + gap) for part in parts]
    meant.append((total.value, total.value - gap))
    return any(
        right > 0 and (is_slip(stated, right) or is_turned(stated, right))
        for stated, right in meant
    )
