"""The package of the Word document: our own parts, the same bytes each time, nothing private inside."""

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from datetime import date
from xml.etree import ElementTree

import docx
import pytest

from exporters.docx.draft_part import NAMESPACE
from exporters.export import default_name, export_report
from forms.importing import own_part
from forms.settings import Settings
from tests.exporters.reports import W, parts, report

SECRET = "此句只给自己看"


@pytest.fixture(scope="module")
def exported():
    return export_report(*report())


def styles(data):
    root = ElementTree.fromstring(parts(data)["word/styles.xml"])
    return {node.find(W + "name").get(W + "val"): node for node in root.iter(W + "style")}


def test_the_package_holds_our_parts_and_no_others(exported):
    assert sorted(parts(exported)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "customXml/_rels/item1.xml.rels",
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_nothing_of_a_template_is_left(exported):
    text = b"".join(parts(exported).values()).decode()
    for left in ("python-docx", "Theme=", "Calibri", "Times New Roman", "12240", "Heading 1"):
        assert left not in text
    assert len(styles(exported)) < 30


def test_the_same_draft_gives_the_same_bytes_in_another_process_too(exported):
    again = export_report(*report())
    program = (
        "import hashlib; from tests.exporters.reports import report;"
        "from exporters.export import export_report;"
        "print(hashlib.sha256(export_report(*report())).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    digests = {hashlib.sha256(data).hexdigest() for data in (exported, again)}
    assert digests == {run.stdout.strip()}


def test_entries_carry_no_clock(exported):
    with zipfile.ZipFile(io.BytesIO(exported)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_styles_have_chinese_names_and_an_outline(exported):
    named = styles(exported)
    assert {
        "公文标题",
        "一级标题",
        "二级标题",
        "公文正文",
        "附件说明",
        "发文机关署名",
        "成文日期",
    } <= set(named)
    levels = {
        name: node.find(f"{W}pPr/{W}outlineLvl").get(W + "val")
        for name, node in named.items()
        if node.find(f"{W}pPr/{W}outlineLvl") is not None
    }
    assert levels == {"公文标题": "0", "一级标题": "1", "二级标题": "2", "附件标题": "1"}


def test_properties_tell_title_office_and_date(exported):
    properties = docx.Document(io.BytesIO(exported)).core_properties
    assert properties.title == "青山县水利局2014年政府信息公开工作年度报告"
    assert properties.author == properties.last_modified_by == "青山县水利局"
    assert properties.language == "zh-CN"
    assert properties.created.date() == properties.modified.date() == date(2015, 1, 9)
    assert not properties.comments


def test_tables_have_a_name_and_a_head_for_those_who_cannot_see_them():
    root = ElementTree.fromstring(
        parts(export_report(*report("disclosure-2021")))["word/document.xml"]
    )
    for table in root.iter(W + "tbl"):
        assert table.find(f"{W}tblPr/{W}tblCaption").get(W + "val")
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(W + "tr")]
        assert heads[0]
        assert heads == sorted(heads, reverse=True)


def test_the_names_of_attachments_hang_behind_their_numbers():
    form, draft = report("disclosure-2021")
    draft.set("attachments", [{"title": f"名单{n}", "text": "略"} for n in range(1, 11)])
    root = ElementTree.fromstring(parts(export_report(form, draft))["word/document.xml"])
    notes = [p for p in root.iter(W + "pPr") if p.find(f"{W}pStyle").get(W + "val") == "Note"]
    hangs = [{k.removeprefix(W): v for k, v in p.find(W + "ind").attrib.items()} for p in notes]
    assert [int(hang["leftChars"]) - int(hang["hangingChars"]) for hang in hangs] == [
        200,
        *[500] * 9,
    ]
    assert [hang["leftChars"] for hang in hangs] == [*["600"] * 9, "650"]


def test_every_table_is_as_wide_as_its_columns_and_its_cells():
    for form_id in ("disclosure-2014", "disclosure-2019", "disclosure-2021"):
        root = ElementTree.fromstring(parts(export_report(*report(form_id)))["word/document.xml"])
        for table in root.iter(W + "tbl"):
            total = sum(int(c.get(W + "w")) for c in table.iter(W + "gridCol"))
            assert total == 8844
            assert int(table.find(f"{W}tblPr/{W}tblW").get(W + "w")) == total
            for row in table.iter(W + "tr"):
                assert sum(int(w.get(W + "w")) for w in row.iter(W + "tcW")) == total


def private():
    form, draft = report()
    draft.tree["notes"] = {"tables.statistics.received": SECRET}
    draft.tree["waived"] = [
        {"rule": "x", "at": [], "quote": SECRET, "reason": SECRET, "values": ""}
    ]
    draft.tree["checked"] = {"tables.statistics.received": SECRET}
    draft.tree["exports"] = [{"number": 1, "file": SECRET, "sha256": SECRET}]
    draft.tree["resume"] = {"at": SECRET}
    draft.tree["retired"] = {"x": SECRET}
    draft.tree["previous"] = SECRET
    draft.tree["mine"] = {"a": SECRET}
    draft.tree["unit"] |= dict.fromkeys(
        ("fax", "address", "email", "website", "level", "extra"), SECRET
    )
    draft.tree["document"] |= {"published": SECRET, "profile": SECRET}
    draft.tree["sections"]["unknown"] = SECRET
    draft.tree["tables"]["statistics"]["unknown"] = SECRET
    return form, draft


def test_what_is_not_printed_is_in_no_byte_of_the_document():
    for data in (export_report(*private()), export_report(*private(), include_draft=False)):
        assert not [name for name, part in parts(data).items() if SECRET.encode() in part]
        assert b"0791-88321512" not in b"".join(parts(data).values())


def test_a_copy_for_publication_holds_no_draft(exported):
    names = set(parts(export_report(*report(), include_draft=False)))
    assert names == {name for name in parts(exported) if not name.startswith("customXml")}


def test_the_part_is_the_one_that_the_importer_reads():
    assert own_part.NAMESPACE == NAMESPACE


def test_an_office_sets_its_fonts_and_page_number():
    settings = Settings(page_number="hyphen-centre", fonts={"body": ("方正仿宋_GBK",)})
    made = parts(export_report(*report(), settings))
    fonts = made["word/fontTable.xml"].decode()
    assert 'w:name="方正仿宋_GBK"' in fonts
    assert re.search(r'方正仿宋_GBK"><w:altName w:val="仿宋_GB2312,仿宋', fonts)
    assert 'w:eastAsia="方正仿宋_GBK"' in made["word/styles.xml"].decode()
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        assert 'w:jc w:val="center"' in made[footer].decode()
        assert ">- <" in made[footer].decode()


def test_an_unknown_page_number_style_is_the_standards():
    usual, odd = (parts(export_report(*report(), Settings(page_number=p))) for p in ("dash", "x"))
    assert usual["word/footer1.xml"] == odd["word/footer1.xml"]


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        ("青山县水利局", "青山县水利局2014年政府信息公开工作年度报告.docx"),
        ("甲/乙\\丙:*?\"<>|丁", "甲乙丙丁2014年政府信息公开工作年度报告.docx"),
        ("甲\n\u202e\x00乙", "甲␊␀乙2014年政府信息公开工作年度报告.docx"),
        ("局" * 200, "局" * 80 + ".docx"),
        ("..", "2014年政府信息公开工作年度报告.docx"),
    ],
)  # fmt: skip
def test_the_file_name_is_one_that_any_system_takes(unit, name):
    form, draft = report()
    draft.set("unit.name", unit)
    assert default_name(form, draft) == name
