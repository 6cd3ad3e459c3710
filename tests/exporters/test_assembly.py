"""Form and draft become one document: parts in order, tables as grids, signature, attachments."""

from decimal import Decimal

import pytest

from exporters.assembly import assemble, paragraphs
from exporters.document import Heading, Number, Paragraph, Table
from exporters.widths import width
from forms.draft import Draft
from forms.loading import load_form
from tests.exporters.reports import report


def grid(table):
    """The texts of a table's cells by row and column."""
    return {
        (row, cell.column): cell.text for row, made in enumerate(table.rows) for cell in made.cells
    }


def covered(table):
    """How often each place of the grid is taken."""
    taken = {}
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            for y in range(index, index + cell.rows):
                for x in range(cell.column, cell.column + cell.columns):
                    taken[y, x] = taken.get((y, x), 0) + 1
    return taken


def tables(document):
    return [block for block in document.all_blocks() if isinstance(block, Table)]


def test_parts_stand_in_the_order_of_the_form():
    form, draft = report("disclosure-2021")
    headings = [b.text for b in assemble(form, draft).blocks if isinstance(b, Heading)]
    assert headings == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_a_headless_part_has_no_heading_and_a_blank_one_keeps_its_number():
    form, draft = report()
    draft.set("sections.preface", None)
    draft.set("sections.overview", None)
    blocks = assemble(form, draft).blocks
    assert [type(b) for b in blocks[:2]] == [Heading, Heading]
    assert blocks[0].text == "一、概述"


@pytest.mark.parametrize("form_id", ["disclosure-2014", "disclosure-2019", "disclosure-2021"])
def test_every_place_of_a_table_belongs_to_one_cell_and_every_figure_has_one(form_id):
    form, draft = report(form_id)
    found = []
    for table in tables(assemble(form, draft)):
        taken = covered(table)
        assert set(taken.values()) == {1}
        assert len(taken) == len(table.rows) * len(table.widths)
        assert sum(table.widths) == 8844
        found += [cell.at for row in table.rows for cell in row.cells if cell.at]
    assert sorted(found) == sorted(form.figures)


def test_table_2_has_the_official_heads():
    form, draft = report("disclosure-2021")
    table = tables(assemble(form, draft))[1]
    texts = grid(table)
    assert table.head_rows == 3
    assert texts[0, 0].startswith("（本列数据的勾稽关系为：")
    assert texts[0, 3] == "申请人情况"
    assert [texts[1, 3], texts[1, 4], texts[1, 9]] == ["自然人", "法人或其他组织", "总计"]
    assert [texts[2, n] for n in range(4, 9)] == [
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ]
    spans = {cell.text: (cell.rows, cell.columns) for row in table.rows for cell in row.cells}
    assert spans["三、本年度办理结果"] == (22, 1)
    assert spans["（三）不予公开"] == (8, 1)
    assert spans["（六）其他处理"] == (3, 1)
    assert spans["（一）予以公开"] == (1, 2)
    assert spans["四、结转下年度继续办理"] == (1, 3)
    assert len(table.rows) == 28


def test_table_3_is_one_row_of_fifteen():
    form, draft = report("disclosure-2021")
    table = tables(assemble(form, draft))[2]
    texts = grid(table)
    spans = {cell.text: (cell.rows, cell.columns) for row in table.rows for cell in row.cells}
    assert (spans["行政复议"], spans["行政诉讼"]) == ((1, 5), (1, 10))
    assert (texts[1, 5], texts[1, 10]) == ("未经复议直接起诉", "复议后起诉")
    assert texts[1, 0] == texts[2, 5] == "结果维持"
    assert len(table.rows[-1].cells) == 15


def test_table_1_has_a_band_over_each_block():
    form, draft = report("disclosure-2021")
    table = tables(assemble(form, draft))[0]
    bands = [c.text for row in table.rows for c in row.cells if c.role == "band"]
    assert bands == [f"第二十条第（{n}）项" for n in "一五六八"]
    assert table.whole


def test_a_wide_figure_makes_the_text_smaller_and_stays_on_one_line():
    form, draft = report("disclosure-2021")
    draft.set("tables.disputes.reconsideration.total", 123456789)
    for table in tables(assemble(form, draft)):
        for row in table.rows:
            for cell in (cell for cell in row.cells if cell.role == "figure"):
                room = sum(table.widths[cell.column : cell.column + cell.columns])
                assert width(cell.text) * table.size * 10 + 2 * table.margin <= room


