"""What a report says of itself, in the many ways in which reports say it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from forms.importing import Imported, import_report
from forms.importing.cell_values import read_cell
from forms.importing.likeness import left_out, similarity
from forms.importing.metadata import date_in
from forms.importing.titles import title_in

BODY = "一、总体情况\n情况很好。\n五、存在的主要问题及改进情况\n有问题，已改进。\n六、其他需要报告的事项\n无其他需要报告的事项。\n"


def imported(tmp_path: Path, text: str, name: str = "a.txt") -> Imported:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return import_report([tmp_path / name])


@pytest.mark.parametrize(
    ("title", "unit", "year"),
    [
        ("清河县财政局2023年政府信息公开工作年度报告", "清河县财政局", 2023),
        ("清河县财政局 2023 年度政府信息公开年度报告", "清河县财政局", 2023),
        ("2023年清河县财政局政府信息公开工作年度报告", "清河县财政局", 2023),
        ("关岭县政府信息公开工作年度报告（2022年）", "关岭县", 2022),
        ("关于清河县2021年政务公开工作的报告", "清河县", 2021),
        ("清河县政府信息公开工作2019年度报告", "清河县", 2019),
        ("二〇一八年政府信息公开年报", "", 2018),
        ("２０２０年政府信息公开工作年度报告", "", 2020),
    ],
)
def test_titles(title: str, unit: str, year: int) -> None:
    found = title_in(title.replace(" ", ""))
    assert found is not None and (found.unit, found.year) == (unit, year)


@pytest.mark.parametrize(
    "title", ["政府信息公开指南", "2023年工作总结", "一、总体情况", "政府信息公开目录2023"]
)
def test_what_is_no_title(title: str) -> None:
    assert title_in(title) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年1月20日", date(2024, 1, 20)),
        ("二〇二四年一月二十日", date(2024, 1, 20)),
        ("2024 年 1 月 20 日", date(2024, 1, 20)),
        ("２０２４年１月２０日", date(2024, 1, 20)),
        ("2024-01-20", date(2024, 1, 20)),
        ("发布日期：2024-01-20", date(2024, 1, 20)),
        ("2024年1月", None),
        ("2024年13月1日", None),
        ("截至2024年1月20日共12件", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert date_in(text) == day


def test_contacts_are_taken_from_the_preface_only(tmp_path: Path) -> None:
    preface = "如有疑问，请联系：清河县财政局，地址：清河县人民路1号，邮编：330029，电话：0791-88321512，传真：0791-88161055，电子邮箱：a.b@qh.gov.cn，网址：http://www.qh.gov.cn。"
    text = f"清河县财政局2023年政府信息公开工作年度报告\n{preface}\n{BODY}联系电话：110。\n"
    unit = imported(tmp_path, text).draft.get("unit")
    assert unit == {
        "name": "清河县财政局", "phone": "0791-88321512", "fax": "0791-88161055", "address": "清河县人民路1号",
        "postcode": "330029", "email": "a.b@qh.gov.cn", "website": "http://www.qh.gov.cn",
    }  # fmt: skip


def test_two_telephones_are_neither(tmp_path: Path) -> None:
    text = (
        f"清河县2023年政府信息公开工作年度报告\n电话：0791-88321512，电话：0791-88321513。\n{BODY}"
    )
    assert imported(tmp_path, text).draft.text("unit.phone") == ""


def test_who_signed_is_the_unit_and_the_title_its_short_name(tmp_path: Path) -> None:
    text = f"清河县2023年政府信息公开工作年度报告\n{BODY}清河县人民政府办公室\n2024年1月20日\n"
    draft = imported(tmp_path, text).draft
    assert (draft.text("unit.name"), draft.text("unit.short_name")) == (
        "清河县人民政府办公室",
        "清河县",
    )
    assert draft.date == date(2024, 1, 20)
    assert draft.prose("other") == "无其他需要报告的事项。"


def test_a_name_signed_short_is_the_full_one_of_the_title(tmp_path: Path) -> None:
    title = "青石县柳林镇人民政府2023年政府信息公开工作年度报告"
    text = f"{title}\n{BODY}柳林镇人民政府\n2024年1月20日\n"
    draft = imported(tmp_path, text).draft
    assert draft.text("unit.name") == "青石县柳林镇人民政府"
    assert draft.text("unit.short_name") == ""


def test_attachments_of_its_own_are_listed(tmp_path: Path) -> None:
    text = f"清河县2023年政府信息公开工作年度报告\n{BODY}附件：1.公开事项清单\n清河县人民政府\n2024年1月20日\n"
    assert imported(tmp_path, text).draft.get("attachments") == [
        {"title": "公开事项清单", "text": ""}
    ]


def test_a_table_of_contents_is_not_the_report(tmp_path: Path) -> None:
    contents = "目录\n一、总体情况……1\n五、存在的主要问题及改进情况……2\n六、其他需要报告的事项……3\n"
    draft = imported(tmp_path, f"清河县2023年政府信息公开工作年度报告\n{contents}{BODY}").draft
    assert (
        draft.prose("overview") == "情况很好。" and draft.prose("other") == "无其他需要报告的事项。"
    )


@pytest.mark.parametrize(
    ("heading", "sure"),
    [
        ("五、存在的主要问题及改进情况", True),
        ("五、政府信息公开工作存在的主要问题及改进情况", True),
        ("五 、 存在的主要问题及改进情况", True),
        ("存在的主要问题及改进情况", True),
        ("第五部分 存在的主要问题及改进情况", True),
        ("五、存在主要问题及改进情况", True),
        ("六、存在的主要问题及改进情况", True),
        ("五、主要问题和改进措施", False),
    ],
)
def test_variants_of_a_heading(heading: str, sure: bool, tmp_path: Path) -> None:
    text = "清河县2023年政府信息公开工作年度报告\n" + BODY.replace(
        "五、存在的主要问题及改进情况", heading
    )
    found = {value.address: value for value in imported(tmp_path, text).values}
    assert found["sections.problems"].value == "有问题，已改进。"
    assert found["sections.problems"].sure is sure
    assert found["sections.overview"].value == "情况很好。"


def test_a_part_that_the_form_has_not_is_retired(tmp_path: Path) -> None:
    text = "清河县2023年政府信息公开工作年度报告\n" + BODY.replace(
        "六、", "六、创新做法\n有一些。\n七、"
    )
    result = imported(tmp_path, text)
    assert result.retired == {"六、创新做法": "有一些。"}
    assert result.draft.prose("problems") == "有问题，已改进。"
    assert result.draft.prose("other") == "无其他需要报告的事项。"


def test_text_behind_a_heading_on_its_line(tmp_path: Path) -> None:
    text = "清河县2023年政府信息公开工作年度报告\n" + BODY.replace(
        "一、总体情况\n", "一、总体情况。"
    )
    assert imported(tmp_path, text).draft.prose("overview") == "情况很好。"


def test_braces_in_a_report_stay_literal(tmp_path: Path) -> None:
    text = "清河县2023年政府信息公开工作年度报告\n" + BODY.replace(
        "情况很好", "见{requests.new.total}"
    )
    assert imported(tmp_path, text).draft.prose("overview") == "见{{requests.new.total}}。"


@pytest.mark.parametrize(
    ("text", "value", "sure"),
    [
        ("9", 9, True), ("１１８０", 1180, True), ("1,180", 1180, True), ("1，180", 1180, True), ("1 180", 1180, True),
        ("1,\n180", 1180, True), ("12件", 12, True), ("11 80", 1180, False), ("007", 7, False), ("5万", 50000, False),
        ("l2", 12, False), ("O", 0, False), ("1、180", None, False), ("12①", None, False), ("约12", None, False),
        ("1180%", None, False), ("2023年", None, False), ("", None, True),
    ],
)  # fmt: skip
def test_cells(text: str, value: int | None, sure: bool) -> None:
    reading = read_cell(text)
    assert reading.value == value
    if value is not None:
        assert (reading.doubt == "") is sure


def test_labels_are_compared_without_their_dress() -> None:
    same = "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）"
    assert similarity("(-) 主动公开政府信息数　(不同渠道和方式公开相同信息计丨条)", same) == 1.0
    assert similarity("主动公开政府信息数", same) == 0.98
    assert similarity("3.政务头条公开政府信息数", "3.政务微博公开政府信息数") < 0.98
    assert left_out("政府公报公开信息数", "政府公报公开政府信息数")
    assert not left_out("政府公报公开政府信息数", "政府公报公开政府信息数")
