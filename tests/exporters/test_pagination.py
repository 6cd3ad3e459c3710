"""The report's pages: what stands where."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.assembly import assemble
from exporters.document import AttachmentNote, Document, Heading, Paragraph, Signature, Title
from exporters.metrics import LIBREOFFICE, WORD
from exporters.page_measures import PROFILES
from exporters.pagination import paginate
from exporters.widths import width
from forms.draft import Draft
from forms.loading import load_form
from tests.exporters.specimens import Author

LINE = "全年主动公开政府信息全文电子化情况说明及其他有关事"
"""25 characters: a paragraph of one line."""

METRICS = pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE], ids=["word", "libreoffice"])
OFFICIAL = pytest.mark.parametrize("form_id", ["disclosure-2014", "disclosure-2021"])


def document(
    *texts, note=None, title=("平原市2023年政府信息公开工作年度报告",), offices=(("平原市水利局",),)
):
    blocks = tuple(
        text if isinstance(text, Heading) else Paragraph(text, "sections.work", line)
        for line, text in enumerate(texts)
    )
    return Document(
        title=Title("".join(title), title),
        blocks=blocks,
        note=note,
        signature=Signature(offices, "2024年1月2日"),
        attachments=(),
        office="平原市水利局",
        year=2023,
        date=date(2024, 1, 2),
    )


def roles(page):
    return [line.role for line in page.lines]


def report(form_id, seed=1):
    form = load_form(form_id)
    return assemble(form, Author(seed).draft(form))


@METRICS
def test_the_first_page_holds_a_line_less_for_each_line_of_the_title_and_one_blank(metrics):
    title = ("平原市高新技术产业开发区管理委员会", "2023年政府信息公开工作年度报告")
    first = paginate(document(*[LINE] * 60, title=title), metrics)[0]
    assert roles(first) == ["title", "title", "blank", *["text"] * 18]


@METRICS
def test_a_full_page_of_text_has_22_lines_579_apart(metrics):
    page = paginate(document(*[LINE] * 80), metrics)[1]
    assert page.tops == tuple(range(0, 22 * 579, 579))


def test_the_ink_profile_has_22_lines_590_apart():
    page = paginate(document(*[LINE] * 80), WORD, PROFILES["ink"])[1]
    assert page.tops == tuple(range(0, 22 * 590, 590))


@METRICS
@pytest.mark.parametrize("before", range(14, 23))
def test_a_heading_is_never_the_last_line_of_a_page(metrics, before):
    pages = paginate(
        document(*[LINE] * before, Heading("一、概述", "sections.a"), *[LINE] * 9), metrics
    )
    assert all(roles(page)[-1] != "heading" for page in pages)


@METRICS
@pytest.mark.parametrize("count", range(8, 31))
@pytest.mark.parametrize("last", [1, 5, 16])
def test_name_and_date_stand_together_under_text_with_room_for_the_seal(metrics, count, last):
    pages = paginate(document(*[LINE] * count, LINE * last), metrics)
    *_, above, first_free, second_free, name, day = roles(pages[-1])
    assert (first_free, second_free, name, day) == ("seal", "seal", "signature", "date")
    assert above == "text"


@METRICS
def test_with_a_note_the_note_stands_over_the_signature(metrics):
    note = AttachmentNote(("工作情况一览表",))
    for count in range(8, 31):
        assert "note" in roles(paginate(document(*[LINE] * count, note=note), metrics)[-1])


def test_a_long_name_in_the_note_goes_on_under_its_first_character():
    note = AttachmentNote(("名单",) * 8 + (LINE,) * 2)
    lines = [x for page in paginate(document(LINE, note=note)) for x in page.lines]
    columns = [line.pieces[0].column for line in lines if line.role == "note"]
    assert columns[-4:] == [10, 12, 10, 13]


def test_word_splits_a_last_paragraph_and_libreoffice_moves_it_whole():
    texts = [LINE] * 9 + [LINE * 10]
    assert roles(paginate(document(*texts), WORD)[-1]).count("text") == 1
    assert roles(paginate(document(*texts), LIBREOFFICE)[-1]).count("text") > 1


@METRICS
def test_each_row_of_offices_has_room_for_its_seals(metrics):
    offices = (("平原市水利局", "平原市司法局"), ("平原市财政局",))
    page = paginate(document(LINE, offices=offices), metrics)[-1]
    signed = [index for index, role in enumerate(roles(page)) if role == "signature"]
    assert page.lines[signed[0]].text == "平原市水利局\t平原市司法局"
    assert signed[1] - signed[0] == 5


def test_the_name_is_centred_over_the_date():
    page = paginate(document(LINE), WORD)[-1]
    name, day = page.lines[-2].pieces[0], page.lines[-1].pieces[0]
    assert name.column + width(name.text) == day.column + width(day.text) == 56 - 8 - 6


@METRICS
@OFFICIAL
def test_no_page_is_higher_than_the_text_block(metrics, form_id):
    for page in paginate(report(form_id), metrics):
        bottoms = [top + line.height for top, line in zip(page.tops, page.lines, strict=True)]
        assert max(bottoms) <= page.height
        assert list(page.tops) == sorted(page.tops)
        assert sum(line.role not in ("head", "row", "title") for line in page.lines) <= 22


@METRICS
def test_the_attachment_begins_a_page_with_its_title_on_the_third_line(metrics):
    pages = paginate(report("disclosure-2014"), metrics)
    labelled = next(page for page in pages if "label" in roles(page))
    assert roles(labelled)[:4] == ["label", "blank", "title", "above"]
    assert labelled.number == pages.index(labelled) + 1
    assert "date" in roles(pages[labelled.number - 2])


@METRICS
@OFFICIAL
def test_a_table_that_goes_on_has_its_head_again_and_never_a_torn_row(metrics, form_id):
    pages = paginate(report(form_id), metrics)
    tabular = [page for page in pages if "row" in roles(page)]
    for page in tabular:
        first = roles(page).index("row")
        assert roles(page)[first - 1] == "head"
        assert roles(page)[-1] != "head"


@METRICS
@pytest.mark.parametrize("figure", [9, 123456, 1234567, 123456789])
def test_the_head_of_a_column_breaks_between_its_words(metrics, figure):
    form = load_form("disclosure-2021")
    draft = Author(1).draft(form)
    for at in ("tables.requests.new.total", "tables.disputes.reconsideration.total"):
        draft.set(at, figure)
    heads = [
        piece.text
        for page in paginate(assemble(form, draft), metrics)
        for line in page.lines
        if line.role == "head"
        for piece in line.pieces
    ]
    words = {"结果", "维持", "纠正", "尚未", "审结", "商业", "企业", "科研", "组织", "机构"}
    assert words <= {word[at : at + 2] for word in heads for at in (0, 2)}
    assert not [word for word in heads if len(word) == 3 and word != "自然人"]


@METRICS
@pytest.mark.parametrize("form_id", ["disclosure-2019", "disclosure-2021"])
def test_the_head_of_a_group_of_rows_breaks_between_its_words(metrics, form_id):
    pages = paginate(report(form_id), metrics)
    words = [piece.text for page in pages for line in page.lines for piece in line.pieces]
    assert {"（三）不予", "（四）无法", "（五）不予", "公开", "提供", "处理"} <= set(words)


@METRICS
@OFFICIAL
def test_every_figure_is_printed_once(metrics, form_id):
    printed = [
        piece.at
        for page in paginate(report(form_id), metrics)
        for line in page.lines
        for piece in line.pieces
        if piece.at.startswith("tables.") and piece.at.count(".") > 1
    ]
    assert sorted(printed) == sorted(load_form(form_id).figures)


def test_odd_pages_have_their_number_on_the_right():
    assert [page.on_the_right for page in paginate(document(*[LINE] * 50))] == [True, False, True]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([WORD, LIBREOFFICE]))
def test_the_pages_joined_give_the_text_back(seed, metrics):
    author = Author(seed)
    texts = [author.paragraph() for _ in range(author.random.randint(1, 30))]
    pages = paginate(document(*texts), metrics)
    lines = [line for page in pages for line in page.lines if line.role == "text"]
    joined = {}
    for line in lines:
        piece = line.pieces[0]
        assert piece.start == len(joined.get(piece.line, ""))
        joined[piece.line] = joined.get(piece.line, "") + piece.text
    assert list(joined.values()) == texts
    assert all(len(page.lines) <= 22 for page in pages)


def test_an_empty_draft_has_its_pages_too():
    form = load_form("disclosure-2021")
    assert paginate(assemble(form, Draft({"form": form.id})))
