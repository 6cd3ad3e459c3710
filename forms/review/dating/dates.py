"""Dates and years: the period, stale and coming years, the date under the report."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from forms.draft import Draft
from forms.form import Deadline, Form
from forms.numerals import YEAR_DIGITS
from forms.patterns import regex
from forms.review.dating.afterwards import too_early
from forms.review.dating.course import wrong_course
from forms.review.dating.days import wrong_days
from forms.review.dating.earlier_reports import earlier_report_findings
from forms.review.dating.eras import era_findings
from forms.review.dating.in_order import out_of_turn
from forms.review.dating.kept_up import wrongly_kept_up
from forms.review.dating.lengths import wrong_lengths
from forms.review.dating.named_years import named_year_findings
from forms.review.dating.own_year import own_year_findings
from forms.review.dating.sequence import wrong_sequence
from forms.review.dating.spans import wrong_spans
from forms.review.dating.working_days import wrong_working_days
from forms.review.dating.years import IN_CHINESE, plans_named, year_findings
from forms.review.finding import Finding, Repair
from forms.review.keeping import by_passage
from forms.review.language.slips import Slip, apart, slip_finding
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import paragraphs_of, stretch_start
from forms.review.relations import matches
from forms.review.rulebook import rules

_DAY = (
    r"(?:(?P<{0}y>20\d\d)(?:年度?|[./-]))?"
    r"(?P<{0}m>\d{{1,2}})(?:月|[./-])(?:(?P<{0}d>\d{{1,2}})(?:日|号)?)?"
)
_TO = r"(?P<to>\s?(?:起|开始)?\s?[，,]?\s?(?:截?至|到|止于|截止于|—{1,2}|-|－|～|~|――|–)\s?)"
_PERIOD = regex(rf"(?<![\d.]){_DAY.format('a')}{_TO}{_DAY.format('b')}(?!\d)")
_OF_DATA = regex(r"统计|数据(?!库)|报告期|所列")
_OF_DATA_IN_PREFACE = regex(r"统计|数据|期限|时限|时间|时段|报告期|所列")
_NOTICE_YEAR = regex(
    r"《[^《》\n]{0,40}?(20\d\d)年度?(?:政府信息(?:与政务)?公开|政务公开|信息公开)?(?:工作)?(?:年度报告|年报)"
    r"(?:的)?(?:编制|编报|发布|公布|报送|撰写)[^《》\n]{0,20}通知",
    words="年报 年度报告",
)
_REPORT_YEAR = regex(
    rf"(20\d\d)年(?:度)?(?:{HAN}{{0,6}}?)政府信息(?:与政务)?公开(?:工作)?(?:年度)?(?:报告|年报)"
    r"|(?:报告|年报|编制|，)(?:全面|如实|客观|系统|真实|主要|集中)?(?:反映|记录|展示|体现)了?[^。，；\n\d]{0,16}(?P<told>20\d\d)年(?:度)?(?:政府信息|政务)公开(?:工作)?(?:的)?(?:基本|总体)?(?:情况|进展|成效)"
)


def date_findings(form: Form, draft: Draft, texts: Sequence[Passage]) -> list[Finding]:
    """Everything about dates and years; nothing while the reporting year is unknown."""
    year = draft.year
    if year is None:
        return []
    found: list[Finding] = []
    for passage in texts:
        found += _titles(form, passage, year)
        found += _notices_of_another_year(passage, year)
        found += _days_and_years(passage, year, draft.date)
        found += plans_named(form, passage, year)
    return [*found, *_signed(form, draft, year)]


@by_passage
def _days_and_years(passage: Passage, year: int, signed: date | None) -> Iterator[Finding]:
    yield from _periods(passage, year)
    yield from year_findings(passage, year, signed)
    yield from named_year_findings(passage, year)
    yield from era_findings(passage, year)
    yield from earlier_report_findings(passage, year)
    yield from own_year_findings(passage, year)
    text = passage.text
    told = (
        slip.moved(offset)
        for offset, paragraph in paragraphs_of(text)
        for slip in _wrong_times(paragraph, year)
    )
    ordered = (*wrong_sequence(text), *wrong_course(text, year))
    if slips := list(apart((*told, *ordered))):
        yield slip_finding(passage, rules()["no-such-day"], slips)


@lru_cache(maxsize=1024)
def _wrong_times(paragraph: str, year: int) -> tuple[Slip, ...]:
    """Days, spans and lengths of time of one paragraph that cannot be."""
    return (
        *(*wrong_days(paragraph, year), *wrong_spans(paragraph), *wrong_lengths(paragraph, year)),
        *(*too_early(paragraph), *out_of_turn(paragraph), *wrongly_kept_up(paragraph, year)),
        *wrong_working_days(paragraph, year),
    )


# ---- the period


def _periods(passage: Passage, year: int) -> Iterator[Finding]:
    text = passage.text
    for match in matches_in(_PERIOD, text):
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
    for match in IN_CHINESE.finditer(text):
        if int(match[1].translate(YEAR_DIGITS)) != year and _of_data(passage, *match.span()):
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
    left = stretch_start(text, start)
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
        told = match.lastgroup or 1
        if int(match[told]) != year:
            message = f"前言里写的是 {match[told]} 年的报告，本报告年度为 {year} 年"
            rule = rules()["report-year"]
            place = passage.place(*match.span(told), str(year))
            yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _notices_of_another_year(passage: Passage, year: int) -> Iterator[Finding]:
    """The notice about making the report, of an earlier year."""
    rule = rules()["report-year"]
    for match in _NOTICE_YEAR.finditer(passage.text):
        if int(match[1]) < year:
            message = f"引用的是编制 {match[1]} 年报告的通知，本报告年度为 {year} 年"
            place = passage.place(match.start(1), match.end(1), str(year))
            yield finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def hidden_quotes(text: str) -> str:
    """The text with titles of notices blotted out, but not the report's own name in 《》."""
    return re.sub(
        r"《[^》\n]*(?:通知|意见|要点|办法|条例|规定)[^》\n]*》", lambda m: "\0" * len(m[0]), text
    )


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
