"""What an office is said to have none of, and is told of as its own: 没有开设微信公众号 and
在本局微信公众号推送; 未设立热线 and 热线有时无人接听; 尚未开通政务微信 and 通过政务微信发布.

Which things are of a family (an account is one of the new media) stands in data/counted.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from forms.patterns import regex
from forms.review.agreement.exceptions import is_of_time
from forms.review.agreement.two_places import At, Pair, touch
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.counted_words import vocabulary
from forms.review.reading.paragraphs import by_paragraph
from forms.review.reading.sentences import sentence_around, stretch_start

_MADE = (
    "开通|开设|建立|设立|设置|配备|上线|建成|启用|运营|注册|开办|组建|成立|聘请|聘用|聘任|安装|召开|举办"
    "|举行|制定|编制|建设"
)
_LACKS = regex(
    rf"(?:尚未|还未|仍未|暂未|没有|尚无|未)(?P<apart>单独|专门|另行|独立)?(?:正式)?(?:{_MADE})(?:过|任何)?"
    rf"(?P<things>(?:{HAN}|、){{2,24}}?)(?=[，。；]|$)",
    words="未 没有 尚无",
)
_JOINED = regex("以?及|[、和与或]")
_IDLE = regex(
    "^(?:任何|自己的?|专门的?|独立的?|政务公开|政府信息公开|信息公开|政务|依申请公开|工作)+"
)
_ACCOUNT = regex("(?:官方)?账号$|平台账号$")
NAMED = 4
"""Characters of a thing that is none of a family, and yet hardly another's."""
_OFTEN_MEANT = regex("网站|官网|制度|机制|平台$|专栏|目录|方案|办法|计划|培训")
"""Things of which that of an office above may be meant by the same word."""
_OTHERS = regex(
    r"各|下属|所属|直属|基层|部分|个别|少数|有的|其中|\d[个家所名处]|除|如|若|凡|(?<![本我全])(?:乡镇|乡|镇|街道|村|社区|学校|企业|科室)(?!里)"
)
_TO_COME = regex(
    "将|拟|计划|下一步|明年|准备|争取|力争|如|若|应当|须|可以|要求|规定|尚未|没有|未能|建议|希望|期待|呼吁"
)
_GOES_ON = regex("继续[^，。；]{0,4}$")
"""What is to come, and is there already: 将继续在本局微信公众号推送."""
BEHIND = 8
"""Characters behind a thing that may tell that it is still to come."""
_ABOVE = regex(
    "上级|兄弟|[省市县区](?!域)|融媒体|12345|第三方|媒体|[他它该][局们]|协助|配合|借助|参加|应邀"
)
_OPENED = regex(f"(?:{_MADE}|改为|升级)了?[^，。；]{{0,6}}$")
_NOT_OPENED = regex("未|没有|尚|拟|将|计划|准备|力争")
_NO_USE = regex("更换为|取代|替代|没有|未|尚|缺[少乏失]|空白|拟|将|开[通设]|设立|成立|召开|举办")

_SELF = "(?:[本我](?:局|委|办|厅|院|校|镇|乡|街道|县|市|区|单位|机关|中心))的?"
_IDLY = "(?:政务公开|政府信息公开|信息公开|政务|官方)?"
_OF_ITSELF = rf"{_SELF}{_IDLY}THING(?!账号?[（(]|[，、。；]|由|等|建设)"
_BY = (
    rf"(?:通过|利用|依托|运用|经由|登录|在|由|向|经){_IDLY}THING(?:账号)?[^，。；]{{0,10}}?"
    "(?:发布|公开|推送|回复|更新|受理|公示|办理|解答|承担|负责|审核|开展|召开|接听|征集|把关|审查|展示|播放|刊登|通报)"
)
_LIVES = (
    "更新|更换|接听|接通|占线|值守|回复|互动|播放|播出|滚动|利用|使用率|点击|阅读|粉丝|关注|访问|人员|能力|流动|调整"
    "|提问|答问|议定|研究|讨论|吸引|到会|内容|栏目|征集|收到|发布|推送|公布|受理|接待|运行|运转|维护|设备|设在|位于|开放|标识"
)
"""What is told of that alone which is there: 更新不勤, 无人接听, but not 价格高 nor 需求大."""
_SUBJECT = (
    rf"(?:^|(?<=[，。；\n])){_IDLY}THING(?:账号)?"
    "(?!等|形式|方式|渠道|类|次数|数量|场次|由|归|均由|属|方面|更换为|[、和及与或是])"
    rf"(?P<said>[^，。；\n]{{0,10}}?(?:{_LIVES})[^，。；\n]{{0,14}})"
)
_QUOTED = rf"“(?P<name>[^”\n]{{2,12}})”{_IDLY}THING"
_PLACE = regex(rf"(?P<place>{HAN}{{2,4}}?)(?:街道|[县区市旗镇乡])")
_TAIL = regex("(?:人民政府|办事处|管理委员会|管委会|委员会)?(?:办公室)?$")
_RUN_BY = regex("(?:[县市区委办部局]|中心|公司|集团|协会|学校)的?$")
_OF_OTHERS = regex(
    "团委|妇联|工会|党建|人大|纪委|中心|公安|派出所|学校|[小中]学|医院|税务|供电|共青团|志愿"
)
"""In the name of an account whose it is, although it bears the name of the place."""
_OF_LARGE = regex("[县区市旗州]$")
"""A place whose name its accounts bear, whoever runs them."""


