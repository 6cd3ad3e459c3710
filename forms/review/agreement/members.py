"""What is said of one of several that are told with their numbers: 邮寄最多：网上186件、邮寄93件;
来电中投诉占了八成 and 来电100个，其中咨询80个、投诉20个; 评为一般的7个单位 and 优秀9个、一般5个.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from forms.numerals import whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED

_UNIT = f"[{COUNTED}]"
_ITEM = regex(rf"(?P<name>{HAN}{{2,8}}?)(?:的|有|为|共)?(?P<n>[1-9]\d{{0,8}})(?P<unit>{_UNIT})")
_MOST = regex(
    rf"(?P<name>{HAN}{{2,4}}?)(?:申请)?(?:数量)?(?:最多|居首位?|占比最[高大]|排(?:名|在)第一)"
    rf"(?:[，,](?P<next>{HAN}{{2,4}}?)(?:次之|其次|居次|位居其次))?(?P<mark>[：:，,。；])",
    words="最多 居首 占比最 第一",
)
_IN_ALL = regex("[共总计]|全年|上年|去年|[比较]")
_FAR = 160
"""Characters behind what is said to be most in which the numbers are told."""
_TENTHS = regex(
    rf"(?P<of>{HAN}{{2,10}})[中里][，,]?(?P<name>{HAN}{{2,4}}?)(?:类|件)?(?:就|约)?占(?:了|到|比)?(?:约|近|超过?)?(?P<share>[一二三四五六七八九]成|一半|大半|多数|大多数|绝大多数)",
    words="一成 二成 三成 四成 五成 六成 七成 八成 九成 一半 大半 多数",
)
_PARTED = regex(
    rf"(?P<whole>[1-9]\d{{0,8}})(?P<unit>{_UNIT})[，,（：:](?:其中|包括|分别为)?[，,：:]?(?P<list>{HAN}{{2,6}}[1-9]\d{{0,8}}(?P=unit)(?:[、，和]{HAN}{{2,6}}[1-9]\d{{0,8}}(?P=unit))+)"
)
_CLOSE = 1.0
"""Tenths that a share in round numbers may be away from the true one."""
_OF_KIND = regex(
    rf"(?<![第\d.])(?P<n>[1-9]\d{{1,8}})(?P<unit>{_UNIT})(?P<name>{HAN}{{2}})(?={HAN}{{1,4}}?[，。；中里])"
)
_GRADES = "优秀|良好|一般|较差|不合格|合格|待改进|不达标|达标|基本满意|不满意|满意"
_GRADED = regex(
    rf"(?:评为|评定为?|定为|得分|考核|结果为)(?P<grade>{_GRADES})(?:等次|等级|档次)?的(?P<n>[1-9]\d{{0,8}}|[一两二三四五六七八九十])(?P<unit>[个家名])"
    rf"|(?<![第\d.])(?P<m>[1-9]\d{{0,8}}|[一两二三四五六七八九十])(?P<its>[个家名])(?:被?评为)?(?P<kind>{_GRADES})(?:等次|等级)?的?(?:单位|部门|乡镇|街道|镇街|村|学校|社区|站所|机构|企业)",
    words=_GRADES.replace("|", " "),
)
_IN_GRADES = regex(
    rf"(?<![不基本])(?P<grade>{_GRADES})(?:等次|等级)?(?:有|为)?(?P<n>[1-9]\d{{0,8}})(?P<unit>[个家名])",
    words=_GRADES.replace("|", " "),
)


MOST = 40
"""Statements of one kind in a text that are compared."""


class _Part(NamedTuple):
    """A part of a whole; `around` is the sentence, `others` are the numbers of the other parts."""

    name: str
    number: int
    whole: int
    unit: str
    around: str
    others: tuple[int, ...]
    span: Span


def wrongly_most(text: str) -> Iterator[tuple[Span, Span]]:
    """Where one is said to be most, and another one has more in the list behind."""
    for match in islice(_MOST.finditer(text), MOST):
        _, end = sentence_around(text, *match.span())
        end = min(match.end() + _FAR, len(text)) if match["next"] else end
        found = _ITEM.finditer(text, match.end(), end)
        items = {m["name"]: m for m in found if not _IN_ALL.search(m["name"])}
        named = match["name"]
        mine = next((m for it, m in items.items() if named in it or named.endswith(it)), None)
        if mine is None or text.rfind("\n", match.end(), mine.end()) >= 0:
            continue
        more = [
            m for m in items.values() if m["unit"] == mine["unit"] and _is_beside(text, mine, m)
        ]
        if match["next"]:
            more = [m for m in more if match["next"] in m["name"]]
        top = next((m for m in more if int(m["n"]) > int(mine["n"])), None)
        if top:
            yield match.span("name"), top.span()


def _is_beside(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two stand in one list: no stop between them."""
    low, high = sorted((one.start(), other.start()))
    return not any(mark in text[low:high] for mark in ("。", "；", "其中"))


