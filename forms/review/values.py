"""The values one by one: blanks, kinds and bounds, parts that are required, slips of keys."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from forms.draft import LARGEST, Draft, Value, number_of, written
from forms.form import Figure, Form
from forms.labels import quoted
from forms.review.contacts import contact_findings
from forms.review.cover_values import cover_value_findings
from forms.review.finding import Finding, Repair, wrong_kind
from forms.review.keeping import by_tables
from forms.review.key_slips import key_slips, slips_of_tables


def value_findings(form: Form, draft: Draft) -> list[Finding]:
    """Everything that can be said of a value without looking at another."""
    return [
        *cover_value_findings(draft),
        *contact_findings(draft),
        *_sections(form, draft),
        *_of_tables(form, draft),
        *key_slips(form, draft),
    ]


@by_tables
def _of_tables(form: Form, draft: Draft) -> tuple[Finding, ...]:
    return (*_figures(form, draft), *slips_of_tables(form, draft))


def _sections(form: Form, draft: Draft) -> Iterator[Finding]:
    for section in form.sections:
        address = f"sections.{section.id}"
        value = draft.get(address)
        if value is not None and not isinstance(value, str):
            yield wrong_kind(address, f"“{section.label or section.title}”应为文字，现为 {value}")
        elif section.required and not draft.text(address).strip():
            name = section.label or section.title
            yield Finding(
                rule="required-section",
                severity="error",
                state="waiting",
                message=f"“{name}”还没有写",
                at=(address,),
                source=form.source,
            )


def _figures(form: Form, draft: Draft) -> Iterator[Finding]:
    for address, figure in form.figures.items():
        value = draft.get(address)
        if value is None:
            if figure.row.required:
                yield _blank(address, figure)
        else:
            yield from _wrong(address, figure, value)


def _blank(address: str, figure: Figure) -> Finding:
    return Finding(
        rule="blank",
        severity="error",
        state="waiting",
        message=f"{quoted(figure.label)}还没有填（没有发生的填 0）",
        at=(address,),
    )


def _wrong(address: str, figure: Figure, value: Value) -> Iterator[Finding]:
    row, name = figure.row, quoted(figure.label)
    number = number_of(value)
    if number is None:
        yield _not_a_number(address, figure, value)
    elif figure.kind == "integer" and number != int(number):
        yield wrong_kind(address, f"{name}应为整数，现为 {written(number)}")
    elif isinstance(number, Decimal) and _places(number) > row.decimals:
        yield wrong_kind(address, f"{name}最多 {row.decimals} 位小数，现为 {written(number)}")
    elif row.minimum is not None and number < row.minimum:
        floor = "不能是负数" if row.minimum == 0 else f"不能小于 {row.minimum}"
        repairs = (Repair(address, value, -number),) if row.minimum == 0 else ()
        yield wrong_kind(address, f"{name}{floor}，现为 {written(number)}", repairs)
    elif row.maximum is not None and number > row.maximum:
        yield wrong_kind(address, f"{name}不能大于 {row.maximum}，现为 {written(number)}")


def _not_a_number(address: str, figure: Figure, value: Value) -> Finding:
    meant = _number_meant(value)
    repairs = (Repair(address, value, meant),) if meant is not None else ()
    wanted = "大得不可能，请核对" if _is_too_large(value) else "应为数字"
    shown = str(value)[:40]
    return wrong_kind(address, f"{quoted(figure.label)}{wanted}，现为“{shown}”", repairs)


def _is_too_large(value: Value) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        return False
    number = Decimal(value)
    return number.is_finite() and abs(number) > LARGEST


def _number_meant(value: Value) -> int | Decimal | None:
    """The number that a text or a float plainly is, None where it takes reading."""
    try:
        number = Decimal(str(value).strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    if isinstance(value, bool) or not number.is_finite() or abs(number) > LARGEST:
        return None
    return int(number) if number == int(number) else number


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
