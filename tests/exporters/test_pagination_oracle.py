"""Predicted lines and pages against those that LibreOffice prints.

The golden files hold what it printed of made-up reports, so that most of this runs without it.
`NIANBAO_GOLDEN=write pytest tests/exporters/test_pagination_oracle.py` makes them anew.
"""

import os
from pathlib import Path

import pytest

from exporters.assembly import assemble
from exporters.docx.writer import write_docx
from forms.loading import example_path, known_forms, parse_form
from forms.store.reading import read_draft
from tests.exporters.agreement import Agreement, share
from tests.exporters.printed import SETTINGS, can_print, print_all
from tests.exporters.specimens import Author

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_SEEDS = range(5000, 5020)
UNSEEN_SEEDS = range(7000, 7021)


@pytest.fixture
def printer(tmp_path):
    """Prints documents; skips without LibreOffice unless NIANBAO_REQUIRE_RENDER is set."""
    if not can_print() and os.environ.get("NIANBAO_REQUIRE_RENDER") != "1":
        pytest.skip("needs LibreOffice, the font AR PL UMing CN and pymupdf")
    return lambda documents: print_all(
        [write_docx(document, settings=SETTINGS) for document in documents], tmp_path
    )


def golden_documents():
    form = parse_form((GOLDEN / "form.toml").read_text(encoding="utf-8"), "form.toml")
    return {seed: assemble(form, Author(seed).draft(form)) for seed in GOLDEN_SEEDS}


def golden_pages(seed):
    text = (GOLDEN / f"{seed}.txt").read_text(encoding="utf-8")
    return [page.split("\n") for page in text.split("\f\n")]


def hold(agreement):
    """The targets; every difference is told."""
    told = "\n".join(agreement.differences)
    assert share(agreement.lines) >= 0.999, told
    assert share(agreement.pages) == 1, told
    assert share(agreement.table_pages) >= 0.94, told


def test_the_golden_pages_are_predicted():
    agreement = Agreement()
    for seed, document in golden_documents().items():
        agreement.add(str(seed), document, golden_pages(seed))
    hold(agreement)


def test_libreoffice_still_prints_the_golden_pages(printer):
    documents = golden_documents()
    for seed, pages in zip(documents, printer(documents.values()), strict=True):
        if os.environ.get("NIANBAO_GOLDEN") == "write":
            text = "\f\n".join("\n".join(page) for page in pages)
            (GOLDEN / f"{seed}.txt").write_text(text, encoding="utf-8", newline="\n")
        assert golden_pages(seed) == pages


def test_unseen_reports_on_official_forms_print_as_predicted(printer):
    forms = known_forms()
    documents = {}
    for form in forms:
        example = example_path(form)
        if example:
            documents[f"example {form.id}"] = assemble(form, read_draft(example))
    for seed in UNSEEN_SEEDS:
        form = forms[seed % len(forms)]
        documents[f"{seed} {form.id}"] = assemble(form, Author(seed).draft(form))
    agreement = Agreement()
    for name, pages in zip(documents, printer(documents.values()), strict=True):
        agreement.add(name, documents[name], pages)
    hold(agreement)
