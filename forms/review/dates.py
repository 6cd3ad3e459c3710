"""Dates and years: the period, stale and coming years, the date under the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from forms.draft import Draft
from forms.form import Deadline, Form
from forms.review.characters import HAN
from forms.review.finding import Finding, Repair
from forms.review.passage import Passage, finding_in
from forms.review.relations import matches
from forms.review.rulebook import rules
from forms.review.sentences import Sentence, sentences_of
from forms.review.tongue import hidden

_DAY = (
    r"(?:(?P<{0}y>20\d\d)(?:年度?|[./-]))?"
    r"(?P<{0}m>\d{{1,2}})(?:月|[./-])(?:(?P<{0}d>\d{{1,2}})(?:日|号)?)?"
)
_TO = r"(?P<to>\s?(?:起|开始)?\s?[，,]?\s?(?:截?至|到|—{1,2}|-|－|～|~|――|–)\s?)"
_PERIOD = re.compile(rf"(?<![\d.]){_DAY.format('a')}{_TO}{_DAY.format('b')}(?!\d)")
_OF_DATA = re.compile(r"统计|数据(?!库)|报告期|所列")
_OF_DATA_IN_PREFACE = re.compile(r"统计|数据|期限|时限|时间|时段|报告期|所列")
_REPORT_YEAR = re.compile(
    rf"(20\d\d)年(?:度)?(?:{HAN}{{0,6}}?)政府信息(?:与政务)?公开(?:工作)?(?:年度)?(?:报告|年报)"
)


def date_findings(form: Form, draft: Draft, texts: Sequence[Passage]) -> list[Finding]:
    """Everything about dates and years; nothing while the reporting year is unknown."""
    year = draft.year
    if year is None:
        return []
    found: list[Finding] = []
    for passage in texts:
        found += _periods(passage, year)
        found += _titles(form, passage, year)
        found += _years(passage, year)
        found += _plans_named(form, passage, year)
    return [*found, *_signed(form, draft, year)]


# ---- the period


def _periods(passage: Passage, year: int) -> Iterator[Finding]:
    text = passage.text
    for match in _PERIOD.finditer(text):
        if "月" not in match[0] and not (match["ay"] and match["by"]):
            continue
        first, last = _dates(match, year)
        of_data = _of_data(passage, *match.span())
        if first and last and first > last and (of_data or (match["ay"] and match["by"])):
            yield _period(passage, match, "period-reversed", f"起止日期写反了：{match[0]}", year)
        elif not of_data or passage.is_reference(*match.span()):
            continue
        elif first is None or last is None:
            message = f"统计期限“{match[0]}”里有不存在的日期"
            yield _period(passage, match, "period-year", message, year)
        else:
            yield from _whole_year(passage, match, (first, last), year)
    for match in _IN_CHINESE.finditer(text):
        if int(match[1].translate(_NUMERALS)) != year and _of_data(passage, *match.span()):
            rule = rules()["period-year"]
            message = f"统计期限“{match[0]}”不是报告年度 {year} 年"
            place = passage.place(*match.span(1))
            yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _dates(match: re.Match[str], year: int) -> tuple[date | None, date | None]:
    first_year = int(match["ay"] or match["by"] or year)
    last_year = int(match["by"] or match["ay"] or year)
    first = _day(first_year, match["am"], match["ad"] or "1")
    last = _day(last_year, match["bm"], match["bd"] or _last_day(last_year, match["bm"]))
    return first, last


def _last_day(year: int, month: str) -> str:
    return str(monthrange(year, int(month))[1]) if 1 <= int(month) <= 12 else "1"


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _of_data(passage: Passage, start: int, end: int) -> bool:
    """Whether a sentence speaks of the period of the figures."""
    text = passage.text
    left = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    preface = passage.section is not None and not passage.section.title
    words = _OF_DATA_IN_PREFACE if preface else _OF_DATA
    return bool(words.search(text[left : end + 20].split("\n")[0]))


def _whole_year(
    passage: Passage, match: re.Match[str], days: tuple[date, date], year: int
) -> Iterator[Finding]:
    first, last = days
    if first.year != year or last.year != year:
        message = f"统计期限“{match[0]}”不是报告年度 {year} 年"
        yield _period(passage, match, "period-year", message, year)
    elif (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        message = f"统计期限“{match[0]}”不是全年（1月1日至12月31日）"
        yield _period(passage, match, "period-partial", message, year)


def _period(passage: Passage, match: re.Match[str], rule: str, message: str, year: int) -> Finding:
    meant = rules()[rule]
    first = f"{year}年" if match["ay"] or not match["by"] else ""
    wanted = f"{first}1月1日{match['to']}{f'{year}年' if match['by'] else ''}12月31日"
    place = passage.place(*match.span(), wanted)
    return finding_in(passage, rule, meant.severity, message, [place], meant.source)


# ---- the report's own year, stale years, years to come


def _titles(form: Form, passage: Passage, year: int) -> Iterator[Finding]:
    """The report named with another year, in the part without a heading that comes first."""
    first = form.parts[0] if form.parts else None
    if passage.section is None or passage.section is not first or passage.section.title:
        return
    for match in _REPORT_YEAR.finditer(hidden_quotes(passage.text)):
        if int(match[1]) != year:
            message = f"前言里写的是 {match[1]} 年的报告，本报告年度为 {year} 年"
            rule = rules()["report-year"]
            place = passage.place(match.start(1), match.end(1), str(year))
            yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def hidden_quotes(text: str) -> str:
    """The text with titles of notices blotted out, but not the report's own name in 《》."""
    return re.sub(
        r"《[^》\n]*(?:通知|意见|要点|办法|条例|规定)[^》\n]*》", lambda m: "\0" * len(m[0]), text
    )


