"""Changes against last year: 同比增长27%, 较上年增加36件, 上年98件 — worked out again.

Last year's number stands in the text itself, or in last year's draft where the number beside it, or
what is said to have changed, is tied to a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.draft import Number
from forms.numerals import LARGE
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.quantities import Quantity, quantities_in
from forms.review.reading.sentences import sentences_of
from forms.review.reading.tongue import hidden
from forms.review.reckoning.change import Change
from forms.review.reckoning.change_faults import is_rounded, more_than_all, wrong_change
from forms.review.reckoning.ways import (
    DOWN,
    FROM,
    TO,
    UP,
    came_or_went,
    is_exchange,
    is_gap_between,
    is_of_another,
)
from forms.review.rulebook import rules

MOST_NUMBERS = 80
NEARBY = 40
"""How far before a change it is said against what (同比, 较上年)."""
_CHANGE = regex(
    rf"(?:(?<![至最])(?P<how>{UP}|{DOWN})(?:了|出|约|约为|达|近|(?<=[幅量])(?:为|达到)|幅度)?"
    rf"|(?P<verb>多|少)(?:收|受|办|处|答|公|发|制|新|接|召|举|培|结|废|登|作|组|开|编|印){HAN}{{0,10}}了?)\s?$"
)
_AGAINST = regex(
    r"同比|(?:较|比|与)?(?:上年度?|去年|上一年度?|(?P<year>20\d\d)年度?)(?:同期)?(?:相比)?|环比"
)
_THAN_THOSE_OF = regex(r"[较比]\s?20\d\d年度?(?:同期)?的?\s?$", words="较 比")
"""Before the number that another is compared with, of whatever year."""
_THAN_ANOTHER = regex(
    rf"[较比]\s?20\d\d年度?(?:同期)?的?\s?[\d,.]+{HAN}{{1,2}}(?:{UP}|{DOWN})了?$", words="较 比"
)
_LED_BY = regex(
    r"(?:较|比|与|和|同|跟)(?:上年度?|去年|上一年度?|20\d\d年度?)(?:同期)?的?\s?$",
    words="较 比 与 和 同 跟",
)
"""Before last year's number that a clause only compares with (与上年的250件相比，)."""
_FROM_BEHIND = regex(r"[，,（(](?:由|从)(?:20\d\d年度?|上年度?|去年|年初)?的?", words="由 从")
"""Between a change and the numbers from and to which it goes."""
_WHEN = regex(r"上年度?|去年|上一年度?|(20\d\d)年度?|今年|本年度?")
_NO_SUBJECT = regex(r"同比|相比|总体|实际|数量|总量|共|的|年|累计|合计|净|又|再|也|均|[，、（ ]")
"""What may stand before a word of change without saying of what it is one."""
_LISTED = regex(r"\d[^\d，；。]{1,6}[、，和][^\d，；。较比]{0,12}$")
_TOLD_OFF = regex(rf"分别(?:{UP}|{DOWN})", words="分别")
"""Behind it each change is of another number (分别增长9.3%、下降11.6%)."""
_AFTER = regex(r"[，,（(]\s?(?:而|但)?(?:上年度?|去年|上一年度?)(?:同期)?(?:为|是|有|仅为?|则为)?")
_REACHES = regex(
    "[，,](?:总数|总量|全年|数量)?(?:达到?|增至|增加到|增长到|升至|上升到|降至|减至|减少到|下降到)了?\\s?",
    words="达 至 到",
)
_LEADING = regex(
    r"(?:^|[，,。；;：:])[^，,。；;：:\d]{0,2}(?:较|比|与|和|同|跟|相较|相比|对比|相对)(?:于|之)?"
    r"(?:上年度?|去年|上一年度?|(?P<year>20\d\d)年度?)(?:同期|末|底)?(?:相比较?|比较|相较|比)?[，,]$"
)
"""A clause that only says against what the next one tells a change (与上年相比，)."""
_LEVEL = regex(
    r"\s?[，,]?\s?(?:与|和|同|较|比)(?:上年度?|去年|上一年度?)(?:同期)?(?:相比)?(?P<nearly>基本|大致|大体|总体)?持平",
    words="持平",
)


