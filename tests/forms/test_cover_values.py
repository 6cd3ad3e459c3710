"""The cover's values one by one: what is blank, and what is written but is not of its kind."""

from datetime import date
from decimal import Decimal

import pytest

from forms.check_sheet import check_sheet
from forms.draft import Draft, Value
from forms.review import review
from forms.review.cover_values import cover_value_findings
from forms.review.finding import Finding
from tests.forms.returns import answered, library


def covered(address: str, value: Value) -> Draft:
    draft = answered()
    draft.set("unit.name", "市图书馆")
    draft.set("document.date", date(2026, 1, 20))
    draft.set(address, value)
    return draft


def only(draft: Draft) -> Finding:
    (finding,) = cover_value_findings(draft)
    return finding


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("2025年", 2025),
        ("２０２５", 2025),
        (" 2025年度 ", 2025),
        ("二〇二五年", 2025),
        (Decimal("2025.0"), 2025),
        (date(2025, 1, 1), 2025),
        ("25", None),
        ("明年", None),
        (25, None),
        (99999, None),
        (True, None),
        ([2025], None),
    ],
)
def test_what_cannot_be_a_year_is_called_so_and_mended_where_it_is_plain(
    value: Value, meant: int | None
) -> None:
    draft = covered("year", value)
    finding = only(draft)
    assert (finding.rule, finding.state, finding.at) == ("kind", "fail", ("year",))
    assert str(value) in finding.message and "四位数字" in finding.message
    assert [repair.new for repair in finding.repairs] == ([meant] if meant else [])
    assert draft.year is None


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_year_that_is_not_there_is_a_blank(value: Value) -> None:
    finding = only(covered("year", value))
    assert (finding.rule, finding.state) == ("required-value", "waiting")


@pytest.mark.parametrize("address", ["unit.name", "unit.phone", "document.number", "previous"])
def test_a_number_where_a_text_belongs_is_no_blank_and_is_mended_to_its_digits(
    address: str,
) -> None:
    finding = only(covered(address, 5550126))
    assert (finding.rule, finding.at) == ("kind", (address,))
    assert [repair.new for repair in finding.repairs] == ["5550126"]


@pytest.mark.parametrize("value", [True, 7, 99999, Decimal("NaN"), "x", [1], [{}], {"a": 1}])
@pytest.mark.parametrize(
    "address",
    [
        "year",
        "edition",
        "counter",
        "previous",
        "unit.name",
        "unit.level",
        "unit.cosigners",
        "document.date",
        "document.published",
        "document.profile",
    ],
)
def test_no_value_of_another_kind_stops_the_review(address: str, value: Value) -> None:
    draft = covered(address, value)
    findings = review(library(), draft)
    assert "自查情况表" in check_sheet(library(), draft, findings)
