"""The preview: printed lines as text, and the way between a page and the draft."""

from datetime import date

import pytest

from exporters.cells import cell_width
from exporters.pages import PAGE_CELLS
from exporters.places import Spot, find_spot, source_of
from exporters.preview_text import page_number, preview, preview_pages
from forms.draft import Draft
from forms.loading import load_form
from tests.exporters.specimens import Author

FORM = load_form("disclosure-2021")
SENTENCE = "收到申请{requests.new.total}件，已全部答复，没有积压，群众满意。"


@pytest.fixture
def draft():
    return Draft(
        {
            "form": FORM.id,
            "year": 2023,
            "unit": {"name": "平原市水利局", "short_name": "平原市"},
            "document": {"date": date(2024, 1, 2)},
            "sections": {"overview": SENTENCE * 30 + "\n\n" + SENTENCE, "problems": "很多。"},
            "tables": {"requests": {"new": {"total": 1234}}},
        }
    )


def test_pages_are_parted_by_form_feeds_and_end_with_their_numbers(draft):
    pages = preview(FORM, draft).split("\f")
    assert len(pages) == len(preview_pages(FORM, draft))
    assert [page.splitlines()[-1].strip() for page in pages] == [
        f"— {number} —" for number in range(1, len(pages) + 1)
    ]


def test_the_page_number_stands_a_character_in_from_the_outer_edge(draft):
    first, second, *_ = preview_pages(FORM, draft)
    assert page_number(first) == " " * 47 + "— 1 —"
    assert page_number(second) == "  — 2 —"


def test_the_preview_shows_one_printed_line_a_line(draft):
    lines = preview(FORM, draft).split("\f")[0].splitlines()
    assert lines[0].strip() == "平原市2023年政府信息公开工作年度报告"
    assert lines[1] == ""
    assert "    收到申请1234件，已全部答复，没有积压，群众满意。收到" in lines


def test_a_figure_in_the_table_changes_the_preview(draft):
    before = preview(FORM, draft)
    draft.set("tables.requests.new.total", 4321)
    assert before.replace("1234件", "4321件").count("4321件") == preview(FORM, draft).count(
        "4321件"
    )


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("form_id", ["disclosure-2014", "disclosure-2021"])
def test_text_keeps_to_56_cells_and_columns_of_a_table_line_up(form_id, wide):
    form = load_form(form_id)
    for page in preview_pages(form, Author(4).draft(form)):
        for line in page.lines:
            shown = line.cells(wide)
            if line.bars:
                columns = [cell_width(shown[:at], wide) for at, c in enumerate(shown) if c == "|"]
                assert set(line.bars) <= set(columns)
            else:
                assert cell_width(shown, wide) <= PAGE_CELLS


def test_a_place_in_the_prose_is_found_on_its_page_and_back(draft):
    pages = preview_pages(FORM, draft)
    text = draft.prose("overview")
    for offset in range(0, len(text), 11):
        spot = find_spot(pages, FORM, draft, "sections.overview", offset)
        piece = pages[spot.page].lines[spot.line].pieces[0]
        back = [source_of(piece, column, FORM, draft) for column in range(len(piece.text) + 1)]
        assert all(at == "sections.overview" for at, _ in back)
        assert min(place for _, place in back) <= offset <= max(place for _, place in back)


def test_every_column_of_a_line_leads_to_the_character_it_shows(draft):
    text = draft.prose("overview")
    for page in preview_pages(FORM, draft):
        for line in page.lines:
            for piece in line.pieces:
                if piece.at != "sections.overview" or piece.line < 0:
                    continue
                for column, char in enumerate(piece.text):
                    _, offset = source_of(piece, column, FORM, draft)
                    assert text[offset] == char or text[offset] == "{"


def test_a_figure_is_found_in_its_table_even_where_it_is_blank(draft):
    pages = preview_pages(FORM, draft)
    for address in ("tables.requests.new.total", "tables.requests.new.other"):
        spot = find_spot(pages, FORM, draft, address)
        assert address in [piece.at for piece in pages[spot.page].lines[spot.line].pieces]


def test_an_empty_section_is_found_at_its_heading(draft):
    pages = preview_pages(FORM, draft)
    spot = find_spot(pages, FORM, draft, "sections.other")
    assert pages[spot.page].lines[spot.line].text == "六、其他需要报告的事项"


def test_the_first_character_of_a_section_is_in_its_text_not_its_heading(draft):
    pages = preview_pages(FORM, draft)
    spot = find_spot(pages, FORM, draft, "sections.problems", 0)
    assert pages[spot.page].lines[spot.line].text == "很多。"


def test_what_is_not_printed_has_no_place(draft):
    pages = preview_pages(FORM, draft)
    assert find_spot(pages, FORM, draft, "notes.x") is None
    assert find_spot(pages, FORM, draft, "document.date") == Spot(
        len(pages) - 1, len(pages[-1].lines) - 1
    )


def test_the_ink_profile_of_the_draft_counts(draft):
    draft.set("document.profile", "ink")
    assert preview_pages(FORM, draft)[0].height == 13029