class Before(NamedTuple):
    """What a number is tied to: this year's figure where the text has none, and last year's."""

    now: Number | None
    last: Number | None


def change_findings(
    passage: Passage, tied: Mapping[int, Sequence[Before]], year: int | None
) -> list[Finding]:
    """Rule `change-mismatch`; `tied` gives what the numbers of the text are tied to, by place."""
    found: list[Finding] = []
    changes = changes_in(passage.text, year)
    by_number: dict[int, list[Change]] = {}
    for change in changes:
        by_number.setdefault(change.now.start if change.now else -1, []).append(change)
    for change in changes:
        unit = _unit(passage.text, change)
        about = tied.get(change.about.start, ())
        if not about and change.last and not change.now:
            about = tied.get(change.last.start, ())
        pairs = [*_pairs(passage.text, change, about, by_number)]
        if pairs and change.last is None and change.now:
            pairs += _of_others(change, tied)
        wrong = [
            "" if is_rounded(change, before, now) else wrong_change(change, before, now, unit)
            for before, now in pairs
        ]
        if not pairs and change.now and not came_or_went(passage.text, change.now):
            wrong = [more_than_all(change)]
        if wrong and wrong[0] and all(wrong):
            rule = rules()["change-mismatch"]
            place = passage.place(change.quantity.start, change.quantity.stop)
            found.append(
                finding_in(passage, rule.id, rule.severity, wrong[0], [place], rule.source)
            )
    return found


def _pairs(
    text: str,
    change: Change,
    tied: Sequence[Before],
    by_number: Mapping[int, Sequence[Change]],
) -> Iterator[tuple[Number, Number]]:
    """Last and this year's number, or each that may be meant; those that nobody knows left out."""
    if (change.now and change.now.loose) or (change.last and change.last.loose):
        return
    for said in tied or (Before(None, None),):
        before = change.last.value if change.last else said.last
        if before is None:
            before = _said_before(text, change, by_number)
        now = change.now.value if change.now else said.now
        if before is None and not tied:
            yield from _of_whole_list(text, change, by_number)
        if before is not None and now is not None:
            yield before, now
            if change.last and change.others:
                rest = [other.value for other in change.others]
                yield from ((before, other) for other in (*rest, now + sum(rest)))


def _of_others(
    change: Change, tied: Mapping[int, Sequence[Before]]
) -> Iterator[tuple[Number, Number]]:
    """The same for the numbers before it that may be meant: 专职1人、兼职13人，比上年增加2人."""
    for other in change.others:
        for said in tied.get(other.start, ()):
            if said.last is not None:
                yield said.last, other.value


def _said_before(
    text: str, change: Change, by_number: Mapping[int, Sequence[Change]]
) -> Number | None:
    """Last year's number by the change told beside one in percent (增加53件，增长20%); none where
    the number before is the last of a list, whose total may be meant.
    """
    if change.now is None or _is_listed(text, change.now):
        return None
    return _less(change.now.value, change, by_number[change.now.start])


def _is_listed(text: str, now: Quantity) -> bool:
    return bool(_LISTED.search(text[max(0, now.start - NEARBY) : now.start]))


def _less(now: Number, change: Change, told: Sequence[Change]) -> Number | None:
    """A number less the change that is told of it, where `change` tells the same in percent."""
    if change.now is None or change.quantity.unit != "%" or change.quantity.loose:
        return None
    for other in told:
        exact = other.quantity.unit == change.now.unit and not other.quantity.loose
        if exact and not other.level and other.up == change.up:
            gap = other.quantity.value if other.up else -other.quantity.value
            return now - gap if now > gap else None
    return None


def _of_whole_list(
    text: str, change: Change, by_number: Mapping[int, Sequence[Change]]
) -> Iterator[tuple[Number, Number]]:
    """The same for each number that may be meant behind a list and its total, the total first:
    公开信息216条，其中网站132条、公开栏84条，比上年增加36条，增长20%.
    """
    if change.now is None or not change.others or not _is_listed(text, change.now):
        return
    row = [*(other.value for other in change.others), change.now.value]
    wholes = [value for at, value in enumerate(row) if value == sum(row[at + 1 :])]
    for now in (*wholes, *row) if wholes else ():
        before = _less(now, change, by_number[change.now.start])
        if before is not None:
            yield before, now


