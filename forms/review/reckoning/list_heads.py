"""How a list begins whose whole was told before it: 公开的信息中，… 按内容分，… 信息分布为：…
申请人通过网络提交12件、……
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import Sentence

_FIRST = r"\s*(?:[一二三四五六七八九十]是|（[一二三四五六七八九十]）)?"
_OPENED = regex(
    rf"{_FIRST}(?:这些|上述|以上|在|从|按照?|分)?"
    rf"(?P<what>{HAN}{{0,16}}?)(?:(?P<of>中|里)|上?看|划分|来分|分类?|分析|统计)[，,：:]"
)
_DIVIDED = regex(
    rf"{_FIRST}(?P<what>(?:{HAN}|[“”]){{2,20}}?)(?:[中里][，,])?"
    rf"(?:(?:从|按照?){HAN}{{1,8}}?(?:看|划分|区分|分类?|统计)(?:[，,：:]|[为成][：:]?)"
    r"|的?(?:分布|构成|结构|组成|类型|类别|去向|来源)(?:情况)?(?:(?:为|是|如下|包括|有)[：:]?|[：:]))",
    words="看 分 统计 构成 结构 组成 类型 类别 去向 来源",
)
"""The same that names first of what it is: 网站信息按内容分为…, 公开的信息分布为：…"""
_THINGS = (
    rf"(?P<what>{HAN}{{0,8}}?"
    "(?:申请|信息|问题|意见|建议|诉求|咨询|留言|信件|投诉|案件)(?:内容|事项)?)"
)
_GATHERED = regex(
    rf"{_FIRST}{_THINGS}"
    r"(?:主要)?集中[在于][^。；\d]{4,60}?[，,]分别(?:为|是|有)",
    words="集中在 集中于",
)
"""申请集中在征地、规划、登记三个方面，分别为19件、13件、9件."""
_CLASSED = regex(
    rf"{_FIRST}{_THINGS}"
    r"(?:主要|集中|大致)*(?:有|为|是|分为|包括|涉及)(?:以下)?[两三四五六2-6](?:大?类|个方面|方面|项)[：:]",
    words="类 方面 项",
)
"""申请内容主要有三类：一是……21件，二是……18件，其他6件."""
_SPOKEN = regex(
    rf"{_FIRST}(?P<what>{HAN}{{0,8}}?(?:申请|信息|问题|意见|建议|诉求|咨询|留言|信件|投诉|案件|解读|材料|产品)"
    r"(?:人|内容|事项|方式|形式|类型)?)(?:分别|均)?(?:通过|涉及|采取|采用|包括|分为|有|为)",
    words="通过 涉及 采 包括 分为 有 为",
)
"""A sentence that tells nothing but parts, whose whole was told before."""
_NEXT = regex(
    rf"；(?=(?:从|按照?){HAN}{{1,8}}?(?:看|划分|区分|分类?|统计)(?:[，,：:]|[为成]))", words="；"
)


class Head(NamedTuple):
    """Where the parts of a list begin, what it is of, whether it says that it `divides` that or
    was only `spoken`, and whether its words name the whole itself (`names`) and not by what it is
    divided.
    """

    end: int
    what: str
    divides: bool
    spoken: bool = False
    names: bool = False


def list_head(text: str, piece: Sentence) -> Head | None:
    """How a list opens at the beginning of a sentence, or of a piece of one."""
    if divided := _DIVIDED.match(text, piece.start, piece.end):
        return Head(divided.end(), divided["what"], divides=True, names=True)
    if gathered := _GATHERED.match(text, _behind_opening(text, piece), piece.end):
        return Head(gathered.end(), gathered["what"], divides=False)
    if classed := _CLASSED.match(text, piece.start, piece.end):
        return Head(classed.end(), classed["what"], divides=False)
    if opened := _OPENED.match(text, piece.start, piece.end):
        return Head(opened.end(), opened["what"], not opened["of"], names=bool(opened["of"]))
    if spoken := _SPOKEN.match(text, piece.start, piece.end):
        return Head(spoken.end(), spoken["what"], divides=False, spoken=True)
    return None


def _behind_opening(text: str, piece: Sentence) -> int:
    """Where a sentence goes on behind 从内容看，."""
    opened = _OPENED.match(text, piece.start, piece.end)
    return opened.end() if opened else piece.start


def pieces_of(text: str, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Sentences, cut where the same is divided once more: …3件；按提交方式分，……"""
    for sentence in sentences:
        start = sentence.start
        for cut in _NEXT.finditer(text, sentence.start, sentence.end):
            yield sentence._replace(start=start, end=cut.end())
            start = cut.end()
        yield sentence._replace(start=start)
