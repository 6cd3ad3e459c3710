"""What there is not, and yet is told of as there: 尚未开通政务微信 and 通过政务微信发布;
没有收到申请 and 对收到的申请均…; 社区全部建成 and 尚未建成的3个社区; 6月改版 and 改版后自5月起.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, Spot, denials_told, is_of_time, said_of_all
from forms.review.agreement.happenings import Happening, happenings_in
from forms.review.agreement.kept_well import kept_well
from forms.review.agreement.two_places import At, Pair
from forms.review.agreement.undone import undone
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentence_around, stretch_start


def told_all_the_same(told: Sequence[Passage]) -> Iterator[Pair]:
    """Each kind of such places, the first the one that says that there is none."""
    yield from _used(told)
    yield from _presupposed(told)
    yield from _left(told)
    yield from _before_they_were(told)
    yield from _kept_up(told)
    yield from kept_well(told)
    yield from undone(told)


# ---- a means that there is not, and is used

_LACKS = regex(
    r"(?:尚未|还未|仍未|暂未|没有|尚无|未)(?:单独|正式|另行|专门)?(?:开通|开设|建立|设立|设置|配备|上线|建成|启用|运营|注册|开办|组建|成立|聘请|聘用|安装)"
    rf"(?:过|任何|自己的|专门的|独立的)?(?P<thing>{HAN}{{3,10}}?)(?:账号)?(?=[，。；、]|$)",
    words="未 没有 尚无",
)
_OFTEN_MEANT = regex("网站|官网|制度|机制|平台$")
"""Things of which that of an office above may be meant by the same word."""
_USE = (
    "(?:通过|利用|依托|借助|运用|经由|登录|由|向)(?:[本我][局镇乡县市区街委院校]的?|本单位的?)?{0}"
    r"(?:账号)?{1}{{0,6}}?(?:发布|公开|推送|回复|更新|受理|公示|办理|解答|承担|负责|审核|开展|召开|接听|征集)"
    r"|(?:^|(?<=[，。；\n])){0}(?:全年|年内|共|累计)*(?:接听|发布|推送|受理|收到|接待|接收|回复|运行|答复)"
)
_BEGUN = "(?:开通|设立|成立|上线|启用|聘请|组建|建成)"
_OPENED = f"(?<![未没有尚]){{1}}{{{{0,2}}}}{_BEGUN}了?“?{{0}}|{{0}}(?:账号)?(?:正式)?{_BEGUN}"
_TO_COME = regex("将|拟|计划|下一步|明年|准备|力争|如|若|应当|须|可以|要求|规定")


@lru_cache(maxsize=256)
def _lacks(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple(
        (match["thing"], match.span())
        for match in _LACKS.finditer(text)
        if not _OFTEN_MEANT.search(match["thing"])
        if not is_of_time(text, stretch_start(text, match.start()), match.end())
    )


@lru_cache(maxsize=64)
def _uses(thing: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    use, opened = (it.format(re.escape(thing), HAN) for it in (_USE, _OPENED))
    return regex(use, re.MULTILINE), regex(opened)


def _used(told: Sequence[Passage]) -> Iterator[Pair]:
    for passage in told:
        for thing, span in _lacks(passage.text):
            use, opened = _uses(thing)
            for other in told:
                others = _without(other.text, span if other is passage else (0, 0))
                if thing not in others or opened.search(others):
                    continue
                for match in use.finditer(others):
                    low, high = sentence_around(others, *match.span())
                    if not (_TO_COME.search(others, low, high) or is_of_time(others, low, high)):
                        yield At(passage, span), At(other, match.span())


def _without(text: str, span: Span) -> str:
    """A text of the same length without what stands at a place."""
    return text[: span[0]] + "|" * (span[1] - span[0]) + text[span[1] :]


# ---- what there was none of, and was all dealt with

_DEALT_WITH = regex(
    rf"(?:对|将|把)?(?:收到|受理|接到|发生|提出|产生)的(?P<what>{HAN}{{2,10}}?)[，,]?(?:均|全部|都|一律|逐件|全都)"
)
_RULE = regex(
    "(?<![回响])应|须|确保|保证|力争|要求|规定|制度|流程|程序|凡|如|若|今后|将|上级|转来|转办|协助|配合"
)


def _presupposed(told: Sequence[Passage]) -> Iterator[Pair]:
    dealt = [(passage, *one) for passage in told for one in _dealt_with(passage.text)]
    for passage in told if dealt else ():
        for denied in denials_told(passage.text):
            for other, what, span in dealt:
                if passage.text[: denied.span[1]].endswith(what):
                    yield At(passage, denied.span), At(other, span)


@lru_cache(maxsize=256)
def _dealt_with(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple(
        (match["what"], match.span())
        for match in matches_in(_DEALT_WITH, text)
        if not _RULE.search(text, *sentence_around(text, *match.span()))
        if not is_of_time(text, *sentence_around(text, *match.span()))
    )


# ---- all, and those that are left

_SOME = r"(?:[1-9]\d*|[一两二三四五六七八九十]+)[个家所件名户处条项]"
_THEN = "(?=[，。；、将已正也均在由逐分都得通进开])"
_LEFT = regex(
    rf"{_SOME}(?:未|不)(?P<did>{HAN}{{2}})的?(?P<what>{HAN}{{1,6}}?){_THEN}"
    rf"|(?:尚未|还未|仍未|没有|未)(?P<deed>{HAN}{{2}})(?P<object>{HAN}{{0,6}}?)的{_SOME}(?P<noun>{HAN}{{1,6}}?){_THEN}",
    words="未 没有 不",
)
_EXCEPT = regex("除|以外|之外|结转|期限内|未到期")


def _left(told: Sequence[Passage]) -> Iterator[Pair]:
    left = [(passage, match) for passage in told for match in _lefts(passage.text)]
    for passage in told if left else ():
        for all_ in said_of_all(passage.text):
            for other, match in left:
                if _is_left_of(passage, all_, match):
                    yield At(passage, all_.span), At(other, match.span())


@lru_cache(maxsize=256)
def _lefts(text: str) -> tuple[re.Match[str], ...]:
    return tuple(
        match
        for match in matches_in(_LEFT, text)
        if not is_of_time(text, stretch_start(text, match.start()), match.end())
    )


def _is_left_of(passage: Passage, all_: Spot, match: re.Match[str]) -> bool:
    around = passage.text[slice(*sentence_around(passage.text, *all_.span))]
    deed, noun = match["deed"] or match["did"], match["noun"] or match["what"]
    return (
        all_.deed == deed
        and noun[-2:] in all_.words
        and (not match["object"] or match["object"] in around)
        and not _EXCEPT.search(around)
    )


# ---- before it was there

_SINCE = regex(
    rf"(?:改版后的?|升级后的?|改造后的?|新建的?|新设的?|该)?(?P<name>{HAN}{{2,14}}?)(?:自|从)(?P<m>\d{{1,2}})月(?:份|\d{{1,2}}日|初|中旬|底)?起(?!草)(?:{HAN}{{0,4}})"
    "(?:接受访问|对外开放|开放|运行|服务|发布|更新|受理|接待|公示|使用)",
    words="月",
)


class _Since(NamedTuple):
    """Since which month a thing is in use."""

    name: str
    month: int
    span: Span


_BORN = regex("建成|启用|投入使用|投用|上线|开通|成立|挂牌|揭牌|开馆|改版")


@lru_cache(maxsize=256)
def _sinces(text: str) -> tuple[_Since, ...]:
    return tuple(_Since(m["name"], int(m["m"]), m.span()) for m in _SINCE.finditer(text))


def _before_they_were(told: Sequence[Passage]) -> Iterator[Pair]:
    since = [(passage, one) for passage in told for one in _sinces(passage.text)]
    for passage in told if since else ():
        for born in happenings_in(passage.text):
            for other, one in since:
                if _BORN.match(born.deed) and one.month < born.month and _is_same(one, born):
                    yield At(passage, born.span), At(other, one.span)


def _is_same(one: _Since, born: Happening) -> bool:
    return born.year is None and (born.name.endswith(one.name) or one.name.endswith(born.name))


# ---- so often, and not for so long

_PACE = regex(
    rf"(?P<name>{HAN}{{2,14}}?)(?:坚持|做到|实行)?(?:每个?|按)(?P<every>日|天|周|月|季度?)(?:至少)?(?P<deed>更新|发布|通报|巡查|检查|维护)",
    words="每 按",
)
_GAP = regex(
    rf"(?P<name>{HAN}{{0,14}}?)(?:已|竟)?(?:连续|长达|超过)(?P<n>\d{{1,2}}|[一两二三四五六七八九十半])(?:个)?(?P<unit>天|周|月|季度|年)(?:以上)?(?:没有|未|无)(?P<deed>更新|发布|通报|巡查|检查|维护)",
    words="连续 长达 超过",
)
_LENGTH = {"日": 0, "天": 0, "周": 1, "月": 2, "季": 3, "年": 4}
_ONE_OF = regex(f"{SOME}|\\d|[一二两三四五六七八九十]个|下属|所属|二级|乡镇|村|曾|上年|去年|此前")
_IT = ("该", "其", "本", "此")


def _kept_up(told: Sequence[Passage]) -> Iterator[Pair]:
    for passage in told:
        for pace, gap in _paces(passage.text):
            yield At(passage, pace), At(passage, gap)


@lru_cache(maxsize=256)
def _paces(text: str) -> tuple[tuple[Span, Span], ...]:
    """Where a text says how often a thing is done, and for how long it was not."""
    return tuple(
        (pace.span(), gap.span())
        for gap in _GAP.finditer(text)
        if not _ONE_OF.search(text, stretch_start(text, gap.start(), "，。；\n"), gap.start("n"))
        for pace in _PACE.finditer(text, 0, gap.start())
        if gap["deed"] == pace["deed"] and _is_longer(gap, pace)
    )


def _is_longer(gap: re.Match[str], pace: re.Match[str]) -> bool:
    name = gap["name"].removeprefix("检查发现").removeprefix("发现")
    same = name.startswith(_IT) or (len(name) > 1 and pace["name"].endswith(name[-2:]))
    return same and _LENGTH[gap["unit"][0]] > _LENGTH[pace["every"][0]]
