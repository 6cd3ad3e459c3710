"""The whole program on long texts, and on a form that has lost a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.draft import Draft
from forms.loading import load_form
from forms.references import find_references
from forms.store.writing import whole_text
from tests.tui.opened import opened
from tui.widgets.findings import FindingsPane

LIBRARY = Path(__file__).parents[1] / "data" / "library_return.toml"


async def test_a_row_removed_from_the_form_is_a_finding_at_each_reference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    (tmp_path / "forms").mkdir()
    whole = LIBRARY.read_text("utf-8")
    local = tmp_path / "forms" / LIBRARY.name
    local.write_text(whole, encoding="utf-8")
    form = load_form("library-return")
    reference = "{service.loans.adult}"
    draft = Draft({"schema": 1, "form": form.id, "edition": 1, "year": 2023})
    draft.tree["unit"] = {"name": "某市图书馆"}
    draft.set(f"sections.{form.sections[0].id}", f"全年接待{reference}人次，其中{reference}人次。")
    draft.set(f"sections.{form.sections[1].id}", f"明年超过{reference}人次。")
    path = tmp_path / "馆.toml"
    path.write_text(whole_text(draft, form), encoding="utf-8")
    assert len(list(find_references(draft.prose(form.sections[0].id), form))) == 2
    local.write_text(whole.replace("loans", "lent"), encoding="utf-8")
    async with opened(path) as (screen, _):
        found = [f for f in screen.query_one(FindingsPane).findings if f.rule == "lost-reference"]
        places = [(f.at[0], f.span) for f in found]
        places += [(p.at, p.span) for f in found for p in f.places]
        assert {at for at, _ in places} == {f"sections.{s.id}" for s in form.sections[:2]}
        assert len(set(places)) == 3
