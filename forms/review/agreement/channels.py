"""By which channels applications may come, and by which they came: 只受理信函和当面申请 and
网上提交15件; 未开通网上申请 and 网络申请6件.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.paragraphs import by_paragraph, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around

_CHANNELS = {
    "网": regex("网上|网络|在线|线上|互联网"),
    "信": regex("信函|邮寄|信件|寄送"),
    "面": regex("当面|现场|窗口|到场"),
    "传": regex("传真"),
    "邮": regex("电子邮件|电子邮箱"),
}
_ANY = "|".join(pattern.pattern for pattern in _CHANNELS.values())
_ONLY = regex(
    rf"(?:只|仅|暂只)(?:能|可|限)?(?:受理|接受|接收|支持|通过|开通|保留|以)了?(?P<list>(?:{_ANY})[^，。；\d]{{0,20}}?)(?:申请|渠道|方式|途径|提交|递交)",
    words="只 仅",
)
_NOT_BY = regex(
    rf"(?:没有|未|尚未|暂未|暂不|不)(?:开通|设立|受理|接受|设置|提供|收到)(?P<list>(?:{_ANY})[^，。；\d]{{0,10}}?)(?:申请|渠道|方式|途径)",
    words="没有 未 不",
)
_BY = regex(
    rf"(?P<by>{_ANY})(?:平台|方式|渠道|途径|申请|提交|递交|提出|寄送|收到|受理|的|为)*[1-9]\d*件"
)
_OTHERS = regex("咨询|留言|建议|信访|投诉|许可|复议|诉讼|办事|缴费|查阅|上年|去年|其中有|如|若")


_UNHINDERED = regex(
    r"(?:渠道|平台|入口|线路)(?:始终|一直|全年|常年|均|都|保持)*(?:畅通|正常)(?=[，。；])",
    words="畅通 正常",
)
_STUCK = regex(
    r"(?:系统|页面|邮箱|电话|热线|传真|渠道|平台)[^，。；\d]{0,10}?(?:仍|均|都|也)?(?:未能?|没有|无法|不能)(?:生成|打开|提交|收到|接通|登录|受理|回复)",
    words="未 没有 无法 不能",
)
_MENDED = regex("修复|恢复|排除|解决|个别|偶|一度|曾|上年|去年|此前|如|若|避免|防止|非|不再")


@pairs_by_paragraph
def open_and_stuck(text: str) -> Iterator[tuple[Span, Span]]:
    """Where channels are said to be open, and in the same sentence one is told as stuck."""
    for open_ in _UNHINDERED.finditer(text):
        start, end = sentence_around(text, *open_.span())
        for stuck in _STUCK.finditer(text, open_.end(), end):
            if not _MENDED.search(text, start, end):
                yield open_.span(), stuck.span()


class _Channels(NamedTuple):
    """Channels that alone are open (or `closed`), or those that something came by."""

    kinds: frozenset[str]
    closed: bool
    span: Span


def by_other_channels(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the one that says which channels there are."""
    open_ = [(passage, one) for passage in told for one in _open(passage.text)]
    for passage in told if open_ else ():
        for came in _came(passage.text):
            for other, one in open_:
                if bool(came.kinds & one.kinds) == one.closed:
                    yield At(other, one.span), At(passage, came.span)


@by_paragraph
def _open(text: str) -> Iterator[_Channels]:
    for pattern in (_ONLY, _NOT_BY):
        for match in pattern.finditer(text):
            if not _is_apart(text, match):
                yield _Channels(_kinds(match["list"]), pattern is _NOT_BY, match.span())


@by_paragraph
def _came(text: str) -> Iterator[_Channels]:
    for match in _BY.finditer(text):
        if not _is_apart(text, match):
            yield _Channels(_kinds(match["by"]), False, match.span())


def _is_apart(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence is of nothing that is applied for, or of another time."""
    start, end = sentence_around(text, *match.span())
    other = _OTHERS.search(text, start, match.end()) or is_of_time(text, match.start(), match.end())
    return bool(other) or "申请" not in text[start:end]


def _kinds(words: str) -> frozenset[str]:
    """The channels that some words name."""
    return frozenset(kind for kind, named in _CHANNELS.items() if named.search(words))
