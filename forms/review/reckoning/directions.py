"""Changes against last year told without a number, or as so many times: 较上年略有增加, 翻了一番,
是上年的2倍 — held against last year's number in the text or in last year's draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from forms.draft import Number
from forms.numerals import written
from forms.patterns import regex
from forms.review.finding import Finding, Span
from forms.review.passage import Passage, finding_in
from forms.review.reading.quantities import Quantity, quantities_in
from forms.review.reading.sentences import sentences_of
from forms.review.reading.tongue import hidden
from forms.review.reading.trends import trends_in
from forms.review.reckoning.changes import Before
from forms.review.reckoning.ways import DOWN, FROM, UP
from forms.review.rulebook import rules

_LAST_YEAR = r"(?:上年度?|去年|上一年度?|(?P<year{}>20\d\d)年度?)(?:同期)?(?:的)?"
_AGAINST = regex(
    rf"[，,]?\s?(?:(?:较|比|与|和|同){_LAST_YEAR.format('')}"
    rf"|(?P<times>(?:是|为|相当于){_LAST_YEAR.format('_of_times')})|同比)",
    words="上年 去年 上一年 较20 比20 与20 和20 同20 是20 为20 于20 同比",
)
_MUCH = "有所|略有|稍有|明显|大幅|显著|稳步|小幅|有较大|均有|继续"
_HOW = regex(
    rf"(?:相比|相较)?[，,]?(?:总体|总量|数量|实现|呈)?(?:(?:{_MUCH})(?:(?P<up>增加|增长|上升|提高|提升|增多)|(?P<down>减少|下降|回落|降低|下滑))"
    r"|(?P<twice>翻了?一?番|翻倍|翻了?一倍)|(?P<fourfold>翻了?两番)|(?P<nearly>基本|大致|大体)?(?P<level>持平))(?!\s?[\d约近到至半多])"
)
_TURNED = regex(
    rf"[^，。；\d]{{0,4}}?(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:到|至|为)[^，。；\d]{{0,6}}(?:20\d\d年度?)?[^，。；\d]{{0,4}}"
)
_MARKS = ("上年", "上一年", "去年", "同比", "由", "从", "20")
_TIMES_OF = regex(r"的?(?:近|约|超过?|将近)?$")
TWICE, SLACK = 2, Decimal("0.05")
"""翻番, and by how much of last year's number it may be off."""
SHORT = 4
"""Characters that may stand between last year's number and the times of it."""
NEARLY, FEW = Decimal("0.15"), 3
"""The same of 基本持平, and how many pieces are as good as none."""
_CALLED = regex(r"[，,](?:新收|申请|收件|受理|公开|信息|发布|公开信息|总)?(?:总?数?量|总数|件数)$")
"""What may name a number once more before its change: 56件，申请量与2024年的54件基本持平."""
_BARE = regex("[，,]?(?:数量|总量|总数|件数)?")
"""What may stand between a number and how it changed."""
Kind = Literal["up", "down", "level", "nearly", "times"]
_SAYS: Mapping[Kind, str] = {
    "up": "增加",
    "down": "减少",
    "level": "持平",
    "nearly": "持平",
    "times": "倍数",
}


class Told(NamedTuple):
    """A change without a number of its own: of which number (none where the words before it name a
    figure), from which, and how; `low` and `high` bound the times of last year's number that it
    may be.
    """

    span: Span
    now: Quantity | None
    last: Quantity | None
    kind: Kind
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)

    def moved(self, by: int) -> Told:
        """The same so many characters further on."""
        span = self.span[0] + by, self.span[1] + by
        now, last = (one and one.moved(by) for one in (self.now, self.last))
        return Told(span, now, last, *self[3:])

    @property
    def place(self) -> int:
        """Where the number stands, or could stand, that is tied to a figure."""
        return self.now.start if self.now else self.span[0]


def direction_findings(
    passage: Passage, tied: Mapping[int, Sequence[Before]], year: int | None
) -> Iterator[Finding]:
    """Rule `change-mismatch`; `tied` gives what the numbers of the text are tied to, by place."""
    for told in _told_in(passage.text, year):
        pairs = list(_pairs(told, tied.get(told.place, ())))
        if not pairs or any(_holds(told, now, before) for now, before in pairs):
            continue
        rule = rules()["change-mismatch"]
        now, before = pairs[0]
        times = f"，是 {Decimal(now) / Decimal(before):.1f} 倍" if before else ""
        is_so = times if told.kind == "times" else f"，并不是{_SAYS[told.kind]}"
        message = f"与上年相比说得不对：{written(before)} → {written(now)}{is_so}"
        place = passage.place(*told.span)
        yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _pairs(told: Told, tied: Sequence[Before]) -> Iterator[tuple[Number, Number]]:
    """This and last year's number, or each that may be meant; those that nobody knows left out."""
    if told.now and told.last:
        yield told.now.value, told.last.value
        return
    for before in tied:
        now = told.now.value if told.now else before.now
        if now is not None and before.last is not None:
            yield now, before.last


