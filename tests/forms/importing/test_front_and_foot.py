"""What stands around the text of a report: titles, office and date, words of the web page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from forms.importing import Imported
from tests.forms.importing.small import TITLE, read

OWN = TITLE.format(year=2023)
TEXT = (
    "一、总体情况", "情况很好。", "五、存在的主要问题及改进情况", "有问题，已改进。", "六、其他需要报告的事项", "无。",
)  # fmt: skip
SIGNED = ("清河县水务局", "2024年1月9日")


def imported(folder: Path, *lines: str) -> Imported:
    return read(folder, "\n".join(lines), "a.txt")


def state(report: Imported) -> tuple[object, ...]:
    draft = report.draft
    return (
        draft.year,
        draft.text("unit.name"),
        draft.date,
        draft.prose("preface"),
        draft.prose("other"),
    )


WHOLE = (2023, "清河县水务局", date(2024, 1, 9), "", "无。")


@pytest.mark.parametrize(
    "below",
    [
        ("上一篇：清河县水务局2022年政府信息公开工作年度报告", "下一篇：没有了"),
        (
            "相关链接",
            "清河县水务局2021年政府信息公开工作年度报告",
            "版权所有：清河县",
            "联系电话：0999-7654321",
        ),
    ],
)
def test_titles_below_the_text_are_links(below: tuple[str, ...], tmp_path: Path) -> None:
    report = imported(tmp_path, OWN, *TEXT, *SIGNED, *below)
    assert (state(report), report.retired) == (WHOLE, {})
    assert report.draft.text("unit.phone") == ""


@pytest.mark.parametrize(
    "above",
    [
        ("首页 > 政务公开 > 清河县水务局2022年政府信息公开工作年度报告",),
        ("名称：清河县水务局2023年政府信息公开工作年度报告",),
        (
            "清河县水务局2022年政府信息公开工作年度报告",
            "清河县水务局2021年政府信息公开工作年度报告",
        ),
    ],
)
def test_titles_above_the_report(above: tuple[str, ...], tmp_path: Path) -> None:
    assert state(imported(tmp_path, *above, OWN, *TEXT, *SIGNED)) == WHOLE


@pytest.mark.parametrize(
    "title",
    [
        "清河县水务局2023年政府信息公开工作年度报告（公示稿）",
        "清河县水务局2023年政府信息和政务公开工作年度报告",
        "清河县水务局\n2023年政府信息公开\n工作年度报告",
    ],
)
def test_titles_with_more_in_them(title: str, tmp_path: Path) -> None:
    assert state(imported(tmp_path, title, *TEXT, *SIGNED)) == WHOLE


def test_a_title_that_comes_again_is_no_preface(tmp_path: Path) -> None:
    again = ("清河县水务局2023", "年政府信息公开工作年度报告")
    assert state(imported(tmp_path, OWN, *again, *TEXT, *SIGNED)) == WHOLE


def test_office_and_date_under_the_title(tmp_path: Path) -> None:
    report = imported(
        tmp_path, OWN, "清河县水务局办公室", "（2024年1月9日）", "根据条例编制本报告。", *TEXT
    )
    assert state(report) == (
        2023,
        "清河县水务局办公室",
        date(2024, 1, 9),
        "根据条例编制本报告。",
        "无。",
    )


def test_digits_under_the_title_may_be_when_the_page_was_made(tmp_path: Path) -> None:
    report = imported(tmp_path, OWN, "2024-01-20", *TEXT)
    (doubt,) = report.doubts
    assert (doubt.address, doubt.value) == ("document.date", date(2024, 1, 20))


@pytest.mark.parametrize(
    "lines",
    [
        ("撰写时间", "2024年01月12日 17:12:21", "来源", "青石镇", "编辑", "王小明"),
        ("• 发布日期：2024-01-12", "• 信息来源：清河县水务局", "• 【字体：大 中 小】"),
        ("2024年01月18日来源：1", "[字体：大 中 小] 打印"),
        ("发布人：王小明  发布时间：2024-02-11  阅读次数：22",),
        ("索 引 号 11330000/2024-104757 公开方式 主动公开", "点击查看解读"),
    ],
)
def test_words_of_the_page_under_the_title(lines: tuple[str, ...], tmp_path: Path) -> None:
    report = imported(tmp_path, OWN, *lines, *TEXT, *SIGNED)
    assert state(report) == WHOLE
    assert any(message.startswith("页面上的提示文字") for message in report.messages)


@pytest.mark.parametrize(
    ("lines", "certain"),
    [
        (("电话：0791-65232", "59）。"), False),
        (("电话：0791-6523259。",), True),
        (("联系电话：0791-6523259", "根据条例编制本报告。"), True),
    ],
)
def test_a_telephone_cut_at_the_line_end_is_asked(
    lines: tuple[str, ...], certain: bool, tmp_path: Path
) -> None:
    phones = [
        v.sure for v in imported(tmp_path, OWN, *lines, *TEXT).values if v.address == "unit.phone"
    ]
    assert phones == [certain]


def test_an_address_cut_at_the_line_end_is_asked(tmp_path: Path) -> None:
    lines = ("根据条例编制本报告，如有疑问请联系我局，地址：清河县振兴路", "213号，邮编：330001。")
    report = imported(tmp_path, OWN, *lines, *TEXT)
    assert "unit.address" in {doubt.address for doubt in report.doubts}


def test_a_report_without_headings_of_a_form_goes_by_its_year(tmp_path: Path) -> None:
    lines = ("现公布清河县2017年政府信息公开工作年度报告。", "一、主要做法", "做了很多。")
    assert imported(tmp_path, *lines).form.id == "disclosure-2014"


LIST = "一、主动公开情况\t——\t\n（一）收到申请数\t件\t3\n1.当面申请数\t件\t3\n2.传真申请数\t件\t0"


@pytest.mark.parametrize(
    "foot",
    [
        "单位负责人：张三　审核人：李四　填报人：王　五　联系电话：0791-6523259　填报日期：2018年1月5日",
        "单位负责人：\t张三\t审核人：\t李四\t填报人：\t王五\t联系电话：\t0791-6523259",
    ],
)
def test_who_filled_the_table_in(foot: str, tmp_path: Path) -> None:
    lines = (
        TITLE.format(year=2017),
        "一、概述",
        "平稳。",
        "附件1",
        "政府信息公开情况统计表",
        LIST,
        foot,
    )
    draft = imported(tmp_path, *lines).draft
    assert [draft.text(f"unit.{key}") for key in ("head", "reviewer", "compiler", "phone")] == [
        "张三", "李四", "王五", "0791-6523259",
    ]  # fmt: skip
