"""Predicted lines and pages against those that LibreOffice prints.

The golden files hold what it printed of made-up reports, so that most of this runs without it.
`NIANBAO_GOLDEN=write pytest tests/exporters/test_pagination_oracle.py` makes them anew.
"""

import os
from pathlib import Path

import pytest

from exporters.assembly import assemble
from exporters.docx.writer import write_docx
from exporters.page_measures import PROFILES
from exporters.settling import settled
from forms.loading import example_path, known_forms, parse_form
from forms.store.reading import read_draft
from tests.exporters.agreement import Agreement, share
from tests.exporters.printed import SETTINGS, can_print, print_all
from tests.exporters.specimens import Author

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_SEEDS = range(5000, 5020)
UNSEEN_SEEDS = range(7000, 7021)
SETTLED_SEEDS = range(9000, 9003)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Pages as LibreOffice prints them, by name: one process for all.

    Skips without LibreOffice unless NIANBAO_REQUIRE_RENDER is set.
    """
    if not can_print() and os.environ.get("NIANBAO_REQUIRE_RENDER") != "1":
        pytest.skip("needs LibreOffice, the font AR PL UMing CN and pymupdf")
    documents = {**golden_documents(), **unseen_documents()}
    written = {
        name: write_docx(document, settings=SETTINGS) for name, document in documents.items()
    }
    for (profile, name), document in settled_documents().items():
        written[profile, name] = write_docx(document, profile=profile, settings=SETTINGS)
    pages = print_all(written.values(), tmp_path_factory.mktemp("pages"))
    return dict(zip(written, pages, strict=True))


def golden_documents():
    form = parse_form((GOLDEN / "form.toml").read_text(encoding="utf-8"), "form.toml")
    return {seed: assemble(form, Author(seed).draft(form)) for seed in GOLDEN_SEEDS}


def unseen_documents():
    """The examples, and reports on the official forms that no rule was made from."""
    forms = known_forms()
    documents = {}
    for form in forms:
        example = example_path(form)
        if example:
            documents[f"example {form.id}"] = assemble(form, read_draft(example))
    for seed in UNSEEN_SEEDS:
        form = forms[seed % len(forms)]
        documents[f"{seed} {form.id}"] = assemble(form, Author(seed).draft(form))
    return documents


def settled_documents():
    """Reports of one page to a dozen as they are exported, on either page."""
    documents = {}
    for seed in SETTLED_SEEDS:
        for form in known_forms():
            author = Author(seed)
            draft = author.draft(form)
            most = author.random.choice((1, 2, 4, 8))
            for section in form.sections:
                text = "\n".join(author.paragraph() for _ in range(author.random.randint(1, most)))
                draft.set(f"sections.{section.id}", text)
            for profile, page in PROFILES.items():
                name = f"settled {seed} {form.id}"
                documents[profile, name] = settled(assemble(form, draft), page)
    return documents


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


def test_libreoffice_still_prints_the_golden_pages(printed):
    for seed in GOLDEN_SEEDS:
        if os.environ.get("NIANBAO_GOLDEN") == "write":
            text = "\f\n".join("\n".join(page) for page in printed[seed])
            (GOLDEN / f"{seed}.txt").write_text(text, encoding="utf-8", newline="\n")
        assert golden_pages(seed) == printed[seed]


def test_unseen_reports_on_official_forms_print_as_predicted(printed):
    agreement = Agreement()
    for name, document in unseen_documents().items():
        agreement.add(name, document, printed[name])
    hold(agreement)


def test_exported_reports_print_as_predicted_on_either_page(printed):
    agreement = Agreement()
    for (profile, name), document in settled_documents().items():
        agreement.add(f"{name} {profile}", document, printed[profile, name], profile)
    hold(agreement)
