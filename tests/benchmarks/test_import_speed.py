"""Ten pages come in within three times what python-docx takes to read their paragraphs and cells."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from exporters.export import export_report
from forms.importing import import_report
from forms.loading import load_form
from tests.forms.importing.figures import random_draft

RUNS = 7


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def read_with_python_docx(path: Path) -> list[str]:
    document = docx.Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    return texts + [c.text for t in document.tables for row in t.rows for c in row.cells]


@pytest.mark.parametrize("form_id", ["disclosure-2014", "disclosure-2021"])
def test_ten_pages_in_three_times_a_plain_reading(form_id: str, tmp_path: Path) -> None:
    form = load_form(form_id)
    draft = random_draft(form, 5)
    for section in form.sections:
        draft.set(f"sections.{section.id}", "\n".join([draft.prose(section.id)] * 5))
    path = tmp_path / "年报.docx"
    path.write_bytes(export_report(form, draft))
    import_report([path])
    assert best(lambda: import_report([path])) < 3 * best(lambda: read_with_python_docx(path))
