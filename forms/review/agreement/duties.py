"""Which office does a step of the work, told twice: 由办公室登记 and 登记由信息科承担; 办公室复审
and 由法规科在复审中退回; 办公室负责登记、汇总；法规科负责登记、汇总.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.finding import Span
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start

_WHO = (
    rf"(?P<who>(?:(?![由经和与及、在]){HAN}){{0,8}}?"
    "(?:办公室|[科股处室办站所院](?!室|公|长|员|理|有|属|得|谓|述|需)|中心|总队|支队|大队|司法所|秘书处))"
)
_DEEDS = (
    "初审 复审 终审 登记 合法性审核 合法性审查 法制审核 保密审查 答复审核 审核答复 审核 统稿 汇总"
    " 归档 运维 维护 签发 受理"
)
_DEED = f"(?P<deed>{'|'.join(_DEEDS.split())})"
_HOW = "(?:统一|负责|牵头|具体|集中|专人|专门|进行|承担|组织)*"
_FULL = {
    "法制审核": "合法性审核",
    "合法性审查": "合法性审核",
    "运维": "维护",
    "答复审核": "审核",
    "审核答复": "审核",
}
_BY = regex(
    rf"(?<!理)(?<!已)(?<!曾)[由经]{_WHO}{_HOW}(?:对[^，。；]{{1,14}}?{_HOW}|在)?{_DEED}(?![了的人员表]|意见|机关|机构|工作人员)",
    words="由 经",
)
_DOES = regex(
    rf"(?:^|(?<=[，。；：、\n]))(?:再?[由经送])?{_WHO}{_HOW}(?:对[^，。；]{{1,14}}?{_HOW}|在)?{_DEED}(?![了的人员表]|意见|机关|机构)",
    re.MULTILINE,
    words=_DEEDS,
)
_IS_BY = regex(
    rf"(?P<deed>{'|'.join(_DEEDS.split())})(?:工作)?(?:均|都|统一|也|则)?由{_WHO}(?:统一|具体|牵头)?(?:承担|负责|办理|完成)",
    words="承担 负责 办理 完成",
)
_LISTED = regex(
    rf"(?:^|(?<=[，。；：、\n]))(?:由)?{_WHO}(?:牵头[，,]?)?(?:主要|具体)?(?:负责|承担)(?P<list>{HAN}{{2,8}}(?:(?:、|和|及|与){HAN}{{2,8}}){{1,5}})(?=[，。；])",
    re.MULTILINE,
    words="负责 承担",
)
_BODY = regex(
    rf"(?:^|(?<=[，。；：、\n]))(?:{HAN}{{0,8}}?[局府委处])?{_WHO}[是为](?:[本我]{HAN}{{1,2}}|全[局县市区镇]|[区县市镇]政府)?的?(?:政府信息公开|信息公开|政务公开)(?:工作)?(?P<deed>工作机构|主管部门)"
    rf"|(?:政府信息公开|信息公开|政务公开)(?:工作)?(?P<of>工作机构|主管部门)(?:[是为：（(]|设在)(?:[本我]局|{HAN}{{2,12}}?[局府委])?(?P<in>{HAN}{{0,6}}?(?:办公室|[科股处室办](?!室)|中心))",
    re.MULTILINE,
    words="工作机构 主管部门",
)
_OBJECT = regex(
    rf"(?:^|(?<=[，。；：\n]))(?P<obj>{HAN}{{3,10}}?)(?:工作)?(?:均|都|统一)?由{_WHO}(?:统一|具体|负责|集中)*(?P<deed>把关|答复|编写|编制|起草|编印|撰写|采编|审定|解释|保管|统计|分办|转办|督办|考核|负责|承担|牵头|更新|发布|管理)",
    re.MULTILINE,
    words="由",
)
_LEADS = "(?P<lead>牵头|主管|统筹|归口管理)"
_OPENNESS = "(?P<kind>政府信息公开|信息公开|政务公开)"
_OF_ALL = "(?:本局|全局|本机关|全[县市区镇乡]|本[县市区镇乡]|[县市区]政府|机关|局)*的?"
_IS_LED = (
    regex(
        rf"(?:^|(?<=[，。；：\n]))由?{_WHO}{_LEADS}{_OF_ALL}{_OPENNESS}(?:工作)?(?=[，。；])",
        re.MULTILINE,
        words="牵头 主管 统筹 归口管理",
    ),
    regex(
        rf"(?:^|(?<=[，。；：\n]))(?:{HAN}{{0,6}}[局镇乡县市区])?{_OPENNESS}(?:工作)?由{_WHO}(?:负责|具体)?{_LEADS}(?=[，。；])",
        re.MULTILINE,
        words="牵头 主管 统筹 归口管理",
    ),
    regex(
        rf"(?:^|(?<=[。\n]))(?:全局|本局)?(?P<kind>政府信息公开|信息公开|政务公开|公开)工作[^。；]{{0,28}}[，]由?{_WHO}{_LEADS}(?=[，。；])",
        re.MULTILINE,
        words="牵头 主管 统筹 归口管理",
    ),
)
_AS_LEADER = (
    regex(
        rf"(?:^|(?<=[，。；：\n])){_WHO}作为(?:局|本局|机关|公开工作)*{_LEADS}(?:股室|科室|处室|部门|单位|机构)",
        re.MULTILINE,
        words="作为",
    ),
    regex(
        rf"(?:^|(?<=[，。；：\n]))作为(?:局|本局|机关|公开工作)*{_LEADS}(?:股室|科室|处室|部门|单位|机构)的{_WHO}",
        re.MULTILINE,
        words="作为",
    ),
)
_OF_OPENNESS = regex("公开|以下|下列|上述|以上|如下")
_PASSED_ON = regex(
    "改由|转由|原由|调整|此前|原来|上年|以往|过去|划转|移交|轮流|分别|乡镇|下属|所属"
)
_SPLIT = regex("[、和及与]|以及")
_ANY = regex(
    "各|相关|有关|承办|业务|科室|处室|股室|拟稿|起草|责任|职能|主管|两|该|下属|所属|单位|部门"
)
"""Offices of which it is not said which one is meant."""
_OURS = regex("^(?:本[局机单]|我[局县市区镇乡]|[局区县市镇乡省州厅委]|街道|机关|政府)+")
_KEPT = regex("公众号|微博|网站|专栏|视频号|小程序|系统|平台|专区|数据库|新媒体")
_REQUESTS, _NEWS, _PAPERS = (
    regex("申请|答复"),
    regex("信息发布|上网|稿件|网站|公众号|栏目"),
    regex("公文|文件"),
)
_CHANGED = regex(
    "改由|转由|原由|调整|此前|原来|上年|以往|过去|划转|移交|协助|配合|会同|共同|轮流|分别"
    "|疑难|重大|复杂|必要时|当面|网上|信函|邮寄|材料|要件|身份|乡镇|下属|直属"
)


_ALONE = frozenset(("工作机构", "主管部门"))
"""Of which there is one, whatever it does."""
_TELLING = frozenset(("初审", "复审", "终审", "合法性审核"))
"""Steps whose very name tells of what they are, where nothing else is told."""


BEHIND = 16
"""Characters behind that may tell that an office leads no longer."""
_LED = "负责公开"
"""How the deed of an office begins that leads all the work."""


class Duty(NamedTuple):
    """A step that an office does; `of` tells of what: applications, news, papers, or ""; `said` is
    the sentence.
    """

    who: str
    deed: str
    of: str
    said: str
    span: Span


@by_paragraph
def duties_in(text: str) -> tuple[Duty, ...]:
    """The steps that a text ties to one office by its name."""
    return tuple(_duties(text))


def _duties(text: str) -> Iterator[Duty]:
    for pattern in (_BY, _DOES, _IS_BY):
        for match in pattern.finditer(text):
            yield from _duty(text, match, match["deed"])
    for match in _BODY.finditer(text):
        yield from _duty(text, match, match["deed"] or match["of"])
    yield from _leaders(text)
    for match in _OBJECT.finditer(text):
        yield from _duty(text, match, f"负责{match['obj']}{match['deed']}")
    for match in _LISTED.finditer(text):
        for two in pairwise(_SPLIT.split(match["list"])):  # one may well be shared by two offices
            yield from _duty(text, match, f"负责{'、'.join(two)}")


def _leaders(text: str) -> Iterator[Duty]:
    """Which office leads all the work: 政务公开由办公室牵头, 综合科作为牵头科室."""
    for pattern in (*_IS_LED, *_AS_LEADER):
        for match in pattern.finditer(text):
            start, end = sentence_around(text, *match.span())
            who = _OURS.sub("", match["who"]) or match["who"]
            told = pattern in _IS_LED or _OF_OPENNESS.search(text, start, end)
            if told and not (
                _ANY.search(who) or _PASSED_ON.search(text, start, match.end() + BEHIND)
            ):
                kind = (match.groupdict().get("kind") or "").removesuffix("公开")[-2:]
                yield Duty(who, f"{_LED}{match['lead']}", kind, text[start:end], match.span())


def _duty(text: str, match: re.Match[str], deed: str) -> Iterator[Duty]:
    named: str = match["who"] or match["in"]
    who = _OURS.sub("", named) or named
    start, end = sentence_around(text, *match.span())
    if _ANY.search(who) or len(who) < 2 or _CHANGED.search(text, start, end):
        return
    if is_of_time(text, stretch_start(text, match.start(), "，。；\n"), match.end()):
        return
    of = _of(text, start, match) if deed not in _ALONE else ""
    yield Duty(who, _FULL.get(deed, deed), of, text[start:end], match.span())


def _of(text: str, start: int, match: re.Match[str]) -> str:
    """Of what a step is: by the clause itself, else by the sentence up to it."""
    clause = stretch_start(text, match.start(), "。；，\n")
    behind = re.split("[，。；]", text[match.end() : match.end() + 6])[0]
    if _FULL.get(match.groupdict().get("deed") or "") == "维护" or "维护" in match[0]:
        return "".join(kept[0] for kept in _KEPT.finditer(text, clause, match.end()))
    for words in (text[clause : match.end()] + behind, text[start : match.end()]):
        for kind, pattern in (("请", _REQUESTS), ("讯", _NEWS), ("文", _PAPERS)):
            if pattern.search(words):
                return kind
    return ""


def do_otherwise(one: Duty, other: Duty) -> bool:
    """Whether one step of one thing is told of two offices."""
    if one.deed != other.deed or one.who.endswith(other.who) or other.who.endswith(one.who):
        return False
    if one.said == other.said and not one.deed.startswith("负责"):
        return False  # one step after the other
    if one.deed in _ALONE or one.deed in _TELLING or one.deed.startswith(_LED):
        return one.of == other.of or not (one.of and other.of)
    return one.of == other.of and (bool(one.of) or one.deed.startswith("负责"))
