"""What a few numbers told side by side come to: 分别为52人和59人，第二次比第一次多7人;
最多的126条，最少的31条，相差95条; 得分分别为91.5分和94.5分，平均93分.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from forms.numerals import LARGE, tidy, written
from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start
from forms.review.reading.units import OFFICES, TURNS

_N = r"\d+(?:\.\d+)?"
_UNIT = rf"(?:{HAN}{{1,2}}|[%％])"
_SIDE = "第[一二三]|前一?|后一?|首|末|[上下]半年|最[多少高低]"
_TURN = f"[{TURNS}者个年]"
_DIFFER = regex(
    rf"(?<![\d.])(?P<a>{_N})(?P<unit>{_UNIT})(?P<between>(?:{HAN}{{0,6}}参加)?[和、，,及与](?:{HAN}|[“”]){{0,14}}?)(?P<b>{_N})(?P=unit)(?:{HAN}{{0,4}})[，,]"
    rf"(?:(?:{_SIDE}){_TURN}?的?[比较](?:{_SIDE}){_TURN}?的?(?:多|少|高|低|增加|减少|提高|下降|降低)出?了?"
    rf"|(?:两者|二者|两次|两期|两场|彼此|前后)?(?:相差|差距为|差))(?P<gap>{_N})(?P=unit)",
    words="比 较 差",
)
_MEAN = regex(
    rf"(?:分别|依次)(?:为|是|得|达到?|有|用时|历时)*(?P<row>{_N}(?P<unit>{_UNIT})(?:[、，,]{_N}(?P=unit)){{0,6}}[、和及与]{_N}(?P=unit))[，,]"
    rf"(?:[两二三四五六](?:{_TURN}|个季度|项))?(?:的)?平均(?!提高|增|下降|上升|降低|减|每|多|少|高出){HAN}{{0,4}}?(?P<mean>{_N})(?P=unit)",
    words="平均",
)
_MEAN_OF_DAYS = regex(
    rf"(?:分别|依次)(?:为|是|用时|历时)*(?P<row>{_N}个(?:[、，,]{_N}个){{0,6}}[、和及与]{_N}个(?P<unit>工作日|小时|月))[，,]平均(?:每件|用时|为)*(?P<mean>{_N})个(?P=unit)",
    words="平均",
)
_MEASURED = regex(
    rf"(?<![\d.])(?P<now>{_N})(?P<unit>[微毫]?克/立方米|毫克/升|分贝)[，,][较比](?:上年|去年|20\d\d年)(?:同期)?的?(?P<last>{_N})(?P=unit)(?:上升|下降|降低|减少|升高)了?(?P<share>{_N})[%％]",
    words="克 分贝",
)
_GROWN_BY_EACH = regex(
    rf"(?P<count>[1-9]\d?)[{OFFICES}]{HAN}{{2,10}}?各(?:增设|增加|新增|新建|新设|增配|增建)(?P<each>[1-9]\d?)(?P<unit>{_UNIT}){HAN}{{0,10}}[，,]{HAN}{{0,14}}?由(?P<last>[1-9]\d*)(?P=unit)(?:增至|增加到|增加至|扩大到|增为)(?P<now>[1-9]\d*)(?P=unit)",
    words="由",
)
"""为6个派出所各增设1处查询点，全市查询点由9处增至15处."""
_OF_YEAR = regex(
    rf"(?<![\d.])(?P<days>\d{{2,3}})天[，,（(]?占(?:全年|一年)(?:总)?(?:天数|日数)?的?(?P<share>{_N})[%％]",
    words="占全年 占一年",
)
"""338天，占全年天数的92.6%."""
YEARS = (365, 366)
_SCORES = regex(
    rf"平均(?:得分|成绩|分)?(?:为|是)?(?P<mean>{_N})分[，,、]最高(?:的|分)?(?:为|是|得)?(?P<most>{_N})分[、，,]最低(?:的|分)?(?:为|是|得|仅)?(?P<least>{_N})分",
    words="平均",
)
"""平均得分86.4分，最高95分、最低71分."""
_NUMBER = regex(_N)
_TOLD = regex(rf"\d{HAN}{{1,2}}?(?=[，、和及与的中])|\d[%％]")
_WEIGHED = regex("加权|综合|折合|按比例|参加人数")


class Reckoned(NamedTuple):
    """A number that is not what those beside it come to, with what is wrong."""

    span: Span
    message: str
    rule: str = "change-mismatch"


@by_paragraph
def reckoned_of_two(text: str) -> Iterator[Reckoned]:
    """All such numbers of a text."""
    yield from _differences(text)
    yield from _means(text)
    yield from _measures(text)
    yield from _grown(text)
    yield from _of_year(text)
    yield from _scores(text)


def _scores(text: str) -> Iterator[Reckoned]:
    for match in _SCORES.finditer(text):
        least, mean, most = (Decimal(match[name]) for name in ("least", "mean", "most"))
        if not least <= mean <= most:
            told = f"平均分不在最低分 {least} 与最高分 {most} 之间，正文写 {mean}分"
            yield Reckoned(match.span("mean"), told, "sum-mismatch")


def _of_year(text: str) -> Iterator[Reckoned]:
    for match in _OF_YEAR.finditer(text):
        share = Decimal(match["share"])
        right = [Decimal(match["days"]) * 100 / days for days in YEARS]
        if all(abs(share - one) >= last_place(match["share"]) for one in right):
            told = f"占比不对：{match['days']} ÷ 365 = {right[0]:.1f}%"
            yield _wrong(match, "share", told)._replace(rule="share-mismatch")


def _differences(text: str) -> Iterator[Reckoned]:
    for match in _DIFFER.finditer(text):
        one, other, gap = (Decimal(match[name]) for name in ("a", "b", "gap"))
        sure = match["unit"][0] not in LARGE and not _is_of_more(text, match)
        if abs(one - other) != gap and sure:
            right = f"{match['a']} 与 {match['b']} 相差 {written(tidy(abs(one - other)))}"
            yield _wrong(match, "gap", f"两个数的差不对：{right}")


def _is_of_more(text: str, match: re.Match[str]) -> bool:
    """Whether a third number of the unit stands before the two."""
    start = stretch_start(text, match.start(), "。；\n")
    return any(
        one[0][-len(match["unit"]) :] == match["unit"]
        for one in _TOLD.finditer(text, start, match.start())
    )


def _means(text: str) -> Iterator[Reckoned]:
    for match in (*_MEAN.finditer(text), *_MEAN_OF_DAYS.finditer(text)):
        row = [Decimal(number) for number in _NUMBER.findall(match["row"])]
        right = sum(row, Decimal(0)) / len(row)
        off = abs(right - Decimal(match["mean"]))
        if off >= last_place(match["mean"]) and not _WEIGHED.search(match[0]):
            told = f"平均数不对：{'、'.join(map(str, row))} 平均是 {right:.1f}"
            yield _wrong(match, "mean", told)._replace(rule="sum-mismatch")


def _measures(text: str) -> Iterator[Reckoned]:
    for match in _MEASURED.finditer(text):
        now, last, share = (Decimal(match[name]) for name in ("now", "last", "share"))
        right = abs(now - last) * 100 / last if last else share
        if abs(right - share) >= last_place(match["share"]):
            told = f"增减幅度不对：{match['last']} → {match['now']} 是 {right:.1f}%"
            yield _wrong(match, "share", told)


def _grown(text: str) -> Iterator[Reckoned]:
    for match in _GROWN_BY_EACH.finditer(text):
        count, each, last, now = (int(match[name]) for name in ("count", "each", "last", "now"))
        if last + count * each != now:
            yield _wrong(
                match, "now", f"增减之后的数不符：{last} + {count} × {each} = {last + count * each}"
            )


def _wrong(match: re.Match[str], group: str, told: str) -> Reckoned:
    unit = "%" if group == "share" else match["unit"]
    return Reckoned(match.span(group), f"{told}，正文写 {match[group]}{unit}")


def last_place(number: str) -> Decimal:
    """The step of the last decimal that is written: 0.1 for 92.6."""
    return Decimal(1).scaleb(-len(number.partition(".")[2]))
