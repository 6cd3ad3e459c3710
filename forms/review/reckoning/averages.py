"""How many of a whole fall to a month, a week or a day: 全年推送156篇，平均每月13篇; 历时31天，接待
3100人次，日均100人次.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.numerals import LARGE, written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.part_totals import is_compared
from forms.review.reckoning.totals import Fault

_EACH = regex(
    rf"{HAN}{{0,8}}?[，,（(](?:平均每个?(?P<every>月|季度?|周|星期|天|日)|(?P<of>[月周日季])均|每(?P<one>月|季度?|周|天|日)平均){HAN}{{0,6}}?",
    words="平均 月均 周均 日均 季均",
)
_ALL_YEAR = regex(
    r"全年|年内|本年度?|今年|一年来|(?<!\d)20\d\d年[，,]", words="全年 年内 本年 今年 一年来 年"
)
_NOT_ALL_YEAR = regex(
    r"\d月|[一二三四五六七八九十]月|月[初中底末]|[自从]|起(?!草)|以来|期间|截至|上线|开通|启用|试运行|半年|季度|汛|上年|去年|往年|假期|寒假|暑假|学期"
)
_PART = regex("其中|原创|高峰|最[多高少低]")
_KINDS = {"月": (12, 12), "季": (4, 4), "周": (48, 53), "星": (48, 53), "日": (240, 366)}
"""How many of them a year has; those of work are fewer."""
_LENGTHS = {"日": ("天", "个工作日", "工作日", "日"), "周": ("周",), "月": ("个月",)}
_NO_LENGTH = regex(r"[每第约近]\s?$|提前|推迟|缩短|延长|用时|之?内")
FAR = 40
"""Characters from how long it went on to how many there were by then."""


def averages(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of such numbers in one sentence, which begins at `start`."""
    for index, each in enumerate(quantities[1:], 1):
        total = quantities[index - 1]
        told = _EACH.fullmatch(text, total.stop, each.start)
        if not told or total.unit != each.unit or total.loose or is_compared(text, total):
            continue
        every = (told["every"] or told["of"] or told["one"]).replace("天", "日")
        bounds = _periods(text, start, quantities[: index - 1], total, every[0])
        if bounds and not _PART.search(text, _clause(text, start, total), each.start):
            yield from _compared(text, total, each, *bounds)


def _clause(text: str, start: int, quantity: Quantity) -> int:
    return max(start, *(text.rfind(mark, start, quantity.start) + 1 for mark in "，；："))


def _periods(
    text: str, start: int, before: Sequence[Quantity], total: Quantity, every: str
) -> tuple[int, int] | None:
    """How many months, weeks or days a whole is of: those told before it, or a year's."""
    lengths = [q for q in before if q.unit in _LENGTHS.get(every, ())]
    if lengths:
        length = lengths[-1]
        near = len(lengths) == 1 and total.start - length.stop < FAR and not length.loose
        apart = _NO_LENGTH.search(text, max(start, length.start - 4), length.stop + 2)
        sure = near and not apart and "；" not in text[length.stop : total.start]
        return (int(length.value), int(length.value)) if sure and length.value > 1 else None
    whole = _ALL_YEAR.search(text, start, total.start)
    led = text[start : total.start]
    untold = every == "日" and not before  # 推送1032篇，日均2.8篇
    return None if not (whole or untold) or _NOT_ALL_YEAR.search(led) else _KINDS[every]


def _compared(text: str, total: Quantity, each: Quantity, least: int, most: int) -> Iterator[Fault]:
    """The fault of a number that is not what the whole comes to for each."""
    high, low = (Decimal(total.value) / count for count in (least, most))
    step = _last_place(text[each.start : each.end])
    slack = (Decimal(total.high) - Decimal(total.value)) / least
    rough = (Decimal(each.high) - Decimal(each.low)) if each.loose else Decimal(0)
    room = slack + max(step, rough)
    if not low - room < Decimal(each.value) < high + room:
        unit = text[each.end : each.stop].strip()
        shown = f"{high:.1f}" if least == most else f"{low:.1f}—{high:.1f}"
        count = f"{least}" if least == most else f"{least}—{most}"
        message = (
            f"平均数不对：{written(total.value)} ÷ {count} = {shown}，"
            f"正文写 {written(each.value)}{unit}"
        )
        yield Fault("sum-mismatch", (total.start, each.stop), message)


def _last_place(number: str) -> Decimal:
    """What one in the last place of a number comes to, of so many as it is told in."""
    digits = number.rstrip(f"千 {''.join(LARGE)}")
    scale = next((size for word, size in LARGE.items() if word in number), 1)
    return Decimal(scale).scaleb(-len(digits.partition(".")[2]))
