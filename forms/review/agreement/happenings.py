"""What happens once, told with two dates: 公开指南于3月修订 and 公开指南于5月修订并重新发布."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentences_of

_DATE = r"(?P<date>(?:(?P<y>20\d\d)年)?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|[上中下]旬|[底初份])?)"
_DEEDS = (
    "建成启用 建成投用 建成 启用 投入使用 投用 投入运行 上线 开通 成立 挂牌 揭牌 开馆 修订 改版"
    " 竣工 迁入 组建 印发 出台 施行 实施 公布"
)
_ONCE = rf"(?P<deed>{_DEEDS.replace(' ', '|')})"
_FIRST = regex(
    rf"(?:(?:[于自在从]|改版后于)\s?|(?<=[^\W\d年月日]))(?<!年){_DATE}(?:正式|全面|全新|重新|完成)?(?:起)?{_ONCE}",
    words="月",
)
_NAME = regex(rf"(?:{HAN}|[《》“”\d]){{1,40}}$")
_DATE_FIRST = regex(
    rf"{_DATE}[，,]?(?P<name>(?:{HAN}|[《》“”\d])+?)(?:正式|全面|全新|重新)?{_ONCE}(?!的)",
    words="月",
)
_DEED_FIRST = regex(
    rf"{_DATE}[，,]?(?:正式|全面|全新|重新)?{_ONCE}了?(?P<name>《[^》]{{4,40}}》|{HAN}{{3,16}})",
    words="月",
)
_APART = regex(r"上年|去年|拟|将|计划|预计|前|再次|第二|二期|一期|修正")
_PART = regex("级|村|乡|镇|街道|社区|分|期|[东南西北]|[省市县区]")
"""What makes a longer name that of another thing (村级公开专区)."""
_TITLE = regex(r"《[^》]+》")
_IDLE = regex(
    r"我[局县市区镇乡街委办]|本[局机单][关位]?|全[局县市区镇乡]|新版|改版后|正式|全新|新建的?|的|已|并|“|”|新"
)
_AGAIN = frozenset(("修订", "改版", "印发", "施行", "实施", "公布", "出台"))
"""What may be done again in another year."""
LONGEST = 40
NAMED = 3
"""Characters of a name that is hardly another's."""


class Happening(NamedTuple):
    """What happened and when; `day` is 0 where it is not told, `year` None."""

    name: str
    deed: str
    year: str | None
    month: int
    day: int
    span: Span


@by_paragraph
def happenings_in(text: str) -> tuple[Happening, ...]:
    """What a text says to have happened once, and on which day or in which month."""
    if "月" not in text:
        return ()
    return tuple(
        one
        for sentence in sentences_of(text)
        for one in _happenings(text, sentence.start, sentence.end)
    )


def _happenings(text: str, start: int, end: int) -> Iterator[Happening]:
    if "月" not in text[start:end]:
        return
    for match in _FIRST.finditer(text, start, end):
        if named := _NAME.search(text, max(start, match.start() - LONGEST), match.start()):
            yield from _happening(named[0].removesuffix("已").removesuffix("也"), match)
    for pattern in (_DATE_FIRST, _DEED_FIRST):
        for match in pattern.finditer(text, start, end):
            yield from _happening(match["name"], match)


def _happening(named: str, match: re.Match[str]) -> Iterator[Happening]:
    title = _TITLE.search(named)
    name = title[0] if title else _IDLE.sub("", named)
    if len(name) >= NAMED and not _APART.search(named + match[0]):
        day = int(match["d"] or 0)
        yield Happening(name, match["deed"], match["y"], int(match["m"]), day, match.span("date"))


def disagree(one: Happening, other: Happening) -> bool:
    """Whether two are of one thing and of two dates."""
    short, long = sorted((one.name, other.name), key=len)
    named = long.endswith(short) and not _PART.search(long[: -len(short)])
    if not named or not (one.deed in other.deed or other.deed in one.deed):
        return False
    if one.year and other.year and one.year != other.year:
        same = one.month == other.month and one.day == other.day
        return same and one.deed not in _AGAIN
    if one.month != other.month:
        return True
    return bool(one.day and other.day) and one.day != other.day