def otherwise_parted(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where a part of a whole has its number, and where another share or number is told of it."""
    parts = [(passage, part) for passage in told for part in _parts(passage.text)[:MOST]]
    for passage in told if parts else ():
        for name, share, of, span in _shares(passage.text)[:MOST]:
            for other, part in parts:
                if part.name == name and of[-2:] in part.around and not _is_share(part, share):
                    yield At(other, part.span), At(passage, span)
        for name, number, unit, span in _kinds(passage.text)[:MOST]:
            for other, part in parts:
                swapped = number in part.others and number != part.number
                if part.name == name and part.unit == unit and swapped:
                    yield At(other, part.span), At(passage, span)


def otherwise_graded(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where so many have a grade, and where others are told to have it."""
    graded = [(passage, one) for passage in told for one in _graded(passage.text)[:MOST]]
    listed = (
        [(passage, one) for passage in told for one in _in_grades(passage.text)[:MOST]]
        if graded
        else []
    )
    for passage, one in graded:
        same = [
            (it, other) for it, other in listed if (other.name, other.unit) == (one.name, one.unit)
        ]
        if len({other.number for _, other in same}) == 1 and same[0][1].number != one.number:
            yield At(same[0][0], same[0][1].span), At(passage, one.span)


class _Grade(NamedTuple):
    name: str
    unit: str
    number: int
    span: Span


@by_paragraph
def _graded(text: str) -> tuple[_Grade, ...]:
    return tuple(
        _Grade(
            m["grade"] or m["kind"],
            m["unit"] or m["its"],
            whole_number(m["n"] or m["m"]),
            m.span("n" if m["n"] else "m"),
        )
        for m in _GRADED.finditer(text)
    )


@by_paragraph
def _in_grades(text: str) -> tuple[_Grade, ...]:
    return tuple(
        _Grade(m["grade"], m["unit"], int(m["n"]), m.span("n")) for m in _IN_GRADES.finditer(text)
    )


@by_paragraph
def _parts(text: str) -> tuple[_Part, ...]:
    return tuple(one for match in _PARTED.finditer(text) for one in _parts_of(text, match))


def _parts_of(text: str, match: re.Match[str]) -> Iterator[_Part]:
    start, end = sentence_around(text, *match.span())
    if is_of_time(text, stretch_start(text, match.start(), "。；\n"), match.start()):
        return
    items = list(_ITEM.finditer(text, match.start("list"), match.end("list")))
    numbers = [int(item["n"]) for item in items]
    for at, item in enumerate(items):
        others = (*numbers[:at], *numbers[at + 1 :])
        name = item["name"].lstrip("、，和")
        yield _Part(
            name,
            numbers[at],
            int(match["whole"]),
            item["unit"],
            text[start:end],
            others,
            item.span(),
        )


class _Share(NamedTuple):
    name: str
    share: str
    of: str
    span: Span


@by_paragraph
def _shares(text: str) -> tuple[_Share, ...]:
    return tuple(_Share(m["name"], m["share"], m["of"], m.span()) for m in _TENTHS.finditer(text))


def _is_share(part: _Part, share: str) -> bool:
    true = 10 * part.number / part.whole
    if share.endswith("多数") or share == "大半":
        return true >= 4.5
    tenths = 5 if share == "一半" else whole_number(share[0])
    return abs(true - tenths) <= _CLOSE


class _Kind(NamedTuple):
    name: str
    number: int
    unit: str
    span: Span


@by_paragraph
def _kinds(text: str) -> tuple[_Kind, ...]:
    return tuple(
        _Kind(m["name"], int(m["n"]), m["unit"], m.span()) for m in _OF_KIND.finditer(text)
    )