_YEAR = re.compile(r"(?<![\d〔\[（(第])(20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年(?:度)?")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_OWN_TIME = re.compile(
    r"[，,]|全年|以来[，,]|期间|我[局镇市县区乡省州委办厅街单们]|1月(?:1日)?[至到—-]12月|本[局镇市县区乡省州委办厅机单部级年]|全[市县区镇局省州乡委厅系]|共|累计|合计"
    rf"|主动公开|依申请|政府信息|政务公开|信息公开|公开工作|各项工作|新收|新制|制发|{HAN}{{0,8}}(?:收到|受理|发布|办结|举办|召开|组织|公开|作出|推送|印发)[^，。]{{0,14}}\d"
)
_OTHER_TIME = re.compile(
    r"同期|底|末|初|以来|起|版|修订|印发|出台|施行|实施|结转|的|(?!1月(?:1日)?[至到—-]12月)[一二三四五六七八九十\d]+月|考核|评估|度?工作要点|年报|度报告|规划|第"
)
_SUBJECT = re.compile(
    rf"(?:(?:在|于)|{HAN}{{1,16}}(?:局|厅|委|办|镇|街道|乡|县|市|区|省|州|中心|院|系统|政府|机关|单位|部门))?"
)
"""What may stand in a clause before the year of one's own work."""
_CARRIED = re.compile("跨年|结转|遗留")
_COMPARED = re.compile(
    r"同比|相比|较上年|比上年|较去年|比去年|上年度?(?!结转|遗留|未办|转)|去年(?!结转|遗留|未办|转)"
    r"|增长|增加|下降|减少|连续|历年|翻"
)
_UNTIL = re.compile(r"(?:截至|截止到?|至)\s?$")
FAR = 150
"""How many characters around a year may tell what it is about."""
_TO_COME = re.compile(
    r"下一步|下步|今后|将|拟|计划|打算|目标|继续|努力|着力|进一步|力争|争取|结转|转|下年|规划|前|安排|展望|思路|推进|加强|届时|预计"
)
_NAMED_FOR = re.compile(
    rf"度?(?!全年|共|我|本|全){HAN}{{1,14}}?(?:通知|公告|预算|计划|规划|方案|要点|招聘|招生|目标|任务|项目|标准|基数|指标|清单|草案|纲要|工程|课题)"
)
"""What is named for the year to come: 2025年部门预算."""
_PLANS = re.compile(r"度?[，,]?[^，。；]{0,12}?(?:将|计划|拟|打算|重点|继续|着力)")
_PLAN_NAMED = re.compile(
    r"(20\d\d)年(?:度)?(?:政务公开|政府信息公开|信息公开)?(?:工作)?(?:的)?(?:打算|计划|安排|思路)"
)
_MARKS = "，。；：！？、（“\n"
_THIS_YEAR = re.compile(r"(?:今年|本年度?|一年来|全年)（(20\d\d)年度?）")
_IN_CHINESE = re.compile(r"(二[〇○零][〇○零一二三四五六七八九]{2})年[一二三四五六七八九十]{1,3}月")


def _years(passage: Passage, year: int) -> Iterator[Finding]:
    text = hidden(passage.text)
    stale: list[tuple[int, int]] = []
    coming: list[tuple[int, int]] = []
    plans: list[tuple[int, int]] = []
    sentences = sentences_of(passage.text)
    starts = [sentence.start for sentence in sentences]
    stale += [m.span(1) for m in _THIS_YEAR.finditer(text) if int(m[1]) != year]
    for match in _YEAR.finditer(text):
        named = int(match[1].translate(_NUMERALS))
        if passage.is_reference(*match.span()):
            continue
        sentence = sentences[bisect_right(starts, match.start()) - 1]
        if named <= year and _is_old_plan(passage, text, match):
            plans.append(match.span(1))
        elif named < year and _is_stale(text, match, sentence, year):
            stale.append(match.span(1))
        elif named > year and not _may_come(passage, text, match, sentence, year):
            coming.append(match.span(1))
    yield from _year_finding(passage, "stale-year", stale, year, year)
    yield from _year_finding(passage, "future-year", coming, year, None)
    yield from _year_finding(passage, "plan-year", plans, year, year + 1)


