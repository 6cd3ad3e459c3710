"""Numbers that shall follow the table: only those told to be the one figure that they equal."""

from __future__ import annotations

import pytest

from forms.draft import Draft
from forms.loading import example_path, load_form
from forms.review.linking import links
from forms.store.reading import read_draft

FORM = load_form("disclosure-2021")
SECTION = FORM.section("overview")
NEW = "tables.requests.new.total"


@pytest.fixture
def draft() -> Draft:
    path = example_path(FORM)
    assert path is not None
    return read_draft(path)


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("新收政府信息公开申请56件。", [("56", NEW)]),
        (
            "新收申请{requests.new.total}件，予以公开23件。",
            [("23", "tables.requests.granted.total")],
        ),
        ("新收政府信息公开申请65件。", []),
        ("开展检查56次，走访10个村。", []),
        ("法人申请7件。", []),
        ("2024年新收政府信息公开申请56件。", []),
    ],
)
def test_a_number_follows_the_figure_that_it_is_told_to_be(
    draft: Draft, text: str, followed: list[tuple[str, str]]
) -> None:
    assert SECTION is not None
    draft.set("sections.overview", text)
    found = links(FORM, draft, SECTION)
    assert [(text[start:end], address) for (start, end), address in found] == followed
