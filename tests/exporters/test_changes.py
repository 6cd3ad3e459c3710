"""A leader's edits and comments come back from Word as proposals that the draft can take."""

import copy
import re
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from exporters.changes import proposals, taken_over
from exporters.verify import verify
from forms.edit import Change, Splice
from tests.exporters.reports import replaced, report, with_xml, written


@pytest.fixture
def exported(tmp_path):
    form, draft = report()
    return form, draft, written(form, draft, tmp_path / "a.docx")


def track(path, edits):
    """Another program's tracked changes: each (old, new) replaced in the first run that has it."""
    document = docx.Document(str(path))
    for number, (old, new) in enumerate(edits):
        run = next(
            r
            for r in document.element.body.iter(qn("w:r"))
            if old in "".join(t.text or "" for t in r.iter(qn("w:t")))
        )
        _replace(run, old, new, str(number))
    document.save(str(path))


def _replace(run, old, new, number):
    before, _, after = "".join(t.text or "" for t in run.iter(qn("w:t"))).partition(old)
    pieces = [_run(run, before)]
    for tag, kind, text in (("w:del", "w:delText", old), ("w:ins", "w:t", new)):
        if text:
            change = OxmlElement(
                tag,
                {
                    qn("w:id"): number,
                    qn("w:author"): "王局长",
                    qn("w:date"): "2019-01-05T09:00:00Z",
                },
            )
            change.append(_run(run, text, kind))
            pieces.append(change)
    for piece in [*pieces, _run(run, after)]:
        run.addprevious(piece)
    run.getparent().remove(run)


def _run(run, text, kind="w:t"):
    made = copy.deepcopy(run)
    for node in list(made.iter(qn("w:t"))):
        made.remove(node)
    words = OxmlElement(kind)
    words.text = text
    made.append(words)
    return made


def test_an_untouched_document_proposes_nothing(exported):
    form, draft, path = exported
    assert proposals(path, form, draft) == []


def test_thirty_tracked_changes_come_back_as_thirty_proposals(exported):
    form, draft, path = exported
    edits = [(f"第{n}部分写明", f"第{n}部分如实写明") for n in range(1, 11)]
    edits += [
        (f"第{n}部分另起一段，说明办理情况", f"第{n}部分另起一段，说明办结情况")
        for n in range(1, 11)
    ]
    edits += [(f"公开事项{n}项，", "") for n in range(1, 11)]
    track(path, edits)
    found = proposals(path, form, draft)
    assert len(found) == 30
    assert {p.kind for p in found} == {"tracked"}
    assert {p.author for p in found} == {"王局长"}
    assert sorted((p.old, p.new) for p in found) == sorted(edits)
    taken_over(found).apply(draft)
    assert verify(path, draft) == []


def test_one_can_be_taken_over_and_the_others_refused(exported):
    form, draft, path = exported
    track(path, [("第1部分写明", "第1部分如实写明"), ("第1部分另起一段", "第1部分再起一段")])
    first, second = proposals(path, form, draft)
    first.edit.apply(draft)
    assert draft.prose("preface").startswith("（一）摸清家底。第1部分如实写明")
    (left,) = [p for p in proposals(path, form, draft) if p.edit]
    assert (
        (left.old, left.new) == (second.old, second.new) == ("第1部分另起一段", "第1部分再起一段")
    )


def test_changes_made_without_tracking_are_found_by_comparing(exported):
    form, draft, path = exported
    with_xml(path, replaced("说明办理情况", "说明办结情况", nth=2))
    (found,) = proposals(path, form, draft)
    assert (found.kind, found.old, found.new) == ("plain", "理", "结")
    assert found.edit.steps == (
        Splice("sections.proactive", draft.prose("proactive").index("办理") + 1, "理", "结"),
    )


def test_a_figure_changed_in_the_table_is_a_change_of_the_draft(exported):
    form, draft, path = exported
    at = "tables.statistics.received"
    old = draft.figure(at)
    with_xml(
        path, lambda xml: re.sub(rf"((?:收到申请数)(?:(?!</w:tr>).)*?>){old}<", r"\g<1>18<", xml)
    )
    (found,) = proposals(path, form, draft)
    assert found.edit.steps == (Change(at, old, 18),)
    assert "收到申请数" in found.place


def test_a_cell_that_is_no_number_cannot_be_taken_over_and_says_why(exported):
    form, draft, path = exported
    old = draft.figure("tables.statistics.received")
    with_xml(
        path, lambda xml: re.sub(rf"((?:收到申请数)(?:(?!</w:tr>).)*?>){old}<", r"\g<1>再核<", xml)
    )
    (found,) = proposals(path, form, draft)
    assert found.edit is None
    assert "再核" in found.note


