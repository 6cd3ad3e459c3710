"""Names of offices taken apart, and where a text speaks as the office that writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from forms.patterns import one_of, regex
from forms.review.language.terms import terms
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import paragraphs_of, stretch_start

HEIGHTS = ("村 社区", "街道 镇 乡", "县 区 旗 开发区 新区", "市 州 盟 地区", "省 自治区")
ORDER = {word: height for height, words in enumerate(HEIGHTS) for word in words.split()}
"""How high a place is: a 镇 may speak of 我县, a 县 not of 我镇."""
PLACE_SUFFIX = one_of(ORDER)
_PLACE = regex(rf"({HAN}{{2,6}}?)({PLACE_SUFFIX})")
_OF_TASK = regex("(?:农村|城乡|和城市)$")
"""What looks like a place in 农业农村局, 住房和城乡建设局."""
_GOVERNMENT = regex(r"(?:人民政府|政府|行政公署|办事处|办公室|办公厅|管理委员会|管委会)*$")


class Office(NamedTuple):
    """A name taken apart: 柳河县 清溪镇 | 人民政府."""

    places: tuple[str, ...]
    suffixes: tuple[str, ...]
    task: str
    """What follows the places: 人民政府, 卫生健康局."""

    @property
    def is_place(self) -> bool:
        """Whether it is the government of a place, not one of its offices."""
        return bool(self.places) and _GOVERNMENT.fullmatch(self.task) is not None

    def rival(self, other: Office) -> tuple[str, str] | None:
        """A place of another name that stands where one of this stands, with that one."""
        for place, suffix in zip(other.places, other.suffixes, strict=True):
            own = [
                mine
                for mine, its in zip(self.places, self.suffixes, strict=True)
                if ORDER[its] == ORDER[suffix]
            ]
            if own and place not in self.places and not _is_end(place, own[0]):
                return place, own[0]
        return None


def _is_end(place: str, other: str) -> bool:
    """Whether one of two places is the other without its beginning (区 for 青山区, 出台青山区)."""
    return other.endswith(place) or place.endswith(other)


@lru_cache(maxsize=256)
def office(name: str) -> Office:
    """A name of an office taken apart."""
    name = name.removeprefix("国家税务总局") or name
    places: list[str] = []
    suffixes: list[str] = []
    at = 0
    while (match := _PLACE.match(name, at)) and not _OF_TASK.search(match[0]):
        places.append(match[0])
        suffixes.append(match[2])
        at = _of_government(name, match.end())
    return Office(tuple(places), tuple(suffixes), name[at:])


def _of_government(name: str, at: int) -> int:
    """Where the next place in a name begins, behind the government it belongs to
    (东湖区人民政府翠屏街道办事处).
    """
    end = at + len("人民政府")
    return end if name.startswith("人民政府", at) and _PLACE.match(name, end) else at


def core(name: str) -> str:
    """A name without what all governments have: 青山镇人民政府 → 青山镇."""
    return _GOVERNMENT.sub("", name)


# ---- who speaks

_WITH = regex(
    r"(?:与|同|和|跟|会同|联合|配合|指导|邀请|帮助|支持|协助|赴|到|向|给|对|被|经|原|前的|转|移交|参照|学习|借鉴|报送|抄送"
    r"|督促|组织|协调|推动|走访|考察|调研|检查|抽查|通报|对接|包括|涉及|、)"
)
_BESIDE = regex(
    r"专家|等|、|和|与|同|及(?!时)|联合|共同|来我|到我|对我|向我|与我|调研|转来|转办|交办|派员|指导|制发的|划转|合并|挂牌|更名|撤销|并入"
)
_MARKS = "，。；：！？“\n"


def is_cooperation(text: str, start: int, end: int) -> bool:
    """Whether a name stands for one that the writer works with, or for one that is no more."""
    clause = text[stretch_start(text, start, _MARKS) : start]
    return bool(_WITH.search(clause) or _BESIDE.match(text, end))


AIMS = (
    "以[^，。；\n]{1,24}?为(?:主线|抓手|目标|导向|重点|中心|核心|牵引|统领|引领|契机|宗旨|切入点|突破口)(?![的之])"
    "|以公开促|从[^，。；我\n]{2,24}?(?:入手|抓起|做起|着手|出发|切入)(?!的)"
)
"""How a telling of the year's work begins: 以公开促规范, 从群众关心的事入手."""
DOES = (
    "全年|年内|未|没有|无|主动|及时|成立|将|由|组织|召开|严格|认真|高度|坚持|通过|设立|设置|设(?![镇市区县街])|持续|积极|不断|扎实|深入|切实|进一步"
    "|各(?:乡镇|镇街|街道|部门|单位|村|社区)|多次|主要领导|辖区|现有|的(?:政府信息|政务|信息)?公开工作|信息公开|公开|发布|收到|受理|办理|制定|制发|印发|举办|开展|接受|配备|明确|建立|健全|完善|加强|推进|强化|落实|紧紧|围绕|聚焦|编制|按照|依法"
    "|党政办|党委|主要负责|领导班子|负责|政府信息|政务公开|门户网站|政府门户|网站|微信|官方|共|累计|把|安排|指定|牢固|编印|调整|修订|更新|按时|按期|在|对|深化|优化|规范|依托|全面|大力|着力|始终|充分|继续"
    rf"|{AIMS}"
)
"""What the office that a sentence begins with may be told to do."""
WRITES = (
    "(?:全年|年内|共|累计|主动)*(?:公开|发布)(?:各类)?(?:政府|政务)?信息|(?:全年|年内|共|未)*(?:收到|受理)[^，。]{0,8}申请"
    "|高度重视|(?:成立|调整)[^，。]{0,10}领导小组|召开[^，。]{0,10}会议\\d|举办[^，。]{0,8}培训[^，。]{0,3}\\d"
    "|将(?:政务|政府信息)公开|印发[^，。]{0,10}工作要点|(?:严格|认真|全面)(?:落实|执行|贯彻)|(?:主动|自觉)接受"
)
"""What an office only says of itself in such a report."""
_NO_NAME = regex(
    r"[各全我本该两多某每其有在对向由与和使让把将的为等此所及于从按以是不请经共这那个条项次第之督促部分委党通过]|重点|示范|试点|特色|建制|中心|贫困|周边|主要"
    r"|[了并]|围绕|依托|立足|借助|紧密|紧扣|聚焦|利用|结合|调整|[局县镇乡区市厅院校所]长|参加|参与|出席|应邀|做客|走进|公布|人民|政府|致[电函信]|来[电函信]|写信|拨打|联系|登录|咨询"
)
_KINDS = (
    *("乡镇", "城镇", "村镇", "集镇", "小镇", "社区", "园区", "辖区", "景区", "专区"),
    *("山区", "灾区", "校区", "厂区", "库区", "片区", "街区", "市区", "郊区", "新区"),
    *("县区", "地区", "城区", "老区", "小区", "城市", "县市", "老城区", "新城区", "主城区"),
    *(
        "大镇",
        "大县",
        "大市",
        "强县",
        "强镇",
        "名镇",
        "古镇",
        "重镇",
        "中心城区",
        "高新区",
        "开发区",
        "县级市",
        "地级市",
        "自治区",
        "自治县",
        "自治州",
    ),
)


