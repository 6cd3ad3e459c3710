"""Other voices: where an office that is not the writer says or holds what is the writer's own.

In the report of one office another one's name is harmless at every turn (它 takes part, hands on,
inspects). It is a leftover where it stands for the writer: as who is asked for the answer, whose
the report is, who speaks of the year's own work in its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.naming.offices import (
    AIMS,
    ORDER,
    PLACE_SUFFIX,
    WRITES,
    Office,
    is_name,
    is_short_for,
    office,
)
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentence_around

_BARE = "省市县区旗州"
_NAME = (
    rf"(?P<name>(?![由在对向与经请])(?:{HAN}{{2,4}}?(?:{PLACE_SUFFIX}))?[{_BARE}]?{HAN}{{2,10}}?(?:局|厅|委员会)"
    rf"|[{_BARE}](?:卫健|卫计|发改|住建|经信|国资|民宗|城管)委)"
)
_START = r"(?:^|(?<=[。；\n]))(?:20\d\d年度?|全年|本年度?|今年|一年来|年内|下一步|今后|目前)?[，,]?"
_YEAR = r"(?:20\d\d年度?|全年|本年度?|年内|共|累计)*"
_ROOM = rf"(?:办公室|{HAN}{{2,8}}[股科室])"
_PUBLIC = "(?:政府信息公开|信息公开|政务公开|公开)"
_ROOMS = rf"{_ROOM}?"


def _named(group: str) -> str:
    return _NAME.replace("name", group)


_OF_ITSELF = (
    rf"党组(?:把|将|高度|多次|会议?|书记|始终)|(?:没有|未)(?:收取|收到|发生|产生)|依法答复|主动公开(?:目录|信息|各类|政府)"
    rf"|{_PUBLIC}(?:工作)?(?:指南|目录|领导小组|工作机构)|将(?:继续|进一步|不断|切实|持续)(?!指导|督促|支持|配合|对|与|会同|向|给)"
    r"|[把将][^，。；]{2,24}(?:列为|作为|定为)(?:年度|今年|全年)?(?:政府信息|政务|信息)?公开的?(?:重点|内容)(?!，由|来抓，由)"
    r"|将[^，。；]{0,6}公开(?!栏)[^，。；]{0,10}(?:作为|列为|列入|纳入|摆在|放在|融入|贯穿)"
    r"|(?:暂?无|没有)(?:其他|其它|另外)?的?(?:需要?|应当?)(?:报告|说明)"
    r"|[把将](?:政务|政府信息|信息)公开(?:工作)?(?:纳入|列入|作为)(?!全|对|各)|各[科股处]室(?:按|根据|结合|对照|均|每)"
    r"|办公室[为是][^，。；]{0,10}公开[^，。；]{0,6}机构|局长(?:任|担任)[^，。；]{0,8}公开|(?:政府)?信息公开申请表|所属单位均"
)
"""What an office is told to do or to have as its own, at the head of a sentence."""
_MAKES = (
    r"(?![^。；\n]{0,30}(?:牵头|指导|督|统筹|部署|组织|考核|检查|通报|印发|全[县市区省]|各))"
    rf"[^。；\n]{{0,24}}(?:做好|推进|抓好|加强|规范|深化|落实|开展|提升|完善)[^，。；]{{0,4}}{_PUBLIC}"
)
"""What an office does of which the year is told at the head of a sentence: 一年来，…局."""
_OVERSEES = "督|检查|审计|牵头|指导|考核|评估|约谈|调研|来函|宣传活动"
_OPENS = (
    rf"(?:紧紧|始终|牢牢)?(?:紧扣|扣紧|围绕|立足|聚焦|锚定|紧盯)(?![^。；\n]{{0,40}}(?:{_OVERSEES}))"
    rf"|(?:{AIMS})(?=[^。\n]{{0,80}}(?:(?:政府信息|信息|政务|主动)公开|公开(?:工作|目录|促)|(?:推进|抓好?)公开))"
    rf"(?![^。；\n]{{0,80}}(?:{_OVERSEES}|全[市县区省]|各(?!类|项)))"
)
"""How the office of the report opens the telling of its year: 2025年，…局紧扣."""
_NONE_TO_TELL = (
    "(?:暂?无|没有)(?:其他|其它|另外)?的?(?:需要?|应当?)(?:报告|说明)的"
    "(?:其他|其它)?(?:事项|情况|内容)"
)
"""How the report ends, also behind 除上述内容外."""
_HELD = regex(
    rf"{_START}{_NAME}(?={_YEAR}(?:{WRITES}|坚持[把以将用]|始终[把以将坚]"
    rf"|将(?:继续|进一步)[^。]{{0,16}}{_PUBLIC}|将(?:以此|以更|紧紧|按照|围绕|着力|努力|不断|认真|严格|从)"
    rf"|{_ROOM}(?:承担|负责|牵头)[^，。]{{0,8}}(?:{_PUBLIC}|日常|编制)|{_OF_ITSELF}))"
    rf"|(?:^|(?<=[。；\n]))20\d\d年度?[，,]{_named('year')}(?=将(?![于我其与]))"
    rf"|(?:^|(?<=[。；\n]))(?:20\d\d年|一年来|全年)[，,]{_named('maker')}(?={_MAKES}|{_OPENS})"
    rf"|(?:^|(?<=[。；\n）]))(?:除[^，。；\n]{{2,16}}[，,]|此外[，,]|综上[，,])?{_named('none')}(?={_NONE_TO_TELL})"
    rf"|(?:^|(?<=[，。；\n])){_named('lacks')}(?=的?{_PUBLIC}(?:工作)?(?:还|仍然?|也|尚|依然|主要)?(?:存在|有|面临)[^，。；]{{0,8}}(?:短板|不足|问题|差距|弱项|薄弱))"
    rf"|报告[^。\n]{{0,80}}[，、]由{_named('author')}{_ROOMS}(?=(?:负责|组织)?编[制写](?:[，。；]|完成|而成))"
    rf"|由{_named('leads')}(?=(?:政务公开|政府信息公开|信息公开)(?:工作)?领导小组)|在局?党组[^，。；]{{0,6}}领导下，{_named('under')}(?=各[科股处]室)"
    rf"|(?:登录|访问){_named('visit')}(?=(?:门户)?(?:网站|官网)[^，。；]{{0,4}}(?:查阅|查看|下载|阅览|浏览|获取)(?:本|报告|年报|[，。]))"
    rf"|(?<![会训动日])(?:地址|地点)[：:]\s?{_named('place')}(?=[^，。；]{{0,8}}[，。；（(])|请(?:直接)?(?:联系|致电|拨打){_named('ask')}{_ROOMS}(?=[，（(]|(?<=办公室)[。电])"
    rf"|(?:地址|地点)[：:]\s?[^，。；：\n]{{2,30}}?号{_named('room')}(?={_ROOM}(?:[，。；（(]|$))"
    rf"|网站{_named('page')}(?=(?:专栏|子站|栏目|子栏目|页面|主页)[^，。]{{0,6}}(?:查看|查阅|下载|阅览|浏览|查询|获取|阅读))"
    rf"|(?:^|(?<=[。；，\n]))(?:本报告|年度报告|报告|本?年报|(?=全文|电子版))(?:全文|文本|电子版|电子文本)?[^。；\n，的]{{0,24}}?[于在见][^，。；\n]{{0,16}}?网站[“”]{{0,2}}"
    rf"{_named('shelf')}(?=”?(?:子站|专栏|栏目|子栏目|网页|频道|页面))"
    rf"|(?:申请表|本报告|年报|指南)[^，。；\n]{{0,8}}[在到从]{_named('form')}(?=(?:(?:门户)?(?:网站|官网)|{_ROOMS}(?:窗口|领取|索取)))"
    rf"|(?:联系|编制|填报|报送|公布|撰写)(?:单位|部门|机构)[：:]\s?{_named('desk')}"
    rf"|由{_named('made')}{_ROOMS}(?=(?:负责)?(?:编制|解释|撰写)[^，。]{{0,4}}本(?:报告|年报))"
    rf"|(?:报告|年报)由{_named('by')}{_ROOMS}(?=(?:负责|组织)?(?:编制|编写|撰写|解释|制作))"
    rf"|(?:以上|上述)[是为系]{_named('of')}(?=的?(?:20\d\d年度?)?[^，。]{{0,12}}(?:报告|年报))"
    rf"|[到至在赴向与]{_named('at')}{_ROOMS}(?=(?:窗口)?(?:当面)?"
    "(?:领取(?:答复|告知|决定书?|材料)|索取本?(?:报告|年报|答复)|联系|咨询|反映(?=[，。]))(?=[，。；（(]|答复|告知|书|$))"
    rf"|(?:分解|分配|下达)[到给至]{_named('task')}(?=的(?:任务|事项|\d|[一二三四五六七八九十]{{1,3}}[项件个]))"
    rf"|(?:在|通过|登录|依托){_named('site')}"
    "(?=(?:门户)?(?:网站|官网|微信公众号)[^，。]{0,8}(?:公开|发布)(?:各类|政府|政务)*信息\\d)",
    re.MULTILINE,
)
_ASKED = "at"
_PAGE = ("page", "shelf")
_COLLECTED = regex("(?:窗口)?(?:当面)?(?:领取(?:答复|告知)|索取本)")
"""What only the writer's own office hands out, even in the report of a government."""
_WHOLE = ("room", "task", "of", "by", "made", "author", "desk", "leads", "ask", _ASKED)
"""Where even an office above the writer cannot be meant."""
_REFERRED = regex(
    "告知|建议(?=申请人|[其他她]|当事人|群众|村民|市民|家长|向|到|联系|由|咨询)|引导|指引|转[送交办]|移[送交]|职责|职权|掌握|涉及|属于|不服|复议|投诉|举报"
)
_FOUND_OUT = regex("检查|抽查|巡查|督查|督导|督促|通报|评估|测评|发现|指出|反馈|约谈|指导")
"""What tells that another office's shortcomings are those that somebody found there."""
_OURSELVES = regex(
    r"(?:我|本)(?:局|委|办|厅|镇|乡|街道|中心|单位|机关|县|区|市|校|院)|我们|对(?:各|全|县局|区局|市局)|各[县区市]|来我|驻|派驻|下发|联合|会同"
    rf"|与(?!{HAN}{{0,8}}(?:业务|工作|管理|建设|服务|发展)(?:同|一体|深度|有机|相))"
)
_NO_TASK = regex(
    "[各我本与及等]|(?:[局厅委办院府校]|中心)和|政府|有关|相关|其他|直属|所属|一个|部分|分局|大数据|政务服务|公共资源|档案"
)
_ORGANS_OF_OFFICE = regex(
    r"(?:^|(?<=[，。；、：\n])|(?<=[经由报])|(?<=召开)|(?<=提交))局(?:党组|党委|领导班子|主要领导|主要负责人"
    "|分管领导|办公室|机关|长办公会|务会|属|各?[股科处]室|网站|长(?=担?任|签[批发]|审[定批]|逐级|主持|牵头))"
    r"|(?:^|(?<=[，。；\n])|(?<=全年)|(?<=年内))全局(?=共|收到|上下|干部|配备|[仅只现]有|各[股科处])",
    re.MULTILINE,
)
_ORGAN_BEHIND_VERB = regex(
    r"(?:充实|抽调|派驻|[到交送向与由请给报至在])(?P<name>局(?:党组|办公室|机关|长办公会|务会)|局属[^，。；]{2,6})",
    words="局党组 局办公室 局机关 局长办公会 局务会 局属",
)
_TOWN_DESK = regex(
    r"[由与到交报送向请经给](?P<name>(?:镇|乡|街道)(?:党政综合办公室|党政办公室|党政办|党委|党工委|政府))(?=登记|负责|汇总|审核|联系|统一|牵头|受理|督办|[，。；])",
    words="镇党 乡党 街道党 镇政府 乡政府 街道政府",
)
_ORGANS_OF_TOWN = regex(
    r"(?:^|(?<=[，。；：\n]))(?:镇|乡|街道)(?:党委|党工委|政府|办事处|党政办|主要领导|领导班子|党政联席会"
    "|政务公开(?:工作)?领导小组|机关干部)[、和政府]{0,4}(?=高度重视|多次|主持|亲自|带头|成立|听取|召开|研究|定期|专题|把|将(?:政务|政府信息)公开"
    "|全年公开|全年收到|主动公开|负责|承担|定期|参加|按季|按月|及时)",
    re.MULTILINE,
)
_ANY_BUREAU = regex("局(?!部|面|势|域|限)")
_ANY_TOWN = regex("镇|乡|街道|村|社区")
_HIGHER = regex(
    rf"(?:^|(?<=[，。；\n]))(?:20\d\d年，|全年，?)?(?P<self>我[省市县区州])(?=全年|{WRITES}"
    r"|各(?:乡镇|镇街|镇|街道|部门|单位)[^，。；]{0,8}?(?:均|都|已|全部|普遍)|政府门户网站|坚持[把以将])",
    re.MULTILINE,
)