def test_the_2014_table_is_an_attachment_named_alike_in_note_and_title():
    form, draft = report()
    document = assemble(form, draft)
    (attachment,) = document.attachments
    assert document.note.lines == ("附件：政府信息公开情况统计表（2014年度）",)
    assert (attachment.label, attachment.title.text) == ("附件", document.note.names[0])
    assert attachment.blocks[0].above == "填报单位（盖章）：青山县水利局"


def test_several_attachments_are_numbered_in_note_and_label():
    form, draft = report()
    draft.tree["attachments"] = [{"title": "名单", "text": "甲\n乙"}, {"title": "", "text": ""}]
    document = assemble(form, draft)
    assert document.note.lines == ("附件：1.政府信息公开情况统计表（2014年度）", "2.名单")
    assert [a.label for a in document.attachments] == ["附件1", "附件2"]
    assert [b.text for b in document.attachments[1].blocks] == ["甲", "乙"]


def test_the_foot_of_the_table_says_what_is_filled_in():
    form, draft = report()
    assert tables(assemble(form, draft))[0].below == ""
    draft.set("unit.reviewer", "李某")
    below = tables(assemble(form, draft))[0].below
    assert below == "审核人：李某　　联系电话：0791-88321512　　填报日期：2015年1月9日"
    draft.tree["unit"] |= {"head": "张某某", "compiler": "王某某"}
    below = tables(assemble(form, draft))[0].below
    assert [line.count("：") for line in below.split("\n")] == [3, 2]


@pytest.mark.parametrize(
    ("text", "lead", "level"),
    [
        ("（一）组织领导。全年召开会议。", "（一）组织领导。", 2),
        ("（二）存在的问题", "（二）存在的问题", 2),
        ("一、概述", "一、概述", 1),
        ("一是完善制度。", "", 0),
        ("1.完善制度。二是……", "", 0),
        ("（见附表）全年。", "", 0),
    ],
)
def test_a_run_in_heading_goes_up_to_the_first_full_stop(text, lead, level):
    (made,) = paragraphs(text, "sections.a")
    assert (made.text[: made.lead], made.level) == (lead, level)
    assert made.is_heading == (bool(lead) and lead == text)


@pytest.mark.parametrize(
    ("typed", "indent"), [("", 2), (" ", 1.5), ("　", 1), ("　　", 0), ("    ", 0), ("　　　", 0)]
)
def test_blanks_typed_before_a_paragraph_count_as_its_indent(typed, indent):
    (paragraph,) = paragraphs(f"{typed}（一）主动公开。全年公开。", "sections.overview")
    assert paragraph.indent == indent
    assert paragraph.text[: paragraph.lead] == f"{typed}（一）主动公开。"


def test_paragraphs_know_their_line_and_empty_ones_print_nothing():
    made = paragraphs("甲\n\n　\n乙", "sections.a")
    assert made == [Paragraph("甲", "sections.a", 0), Paragraph("乙", "sections.a", 3)]


def test_a_number_stands_first():
    form, draft = report()
    draft.set("document.number", "青水字〔2015〕1号")
    assert assemble(form, draft).blocks[0] == Number("青水字〔2015〕1号")


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (["甲局"], (("甲局",),)),
        (["甲局", "乙局"], (("甲局", "乙局"),)),
        (["甲局", "乙局", "丙局"], (("甲局", "乙局"), ("丙局",))),
        (["甲" * 26, "乙局"], (("甲" * 26,), ("乙局",))),
        (["甲" * 17, "乙局", "丙局"], (("甲" * 17,), ("乙局", "丙局"))),
        (["甲局", "乙" * 17, "丙局"], (("甲局",), ("乙" * 17,), ("丙局",))),
    ],
)
def test_offices_sign_in_rows_of_two_where_their_names_fit(names, rows):
    form, draft = report()
    draft.set("unit.name", names[0])
    draft.tree["unit"]["cosigners"] = [{"name": name} for name in names[1:]]
    signature = assemble(form, draft).signature
    assert signature.rows == rows
    assert signature.offices == tuple(names)


def test_what_is_missing_is_said_in_its_place():
    form = load_form("disclosure-2014")
    document = assemble(form, Draft({"form": form.id}))
    assert document.title.text.startswith("〔待填：单位名称〕")
    assert document.signature == type(document.signature)(
        (("〔待填：单位名称〕",),), "〔待填：成文日期〕"
    )


def test_a_decimal_is_printed_as_it_was_typed():
    form, draft = report("disclosure-2021")
    draft.set("tables.proactive.charges.amount", Decimal("59237.2449"))
    assert "59237.2449" in grid(tables(assemble(form, draft))[0]).values()
