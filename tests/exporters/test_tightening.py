"""A table does not go over to the next page with a few rows under a head of their own."""

import pytest

from exporters.assembly import assemble
from exporters.document import Table
from exporters.grid_widths import ROWS
from exporters.metrics import LIBREOFFICE, WORD
from exporters.page_measures import PROFILES, table_pitch
from exporters.pagination import paginate
from exporters.settling import settled
from exporters.tightening import FEW
from tests.exporters.reports import report

LINE = "坚持以公开为常态不公开为例外全面推进决策"
PAGE = PROFILES["office"]


def laid_out(form_id, lines):
    """A report with so many lines of text before its first table."""
    form, draft = report(form_id)
    draft.set("sections.overview", "\n".join([LINE] * lines))
    return settled(assemble(form, draft), PAGE)


def rows_by_page(document, metrics):
    """How many rows of the table of applications stand on each page that has any."""
    counts = [
        sum(any(p.at.startswith("tables.requests.") for p in line.pieces) for line in page.lines)
        for page in paginate(document, metrics, PAGE)
    ]
    return [count for count in counts if count]


@pytest.mark.parametrize("metrics", [WORD, LIBREOFFICE], ids=lambda m: m.name)
@pytest.mark.parametrize("form_id", ["disclosure-2019", "disclosure-2021"])
def test_no_few_rows_stand_on_a_page_of_their_own(form_id, metrics):
    last = [rows_by_page(laid_out(form_id, lines), metrics)[-1] for lines in range(1, 23)]
    assert min(last) > FEW


def test_rows_are_lower_only_where_it_helps_and_never_lower_than_their_text():
    heights = [
        block.row_height
        for lines in range(1, 23)
        for block in laid_out("disclosure-2021", lines).blocks
        if isinstance(block, Table) and block.at == "tables.requests"
    ]
    assert 0 < sum(height < ROWS["matrix"] for height in heights) < 6
    assert min(heights) > table_pitch(18)