def voices(text: str, own: Office) -> Iterator[Span]:
    """Names of other offices where the writer, his rooms or his report are meant."""
    for match in _HELD.finditer(text) if own.places or own.task else ():
        kind = match.lastgroup or ""
        around = _sentence(text, *match.span(kind))
        if kind in (_ASKED, "ask", "place", "room") and _REFERRED.search(around):
            continue
        if kind in ("name", "year", "maker", "none") and _OURSELVES.search(around):
            continue
        if kind == "lacks":
            around = text[sentence_around(text, *match.span(kind))[0] : match.start(kind)]
            if _FOUND_OUT.search(around) or _OURSELVES.search(around):
                continue
        if kind in _PAGE and not own.is_place and not office(match[kind]).places:
            yield from () if is_short_for(match[kind], own) else (match.span(kind),)
            continue
        collected = kind == _ASKED and _COLLECTED.match(text, match.end()) is not None
        if _is_other(match[kind], own, whole=kind in _WHOLE, collected=collected):
            yield match.span(kind)


_PAYER = regex(
    rf"{_START}(?P<name>{HAN}{{4,14}}?(?:局|厅|委|站|所|队|院|校|中心|馆|海关|公司))"
    "(?=(?:暂?未|没有)(?:收取|发生|产生|收到)[^，。；]{0,12}(?:处理费|费用))",
    re.MULTILINE,
    words="费",
)
_NOT_NAMED = regex("[各本我全该等和]|所属|下属|直属")


