"""How often a thing comes, told by its name or by the hours of a day: 按季度发布 and 水质月报;
90天共180期，每天早中晚各一期; 日报365条 and 停发5天.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.numerals import whole_number
from forms.patterns import regex
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start

_TIMES = {
    "早晚": 2,
    "早、晚": 2,
    "上下午": 2,
    "上午、下午": 2,
    "上午和下午": 2,
    "早中晚": 3,
    "早、中、晚": 3,
}
_EACH_DAY = regex(
    rf"(?<![\d.])(?P<days>\d{{2,3}})天[里间中内]?[^。；\d]{{0,24}}?(?P<n>\d{{2,4}})(?P<unit>[期次条])，(?P<pace>每[天日](?P<at>{'|'.join(_TIMES)})各?(?P<each>1|一|两|2)(?P=unit))",
    words="每",
)
_DAILY = regex(
    r"日报(?P<n>36[56])[条期份][^\n]{0,80}?(?P<gap>(?:停发|中断|停更|缺发|漏发|暂停)了?(?P<days>\d{1,2}|[两二三四五六七八九十])[天日期])",
    words="日报",
)
_NOT_ONE = regex("没有|未|无|上年|去年|如|若")


@pairs_by_paragraph
def otherwise_each_day(text: str) -> Iterator[tuple[Span, Span]]:
    """Where days, and how often on each, do not come to what is told in all."""
    for match in _EACH_DAY.finditer(text):
        each = whole_number(match["each"]) * _TIMES[match["at"]]
        if each * int(match["days"]) != int(match["n"]):
            yield (match.start("n"), match.end("unit")), match.span("pace")
    for match in _DAILY.finditer(text):
        clause = stretch_start(text, match.start("gap"), "，。；\n")
        if whole_number(match["days"]) > 1 and not _NOT_ONE.search(
            text, clause, match.start("gap")
        ):
            yield (match.start(), match.end("n")), match.span("gap")


# ---- by its name, and otherwise

_PACES = {"日": "日", "天": "日", "周": "周", "月": "月", "季": "季", "年": "年"}
_AT_PACE = regex(
    rf"(?P<of>{HAN}{{2,12}}?)(?:[按逐]|每个?)(?P<pace>日|天|周|月|季)度?(?:公布|发布|公开|公示|通报|更新)(?!一次)",
    words="按 逐 每",
)
_ENTITLED = regex(
    rf"(?:^|(?<=[，。；：]))(?P<of>{HAN}{{2,4}}?)(?P<pace>日|周|月|季|年)报(?=[^告表送道刊纸名导批请]|$)",
    words="日报 周报 月报 季报 年报",
)
_OTHER_YEAR = regex("上年|去年|改为|此前|原来|计划|拟|将(?!其)|也|另|还|同时|由按")


class _Paced(NamedTuple):
    of: str
    pace: str
    span: Span


def otherwise_entitled(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where the only pace of a thing is not the one that its name tells."""
    named = [(passage, one) for passage in told for one in _entitled(passage.text)]
    paced = [(passage, one) for passage in told if named for one in _at_pace(passage.text)]
    for other, one in named:
        of_it = [(passage, it) for passage, it in paced if one.of in it.of]
        if of_it and all(it.pace != one.pace for _, it in of_it):
            yield At(of_it[0][0], of_it[0][1].span), At(other, one.span)


@by_paragraph
def _entitled(text: str) -> Iterator[_Paced]:
    for match in _ENTITLED.finditer(text):
        yield _Paced(match["of"], match["pace"], match.span())


@by_paragraph
def _at_pace(text: str) -> Iterator[_Paced]:
    for match in _AT_PACE.finditer(text):
        start, _ = sentence_around(text, *match.span())
        clause = stretch_start(text, match.start(), "，。；\n")
        if not _OTHER_YEAR.search(text, max(start, clause), match.end()):
            yield _Paced(match["of"], _PACES[match["pace"]], match.span())
