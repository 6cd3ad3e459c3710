"""The values of the cover one by one: blanks, kinds, and what was written as something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from forms.draft import KINDS, LEVELS, SCOPES, YEARS, Address, Draft, Value
from forms.numerals import YEAR_DIGITS
from forms.patterns import regex
from forms.review.finding import Finding, Repair, wrong_kind
from forms.review.rulebook import rules
from forms.value_names import VALUE_NAMES

_CHOICES = {
    "unit.level": LEVELS,
    "unit.kind": KINDS,
    "unit.scope": SCOPES,
    "document.profile": ("office", "ink"),
}
_TEXTS = (
    *("unit.name", "unit.short_name", "unit.phone", "unit.fax", "unit.address", "unit.postcode"),
    *("unit.email", "unit.website", "unit.head", "unit.reviewer", "unit.compiler"),
    *("document.number", "previous"),
)
_YEAR = regex(r"(?:公元)?([\d〇○零一二三四五六七八九]{4})年?度?")
_SHOWN = 40


def cover_value_findings(draft: Draft) -> Iterator[Finding]:
    """What is missing on the cover or is not of its kind."""
    yield from _year(draft)
    if not _written(draft, "unit.name"):
        yield _required("unit.name", "单位名称没有填写，标题和发文机关署名都要用它")
    yield from _texts(draft)
    yield from _dates(draft)
    for address, allowed in _CHOICES.items():
        value = draft.get(address)
        if value not in (None, "") and value not in allowed:
            message = (
                f"“{VALUE_NAMES[address]}”应为 {'、'.join(allowed)} 之一，现为“{_shown(value)}”"
            )
            yield wrong_kind(address, message)


def _written(draft: Draft, address: Address) -> bool:
    """Whether anything stands there, of whatever kind."""
    value = draft.get(address)
    return value is not None and bool(str(value).strip())


def _year(draft: Draft) -> Iterator[Finding]:
    if draft.year is not None:
        yield from _year_to_come(draft.year)
        return
    if not _written(draft, "year"):
        yield _required("year", "报告年度没有填写（应为四位数字）")
        return
    value = draft.get("year")
    meant = year_meant(value)
    repairs = (Repair("year", value, meant),) if meant else ()
    example = meant or date.today().year - 1
    message = f"报告年度“{_shown(value)}”不能当年度用，请只写四位数字，如 {example}"
    yield wrong_kind("year", message, repairs)


def _year_to_come(year: int) -> Iterator[Finding]:
    today = date.today()
    if year > today.year:
        rule = rules()["year-to-come"]
        message = f"报告年度 {year} 年还没有到（这台电脑的日期是 {today}），请核对"
        yield Finding(rule.id, rule.severity, message, ("year",), source=rule.source)


def year_meant(value: Value) -> int | None:
    """The year that a text, a date or a decimal plainly is, None where it takes reading."""
    from unicodedata import normalize

    text = str(value.year) if isinstance(value, date) else normalize("NFKC", str(value))
    match = _YEAR.fullmatch("".join(text.split()).removesuffix(".0"))
    year = int(match[1].translate(YEAR_DIGITS)) if match else None
    return year if year in YEARS else None


def _texts(draft: Draft) -> Iterator[Finding]:
    for address in _TEXTS:
        value = draft.get(address)
        if value is not None and not isinstance(value, str):
            plain = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
            repairs = (Repair(address, value, str(value)),) if plain else ()
            name = VALUE_NAMES[address]
            message = f"“{name}”应为文字（草稿文件里两头要有半角引号），现为 {_shown(value)}"
            yield wrong_kind(address, message, repairs)


def _dates(draft: Draft) -> Iterator[Finding]:
    value = draft.get("document.date")
    if value in (None, ""):
        yield _required("document.date", "成文日期没有填写")
    elif not isinstance(value, date):
        yield wrong_kind("document.date", _no_date("成文日期", value, draft))
    published = draft.get("document.published")
    if published not in (None, "") and not isinstance(published, date):
        yield wrong_kind("document.published", _no_date("公布日期", published, draft))


def _no_date(name: str, value: Value, draft: Draft) -> str:
    example = f"{(draft.year or date.today().year - 1) + 1}-1-20"
    return f"{name}“{_shown(value)}”不是一个日期，请按年-月-日填写（写法如 {example}）"


def _shown(value: Value) -> str:
    return str(value)[:_SHOWN]


def _required(address: Address, message: str) -> Finding:
    return Finding("required-value", "error", message, (address,), state="waiting")