class _Lacking(NamedTuple):
    """A thing that is said not to be there; `shared` if another office's may be meant by it."""

    thing: str
    shared: bool
    span: Span


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """For the word of a family all that it means; for each of those, itself."""
    means: dict[str, list[str]] = vocabulary()["means"]
    single = {thing: (thing,) for things in means.values() for thing in things}
    return single | {whole: tuple(things) for whole, things in means.items()}


def none_and_used(told: Sequence[Passage], unit: str) -> Iterator[Pair]:
    """Pairs of such places, the first the denial; `unit` are the names of the office."""
    for passage in told:
        for one in _lacking(passage.text):
            if any(_is_opened(one.thing, other.text) for other in told):
                continue
            for other in told if one.thing else ():
                for span in _uses(other.text, one.thing, one.shared, unit):
                    if other is not passage or not touch(span, one.span):
                        yield At(passage, one.span), At(other, span)


@by_paragraph
def _lacking(text: str) -> Iterator[_Lacking]:
    for match in _LACKS.finditer(text):
        start = stretch_start(text, match.start())
        clause = stretch_start(text, match.start(), "，。；\n")
        others = _OTHERS.search(text, clause, match.start())
        if not (match["apart"] or others or is_of_time(text, start, match.end())):
            for thing, shared in _things(match["things"]):
                yield _Lacking(thing, shared, match.span())


def _things(words: str) -> Iterator[tuple[str, bool]]:
    """What a denial denies, one by one; a word for many means each of them."""
    for named in _JOINED.split(words):
        thing = _ACCOUNT.sub("", _IDLE.sub("", named))
        if thing in _families():
            yield from ((one, False) for one in _families()[thing])
        elif len(named) >= NAMED <= len(thing) + 1:
            yield thing, bool(_OFTEN_MEANT.search(thing))


def _is_opened(thing: str, text: str) -> bool:
    """Whether a text tells that there is such a thing now."""
    for match in re.finditer(re.escape(thing), text):
        led = text[stretch_start(text, match.start(), "，。；\n") : match.start()]
        if _OPENED.search(led) and not _NOT_OPENED.search(led):
            return True
    return False


@lru_cache(maxsize=512)
def _uses(text: str, thing: str, shared: bool, unit: str) -> tuple[Span, ...]:
    """Where a text tells of a thing as there, and as the office's own."""
    if thing not in text:
        return ()
    kinds = (_is_its_own,) if shared else (_is_its_own, _is_used, _is_spoken_of, _is_named)
    return tuple(
        match.span()
        for kind, pattern in zip(kinds, _patterns(thing), strict=False)
        for match in pattern.finditer(text)
        if kind(text, match, unit)
    )


@lru_cache(maxsize=128)
def _patterns(thing: str) -> tuple[re.Pattern[str], ...]:
    kinds = (_OF_ITSELF, _BY, _SUBJECT, _QUOTED)
    return tuple(regex(kind.replace("THING", re.escape(thing)), re.MULTILINE) for kind in kinds)


def _is_its_own(text: str, match: re.Match[str], _unit: str) -> bool:
    start = stretch_start(text, match.start(), "，。；\n")
    return _is_now(text, match, start, match.end() + BEHIND)


def _is_used(text: str, match: re.Match[str], _unit: str) -> bool:
    start, end = sentence_around(text, *match.span())
    return not _ABOVE.search(text, start, match.start()) and _is_now(text, match, start, end)


def _is_now(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a stretch tells of what is, or is to go on, and not of what is still to come."""
    if _GOES_ON.search(text, start, match.start()):
        return True
    return not (_TO_COME.search(text, start, end) or is_of_time(text, start, match.end()))


def _is_spoken_of(text: str, match: re.Match[str], unit: str) -> bool:
    said = _NO_USE.search(match["said"]) or _ABOVE.search(match["said"])
    return not said and _is_used(text, match, unit)


def _is_named(text: str, match: re.Match[str], unit: str) -> bool:
    named = any(all(word in match["name"] for word in words) for words in _own_words(unit))
    led = text[stretch_start(text, match.start(), "，。；\n") : match.start()]
    others = _RUN_BY.search(led) or _OF_OTHERS.search(match["name"])
    return named and not others and _is_its_own(text, match, unit)


@lru_cache(maxsize=16)
def _own_words(unit: str) -> tuple[tuple[str, ...], ...]:
    """For each name of an office what its account is named by: its place, and what it does."""
    found: list[tuple[str, ...]] = []
    for name in filter(None, unit.split("|")):
        stem = _TAIL.sub("", name)
        places = list(_PLACE.finditer(stem))
        does = stem[places[-1].end() :] if places else ""
        if places and (does or not _OF_LARGE.search(stem)):
            found.append(tuple(filter(None, (places[-1]["place"], does[:2]))))
    return tuple(found)
