"""What was carried into the year of the report, told with a year that cannot be: from the year
before the last (加上2021年结转的3件 in a report for 2023), or answered before the year began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.sentences import sentence_around
from forms.review.reading.units import CASES
from forms.review.rulebook import rules

_FINISHED = regex(
    rf"(?:(?P<from>20\d\d)年度?)?(?:结转|转来|遗留|跨年)(?!下|至|到|次)(?:来的|的|来)?[^。；\d]{{0,8}}(?:\d{{1,5}}[{CASES}])?[^。；\d]{{0,12}}?"
    r"(?P<y>20\d\d)年(?:\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底初末份])?|年?[底末初内]|第?[一二三四]季度|[上下]半年)*(?:之?前)?(?P<deed>[^。；，\d]{0,8})(?:办结|答复|办理完毕|办完|处理完毕)",
    words="结转 转来 遗留 跨年",
)
_NOT_ENDED = regex("延|未|收到|提出|受理|登记|补正|首次|初次")
_CARRIED = regex(
    rf"(?<![自由从至到比较与和于\d])(?P<y>20\d\d)年度?(?:结转|转来)(?!下|至|到|次|入)(?:过?来|而来)?的?[^，。；、\d]{{0,10}}(?:\d{{1,5}}|[一二两三四五六七八九十])[{CASES}]",
    words="结转 转来",
)
_TOLD_MORE = regex(
    r"(?:上年|去年)度?(?:结转|转来|遗留|含|包括|有|[^，。；比较与]{0,8}中)|一直|长期|连续|跨|此前|当时|当年|历史|两年|\d年前|至今"
)
"""What tells that more is told of earlier years than what the report's year began with."""
_STILL = regex("[^，。；]{0,8}[仍尚]")


def carried_in_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Rule `stale-year` for such years."""
    text = passage.text
    for match in _FINISHED.finditer(text):
        history = match["from"] and int(match["from"]) < int(match["y"])
        if int(match["y"]) < year and not (history or _NOT_ENDED.search(match["deed"])):
            yield _finding(passage, match, year, year, "结转到本年的，不会在那时就办结")
    for match in _CARRIED.finditer(text):
        if int(match["y"]) < year - 1 and not _is_history(text, match, year):
            yield _finding(passage, match, year, year - 1, "结转到本年的只能来自上一年")


def _is_history(text: str, match: re.Match[str], year: int) -> bool:
    """Whether the sentence tells what went on before the report's year."""
    words = text[slice(*sentence_around(text, *match.span()))]
    still = _STILL.match(text, match.end())
    return f"{year - 1}年" in words or bool(still or _TOLD_MORE.search(words))


def _finding(passage: Passage, match: re.Match[str], year: int, right: int, why: str) -> Finding:
    rule = rules()["stale-year"]
    place = passage.place(*match.span("y"), str(right))
    message = f"“{match[0]}”：报告年度为 {year} 年，{why}"
    return finding_in(passage, rule.id, rule.severity, message, [place], rule.source)
