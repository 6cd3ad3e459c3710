"""One report in several files: text and tables apart, in either order, pages of one text."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.importing import Imported, import_report
from tests.forms.importing.small import TITLE, sure, table

TEXT = (
    TITLE.format(year=2023), "本报告按照条例编制。", "一、总体情况", "平稳。", "二、主动公开政府信息情况",
    "六、其他需要报告的事项", "无。", "清河县水务局", "2024年1月12日",
)  # fmt: skip
TABLES = (
    f"<h1>{TITLE.format(year=2023)}</h1>", "<p>二、主动公开政府信息情况</p>",
    table("信息内容 | 本年处理决定数量", "行政许可 | 12"), "<p>六、其他需要报告的事项</p>",
)  # fmt: skip


def together(folder: Path, names: tuple[str, ...], **files: str) -> Imported:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return import_report([folder / name for name in names])


@pytest.mark.parametrize("names", [("a.txt", "b.html"), ("b.html", "a.txt")])
def test_text_and_tables_each_with_the_title(names: tuple[str, ...], tmp_path: Path) -> None:
    report = together(tmp_path, names, a_txt="\n".join(TEXT), b_html="".join(TABLES))
    assert [report.draft.prose(name) for name in ("preface", "overview", "other")] == [
        "本报告按照条例编制。", "平稳。", "无。",
    ]  # fmt: skip
    assert str(report.draft.get("document.date")) == "2024-01-12"
    assert sure(report, "tables.") == {"proactive.permits.decisions": 12}
    assert report.retired == {}


def test_a_file_without_a_title_goes_on_where_the_first_ends(tmp_path: Path) -> None:
    first, second = "\n".join(TEXT[:4]), "\n".join(("继续推进。", *TEXT[4:]))
    report = together(tmp_path, ("a.txt", "c.txt"), a_txt=first, c_txt=second)
    assert report.draft.prose("overview") == "平稳。\n继续推进。"
    assert report.draft.prose("other") == "无。"


def test_what_a_second_text_says_otherwise_is_kept_apart(tmp_path: Path) -> None:
    other = "\n".join(TEXT).replace("平稳。", "有进步。")
    report = together(tmp_path, ("a.txt", "c.txt"), a_txt="\n".join(TEXT), c_txt=other)
    assert report.draft.prose("overview") == "平稳。"
    assert list(report.retired.values()) == ["有进步。"]


def test_the_report_of_another_year_below_is_not_mixed_in(tmp_path: Path) -> None:
    old = [TITLE.format(year=2022), "一、总体情况", "去年。", "三、收到和处理政府信息公开申请情况"]
    old += ["五、存在的主要问题及改进情况", "人手不足。", "电话：0312-7654321"]
    report = together(tmp_path, ("a.txt",), a_txt="\n".join((*TEXT, *old)))
    assert [report.draft.prose(name) for name in ("overview", "problems", "other")] == [
        "平稳。", "", "无。",
    ]  # fmt: skip
    assert report.draft.get("unit.phone") is None
    assert any("去年。" in text for text in report.retired.values())
    assert any("别的年度的报告" in message for message in report.messages)


def test_links_to_other_years_begin_no_report(tmp_path: Path) -> None:
    links = [TITLE.format(year=year) for year in (2022, 2021)]
    report = together(tmp_path, ("a.txt",), a_txt="\n".join((*TEXT, *links)))
    assert report.draft.year == 2023
    assert not any("别的年度的报告" in message for message in report.messages)


def test_tables_named_as_attached_end_the_text(tmp_path: Path) -> None:
    rows = table("信息内容 | 本年处理决定数量", "行政许可 | 12")
    lines = [f"<p>{line}</p>" for line in (*TEXT, "附表1：主动公开政府信息情况")]
    report = together(tmp_path, ("b.html",), b_html="".join(lines) + rows)
    assert report.draft.prose("other") == "无。"
    assert report.retired == {}
