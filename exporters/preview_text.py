"""The pages as they will print, as text: one printed line a line, pages parted by a form feed."""

from __future__ import annotations

from exporters.assembly import assemble
from exporters.cells import cell_width
from exporters.document import Document
from exporters.page_measures import PROFILES, ProfileName
from exporters.page_measures import Page as Paper
from exporters.pages import PAGE_CELLS, Page
from exporters.pagination import paginate
from exporters.settling import settled
from forms.draft import Draft
from forms.form import Form

ESTIMATE = "按 Word 排版估算，换行可能略有出入"
"""What a preview says of itself: Word's lines are reckoned, not measured."""


def preview(form: Form, draft: Draft) -> str:
    """The printed pages of a draft, 56 columns wide but for tables, with their page numbers."""
    return "\f".join(map(_page_text, preview_pages(form, draft)))


def preview_pages(form: Form, draft: Draft) -> list[Page]:
    """The pages of a draft as Word prints them, on the paper that it asks for."""
    document, paper = on_paper(form, draft)
    return paginate(document, page=paper)


def on_paper(form: Form, draft: Draft) -> tuple[Document, Paper]:
    """The document of a draft, settled on the pages of the paper that the draft asks for."""
    profile: ProfileName = "ink" if draft.text("document.profile") == "ink" else "office"
    return settled(assemble(form, draft), PROFILES[profile]), PROFILES[profile]


def page_number(page: Page) -> str:
    """The line of the page number: right on odd pages, left on even ones, a character in (7.5)."""
    text = f"— {page.number} —"
    column = PAGE_CELLS - 2 - cell_width(text, True) if page.on_the_right else 2
    return " " * column + text


def _page_text(page: Page) -> str:
    lines = [line.cells() for line in page.lines]
    return "\n".join([*lines, "", page_number(page), ""])
