"""The cover's values one by one: what is blank, and what is written but is not of its kind."""

from datetime import date
from decimal import Decimal

import pytest

from forms.check_sheet import check_sheet
from forms.draft import Draft, Value
from forms.form_words import Severity
from forms.review import review
from forms.review.attachments import attachment_findings
from forms.review.contacts import contact_findings
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


def test_a_year_that_has_not_come_is_asked_about() -> None:
    finding = only(covered("year", date.today().year + 1))
    assert (finding.rule, finding.severity) == ("year-to-come", "warning")
    assert not list(cover_value_findings(covered("year", date.today().year)))


@pytest.mark.parametrize(
    ("address", "right", "wrong"),
    [
        ("unit.postcode", "330096", "33009"),
        ("unit.postcode", " 330096", "abc@@qq"),
        ("unit.email", "bgs@xx.gov.example", "www.xx.gov.example"),
        ("unit.phone", "0000-5550126转8012", "12"),
        ("unit.phone", "12345", "办公室"),
        ("unit.fax", "(0000) 555 0126", "青山镇人民路"),
        ("unit.website", "https://xx.gov.example", "bgs@xx.gov.example"),
    ],
)
def test_a_way_to_reach_the_office_is_what_its_name_says(
    address: str, right: str, wrong: str
) -> None:
    assert not list(contact_findings(covered(address, right)))
    (finding,) = contact_findings(covered(address, wrong))
    assert (finding.rule, finding.at) == ("contact", (address,))
    assert finding.message.endswith(f"现为“{wrong}”")


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("附件1：统计表", "统计表"),
        ("附件二、统计表", "统计表"),
        ("附件：1.统计表", "统计表"),
        ("1.统计表", "统计表"),
        ("附件目录", None),
        ("附件2份的清单", None),
        ("1.5版接口说明", None),
        ("12个乡镇统计表", None),
    ],
)
def test_the_name_of_an_attachment_has_no_ordinal_of_its_own(title: str, meant: str | None) -> None:
    draft = covered("attachments", [{"title": title, "text": "表中各项数据均为全年数。"}])
    found = [repair.new for one in attachment_findings(draft) for repair in one.repairs]
    assert found == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("severity", "waived", "said"),
    [
        ("info", False, "结论：通过（"),
        ("warning", True, "结论：通过（"),
        ("warning", False, "结论：没有必改，须核实的尚未逐条改正或说明（"),
        ("error", False, "结论：未通过（"),
    ],
)
def test_a_sheet_says_passed_where_every_warning_has_its_answer(
    severity: Severity, waived: bool, said: str
) -> None:
    finding = Finding("word", severity, "某处", ("unit.name",), waived=waived)
    assert said in check_sheet(library(), answered(), [finding])
