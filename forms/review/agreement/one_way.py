"""What can be so in one way alone, told in two: 设在一楼 and 三楼的查阅点; 满意率比上年提高 and
满意率比上年下降; 首次开展评估 and 连续三年开展评估.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from forms.numerals import whole_number
from forms.patterns import regex
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start

_THING = (
    "(?P<thing>查阅大厅|查阅点|公开专区|查阅室|查询点|专区|受理窗口|受理点|接收点|阅览室"
    "|资料室|接待室)"
)
_FLOOR = r"(?P<where>[^，。；、\d]{0,6}?)(?P<how>[一二三四五六七八九1-9][楼层])"
_AT = regex(
    rf"{_FLOOR}(?:大厅|东侧|西侧|南侧|北侧|办公室|门厅)?(?:内)?(?:设有?|设立|设置|的)?(?:政府信息|信息|政务)?(?:公开)?{_THING}",
    words="楼 层",
)
_IS_AT = regex(rf"{_THING}(?:设在|位于|在|搬至|迁至){_FLOOR}", words="楼 层")
_MOVED = regex("搬|迁|原|由[^，。；]{0,10}调整|各|分别")
_TREND = regex(
    r"(?P<thing>满意[度率]|申请总?量|申请数量|办结率|答复率|知晓率|收件量|公开率)(?:(?:比|较)(?:上年|去年)(?:同期)?|(?=有所|略有|明显))(?:有所|略有|明显|大幅|显著|进一步|稳步)*(?P<how>提高|上升|增加|增长|提升|扩大|下降|减少|降低|缩小|回落)",
    words="上年 去年 有所 略有 明显",
)
_UP = frozenset(("提高", "上升", "增加", "增长", "提升", "扩大"))
_FIRST = regex(
    rf"(?P<how>首次|第一次)(?:组织|委托|邀请)?(?:第三方机构?)?(?:开展|举办|组织|进行|引入|召开)?(?P<thing>{HAN}{{3,8}})(?=[，。；])",
    words="首次 第一次",
)
_IN_A_ROW = regex(
    rf"(?P<how>连续(?:[两二三四五六七八九\d]+)年)(?:组织|委托|邀请)?(?:第三方机构?)?(?:开展|举办|组织|进行|引入|召开)?(?P<thing>{HAN}{{3,8}})(?=[，。；])",
    words="连续",
)
_PART = regex("季度|半年|其中|\\d月|第[一二三四]|个别|部分|有的|少数|乡镇|街道|部门|村|单位")


class _Way(NamedTuple):
    thing: str
    how: str
    where: str
    span: Span


def in_two_ways(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places."""
    for read, differ in _KINDS:
        found = [(passage, one) for passage in told for one in read(passage.text)]
        for (a, one), (b, other) in combinations(found, 2):
            if one.thing == other.thing and differ(one, other):
                yield At(a, one.span), At(b, other.span)


@by_paragraph
def _floors(text: str) -> Iterator[_Way]:
    for pattern in (_AT, _IS_AT):
        for match in pattern.finditer(text):
            if not _MOVED.search(text, stretch_start(text, match.start(), "。；\n"), match.end()):
                where = re.sub("^.*?[在到于至]", "", match["where"])
                floor = str(whole_number(match["how"][0]))
                yield _Way(match["thing"], floor, where, match.span())


@by_paragraph
def _trends(text: str) -> Iterator[_Way]:
    for match in _TREND.finditer(text):
        if not _PART.search(text, stretch_start(text, match.start(), "，。；\n"), match.end()):
            how = "上" if match["how"] in _UP else "下"
            yield _Way(match["thing"], how, "", match.span())


@by_paragraph
def _times(text: str) -> Iterator[_Way]:
    for pattern in (_FIRST, _IN_A_ROW):
        for match in pattern.finditer(text):
            yield _Way(match["thing"], match["how"][:1], "", match.span())


def _on_another_floor(one: _Way, other: _Way) -> bool:
    """Whether one thing of one house is on two floors."""
    house = not (one.where and other.where) or one.where[-2:] == other.where[-2:]
    return house and one.how != other.how


def _is_otherwise(one: _Way, other: _Way) -> bool:
    return one.how != other.how and "连" in (one.how, other.how)


_KINDS: tuple[tuple[Callable[[str], tuple[_Way, ...]], Callable[[_Way, _Way], bool]], ...] = (
    (_floors, _on_another_floor),
    (_trends, lambda one, other: one.how != other.how),
    (_times, _is_otherwise),
)
