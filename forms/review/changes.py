"""Changes against last year: 同比增长27%, 较上年增加36件, 上年98件 — worked out again.

Last year's number stands in the text itself, or in last year's draft where the number beside it is
tied to a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forms.draft import Number
from forms.numerals import tidy, written
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.quantities import Quantity, quantities_of
from forms.review.rulebook import rules
from forms.review.sentences import sentences_of
from forms.review.tongue import hidden

MOST_NUMBERS = 80
_UP = "增长|增加|上升|提高|增幅|增多|提升|攀升|多|增"
_DOWN = "下降|减少|降低|降幅|回落|少|减|降"
_CHANGE = re.compile(rf"(?P<how>{_UP}|{_DOWN})(?:了|约|约为|达到?|近|为|幅度)?\s?$")
_AGAINST = re.compile(
    r"同比|(?:较|比|与)?(?:上年度?|去年|上一年度?|(?P<year>20\d\d)年度?)(?:同期)?(?:相比)?|环比"
)
_WHEN = re.compile(r"上年度?|去年|上一年度?|(20\d\d)年度?|今年|本年度?")


@dataclass(frozen=True, slots=True)
class Change:
    """A stated change: by how much (`quantity`), up or down, of which number, from which."""

    quantity: Quantity
    up: bool
    now: Quantity
    last: Quantity | None


def change_findings(
    passage: Passage, last: Mapping[int, Number | None], year: int | None
) -> list[Finding]:
    """Rule `change-mismatch`; `last` gives last year's figure for the place of a tied number."""
    found: list[Finding] = []
    for change in changes_in(passage.text, year):
        before = change.last.value if change.last else last.get(change.now.start)
        if before is None or change.now.loose or (change.last and change.last.loose):
            continue
        message = _wrong(change, before)
        if message:
            rule = rules()["change-mismatch"]
            place = passage.place(change.quantity.start, change.quantity.stop)
            found.append(finding_in(passage, rule.id, rule.severity, message, [place], rule.source))
    return found


@lru_cache(maxsize=256)
def changes_in(text: str, year: int | None) -> tuple[Change, ...]:
    """The changes that a text states."""
    shown = hidden(text)
    quantities = quantities_of(text)
    found: list[Change] = []
    starts = [quantity.start for quantity in quantities]
    for sentence in sentences_of(text):
        low = bisect_left(starts, sentence.start)
        here = quantities[low : bisect_left(starts, sentence.end)][:MOST_NUMBERS]
        found += _changes(shown, sentence.start, here, year)
    return tuple(found)


def _changes(text: str, start: int, here: Sequence[Quantity], year: int | None) -> Iterator[Change]:
    for index, quantity in enumerate(here):
        edge = here[index - 1].stop if index else start
        head = text[edge : quantity.start]
        how = _CHANGE.search(head)
        if not how or not index:
            continue
        last = _last_year(text, here[:index], start, year)
        against = _AGAINST.search(text[max(start, quantity.start - 40) : quantity.start])
        if not against or _other_year(against, year):
            continue
        now = next((q for q in reversed(here[:index]) if q is not last and q.unit != "%"), None)
        if now is None or (quantity.unit != "%" and quantity.unit != now.unit):
            continue
        if last and last.unit != now.unit:
            last = None
        yield Change(quantity, bool(re.fullmatch(_UP, how["how"])), now, last)


def _other_year(against: re.Match[str], year: int | None) -> bool:
    return bool(against["year"] and year is not None and int(against["year"]) != year - 1)


def _last_year(
    text: str, before: Sequence[Quantity], start: int, year: int | None
) -> Quantity | None:
    """The number in the sentence that is said to be last year's."""
    edges = [start, *(quantity.stop for quantity in before)]
    for quantity, edge in reversed(list(zip(before, edges, strict=False))):
        head = text[edge : quantity.start]
        times = list(_WHEN.finditer(head))
        if not times or quantity.unit == "%" or _CHANGE.search(head):
            continue
        named = times[-1]
        if named[0][0] in "上去" or (named[1] and year and int(named[1]) == year - 1):
            return quantity
    return None


def _wrong(change: Change, before: Number) -> str | None:
    """What is wrong with a change, None where it is right."""
    now, stated = Decimal(change.now.value), change.quantity
    gap = now - Decimal(before)
    signed = gap if change.up else -gap
    told = f"{written(before)} → {written(change.now.value)}"
    word = "增加" if gap > 0 else "减少"
    if stated.unit != "%":
        right = stated.low <= signed <= stated.high
        return None if right else f"与上年的差算不出来：{told}，{word} {written(tidy(abs(gap)))}"
    if not before:
        return f"上年为 0，算不出百分比（{told}）"
    percent = signed * 100 / Decimal(before)
    if stated.low <= percent <= stated.high:
        return None
    shown = abs(gap) * 100 / Decimal(before)
    direction = "增长" if gap > 0 else "下降"
    return f"同比算不出来：{told}，{direction} {shown:.1f}%，正文写 {written(stated.value)}%"
