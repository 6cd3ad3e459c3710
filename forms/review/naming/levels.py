"""Words for a place of the writer's own height that he is none of, and places of another name
above him: 区委、区政府 in the report of a 县, 在白云县委领导下 in that of 青山县.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.naming.offices import HEIGHTS, ORDER, PLACE_SUFFIX, Office, is_name, office
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import stretch_start

_ORGANS = (
    "委(?![员托派任培内外])|政府(?!性|采购|投资|购买|储备|驻地|旧址|大院)|党委|党工委|办事处|纪委|人大(?!代表|建议)|党政办|直(?:各)?部门|级各部门"
    "|长(?=(?:担?任|为)(?:第一)?(?:副?组长|主任|总召集人))|机关干部|政务公开(?:办|领导小组|工作领导小组)"
)
_MAY_PRECEDE = frozenset("在由经向报对受的将被照据合求署，。；：“\n")
"""Behind which a word for a place begins: 在区委, but not 社区委."""
_ALL_OF = (
    "各(?:村|镇|乡|街|部门|单位|社区|股|科|县|区)|上下|共|范围内|主动|累计"
    "|(?<!全区)(?:所有|党员|干部|公开|政府信息|政务公开)"
)
"""What is said of a whole place; 全区 alone may be an autonomous region, of which more is said."""
_WORDS = ("县", "区", "旗", "镇", "乡", "街道", "州", "盟")
"""The words for a place that a leftover can be told from; a 市 has counties and is below others."""
ZONES = (
    "开发区",
    "新区",
    "高新区",
    "经开区",
    "园区",
    "示范区",
    "度假区",
    "风景区",
    "保护区",
    "管理区",
    "工业区",
    "合作区",
    "试验区",
    "保税区",
)
"""Zones, which lie in a county or a city and speak of it."""
_TOWNS = HEIGHTS[ORDER["镇"]].split()
_NAMED_TOWN = regex(rf"{HAN}(?:镇|街道)|{HAN}{{2}}乡")
_CITY, _TOWN, _COUNTY = ORDER["市"], ORDER["镇"], ORDER["县"]
_LEARNT = regex("借鉴|学习|参考|转载|兄弟|考察|交叉|对标")


def wrong_levels(text: str, own: Office) -> Iterator[tuple[Span, str | None, str]]:
    """Words for places that his is not, each with the word for his own, and as it is shown."""
    wrong = _wrong(own)
    for match in _pattern(tuple(wrong)).finditer(text) if wrong else ():
        word = match["all"] or match["organ"]
        start = match.start("all" if match["all"] else "organ")
        if match["organ"] and text[start - 1 : start] not in _MAY_PRECEDE and start:
            continue
        shown = f"全{word}" if match["all"] else match[0]
        yield (start, start + len(word)), wrong[word], shown
    if own.suffixes and not (own.is_place and ORDER[own.suffixes[-1]] == _TOWN):
        yield from ((span, None, text[slice(*span)]) for span in _whole_towns(text, own))


def _wrong(own: Office) -> dict[str, str]:
    """The words of the own heights that are not the own ones, each with the own one."""
    found: dict[str, str] = {}
    for place, suffix in zip(own.places, own.suffixes, strict=True):
        others = () if place.endswith(ZONES) else HEIGHTS[ORDER[suffix]].split()
        found |= {word: suffix for word in others if word in _WORDS}
    heights = {ORDER[suffix] for suffix in own.suffixes}
    if _CITY in heights and _TOWN in heights and _COUNTY not in heights:
        found["县"] = "市"
    return {word: right for word, right in found.items() if word not in own.suffixes}


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    kinds = "|".join(words)
    return regex(
        rf"(?<=全)(?P<all>{kinds})(?={_ALL_OF}|(?<!区)[仅现只还尚没]有)|(?P<organ>{kinds})(?:{_ORGANS})",
        re.MULTILINE,
    )


_WHOLE_TOWN = regex(
    r"(?:^|(?<=[，。；\n]))全(?:镇|乡|街道)(?=各村|各社区|上下|范围内|配备|收到|[仅只现]有|共(?:收到|配备|召开|举办|公开|发布))",
    re.MULTILINE,
    words="全镇 全乡 全街道",
)


def _whole_towns(text: str, own: Office) -> Iterator[Span]:
    """全镇 in the report of an office that is no town's, where no town is named."""
    if any(suffix in _TOWNS for suffix in own.suffixes):
        return
    for match in _WHOLE_TOWN.finditer(text):
        start = stretch_start(text, match.start())
        if not _NAMED_TOWN.search(text, start, match.start()):
            yield match.span()