def test_a_number_that_prose_takes_from_the_table_is_changed_in_the_table(tmp_path):
    form, draft = report()
    draft.set("sections.requests", "全年收到{statistics.received}件，均已办结。")
    path = written(form, draft, tmp_path / "a.docx")
    number = draft.figure("tables.statistics.received")
    with_xml(path, replaced(f"全年收到{number}件", "全年收到77件"))
    (found,) = proposals(path, form, draft)
    assert found.edit.steps == (Change("tables.statistics.received", number, 77),)
    assert "收到申请数" in found.note


def test_words_around_a_reference_change_and_the_reference_stays(tmp_path):
    form, draft = report()
    draft.set("sections.requests", "全年收到{statistics.received}件，均已办结。")
    path = written(form, draft, tmp_path / "a.docx")
    with_xml(path, replaced("件，均已办结", "件，全部办结"))
    taken_over(proposals(path, form, draft)).apply(draft)
    assert draft.prose("requests") == "全年收到{statistics.received}件，全部办结。"


def test_braces_that_a_leader_writes_do_not_become_a_reference(exported):
    form, draft, path = exported
    with_xml(path, replaced("第3部分另起一段", "第3部分{statistics.received}另起一段"))
    taken_over(proposals(path, form, draft)).apply(draft)
    assert "{{statistics.received}}另起" in draft.prose("proactive")
    assert verify(path, draft) == []


def test_a_paragraph_put_in_and_one_left_out_come_back(exported):
    form, draft, path = exported
    new = "<w:p><w:r><w:t>这一段是领导加的。</w:t></w:r></w:p>"
    lost = "第3部分另起一段，说明办理情况。"
    with_xml(
        path, lambda xml: re.sub(r"(<w:p>(?:(?!<w:p>).)*?第2部分另起.*?</w:p>)", r"\1" + new, xml)
    )
    with_xml(path, lambda xml: re.sub(rf"<w:p>(?:(?!<w:p>).)*?{lost}.*?</w:p>", "", xml))
    found = proposals(path, form, draft)
    assert len(found) == 2
    taken_over(found).apply(draft)
    assert draft.prose("overview").endswith("说明办理情况。\n这一段是领导加的。")
    assert draft.prose("proactive").count("\n") == 0
    assert verify(path, draft) == []


def test_a_paragraph_put_in_under_a_heading_is_told_by_its_words(exported):
    form, draft, path = exported
    new = "<w:p><w:r><w:t>又说。</w:t></w:r></w:p>"
    with_xml(
        path, lambda xml: re.sub(r"<w:p>(?:(?!<w:p>).)*?一、概述.*?</w:p>", rf"\g<0>{new}", xml)
    )
    (found,) = proposals(path, form, draft)
    (difference,) = verify(path, draft)
    assert found.place == difference.place == "一、概述之后"


def test_a_tracked_paragraph_comes_back_as_one(exported):
    form, draft, path = exported
    mark = '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="王局长"/></w:rPr></w:pPr>'
    new = f'{mark}<w:ins w:id="2" w:author="王局长"><w:r><w:t>领导加的一段。</w:t></w:r></w:ins></w:p>'
    with_xml(
        path, lambda xml: re.sub(r"(<w:p>(?:(?!<w:p>).)*?第2部分另起.*?</w:p>)", r"\1" + new, xml)
    )
    (found,) = proposals(path, form, draft)
    assert (found.kind, found.new) == ("tracked", "领导加的一段。")
    found.edit.apply(draft)
    assert verify(path, draft) == []


def test_date_and_office_come_back(exported):
    form, draft, path = exported
    with_xml(path, lambda xml: replaced("2015年1月9日", "2015年2月1日")(xml))
    assert [p.edit.steps for p in proposals(path, form, draft)] == [
        (Change("document.date", date(2015, 1, 9), date(2015, 2, 1)),)
    ]


def test_what_the_form_prints_cannot_be_taken_over(exported):
    form, draft, path = exported
    with_xml(path, replaced("一、概述", "一、总述"))
    (found,) = proposals(path, form, draft)
    assert (found.edit, found.old, found.new) == (None, "概", "总")
    assert "报告格式" in found.note


def test_comments_come_back_with_the_words_they_are_about(exported):
    form, draft, path = exported
    document = docx.Document(str(path))
    runs = next(p for p in document.paragraphs if "第2部分写明" in p.text).runs
    document.add_comment(runs[-1], text="这个数请再核一遍", author="王局长", initials="王")
    document.save(str(path))
    (found,) = proposals(path, form, draft)
    assert (found.kind, found.author, found.new) == ("comment", "王局长", "这个数请再核一遍")
    assert "第2部分写明" in found.old
    assert (found.place, found.at) == ("一、概述第1段", "sections.overview")


