"""A table made of bands goes on behind one of them where keeping it whole leaves a page short."""

from itertools import pairwise

import pytest

from exporters.assembly import assemble
from exporters.document import Heading, Table
from exporters.docx.reading import FoundTable, read_docx
from exporters.metrics import LIBREOFFICE, WORD
from exporters.page_measures import PROFILES
from exporters.pagination import paginate
from exporters.parting import SPARE, parted
from exporters.settling import settled
from exporters.verify import verify
from tests.exporters.reports import report, with_xml, written

HAN = "坚持以公开为常态不公开为例外全面推进决策执行管理服务和结果公开围绕群众关心的事项"
PAGE = PROFILES["office"]


def draft_with(lines):
    """A report of 2021 whose first table has so many lines of text before it."""
    form, draft = report("disclosure-2021")
    draft.set("sections.overview", "\n".join([HAN[:20]] * lines))
    return form, draft


def laid_out(lines):
    return parted(assemble(*draft_with(lines)), PAGE)


def parts_of_first(document):
    return [b for b in document.blocks if isinstance(b, Table) and b.at == "tables.proactive"]


def white_before(document, metrics):
    """Lines left white on the page before that which the heading of the first table begins."""
    pages = paginate(document, metrics, PAGE)
    first = next(
        b for b in document.blocks if isinstance(b, Heading) and b.at == "tables.proactive"
    )
    for before, page in pairwise(pages):
        if page.lines[0].text == first.text:
            return before.white(PAGE.pitch)
    return 0


@pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE], ids=lambda m: m.name)
def test_no_page_is_left_short_before_the_first_table(metrics):
    assert [white_before(laid_out(n), metrics) <= SPARE for n in range(22)] == [True] * 22


@pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE], ids=lambda m: m.name)
def test_a_band_that_goes_on_has_its_own_title_above_it_and_not_the_first_ones(metrics):
    document = settled(assemble(*report("disclosure-2019")), PAGE)
    _, second, *_ = paginate(document, metrics, PAGE)
    assert second.lines[0].text == "第二十条第（八）项"
    assert "第二十条第（一）项" not in [line.text for line in second.lines]


def test_a_table_is_parted_before_a_band_and_only_where_it_must():
    counts = []
    for lines in range(22):
        parts = parts_of_first(laid_out(lines))
        counts.append(len(parts))
        assert all(part.rows[0].cells[0].role == "band" for part in parts)
    assert set(counts) == {1, 2}
    assert counts.count(1) > counts.count(2)


def first_parted():
    return next(n for n in range(22) if len(parts_of_first(laid_out(n))) == 2)


def test_a_parted_table_reads_back_as_one_and_verifies(tmp_path):
    form, draft = draft_with(first_parted())
    path = written(form, draft, tmp_path / "a.docx")
    assert len(parts_of_first(settled(assemble(form, draft), PAGE))) == 2
    tables = [item for item in read_docx(path).items if isinstance(item, FoundTable)]
    assert len(tables) == 3
    assert verify(path) == []


def test_a_figure_changed_in_the_second_part_is_found_without_captions(tmp_path):
    form, draft = draft_with(first_parted())
    draft.set("tables.proactive.charges.amount", 87654)
    path = written(form, draft, tmp_path / "a.docx")
    with_xml(
        path, lambda xml: xml.replace("tblCaption", "tblDescription").replace("87654", "87645")
    )
    (found,) = verify(path)
    assert (found.at, found.expected, found.found) == (
        "tables.proactive.charges.amount",
        "87654",
        "87645",
    )


@pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE], ids=lambda m: m.name)
def test_the_words_of_a_head_over_rows_are_not_torn_between_pages(metrics):
    """三、本年度办理结果 stands beside two rows at least, the rows before it not apart from it."""
    for lines in range(22):
        pages = paginate(laid_out(lines), metrics, PAGE)
        ends = [page.lines[-1] for page in pages if page.lines[-1].role == "row"]
        last = [piece.at for line in ends for piece in line.pieces if piece.at]
        for row in ("new", "carried_in", "granted", "handled"):
            assert f"tables.requests.{row}.total" not in last


def test_each_attachment_begins_a_page_even_without_a_text():
    form, draft = draft_with(3)
    draft.set("attachments", [{"title": "清单", "text": ""}, {"title": "说明", "text": ""}])
    document = assemble(form, draft)
    pages = paginate(document, WORD, PAGE)
    assert [page.lines[0].text for page in pages[-2:]] == ["附件1", "附件2"]