_LEARNT_FROM = regex(
    r"[^。\n]{0,30}(?:借鉴|学习|参考|推广|复制)(?!条例|贯彻|宣传|教育)"
    r"|(?:负责|牵头|承担)[^。\n]{0,30}，由?[我本]"
)
"""What follows an office that is an example, or that shares a work with the writer."""


def subjects(text: str, own: Office) -> Iterator[re.Match[str]]:
    """Names of other offices of the same kind where the writer would name himself: at the head of
    a clause and before what it did.
    """
    if own.places:
        equals = HEIGHTS[ORDER[own.suffixes[-1]]].replace(" ", "|")
        for match in _subjects(equals, own.is_place).finditer(text):
            if not _LEARNT_FROM.match(text, match.end()):
                yield match


def colleagues(text: str, own: Office) -> Iterator[re.Match[str]]:
    """Names of other offices of the same place where they say what only the writer would."""
    if own.is_place or not own.task:
        return
    place = "".join(own.places[-1:]) or "国家"
    for match in _colleagues(place).finditer(text):
        if not (own.task.endswith(match["name"]) or is_short_for(match["name"], own)):
            yield match


_OF_ITSELF = (
    rf"(?:{WRITES}|(?:没有|未)发生[^，。]{{0,8}}(?:泄密|追责|追究|复议|诉讼)|(?:门户)?网站(?:运行|开设|设)"
    "|(?:政府)?信息公开工作(?:有序|稳步|扎实)|(?:安排|落实|明确|指定)专人|(?:按季度?|按月|及时|定期)(?:更新|调整|公布)"
    "|编制(?:完成)?(?:公开)?(?:指南|目录|年报|报告)|对照(?:目录|条例)|(?:主要负责人|党委政府|领导班子)(?:多次|高度|把|亲自)"
    "|坚持以公开|把公开|将公开)"
)
"""What is added where a name in full leaves no doubt that an office of another place is meant."""
_TOWN = ORDER["镇"]


