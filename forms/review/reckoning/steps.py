"""The way from one number to another where the text tells both: 由46个精简为38个，减少8个;
满意率96%，较上年的92%提高4个百分点; 分别为91%、93%、95%，逐次上升.

It goes by what stands around the numbers and not by what is counted, so that scores, ranks, days
and percentages are held against each other too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise
from typing import NamedTuple

from forms.numerals import read_numeral, tidy, written
from forms.patterns import regex
from forms.review.finding import Finding, Span
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.quantities import Quantity, quantities_of
from forms.review.reading.sentences import sentences_of
from forms.review.reading.tongue import hidden
from forms.review.reckoning.change_faults import LEVEL
from forms.review.reckoning.of_two import reckoned_of_two
from forms.review.reckoning.told_apart import reckoned_apart
from forms.review.reckoning.ways import is_of_another
from forms.review.rulebook import rules

_STRETCH = regex(r"[^；。！？\n]+")
_UP = "增长|增加|上升|提高|提升|攀升|上涨|增多|扩充|扩大|扩展|延长|前进|升|增"
_DOWN = "下降|减少|降低|回落|下滑|压缩|压减|缩短|缩减|精简|削减|下调|后退|降|减"
_GAP = regex(
    rf"(?:净|再|又|共)?(?:{_UP}|{_DOWN}|整合|新增|多|少|高出?|低|涨)(?:安排|投入|发布|办理|办|收|公开)?(?:了|出|约)?\s?$"
)
_BEFORE = regex(
    rf"(?:上年度?|去年|年初|期初|原来|原先|原有|(?:由|从){HAN}{{0,10}}|20\d\d年度?)(?:末|底|同期)?{HAN}{{0,6}}$"
)
_OF_WAY = regex(
    r"由|从|上年|去年|年初|基础上|20\d\d年|百分点", words="由 从 上年 去年 年初 基础上 20 百分点"
)
_POINTS = frozenset(("个百分点", "百分点"))
_COUNTED = frozenset(("件", "条", "篇", "元", "人", "人次", "次", "份", "期", "场", "个", "项"))
_OF_COUNT = regex(
    rf"[，,]?(?:(?:同比|环比)|[较比](?:上年度?|去年|20\d\d年度?)(?:同期)?)?(?:{_UP}|{_DOWN})了?\s?"
)
_EXTRA = regex(
    r"(?P<rank>第)?(?P<number>\d{1,6}(?:\.\d+)?|[一二两三四五六七八九十]{1,3})(?:(?P<score>分(?![之钟别类管散布]))|个?(?P<place>位次?|名次?)|(?P<ten>万)(?![元人件条个次份篇余多])|(?P<measure>秒|公顷|亩|平方米|公里|吨))",
    words="分 位 名 万 秒 公顷 亩 平方米 公里 吨",
)
_TO = regex(
    rf"[^，。；\d]{{0,4}}?(?:(?P<up>{_UP})|(?P<down>{_DOWN}|整合|合并)|(?P<twice>翻番|翻倍|翻了?一番))(?:到|至|为|成)[^，。；\d]{{0,6}}(?:20\d\d年度?)?[^，。；\d]{{0,4}}"
)
_FOLD = regex("[，,](?:翻了?(?P<times>[一两二三])?番|翻了?一?倍)(?!多|半)", words="番 倍")
_FROM = regex(r"(?:由|从)[^，。；\d]{0,12}(?:20\d\d年度?)?[^，。；\d]{0,6}$", words="由 从")
_RUN = regex(
    rf"[，,](?:总体|整体|均|呈现?|实现|保持|连续[两三四五]年|连续|逐[年次季月步期批]|持续|稳步|稳定)+(?:地|的)?(?:(?P<up>{_UP}|向好|走高)|(?P<down>{_DOWN}|走低))"
)
_EVERY = ("逐", "连续", "持续", "呈")
_AGAINST = regex(
    r"[，,](?:同比|总体|数量|总量)?(?:(?P<level>持平)|(?P<twice>翻了?一?番|翻倍|翻了?一倍)(?!半|多)"
    rf"|(?:有所|略有|明显|大幅|小幅|显著|稳步)(?:(?P<up>{_UP})|(?P<down>{_DOWN})))(?=[，。；]|$)"
)
_LAST = regex(
    r"(?:上年度?|去年|上一年度?)(?:同期)?(?:为|是|仅为?|则为)?\s?$", words="上年 去年 上一年"
)
_OPPOSED = regex(
    rf"(?:(?P<more>增加|净增|增长|多)|减少|净减|下降|少)了?\s?[\d.,]+\s?[万亿]?{HAN}{{1,3}}[，、（]"
    r"(?:同比)?(?:(?P<rose>增长|上升|增幅|涨幅)|下降|降幅|减幅|降低)(?:为|约|达)?\s?[\d.]+\s?[%％]",
    words="增加 净增 增长 多 减少 净减 下降 少",
)
_IDLE = regex(
    r"同比|(?:较|比|与)?(?:上年度?|去年|20\d\d年度?)(?:同期)?|相比|总体|实际|数量|总量|总数|累计|合计"
    r"|基础上|今年|全年|[共的在上净又再也均而，、（ ]"
)
_REACHED = regex(rf"(?:达到?|为|至|到|共有|总数){HAN}{{0,3}}$", words="达 为 至 到 共有 总数")
TWICE, SLACK = 2, Decimal("0.1")
SHORTEST = 3


class _Number(NamedTuple):
    """A number of a stretch; `half` is by how much it may be rounded."""

    span: Span
    value: Decimal
    half: Decimal
    unit: str


class Step(NamedTuple):
    """A way that is told wrong, with what is wrong."""

    span: Span
    message: str
    rule: str = "change-mismatch"


def step_findings(passage: Passage, blamed: Sequence[Span | None]) -> Iterator[Finding]:
    """Rules `change-mismatch` and others, where nothing is blamed already."""
    few = (*reckoned_of_two(passage.text), *reckoned_apart(passage.text))
    beside = (Step(*one) for one in few)
    for step in (*_steps(passage.text), *beside):
        start, stop = passage.span(*step.span)
        if not any(it and it[0] < stop and start < it[1] for it in blamed):
            rule, place = rules()[step.rule], passage.place(*step.span)
            yield finding_in(passage, rule.id, rule.severity, step.message, [place], rule.source)


@by_paragraph
def _steps(text: str) -> Iterator[Step]:
    shown, quantities = hidden(text), quantities_of(text)
    starts = [quantity.start for quantity in quantities]
    for sentence in sentences_of(text):
        said = text[sentence.start : sentence.end]
        if not (_OF_WAY.search(said) or "分别" in said):
            continue
        for stretch in _STRETCH.finditer(shown, sentence.start, sentence.end):
            low, high = bisect_left(starts, stretch.start()), bisect_left(starts, stretch.end())
            numbers = _numbers(shown, stretch.span(), quantities[low:high])
            if len(numbers) > 1:
                yield from islice(_wrong(shown, stretch.span(), numbers), 1)


def _points(text: str, stretch: Span, numbers: Sequence[_Number]) -> Iterator[Step]:
    """20万元，比上年下降10个百分点: what is no share falls by percent."""
    for index, points in enumerate(numbers):
        earlier = numbers[:index]
        if points.unit not in _POINTS or not earlier or any(n.unit == "%" for n in earlier):
            continue
        if earlier[-1].unit in _COUNTED and _OF_COUNT.fullmatch(
            text, earlier[-1].span[1], points.span[0]
        ):
            yield Step(points.span, "数量的增减用“%”说，“个百分点”只用于两个百分比之差")


def _wrong(text: str, stretch: Span, numbers: Sequence[_Number]) -> Iterator[Step]:
    yield from _turned(text, numbers)
    yield from _gaps(text, stretch, numbers)
    yield from _run(text, stretch, numbers)
    yield from _beside(text, numbers)
    yield from _points(text, stretch, numbers)
    yield from _opposed(text, stretch)


# ---- reading


def _numbers(text: str, stretch: Span, quantities: Sequence[Quantity]) -> list[_Number]:
    """The numbers of a stretch that are exact, scores and ranks among them."""
    found = [
        _Number((q.start, q.stop), Decimal(q.value), _rounded(q), q.unit)
        for q in quantities
        if not q.article
    ]
    taken = {one.span[0] for one in found}
    for match in _EXTRA.finditer(text, *stretch):
        value = read_numeral(match["number"])
        if value is not None and match.start("number") not in taken:
            unit = _unit(match)
            if not match["place"] or match["rank"] or match["place"][0] == "位":
                found.append(_Number(match.span(), Decimal(value), _half(match), unit))
    return sorted(found)


def _unit(match: re.Match[str]) -> str:
    """What a number is told in that is no quantity."""
    if match["rank"]:
        return "第"
    return match["measure"] or ("分" if match["score"] else "万" if match["ten"] else "位")


def _rounded(quantity: Quantity) -> Decimal:
    """By how much a number may be rounded; a percentage is taken for exact but for a last digit."""
    value = Decimal(quantity.value)
    if quantity.unit != "%":
        return (Decimal(quantity.high) - Decimal(quantity.low)) / 2
    places = -int(value.as_tuple().exponent)
    return Decimal(1).scaleb(-places) / 2 if places > 0 else Decimal(0)


def _half(match: re.Match[str]) -> Decimal:
    places = len(match["number"].partition(".")[2])
    rounded = match["ten"] or match["measure"]
    return Decimal(1).scaleb(-places) / 2 if rounded else Decimal(0)


# ---- what is wrong


def _opposed(text: str, stretch: Span) -> Iterator[Step]:
    """比上年减少54条，增长4%: by number it fell, by percent it rose."""
    for told in _OPPOSED.finditer(text, *stretch):
        if bool(told["more"]) != bool(told["rose"]):
            yield Step((told.start(), told.end()), "前面的数与后面的百分比增减方向相反")


def _turned(text: str, numbers: Sequence[_Number]) -> Iterator[Step]:
    """由38个精简为46个, 由第5位升至第8位, 从20万翻番到50万."""
    for last, now in pairwise(numbers):
        if last.unit != now.unit or last.value == now.value:
            continue
        how = _TO.fullmatch(text, last.span[1], now.span[0])
        if not how or not _FROM.search(text, max(0, last.span[0] - 24), last.span[0]):
            continue
        risen = (now.value > last.value) != (last.unit == "第")
        span = last.span[0], now.span[1]
        if how["twice"]:
            if abs(now.value - TWICE * last.value) > SLACK * last.value:
                yield Step(span, _not_twice(last, now))
        elif bool(how["up"]) != risen:
            yield Step(span, f"增减写反了：{_told(last)} → {_told(now)}")
        elif fold := _FOLD.match(text, now.span[1]):
            right = last.value * TWICE ** (read_numeral(fold["times"] or "一") or 1)
            if abs(now.value - right) > SLACK * right:
                span = fold.start() + 1, fold.end()
                yield Step(span, _not_twice(last, now))


def _gaps(text: str, stretch: Span, numbers: Sequence[_Number]) -> Iterator[Step]:
    """Two numbers and by how much they differ, whichever is told first."""
    for gap in numbers:
        if not _GAP.search(text, max(stretch[0], gap.span[0] - 10), gap.span[0]):
            continue
        unit = "%" if gap.unit in _POINTS else "第" if gap.unit == "位" else gap.unit
        ends = [one for one in numbers if one is not gap and one.unit == unit]
        if unit == "%" and gap.unit == "%":
            continue
        if len(ends) != 2 or sum(one.unit in (unit, gap.unit) for one in numbers) != 3:
            continue
        if not any(_is_before(text, stretch, one) for one in ends):
            continue
        if any(_GAP.search(text, max(stretch[0], e.span[0] - 10), e.span[0]) for e in ends):
            continue  # 新增9家，取消4家，较上年末净增5家
        between = text[min(e.span[1] for e in ends) : max(e.span[0] for e in ends)]
        differ = abs(ends[0].value - ends[1].value)
        slack = gap.half + ends[0].half + ends[1].half
        if "其中" in between or not _is_of_them(text, stretch, gap, ends):
            continue
        if is_of_another(text, min(e.span for e in ends), max(e.span[0] for e in ends)):
            continue
        if abs(differ - gap.value) > slack:
            told = f"{_told(ends[0])} 与 {_told(ends[1])}"
            shown = written(tidy(differ))
            yield Step(gap.span, f"两个数的差不对：{told} 相差 {shown}，正文写 {_told(gap)}")
            return


def _is_of_them(text: str, stretch: Span, gap: _Number, ends: Sequence[_Number]) -> bool:
    """Whether a change is one of what the two numbers count, and not of something named for it."""
    start = max(text.rfind(mark, stretch[0], gap.span[0]) for mark in "，、（") + 1
    start = max(start, *(end.span[1] for end in ends if end.span[1] <= gap.span[0]), stretch[0])
    clause = text[start : gap.span[0]]
    how = _GAP.search(clause)
    named = _IDLE.sub("", clause[: how.start()] if how else clause)
    last = ends[-1]
    based = "基础上" not in text[stretch[0] : stretch[1]] or last.span[0] < gap.span[0]
    reached = based or _REACHED.search(text, gap.span[1], last.span[0])
    return not named and bool(reached)


def _is_before(text: str, stretch: Span, one: _Number) -> bool:
    return bool(_BEFORE.search(text, max(stretch[0], one.span[0] - 20), one.span[0]))


def _run(text: str, stretch: Span, numbers: Sequence[_Number]) -> Iterator[Step]:
    """分别为91%、93%、95%，逐次上升; 2021年320条，2022年360条，2023年400条，逐年增加."""
    if not any(word in text for word in _EVERY):
        return
    for told in _RUN.finditer(text, *stretch):
        row = [one for one in numbers if one.span[1] <= told.start()]
        row = [one for one in row if one.unit == row[-1].unit] if row else row
        if len(row) < SHORTEST or not _is_in_time(text, stretch, row):
            continue
        if not any(word in told[0] for word in _EVERY):
            continue
        steps = [(b.value > a.value) != (b.unit == "第") for a, b in pairwise(row)]
        flat = any(a.value == b.value for a, b in pairwise(row))
        if not flat and any(step != bool(told["up"]) for step in steps):
            values = "、".join(_told(one) for one in row)
            yield Step((told.start() + 1, told.end()), f"升降写反了：依次是 {values}")


def _is_in_time(text: str, stretch: Span, row: Sequence[_Number]) -> bool:
    """Whether a row of numbers is told in the order of time."""
    between = [text[a.span[1] : b.span[0]] for a, b in pairwise(row)]
    if all(re.search(r"20\d\d年|季度|月|年", gap) for gap in between):
        return True
    led = text[stretch[0] : row[0].span[0]]
    timed = re.search(r"[年次季月期轮批]|先后|依次", led)
    return bool(timed and "分别" in led) and all(gap in ("、", "和", "，") for gap in between)


def _beside(text: str, numbers: Sequence[_Number]) -> Iterator[Step]:
    """40万次，上年20万次，翻了一番; 25篇，上年20篇，有所增加."""
    for now, last in pairwise(numbers):
        told = _AGAINST.match(text, last.span[1])
        led = text[now.span[1] : last.span[0]]
        if not told or now.unit != last.unit or not last.value or not _LAST.search(led):
            continue
        if len(led) > 14 or any(mark in led for mark in "、："):
            continue
        gap = now.value - last.value
        if told["level"]:
            right = abs(gap) <= LEVEL * last.value
        elif told["twice"]:
            right = abs(now.value - TWICE * last.value) <= SLACK * last.value
        else:
            right = (gap > 0) == bool(told["up"]) and bool(gap)
        if not right:
            span = told.start() + 1, told.end()
            yield Step(span, f"与上年相比说得不对：{_told(last)} → {_told(now)}")


def _told(one: _Number) -> str:
    unit = {"第": "位", "元": ""}.get(one.unit, one.unit)
    return f"{'第' if one.unit == '第' else ''}{written(tidy(one.value))}{unit}"


def _not_twice(last: _Number, now: _Number) -> str:
    """What is wrong with a number that is said to be twice another, or twice that again."""
    times = f" 是 {written(tidy(round(now.value / last.value, 1)))} 倍" if last.value else ""
    return f"翻番不对：{_told(last)} → {_told(now)}{times}"
