"""What is said of all, and some that it does not hold for: 58个村全部接通 and 58个村中有9个村尚未
接通; 全部完工，其余4个延至明年; 条条当天上网 and 2条通知晚了一天上网; 均采用集中授课 and 第2期改为
线上直播.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from forms.numerals import COUNT, whole_number
from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import COUNTED, OCCASIONS, PAPERS

_UNIT = f"[{COUNTED}]"
_ALL = "(?:均|都|全部|全都|悉数)"
_NOT_YET = "(?:尚未|仍未|还未|至今未|没有|未能|未)"
MOST = 40
"""Statements of a text that are compared."""


class _Said(NamedTuple):
    """So many things of which a deed is told, with the words around that name them."""

    n: int
    unit: str
    deed: str
    around: str
    span: Span


def left_over(told: Sequence[Passage]) -> Iterator[Pair]:
    """Each kind of such places, the first the one that speaks of all."""
    for all_of, some_of, differ in _KINDS:
        left = [(passage, one) for passage in told for one in some_of(passage.text)[:MOST]]
        for passage in told if left else ():
            for all_ in all_of(passage.text)[:MOST]:
                for other, one in left:
                    if differ(all_, one):
                        yield At(passage, all_.span), At(other, one.span)


# ---- all of so many, and some of the same number not

_WHOLE = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<of>[^。；\n\d]{{0,16}}?){_ALL}已?(?:经|予以|按期|按时)?(?P<deed>(?![未没不]){HAN}{{2}})"
    rf"|(?:接收|收到|收集到|汇总)(?P<in>{COUNT})(?P<by>[个家])(?P<who>{HAN}{{2,6}}?)(?P<did>送交|报送|提交|上报|反馈|填报|移交)的",
    words="均 都 全部 悉数 接收 收到 收集到 汇总",
)
_PART = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>{_UNIT})(?P<noun>{HAN}{{2,6}}?)(?:中|里|，)[^。；\n]{{0,40}}?(?P<left>(?:仍|尚|还)?有(?P<m>{COUNT})(?P=unit)[^，。；\d]{{0,8}}?{_NOT_YET}(?P<deed>{HAN}{{2}}))",
    words="未 没有",
)
_APART = regex("除|上年|去年|其中|应当|要求|力争|确保|计划|拟|下一步|将(?!其)")


@by_paragraph
def _wholes(text: str) -> Iterator[_Said]:
    for match in _WHOLE.finditer(text):
        start, _ = sentence_around(text, *match.span())
        clause = stretch_start(text, match.start(), "，。；\n")
        if not (_APART.search(text, clause, match.end()) or is_of_time(text, *match.span())):
            n, unit = match["n"] or match["in"], match["unit"] or match["by"]
            deed, around = match["deed"] or match["did"], text[start : match.end()]
            yield _Said(whole_number(n), unit, deed, around, match.span())


@by_paragraph
def _parts(text: str) -> Iterator[_Said]:
    for match in _PART.finditer(text):
        start, _ = sentence_around(text, *match.span())
        fewer = whole_number(match["m"]) < whole_number(match["n"])
        apart = _APART.search(text, match.start("left"), match.end())
        if fewer and not (apart or is_of_time(text, start, match.end())):
            n = whole_number(match["n"])
            yield _Said(n, match["unit"], match["deed"], match["noun"], match.span("left"))


def _is_left(all_: _Said, some: _Said) -> bool:
    """Whether two tell of one number of things, of all and of some that are left."""
    same = (all_.n, all_.unit, all_.deed) == (some.n, some.unit, some.deed)
    return same and all_.n > 1 and some.around[-2:] in all_.around


# ---- each at once, and some late

_AT_ONCE = regex(
    rf"(?:条条|件件|篇篇|期期|份份|个个|次次|每[{PAPERS}]都?|{_ALL}|一律)(?:都|能|做到|实现|在|于)*(?:当天|当日|即日)(?:就|即)?(?P<deed>上网|发布|公开|公布|上传|推送|公示|上墙)",
    words="当天 当日 即日",
)
_LATE = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>[{PAPERS}个])(?P<noun>{HAN}{{2,8}}?)(?:晚|迟|延迟|推迟|滞后)(?:于|了)?(?:{COUNT}|半|数|几)(?:天|日|个工作日)(?:以上|左右)?(?:才|后)?(?P<deed>上网|发布|公开|公布|上传|推送|公示|上墙)",
    words="晚 迟 滞后",
)
_RULE = regex("要求|须|应当?|确保|力争|拟|将(?!其)|计划|下一步|上年|去年|除|其他|其余|今后")


@by_paragraph
def _at_once(text: str) -> Iterator[_Said]:
    for match in _AT_ONCE.finditer(text):
        start, _ = sentence_around(text, *match.span())
        near = text[stretch_start(text, match.start(), "。；\n") : match.end()]
        if not _RULE.search(near):
            yield _Said(0, "", match["deed"], text[start : match.end()], match.span())


@by_paragraph
def _late(text: str) -> Iterator[_Said]:
    for match in _LATE.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        if not _RULE.search(text, clause, match.end()):
            n = whole_number(match["n"])
            yield _Said(n, match["unit"], match["deed"], match["noun"], match.span())


def _is_late(all_: _Said, some: _Said) -> bool:
    return all_.deed == some.deed and some.around[-4:] in all_.around


# ---- all in one way, and one in another

_TOGETHER = "集中授课|集中培训|现场授课|现场教学|线下|面授|当面授课"
_APART_FROM_EACH_OTHER = "线上|网络直播|视频会议|网上授课|远程|直播|录播"
_WAY = f"(?P<way>{_TOGETHER}|{_APART_FROM_EACH_OTHER})"
_ALL_WAY = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>[{OCCASIONS}])(?P<noun>{HAN}{{2,6}}?)[^。；\n]{{0,60}}?(?:{_ALL}|一律)(?:为|采用|采取|是|以|在|通过)?{_WAY}",
    words=f"{_TOGETHER}|{_APART_FROM_EACH_OTHER}".replace("|", " "),
)
_ONE_WAY = regex(
    rf"(?:第(?P<k>{COUNT})(?P<unit>[{OCCASIONS}])|其中(?P<m>{COUNT})(?P<of>[{OCCASIONS}]))[^，。；\d]{{0,6}}?(?:改为|改在|转为|改成|采用|采取|为|通过|在){_WAY}",
    words=f"{_TOGETHER}|{_APART_FROM_EACH_OTHER}".replace("|", " "),
)
_OTHER_YEAR = regex("上年|去年|20\\d\\d|下一步|明年|计划|拟|将(?!其)|部分")


@by_paragraph
def _all_ways(text: str) -> Iterator[_Said]:
    for match in _ALL_WAY.finditer(text):
        if not (_OTHER_YEAR.search(text, *match.span()) or "其中" in match[0]):
            n, kind = whole_number(match["n"]), _kind(match["way"])
            yield _Said(n, match["unit"], kind, match["noun"], match.span("way"))


@by_paragraph
def _one_ways(text: str) -> Iterator[_Said]:
    for match in _ONE_WAY.finditer(text):
        start, _ = sentence_around(text, *match.span())
        if not _OTHER_YEAR.search(text, start, match.start()):
            n, unit = whole_number(match["k"] or match["m"]), match["unit"] or match["of"]
            around = text[start : match.start()]
            yield _Said(n, unit, _kind(match["way"]), around, match.span())


def _kind(way: str) -> str:
    return "together" if way in _TOGETHER.split("|") else "apart"


def _is_otherwise(all_: _Said, one: _Said) -> bool:
    """Whether one of so many was held in another way than all of them."""
    number, noun = f"(?<!\\d){all_.n}{all_.unit}", all_.around[-2:]
    named = re.search(rf"{number}[^，。；]{{0,6}}?{noun}|{noun}{number}", one.around)
    return all_.unit == one.unit and all_.deed != one.deed and one.n <= all_.n and bool(named)


# ---- all looked through before, and some afterwards

_BEFORE = regex(
    "(?:一律|全部|均|都|所有)[^，。；]{0,8}?(?:“?先审查?[、，]?后(?:发|公开)”?|经过?[^，。；]{0,6}?审[查核]后(?:再|才|方可)?(?:对外)?(?:发布|公开|上网))",
    words="先审 审查 审核",
)
_AFTER = regex(
    "(?:发布|公开|上网)(?:之)?后(?:才|再)?(?:补(?:办|做|走|行|充)?了?(?:保密)?审[查核批]?)|未经[^，。；]{0,6}?审[查核](?:即|就|便|直接|擅自)(?:发布|公开|上网)",
    words="审",
)
_WARNED = regex(
    "不得|严禁|禁止|没有|防止|杜绝|避免|不|如|若|凡|上年|去年|整改|纠正|个别单位|下属|要求"
)


@by_paragraph
def _looked_through(text: str) -> Iterator[_Said]:
    return _plainly(text, _BEFORE)


@by_paragraph
def _not_looked_through(text: str) -> Iterator[_Said]:
    return _plainly(text, _AFTER)


def _plainly(text: str, pattern: re.Pattern[str]) -> Iterator[_Said]:
    for match in pattern.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        if not _WARNED.search(text, clause, match.start()):
            yield _Said(0, "", "", "", match.span())


_KINDS = (
    (_wholes, _parts, _is_left),
    (_at_once, _late, _is_late),
    (_all_ways, _one_ways, _is_otherwise),
    (_looked_through, _not_looked_through, lambda all_, some: all_.span != some.span),
)


# ---- all done but the rest, in one breath

_DONE = (
    "完成|完工|竣工|落实|办结|整改到位|整改|建成|接通|上线|公开|更换|改造完成|交付|答复|解决|到位"
)
_BUT_THE_REST = regex(
    rf"(?P<all>已?(?:全部|均已?|悉数)(?:{_DONE}))[，,；](?P<left>(?:其余|剩余|余下|剩下)[^，。；\d]{{0,24}}?{COUNT}{_UNIT}(?:[^，。；\d]{{0,14}}?(?:延至|延期|推迟|顺延|未(?!发现|出现)|没有|尚|仍|待|预计|将于|暂缓|搁置|结转|正在)"
    rf"|[^，。；\d]{{0,16}}，(?:已?列入|计划|拟|预计|将|力争|争取)[^，。；]{{0,14}}(?:{_DONE}|计划)))",
    words="其余 剩余 余下 剩下",
)
_WHEN = regex(
    "(?:到|截至)?(?:年底|年末|\\d{1,2}月底?)?(?:之?前)?(?:年内|目前|均|按期|按时|如期|，)*$"
)
_OF_SOME = regex("其中|[中里内][，,有]|当年|年内应|应于|县级|本级|除|立[行查]立改|立即|即知即改")
_COUNTED = regex(rf"(?<![第\d.])({COUNT})({_UNIT})")
_TWICE = regex(
    rf"(?<![第\d.])(?P<n>{COUNT})(?P<unit>{_UNIT})(?:{HAN}{{0,4}})，(?P<all>{_ALL}已?[^，。；]{{0,12}}?(?P<deed>公开|公布|答复|整改|办结|解决))(?=[，；])"
    rf"(?P<between>[^。\n]{{0,40}}?)(?<![\d.])(?P<left>(?P<m>{COUNT})(?P=unit)[^，。；\d]{{0,16}}?(?:未|没有|不)(?:予|能)?(?P=deed))",
    words="均 都 全部 悉数",
)
_OTHERS = regex("其余|另|此外|还收|新增|上年|去年|除")


def _counts_one(words: str, unit: str) -> bool:
    """Whether just one number in a unit is told."""
    return len({found[0] for found in _COUNTED.finditer(words) if found[2] == unit}) == 1


@pairs_by_paragraph
def done_but_the_rest(text: str) -> Iterator[tuple[Span, Span]]:
    """Where all is said to be done, and in the same sentence that some of it is not."""
    for match in islice(_BUT_THE_REST.finditer(text), MOST):
        start = stretch_start(text, match.start())
        before, clause = text[start : match.start()], stretch_start(text, match.start(), "，；。\n")
        if _WHEN.fullmatch(text, clause, match.start()) and not _OF_SOME.search(before):
            last_unit = next(found[2] for found in _COUNTED.finditer(match["left"]))
            near = stretch_start(text, max(start, clause - 1), "，；。\n")
            if _counts_one(text[near:clause], last_unit) or _counts_one(before, last_unit):
                yield match.span("all"), match.span("left")
    for match in islice(_TWICE.finditer(text), MOST):
        fewer = whole_number(match["m"]) < whole_number(match["n"])
        if fewer and not _OTHERS.search(match["between"] + match["all"]):
            yield match.span("all"), match.span("left")
