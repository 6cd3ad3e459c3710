"""Names or months told one by one, with a number that says how many: “甲”“乙”“丙”四个专栏,
受理、审核、答复四个环节, 3月、6月、9月共检查四次, 培训4次：3月……，6月……。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.keeping import by_passage
from forms.review.language.slips import Slip
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import paragraphs_of
from forms.review.reading.units import TURNS
from forms.review.rulebook import rules

_N = r"(?P<n>[两二三四五六七八九十]{1,3}|\d{1,2})"
_KINDS = (
    "专栏|栏目|子栏目|专区|专题|板块|版块|模块|频道|渠道|途径|平台|载体|窗口|账号|环节|阶段|步骤|程序|流程"
    "|方面|领域|类别|层面|维度|方向|属性|情形|要素|制度|办法|机制|文件|指南|清单|目录|系列|主题|要求|原则"
    "|(?:检索|查询|申请|联系|答复|公开|解读|送达|办理)?(?:方式|形式)"
    "|问题|不足|短板|措施|任务|重点|部门|科室|股室|单位|乡镇|街道|社区|语种|版本|标签|功能|按钮|入口"
)
_LIKE = "(?:主要|重点|特色|一级|二级|固定|公开|信息|专门|具体){0,2}"
_COUNTED = rf"{_N}(?P<unit>大?[个项类种级条份部篇款])(?P<what>{_LIKE}(?:{_KINDS})?)"
_QUOTED = regex(
    rf"(?P<list>(?:“[^“”\n]{{1,20}}”[、和及与，]?){{2,}}|(?:《[^《》\n]{{2,40}}》[、和及与，]?){{2,}}){_COUNTED}",
    words="” 》",
)
_NAMED = regex(
    rf"(?P<list>(?:{HAN}{{1,12}}、){{1,}}{HAN}{{1,14}}?)(?P<closed>这|共)?{_N}(?P<unit>大?[个类种级])(?P<what>{_KINDS}|(?<=级))",
    words="、",
)
_AMONG_THEM = regex(
    rf"{_N}(?P<unit>[个项条点])(?P<what>问题|不足|短板|事项|任务|建议)(?:中|里)，(?P<list>“[^“”\n]{{2,40}}”[^“”。\n]*(?:“[^“”。\n]{{2,40}}”[^“”。\n]*)+)(?=。|$)",
    words="中 里",
)
"""Things found of which each is told: 3个问题中，“甲”已解决，“乙”已改进."""
_EACH_TOLD = regex("(?:^|(?<=[，；、”]))“[^“”]+”(?=[，、和及与“已均现通经仍正尚]|问题)")
_NOT_EACH = regex("其余|其他|另|还有|剩|包括|[\\d一二两三四五六七八九十][个项条]")
_AMONG = regex(
    rf"(?P<list>(?:{HAN}{{4,8}}、){{2,}}{HAN}{{4,8}}?)等{_N}(?P<unit>大?[个类种])(?P<what>{_KINDS}|(?<=类)(?:{HAN}{{0,2}}(?:内容|信息|事项|数据))?)",
    words="等",
)
"""A list that may be longer than what is named of it, but not shorter: 甲、乙、丙等三类内容."""
_IN_QUOTES = regex(
    rf"“(?P<list>{HAN}{{1,8}}(?:、{HAN}{{1,8}})+)”{_N}(?P<unit>[个道大]?)(?P<what>环节|步骤|流程|程序|步|关口|阶段)",
    words="环节 步骤 流程 程序 步 关口 阶段",
)
"""执行“产生、审查、发布”三环节流程."""
_MEANING = regex(
    rf"“(?P<n>[两二三四五六七八九])(?P<unit>(?:公开|公示|统一|到位|同步|清单|必须|严禁))”[，,]?(?:即|分别是|分别为|指)(?:的是)?[：:]?"
    rf"(?P<list>(?:{HAN}{{2,12}}、)+{HAN}{{2,12}}(?:[和及与]{HAN}{{2,12}})?)(?P<what>(?=[，。；]))",
    words="即 分别 指",
)
"""“四公开”，即改造方案、资金来源、施工单位、验收结果公开."""
_SORTED = regex(
    rf"(?:集中[在于]|分为|主要[是为有])(?P<list>(?:{HAN}{{2,12}}、)+{HAN}{{2,12}}?){_N}(?P<unit>[类种项])(?P<what>(?=[，。；]))",
    words="集中在 集中于 分为 主要是 主要为 主要有",
)
_SHORTHAND = regex(
    r"(?P<list>(?:[一两二三四五六七八九][废修建改立增删撤减订编]){2,})(?:，)?(?:共|合计|总共)"
    r"(?:计)?(?:涉及)?(?P<n>[两二三四五六七八九十]{1,3}|\d{1,2})(?P<unit>[项个部件份])",
    words="共 合计",
)
"""Deeds told in short with their sum: 一修两建共三项制度."""
FAR = 2
"""By how much a number may differ from the names before it and be meant for them."""
_OPEN = regex("等|其中|包括|包含|以外|除|不含|涉及|[有共为]$|达到$")
_JOINED = regex("[和及与]")
_MONTH = r"\d{1,2}月(?:份|底|初|中旬|上旬|下旬|\d{1,2}日)?"
_MONTHS = regex(
    rf"(?P<list>(?:{_MONTH}[、和及与，]){{1,}}{_MONTH})(?:，)?(?:共|先后|分别|合计|总共|又)?(?:组织|开展|举办|召开|进行|安排|集中)"
    rf"(?:了)?(?:开展|组织|进行|召开)?(?P<each>各)?{HAN}{{0,4}}?{_N}(?P<unit>[{TURNS}])",
    words="月",
)
_BY_MONTH = regex(
    rf"{_N}(?P<unit>[{TURNS}])(?:{HAN}{{0,6}})：(?P<list>{_MONTH}[^。；：\n]*?，{_MONTH}[^。；：\n]*)(?=。)",
    words="：",
)
_IN_MONTHS = regex(
    rf"{_N}(?P<unit>[{TURNS}])[^。；：\d]{{0,24}}?，(?:时间)?(?:分别|依次|先后)(?:为|是|在|于)(?P<list>(?:{_MONTH}[、和及与])+{_MONTH})(?=[，。；])",
    words="分别 依次 先后",
)
"""So many, with the months that they were in: 两次听取汇报，时间分别为2月和8月."""
_KINDS_OF_PLACES = "村|镇|乡|街道|社区|科|股|所|站|局|处|中心|学校|企业|窗口"
_IN_PLACES = regex(
    rf"{_N}(?P<unit>[个件处起])[^。；：\d、和]{{0,30}}?分别(?:出在|出自|发生在|来自|涉及|位于|存在于)(?P<list>(?:{HAN}{{2,8}}、)*{HAN}{{2,8}}[、和]{HAN}{{2,8}}?(?:{_KINDS_OF_PLACES}))(?=[，。；])",
    words="分别",
)
"""So many, with the places that they were in: 2处错误分别出在东湾村和西湾村."""
_VISITED = regex(
    rf"{_N}(?P<unit>[{TURNS}])，分别(?:走进|赴|深入|走访)了?(?P<list>(?:{HAN}{{2,12}}、)+{HAN}{{2,12}}[和及与]{HAN}{{2,12}}?)(?=[，。；])",
    words="分别",
)
"""“民政开放日”3场，分别走进福利院、儿童福利院和殡仪馆."""
_ITEM = regex(rf"(?:^|(?<=[，、和及与])){_MONTH}")


@by_passage
def enumeration_findings(passage: Passage) -> Iterator[Finding]:
    """Rule `list-count`: a number that is not how many are told."""
    for offset, paragraph in paragraphs_of(passage.text):
        for slip in _miscounted(paragraph):
            rule = rules()["list-count"]
            place = passage.place(slip.start + offset, slip.end + offset)
            message = f"{rule.title}：{slip.note}"
            yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


@lru_cache(maxsize=1024)
def _miscounted(text: str) -> tuple[Slip, ...]:
    """The numbers of a paragraph that are not those of what is told one by one."""
    found = []
    named = (*_names(text), *_told_of_each(text), *_at_least(text), *_in_short(text))
    for match, least, most in (*named, *_months(text), *_in_places(text)):
        number = read_numeral(match["n"])
        if number is not None and not least <= number <= most:
            unit = match["unit"]
            note = f"说“{match['n']}{unit}”，列出的是 {most} {unit[-1:] or match['what']}"
            found.append(Slip(match.start("n"), match.end("unit"), None, note))
    return tuple(found)


def _names(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Lists of names with the least and the most of them that there are."""
    for match in _QUOTED.finditer(text):
        count = len(re.findall("[”》]", match["list"]))
        if match["what"] or match["list"][-1] in "”》":
            yield match, count, count
    named = (it for it in _NAMED.finditer(text) if not _goes_on_before(text, it.start()))
    others = (one for pattern in (_IN_QUOTES, _SORTED, _MEANING) for one in pattern.finditer(text))
    for match in (*named, *others):
        listed = match["list"]
        if _OPEN.search(listed):
            continue
        count = listed.count("、") + 1
        most = count + len(_JOINED.findall(listed))
        if count - FAR <= (read_numeral(match["n"]) or 0) <= most + FAR:
            yield match, count, most


