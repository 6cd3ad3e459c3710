"""Reports in the styles in which offices publish them: what comes back, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from forms.importing import import_report
from forms.loading import load_form
from tests.forms.importing.faults import FAULTS, Page, page_of, told
from tests.forms.importing.figures import Tally, random_draft, tally
from tests.forms.importing.pages import STYLES, Style, laid_out

FORMS = ("disclosure-2014", "disclosure-2019", "disclosure-2021")
SEEDS = range(2)
SPOILT_NAMES = (
    "clean page",
    "divisions",
    "merged cells lost",
    "a cell a line",
    "printed pages",
    "word, runs split",
)
SPOILT_STYLES = [style for style in STYLES if style.name in SPOILT_NAMES]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_style_is_read(style: Style, tmp_path: Path) -> None:
    total = Tally()
    for form_id in FORMS:
        form = load_form(form_id)
        for seed in SEEDS:
            draft = random_draft(form, seed)
            path = tmp_path / f"{form_id}-{seed}{style.suffix}"
            path.write_bytes(style.write(style.spoil(laid_out(form, draft)), Random(seed)))
            imported = import_report([path])
            assert imported.form.id == form_id
            total.add(tally(form, draft, imported))
            for address in ("year", "unit.name", "unit.phone", "document.date"):
                assert imported.draft.get(address) == draft.get(address)
            for section in form.sections:
                assert imported.draft.prose(section.id) == draft.prose(section.id)
    assert total.wrong == 0, total.notes[:5]
    assert total.share >= 0.98, total.notes[:5]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_no_fault_of_a_page_gives_a_wrong_figure_unmarked(
    fault: Callable[[Page], None], tmp_path: Path
) -> None:
    total = Tally()
    for form_id in FORMS:
        for style in SPOILT_STYLES:
            page = page_of(load_form(form_id), 7)
            fault(page)
            imported = told(page, style, tmp_path / f"{form_id} {style.name}")
            total.add(tally(page.form, page.truth, imported))
    assert total.wrong == 0, [note for note in total.notes if note.startswith("wrong ")][:5]
    assert total.share >= FAULTS[fault], total.notes[:5]


def test_what_has_no_place_is_kept_and_said(tmp_path: Path) -> None:
    form = load_form("disclosure-2014")
    style = next(style for style in STYLES if style.name == "added rows")
    path = tmp_path / "a.html"
    path.write_bytes(style.write(style.spoil(laid_out(form, random_draft(form, 3))), Random(3)))
    imported = import_report([path])
    kept = {label.split(" ", 1)[-1]: value for label, value in imported.retired.items()}
    assert kept["政务公开专区访问人次"] == "77"
    assert imported.draft.tree["retired"] == imported.retired
    assert any("没有位置" in message for message in imported.messages)
