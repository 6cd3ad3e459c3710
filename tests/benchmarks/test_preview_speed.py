"""The pages after a changed sentence, beside the making of the document."""

from __future__ import annotations

from pathlib import Path
from time import process_time

from exporters.export import export_report
from exporters.preview_text import preview_pages
from forms.loading import load_form
from forms.store.reading import read_draft
from tests.tui.opened import copy_of

FORM = load_form("disclosure-2021")


def test_pages_after_a_changed_sentence_cost_less_than_the_document(tmp_path: Path) -> None:
    draft = read_draft(copy_of(FORM.id, tmp_path))
    preview_pages(FORM, draft)
    draft.set("sections.preface", draft.text("sections.preface") + "新的一句。")
    begun = process_time()
    preview_pages(FORM, draft)
    reckoned = process_time()
    export_report(FORM, draft)
    print(f"{(reckoned - begun) / (process_time() - reckoned):.2f}")
    assert reckoned - begun <= process_time() - reckoned