def _is_stale(text: str, match: re.Match[str], sentence: Sentence, year: int) -> bool:
    """Whether a past year is given as the time of this report's own work."""
    near = max(sentence.start, match.start() - FAR), min(sentence.end, match.end() + FAR)
    words = text[slice(*near)]
    clause = _clause(text, match.start())
    if f"{year}年" in words or _COMPARED.search(words):
        return False
    if _UNTIL.search(clause):
        return bool(re.match(r"\d{1,2}月\d{1,2}日|底|末|年底", text[match.end() : match.end() + 7]))
    if not _SUBJECT.fullmatch(clause) or _OTHER_TIME.match(text, match.end()):
        return False
    if match[1] == str(year - 1) and _CARRIED.search(words):
        return False
    return bool(_OWN_TIME.match(text, match.end()))


def _clause(text: str, at: int) -> str:
    """What stands before a place in its clause."""
    return text[max(text.rfind(mark, 0, at) for mark in _MARKS) + 1 : at].strip()


def _is_old_plan(passage: Passage, text: str, match: re.Match[str]) -> bool:
    """Whether a year that is no longer to come is given as the time of what is planned."""
    if passage.section is None or not passage.section.about_next_year:
        return False
    return not _clause(text, match.start()) and bool(_PLANS.match(text, match.end()))


def _may_come(
    passage: Passage, text: str, match: re.Match[str], sentence: Sentence, year: int
) -> bool:
    """Whether a coming year is in its place: in plans, or as the date of publication."""
    section = passage.section
    if section is None or section.about_next_year or section.wants_measures:
        return True
    after = re.match(r"([1-4])月", text[match.end() : match.end() + 3])
    if after and match[1].translate(_NUMERALS) == str(year + 1):
        return True
    if _NAMED_FOR.match(text, match.end()):
        return True
    around = text[max(sentence.start, match.start() - 30) : min(sentence.end, match.end() + 40)]
    return bool(_TO_COME.search(around))


def _year_finding(
    passage: Passage, rule_id: str, spans: list[tuple[int, int]], year: int, right: int | None
) -> Iterator[Finding]:
    if not spans:
        return
    rule = rules()[rule_id]
    words = "、".join(dict.fromkeys(f"{passage.text[a:b]}年" for a, b in spans))
    better = str(right) if right else None
    places = [
        passage.place(a, b, better if passage.text[a:b].isdigit() else None) for a, b in spans
    ]
    message = f"{rule.title}：“{words}”，报告年度为 {year} 年"
    yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _plans_named(form: Form, passage: Passage, year: int) -> Iterator[Finding]:
    """The part about the next year, named in the preface with another one."""
    section = passage.section
    if section is None or section.title or not any(s.about_next_year for s in form.sections):
        return
    spans = [m.span(1) for m in _PLAN_NAMED.finditer(passage.text) if int(m[1]) != year + 1]
    yield from _year_finding(passage, "plan-year", spans, year, year + 1)


# ---- the date under the report


def _signed(form: Form, draft: Draft, year: int) -> Iterator[Finding]:
    signed, published = draft.date, _published(draft)
    if signed is None:
        return
    if signed < date(year, 12, 31):
        yield _early(draft, signed, year)
    elif signed.year > year + 1:
        yield _dated("date-late", f"成文日期 {signed} 已不在报告年度的下一年（{year + 1} 年）")
    deadline = _deadline(form, draft)
    shown = max(signed, published or signed)
    if deadline and signed.year == year + 1:
        last = date(year + 1, deadline.month, deadline.day)
        if shown > last:
            what = "公布日期" if published and published > signed else "成文日期"
            message = f"{what} {shown} 在时限 {last} 之后"
            yield _dated("date-late", message, deadline.source)
    if published and published < signed:
        yield _dated("date-order", f"公布日期 {published} 早于成文日期 {signed}")


def _published(draft: Draft) -> date | None:
    value: Any = draft.get("document.published")
    return value if isinstance(value, date) else None


def _deadline(form: Form, draft: Draft) -> Deadline | None:
    level, kind = draft.text("unit.level"), draft.text("unit.kind")
    return next((d for d in form.deadlines if matches(d.units, level, kind)), None)


def _early(draft: Draft, signed: date, year: int) -> Finding:
    message = f"成文日期 {signed} 早于统计期限的最后一天（{year} 年 12 月 31 日）"
    moved = signed.replace(day=28) if (signed.month, signed.day) == (2, 29) else signed
    meant = Repair("document.date", draft.get("document.date"), moved.replace(year=year + 1))
    return _dated("date-early", message, repairs=(meant,))


def _dated(
    rule_id: str, message: str, source: str = "", repairs: tuple[Repair, ...] = ()
) -> Finding:
    rule = rules()[rule_id]
    return Finding(
        rule.id,
        rule.severity,
        message,
        ("document.date",),
        source=source or rule.source,
        repairs=repairs,
    )
