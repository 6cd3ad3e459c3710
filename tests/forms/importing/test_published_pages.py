"""Reports in the styles in which offices publish them: what comes back, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from forms.importing import import_report
from forms.loading import load_form
from tests.forms.importing.faults import FAULTS, Page, page_of, told
from tests.forms.importing.figures import Tally, random_draft, tally
from tests.forms.importing.pages import Rows, T, laid_out
from tests.forms.importing.styles import STYLES, Style

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


@pytest.mark.parametrize("form_id", FORMS)
def test_tables_in_a_workbook(form_id: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    form = load_form(form_id)
    draft = random_draft(form, 2)
    book = openpyxl.Workbook()
    for block in laid_out(form, draft):
        if isinstance(block, T):
            fill_sheet(book.create_sheet(block.table.id), block.rows)
    book.save(tmp_path / "表.xlsx")
    assert tally(form, draft, import_report([tmp_path / "表.xlsx"])).share == 1.0


def fill_sheet(sheet: Any, rows: Rows) -> None:
    """Write a table with its merged cells; whole figures as numbers."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows, start=1):
        column = 1
        for cell in cells:
            while (row, column) in taken:
                column += 1
            sheet.cell(row, column, int(cell.text) if cell.text.isdecimal() else cell.text)
            last = row + cell.height - 1, column + cell.width - 1
            taken |= {(r, c) for r in range(row, last[0] + 1) for c in range(column, last[1] + 1)}
            if (row, column) != last:
                sheet.merge_cells(
                    start_row=row, start_column=column, end_row=last[0], end_column=last[1]
                )


def test_text_and_tables_may_come_in_two_files(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    form = load_form("disclosure-2014")
    draft = random_draft(form, 6)
    report = laid_out(form, draft)
    book = openpyxl.Workbook()
    fill_sheet(book.active, next(block.rows for block in report if isinstance(block, T)))
    book.save(tmp_path / "表.xlsx")
    prose = "\n".join(block.text for block in report if not isinstance(block, T))
    (tmp_path / "文.txt").write_text(prose, encoding="utf-8")
    imported = import_report([tmp_path / "文.txt", tmp_path / "表.xlsx"])
    assert tally(form, draft, imported).share == 1.0
    assert all(imported.draft.prose(s.id) == draft.prose(s.id) for s in form.sections)


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


def test_a_table_of_words_in_the_prose_is_not_lost(tmp_path: Path) -> None:
    page = (
        "<html><body><p>清河县2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>见下表。</p>"
        "<table><tr><td>事项</td><td>牵头科室</td></tr><tr><td>回应关切</td><td>办公室</td></tr></table>"
        "<p>六、其他需要报告的事项</p><p>无。</p></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    kept = import_report([tmp_path / "a.html"]).retired
    assert list(kept.values()) == ["事项 | 牵头科室\n回应关切 | 办公室"]