def _unit(text: str, change: Change) -> str:
    """The unit of money in which the numbers are told, none for other numbers."""
    money = (q for q in (change.now, change.quantity) if q and q.unit == "元")
    spans = ((q.end - (text[q.end - 1] in LARGE), q.stop) for q in money)
    return text[slice(*next(spans, (0, 0)))].strip()


@lru_cache(maxsize=256)
def changes_in(text: str, year: int | None) -> tuple[Change, ...]:
    """The changes that a text states."""
    return tuple(
        change.moved(sentence.start)
        for sentence in sentences_of(text)
        for change in _of_sentence(text[sentence.start : sentence.end], year)
    )


@lru_cache(maxsize=1024)
def _of_sentence(words: str, year: int | None) -> tuple[Change, ...]:
    return tuple(_changes(hidden(words), quantities_in(words)[:MOST_NUMBERS], year))


def _changes(text: str, here: Sequence[Quantity], year: int | None) -> Iterator[Change]:
    last: Change | None = None
    for index, quantity in enumerate(here):
        yield from _level(text, quantity)
        edge = here[index - 1].stop if index else 0
        how = _CHANGE.search(text[edge : quantity.start])
        if not how or "均" in text[edge : quantity.start]:
            continue
        if _TOLD_OFF.search(text, 0, quantity.start) or is_exchange(text, here, index):
            continue
        up = bool(re.fullmatch(UP, how["how"] or how["verb"]))
        change = _from_to(text, here[: index + 1], up) or _behind(text, here[index:], up)
        head = text[max(0, quantity.start - NEARBY) : quantity.start]
        told = _is_against(head, year) or _THAN_ANOTHER.search(text, 0, quantity.start)
        if change is None and (told or _is_before(text, here[index:])):
            change = _against(text, here[: index + 1], up, year)
            change = _told_after(text, change, here[index + 1 :])
            if change is None and how["verb"]:
                change = Change(quantity, up, None, None, quantity)
            change = _reaching(text, change, here[index + 1 :])
        led = _NO_SUBJECT.sub("", text[edge : edge + how.start()])
        beside = last and edge == last.quantity.stop and len(led) < 2
        if last and beside and quantity.unit in ("%", last.about.unit):
            change = last._replace(quantity=quantity, up=up)
        if change:
            yield change
        last = change


def _told_after(text: str, change: Change | None, after: Sequence[Quantity]) -> Change | None:
    """The change with last year's number where that is told behind it (同比增长30%，上年为40件)."""
    if change and change.now and not change.last and after:
        last = after[0]
        between = text[change.quantity.stop : last.start]
        if last.unit == change.now.unit and not last.loose and _AFTER.fullmatch(between):
            return change._replace(last=last)
    return change


def _reaching(text: str, change: Change | None, after: Sequence[Quantity]) -> Change | None:
    """The change with this year's number where that alone is told, behind it: 增长40%，达到70件."""
    if change and change.now is None and change.last is None and after:
        now = after[0]
        exact = now.unit not in ("%", "") and not now.loose
        if exact and _REACHES.fullmatch(text, change.quantity.stop, now.start):
            return change._replace(now=now, about=now)
    return change


def _is_before(text: str, here: Sequence[Quantity]) -> bool:
    """Whether last year's number is told right behind a change (增长30%，上年为40件)."""
    return len(here) > 1 and bool(_AFTER.fullmatch(text, here[0].stop, here[1].start))


def _level(text: str, quantity: Quantity) -> Iterator[Change]:
    """29件，与去年持平."""
    said = _LEVEL.match(text, quantity.stop)
    if said and not said["nearly"] and quantity.unit != "%":
        yield Change(quantity, True, quantity, None, quantity, level=True)


def _from_to(text: str, here: Sequence[Quantity], up: bool) -> Change | None:
    """由36件增加到42件，增长16.7%."""
    if len(here) < 3:
        return None
    last, now, quantity = here[-3:]
    if quantity.unit == "%" and is_gap_between(*here[-4:-1]):
        last, now = here[-4:-2]
    between, head = text[last.stop : now.start], text[max(0, last.start - 24) : last.start]
    if last.unit != now.unit or not TO.fullmatch(between) or not FROM.search(head):
        return None
    return Change(quantity, up, now, last, now) if quantity.unit in ("%", now.unit) else None


