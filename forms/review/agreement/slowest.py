"""How long the slowest took, beside what is said of all: 最长的用了26个工作日，没有一件延期;
平均11.5个工作日，最长的11个工作日; 最长18个工作日办结，2件用时31个工作日.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import DAYS

_SLOWEST = regex(
    rf"(?:最长|最慢|最久)(?:的?[1一]件)?[^，。；\d]{{0,8}}?(?P<n>\d{{1,3}}(?:\.\d+)?)(?P<unit>{DAYS})",
    words="最长 最慢 最久",
)
_IN_TIME = regex(
    r"没有(?:一件|1件|任何)?(?:申请)?(?:办理|出现|发生|答复)?(?:延期|超期|逾期)|无一件?(?:延期|超期|逾期)"
    r"|(?:都|均|全部)(?:没有|未)(?:办理|申请)?(?:延期|超期|逾期)|未(?:出现|发生|有)(?:一件)?(?:延期|超期|逾期)|无(?:延期|超期|逾期)",
    words="延期 超期 逾期",
)
_ALL_WITHIN = regex(
    rf"(?:均|都|全部|一律)(?:没有|未|不)(?:超过|超出)(?P<n>\d{{1,3}})(?P<unit>{DAYS})",
    words="超过 超出",
)
TERM, EXTENDED = 20, 40
"""Working days in which an application is answered, and may be where it is extended."""
_MEAN = regex(
    rf"平均[^，。；\d由从]{{0,8}}?(?P<n>\d{{1,3}}(?:\.\d+)?)(?P<unit>{DAYS})", words="平均"
)
_OVERDUE = regex(
    rf"(?:超期|逾期|超时)[^。；\n]{{0,16}}?(?:期限|时限|规定)[^，。；\d]{{0,6}}(?P<limit>\d{{1,3}})(?P<unit>{DAYS})[，,]?(?:而|但|却|该件)*(?:实际|却)[^，。；\d]{{0,4}}(?P<n>\d{{1,3}})(?P=unit)",
    words="超期 逾期 超时",
)
"""What is said to have been late, and was not."""
_SHORTER = regex(
    r"[，,](?:较|比)法定(?:办理|答复)?(?:时限|期限)[^，。；]{0,4}?(?:缩短|提前|减少|压缩)",
    words="法定",
)
"""What is shorter than the term that the law sets is no longer than it."""
_TOOK = regex(
    rf"(?<!累计)(?<!合计)(?<!平均)(?:用时|历时|用了|耗时|长达|拖了)(?P<n>\d{{1,3}})(?P<unit>{DAYS})(?![以之]?内)",
    words="用时 历时 用了 耗时 长达 拖了",
)
_APART = regex("上年|去年|以前|原来|最[长慢久]")


def late_within_its_term(text: str) -> Iterator[tuple[Span, Span]]:
    """Where something is said to be late that took no longer than it may: 期限20日，实际18日."""
    for match in _OVERDUE.finditer(text):
        if int(match["n"]) <= int(match["limit"]):
            yield match.span("limit"), match.span("n")


def slower_than_can_be(text: str) -> Iterator[tuple[Span, Span]]:
    """Where the slowest is told, and what it cannot be true beside."""
    yield from _slow_on_average(text)
    for slowest in _SLOWEST.finditer(text):
        start, end = sentence_around(text, *slowest.span())
        most, unit = Decimal(slowest["n"]), slowest["unit"].removeprefix("个")
        in_time = _IN_TIME.search(text, start, end)
        longest = TERM if in_time and "延期" in in_time[0] else EXTENDED
        if in_time and unit == "工作日" and most > longest:
            yield slowest.span(), in_time.span()
        for all_ in _ALL_WITHIN.finditer(text, start, end):
            if all_["unit"].removeprefix("个") == unit and most > int(all_["n"]):
                yield all_.span(), slowest.span()
        for other in (*_MEAN.finditer(text, start, end), *_TOOK.finditer(text, start, end)):
            led = stretch_start(text, other.start(), "，。；\n")
            told = other["unit"].removeprefix("个") == unit and Decimal(other["n"]) > most
            one_stretch = "；" not in text[slice(*sorted((other.start(), slowest.start())))]
            if told and one_stretch and not _APART.search(text, led, other.start()):
                yield slowest.span(), other.span()


def _slow_on_average(text: str) -> Iterator[tuple[Span, Span]]:
    """平均用时22个工作日，没有一件延期."""
    for mean in _MEAN.finditer(text):
        in_time = _IN_TIME.search(text, *sentence_around(text, *mean.span()))
        slow = mean["unit"].endswith("工作日") and Decimal(mean["n"]) > TERM
        shorter = _SHORTER.match(text, mean.end()) if slow else None
        if shorter:
            yield mean.span(), shorter.span()
        if slow and in_time and "延期" in in_time[0]:
            yield mean.span(), in_time.span()
