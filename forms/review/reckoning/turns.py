"""What is told turn by turn: 第一期60人，第二期55人，共115人; 首场46人，后两场各52人，共150人次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reading.units import TURNS
from forms.review.reckoning.totals import Fault, sum_fault
from forms.review.rulebook import rules

_LIST = "list-count"
_NAMES = regex("[前后第]$|其[余他]$")
"""Before a number that only says which turns are meant."""
_COUNT = "[一两二三四五六七八九]"
_TURN = regex(
    rf"(?:第(?P<nth>{_COUNT})|(?P<first>首)|(?P<side>[前后]|其余|其他|另外?)(?P<many>{_COUNT}))"
    rf"(?P<of>[{TURNS}])(?P<each>均|都)?(?P<apart>各)?(?:{HAN}{{0,4}}?)$",
    words=" ".join(TURNS),
)
_BEHIND = regex(
    rf"[，,；（(](?:一?共计?|合计|总计|累计|总共|涉及|覆盖|惠及){HAN}{{0,6}}$",
    words="共 合计 总计 累计 涉及 覆盖 惠及",
)
_NOT_ALL = regex("整改|解决|完成|其中|平均|较|比|上年|去年|另|等")
_ALIKE = {"人次": ("人", "名"), "件次": ("件",), "条次": ("条",)}
_BEFORE = 30
"""Characters between a total and the first turn."""
FEW = 2
_ANNOUNCED = regex(
    rf"(?P<n>[2-9]|[两三四五六七八九])(?P<of>[{TURNS}])(?P<listed>[：:])?[^。；第首]{{0,24}}?(?:首|第一)(?P=of)",
    words="首 第一",
)
_NTH = regex(rf"第(?P<nth>[二三四五六七八九])(?P<of>[{TURNS}])", words="第")
_ALL = regex(
    rf"[，；](?P<n>[两三四五六七八九])(?P<of>[{TURNS}])(?:培训|会议)?(?:一?共|均|都|合计|累计)"
)


class _Turn(NamedTuple):
    part: Quantity
    first: int
    """Which turn it is; 0 for the last ones, or those left."""
    times: int


def by_turns(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of such numbers in one sentence, which begins at `start`."""
    quantities = [q for q in quantities if not _NAMES.search(text, max(0, q.start - 2), q.start)]
    turns = [(i, turn) for i, q in enumerate(quantities) if (turn := _turn(text, start, q))]
    if len(turns) < FEW or not _follow([turn for _, turn in turns]):
        return
    low, high = turns[0][0], turns[-1][0]
    parts = [turn.part for _, turn in turns]
    if len({part.unit for part in parts}) > 1 or high - low != len(turns) - 1:
        return
    total = _total(text, start, quantities, low, high, sum(turn.times for _, turn in turns))
    summed = sum(turn.part.value * turn.times for _, turn in turns)
    if total and not total.low <= summed <= total.high:
        told = [turn.part for _, turn in turns for _ in range(turn.times)]
        first, last = sorted((total, parts[0] if total.start > parts[0].start else parts[-1]))
        yield sum_fault(text, total, told, summed, (first.start, last.stop))


def _turn(text: str, start: int, part: Quantity) -> _Turn | None:
    told = _TURN.search(text, max(start, part.start - 14), part.start)
    if not told or part.loose or part.unit in ("%", ""):
        return None
    if told["many"]:
        times = int(read_numeral(told["many"]) or 0)
        return _Turn(part, int(told["side"] == "前"), times) if told["apart"] else None
    return _Turn(part, 1 if told["first"] else int(read_numeral(told["nth"]) or 0), 1)


def _follow(turns: Sequence[_Turn]) -> bool:
    """Whether each turn begins where the one before it ended, the first with the first."""
    reached = 0
    for turn in turns:
        if turn.first not in (0, reached + 1) or (turn.first == 0 and not reached):
            return False
        reached += turn.times
    return True


def _total(
    text: str, start: int, quantities: Sequence[Quantity], low: int, high: int, count: int
) -> Quantity | None:
    """The number of all turns: behind them, or before them where it is told how many these are."""
    last = quantities[high]
    units = {last.unit, *(unit for unit, short in _ALIKE.items() if last.unit in short)}
    units.update(_ALIKE.get(last.unit, ()))
    for total in quantities[high + 1 : high + 2]:
        led = text[last.stop : total.start]
        if total.unit in units and _BEHIND.search(led) and not _NOT_ALL.search(led):
            return None if total.loose else total
    held = [q for q in quantities[:low] if q.unit in "期场次批轮" and q.value == count]
    before = [q for q in quantities[:low] if q.unit in units and not q.loose]
    if not held or not before or before[-1].stop < quantities[low].start - _BEFORE:
        return None
    led = text[before[-1].stop : quantities[low].start]
    return None if _NOT_ALL.search(led) or len(before) > 1 else before[-1]


def turns_announced(text: str, start: int, end: int) -> Iterator[Fault]:
    """More turns than are told one by one: 培训3次，第一次……，第二次……，两次共102人次."""
    for match in _ANNOUNCED.finditer(text, start, end):
        nths = [m for m in _NTH.finditer(text, match.end(), end) if m["of"] == match["of"]]
        told = [1, *(int(read_numeral(nth["nth"]) or 0) for nth in nths)]
        all_ = _ALL.search(text, match.end(), end)
        summed = all_ and all_["of"] == match["of"] and read_numeral(all_["n"]) == len(told)
        in_turn = len(told) > 1 and told == list(range(1, len(told) + 1))
        number = int(read_numeral(match["n"]) or 0)
        fewer = number > len(told) and (summed or match["listed"])
        if in_turn and (fewer or number < len(told)):
            said = f"{match['n']}{match['of']}"
            told_of = f"前面说“{said}”，逐一说到的是 {len(told)} {match['of']}"
            message = f"{rules()[_LIST].title}：{told_of}"
            yield Fault(_LIST, (match.start(), match.end("of")), message)
