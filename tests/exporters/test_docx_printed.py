"""The Word document as LibreOffice prints it: one process for all of the files."""

import os
import re

import pytest

from exporters.assembly import assemble
from exporters.docx.writer import write_docx
from exporters.page_measures import PROFILES
from exporters.settling import settled
from exporters.widths import width
from tests.exporters.printed import SETTINGS, can_print, print_all
from tests.exporters.reports import report

HAN = "坚持以公开为常态不公开为例外全面推进决策执行管理服务和结果公开围绕群众关心的事项及时发布信息"
DATE = re.compile(r"20\d\d年1月9日")


def lines_of_han(count):
    """Text of so many lines, the first of them indented, the last not full."""
    return (HAN * count)[: 28 * count - 6] + "。"


def ending(form_id, short, last):
    """A report that ends in `short` paragraphs of a line and one of `last` lines."""
    form, draft = report(form_id)
    for section in form.sections:
        draft.set(f"sections.{section.id}", "\n".join([lines_of_han(3)] * 2))
    text = "\n".join([*[lines_of_han(1)] * short, lines_of_han(last)])
    draft.set(f"sections.{form.sections[-1].id}", text)
    return form, draft


CASES = {
    **{f"ends {n}": ending("disclosure-2014", n, 2) for n in range(0, 22, 2)},
    **{f"long {last}, {n}": ending("disclosure-2021", n, last) for last in (9, 19, 40) for n in (3, 9, 13, 20)},
}  # fmt: skip


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    if not can_print() and os.environ.get("NIANBAO_REQUIRE_RENDER") != "1":
        pytest.skip("needs LibreOffice, the font AR PL UMing CN and pymupdf")
    page = PROFILES["office"]
    documents = [settled(assemble(form, draft), page) for form, draft in CASES.values()]
    made = [write_docx(document, settings=SETTINGS) for document in documents]
    return dict(zip(CASES, print_all(made, tmp_path_factory.mktemp("printed")), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_office_and_date_stand_under_text_on_one_page(printed, case):
    ((page, at),) = [
        (page, n) for page in printed[case] for n, x in enumerate(page) if DATE.fullmatch(x)
    ]
    assert page[at - 1] == "青山县水利局"
    assert at > 1


def test_a_page_holds_22_lines_of_28_characters(printed):
    pages = [
        page for case in CASES if case.startswith("ends") for page in text_pages(printed[case])
    ]
    assert max(map(len, pages)) == 22
    assert [len(page) for page in pages].count(22) > len(pages) / 2
    assert all(width(line.rstrip("，。、；：")) <= 28.5 for page in pages for line in page)
    lines = [width(line) for page in pages for line in page if width(line) > 26]
    assert lines.count(28) / len(lines) > 0.6


def test_the_attachment_begins_a_page_and_its_head_is_on_each(printed):
    for case in (case for case in CASES if case.startswith("ends")):
        first = next(i for i, page in enumerate(printed[case]) if page[0] == "附件")
        assert printed[case][first][1] == "政府信息公开情况统计表（2014年度）"
        assert all("统计指标单位统计数" in page for page in printed[case][first:])
        assert printed[case][first + 1][0] == "统计指标单位统计数"


def text_pages(pages):
    """The pages between the first and that of the signature."""
    return pages[1 : next(i for i, page in enumerate(pages) if any(map(DATE.fullmatch, page)))]
