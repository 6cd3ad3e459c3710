"""How a thing stands, told in two ways: 目前已经正式运行 and 没有正式运行; 办事窗口尚未设置 and
办事窗口设查阅点1处; 只公布摘要 and 全文公开; 按期缴费 and 没有收取信息处理费.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import SOME, is_of_time, longest
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import THINGS

NAMED = 3
"""Characters shared by two sentences that are hardly of other things."""


class _State(NamedTuple):
    """What is said of a thing: its kind, the words for it, and the sentence around."""

    what: str
    around: str
    span: Span


def otherwise_stands(told: Sequence[Passage]) -> Iterator[Pair]:
    """Each kind of such places."""
    for ones, others, differ in _KINDS:
        first = [(passage, one) for passage in told for one in ones(passage.text)]
        for passage in told if first else ():
            for other in others(passage.text):
                for at, one in first:
                    if one.span != other.span and differ(one, other):
                        yield At(at, one.span), At(passage, other.span)


# ---- what has begun, and has not

_NOT_YET = regex(
    rf"(?:没有|尚未|仍未|还未|至今未|目前未)(?P<what>{HAN}{{4,8}})(?=[，。；、]|$)",
    words="没有 尚未 仍未 还未 至今未 目前未",
)
_ALREADY = regex(
    rf"(?:已经|已于[^，。；]{{2,8}}|(?<!不)已(?!经))(?P<what>{HAN}{{4,8}})(?=[，。；、]|$)",
    words="已",
)
_COUNTED = regex(rf"\d+[{THINGS}](?:{HAN}{{0,4}})$|{SOME}|其余|余下(?!\d)|除|大多|各")
_SAYS_NO_THING = regex(
    "政府|信息|公开|工作|全年|目前|申请|年底|小程序|数据库|公众号|网站|系统|平台|专栏|栏目|[“”，、的了在有和]|\\d|月"
)


@by_paragraph
def _not_yet(text: str) -> Iterator[_State]:
    return _states(text, _NOT_YET)


@by_paragraph
def _already(text: str) -> Iterator[_State]:
    return _states(text, _ALREADY)


def _states(text: str, pattern: re.Pattern[str]) -> Iterator[_State]:
    for match in pattern.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        start, _ = sentence_around(text, *match.span())
        if not (
            _COUNTED.search(text[clause : match.start()]) or is_of_time(text, clause, match.end())
        ):
            around = _SAYS_NO_THING.sub("|", text[start : match.start()])
            yield _State(match["what"], around, match.span())


def _is_denied(one: _State, other: _State) -> bool:
    return one.what == other.what and longest(one.around, other.around) >= NAMED


# ---- a place that has none, and one that has

_FACILITY = (
    "查阅点|查阅室|公开栏|公示栏|公示牌|专区|服务点|自助终端|查询机|电子屏|资料架|意见箱|咨询台"
)
_LACKS = regex(
    rf"(?P<place>{HAN}{{2,10}}?)(?:均|都)?(?:尚未|暂未|还未|仍未|尚无|没有|未|暂不)(?:设立|设置|设有|设|配备|建立|开设|安装|布设)(?P<what>{_FACILITY})?(?=[，。；]|$)",
    words=" ".join(
        f"{none}{deed}"
        for none in "未无有不"
        for deed in ("设", "配备", "建立", "开设", "安装", "布设")
    ),
)
_HAS = regex(
    rf"(?P<place>{HAN}{{2,14}}?)(?:各|均|都|分别)?(?:设有?|设立了?|设置了?|配备了?|建有?|安装了?|布设了?)(?:政府信息|信息|政务)?(?:公开)?(?P<what>{_FACILITY})"
    rf"|\d+个(?P<where>{HAN}{{2,8}}?)的?(?P<there>{_FACILITY})",
    words=_FACILITY.replace("|", " "),
)


@by_paragraph
def _lacks(text: str) -> Iterator[_State]:
    for match in _LACKS.finditer(text):
        start, _ = sentence_around(text, *match.span())
        what = match["what"] or _last_facility(text[start : match.start()])
        partly = _COUNTED.search(match["place"]) or is_of_time(text, start, match.end())
        if what and not partly:
            yield _State(what, match["place"], match.span())


def _last_facility(words: str) -> str:
    """The facility that was spoken of last."""
    named: list[str] = re.findall(_FACILITY, words)
    return named[-1] if named else ""


@by_paragraph
def _has(text: str) -> Iterator[_State]:
    for match in _HAS.finditer(text):
        start, _ = sentence_around(text, *match.span())
        if not (is_of_time(text, start, match.end()) or _PLANNED.search(text, start, match.end())):
            what, place = match["what"] or match["there"], match["place"] or match["where"]
            yield _State(what, place, match.span())


_PLANNED = regex("将(?!其)|拟|计划|下一步|增设|力争|届时|未|没有|只在|仅在")


def _is_lacking(one: _State, other: _State) -> bool:
    """Whether a place that has none is one of those that have it."""
    return one.what == other.what and one.around[-2:] in other.around


# ---- what last year's report asked for, undone and done

_UNSOLVED = regex(
    rf"上年度?[^。；]{{0,10}}(?:提出|指出|反映|查找|列出|查摆|提到)的(?P<what>{HAN}{{3,24}}?)(?:的?问题|情况)?[，,][^。；\d]{{0,14}}?"
    "(?:尚未|仍未|未能|没有|未)(?:得到)?(?:改造|解决|整改|完成|建成|落实|改进|更新)",
    words="上年",
)
_SOLVED = regex(rf"(?<!未)(?<!没有)(?:完成|实现|建成|启用)了?(?P<what>{HAN}{{4,14}})")
SURE = 4
"""Characters of what was found wanting that tell what was mended."""


@by_paragraph
def _unsolved(text: str) -> Iterator[_State]:
    return (_State("", match["what"], match.span()) for match in _UNSOLVED.finditer(text))


@by_paragraph
def _solved(text: str) -> Iterator[_State]:
    for match in _SOLVED.finditer(text):
        start = stretch_start(text, match.start(), "。；\n")
        if not _PLANNED.search(text, start, match.end()):
            yield _State("", match["what"], match.span())


def _is_solved(one: _State, other: _State) -> bool:
    return longest(one.around, other.around) >= SURE


# ---- the whole of it, and a summary

_WHOLE = regex(
    rf"(?P<what>{HAN}{{4,12}}?)(?:经{HAN}{{2,10}}后)?(?:均|都|已)?全文(?:公开|公布|发布|上网|刊登)",
    words="全文",
)
_SUMMARY = regex(
    rf"(?P<what>{HAN}{{4,12}}?)(?:只|仅)(?:公布|公开|发布|刊登)了?(?:其)?(?:摘要|部分|要点|名称|标题|目录|节选|结论)",
    words="只 仅",
)


@by_paragraph
def _in_full(text: str) -> Iterator[_State]:
    return _plain(text, _WHOLE)


@by_paragraph
def _in_part(text: str) -> Iterator[_State]:
    return _plain(text, _SUMMARY)


def _plain(text: str, pattern: re.Pattern[str]) -> Iterator[_State]:
    for match in pattern.finditer(text):
        start = stretch_start(text, match.start(), "。；\n")
        if not is_of_time(text, start, match.end()):
            yield _State("", match["what"], match.span())


def _is_the_same(one: _State, other: _State) -> bool:
    return longest(one.around, other.around) > NAMED


# ---- nobody, and somebody of one's own; a fee paid, and none taken

_NOBODY = regex(
    r"(?:没有|无|尚无|缺少|未配备|未安排)(?:固定的?)?(?:专人|专职人员|专门人员)(?:负责|办理)?(?=[，。；])",
    words="专人 人员",
)
_SOMEBODY = regex(
    rf"(?<!无)(?:专职|专人)(?:负责|办理|从事|承担|受理)(?P<what>{HAN}{{0,10}})", words="专职 专人"
)
_PAID = regex(
    r"(?:按期|按时|如期|及时|已经?)(?:足额)?(?:缴费|缴纳|交费|缴清)(?!通知)", words="缴 交费"
)
_NONE_TAKEN = regex(
    r"(?:没有|未|从未|不)(?:向[^，。；]{2,10})?收取(?:过|任何)?(?:政府信息公开)?(?:信息处理费|费用)(?=[，。；]|$)"
    r"|(?:实际|实|共)?收(?:取|费)?(?:政府信息公开)?(?:信息处理费)?(?:金额)?(?:为|是|共)?0(?:\.0+)?元",
    words="收",
)
_TAKEN = regex(
    r"(?<![\d.])[1-9][\d.]*(?:万)?元[，,]?(?:均|全部|都|全)(?:为|是|系|属)?(?:政府信息公开)?信息处理费",
    words="信息处理费",
)
_NO_NOTICE = regex(
    r"(?:没有|未|从未)(?:向[^，。；]{2,10})?(?:发出|发过|制发|送达)(?:任何)?(?:政府信息公开)?(?:信息处理费)?收费通知",
    words="收费通知",
)
_UNPAID = regex(
    r"(?<![\d.])[1-9]\d*件[^，。；\d]{0,16}?(?:逾期[^，。；\d]{0,4}?未|逾期|未)按?(?:收费通知|通知)?(?:要求|规定)?(?:缴费|缴纳|交费)",
    words="缴 交费",
)
_OF_FEES = regex("收费通知|申请人")


@by_paragraph
def _nobody(text: str) -> Iterator[_State]:
    return (_State("人", "", match.span()) for match in _of_all(text, _NOBODY))


@by_paragraph
def _somebody(text: str) -> Iterator[_State]:
    return (_State("人", "", match.span()) for match in _of_all(text, _SOMEBODY))


@by_paragraph
def _paid(text: str) -> Iterator[_State]:
    for match in _of_all(text, _PAID):
        if _OF_FEES.search(text, *sentence_around(text, *match.span())):
            yield _State("费", "", match.span())


@by_paragraph
def _none_taken(text: str) -> Iterator[_State]:
    return (_State("费", "", match.span()) for match in _of_all(text, _NONE_TAKEN))


@by_paragraph
def _no_notice(text: str) -> Iterator[_State]:
    return (_State("费", "", match.span()) for match in _of_all(text, _NO_NOTICE))


@by_paragraph
def _unpaid(text: str) -> Iterator[_State]:
    return (_State("费", "", match.span()) for match in _UNPAID.finditer(text))


@by_paragraph
def _taken(text: str) -> Iterator[_State]:
    return (_State("费", "", match.span()) for match in _of_all(text, _TAKEN))


# ---- a thing of one's own; a thing given away, and sold

_OWNED = "网站|公众号|微博|视频号|小程序|客户端|抖音号|热线"
_NONE_OF_ONES_OWN = regex(
    rf"(?:没有|未)(?:开设|建立|建设|设立|建)?(?:自己|独立|单独)的(?P<what>{_OWNED})(?:[和、及与](?P<more>{_OWNED}))?",
    words="没有 未",
)
_ONES_OWN = regex(
    rf"(?<!没有)(?<!无)(?<![设建]立)(?<![设建设])自己的(?P<what>{_OWNED})", words="自己的"
)
_FREE = regex(
    rf"(?P<what>{HAN}{{2,10}}?)(?:均|都|全部|一律)(?:免费|无偿)(?:赠阅|发放|赠送|派送|派发|送达|提供)",
    words="免费 无偿",
)
_SOLD = regex(
    r"(?:按成本价|按工本费|有偿|收费|收取成本费后)(?:发售|出售|销售|发放|派送|提供|订阅)",
    words="成本价 工本费 有偿 收费 成本费",
)


@by_paragraph
def _none_of_ones_own(text: str) -> Iterator[_State]:
    for match in _of_all(text, _NONE_OF_ONES_OWN):
        for what in filter(None, (match["what"], match["more"])):
            yield _State(what, "", match.span())


@by_paragraph
def _ones_own(text: str) -> Iterator[_State]:
    return (_State(match["what"], "", match.span()) for match in _of_all(text, _ONES_OWN))


@by_paragraph
def _free(text: str) -> Iterator[_State]:
    return (_State(match["what"][-2:], "", match.span()) for match in _of_all(text, _FREE))


@by_paragraph
def _sold(text: str) -> Iterator[_State]:
    for match in _of_all(text, _SOLD):
        start, _ = sentence_around(text, *match.span())
        yield _State("", text[start : match.start()], match.span())


def _is_sold(one: _State, other: _State) -> bool:
    return one.what in other.around


_OTHERS = regex(
    f"{SOME}|各|乡镇|村|社区|下属|所属|\\d+[个家]|未|没有|如|若|凡|应|须|要求|逾期|将|拟|计划|下一步|水费|税|罚款"
)


def _of_all(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where something is said of the office itself, and of its year."""
    for match in pattern.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        if not (
            _OTHERS.search(text, clause, match.start()) or is_of_time(text, clause, match.end())
        ):
            yield match


def _same(one: _State, other: _State) -> bool:
    return one.what == other.what


_KINDS = (
    (_not_yet, _already, _is_denied),
    (_lacks, _has, _is_lacking),
    (_unsolved, _solved, _is_solved),
    (_in_part, _in_full, _is_the_same),
    (_nobody, _somebody, _same),
    (_paid, _none_taken, _same),
    (_none_taken, _taken, _same),
    (_no_notice, _unpaid, _same),
    (_none_of_ones_own, _ones_own, _same),
    (_free, _sold, _is_sold),
)
