"""Units that never count what they stand beside: 座谈会4件, 参训人员150次, 投入6元万."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from forms.patterns import regex
from forms.review.language.count_words import counts
from forms.review.language.slips import Slip
from forms.review.reading.characters import is_han
from forms.review.reading.sentences import stretch_start

_COUNTED = regex(
    r"(?<![\d.])\d[\d,.]*[万余多]{0,2}(?P<unit>人次|万元|场次|件次|[条件篇份次场期个人名位家户台处张项元])"
    r"(?![条件篇份次场期名]|月|工作日|季度|百分点|单位|案|均|头|民|大|才|口|庭|以|之|小时|物)"
)
_LINKS = regex(
    r"(?:了|共|共计|累计|合计|总计|约|近|达到?|超过?|逾|多达|仅|数|数量|总数|为|有|计|：|:|全年)*$"
)
_OF_LIST = regex(
    r"(?:其中|包括|[：:])[^；]*(?:信息|留言|意见|诉求|来信|问题)[\d,]+条[，、][^；\d]*(?:[\d,]+条[，、][^；\d]*)*$"
    r"|(?:信息|留言|意见|诉求|来信)[\d,]+条[，,]其中[^；\d]*(?:[\d,]+条[，、][^；\d]*)*$",
    words="信息 留言 意见 诉求 来信 问题",
)
_ROW = 60
"""Characters before and behind a number within which the other parts of a list are looked for."""
_ROW_ENDS = "。；：\n"
_BETWEEN = regex("[，、](?!\\d)")
_SWAPPED = regex(r"\d(?P<said>元万(?![元\d])|万万元|个百分比)")
_TWO_UNITS = regex(
    r"\d(?P<said>个件|件个|条个|个条|次个|份件|件份|篇条|条篇|名件|名个|个名|人名|期场|件条)(?=[，。；、]|$)"
)
_RIGHT = {"元万": "万元", "万万元": "万元", "个百分比": "个百分点"}
_PART = regex(
    r"(?<![\d.第])\d+\.\d+(?P<unit>人次|[人名件条次篇场期份家户位起项册]|个(?!百分点|月|工作日|小时|点|亿|百))(?![\d.年月])"
)
_STAFF_OF = (
    "专职|兼职|业务|工作|技术|专业|窗口|基层|值班|办公室|经办|法制|法治|管理|审核|行政|档案"
    "|在编|编外|青年|年轻|机关|科室|社区"
)
_STAFF = regex(
    r"(?<![\d.])(?P<n>\d{1,4}|[两三四五六七八九十])(?P<unit>[条项件篇份台张本封则幅块起宗])"
    rf"(?P<noun>(?:{_STAFF_OF}){{0,2}}(?:人员|干部|同志|专家|志愿者|骨干|律师|记者|学员|信息员|联络员|监督员))"
    r"(?=上门|到场|到岗|参加|参与|负责|从事|承担|担任|前往|赴|进驻|值守|轮流|专门|专职|组成|驻|[，。；、）])",
    words="人员 干部 同志 专家 志愿者 骨干 律师 记者 学员 信息员 联络员 监督员",
)
"""People counted as things are, where they do something or end the clause."""
_EXPERTS = regex(
    r"(?<![\d.])(?P<n>\d{1,4}|[两三四五六七八九十])(?P<unit>[家户部])"
    r"(?P<noun>(?:专职|兼职|业务|技术|专业)?(?:人员|专家|律师|记者|志愿者|监督员|联络员|讲解员))"
    r"(?=上门|到场|参加|参与|负责|授课|讲课|讲解|驻|[，。；、）]|$)",
    words="人员 专家 律师 记者 志愿者 监督员 联络员 讲解员",
)
_BODIES = regex(
    r"(?<![\d.])(?P<n>[\d,]+|[两三四五六七八九十]+)(?P<unit>[名位])"
    r"(?P<noun>[^\W\d到进从在由向对为自给联驻赴入访帮去与和往返的代]{0,4}?(?:企业|公司|机构|单位|部门|学校|医院|网站|账号|合作社))"
    r"(?=[，。；、）]|$|纳入|参加|参与|报名|签订|提交|填报|完成|未|均|已|被|也|接受|通过|整改|入选|入驻|获|逾期|超标|补|打开|开[展设放通]|设立|建[立成]|实现|公[开布]|发布|制定|出台|上报|报送|落实|整改|接入|因|率先|试点|试行|先后|陆续|同步|全部|统一|主动|按时|共(?!青|建|同)|可|拟|与(?!会)|定期|如期|自愿|联合|结对)",
    words="企业 公司 机构 单位 部门 学校 医院 网站 账号 合作社",
)
"""Bodies counted as persons are."""
_MEAN = regex("均|每|折合|相当|倍")
_MILLIONS = regex(r"(?<![\d.])(?P<n>\d[\d,]*(?:\.\d+)?)万元", words="万元")
_LONGEST = 8
"""Characters of the longest noun that is looked for."""
_BEHIND = frozenset("，。；、）和及参赴从负担")


@cache
def _unfit() -> Mapping[str, frozenset[str]]:
    """For a noun the units that never count it."""
    rows = (row.split("：") for row in counts()["unfit"]["table"].split("\n") if row)
    return {noun: frozenset(units.split()) for nouns, units in rows for noun in nouns.split()}


@cache
def _led() -> frozenset[str]:
    """The nouns that a number may stand behind without counting them."""
    return frozenset(counts()["unfit"]["led"].split())


def unfit_measures(text: str) -> Iterator[Slip]:
    """Numbers whose unit fits neither the noun before them nor the one behind."""
    for match in _COUNTED.finditer(text):
        before = text[max(0, match.start() - 14) : match.start()]
        stem = before[: _links(before)]
        noun = _noun(stem[-n:] for n in range(_LONGEST, 0, -1))
        if _is_price(text, match):
            continue
        if _is_of_list(text, match):
            continue
        if noun and _never_counts(match["unit"], noun, stem) and not _is_more(text, match.end()):
            if _is_in_row(text, match):
                continue
            start = match.start() - len(before) + len(stem) - len(noun)
            yield _slip(text, start, match.end(), noun, match["unit"])
        elif not noun:
            yield from _behind(text, match)
    for match in _SWAPPED.finditer(text):
        said, right = match["said"], _RIGHT[match["said"]]
        yield Slip(*match.span("said"), right, f"“{said}”应为“{right}”")
    for match in _TWO_UNITS.finditer(text):
        yield Slip(*match.span("said"), None, f"“{match[0]}”：两个量词，留一个")
    for pattern in (_STAFF, _EXPERTS, _BODIES):
        for match in pattern.finditer(text):
            yield _slip(text, match.start(), match.end(), match["noun"], match["unit"])
    yield from _parts(text)
    yield from _great_fees(text)


def _parts(text: str) -> Iterator[Slip]:
    """Parts of what comes whole: 18.75人; but not of a mean."""
    for match in _PART.finditer(text):
        clause = text[stretch_start(text, match.start(), "，。；\n") : match.start()]
        if not clause.strip():  # 2.|3个专区
            continue
        if not _MEAN.search(clause):
            note = f"“{match[0]}”：{match['unit']}数应是整数"
            yield Slip(*match.span(), None, note)


def _great_fees(text: str) -> Iterator[Slip]:
    """Fees that are taken by the page, in tens of thousands of yuan."""
    unfit = counts()["unfit"]
    for match in _MILLIONS.finditer(text) if "费" in text else ():
        before = text[max(0, match.start() - 12) : match.start()]
        fee = _links(before)
        if not before[:fee].endswith(tuple(unfit["fees"])):
            continue
        if float(match["n"].replace(",", "")) >= unfit["fee_limit"]:
            note = f"“{match[0]}”：按页、按件收的费收不到这么多，是不是“元”"
            yield Slip(match.end("n"), match.end(), "元", note)


def _never_counts(unit: str, noun: str, before: str) -> bool:
    """Whether a unit cannot count a noun; one that may be where things are (公众号154条) or what is
    done to them (抽查11份) must be what a verb before it sets up: 开设专栏12条.
    """
    if unit not in _unfit()[noun] or _is_of_event(unit, before[: -len(noun)]):
        return False
    if unit == "次" and any(verb in before for verb in counts()["unfit"]["times"]):
        return False
    if unit == "人次" and before[: -len(noun)].endswith(tuple(counts()["unfit"]["doings"])):
        return False
    clause = before[stretch_start(before, len(before), "，；。") :]
    return noun not in _led() or any(verb in clause for verb in counts()["unfit"]["leads"])


def _is_of_event(unit: str, before: str) -> bool:
    """Whether what is counted so is an event, or those who came for it: 公开招聘会信息113场,
    到社区咨询公开事项384人次.
    """
    unfit = counts()["unfit"]
    if unit in unfit["of_people"]:
        return before.endswith(tuple(unfit["visits"]))
    return unit in unfit["of_events"] and before.endswith(tuple(unfit["events"]))


def _is_price(text: str, match: re.Match[str]) -> bool:
    """Whether a sum is what something cost: money is talked of before it."""
    if not match["unit"].endswith("元"):
        return False
    before = text[max(text.rfind("。", 0, match.start()), 0) : match.start()]
    return any(word in before for word in counts()["unfit"]["money"])


def _is_of_list(text: str, match: re.Match[str]) -> bool:
    """Whether the unit is that of all the parts of a list (其中动态信息47条，会议2条)."""
    before = text[max(text.rfind("。", 0, match.start()), 0) : match.start()]
    return match["unit"] == "条" and bool(_OF_LIST.search(before))


def _is_in_row(text: str, match: re.Match[str]) -> bool:
    """Whether two other parts beside this one of a list have the same unit: 热线210条，座谈会98条，
    来信52条.
    """
    start = max(stretch_start(text, match.start(), _ROW_ENDS), match.start() - _ROW)
    behind = text[match.end() : match.end() + _ROW]
    end = match.end() + min(behind.find(mark) % (_ROW + 1) for mark in _ROW_ENDS)
    alike = [_ends_in(part, match["unit"]) for part in _BETWEEN.split(text[start:end])]
    at = len(_BETWEEN.findall(text[start : match.start()]))
    return any(
        all(alike[low : low + 3]) for low in range(max(0, at - 2), at + 1) if low + 3 <= len(alike)
    )


def _ends_in(part: str, unit: str) -> bool:
    """Whether a part of a list is something and its number with a unit."""
    return part.endswith(unit) and part[: -len(unit)][-1:].isdecimal()


def _links(before: str) -> int:
    found = _LINKS.search(before)
    return found.start() if found else len(before)


def _noun(words: Iterator[str]) -> str:
    return next((word for word in words if word in _unfit()), "")


def _is_more(text: str, end: int) -> bool:
    """Whether a noun of its own follows the unit: 检查发现问题3个，座谈会4份材料."""
    return is_han(text[end : end + 1]) and text[end] not in "和及与并均以由、"


def _behind(text: str, match: re.Match[str]) -> Iterator[Slip]:
    """A noun behind the unit that ends its phrase: 3条培训，."""
    end = match.end()
    noun = _noun(text[end : end + n] for n in range(_LONGEST, 1, -1))
    stop = text[end + len(noun) : end + len(noun) + 1]
    if noun and match["unit"] in _unfit()[noun] and (not stop or stop in _BEHIND):
        yield _slip(text, match.start(), end + len(noun), noun, match["unit"])


def _slip(text: str, start: int, end: int, noun: str, unit: str) -> Slip:
    return Slip(start, end, None, f"“{text[start:end]}”：{noun}不以“{unit}”计")
