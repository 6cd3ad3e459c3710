"""Partitions: lists behind a total that no word opens, but whose labels show them to be all of it.

评价表980份，有效960份，无效20份; 印制5000份，发放4500份，留存500份; 会议10次，党组会3次、专题会7次.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reading.sentences import stretch_start
from forms.review.reckoning.part_totals import opens_list
from forms.review.reckoning.totals import BACK, Fault, sum_fault
from forms.review.repairs import is_slip, is_turned

_FIRST = regex(rf"{HAN}{{0,6}}[，,：:]{HAN}{{1,10}}?(?:为|有|是)?")
_FIRST_FAR = regex(rf"{HAN}{{0,16}}[，,：:](?:{HAN}{{1,16}}[，,])?{HAN}{{1,12}}?(?:为|有|是)?")
"""The same further off: 公文428件，办文时同步确定公开属性，属主动公开的197件、…"""
_LABEL = regex(rf"[，,、]?(?:和|及|与)?{HAN}{{1,10}}?(?:为|有|是)?")
_NOT_PARTS = regex(
    "其中|共|合计|总计|累计|全年|较|比|上年|去年|同期|增加|增长|下降|提出|发现|整改|解决|参加|参与|参会|现场提|浏览|点赞"
    "|同时|兼|重复|交叉|涉及|获|入选|刊载|采用|转发|覆盖|[平日月周人场次期]均|每|最|另|拟|现有|原有|新建|新设|改版"
)
_MARK = regex("[，,、：:]")
_REST = regex("留存|库存|剩余|余下|结余|剩下|备用|在办|待|尚|未|仍|无效|作废|暂缓|长期|持续|不")
_OTHERS = regex("[，,、；]?(?:其余|其他|另有?|剩余|余下|还有)", words="其余 其他 另 剩余 余下 还有")
_KEPT = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        *(
            "有效/无效",
            "有效/废止",
            "有效/修改",
            "保留/修改",
            "废止/修改",
            "修订/废止",
            "保留/取消",
            "保留/废止",
            "建议/提案",
            "主办/会办",
            "主办/协办",
            "男/女",
        ),
        *(
            "一级/二级",
            "上半年/下半年",
            "机关/乡镇",
            "机关/镇街",
            "部门/乡镇",
            "部门/镇街",
            "网站/新媒体",
        ),
        *(
            "线上/线下",
            "市级/县级",
            "区级/街道",
            "原创/转载",
            "新增/删除",
            "新增/修改",
            "转交/答复",
            "答复/转办",
        ),
        *(
            "满意/不满意",
            "撤销/合并",
            "文字/视频",
            "图解/视频",
            "纸质/电子",
            "城区/乡镇",
            "本级/下属",
            "现场/电话",
        ),
        *(
            "政府/部门",
            "县直/乡镇",
            "市直/县区",
            "公益/经营",
            "初信/重信",
            "个人/单位",
            "当面/邮寄",
            "当面/网络",
        ),
    )
)
NEAR, NEAR_REST = Decimal("0.1"), Decimal("0.2")
"""How far from their total parts may be, as a share of it, to have been meant to make it up."""
ONE, SEVERAL = 1, 3
HALVES = ("上半年", "下半年")
"""What divides a year, so that nothing is left out."""
_NO_NAME = frozenset("了到的出有是为等")


_PLACE = regex(
    "(?:公众号|微信|微博|抖音|头条|视频号|客户端|网站|网|平台|媒体|公报|专栏|电视台|报纸)"
    "[”』）]?(?:共|累计|全年)*(?:发布|公开|推送|更新|刊发|转载|报道)"
)


def partitions(text: str, quantities: Sequence[Quantity], tied: frozenset[int]) -> Iterator[Fault]:
    """The faults of lists that are all of the total before them by their labels."""
    for index, total in enumerate(quantities[:-2]):
        known = any(quantity.unit == total.unit for quantity in quantities[:index])
        if known or total.unit in ("%", "") or total.loose:
            continue
        after = quantities[index + 1 :]
        parts = _parts(text, total, after, _FIRST)
        if not parts and len(after) >= SEVERAL:
            parts = _parts(text, total, after, _FIRST_FAR)
            parts = parts if len(parts) >= SEVERAL and _is_turned(total, parts) else []
        if len(parts) < 2 or any(part.start in tied for part in parts):
            continue
        if parts[0].value == sum(part.value for part in parts[1:]):
            continue  # 征求意见5件，不同意的3件，决定公开1件、不公开2件
        summed = sum(Decimal(part.value) for part in parts)
        slack = sum(Decimal(part.high) - Decimal(part.value) for part in parts)
        gap = abs(summed - Decimal(total.value))
        if total.low - slack <= summed <= total.high + slack:
            continue
        labels = _labels(text, total, parts)
        if _is_one_of_them(text, total, labels):
            continue
        bound = _bound(labels)
        if summed > Decimal(total.value) and are_opposites(labels):
            bound = Decimal(ONE)
        if len(labels) == len(HALVES) and all(
            h in one for h, one in zip(HALVES, labels, strict=True)
        ):
            bound = Decimal(ONE)
        bound = bound or (NEAR if _is_turned(total, parts) and len(parts) >= SEVERAL else bound)
        one_more = bound and summed - Decimal(total.value) == ONE
        if one_more or gap <= bound * Decimal(total.value):
            shown = int(summed) if summed == int(summed) else summed
            yield sum_fault(text, total, parts, shown, (total.start, parts[-1].stop))


def _parts(
    text: str, total: Quantity, after: Sequence[Quantity], first: re.Pattern[str]
) -> list[Quantity]:
    """The numbers of its unit behind a total, each with a label; none where more follow."""
    found: list[Quantity] = []
    edge = total.stop
    for part in after:
        label = text[edge : part.start]
        exact = part.unit == total.unit and not part.loose and part.value < total.value
        pattern = _LABEL if found else first
        if not exact or not pattern.fullmatch(label) or _NOT_PARTS.search(label):
            break
        found.append(part)
        edge = part.stop
    more = any(part.unit == total.unit for part in after[len(found) :])
    more = more or (len(found) > 2 and bool(BACK.search(text, total.stop, found[0].start)))
    return [] if more or _OTHERS.match(text, edge) else found


def _is_turned(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether one part with two digits changed round would make up the total."""
    gap = total.value - sum(part.value for part in parts)
    meant = ((part.value, part.value + gap) for part in parts)
    return any(
        is_turned(told, right) or (len(str(told)) == len(str(right)) and is_slip(told, right))
        for told, right in meant
    )


