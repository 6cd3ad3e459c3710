"""Two states of one thing of which one alone can be: 周末照常开放 and 周末不开放; 24小时值守 and
只在工作时间接听; 信息员均为兼职 and 专职信息员.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, is_of_time, whom
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span, touch
from forms.review.passage import Passage
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start

_THINGS = (
    "查阅点|查阅室|查阅大厅|查阅场所|公开专区|办事大厅|服务大厅|便民大厅|窗口|热线|咨询电话"
    "|值班电话|自助终端|自助机"
)
_STAFF = "信息员|联络员|工作人员|讲解员|审核员|管理员|公开人员"
_KINDS = (
    (
        regex(
            rf"(?P<thing>{_THINGS})[^，。；]{{0,8}}?(?:周末|周六|节假日)[^，。；不]{{0,4}}?(?:照常|正常|继续|也)?(?:开放|值守|接听|受理|服务)",
            words="周末 周六 节假日",
        ),
        regex(
            rf"(?P<thing>{_THINGS})[^，。；]{{0,8}}?(?:(?:周末|周六|节假日)[^，。；]{{0,4}}?(?:不开放|闭馆|不值守|休息|关闭|停止服务|无人接听|不受理)|(?:仅|只)(?:在|限)?(?:工作日|周一至周五))",
            words="周末 周六 节假日 工作日 周五",
        ),
    ),
    (
        regex(
            rf"(?P<thing>{_THINGS})[^，。；]{{0,8}}?(?:24小时|全天候|昼夜)(?:不间断|值守|开放|接听|受理|服务|有人)",
            words="24小时 全天候 昼夜",
        ),
        regex(
            rf"(?P<thing>{_THINGS})[^，。；]{{0,8}}?(?:仅|只)(?:在|限)?(?:工作日|工作时间|上班时间|白天)",
            words="工作日 工作时间 上班时间 白天",
        ),
    ),
    (
        regex(
            rf"(?P<thing>{_STAFF})(?:均|都|全部)(?:为|是|由)?兼职|(?<!有)(?:没有|未配备|无)专职(?P<what>{_STAFF})",
            words="兼职 专职",
        ),
        regex(rf"(?<!没有)(?<!未配备)(?<!无)专职(?P<thing>{_STAFF})", words="专职"),
    ),
    (
        regex(rf"(?P<thing>{_STAFF})(?:均|都|全部)(?:为|是|由)?专职", words="专职"),
        regex(rf"兼职(?P<thing>{_STAFF})", words="兼职"),
    ),
)
_APART = regex(
    f"{SOME}|将(?!其)|拟|计划|下一步|明年|争取|力争|如|若|原|曾|改为|此前|各|下属|所属|镇|乡|村|社区|街道|站|所|除|不足|缺"
)


_WHICH = regex("[^，。；、的由设本我]{2}$")


class _State(NamedTuple):
    """What is said of a thing; `which` are the characters before it that tell it from others."""

    thing: str
    which: str
    kind: int
    whom: frozenset[str]
    span: Span


def in_opposite_states(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places."""
    first = [(passage, one) for passage in told for one in _states(passage.text)]
    for passage in told if first else ():
        for other in _contraries(passage.text):
            for at, one in first:
                same = (one.thing, one.kind, one.whom) == (other.thing, other.kind, other.whom)
                apart = one.which and other.which and one.which != other.which
                if same and not apart and (at is not passage or not touch(one.span, other.span)):
                    yield At(at, one.span), At(passage, other.span)


@by_paragraph
def _states(text: str) -> Iterator[_State]:
    return _told(text, 0)


@by_paragraph
def _contraries(text: str) -> Iterator[_State]:
    return _told(text, 1)


def _told(text: str, side: int) -> Iterator[_State]:
    for kind, patterns in enumerate(_KINDS):
        for match in patterns[side].finditer(text):
            start, end = sentence_around(text, *match.span())
            clause = stretch_start(text, match.start(), "，。；\n")
            thing = match["thing"] or match["what"]
            said = text[clause : match.end()].replace(thing, "")
            if not (_APART.search(said) or is_of_time(text, start, end)):
                which = _WHICH.search(text, max(clause, match.start() - 2), match.start())
                yield _State(
                    thing, which[0] if which else "", kind, whom(text[start:end]), match.span()
                )
