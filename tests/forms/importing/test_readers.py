"""Each reader by itself: what a file holds, as paragraphs and tables with their places."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from pathlib import Path

import pytest

from forms.importing.blocks import Block, Grid, Paragraph
from forms.importing.reading import read_source
from tests.forms.importing.hostile import W, word


def blocks_of(path: Path, data: bytes) -> list[Block]:
    path.write_bytes(data)
    return read_source(path).blocks


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def table(grid: Block) -> list[list[tuple[str, int, int, int]]]:
    """Cells as (text, column, width, height), each in the row where it begins."""
    assert isinstance(grid, Grid)
    return [
        [(c.text, c.column, c.width, c.height) for c in row if c.row == index]
        for index, row in enumerate(grid.rows)
    ]


def docx(body: str, **parts: bytes) -> bytes:
    return word(f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


# ---------------------------------------------------------------- Word


def test_changes_count_as_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>8</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>9</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>后半。</w:t></w:r></w:p>"
    )
    assert texts(blocks_of(tmp_path / "a.docx", docx(body))) == ["收到9件", "前半，后半。"]


def test_hidden_text_fields_and_raised_notes(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r></w:p>"
    )
    assert texts(blocks_of(tmp_path / "a.docx", docx(body))) == ["12¹"]


def test_content_controls_hyperlinks_and_text_boxes(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(blocks_of(tmp_path / "a.docx", docx(body))) == ["链接", "框外", "框内"]


def test_numbers_that_word_counts_are_written_out(tmp_path: Path) -> None:
    numbering = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="3">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
    </w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>"""
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr>'
    lines = [("总体情况", 0), ("主动公开", 1), ("依申请公开", 1), ("问题", 0), ("其一", 1)]
    body = "".join(paragraph(text, number.format(level)) for text, level in lines)
    found = texts(
        blocks_of(tmp_path / "a.docx", docx(body, **{"word/numbering.xml": numbering.encode()}))
    )
    assert found == ["一、总体情况", "（一）主动公开", "（二）依申请公开", "二、问题", "（一）其一"]


