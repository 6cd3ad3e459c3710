"""The year's own list of tasks (2023年政务公开工作要点) named by the year before."""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.dating.deeds import HISTORY
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import sentence_around

_ISSUER = rf"(?:(?:{HAN}{{1,16}})?(?:省|市|县|区|镇|乡|街道|政府|局|厅|委|委员会))?"
_PUBLIC = "(?:政务公开|政府信息公开|信息公开|公开)?(?:工作)?(?:主要)?"
_CARRIED_OUT = regex(
    rf"(?:(?:制定|印发|下发)了?《?|(?:落实|按照|对照|围绕|根据|依据|依照|贯彻|执行|紧扣|结合|学习|转发)了?(?:《(?={HAN}))?)"
    rf"{_ISSUER}(20\d\d)年度?(?:全[省市县区州旗])?{_PUBLIC}(?:要点|部署|要求|任务分解|任务清单|工作计划|工作安排|分工方案|责任分解)",
    words="要点 部署 要求 任务 计划 安排 方案 分解",
)
"""The year's own list of tasks, carried out."""
_DIVIDED = regex(
    rf"《{_ISSUER}(20\d\d)年度?{_PUBLIC}(?:要点|任务分解(?:表|方案)?|任务清单|工作计划|工作安排|分工方案)》"
    rf"(?=[^。；\n的]{{0,8}}(?:共|安排|部署|明确|确定|涉及|提出|列出|列|规定|分解|包括)[^。\n]{{0,50}}?(?:完成|落实|办结|到位|推进))",
    words="要点 任务 计划 安排 方案",
)
"""The list by what it consists of, where that is said to be carried out."""
_EARLIER = regex(
    "上年|去年|往年|遗留|未完成的|基础上|沿用|已[于在]|当年|[比较](?!例)|今年|本年|同期|历年|曾"
)
_LASTS = regex(
    "(?:建立|制定|形成|设立|出台|印发)的[^，。；]{0,12}(?:继续|长期|仍)|继续(?:有效|执行|施行)"
)
"""What tells that last year's list is named for what came of it."""
_FAR = 150
"""How many characters behind it may tell what it is about."""


def named_tasks(text: str, year: int) -> Iterator[tuple[int, int]]:
    """Last year's list of tasks where this year's is meant, in a sentence that names no other."""
    for pattern, other in ((_CARRIED_OUT, HISTORY), (_DIVIDED, _EARLIER)):
        for match in pattern.finditer(text):
            start, end = sentence_around(text, *match.span())
            around = text[start : match.start()] + text[match.end() : min(end, match.end() + _FAR)]
            apart = other.search(around) or "上年" in around or f"{year}年" in around
            if int(match[1]) == year - 1 and not (apart or _LASTS.search(around)):
                yield match.span(1)