def payers(text: str, own: Office) -> Iterator[Span]:
    """Who is said to have taken no fee, where that is neither the writer nor one below him."""
    if own.is_place and ORDER[own.suffixes[-1]] > ORDER["镇"]:
        return
    for match in _PAYER.finditer(text):
        name = match["name"]
        if not (_NOT_NAMED.search(name) or is_short_for(name, own)):
            yield match.span("name")


def organs(text: str, own: Office) -> Iterator[Span]:
    """Organs that the writer has not: 局党组 of a town, 镇党委 of a bureau."""
    if own.is_place and ORDER[own.suffixes[-1]] <= ORDER["镇"]:
        yield from (match.span() for match in _ORGANS_OF_OFFICE.finditer(text))
        yield from _unheard_of(_ORGAN_BEHIND_VERB, text, _ANY_BUREAU)
    elif own.task.endswith(("局", "厅")) and not own.is_place:
        for match in _ORGANS_OF_TOWN.finditer(text):
            if not _OURSELVES.search(_sentence(text, *match.span())):
                yield match.span()
        yield from _unheard_of(_TOWN_DESK, text, _ANY_TOWN)


def _unheard_of(pattern: re.Pattern[str], text: str, any_such: re.Pattern[str]) -> Iterator[Span]:
    """Organs of an office that is not the writer's, where none of its kind is talked of."""
    for match in pattern.finditer(text):
        start, end = match.span("name")
        if not any_such.search(text[:start] + text[end:]):
            yield start, end