_NAME = rf"(?P<{{0}}>{HAN}{{{{2,6}}}}?(?:{PLACE_SUFFIX}))"
_ABOVE = regex(
    rf"在{_NAME.format('led')}(?:党委|党工委|工委|委|人民政府|政府)[^。；\n]{{0,24}}(?:领导|指导|支持|关心|部署)下"
    rf"|(?:通过|在|依托|登录|利用|借助){_NAME.format('site')}(?:人民)?政府(?:门户)?(?:网站|网|信息公开)"
    rf"[^。；\n]{{0,12}}(?:公开|发布|更新|开设|公布|推送|上传)"
    rf"|{_NAME.format('to')}{HAN}{{1,10}}对[我本][局镇乡县市区委厅街校院单][^，。]{{0,4}}(?:进行|开展|组织|作)了?"
    rf"|由{_NAME.format('made')}(?:党委|人民政府|政府|办事处|管委会)(?:党政)?办公室(?:负责)?(?:汇总|编制|统一|审核|解释|编写|统计)"
    rf"|(?:现将|公布|关于|以下是|本报告为|反映了?|^|(?<=[，。\n])){_NAME.format('titled')}(?:人民政府|政府|办事处)?"
    r"20\d\d年度?"
    rf"|政府(?:门户)?(?:网站|网(?!站))“?{_NAME.format('column')}”?(?:专栏|子站|栏目|子栏目|专区|专页)(?=(?:全年|年内|共|累计|主动|公开|发布|更新|刊登|推送|信息|各类)*\d|[^，。；]{{0,6}}(?:公开|发布|更新|刊登)(?!的))"
    rf"|在{_NAME.format('room')}(?:人民政府|政府|办事处|(?:便民|政务)服务中心){HAN}{{0,6}}(?:设(?![在施计])|摆放|张贴|公示)"
    rf"|(?:设[在于]|摆放在|张贴在){_NAME.format('set')}(?:人民政府|政府|办事处|(?:便民|政务)服务中心|{HAN}{{2,8}}局)"
    rf"|(?:做好|推进|加强|深化|规范|提升){_NAME.format('work')}(?:人民政府|政府|办事处)?(?:政府)?(?:信息|政务)公开",
    re.MULTILINE,
    words=(
        "领导下 指导下 支持下 关心下 部署下 政府 对我 对本 办公室 20 办事处 服务中心 "
        "信息公开 政务公开 设在 设于 摆放在 张贴在"
    ),
)


_MAKER = regex(
    rf"(?:各界对|(?:报告|年报)由)(?P<name>{HAN}{{2,8}}?(?:{PLACE_SUFFIX})(?:人民政府|政府|办事处|管委会))(?:(?:党政)?办公室)?"
    r"(?:(?:负责)?(?:解释|编制|编写|汇总|发布)|(?:政府信息公开|信息公开|政务公开)?工作的)",
    words="报告由 年报由 各界对",
)


def makers(text: str, own: Office) -> Iterator[Span]:
    """Governments of other places, said to have made the report or thanked for in it."""
    above = own.is_place and ORDER[own.suffixes[-1]] > _TOWN
    for match in _MAKER.finditer(text) if own.places else ():
        if above and match[0].startswith("各界"):
            continue
        places = set(office(match["name"]).places)
        if not any(a.endswith(b) or b.endswith(a) for a in places for b in own.places):
            yield match.span("name")


def _may_be_above(own: Office, place: str) -> bool:
    """Whether a city may be the one above the writer's, which has towns and so is none of the
    upper rank: 江北市 for 青山市河口镇.
    """
    return place.endswith("市") and own.suffixes[0] == "市" and own.suffixes[-1] in _TOWNS


_BESIDE_OWN = regex(
    rf"(?:^|(?<=[。；，\n])){_NAME.format('counted')}(?:共|现)?有?(?=\d+[家所处座])"
    rf"|(?:^|(?<=[。；，\n到在向由与号])){_NAME.format('desk')}(?:党政(?:综合)?办公室|党政办)(?=[^。]{{0,4}}(?:查阅|翻阅|领取|索取|联系|咨询|反映|查询|负责))",
    re.MULTILINE,
    words="家 所 处 座 党政",
)
"""A place whose things are counted, or whose desk is to be asked, where the own one is meant."""


def other_places(text: str, own: Office) -> Iterator[tuple[Span, str]]:
    """Places of another name where the writer's own is meant, each with that."""
    patterns = (_ABOVE, _BESIDE_OWN) if own.places else ()
    for match in (found for pattern in patterns for found in pattern.finditer(text)):
        group = match.lastgroup or ""
        rival = own.rival(office(match[group]))
        if not rival or not is_name(rival[0]) or _may_be_above(own, rival[0]):
            continue
        end = text.find("。", match.end())
        if not _LEARNT.search(text, max(0, match.start() - 10), end if end >= 0 else len(text)):
            at = text.index(rival[0], match.start(group))
            yield (at, at + len(rival[0])), rival[1]