def outsiders(text: str, own: Office) -> Iterator[re.Match[str]]:
    """Names of any office at the head of a sentence, before what only the writer would say; not for
    a county or a city, which tells of its offices.
    """
    if not own.places or (own.is_place and ORDER[own.suffixes[-1]] > _TOWN):
        return
    for match in _outsiders(own.is_place).finditer(text):
        name = office(match["name"])
        lower = name.places and ORDER[name.suffixes[0]] < ORDER[own.suffixes[0]]
        lower = lower and not name.task.endswith(("人民政府", "办事处"))
        if lower or (set(name.places) & set(own.places)) or _is_above(match["name"], own):
            continue
        if name.task != own.task and not is_short_for(match["name"], own):
            yield match


def _is_above(name: str, own: Office) -> bool:
    """Whether a bare name is that of the office above the own one (市统计局 for a county's)."""
    return name[1:] == own.task and ORDER.get(name[0], 0) > ORDER[own.suffixes[-1]]


def is_short_for(name: str, own: Office) -> bool:
    """Whether a name is the office's own, shortened: 县人社局, 区民政局, 和 left out or not."""
    full, at = "".join(own.places) + own.task, -1
    for char in name:
        at = full.find(char, at + 1)
        if at < 0:
            return False
    return True


@lru_cache(maxsize=2)
def _outsiders(places: bool) -> re.Pattern[str]:
    bare = "" if places else rf"|[县市区]{HAN}{{2,10}}?局"
    return regex(
        rf"(?:^|(?<=[。\n]))(?:20\d\d年，)?(?P<name>(?P<place>{HAN}{{2,4}}?(?:{PLACE_SUFFIX}))"
        rf"(?:人民政府|政府|办事处|{HAN}{{2,12}}?(?:局|委员会|厅|中心))?{bare})(?={_OF_ITSELF})",
        re.MULTILINE,
    )


@lru_cache(maxsize=64)
def _colleagues(place: str) -> re.Pattern[str]:
    return regex(
        rf"(?:^|(?<=[{_MARKS}）]))(?:20\d\d年度?|全年|一年来|年内)?，?"
        rf"(?P<name>(?:{HAN}{{2,6}}?(?:{PLACE_SUFFIX}))?{place}{HAN}{{2,12}}?(?:局|厅|委|署|办|委员会|中心|总局|办公室))"
        rf"(?={WRITES})",
        re.MULTILINE,
    )


@lru_cache(maxsize=64)
def _subjects(suffixes: str, places: bool) -> re.Pattern[str]:
    rooms = "办公室|党政(?:综合)?办公室|党政办|(?:便民|政务)服务中心"
    tail = f"(?:人民政府|政府|办事处|党工委|党委)?(?:{rooms})?"
    if not places:
        tail = rf"(?:人民政府|政府|{HAN}{{2,10}}?(?:局|厅|委|委员会|中心|办公室))"
    return regex(
        rf"(?:^|(?<=[{_MARKS}）]))(?:20\d\d年度?|全年|一年来|年内)?，?"
        rf"(?P<name>(?:{HAN}{{2,6}}?(?:{PLACE_SUFFIX}))?(?P<place>{HAN}{{2,4}}?(?:{suffixes})){tail})(?={DOES})",
        re.MULTILINE,
    )


_WHERE = regex("[见到]")
"""What leads in where to go or look: 可到|河口镇, 电子版见|县政府."""


def is_name(place: str) -> bool:
    """Whether a place has a name of its own: 黄泥镇, but not 各镇, 城镇, 利用县."""
    match = re.fullmatch(rf"(.+?)(?:{PLACE_SUFFIX})", place)
    if match is None or place.endswith(_KINDS):
        return False
    name = _WHERE.split(match[1])[-1]
    return bool(name) and not _NO_NAME.search(name) and name not in terms().words


