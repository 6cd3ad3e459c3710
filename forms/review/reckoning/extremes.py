"""What cannot be of one set of numbers: 平均9天，最长7天; 均15天内办结，最长20天; 6场，出席8场."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from forms.numerals import written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault, part_above_whole

_KINDS = (
    ("most", regex("最(?:长|多|高|大|久|晚|慢)[^，。；最平]{0,12}$", words="最")),
    ("least", regex("最(?:短|少|低|小|快|早)[^，。；最平]{0,12}$", words="最")),
    ("mean", regex("平均[^，。；最]{0,12}$", words="平均")),
)
_LIMIT = regex("(?:均|全部|都|一律)[^，。；]{0,8}$", words="均 全部 都 一律")
_WITHIN = regex(rf"(?:以内|之内|内){HAN}{{0,2}}(?:办|答|回|处|完|审)")
_OF_TIME = regex("天|日|时|分钟|月")
_PER = regex("每|[日月年周人]均")
_OTHER_TIME = regex(
    r"上年|去年|同期|\d{4}年|法定|规定|要求|承诺|压缩|缩短|由|降|较|比|延长|目标|以前|改革前"
)
_ATTENDED = regex(
    rf"[，,（(；](?:其中)?[，,]?由?{HAN}{{0,6}}(?:长|主任|书记|负责人|领导|领导干部)(?:同志)?(?:带头|亲自|均|到场|现场|共|本人)*"
    rf"(?:到会|出席|参加|参与|主持|做客|讲解|授课|答问|发布|宣讲){HAN}{{0,4}}"
)
_HELD = frozenset(("次", "场", "期"))
_GIVEN_OUT = regex(
    rf"(?:发放|发出|寄出|送出|印发)了?{HAN}{{0,4}}(?:问卷|调查表|评议表|测评表|表决票|征求意见表)$"
)
_GIVEN_BACK = regex(
    rf"[^，。；]{{0,4}}[，,](?:实际|有效|共|已)?(?:收回|回收)(?:了|有效)*{HAN}{{0,6}}"
)
_EXPECTED = regex("应(?:到|参加|参会|参训|公开|报|办|整改)[^，。；]{0,6}$", words="应")
_IN_FACT = regex(
    "[^，。；]{0,6}[，,]?(?:实际?|已|均)(?:到|参加|参会|参训|公开|报|办|整改)[^，。；]{0,6}"
)
_FURTHER = regex("另|其他|此外|还|上级|[省市]里")


class _Told(NamedTuple):
    kind: str
    quantity: Quantity


def extremes(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of such numbers in one sentence, which begins at `start`."""
    if "最" in text or "平均" in text:
        told = list(_told(text, start, quantities))
        for high, low in (
            ("mean", "most"),
            ("least", "mean"),
            ("least", "most"),
            ("most", "limit"),
        ):
            yield from _reversed(text, start, told, high, low)
    yield from _attended(text, quantities)
    yield from _given_back(text, start, quantities)


def _told(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[_Told]:
    edge = start
    for quantity in (one for one in quantities if not one.article):  # 最长的一件用了14天
        kind = next((k for k, pattern in _KINDS if pattern.search(text, edge, quantity.start)), "")
        if not kind and _LIMIT.search(text, edge, quantity.start):
            kind = "limit" if _WITHIN.match(text, quantity.stop) else ""
        if kind and _OF_TIME.search(quantity.unit):
            yield _Told(kind, quantity)
        edge = quantity.stop


def _reversed(
    text: str, start: int, told: Sequence[_Told], small: str, large: str
) -> Iterator[Fault]:
    """What should be the smaller one, where it is the larger one."""
    found = [[one.quantity for one in told if one.kind == kind] for kind in (small, large)]
    if len(found[0]) != 1 or len(found[1]) != 1:
        return
    one, other = found[0][0], found[1][0]
    first, last = sorted((one, other), key=lambda q: q.start)
    between = text[first.stop : last.start]
    said = text[max(start, first.start - 16) : last.stop]
    apart = "；" in between or _PER.search(said) or _OTHER_TIME.search(said)
    if one.unit == other.unit and one.low > other.high and not apart:
        words = [f"{written(q.value)}{text[q.end : q.stop].strip()}" for q in (first, last)]
        message = f"最长、最短与平均（或时限）不能同时成立：“{words[0]}”与“{words[1]}”"
        yield Fault("sum-mismatch", (first.start, last.stop), message)


def _attended(text: str, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """More meetings that somebody went to than there were."""
    for index, (held, seen) in enumerate(pairwise(quantities)):
        if any(one.unit == held.unit and one.high >= seen.low for one in quantities[:index]):
            continue  # 46场，市领导出席11场，部门负责人出席35场
        if held.unit != seen.unit or held.unit not in _HELD or held.loose or seen.loose:
            continue
        between = text[held.stop : seen.start]
        if seen.low > held.high and _ATTENDED.fullmatch(between) and not _FURTHER.search(between):
            yield part_above_whole(text, held, seen)


def _given_back(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """More came back than was given out, more did than should."""
    for out, back in pairwise(quantities):
        if out.unit != back.unit or out.loose or back.loose or back.low <= out.high:
            continue
        between = text[out.stop : back.start]
        for first, then in ((_GIVEN_OUT, _GIVEN_BACK), (_EXPECTED, _IN_FACT)):
            if first.search(text, start, out.start) and then.fullmatch(between):
                yield part_above_whole(text, out, back)
