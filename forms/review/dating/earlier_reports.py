"""Reports and yearbooks that there cannot be yet: in a report for 2023 针对2023年度报告提出的问题,
上年数据取自2023年度报告, 发布《2025年统计公报》.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.rulebook import rules

_REPORT = r"(?P<y>20\d\d)年度?(?:政府信息公开)?(?:工作)?(?:年度)?(?:报告|年报)"
_NAMED_IN = regex(
    rf"{_REPORT}(?:中|里)?(?:所|曾|共|已)?(?:列出|提出|指出|提到|反映|查摆|列举|梳理|点出|写到|列|提)(?:出|到)?(?:的|了|过)",
    words="报告 年报",
)
_TAKEN = regex(
    rf"(?:上一?年|去年)度?(?:的)?(?:数据|数字|数|同期数)?[^，。；\d]{{0,6}}(?:取自|来自|引自|摘自|来源于|源自|以){_REPORT}",
    words="上年 上一年 去年",
)
_YEARBOOK = regex(
    r"(?:发布|公布|出版|印发|编印|公开|刊发)了?《[^》\n\d]{0,16}(?P<y>20\d\d)年[^》\n]{0,30}(?:公报|年鉴|决算|白皮书)》",
    words="《",
)


def earlier_report_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Rule `future-year` for what can only be of a year before."""
    text = passage.text
    for pattern, latest in ((_NAMED_IN, year - 1), (_TAKEN, year - 1), (_YEARBOOK, year)):
        for match in pattern.finditer(text):
            if int(match["y"]) > latest:
                rule = rules()["future-year"]
                better = str(year - 1) if pattern is not _YEARBOOK else None
                place = passage.place(*match.span("y"), better)
                message = f"“{match[0]}”：本报告年度为 {year} 年，这里只能是以前年度的"
                yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)
