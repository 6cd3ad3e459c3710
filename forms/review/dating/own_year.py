"""The report's own year where it can only be another: for 2023 比2023年的312条增加 and
报告于2023年1月公布.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.dating.carried_in import carried_in_findings
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentence_around
from forms.review.rulebook import rules

_CHANGE = (
    "增加|增长|减少|下降|上升|提高|提升|降低|压减|扩大|缩短|[增减多少]|翻|相比|持平|有所|略有|基本"
)
_AGAINST = regex(
    rf"(?:[比较同与]|相比于?|相较于?)(?P<y>20\d\d)年(?:度|全年|同期)*(?:的?(?:[\d.]+[^，。；\d年月]{{1,6}}|[^，。；\d年月初底末]{{0,6}}))?[，,]?(?:{_CHANGE})"
    r"|[由从](?P<from>20\d\d)年(?:度|全年)?的?[\d.]+[^，。；\d年月]{1,4}(?:增加|增长|减少|下降|上升|提高|压减|扩大|降)[到至为]",
    words="比 较 同 与 由 从",
)
_AGAINST_PLAN = regex("预算|计划|目标|要点|任务|方案|安排|标准|季度|半年")
_MEASURES = regex("下一步|下步|今后|措施|打算|整改")
_PLANNED = regex("将|力争|争取|计划|拟|打算|下一步|目标|确保|预计")
_IN = r"(?P<y>20\d\d)年(?:[1-4]月(?:\d{1,2}日|[上中下]旬|[底初份])?|[1一]季度|年?初)"
_ITSELF = "(?<!上年度)(?<!往年)(?:本|本年度|年度)(?:报告|年报)"
_ITS_OWN = regex("本(?:年度?|次)?(?:报告|年报)|信息公开(?:工作)?(?:年度)?(?:报告|年报)")
_PUBLISHED = regex(
    rf"(?:本(?:年度?|次)?|信息公开工作年度|信息公开年度|年度)?(?:报告|年报)[^。；]{{0,30}}?[，、]?(?:并|已|将|拟)?[于在自从]{_IN}[^。；，\d]{{0,14}}?(?:公布|公开(?!工作)|发布|刊登|刊发|印发|报送|上网)",
    words="报告 年报",
)
_APPROVED = regex(
    rf"{_IN}[，,]?[^。；\d]{{0,30}}?(?:审议|通过|审定|审签|审核|编制|完成|公布|发布)了?{_ITSELF}",
    words="报告 年报",
)
_OTHER_REPORT = regex("上年|往年|去年|历年|决算|预算|统计|调查|工作报告|述职|执法|法治")

_REPORT_OF = regex(
    r"(?P<y>20\d\d)年度?(?:政府信息公开)?(?:工作)?(?:年度)?(?:报告|年报)", words="报告 年报"
)


def own_year_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Rules `future-year`, `plan-year` and `stale-year` for such years."""
    text = passage.text
    plans = passage.section is not None and passage.section.about_next_year
    for match in matches_in(_AGAINST, text):
        group = "y" if match["y"] else "from"
        apart = plans or _AGAINST_PLAN.search(match[0]) or _is_planned(passage, match, year)
        if int(match[group]) >= year and not apart:
            yield _finding(passage, match, group, "future-year", year)
    for pattern in (_PUBLISHED, _APPROVED):
        for match in pattern.finditer(text):
            own = _ITS_OWN.search(match[0]) or _is_preface(passage)
            if own and int(match["y"]) <= year and not _is_of_another(text, match, year):
                yield _finding(passage, match, "y", "plan-year", year)
    yield from carried_in_findings(passage, year)


def _is_planned(passage: Passage, match: re.Match[str], year: int) -> bool:
    """Whether a comparison is of what is to come."""
    text = passage.text
    start, end = sentence_around(text, *match.span())
    if passage.section is not None and passage.section.wants_measures:
        led = text[: match.start()]
        if f"{year + 1}年" in led or _MEASURES.search(led):
            return True
    return f"{year + 1}年" in text[start:end] or bool(_PLANNED.search(text, start, end))


def _is_preface(passage: Passage) -> bool:
    return passage.section is not None and not passage.section.title


def _is_of_another(text: str, match: re.Match[str], year: int) -> bool:
    """Whether another report is told of than this one."""
    start, _ = sentence_around(text, *match.span())
    named = (int(it["y"]) for it in _REPORT_OF.finditer(text, start, match.end()))
    return any(it < year for it in named) or bool(_OTHER_REPORT.search(text, start, match.end()))


_RIGHT = {
    "future-year": (-1, "这里比较的只能是以前的年度"),
    "plan-year": (1, "报告要到下一年才编成、公布"),
}


def _finding(passage: Passage, match: re.Match[str], group: str, rule: str, year: int) -> Finding:
    meant = rules()[rule]
    step, why = _RIGHT[rule]
    place = passage.place(*match.span(group), str(year + step))
    message = f"“{match[0]}”：报告年度为 {year} 年，{why}"
    return finding_in(passage, rule, meant.severity, message, [place], meant.source)
