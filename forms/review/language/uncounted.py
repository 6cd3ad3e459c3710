"""Numbers that were never put in: 收到申请件， 召开会议次， 同比增长%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.bare_units import bare_units
from forms.review.language.slips import Slip
from forms.review.language.undated import undated
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import stretch_start

_END = r"(?=[，。；、）]|$)"
_PERCENT = regex(
    rf"(?<={HAN})(?<![一二两三四五六七八九十百千万零几数])[%％]"
    r"|(?:增长|下降|增加|减少|占比?|达到?|率为?|比例为?)[%％]|(?<=[率比重例])(?:达到|高达|达)(?=[，。；])",
    words="% ％ 率达 比达 重达 例达 高达",
)
_BLANK_NUMBER = regex(
    r"(?:共|收到|受理|发布|公开|办结|为|结转|复议|诉讼|申请|文件)[ 　]+(?=[件条次篇起份])"
)
_MANY = regex(
    r"(?<![\d一二两三四五六七八九十百千万亿几其剩盈多富残业公课宽])余(?:人次|小时|分钟|平方米|公里|[亩条件次人份篇个场名项家户册处])(?=[，。；、）的]|$)",
    words="余",
)
_STAFF = regex(
    r"(?:工作人员|专职人员|人员|干部)名(?=从事|负责|参加|具体|专门|承担)"
    r"|(?<!公共)(?<=[共计])人(?=参加|参训|出席|报名|合格|[，。；])",
    words="名 人",
)
_UNITS = "人次|件次|[人件条次篇场期份家户项个]"
_TOLD = "(?:分?别?为|达到?|高达|约为?|共计?|合计|超过|超|近|逾|突破)?"
_AMOUNT = regex(
    rf"(?:[人户件条次篇场期项家]数量?|[量额]|总数|数量)(?P<bare>{_TOLD}(?:万?(?:{_UNITS})|万?元)){_END}"
    rf"|(?:[户件条次篇]数|(?<!大)(?<!力)量|总[数额量]|金额|数量)(?P<open>达到|高达|约为|为){_END}",
    words="数 量 额",
)
"""What names an amount, and then only its unit, or nothing: 观看人数人, 访问量达到，."""
_TEN_THOUSAND = regex(
    r"(?<=[\u4e00-\u9fff])(?<![一二两三四五六七八九十百千亿零几数多余半上近超逾过达每单第各成])(?<!单位[为是])"
    rf"万(?:人次|(?:[条件人份次篇元]|余[条件人份次元]){_END})",
    words="万人 万条 万件 万份 万次 万篇 万元 万余",
)
_LONE_SUBJECT = regex(
    r"(?:制发|废止|现行有效|新制定|印发|出台)(?:的)?(?:行政)?(?:规范性文件|规章)(?=[，。；])",
    words="规范性文件 规章",
)
_COUNTED = regex(r"(?:文件|规章)[^，。；\n]{0,6}\d+\s?[件个份]")
_BEHIND_BLANK = regex(r"〔待[^〔〕]*〕$")
"""〔待填：年度〕年 is told as what it is."""
_IN_FORCE = regex(r"(?:截至(?:年底|目前)|目前|年末|共)?现行有效")
_DENIED = regex(r"无|没有|未|不|每|逐|按|尚|产生|存在|对$|单位$")
_NONE_OF = regex(r"无|没有|未|每|逐|按|尚|产生|存在|对$")
_APPLIED = regex(
    rf"(?:收到|受理|接到|接收|新收|登记)(?:政府信息公开|信息公开|公开|各类|的)*(?:申请|依申请公开)件{_END}",
    re.MULTILINE,
)


def missing_numbers(text: str) -> Iterator[Slip]:
    """Words of count without a number: 收到申请件，; 现行有效规范性文件。 beside counted ones."""
    found = [*bare_units(text), *_applied(text), *_percents(text), *_lone_subjects(text)]
    found += ((start, end, _ITSELF) for start, end in undated(text))
    done = 0
    for start, end, unit in sorted(found):
        if start >= done and not _BEHIND_BLANK.search(text, max(0, start - 20), start):
            done = end
            yield _gap(text, start, end, unit)


Place = tuple[int, int, str]
_ITSELF = "\0"
"""Stands for a unit where the words themselves lack the number."""


def _applied(text: str) -> Iterator[Place]:
    """Applications received (收到申请件), where no one is said to have come."""
    for match in _APPLIED.finditer(text):
        start = match.start()
        clause = text[stretch_start(text, start, "，。；、：\n") : start]
        if not _NONE_OF.search(clause[-6:]):
            yield *match.span(), "件"


def _percents(text: str) -> Iterator[Place]:
    for match in _PERCENT.finditer(text):
        yield match.start(), match.end(), "%"
    for match in (*_MANY.finditer(text), *_STAFF.finditer(text)):
        yield match.start(), match.end(), match[0][-1]
    for match in _AMOUNT.finditer(text):
        if match["bare"]:
            yield (
                match.start(),
                match.end(),
                match["bare"].lstrip("分别为达到高约共计合超过近逾突破"),
            )
        else:
            yield match.start(), match.end(), ""
    for match in _TEN_THOUSAND.finditer(text):
        yield match.start(), match.end(), match[0]
    for match in _BLANK_NUMBER.finditer(text):
        yield match.start(), match.end() + 1, text[match.end()]


def _lone_subjects(text: str) -> Iterator[Place]:
    """规范性文件 without its number: beside others that have theirs, or as a clause of its own."""
    for match in _LONE_SUBJECT.finditer(text):
        start = stretch_start(text, match.start())
        end = text.find("。", match.end())
        clause = text[stretch_start(text, match.start(), "，。；、\n") :]
        if _DENIED.search(clause[: clause.index(match[0])]):
            continue
        sentence = text[start : end if end >= 0 else len(text)]
        if _COUNTED.search(sentence) or _IN_FORCE.match(clause):
            yield match.start(), match.end(), ""


def _gap(text: str, start: int, end: int, unit: str) -> Slip:
    if unit == _ITSELF:
        return Slip(start, end, None, f"“{text[max(0, start - 4) : end]}”缺数字")
    what = f"“{unit}”前缺数字" if unit else "后面缺数字"
    return Slip(start, end, None, f"“{text[start:end]}”{what}")
