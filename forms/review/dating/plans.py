"""Plans for a time that is over: 2023年的打算：…, 自2023年2月起实行 and 预计2023年6月完成 in the
report for 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.passage import Passage
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import sentence_around, stretch_start

_HEADED = regex(
    r"(?:^|(?<=[。；\n）、]))(?P<y>20\d\d)年度?的?(?:政务公开|政府信息公开|信息公开|公开)?(?:工作)?的?(?:主要|重点)?"
    r"(?:打算|计划|思路|努力方向|设想|安排|改进方向|改进措施)(?:是|如下|为)?[：:\n]",
    re.MULTILINE,
)
_OPENS_LIST = regex(
    rf"(?:^|(?<=[。；\n）]))(?P<y>20\d\d)年[，,]?{HAN}{{0,8}}?(?:将|要|拟|准备|打算|计划|争取|力争|重点|着力)"
    rf"(?P<what>{HAN}{{0,12}}?(?:[一二两三四五六七八\d](?:件|处|个?方面|项|点|条|个)|以下|下面几|下列))",
    re.MULTILINE,
)
_OPENED = regex("下一步|下步|今后|努力方向|打算|下一阶段", words="下 今后 努力方向 打算")
_SINCE = regex(
    r"[自从](?P<y>20\d\d)年(?:\d{1,2}月|第?[一二三四]季度|[上下]半年|年?初)?(?:\d{1,2}日)?起(?!的)[^，。；]{0,2}"
    r"(?:实行|推行|执行|启用|施行|试行|开展|建立|实施|对|将|在|每)",
    words="起",
)
_EXPECTED = regex(
    r"(?<![原曾按照])(?:预计|拟于|拟在|计划于|计划在|计划|将于|将在|定于|争取于?在?|力争于?在?|有望于?在?)(?P<y>20\d\d)年"
    r"(?:(?P<m>\d{1,2})月(?:\d{1,2}日|底|初|末|份|[上中下]旬)?|年?[底末内]|(?P<half>上半年))(?:之?前[^，。；的]{2,12}(?=[，。；])|(?:之?前)?[^，。；]{0,4}?"
    r"(?:完成|建成|办结|上线|投用|启用|实现|整改|解决|完工|竣工|开通|出台|印发|答复|公开|公布|发布|披露|做完|补齐|到位|移交|验收|修订|更新|召开|实施|施行|推出)(?!的))",
    words="预计 拟 计划 将 定于 争取 力争 有望",
)
_REST = regex(
    r"(?:年底|年末|12月底?|截至目前|至今|目前)[^。；\n]{0,40}(?:余下|其余|剩余|剩下|尚余|还剩|尚有|还有|未[^，。；\d]{1,6}的)[^，。；\n]{0,16}?(?:，(?:计划|将|拟|定)?[于在]?)?"
    r"(?P<y>20\d\d)年(?:(?P<m>\d{1,2})月(?:\d{1,2}日|底|初|末|份|[上中下]旬)?|年?[底末内]|(?P<half>上半年))之?前(?!的)",
    words="余 剩 尚 还有 未",
)
"""What was left at the end of the year, and is to be done by a day: 余下9处2024年4月前完成."""
_OVER = regex("[了已曾]|上年|去年|按期|如期|提前|推迟到|延至|实际")
_NAMED = regex(
    r"(?<!对照)(?<!针对)(?<!按照)(?<!根据)(?<!落实)(?P<y>20\d\d)年度?的(?:[一二三四五六七八九两\d]{1,2}[项条个点])?(?:主要|重点|工作)*(?:改进|整改)的?(?:工作)?(?:安排|举措|措施|打算|思路|计划|方向|任务)(?=[：:。，]|如下|是)",
    words="改进 整改",
)
_AGAINST = regex(
    rf"(?:针对|对于|围绕|为)(?:上述|以上|这些|前述|此)[^，。；\d]{{0,8}}[，,](?P<y>20\d\d)年[，,]?{HAN}{{0,8}}?(?:将|要(?!求)|拟|准备|打算|计划|力争|重点|着力|做好|抓好)",
    words="针对 对于 围绕 为",
)
"""What is planned against what was found wanting: 针对上述问题，2024年主要做好三项工作."""
_STRIVEN = regex(
    r"(?:^|(?<=[，。；：、\n]))(?P<y>20\d\d)年(?:底|内)?[，,]?[^。；\d]{0,30}?(?:力争|争取)",
    re.MULTILINE,
    words="力争 争取",
)
_WAY = regex(
    r"(?:改进|整改|解决)(?:措施|办法|方法|举措|打算)(?:是|为)?[：:，,]{1,2}(?P<y>20\d\d)年(?:第?[一二三四]季度|[上下]半年|内)",
    words="改进 整改 解决",
)
_PLANNED = _HEADED, _OPENS_LIST, _NAMED, _AGAINST, _STRIVEN, _WAY
"""What is planned by its own words, in a part that plans."""
_MID, _END = 6, 12


def late_plans(passage: Passage, text: str, year: int, signed: date | None) -> Iterator[Span]:
    """The years of such plans."""
    section = passage.section
    measures = section is not None and (section.wants_measures or section.about_next_year)
    for pattern in _PLANNED if measures else ():
        for match in pattern.finditer(text):
            over = _OVER.search(_said(text, match)) if pattern is not _NAMED else None
            if int(match["y"]) <= year and not over:
                yield match.span("y")
    opened = _OPENED.search(text) if measures else None
    for match in _SINCE.finditer(text, opened.end()) if opened else ():
        if int(match["y"]) <= year and not _OVER.search(_clause(text, match)):
            yield match.span("y")
    for match in matches_in(_EXPECTED, text):
        if _is_over(match, year, signed) and not _OVER.search(_clause(text, match)):
            yield match.span("y")
    for match in _REST.finditer(text):
        if _is_over(match, year, signed):
            yield match.span("y")


def _said(text: str, match: re.Match[str]) -> str:
    """What a heading opens with, up to its list."""
    _, end = sentence_around(text, *match.span())
    return re.split("[：:]", text[match.start() : end])[0]


def _clause(text: str, match: re.Match[str]) -> str:
    start = stretch_start(text, match.start(), "，。；：\n")
    return re.split("[，。；\n]", text[start : match.end() + 12])[0]


def _is_over(match: re.Match[str], year: int, signed: date | None) -> bool:
    """Whether a month had passed when the report was signed."""
    month = int(match["m"] or (_MID if match["half"] else _END))
    if signed is None:
        return int(match["y"]) < year + 1
    return (int(match["y"]), month) < (signed.year, signed.month)