def _holds(told: Told, now: Number, before: Number) -> bool:
    gap = abs(Decimal(now) - Decimal(before))
    if told.kind == "times":
        return told.low * Decimal(before) <= now <= told.high * Decimal(before)
    if told.kind == "level":
        return gap <= SLACK * Decimal(before)
    if told.kind == "nearly":
        return gap <= FEW or gap <= NEARLY * Decimal(before)
    return now > before if told.kind == "up" else now < before


@lru_cache(maxsize=256)
def _told_in(text: str, year: int | None) -> tuple[Told, ...]:
    return tuple(
        told.moved(sentence.start)
        for sentence in sentences_of(text)
        for told in _of_sentence(text[sentence.start : sentence.end], year)
    )


@lru_cache(maxsize=1024)
def _of_sentence(words: str, year: int | None) -> tuple[Told, ...]:
    """What one sentence tells."""
    if not any(mark in words for mark in _MARKS):
        return ()
    here = quantities_in(words)
    told = list(_told(hidden(words), here, year)) if here else []
    known = {one.now for one in told}
    trends = (one for one in _trends(words, here, year) if not one.now or one.now not in known)
    return (*told, *trends)


def _trends(text: str, here: Sequence[Quantity], year: int | None) -> Iterator[Told]:
    """较上年减少 behind a number, or behind what the form has a figure for."""
    for trend in trends_in(text, year):
        span = trend.start, trend.stop
        last = next((q for q in reversed(here) if q.stop <= span[0]), None)
        beside = last and _BARE.fullmatch(text, last.stop, span[0])
        if not beside:
            yield Told(span, None, None, trend.kind)
        elif last and last.unit != "%" and not last.loose:
            yield Told(span, last, None, trend.kind)


def _told(text: str, here: Sequence[Quantity], year: int | None) -> Iterator[Told]:
    yield from _turned(text, here)
    by_stop = {quantity.stop: quantity for quantity in here}
    by_start = {quantity.start: quantity for quantity in here}
    for against in _AGAINST.finditer(text):
        led = _CALLED.search(text, 0, against.start())
        at = led.start() if led else against.start()
        now, last = by_stop.get(at), by_start.get(against.end())
        if now is None or now.unit == "%" or now.loose:
            continue
        named = against["year"] or against["year_of_times"]
        if named and year is not None and int(named) != year - 1:
            continue
        if last and (last.unit != now.unit or last.loose):
            last = None
        edge = last.stop if last else against.end()
        if against["times"]:
            yield from _times(text, now, last, edge, here)
        elif how := _HOW.match(text, edge):
            yield from _how(against.start(), now, last, how)


_PACE = regex("每(?:个?月|半个?月|半?年|个?季度?|周|天|日)$", words="每")
"""Before a number of times in so long: 由每半年一次提高到每季度一次."""


def _turned(text: str, here: Sequence[Quantity]) -> Iterator[Told]:
    """由5件上升到3件: the way from one number to the next."""
    for last, now in pairwise(here):
        how = _TURNED.fullmatch(text, last.stop, now.start)
        head = text[max(0, last.start - 24) : last.start]
        if not how or last.unit != now.unit or last.loose or now.loose:
            continue
        if FROM.search(head) and not _PACE.search(head):
            yield Told((last.start, now.stop), now, last, "up" if how["up"] else "down")


def _how(start: int, now: Quantity, last: Quantity | None, how: re.Match[str]) -> Iterator[Told]:
    span = start, how.end()
    if how["twice"]:
        yield Told(span, now, last, "times", TWICE - 2 * SLACK, TWICE + 2 * SLACK)
    elif how["fourfold"]:
        yield Told(span, now, last, "times", 2 * TWICE - 4 * SLACK, 2 * TWICE + 4 * SLACK)
    elif how["up"] or how["down"]:
        yield Told(span, now, last, "up" if how["up"] else "down")
    elif last:
        yield Told(span, now, last, "nearly" if how["nearly"] else "level")


def _times(
    text: str, now: Quantity, last: Quantity | None, edge: int, here: Sequence[Quantity]
) -> Iterator[Told]:
    """是上年43篇的2倍: the number of times is told as a percentage."""
    times = next((q for q in here if q.start >= edge), None)
    if times is None or text[times.stop - 1 : times.stop] != "倍":
        return
    if _TIMES_OF.match(text, edge, times.start) and times.start - edge < SHORT:
        low, high = (Decimal(bound) / 100 for bound in (times.low, times.high))
        yield Told((times.start, times.stop), now, last, "times", low, high)
