"""What is said to be well throughout, and is a shortcoming elsewhere: 公开栏全年更新及时 and
公开栏更新不够及时.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import stretch_start

_DEEDS = "更新|答复|回应|解读|发布|维护|公示|回复|办理|公布|上网"
_THROUGHOUT = "全年|均|全部|都|始终|一直|一律|全面"
_WELL = regex(
    rf"(?P<name>{HAN}{{2,16}}?)(?:做到|能够|的)?(?P<lead>(?:{_THROUGHOUT})*)(?P<deed>{_DEEDS})(?P<all>(?:{_THROUGHOUT})*)"
    rf"(?:十分|非常|比较|较为|做到|很)?(?P<how>及时|规范|准确)(?P<none>，?(?:没有|未)(?:出现|发生)?(?:过)?(?:滞后|拖延|超期|延误))?",
    words="及时 规范 准确",
)
_ILL = regex(
    rf"(?P<name>{HAN}{{2,16}}?)的?(?P<deed>{_DEEDS})(?:工作)?(?:还|仍|尚|也)*(?:(?:不够|不太|不|欠)(?P<how>及时|规范|准确)|(?P<late>滞后|缓慢|偏慢|较慢))",
    words="够及时 够规范 够准确 太及时 太规范 太准确 不及时 不规范 不准确"
    " 欠及时 欠规范 欠准确 滞后 缓慢 偏慢 较慢",
)
_SOME = regex(f"{SOME}|偶|有时|\\d|[一两二三四五六七八九十]个|曾|上年|去年|此前|以往|过去")
_AFTERWARDS = regex("整改|改进后|目前|现已|经过|如今|确保|力争|力求|推动|要求|下一步|应|须|将")
_OPENED = regex("^.*(?:在于|[是为有])")
_TAIL = 3
"""Characters at the end of a name by which a thing is known again."""


class _Said(NamedTuple):
    name: str
    deed: str
    how: str
    span: Span


def kept_well(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the one that praises."""
    ill = [(passage, one) for passage in told for one in _ill(passage.text)]
    for passage in told if ill else ():
        for well in _well(passage.text):
            for other, one in ill:
                if _is_same(well, one):
                    yield At(passage, well.span), At(other, one.span)


def _is_same(well: _Said, ill: _Said) -> bool:
    """Whether one thing is praised and found wanting in one regard: the shorter of two names ends
    the longer one, or stands in it but for a word for each.
    """
    if (well.deed, well.how) != (ill.deed, ill.how):
        return False
    names = sorted((well.name.lstrip("各全"), ill.name.lstrip("各全")), key=len)
    return len(names[0]) >= _TAIL and (
        names[1].endswith(names[0]) or _is_shortened(names[0], names[1])
    )


def _is_shortened(name: str, full: str) -> bool:
    """Whether a name is another one with some of its characters left out within."""
    at = -1
    for char in name:
        at = full.find(char, at + 1)
        if at < 0:
            return False
    return name[-_TAIL:] == full[-_TAIL:]


@by_paragraph
def _well(text: str) -> tuple[_Said, ...]:
    return tuple(
        _Said(match["name"], match["deed"], match["how"], match.span())
        for match in _WELL.finditer(text)
        if (match["lead"] or match["all"] or match["none"])
        and not _SOME.search(match["name"])
        and not _AFTERWARDS.search(text, stretch_start(text, match.start()), match.end())
    )


@by_paragraph
def _ill(text: str) -> tuple[_Said, ...]:
    return tuple(
        _Said(_OPENED.sub("", match["name"]), match["deed"], match["how"] or "及时", match.span())
        for match in _ILL.finditer(text)
        if not _SOME.search(text, stretch_start(text, match.start(), "，。；：\n"), match.end())
        and not is_of_time(text, stretch_start(text, match.start(), "，。；：\n"), match.end())
    )
