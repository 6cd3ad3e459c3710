"""What is said of all of so many, told otherwise of the same: 5件申请要的都是年鉴 and 5件申请均要求
提供价目表; 6件复议均因检索不充分 and 6件复议均因超过期限; 8件逐件附有解读 and 其余6件没有解读.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start

_ASKED = regex(
    rf"(?<![\d.])(?P<n>[1-9]\d*)件(?P<noun>申请)(?:(?:要的|申请的|要求的|所要的|索取的)(?:都|均|全部)?[是为]|(?:都|均|全部)(?:要求提供|要求公开|申请公开|索取))(?P<what>{HAN}{{3,16}})",
    words="申请",
)
_BECAUSE = regex(
    rf"(?<![\d.])(?P<n>[1-9]\d*)件(?P<noun>{HAN}{{0,4}}(?:复议|诉讼|申请|案件))[^。；\n\d]{{0,14}}?(?:(?:均|都)(?:因为?|由于|是因)|原因(?:都|均)?(?:是|为)|(?:均|都)(?:是|为)因)(?P<what>{HAN}{{3,16}})",
    words="因 由于",
)
_REASON_BEHIND = regex(
    rf"(?P<noun>复议|诉讼|申请|案件)(?P<n>[1-9]\d*)件[^。；\n\d]{{0,14}}?(?:原因(?:都|均)?(?:是|为)|(?:均|都)(?:因为?|由于))(?P<what>{HAN}{{3,16}})",
    words="因 由于",
)
_ENDED = regex("纠正|撤销|败诉|延期|超期|不予公开|不予处理")
"""What so many ended in, of which the reason is told."""
_OTHERS = regex("其中|上年|去年|其余|另")


class _Said(NamedTuple):
    n: int
    noun: str
    what: str
    end: str
    span: Span


def told_of_all_otherwise(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places."""
    for read in (_asked, _because):
        said = [(passage, one) for passage in told for one in read(passage.text)]
        for at, (a, one) in enumerate(said):
            for b, other in said[at + 1 :]:
                same = (one.n, one.noun, one.end) == (other.n, other.noun, other.end)
                if same and not _share(one.what, other.what):
                    yield At(a, one.span), At(b, other.span)


def _share(one: str, other: str) -> bool:
    """Whether two have a pair of characters in common."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


@by_paragraph
def _asked(text: str) -> Iterator[_Said]:
    return _said(text, _ASKED)


@by_paragraph
def _because(text: str) -> Iterator[_Said]:
    yield from _said(text, _BECAUSE)
    yield from _said(text, _REASON_BEHIND)


def _said(text: str, pattern: re.Pattern[str]) -> Iterator[_Said]:
    for match in pattern.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        if not (_OTHERS.search(text, clause, match.end()) or is_of_time(text, clause, match.end())):
            _, stop = sentence_around(text, *match.span())
            ended = _ENDED.search(text, clause, stop) if pattern is not _ASKED else None
            end = ended[0] if ended else ""
            yield _Said(int(match["n"]), match["noun"][-2:], match["what"], end, match.span())


# ---- all are explained, and some are not

_EXPLAINED = regex(
    r"(?:均|都|逐件|全部|一律|每件)(?:已|同步|按时|及时|经[^，。；\d]{2,8}并)*(?:附有?|配有?|配发|发布|公布|作了|制作|编写|开展|进行)了?[^，。；\d]{0,4}?解读|解读率(?:为|达到?)?100%",
    words="解读",
)
_UNEXPLAINED = regex(
    r"(?:其余|余下|有|另有|尚有|还有|中|(?<=，))[1-9]\d*件(?:文件)?(?:均|都|尚|还|仍)?(?:没有|未|缺少)(?:任何|配发|配有|制作|附有?|编写|同步|开展|发布|进行|作|及时)*解读(?=[，。；])"
    r"|[1-9]\d*件[^，。；\d]{0,10}文件中?，?(?:只有|仅有|只|仅)[1-9]\d*件(?:附|配|作)?(?:了|有)解读(?=[，。；])",
    words="解读",
)


class _Place(NamedTuple):
    span: Span


def explained_and_not(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where all documents are said to be explained, and where some are said not to be."""
    lacking = [(passage, one) for passage in told for one in _unexplained(passage.text)]
    for passage in told if lacking else ():
        for all_ in _explained(passage.text):
            yield At(passage, all_.span), At(lacking[0][0], lacking[0][1].span)


