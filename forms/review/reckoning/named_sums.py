"""Sums of what is told of each of several named things: 大厅、图书馆各设一处，共三处."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forms.numerals import written
from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import common_unit
from forms.review.reading.each_named import JOINT, EachNamed, each_named
from forms.review.reading.quantities import Quantity
from forms.review.reckoning.totals import Fault

_IN_ALL = regex(
    rf"{HAN}{{0,8}}[，,]\s?(?:全年|一年|年内|全[县市区镇乡局院校])?(?:一?共计?|合计|总计|累计|总共)(?!有?关){HAN}{{0,6}}"
)
_NAMED_BEHIND = regex(
    rf"[，,：:（(](?:其中|包括|即)?(?P<names>{HAN}{{2,10}}(?:、{HAN}{{2,10}}?)*[、和及与]{HAN}{{2,10}}?)(?:均|都)?各",
    words="各",
)
_THEN = regex(rf"{HAN}{{0,8}}[，；]这?", words="， ；")


def named_sums(text: str, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """The faults of such sums among the numbers of one sentence of a text."""
    told = {one.each.start: one for one in each_named(text)} if quantities else {}
    for each, total in pairwise(quantities):
        named = told.get(each.start)
        if named and (_is_its_total(text, each, total) or _is_again(text, named, total)):
            least, most = named.least * each.value, named.most * each.value
            if not least <= total.value <= most:
                yield _fault(text, named, total, written(least))


def _is_its_total(text: str, each: Quantity, total: Quantity) -> bool:
    units = {common_unit(one.unit) for one in (each, total)}
    return (
        len(units) == 1
        and not total.loose
        and _IN_ALL.fullmatch(text, each.stop, total.start) is not None
    )


def _is_again(text: str, named: EachNamed, total: Quantity) -> bool:
    """Whether what was told of each is spoken of again, all of it (各举办培训1次，两次培训均…)."""
    noun = text[total.stop : total.stop + 2]
    again = _THEN.fullmatch(text, named.each.stop, total.start) and noun in named.deed + named.noun
    return bool(again and total.unit == named.each.unit and not (total.article or total.loose))


def _fault(text: str, one: EachNamed, total: Quantity, right: str) -> Fault:
    unit = text[total.end : total.stop].strip()
    message = f"逐个说的与总数不符：应为 {right}{unit}，正文写 {written(total.value)}{unit}"
    return Fault("sum-mismatch", (one.start, total.stop), message)


def each_behind(text: str, start: int, quantities: Sequence[Quantity]) -> Iterator[Fault]:
    """解读材料18份，文字、图表、视频各7份: the first number of its unit, then what each has."""
    units: set[str] = set()
    for total, each in pairwise(quantities):
        first = total.unit not in units and "其中" not in text[start : total.start]
        units.add(total.unit)
        same = total.unit == each.unit not in ("%", "") and not (total.loose or each.loose)
        named = _NAMED_BEHIND.fullmatch(text, total.stop, each.start) if same and first else None
        told = len(JOINT.split(named["names"])) if named else 0
        ends = text[each.stop : each.stop + 1] in "，。；）"
        if told > 1 and ends and told * each.value != total.value:
            yield _wrong(text, told, each, total)


def _wrong(text: str, told: int, each: Quantity, total: Quantity) -> Fault:
    """The fault of what each has, which does not come to the whole."""
    unit = text[total.end : total.stop].strip()
    message = (
        f"各项相加与总数不符：{told} × {written(each.value)} = {written(told * each.value)}，"
        f"正文写 {written(total.value)}{unit}"
    )
    first, last = sorted((each, total))
    return Fault("sum-mismatch", (first.start, last.stop), message)
