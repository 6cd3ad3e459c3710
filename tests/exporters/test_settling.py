"""Office and date share a page with text, wherever the text ends and however its end is written."""

from dataclasses import replace
from functools import cache
from statistics import mode

import pytest

from exporters.assembly import assemble
from exporters.document import Heading
from exporters.metrics import LIBREOFFICE, WORD
from exporters.page_measures import PROFILES
from exporters.pagination import paginate
from exporters.parting import SPARE
from exporters.settling import MANY, settled
from tests.exporters.reports import report

HAN = "坚持以公开为常态不公开为例外全面推进决策执行管理服务和结果公开围绕群众关心的事项及时发布信息"
PAGE = PROFILES["office"]


@cache
def ending(form_id, short, last):
    form, draft = report(form_id)
    lines = [HAN[:20]] * short + [(HAN * last)[: 28 * last - 6] + "。"]
    draft.set(f"sections.{form.sections[-1].id}", "\n".join(lines))
    return settled(assemble(form, draft), PAGE)


def signed_page(document, metrics):
    """The roles of the lines on the page of the date, down to it."""
    pages = paginate(document, metrics, PAGE)
    (roles,) = [roles for p in pages if "date" in (roles := [line.role for line in p.lines])]
    return roles[: roles.index("date")]


@pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE], ids=lambda m: m.name)
@pytest.mark.parametrize("last", [2, 8, 14, 17, 18, 20, 23, 41])
def test_text_stands_above_the_signature_wherever_it_ends(metrics, last):
    for short in range(22):
        roles = signed_page(ending("disclosure-2021", short, last), metrics)
        assert "text" in roles, short
        assert "signature" in roles


@pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE], ids=lambda m: m.name)
def test_text_or_note_stands_above_the_signature_of_a_report_with_attachments(metrics):
    for short in range(22):
        roles = signed_page(ending("disclosure-2014", short, 2), metrics)
        assert {"text", "note"} & set(roles)
        assert "signature" in roles


def test_a_short_end_is_tied_and_nothing_is_loosened():
    document = ending("disclosure-2021", 3, 2)
    assert document.ties_end
    assert not any(b.before or b.after for b in document.blocks if isinstance(b, Heading))


def test_little_is_loosened_and_mostly_nothing():
    blanks = [
        sum(b.before + b.after for b in document.blocks if isinstance(b, Heading))
        for document in (ending("disclosure-2021", short, 20) for short in range(22))
    ]
    assert max(blanks) <= 6
    assert blanks.count(0) > 11


def test_a_note_may_stand_above_the_signature_alone_before_headings_are_loosened_for_it():
    documents = [ending("disclosure-2014", short, 2) for short in range(22)]
    headings = [[b for b in document.blocks if isinstance(b, Heading)] for document in documents]
    assert max(sum(b.before + b.after for b in found) for found in headings) <= 3


@pytest.mark.parametrize("form_id", ["disclosure-2014", "disclosure-2021"])
def test_the_pages_of_a_short_report_are_full_but_for_the_first_and_the_last(form_id):
    for lines in range(20, 64, 3):
        form, draft = report(form_id)
        draft.set("sections.overview", "\n".join([HAN[:60]] * (lines // 3)))
        document = settled(assemble(form, draft), PAGE)
        for metrics in (WORD, LIBREOFFICE):
            pages = paginate(replace(document, attachments=()), metrics, PAGE)[1:-1]
            white = [page.white(PAGE.pitch) for page in pages if not page.holds_table]
            assert not white or (max(white) <= SPARE and mode(white) == 0), (lines, metrics.name)


def test_a_last_paragraph_that_could_only_move_whole_leaves_no_page_nearly_empty():
    for short in range(22):
        document = ending("disclosure-2021", short, 14)
        pages = paginate(document, LIBREOFFICE, PAGE)
        assert max([p.white(PAGE.pitch) for p in pages[:-1] if not p.holds_table] or [0]) <= MANY


@pytest.mark.parametrize("last", [8, 9, 14, 17])
def test_a_long_last_paragraph_is_tied_where_that_moves_nothing(last):
    for short in range(22):
        document = ending("disclosure-2021", short, last)
        tied = paginate(replace(document, ties_end=True), LIBREOFFICE, PAGE)
        white = [page.white(PAGE.pitch) for page in tied[:-1] if not page.holds_table]
        assert document.ties_end or any(white), short


def test_a_long_last_paragraph_is_tied_where_a_few_blank_lines_before_it_leave_no_page_short():
    assert all(ending("disclosure-2021", short, 9).ties_end for short in range(29, 34))