def test_merged_cells_keep_their_places(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    rows = (
        cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("1") + cell("2"),
        cell("", "<w:vMerge/>") + cell("3") + cell("4"),
    )
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    (grid,) = blocks_of(tmp_path / "a.docx", docx(body))
    assert table(grid) == [
        [("甲", 0, 1, 3), ("乙", 1, 2, 1)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("3", 1, 1, 1), ("4", 2, 1, 1)],
    ]


def test_a_table_that_lays_out_the_page_is_taken_apart(tmp_path: Path) -> None:
    inner = "<w:tbl>" + "".join(
        f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>" for a, b in (("规章", "2"), ("许可", "3"))
    ) + "</w:tbl>"  # fmt: skip
    body = f"<w:tbl><w:tr><w:tc>{paragraph('标题')}{inner}</w:tc></w:tr></w:tbl>"
    title, grid = blocks_of(tmp_path / "a.docx", docx(body))
    assert isinstance(title, Paragraph) and title.text == "标题"
    assert [[cell[0] for cell in row] for row in table(grid)] == [["规章", "2"], ["许可", "3"]]


# ---------------------------------------------------------------- web pages


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_pages_in_the_encodings_of_old_and_new_sites(encoding: str, tmp_path: Path) -> None:
    text = (
        f"<html><head><meta charset='{encoding}'></head><body><p>一、总体情况：㐱</p></body></html>"
    )
    data = text.encode(encoding, "ignore")
    assert texts(blocks_of(tmp_path / "a.html", data))[0].startswith("一、总体情况：")


def test_a_page_saved_in_utf8_under_its_old_tag(tmp_path: Path) -> None:
    data = "<html><meta charset=gb2312><body><p>政府信息公开</p></body></html>".encode()
    assert texts(blocks_of(tmp_path / "a.html", data)) == ["政府信息公开"]


def test_what_a_browser_does_not_show_is_left_out(tmp_path: Path) -> None:
    body = (
        "<p>看得见</p><p style='display: none'>看不见</p><p hidden>也不</p><!-- 注 --><script>var a='脚本'</script>"
        "<select><option>选项</option></select><p>1&nbsp;2<sup>3</sup>&#8209;<b>粗</b>\n  体</p><p>一<br>二</p>"
    )
    assert texts(blocks_of(tmp_path / "a.html", page(body))) == ["看得见", "1 2³-粗体", "一", "二"]


def test_spans_of_table_cells(tmp_path: Path) -> None:
    body = (
        "<table><thead><tr><th rowspan=2>甲<th colspan=2>乙</tr></thead><tbody><tr><td>1<td>2</tr>"
        "<tr><td>丙<td>3<td><table><tr><td>4</td></tr></table></td></tr></tbody></table>"
    )
    (grid,) = blocks_of(tmp_path / "a.html", page(body))
    assert table(grid) == [
        [("甲", 0, 1, 2), ("乙", 1, 2, 1)],
        [("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("丙", 0, 1, 1), ("3", 1, 1, 1), ("4", 2, 1, 1)],
    ]


def test_menus_and_footers_are_no_part_of_the_report(tmp_path: Path) -> None:
    body = (
        "<div><ul><li><a>首页</a></li><li><a>政务公开</a></li></ul></div><h1>某某局2023年政府信息公开工作年度报告</h1>"
        "<div class=x><p>一、总体情况</p><p>好。</p><p>二、问题</p><p>无。</p></div><div><p>主办：某某</p><p>京ICP备1号</p></div>"
    )
    found = texts(blocks_of(tmp_path / "a.html", page(body)))
    assert found == [
        "某某局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "好。",
        "二、问题",
        "无。",
    ]


def test_a_page_saved_as_a_single_file(tmp_path: Path) -> None:
    page_part = MIMEText("<html><body><p>一、总体情况</p></body></html>", "html", "gb18030")
    archive = MIMEMultipart("related")
    archive.attach(page_part)
    assert texts(blocks_of(tmp_path / "a.mht", archive.as_bytes())) == ["一、总体情况"]


# ---------------------------------------------------------------- spreadsheets and text


def test_a_workbook_with_merged_cells_floats_and_hidden_sheets(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["政府信息公开情况统计表"])
    sheet.append(["统计指标", "单位", "统计数"])
    sheet.append(["收到申请数", "件", 9.0])
    sheet.append(["专项经费", "万元", 59237.2449])
    sheet.append(["合计", None, "=1+2"])
    sheet.merge_cells("A1:C1")
    book.create_sheet("藏").append(["秘密", 1])
    book["藏"].sheet_state = "hidden"
    packed = BytesIO()
    book.save(packed)
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed.getvalue())
    source = read_source(path)
    title, grid, *_ = source.blocks
    assert isinstance(title, Paragraph) and title.text == "政府信息公开情况统计表"
    assert [[cell[0] for cell in row] for row in table(grid)][1:3] == [
        ["收到申请数", "件", "9"],
        ["专项经费", "万元", "59237.2449"],
    ]
    assert any("公式没有存下结果" in message for message in source.messages)


@pytest.mark.parametrize(
    "text",
    [
        "收到申请数\t件\t9\n当面\t件\t0\n",
        "| 收到申请数 | 件 | 9 |\n|---|---|---|\n| 当面 | 件 | 0 |\n",
        "收到申请数 |\n件 |\n9 |\n当面 |\n件 |\n0 |\n",
        "收到申请数    件    9\n当面    件    0\n",
        "收到申请数\n件\n9\n当面\n件\n0\n信函\n件\n1\n",
    ],
    ids=["tabs", "bars", "a cell a line with bars", "blanks", "a cell a line"],
)
def test_tables_in_text(text: str, tmp_path: Path) -> None:
    (grid,) = blocks_of(tmp_path / "a.txt", text.encode())
    assert [[cell[0] for cell in row] for row in table(grid)][:2] == [
        ["收到申请数", "件", "9"],
        ["当面", "件", "0"],
    ]


def test_printed_pages_are_joined_to_paragraphs(tmp_path: Path) -> None:
    text = (
        "      某某局 2023 年政府信息公开工作年度报告\n"
        "    一、总体情况\n"
        "    全年公开政府信息 12 条，健全工作机制，明确分管负责人和\n"
        "专门工作机构，做到件件有回音。\n"
        "    举办培训班，参加人员很多，进一步提高公开的质量和水平、\n"
        "                     — 1 —\n\f"
        "效率。\n"
        "    二、问题\n"
        "    没有大的问题，也没有小的问题，一切都好，还要继续努力。\n"
    )
    assert texts(blocks_of(tmp_path / "a.txt", text.encode())) == [
        "某某局2023年政府信息公开工作年度报告",
        "一、总体情况",
        "全年公开政府信息12条，健全工作机制，明确分管负责人和专门工作机构，做到件件有回音。",
        "举办培训班，参加人员很多，进一步提高公开的质量和水平、效率。",
        "二、问题",
        "没有大的问题，也没有小的问题，一切都好，还要继续努力。",
    ]