def higher_selves(text: str, own: Office) -> Iterator[Span]:
    """我市 where a county tells of its own work; one that is named beside its own 我县 is meant."""
    if not own.suffixes:
        return
    height = ORDER[own.suffixes[-1]]
    for match in matches_in(_HIGHER, text):
        word = match["self"][1]
        mine = _sentence(text, *match.span()).replace(match["self"], "")
        if ORDER[word] > height and not _OURSELVES.search(mine) and own.places[-1] not in mine:
            yield match.span("self")


def _sentence(text: str, start: int, end: int) -> str:
    """The words of the sentence around a span, without those of the span."""
    low, high = sentence_around(text, start, end)
    return text[low:start] + text[end:high]


def _is_other(name: str, own: Office, *, whole: bool, collected: bool) -> bool:
    """Whether a name is of an office that is neither the writer, nor his, nor above him; `whole`
    where even one above him cannot be meant, `collected` where a government's office is not either.
    """
    taken = office(name)
    bare = taken.task[:1] if not taken.places and name[:1] in _BARE else ""
    task = taken.task.removeprefix(bare)
    if is_short_for(name, own) or _NO_TASK.search(task):
        return False
    if taken.places:
        return _is_far(taken, own, whole=whole)
    if not bare or not own.places:
        return bool(bare) and whole
    if own.is_place and ORDER[own.suffixes[-1]] > ORDER["镇"]:
        return collected and bare in own.suffixes[-1]
    if is_short_for(task, own):
        return ORDER[bare] == ORDER[own.suffixes[-1]] and bare not in own.suffixes[-1]
    return whole or own.is_place or ORDER[bare] <= ORDER[own.suffixes[-1]]


def _is_far(taken: Office, own: Office, *, whole: bool) -> bool:
    """Whether an office of a place named in full is none of the writer's place, nor above it."""
    if not is_name(taken.places[0]) or set(taken.places) & set(own.places):
        return (
            bool(set(taken.places) & set(own.places))
            and not own.is_place
            and (taken.task != own.task and ORDER[taken.suffixes[-1]] <= ORDER[own.suffixes[-1]])
        )
    if not own.places:
        return whole
    above = ORDER[taken.suffixes[-1]] - ORDER[own.suffixes[-1]]
    if above < 0:
        return not own.is_place and not is_short_for(taken.task, own)
    return whole or above == 0 or own.is_place