def _labels(text: str, total: Quantity, parts: Sequence[Quantity]) -> list[str]:
    edges = [total.stop, *(part.stop for part in parts)]
    found = (text[edge : part.start] for edge, part in zip(edges, parts, strict=False))
    return [_MARK.split(label)[-1].strip("和及与为有是") for label in found]


def _is_one_of_them(text: str, total: Quantity, labels: Sequence[str]) -> bool:
    """Whether the first number is told of one of several places, as the others are: 公众号发布
    信息278条，网站发布信息90条，微博发布信息78条.
    """
    clause = stretch_start(text, total.start, "，。；：\n")
    if opens_list(text, total):
        return True
    return bool(_PLACE.search(text, clause, total.start)) and any(
        _PLACE.search(label) for label in labels
    )


def _bound(labels: Sequence[str]) -> Decimal:
    """How far parts with these labels may be from their total; 0 where they need not be all."""
    if _REST.search(labels[-1]) and not any(_REST.search(label) for label in labels[:-2]):
        return NEAR_REST
    ends = {label[-1:] for label in labels}
    alike = len(ends) == 1 and not ends & _NO_NAME and len(set(labels)) == len(labels)
    named = alike and all(len(label) > ONE for label in labels)
    return (
        NEAR
        if named or any(_are_opposite(a, b) for a, b in combinations(labels, 2))
        else Decimal(0)
    )


def are_opposites(labels: Sequence[str]) -> bool:
    """Whether two labels, and no more, divide what is counted, so that it has no other parts."""
    return len(labels) == 2 and _are_opposite(*labels)


def _are_opposite(one: str, other: str) -> bool:
    """Whether two labels divide what is counted: 主办、会办; 合格、不合格."""
    for denied in ("不", "未", "非"):
        bare = other.removeprefix(denied)
        if bare != other and one.removeprefix("已").endswith(bare):
            return True
    return any(
        (a in one and b in other and b not in one) or (b in one and a in other and a not in one)
        for a, b in (tuple(pair) for pair in _KEPT)
    )
