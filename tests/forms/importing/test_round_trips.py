"""Our own documents come back: as exported, and after LibreOffice has rewritten them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporters.export import export_report
from forms.draft import Draft
from forms.form import Form
from forms.importing import Imported, import_report
from forms.loading import load_form
from tests.forms.importing.figures import Tally, random_draft, tally
from tests.forms.importing.rewriting import rewrite

FORMS = ("disclosure-2014", "disclosure-2019", "disclosure-2021")
FEW, MANY = 2, 17


def drafts(count: int) -> Iterator[tuple[Form, Draft, str]]:
    """Drafts of every form; in every second one no total is the sum of its parts."""
    for form_id in FORMS:
        form = load_form(form_id)
        for seed in range(count):
            yield form, random_draft(form, seed, summed=seed % 2 == 0), f"{form_id}-{seed}"


def same_prose(form: Form, draft: Draft, imported: Imported) -> bool:
    return all(imported.draft.prose(s.id) == draft.prose(s.id) for s in form.sections)


def test_fifty_exports_come_back_whole_from_their_text(tmp_path: Path) -> None:
    total = Tally()
    for form, draft, name in drafts(MANY):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(export_report(form, draft, include_draft=False))
        imported = import_report([path])
        total.add(tally(form, draft, imported))
        assert same_prose(form, draft, imported), name
        assert imported.doubts == [] and imported.retired == {}
        for address in ("year", "unit.name", "document.date"):
            assert imported.draft.get(address) == draft.get(address)
    assert (total.wrong, total.missing, total.right_in_doubt) == (0, 0, 0)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a few documents and of what LibreOffice made of them."""
    return rewritten(tmp_path_factory.mktemp("office"), FEW)


def rewritten(folder: Path, count: int) -> Path:
    """Documents, and what LibreOffice makes of them."""
    program = shutil.which("soffice")
    if program is None or shutil.which("pdftotext") is None:
        if os.environ.get("NIANBAO_REQUIRE_RENDER") == "1":
            pytest.fail("needs LibreOffice and pdftotext")
        pytest.skip("needs LibreOffice and pdftotext")
    for form, draft, name in drafts(count):
        (folder / f"{name}.docx").write_bytes(export_report(form, draft, include_draft=False))
    rewrite(program, folder)
    for pdf in (folder / "pdf").glob("*.pdf"):
        subprocess.run(["pdftotext", "-layout", pdf, pdf.with_suffix(".txt")], check=True)
    return folder


@pytest.mark.parametrize(
    ("where", "least"),
    [("docx/*.docx", 1.0), ("html/*.html", 1.0), ("pdf/*.pdf", 0.99), ("pdf/*.txt", 0.55)],
)
def test_what_libreoffice_rewrote_comes_back(office: Path, where: str, least: float) -> None:
    comes_back(office, where, least, FEW)


@pytest.mark.long
def test_fifty_rewritten_by_libreoffice_come_back(tmp_path: Path) -> None:
    folder = rewritten(tmp_path, MANY)
    for where in ("docx/*.docx", "html/*.html"):
        comes_back(folder, where, 1.0, MANY)
    comes_back(folder, "pdf/*.pdf", 0.99, MANY)
    comes_back(folder, "pdf/*.txt", 0.55, MANY)


def comes_back(office: Path, where: str, least: float, count: int) -> None:
    """Every figure and every paragraph, none wrong without a doubt mark."""
    total = Tally()
    known = {name: (form, draft) for form, draft, name in drafts(count)}
    paths = sorted(office.glob(where))
    assert len(paths) == len(known)
    for path in paths:
        form, draft = known[path.stem]
        imported = import_report([path])
        assert imported.form.id == form.id
        total.add(tally(form, draft, imported))
        assert path.suffix in (".pdf", ".txt") or same_prose(form, draft, imported), path.name
    assert total.wrong == 0, total.notes[:5]
    assert total.missing == 0 or where.endswith(".txt"), total.notes[:5]
    assert total.share >= least, total.notes[:5]


@pytest.mark.parametrize("suffix", [".odt", ".doc"])
def test_files_of_other_programs_are_converted(office: Path, suffix: str) -> None:
    name = "disclosure-2021-0"
    form, draft = next((form, draft) for form, draft, each in drafts(1) if each == name)
    path = office / suffix[1:] / f"{name}{suffix}"
    assert tally(form, draft, import_report([path])).share == 1.0


def test_a_draft_travels_inside_its_document(tmp_path: Path) -> None:
    form = load_form("disclosure-2021")
    draft = random_draft(form, 4)
    draft.set("unit.level", "county")
    draft.set("unit.cosigners", [{"name": "云山市财政局"}])
    draft.set(
        "sections.overview", "全年新收{requests.new.total}件，{{requests.new.total}}与{其他}照写。"
    )
    draft.set("attachments", [{"title": "公开事项清单", "text": "甲\n乙"}])
    path = tmp_path / "年报.docx"
    path.write_bytes(export_report(form, draft))
    imported = import_report([path])
    assert imported.doubts == []
    for address in ("sections", "tables", "unit", "attachments", "year"):
        assert imported.draft.get(address) == draft.get(address) or address == "unit"
    assert imported.draft.text("unit.level") == "county"
    assert imported.draft.get("unit.cosigners") == [{"name": "云山市财政局"}]


def test_a_figure_changed_in_word_afterwards_is_asked_about(tmp_path: Path) -> None:
    from zipfile import ZipFile

    form = load_form("disclosure-2014")
    draft = random_draft(form, 2)
    draft.set("tables.statistics.reading_points", 4711)
    path, changed = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(export_report(form, draft))
    with ZipFile(path) as source, ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(
                name, data.replace(b"4711", b"4712") if name == "word/document.xml" else data
            )
    imported = import_report([changed])
    asked = {doubt.address: doubt for doubt in imported.doubts}
    assert list(asked) == ["tables.statistics.reading_points"]
    assert asked["tables.statistics.reading_points"].value == 4712
    assert "4711" in asked["tables.statistics.reading_points"].why
    assert imported.draft.get("tables.statistics.reading_points") is None
    imported.take(imported.doubts).apply(imported.draft)
    assert imported.draft.get("tables.statistics.reading_points") == 4712
