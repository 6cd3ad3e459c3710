"""A report read back: written as a draft, and what the officer should know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from forms.value_names import RETIRED, value_name

if TYPE_CHECKING:
    from forms.importing import Imported, ImportedValue


def write_imported(path: Path, imported: Imported) -> None:
    """Write the draft; each value still in doubt leaves its place blank and a note there.

    Raises FileExistsError, OSError.
    """
    from forms.new_draft import write_new
    from forms.store.writing import whole_text

    draft = imported.draft.copy()
    for doubt in imported.doubts:
        if draft.get(doubt.address) is None:
            note = f"读入时存疑，没有采用：{doubt.raw}（{doubt.source}；{doubt.why}）"
            draft.set(f"notes.{doubt.address}", note)
    write_new(path, whole_text(draft, imported.form))


def summary(imported: Imported) -> Iterator[str]:
    """What the officer should know of a report read back."""
    from forms.importing.questions import questions

    sure = [value for value in imported.values if value.sure]
    yield (
        f"读出 {len(sure)} 项（其中数据 {_figures(sure)} 个），"
        f"存疑 {len(imported.doubts)} 项（其中数据 {_figures(imported.doubts)} 个），"
        f"{RETIRED} {len(imported.retired)} 项。"
    )
    yield from imported.messages
    for question in questions(imported):
        doubt = question.doubts[0]
        name = value_name(imported.form, doubt.address)
        one = f"{name}　原文“{doubt.raw}”（{doubt.source}）　{doubt.why}"
        yield f"存疑，没有采用：{question.text or one}"
    for label, raw in imported.retired.items():
        yield f"{RETIRED}，留在草稿里：{label}　{raw[:40]}"
    for mend in imported.typography:
        yield f"可整理：{mend.title} {mend.count} 处"


def _figures(values: Iterable[ImportedValue]) -> int:
    return sum(value.address.startswith("tables.") for value in values)