@pytest.mark.parametrize("lost", [(0, 1), (2, 3), (0, 3), (1, 2), (0, 1, 2, 3)])
def test_neighbouring_paragraphs_left_out_are_taken_over_together(tmp_path, lost):
    form, draft = report()
    lines = [f"第{word}段单独成段，写明情况。" for word in "甲乙丙丁"]
    draft.set("sections.overview", "\n".join(lines))
    path = written(form, draft, tmp_path / "a.docx")
    for number in lost:
        with_xml(
            path,
            lambda xml, n=number: re.sub(rf"<w:p>(?:(?!<w:p>).)*?{lines[n]}.*?</w:p>", "", xml),
        )
    edit = taken_over(proposals(path, form, draft))
    assert edit.fits(draft)
    edit.apply(draft)
    assert draft.prose("overview") == "\n".join(x for i, x in enumerate(lines) if i not in lost)


@pytest.mark.parametrize(
    ("lost", "new"),
    [
        ((1,), (1,)),
        ((0,), (0,)),
        ((3,), (3,)),
        ((1,), (1, 1)),
        ((1,), (0, 1)),
        ((2, 3), (2,)),
        ((2, 3), (2, 3)),
        ((1, 2), (1, 2)),
        ((1, 2), (2, 2)),
        ((0, 1, 2, 3), (3,)),
        ((0, 1, 2, 3), (0, 3, 3)),
        ((0, 1, 2), (0, 1)),
    ],
)
def test_paragraphs_put_in_where_others_are_left_out_stay_paragraphs(tmp_path, lost, new):
    form, draft = report()
    lines = [f"第{word}段单独成段，写明情况。" for word in "甲乙丙丁"]
    fresh = ["Alpha one", "Beta two", "Gamma three"]
    draft.set("sections.overview", "\n".join(lines))
    path = written(form, draft, tmp_path / "a.docx")
    wanted = [[] if i in lost else [line] for i, line in enumerate(lines)]
    for number, after in enumerate(new):
        wanted[after].append(fresh[number])
    for number, line in enumerate(lines):
        put = "".join(f"<w:p><w:r><w:t>{w}</w:t></w:r></w:p>" for w in wanted[number] if w != line)
        kept = "" if number in lost else r"\g<0>"
        with_xml(
            path,
            lambda xml, line=line, to=kept + put: re.sub(
                rf"<w:p>(?:(?!<w:p>).)*?{line}.*?</w:p>", to, xml
            ),
        )
    edit = taken_over(proposals(path, form, draft))
    assert edit.fits(draft)
    edit.apply(draft)
    assert draft.text("sections.overview").split("\n") == [w for part in wanted for w in part]
    assert verify(path, draft) == []


def test_a_figure_changed_in_table_and_prose_is_changed_once(tmp_path):
    form, draft = report()
    draft.set("sections.requests", "全年收到{statistics.received}件，均已办结。")
    path = written(form, draft, tmp_path / "a.docx")
    old = draft.figure("tables.statistics.received")
    with_xml(path, replaced(f"全年收到{old}件", "全年收到77件"))
    with_xml(
        path, lambda xml: re.sub(rf"((?:收到申请数)(?:(?!</w:tr>).)*?>){old}<", r"\g<1>77<", xml)
    )
    edit = taken_over(proposals(path, form, draft))
    assert edit.steps == (Change("tables.statistics.received", old, 77),)
    assert edit.fits(draft)


def test_what_the_draft_changed_after_the_document_was_made_is_no_wish_of_the_leader(tmp_path):
    form, draft = report()
    draft.set("sections.overview", "第一段写明情况。\n第二段收到意见15条。")
    path = written(form, draft, tmp_path / "a.docx")
    with_xml(path, replaced("15条", "16条"))
    draft.set("sections.overview", "第一段写明全部情况。\n第二段收到意见15条。\n第三段是后来写的。")
    draft.set("document.date", date(2015, 3, 1))
    found = proposals(path, form, draft)
    newer = [p for p in found if p.draft_newer]
    assert [(p.old, p.new) for p in found if not p.draft_newer] == [("15", "16")]
    assert {p.at for p in newer} == {"sections.overview", "document.date"} and len(newer) == 3
    assert all(p.edit and "又改过" in p.note for p in newer)
    taken_over([p for p in found if not p.draft_newer]).apply(draft)
    assert draft.text("sections.overview") == (
        "第一段写明全部情况。\n第二段收到意见16条。\n第三段是后来写的。"
    )


def test_a_document_without_its_draft_is_held_against_the_draft_alone(tmp_path):
    form, draft = report()
    path = written(form, draft, tmp_path / "a.docx", include_draft=False)
    draft.set("document.date", date(2015, 3, 1))
    (found,) = proposals(path, form, draft)
    assert not found.draft_newer