def _told_of_each(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Things found, each named in quotes with what became of it."""
    for match in _AMONG_THEM.finditer(text):
        count = len(_EACH_TOLD.findall(match["list"]))
        if count >= FAR and not _NOT_EACH.search(match["list"]):
            yield match, count, count


def _at_least(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Lists of more than they are said to be examples of; a few more alone, for one of two may be
    meant by two names in a longer one.
    """
    for match in _AMONG.finditer(text):
        count = match["list"].count("、") + 1
        if (read_numeral(match["n"]) or 0) in range(count - FAR, count):
            yield match, count, count


def _in_short(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Deeds told in short, with how many things they are."""
    for match in _SHORTHAND.finditer(text):
        count = sum(int(read_numeral(number) or 0) for number in match["list"][::2])
        yield match, count, count


def _goes_on_before(text: str, start: int) -> bool:
    """Whether more stands before a list in its clause than the pattern took: a number, a mark."""
    before = text[max(0, start - 1) : start]
    return bool(before) and before not in "，。；：\n"


def _months(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Lists of months in each of which something took place."""
    for match in _MONTHS.finditer(text):
        if not match["each"]:
            count = len(_ITEM.findall(match["list"]))
            yield match, count, count
    for match in _IN_MONTHS.finditer(text):
        count = len(_ITEM.findall(match["list"]))
        yield match, count, count
    for match in _VISITED.finditer(text):
        count = len(re.split("[、和及与]", match["list"]))
        yield match, count, count
    for match in _BY_MONTH.finditer(text):
        items = match["list"].split("，")
        if all(_ITEM.match(item) for item in items):
            yield match, len(items), len(items)


def _in_places(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Places in each of which at least one was; a place that has several is named but once."""
    for match in _IN_PLACES.finditer(text):
        places = re.split("[、和]", match["list"])
        kind = re.search(f"(?:{_KINDS_OF_PLACES})$", places[-1])
        if kind and all(place.endswith(kind[0]) for place in places):
            number = int(read_numeral(match["n"]) or 0)
            if number < len(places):
                yield match, len(places), len(places)
