"""`verify` names what differs between a document and its draft, and nothing else."""

import re
import zipfile

import pytest

from exporters.verify import DocumentError, draft_from_docx, verify
from tests.exporters.reports import parts, replaced, report, with_xml, written


@pytest.fixture
def exported(tmp_path):
    form, draft = report()
    return form, draft, written(form, draft, tmp_path / "a.docx")


@pytest.mark.parametrize("form_id", ["disclosure-2014", "disclosure-2019", "disclosure-2021"])
def test_a_fresh_document_is_its_draft(tmp_path, form_id):
    form, draft = report(form_id)
    path = written(form, draft, tmp_path / "a.docx")
    assert verify(path) == verify(path, draft) == []


def test_a_changed_figure_is_named_with_its_address(exported):
    form, draft, path = exported
    draft.set("tables.statistics.received", 18)
    (difference,) = verify(path, draft)
    assert difference.at == "tables.statistics.received"
    assert (difference.expected, difference.found) == (
        "18",
        str(list(form.figures).index(difference.at)),
    )
    assert "收到申请数" in str(difference)


def test_fifty_planted_changes_are_named_and_no_other(exported):
    form, _, path = exported
    planted = {}
    for number, at in enumerate(list(form.figures)[:30]):
        planted[at] = f"9{number:03}"
    xml = parts(path.read_bytes())["word/document.xml"].decode()
    rows = xml.split("<w:tr>")
    figure = re.compile(r'(<w:t xml:space="preserve">)([0-9.]+)(</w:t>)')
    filled = [i for i, row in enumerate(rows) if figure.search(row)]
    for index, new in zip(filled, planted.values(), strict=False):
        rows[index] = figure.sub(rf"\g<1>{new}\g<3>", rows[index], count=1)
    xml = "<w:tr>".join(rows)
    for number in range(1, 11):
        xml = replaced(f"公开事项{number}项", f"公开事项8{number}项")(xml)
    for number in range(1, 11):
        xml = replaced(
            f"第{number}部分另起一段，说明办理情况。", f"第{number}部分另起一段，说明工作情况。"
        )(xml)
    with_xml(path, lambda _: xml)
    found = verify(path)
    assert len(found) == 50
    assert {d.at: d.found for d in found if d.at in planted} == planted
    prose = [d for d in found if d.at.startswith("sections.")]
    assert [(d.expected, d.found) for d in prose[:4]] == [
        ("1", "81"),
        ("办理", "工作"),
        ("2", "82"),
        ("办理", "工作"),
    ]


def test_a_paragraph_left_out_and_one_put_in_are_named(exported):
    _, _, path = exported
    lost = "第3部分另起一段，说明办理情况。"
    with_xml(path, lambda xml: re.sub(rf"<w:p>(?:(?!<w:p>).)*?{lost}.*?</w:p>", "", xml))
    (difference,) = verify(path)
    assert (difference.expected, difference.found) == (lost, "")
    new = "<w:p><w:r><w:t>领导已阅。</w:t></w:r></w:p>"
    with_xml(path, lambda xml: xml.replace("<w:body>", "<w:body>" + new))
    assert any(d.found == "领导已阅。" and not d.expected for d in verify(path))


def test_title_office_date_and_attachment_are_compared_too(exported):
    _, draft, path = exported
    draft.set("unit.name", "青山县水务局")
    draft.set("year", 2015)
    places = {d.place for d in verify(path, draft)}
    assert {"标题", "发文机关署名"} <= places
    assert any("统计表" in place for place in places)


def test_a_row_taken_out_of_the_table_does_not_shift_the_others(exported):
    _, _, path = exported
    with_xml(
        path,
        lambda xml: re.sub(r"<w:tr>(?:(?!<w:tr>).)*?2\.传真申请数.*?</w:tr>", "", xml),
    )
    found = verify(path)
    assert {d.at for d in found if d.at} == {"tables.statistics.received_by_fax"}


def test_tracked_changes_count_as_made(exported):
    _, _, path = exported
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">'
    with_xml(
        path,
        replaced(
            "说明办理情况",
            f'说明</w:t></w:r><w:ins w:id="1">{run}详细</w:t></w:r></w:ins>{run}办理情况',
        ),
    )
    (difference,) = verify(path)
    assert (difference.expected, difference.found) == ("", "详细")


def test_a_published_copy_has_no_draft_inside_and_says_so(exported, tmp_path):
    form, draft, _ = exported
    path = written(form, draft, tmp_path / "b.docx", include_draft=False)
    with pytest.raises(DocumentError, match="没有随附的草稿"):
        verify(path)
    assert verify(path, draft) == []


def test_a_draft_part_that_was_changed_is_not_believed(exported):
    _, _, path = exported
    with_xml(path, replaced(">青山县水利局<", ">青山县水务局<"), "customXml/item1.xml")
    with pytest.raises(DocumentError, match="已损坏或被改动"):
        verify(path)


def test_the_draft_inside_is_recovered_with_what_is_printed(tmp_path):
    form, draft = report()
    draft.set("sections.requests", "全年收到{statistics.received}件，{{statistics.received}}照印。")
    draft.tree["attachments"] = [{"title": "名单", "text": "甲\n乙"}]
    draft.tree["unit"]["cosigners"] = [{"name": "青山县财政局"}]
    path = written(form, draft, tmp_path / "a.docx")
    recovered = draft_from_docx(path)
    expected = draft.copy()
    expected.set("unit.phone", None)
    assert recovered == expected


def test_what_is_no_document_is_refused_in_chinese(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(DocumentError, match=r"a\.docx"):
        verify(path)


def test_entities_are_refused(exported):
    _, _, path = exported
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with_xml(path, lambda xml: xml.replace("?>", "?>" + bomb, 1))
    with pytest.raises(DocumentError):
        verify(path)


@pytest.mark.parametrize(
    "inside",
    [b" " * 60_000_000, b"<w:ins>" * 5000 + b"</w:ins>" * 5000],
    ids=["a part of 60 MB", "5000 levels"],
)
def test_a_document_out_of_bounds_is_refused(exported, inside):
    _, _, path = exported
    held = parts(path.read_bytes())
    held["word/document.xml"] = held["word/document.xml"].replace(b"<w:body>", b"<w:body>" + inside)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in held.items():
            package.writestr(name, data)
    with pytest.raises(DocumentError):
        verify(path)


def test_two_long_texts_that_differ_throughout_are_compared_in_a_moment(exported):
    _, draft, path = exported
    draft.set("sections.overview", "".join(chr(0x4E00 + n % 9000) for n in range(50_000)))
    assert any(d.at == "sections.overview" for d in verify(path, draft))
