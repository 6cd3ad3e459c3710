"""What all keep in time, and some do not: 栏目均按时更新 and 2个栏目更新不及时; 文件均附有图解 and
3份文件没有图解; 系统于6月上线 and 系统尚未上线.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.numerals import COUNT
from forms.patterns import regex
from forms.review.agreement.exceptions import VAGUE, is_of_time, whom
from forms.review.agreement.happenings import happenings_in
from forms.review.agreement.two_places import At, Pair
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start
from forms.review.reading.units import PAPERS

_ALL = "(?:均|都|全部|全都|一律|逐件|逐期)"
_TERM = "(?:法定|规定|承诺|要求|办理|答复)?的?(?:期限|时限|时间)"
_DEEDS = "报送|更新|发布|公布|答复|反馈|编发|印发|上传|整改|办结|回复|移交|填报|提交|推送|更换|出刊"
_IN_TIME = regex(
    rf"(?P<noun>{HAN}{{2,4}}?){_ALL}(?:做到|能够|能|已)?(?:按时|按期|及时|如期|准时|在{_TERM}之?内)(?P<what>{_DEEDS}|作出|办理|完成)(?=[，。；、])",
    words="按时 按期 及时 如期 准时 期限 时限 时间",
)
_TARDY = regex(
    rf"(?P<noun>{HAN}{{2}})(?:仍|还|存在)?(?:(?P<what>{_DEEDS})(?:不够及时|不及时|滞后|迟缓|偏晚|逾期|超期)(?!的(?!问题|现象|情况|毛病))"
    rf"|(?:未能?|没有)(?:按时|按期|及时|如期)(?P<late>{_DEEDS})|(?:超过|超出)了?(?P<over>{_TERM})|(?:迟|晚)(?P<short>[发报交])了?(?=[，。；、\d一两三几半]))",
    words="及时 滞后 迟 晚 逾期 超期 按时 按期 如期 期限 时限 时间",
)
_WITH = regex(
    rf"(?P<noun>{HAN}{{2}}){_ALL}(?:已|同步|按时|及时)*(?:附|配|发布|制作|配发|标注|设)(?:了|有)?(?P<what>(?!置|立|备|合){HAN}{{2,4}})(?=[，。；])",
    words="均 都 全部 一律 逐件 逐期",
)
_WITHOUT = regex(
    rf"(?<![第\d.]){COUNT}[{PAPERS}个家](?P<noun>{HAN}{{2,6}}?)(?:还|尚|仍)?(?:没有|未附|未配|缺少|未标注)(?:配有?|附有?|标注)?(?P<what>{HAN}{{2,4}})(?=[，。；])",
    words="没有 未附 未配 缺少 未标注",
)
_ASKED = regex(
    "要求|须|应|确保|保证|力争|督促|将(?!其)|拟|计划|下一步|除|目标|制度|推动|争取|避免|防止|杜绝|没有|未发现|以往|曾|不再|其余"
)
_SAYS_NO_THING = frozenset(("信息", "工作", "内容", "情况", "事项", "问题", "任务", "材料"))


_LATE = "超期"
"""What is over its term, whatever was to be done."""


class _Kept(NamedTuple):
    """What is kept, or not, with what: a noun of two characters and a deed or a thing; `counted`
    is said of so many, `vague` of an unknown number.
    """

    noun: str
    what: str
    counted: bool
    vague: bool
    whom: frozenset[str]
    span: Span


def kept_and_not(told: Sequence[Passage]) -> Iterator[Pair]:
    """Pairs of such places, the first the one that says so of all."""
    for all_of, some_of in ((_in_time, _tardy), (_with, _without)):
        some = [(passage, one) for passage in told for one in some_of(passage.text)]
        for passage in told if some else ():
            for all_ in all_of(passage.text):
                for other, one in some:
                    if _is_same(all_, one):
                        yield At(passage, all_.span), At(other, one.span)
    yield from _not_yet_there(told)


def _is_same(all_: _Kept, some: _Kept) -> bool:
    same = some.what in (all_.what, _LATE) or (len(some.what) == 1 and some.what in all_.what)
    among_them = not (all_.counted and some.vague)  # 42个栏目 may be those that are left
    return same and among_them and all_.noun == some.noun and all_.whom == some.whom


@by_paragraph
def _in_time(text: str) -> Iterator[_Kept]:
    return _kept(text, _IN_TIME)


@by_paragraph
def _tardy(text: str) -> Iterator[_Kept]:
    return _kept(text, _TARDY)


@by_paragraph
def _with(text: str) -> Iterator[_Kept]:
    return _kept(text, _WITH)


@by_paragraph
def _without(text: str) -> Iterator[_Kept]:
    return _kept(text, _WITHOUT)


def _kept(text: str, pattern: re.Pattern[str]) -> Iterator[_Kept]:
    for match in pattern.finditer(text):
        start, end = sentence_around(text, *match.span())
        clause = stretch_start(text, match.start(), "，。；\n")
        if pattern is _TARDY:  # 8月的简报迟发 is of this year all the same
            then = _OTHER_YEAR.search(text, start, match.end()) is not None
        else:
            then = is_of_time(text, max(start, clause - LED), match.start())
        if then or _ASKED.search(text, clause, match.start("noun") + 2):
            continue
        groups = match.groupdict()
        what = groups["what"] or groups.get("late") or groups.get("short") or ""
        what = _LATE if groups.get("over") else what
        noun = match["noun"][-2:]
        if noun not in _SAYS_NO_THING:
            led = text[clause : match.start("noun") + 1]
            counted, vague = bool(_SO_MANY.search(led)), bool(VAGUE.search(led))
            yield _Kept(noun, what, counted, vague, whom(text[start:end]), match.span())


_SO_MANY = regex(rf"\d[{PAPERS}个家]")
LED = 12
"""Characters before a clause that may tell of another time."""
_OTHER_YEAR = regex("上年|上一年|去年|往年|20\\d\\d|以前|过去|此前|之前|如|若|凡")


# ---- what is there, and not yet

_BORN = "上线|启用|建成|开通|投用|成立|印发|出台|挂牌|施行"
_NOT_YET = regex(
    rf"(?P<name>(?:{HAN}|[《》“”]){{4,20}}?)(?:尚未|还未|仍未|至今未|还没有)(?:正式|全面)?(?P<deed>{_BORN})"
    rf"|(?P<thing>(?:{HAN}|[《》“”]){{4,20}}?)(?:正在|仍在|尚在|还在)(?:建设|开发|起草|筹建|筹备|招标|搭建|制定)(?=[，。；]|之?中)",
    words="尚未 还未 仍未 至今未 没有 正在 仍在 尚在 还在",
)
_ITS_MARKS = regex("[《》“”]|的|因|由于|目前|但|新|本[局镇乡县市区]|我[局镇乡县市区]")
NAMED = 4
"""Characters of a name that is hardly another's."""


def _not_yet_there(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where something was put in use in a month, and is said not to be there yet."""
    lacking = [(passage, one) for passage in told for one in _lacking(passage.text)]
    for passage in told if lacking else ():
        for born in happenings_in(passage.text):
            name = _ITS_MARKS.sub("", born.name)
            for other, one in lacking:
                named = len(name) >= NAMED and (name == one.noun or one.noun.endswith(name))
                same = born.year is None and re.search(_BORN, born.deed)
                if named and same and (not one.what or one.what in born.deed):
                    yield At(passage, born.span), At(other, one.span)


@by_paragraph
def _lacking(text: str) -> Iterator[_Kept]:
    for match in _NOT_YET.finditer(text):
        start = stretch_start(text, match.start())
        clause = stretch_start(text, match.start(), "，。；\n")
        if not is_of_time(text, max(start, clause - LED), match.end()):
            name = _ITS_MARKS.sub("", match["name"] or match["thing"])
            yield _Kept(name, match["deed"] or "", False, False, frozenset(), match.span())