@by_paragraph
def _explained(text: str) -> Iterator[_Place]:
    return _of_papers(text, _EXPLAINED)


@by_paragraph
def _unexplained(text: str) -> Iterator[_Place]:
    return _of_papers(text, _UNEXPLAINED)


_LIMITED = regex("除|符合|应当?|要求|将|拟|计划|下一步|重要|重大|需要|涉及")


def _of_papers(text: str, pattern: re.Pattern[str]) -> Iterator[_Place]:
    for match in pattern.finditer(text):
        start = stretch_start(text, match.start(), "。；\n")
        _, end = sentence_around(text, *match.span())
        apart = _LIMITED.search(text, start, match.end()) or is_of_time(text, start, match.end())
        near = text[max(0, start - 40) : end]
        if "文件" in near and not apart:
            yield _Place(match.span())


# ---- all are done, and some were given up or are left

_ALL_DONE = regex(
    r"(?P<all>已?(?:全部|均已?|悉数)(?:完成|落实|办结|实现|到位|整改到位|办理完毕))[，,；：](?:(?P<among>其中)[，：]?)?[^。\n]{0,40}?"
    r"(?P<left>[1-9]\d*[件项个条](?:任务|工作|事项)?[^，。；\d]{0,10}(?:取消|搁置|放弃|未能?完成|没有完成|未实施|终止|暂缓|仍在推进|正在推进)"
    r"|(?P<rest>其余|余下|剩余|剩下)的?[1-9]\d*[件项个条][^，。；\d]{0,4}(?:也|才|正|尚|仍|未|待|将|于))",
    words="全部 均 悉数",
)
_FIXED_IN_TIME = regex(
    rf"(?P<all>(?:申请人)?(?:均|全部|都)已?(?:按期|按时|如期|及时)(?P<deed>{HAN}{{2}}))(?=[，。；])",
    words="按期 按时 如期 及时",
)


_COUNTED = regex("[\\d一二两三四五六七八九十][件项个条]")
_OTHER_LOT = regex("除|第[二三]|另|新增|其他|上年|本年|今年")


@pairs_by_paragraph
def all_done_and_some_not(text: str) -> Iterator[tuple[Span, Span]]:
    """Where all is said to be done, and in the same breath that some is not."""
    for match in _ALL_DONE.finditer(text):
        clause = text[stretch_start(text, match.start(), "，。；\n") : match.start()]
        part = "其中" in text[stretch_start(text, match.start()) : match.start()]
        whole = not (part or _COUNTED.search(clause)) if match["rest"] else match["among"]
        if whole and not _OTHER_LOT.search(clause + match[0]):
            yield match.span("all"), match.span("left")


class _InTime(NamedTuple):
    """What all are said to have done in time."""

    deed: str
    span: Span


@by_paragraph
def _in_time(text: str) -> Iterator[_InTime]:
    return (_InTime(match["deed"], match.span("all")) for match in _FIXED_IN_TIME.finditer(text))


def in_time_and_not(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where all are said to have done something in time, and one not: 均按期补正, 逾期不补正."""
    for passage, one in ((it, one) for it in told for one in _in_time(it.text)):
        late = _late(one.deed)
        for other in told:
            for match in late.finditer(other.text):
                clause = stretch_start(other.text, match.start(), "，。；\n")
                if not is_of_time(other.text, clause, match.end()):
                    yield At(passage, one.span), At(other, match.span())


@lru_cache(maxsize=32)
def _late(deed: str) -> re.Pattern[str]:
    return regex(rf"[1-9]\d*件[^，。；\d]{{0,16}}?(?:逾期|超期)(?:不|未|没有){deed}")
