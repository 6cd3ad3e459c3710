"""By what means it was made public, told in two ways: 没有开设微博 and 微博90条;
不再使用区政府网站 and 在区政府网站发布63条.
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
from forms.review.reading.paragraphs import by_paragraph, matches_in, pairs_by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start

_MEDIA = (
    "微信公众号|公众号|微博|视频号|抖音号?|头条号|短视频账号|小程序|客户端|微信|电子显示屏|广播"
)
_MEDIUM = f"(?P<medium>{_MEDIA})"
_WITHOUT = regex(
    r"(?:没有|未|从未|尚未|暂未|不再)(?:单独|另行|自行)?"
    rf"(?:开设|开通|设立|注册|运营|建立|使用|发布)(?:过)?(?:{HAN}{{0,6}}?[和、或])?{_MEDIUM}"
    "(?:账号|平台)?(?=[，。；、和或等]|$)"
    rf"|{_MEDIUM.replace('medium', 'closed')}(?:等)?(?:政务)?(?:账号|平台)?[^，。；\d]{{0,8}}?"
    r"(?:已|被|均)?[^，。；\d]{0,8}?"
    "(?:注销|停用|关停|停更|停止更新|停止运营|不再运营|不再更新|下线|关闭)(?=[，。；、]|$)",
    words="没有 未 不再 注销 停 下线 关闭",
)
_COUNTED = regex(
    rf"{_MEDIUM}(?:账号|平台)?(?:全年|共|累计|上|推送|发布|发送|信息|图文|作品|原创|短?视频|推文|回复|留言|公开|更新)*(?P<n>[1-9]\d*)(?:条|篇|次|期|个|部)",
)
_RUN = regex(
    rf"{_MEDIUM}(?:账号)?(?:得|为)\d+(?:\.\d+)?分"
    rf"|[、，]?{_MEDIUM.replace('medium', 'run')}(?:账号)?(?:各|均)?(?:明确|配备)"
)
_NAMES = {"公众号": "微信", "微信公众号": "微信", "抖音": "抖音号"}
_OTHERS = regex(
    "各|乡镇|街道|下属|所属|村|社区|学校|部分|个别|其中|名|\\d+个|原有|多余|长期|旧|僵尸|年初|合并|迁移|除"
)


class _Said(NamedTuple):
    medium: str
    span: Span


def otherwise_by_means(told: Sequence[Passage]) -> Iterator[Pair]:
    """Each kind of such places."""
    yield from _besides_the_only(told)
    yield from _denied_media(told)
    yield from _given_up(told)
    yield from _named_otherwise(told)


def _denied_media(told: Sequence[Passage]) -> Iterator[Pair]:
    denied = [(passage, one) for passage in told for one in _without(passage.text)]
    for passage in told if denied else ():
        for counted in _counted(passage.text):
            for other, one in denied:
                if one.medium == counted.medium:
                    yield At(other, one.span), At(passage, counted.span)


@by_paragraph
def _without(text: str) -> tuple[_Said, ...]:
    found: list[_Said] = []
    for match in _WITHOUT.finditer(text):
        clause = stretch_start(text, match.start(), "，。；\n")
        led = text[clause : match.start()]
        said = _OTHERS.search(led) or (match["closed"] and _OTHERS.search(match[0]))
        said = said or (not match["closed"] and is_of_time(text, clause, match.end()))
        if not said and not _is_planned(text, match):
            found += (_Said(_named(it), match.span()) for it in _media_of(text, match))
    return tuple(found)


def _media_of(text: str, match: re.Match[str]) -> list[str]:
    """The media that a denial names, all of its list."""
    if match["closed"]:
        return [match["closed"]]
    listed = text[match.start() : sentence_around(text, *match.span())[1]]
    return re.findall(_MEDIA, re.split("[，。；]", listed)[0])


def _named(medium: str) -> str:
    return _NAMES.get(medium, medium)


_PLANNED = regex("将|拟|计划|下一步|如|若")


def _is_planned(text: str, match: re.Match[str]) -> bool:
    start, _ = sentence_around(text, *match.span())
    return bool(_PLANNED.search(text, start, match.start()))


@by_paragraph
def _counted(text: str) -> Iterator[_Said]:
    for pattern in (_COUNTED, _RUN):
        for match in pattern.finditer(text):
            start = stretch_start(text, match.start(), "，。；\n")
            if not is_of_time(text, start, match.end()):
                yield _Said(_named(match.groupdict().get("run") or match["medium"]), match.span())


# ---- no other account, and another one; one that was closed, and is kept

_NETWORKS = "抖音|快手|微博|视频号|头条号|今日头条|小红书|哔哩哔哩|微信公众号|公众号"
_NO_OTHER = regex(
    rf"除了?(?P<only>[^，。；]{{0,20}}?(?:{_NETWORKS}|账号)[^，。；]{{0,12}}?)[之以]?外[，,]?[^，。；]{{0,12}}?(?:没有|未|无)(?:再|另行)?(?:开设|开通|设立|运营|注册|建立)?过?(?:其他|其它|别的|另外的)(?:政务)?(?:新媒体|账号|平台账号)",
    words="其他 其它 别的 另外的",
)
_ANOTHER = regex(
    r"(?P<net>抖音|快手|微博|视频号|头条号|今日头条|小红书|哔哩哔哩)(?:账号|号)?(?:短视频|视频|图文|粉丝|关注|推送|发布|更新|数量|阅读|播放|内容|作品)"
)
_NOT_OURS = regex(
    "融媒体|上级|省|[市县区]里|[各他]|学校|企业|第三方|媒体平台|如|若|注销|关停|停用|关闭|没有|未|不|上年|去年|开设"
)


def _besides_the_only(told: Sequence[Passage]) -> Iterator[Pair]:
    """Where there is said to be no other account, and one of another network is told of."""
    only = [(passage, match) for passage in told for match in matches_in(_NO_OTHER, passage.text)]
    for passage in told if only else ():
        for another in _ANOTHER.finditer(passage.text):
            clause = stretch_start(passage.text, another.start(), "，。；\n")
            apart = _NOT_OURS.search(passage.text, clause, another.start())
            if apart or _is_planned(passage.text, another):
                continue
            for other, match in only:
                listed = other.text[stretch_start(other.text, match.start()) : match.end()]
                if another["net"] not in listed:
                    yield At(other, match.span()), At(passage, another.span())


_CLOSED_AND_KEPT = regex(
    r"(?P<closed>(?:关停|注销|停用|关闭|停更|停办|停止运营)了?[^，。；“]{0,20}“(?P<name>[^”\n]{2,12})”(?P<kind>[^\W\d_a-zA-Z]{2,5}))[^\n]{0,80}?"
    r"(?P<kept>(?:保留|继续运营|继续保留|仍在运营|在运营|在用)[^。；“\n]{0,12}(?:“(?!(?P=name)”)[^”\n]{1,12}”[^。；“\n]{0,12}){0,3}“(?P=name)”(?P=kind))",
    words="保留 运营 在用",
)


@pairs_by_paragraph
def closed_and_kept(text: str) -> Iterator[tuple[Span, Span]]:
    """Where an account is told as closed, and as one of those that were kept."""
    for match in _CLOSED_AND_KEPT.finditer(text):
        yield match.span("closed"), match.span("kept")


# ---- the name of an account

_ACCOUNT = regex(
    rf"“(?P<name>{HAN}{{2,8}})”(?:政务)?(?P<medium>微信公众号|公众号|视频号|微博|小程序)"
    r"(?P<count>[^，。；\d]{0,12}\d)?",
    words="“",
)


class _Account(NamedTuple):
    name: str
    medium: str
    counted: bool
    span: Span


@by_paragraph
def _accounts(text: str) -> Iterator[_Account]:
    for match in _ACCOUNT.finditer(text):
        yield _Account(
            match["name"], _named(match["medium"]), bool(match["count"]), match.span("name")
        )


def _named_otherwise(told: Sequence[Passage]) -> Iterator[Pair]:
    """Two names, half the same, of accounts of one kind, of which one alone is ever counted."""
    found = [(passage, one) for passage in told for one in _accounts(passage.text)]
    for medium in {one.medium for _, one in found}:
        same = [(passage, one) for passage, one in found if one.medium == medium]
        names = {one.name for _, one in same}
        counted = {one.name for _, one in same if one.counted}
        if len(names) == 2 and len(counted) == 1 and _is_half(*names):
            strange = next(it for it in same if it[1].name not in counted)
            known = next(it for it in same if it[1].name in counted)
            yield At(known[0], known[1].span), At(strange[0], strange[1].span)


def _is_half(one: str, other: str) -> bool:
    """Whether two names are of one length and begin or end alike."""
    return len(one) == len(other) and (one[:2] == other[:2] or one[-2:] == other[-2:])


# ---- what is no longer used, and is

_NO_LONGER = regex(
    rf"不再(?:依托|使用|通过|利用|借助|经由|登录|在)(?P<thing>{HAN}{{3,14}}?)(?:发布|公开|推送|办理)?(?:信息)?(?=[，。；、]|$)",
    words="不再",
)
_USED = (
    r"(?:通过|在|依托|利用|借助|登录)[^，。；\d]{0,10}?NAME[^，。；]{0,14}?"
    r"(?:发布|公开|推送|公布)[^，。；\d]{0,8}\d"
)
_ITS_KINDS = "网站", "专栏", "平台", "公众号", "系统", "微博", "网页"


def _given_up(told: Sequence[Passage]) -> Iterator[Pair]:
    """What is said to be no longer used, and to have been used all year."""
    for passage in told:
        for match in _NO_LONGER.finditer(passage.text):
            name = match["thing"].removeprefix("区").removeprefix("县").removeprefix("市")
            if len(name) < 3 or _OTHERS.search(match["thing"]):
                continue
            for other in told if name.endswith(_ITS_KINDS) else ():
                for use in _uses(name).finditer(other.text):
                    if not is_of_time(
                        other.text, stretch_start(other.text, use.start()), use.end()
                    ):
                        yield At(passage, match.span()), At(other, use.span())


@lru_cache(maxsize=64)
def _uses(name: str) -> re.Pattern[str]:
    """How something is told to be used, by its name or, with 人民, the full one."""
    return regex(_USED.replace("NAME", re.escape(name).replace("政府", "(?:人民)?政府")))
