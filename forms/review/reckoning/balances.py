"""What came and what went, beside how much there is more or less: 新增9项，删除3项，由86项调为92项;
制发6件，废止3件，较上年末净增3件.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from forms.draft import Number
from forms.numerals import tidy, written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault
from forms.review.reckoning.ways import FROM, UP, exchanged, is_way

_CAME = regex(
    rf"(?:^|[，、；。\d]{HAN}?)(?:[^，。；\d]{{0,12}})(?:新增|增加|增设|增补|新设|新建|新开|新聘|制发|制定|印发|出台|补充|纳入)了?(?:{HAN}{{2,10}})?$",
    words="新增 增加 增设 增补 新设 新建 新开 新聘 制发 制定 印发 出台 补充 纳入",
)
_WENT = regex(
    rf"(?:删除|取消|撤销|废止|失效|注销|关停|剔除|移出|调出|解聘|减少|清除)了?(?:{HAN}{{2,10}})?$",
    words="删除 取消 撤销 废止 失效 注销 关停 剔除 移出 调出 解聘 减少 清除",
)
_TURNED = regex(
    rf"[^，。；\d]{{0,4}}(?:(?:调整|变|增加|增|减少|减|扩充|精简|压缩|更新|提高|下降)(?:为|到|至)){HAN}{{0,4}}",
    words="为 到 至",
)
_NET = regex(
    r"[较比](?:上年度?|去年|20\d\d年度?|年初)[末底]?(?:同期)?(?:的)?(?P<net>净)?(?P<how>增加|减少|增|减|多|少)了?$",
    words="较 比",
)
_MOVED = regex("合并|整合|归并|拆分|划转|承接|上收|下放|转为|并入|其他|其余|等")
_OPENED = regex(r"[，,：:（(]?\s?(?:其中|包括|具体为|一是)?[：:，,]?[^，。；\d]{0,8}")
"""Between the end of a way and what came and went."""
_OTHERS = regex("修订|修改|合并|整合|归并|宣布|其中|另|划转|承接|上收|下放")


def balances(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of such numbers in one sentence, which begins at `start`."""
    for index, (came, went) in enumerate(pairwise(quantities)):
        edge = quantities[index - 1].stop if index else start
        told = came.unit == went.unit != "%" and not (came.loose or went.loose)
        if not told or not _CAME.search(text, max(0, edge - 1), came.start):
            continue
        if not _WENT.search(text, came.stop, went.start):
            continue
        yield from _of_way(text, came, went, quantities[index + 2 : index + 4])
        yield from _of_net(text, came, went, quantities[index + 2 : index + 4])
    yield from _behind_way(text, quantities)


def _behind_way(text: str, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """由65项调整为68项，其中新增5项、删除3项: what came and went behind the way."""
    for index in range(len(quantities) - 3):
        last, now, one, other = quantities[index : index + 4]
        net = exchanged(text, one, other) if last.unit == now.unit == one.unit else None
        if net is None or last.loose or now.loose or not is_way(text, last, now):
            continue
        end = text.find("。", other.stop)
        if _MOVED.search(text, last.start, end if end >= 0 else len(text)):
            continue
        if _OPENED.fullmatch(text, now.stop, one.start) and last.value + net != now.value:
            yield _wrong_way(text, (last, now), (one, other), net)


def _wrong_way(
    text: str, way: tuple[Quantity, Quantity], moved: tuple[Quantity, Quantity], net: Number
) -> Fault:
    """The fault of a way that what came and went does not make."""
    (last, now), (one, other) = way, moved
    came, went = (one, other) if (one.value >= other.value) == (net >= 0) else (other, one)
    sum_ = f"{written(last.value)} + {written(came.value)} - {written(went.value)}"
    unit = text[now.end : now.stop].strip()
    right = written(tidy(Decimal(last.value) + Decimal(net)))
    message = f"增减之后的数不符：{sum_} = {right}，正文写 {written(now.value)}{unit}"
    return Fault("sum-mismatch", (last.start, other.stop), message)


def _of_way(
    text: str, came: Quantity, went: Quantity, after: Sequence[Quantity]
) -> Iterator[Fault]:
    """由84项调整为94项 behind what came and went."""
    if len(after) < 2 or {q.unit for q in after} != {came.unit} or any(q.loose for q in after):
        return
    last, now = after
    led = text[went.stop : last.start]
    if not FROM.search(led) or "；" in led or _OTHERS.search(text, came.start, now.start):
        return
    net = Decimal(came.value) - Decimal(went.value)
    if _TURNED.fullmatch(text, last.stop, now.start) and last.value + net != now.value:
        fault = _wrong_way(text, (last, now), (came, went), net)
        yield fault._replace(span=(came.start, now.stop))


def _of_net(
    text: str, came: Quantity, went: Quantity, after: Sequence[Quantity]
) -> Iterator[Fault]:
    """较上年末净增3件 behind what came and went, at most what there is between."""
    edge = went.stop
    for gap in after:
        how = _NET.search(text, edge, gap.start)
        edge = gap.stop
        if gap.unit != came.unit or gap.loose:
            return
        if not how:
            continue
        net, up = Decimal(came.value) - Decimal(went.value), how["how"] in UP.split("|")
        if _OTHERS.search(text, came.start, gap.start) or not net:
            return
        if abs(net) != gap.value:
            if how["net"]:
                yield _wrong_net(came, went, gap)
            return
        if (net > 0) != up:
            message = (
                f"增减写反了：新增 {written(came.value)}、减去 {written(went.value)}，"
                f"是{'增加' if net > 0 else '减少'} {written(tidy(abs(net)))}"
            )
            yield Fault("change-mismatch", (came.start, gap.stop), message)
        return


def _wrong_net(came: Quantity, went: Quantity, gap: Quantity) -> Fault:
    """The fault of 净增5件 behind 制发4件，废止1件."""
    net = tidy(Decimal(came.value) - Decimal(went.value))
    sum_ = f"{written(came.value)} - {written(went.value)} = {written(net)}"
    message = f"净增减不对：{sum_}，正文写 {written(gap.value)}"
    return Fault("change-mismatch", (came.start, gap.stop), message)