_SIGNED = regex(
    rf"(?:(?:请|可以?|欢迎)(?:与|向|联系|径向)|拨打|致电|联系(?:单位|部门|机构)[：:]\s?|(?:编制|填报|报送|发布|公布)单位[：:]\s?|(?:报告|年报)由|以上(?:是|为)|(?:根据|结合|立足)|各界对)"
    rf"(?P<a>{HAN}{{3,30}}?)(?=联系|咨询|电话|反映|实际|全年|(?:政府信息公开|信息公开|政务公开)?工作的(?:关心|支持)|查询|负责|编制|编写|撰写|组织|(?:根据|依据|依照|按照)《|[（(，。；、]|$)"
    rf"|(?:^|(?<=[，。；]))(?P<b>{HAN}{{4,30}}?)(?=(?:组织)?编制(?:了|完成|形成)?(?:本报告|本年报|20\d\d|《)|编制了|现(?:将|公布|发布)20\d\d)",
    re.MULTILINE,
    words="请与 请向 请联系 请径向 可与 可向 可联系 可径向 以与 以向 以联系 以径向"
    " 迎与 迎向 迎联系 迎径向 拨打 致电 联系单位 联系部门 联系机构 编制 填报单位 报送单位"
    " 发布单位 公布单位 报告由 年报由 以上是 以上为 根据 结合 立足 各界对 现将 现公布 现发布",
)


_WRITER = regex(
    rf"(?:^|(?<=[，。；\n]))(?P<a>{HAN}{{2,10}}?(?:{PLACE_SUFFIX}){HAN}{{0,12}}?(?:人民政府|办事处|局|厅|委员会|管委会|中心))"
    r"(?=将(?:继续|以此|进一步|坚持|紧紧|不断)(?!指导|对|会同|督促|帮助|支持)|(?:根据|依照|依据|按照)(?:《|修订|国务院|上级))"
    rf"|(?:现将|结合)(?P<b>{HAN}{{2,10}}?(?:{PLACE_SUFFIX}){HAN}{{0,12}}?(?:人民政府|办事处|局|厅|委员会|管委会|中心))(?=20\d\d年|(?:工作)?实际)",
    re.MULTILINE,
    words="将继续 将以此 将进一步 将坚持 将紧紧 将不断 根据 依照 依据 按照 现将 结合",
)


_OF_SELF = regex(
    r"[^。；\n]{0,30}[本我](?:局|委|办|厅|镇|乡|街道|中心|单位|机关)|(?:工作)?实际|20\d\d年"
)


def writers(text: str, own: Office) -> Iterator[tuple[int, int]]:
    """Where another office says what the writer alone says: what it will go on with, on what it
    founds its report. A government may tell so of an office of its own or below it.
    """
    itself = "".join(own.places[-1:]) + own.task
    for match in _WRITER.finditer(text) if own.places else ():
        name = match["a"] or match["b"]
        other = office(name)
        if not other.places or not is_name(other.places[0]) or name.endswith(itself):
            continue
        below = own.is_place and ORDER[own.suffixes[-1]] > ORDER[other.suffixes[-1]]
        near = below or set(other.places) & set(own.places)
        if not near or (not own.is_place and _OF_SELF.match(text, match.end())):
            yield match.span("a" if match["a"] else "b")


def signatures(text: str) -> Iterator[tuple[int, int]]:
    """Where a text names the office that has written the report, or that is to be asked."""
    for offset, paragraph in paragraphs_of(text):
        for start, end in _signed_in(paragraph):
            yield start + offset, end + offset


@lru_cache(maxsize=1024)
def _signed_in(paragraph: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span("a" if m["a"] else "b") for m in _SIGNED.finditer(paragraph))


_KIND = regex("(?:局|厅|委员会|医院|学校|学院|大学|中心|站|所|队|院|馆|海关|公司)$")


def is_colleague(name: str, own: Office) -> bool:
    """Whether a name is that of another office of the same place, where the writer is no place."""
    other = office(name)
    near = bool(set(own.places) & set(other.places)) and not own.is_place
    return near and bool(_KIND.search(other.task)) and not is_short_for(name, own)
