"""`measure` judges any .docx role by role, with the clause; our own documents fit."""

import docx
import pytest

from exporters.measuring import measure
from exporters.verify import DocumentError
from tests.exporters.reports import replaced, report, with_xml, written


@pytest.fixture
def exported(tmp_path):
    form, draft = report()
    return written(form, draft, tmp_path / "a.docx")


def misfits(path):
    return {f"{m.role}·{m.what}" for m in measure(path) if not m.fits}


def test_an_address_with_two_x_in_it_is_no_blank_to_be_filled(tmp_path):
    form, draft = report("disclosure-2021")
    draft.set("sections.overview", "网址：www.qingshan.example/zfxxgk/index.html。")
    assert misfits(written(form, draft, tmp_path / "a.docx")) == set()
    draft.set("sections.overview", "全年公开XX条。")
    assert misfits(written(form, draft, tmp_path / "b.docx")) == {"全文·待填内容"}


def test_a_paragraph_indented_by_hand_is_not_indented_twice(tmp_path):
    form, draft = report("disclosure-2021")
    draft.set("sections.overview", "　　全年公开。\n （一）主动公开\n全年公开。")
    assert misfits(written(form, draft, tmp_path / "a.docx")) == set()


@pytest.mark.parametrize("profile", ["office", "ink"])
@pytest.mark.parametrize("form_id", ["disclosure-2014", "disclosure-2019", "disclosure-2021"])
def test_our_documents_fit_in_both_profiles(tmp_path, form_id, profile):
    form, draft = report(form_id)
    assert misfits(written(form, draft, tmp_path / "a.docx", profile=profile)) == set()


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_our_documents_fit_with_several_offices_below_them(tmp_path, count):
    form, draft = report("disclosure-2021")
    names = ("青山县水利局", "青山县林业和草原局", "青山县农业农村局", "青山县文化和旅游局")
    draft.set("unit.cosigners", [{"name": name} for name in names[:count]])
    assert misfits(written(form, draft, tmp_path / "a.docx")) == set()


def test_our_documents_fit_with_a_number_and_a_very_long_name_among_several(tmp_path):
    form, draft = report("disclosure-2021")
    draft.set("document.number", "青水〔2026〕3号")
    draft.set("unit.name", "青山柳林经济技术开发区暨青山柳林高新技术产业示范园区管理委员会")
    draft.set("unit.cosigners", [{"name": "青山县林业和草原局"}])
    assert misfits(written(form, draft, tmp_path / "a.docx")) == set()


@pytest.mark.parametrize(
    ("part", "old", "new", "misfit"),
    [
        ("document", 'w:top="2098"', 'w:top="1440"', "页面·天头（上边距）"),
        ("document", 'w:linePitch="579"', 'w:linePitch="560"', ""),
        ("document", 'w:linePitch="579"', 'w:linePitch="600"', "页面·每页行数"),
        ("document", 'w:w="11906"', 'w:w="12240"', "页面·纸张"),
        ("document", '<w:cantSplit/>', "", "表1·行"),
        ("document", '<w:tblHeader/>', "", "表1·表头"),
        ("document", '<w:gridCol w:w="6000"/>', '<w:gridCol w:w="9000"/>', "表1·宽度"),
        ("document", "2015年1月9日", "2015年01月9日", "落款·日期数字"),
        ("document", "附件：政府", "附件:政府", "附件说明·标点"),
        ("document", "说明办理情况", "说明(办理)情况", "全文·半角标点"),
        ("document", "说明办理情况", "说明〔待填：件数〕", "全文·待填内容"),
        ("styles", 'w:val="44"', 'w:val="36"', "标题·标题"),
        ("styles", 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="宋体"', "标题·字体"),
        ("styles", 'w:eastAsia="楷体_GB2312"', 'w:eastAsia="宋体"', "二级标题（（一））·字体"),
        ("styles", 'w:firstLineChars="200" w:firstLine="630"', "", "正文·首行缩进"),
        ("styles", '<w:spacing w:val="-5"/>', "", "正文·每行字数"),
        ("settings", "<w:evenAndOddHeaders/>", "", "页码·单双页"),
        ("footer2", 'w:val="left"', 'w:val="right"', "页码·双页位置"),
    ],
)  # fmt: skip
def test_what_is_spoilt_is_named(exported, part, old, new, misfit):
    change = replaced(old, new) if part == "document" else lambda xml: xml.replace(old, new)
    with_xml(exported, change, f"word/{part}.xml")
    found = misfits(exported)
    assert (misfit in found) if misfit else found == set()


def test_each_line_says_what_is_wanted_and_by_which_clause(exported):
    with_xml(exported, replaced('w:top="2098"', 'w:top="1440"'))
    line = next(str(m) for m in measure(exported) if not m.fits)
    assert "25.4毫米" in line
    assert "37或34.6±1毫米" in line
    assert "第5.2.1条" in line


def test_a_document_of_word_with_its_own_template_is_measured_too(tmp_path):
    document = docx.Document()
    document.add_heading("某某报告", 0)
    document.add_paragraph("一、概述")
    document.add_table(6, 2)
    document.save(str(tmp_path / "b.docx"))
    found = misfits(tmp_path / "b.docx")
    assert {"页面·纸张", "页码·单页", "标题·标题", "全文·中文字体", "表1·表头"} <= found


def test_an_empty_document_is_measured_without_a_traceback(tmp_path):
    docx.Document().save(str(tmp_path / "b.docx"))
    assert "正文·正文" in misfits(tmp_path / "b.docx")


def test_nonsense_in_numbers_is_no_traceback(exported):
    with_xml(exported, lambda xml: xml.replace('w:top="2098"', 'w:top="oben"'))
    assert "页面·天头（上边距）" in misfits(exported)


def test_no_document_is_refused(tmp_path):
    (tmp_path / "a.docx").write_text("不是文档", encoding="utf-8")
    with pytest.raises(DocumentError):
        measure(tmp_path / "a.docx")