def _behind(text: str, here: Sequence[Quantity], up: bool) -> Change | None:
    """增长16.7%，由36件增加到42件."""
    if len(here) < 3:
        return None
    quantity, last, now = here[:3]
    if last.unit != now.unit or quantity.unit not in ("%", now.unit):
        return None
    led = _FROM_BEHIND.fullmatch(text, quantity.stop, last.start)
    way = led and TO.fullmatch(text, last.stop, now.start)
    return Change(quantity, up, now, last, now) if way else None


def _is_against(head: str, year: int | None) -> bool:
    """Whether a change with these words before it is one against last year."""
    named = [said["year"] for said in _AGAINST.finditer(head)]
    return any(not one or year is None or int(one) == year - 1 for one in named)


def _against(text: str, here: Sequence[Quantity], up: bool, year: int | None) -> Change | None:
    """The change of the number before, or of what its own clause names (申请量同比增长8%)."""
    *before, quantity = here
    edge = before[-1].stop if before else 0
    head = text[edge : quantity.start]
    clause = head[max(head.rfind(mark) for mark in "，；、。") + 1 :]
    against = _AGAINST.search(clause)
    if against and len(clause[: against.start()].strip("，、与较比 ")) > 1:
        return Change(quantity, up, None, None, quantity)
    if not against and len(_NO_SUBJECT.sub("", clause[: _changed(clause)])) > 1:
        led = _LEADING.search(head[: len(head) - len(clause)])
        this = led and (not led["year"] or year is None or int(led["year"]) == year - 1)
        base = before[-1] if before and head.startswith("相比") else None
        if base and _LED_BY.search(text, 0, base.start):
            return Change(quantity, up, None, base, quantity)
        return Change(quantity, up, None, None, quantity) if this else None
    last = _last_year(text, before, year)
    now = next((q for q in reversed(before) if q is not last and not _is_gap(text, q)), None)
    if now is None and last and before[-1] is not last and _is_gap(text, before[-1]):
        now = _reached(last, before[-1], up)
    if now is None and last and quantity.unit in ("%", last.unit) and before[-1] is last:
        return Change(quantity, up, None, last, quantity)
    if now and last and is_of_another(text, (now.start, now.stop), last.start):
        return Change(quantity, up, None, last, quantity)
    if now is None or (quantity.unit != "%" and quantity.unit != now.unit):
        return None
    others = (q for q in before if q not in (now, last) and q.unit == now.unit)
    others = (q for q in others if not _is_gap(text, q))
    last = last if last and last.unit == now.unit else None
    return Change(quantity, up, now, last, now, others=tuple(others))


def _reached(last: Quantity, gap: Quantity, up: bool) -> Quantity | None:
    """This year's number, untold, where the change stands behind last year's: 26件减少5件."""
    if gap.unit != last.unit or gap.loose:
        return None
    value = last.value + (gap.value if up else -gap.value)
    return gap._replace(value=value, low=value, high=value)


def _is_gap(text: str, quantity: Quantity) -> bool:
    """Whether a number is itself a share, or by how much another changed (较上年26件减少5件)."""
    head = text[max(0, quantity.start - NEARBY) : quantity.start]
    return quantity.unit == "%" or bool(_CHANGE.search(head))


def _changed(clause: str) -> int:
    """Where the word of change at the end of a clause begins."""
    how = _CHANGE.search(clause)
    return how.start() if how else 0


def _last_year(text: str, before: Sequence[Quantity], year: int | None) -> Quantity | None:
    """The number in the sentence that is said to be last year's."""
    edges = [0, *(quantity.stop for quantity in before)]
    for quantity, edge in reversed(list(zip(before, edges, strict=False))):
        head = text[edge : quantity.start]
        times = list(_WHEN.finditer(head))
        if not times or quantity.unit == "%" or _CHANGE.search(head):
            continue
        named = times[-1]
        if named[1] and _THAN_THOSE_OF.search(head):
            return quantity
        if named[0][0] in "上去" or (named[1] and year and int(named[1]) == year - 1):
            return quantity
    return None
