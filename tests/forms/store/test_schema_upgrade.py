"""Drafts of every schema there has been open today; those of older ones step by step."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.draft import Draft
from forms.store.draft_file import DraftFile
from forms.store.reading import SCHEMA, read_draft
from forms.store.schema_upgrade import STEPS, upgraded

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_the_golden_draft_of_each_schema_opens_and_is_saved_with_all_that_is_in_it(
    tmp_path, state, schema
):
    golden = GOLDEN / f"schema_{schema}.toml"
    path = tmp_path / golden.name
    path.write_bytes(golden.read_bytes())
    with DraftFile.open(path, state=state) as file:
        assert file.draft.get("schema") == SCHEMA
        assert not file.read_only
        file.editing.change("tables.statistics.received", 10)
    old, new = golden.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
    if schema == SCHEMA:
        changed = [line for line in new.splitlines() if line not in old.splitlines()]
        assert changed == ["counter = 42", "received = 10  # 收到申请数"]
    assert read_draft(path).get("own_key") == "保留"


def test_there_is_a_step_from_every_schema_before_this_one():
    assert set(STEPS) == set(range(1, SCHEMA))


def older(tree: dict) -> dict:
    """A step for this test: schema 0 called the unit's name `office`."""
    tree["unit"] = {"name": tree.pop("office"), **tree.get("unit", {})}
    return tree


def test_an_older_draft_is_upgraded_in_memory_backed_up_and_written_at_the_first_save(
    path, state, crash, by_hand
):
    text = path.read_text(encoding="utf-8")
    text = text.replace("schema = 1", 'schema = 0\noffice = "旧名"').replace('name = "南昌"\n', "")
    path.write_text(text, encoding="utf-8")
    before = path.read_bytes()
    steps = {0: older}

    DraftFile.open(path, state=state, steps=steps).close()
    assert path.read_bytes() == before

    file = DraftFile.open(path, state=state, steps=steps)
    assert file.draft.get("unit.name") == "旧名" and "升级" in file.outcome.message
    assert [change.address for change in file.outcome.upgraded] == ["unit.name", "office"]
    file.editing.change("year", 2019)
    crash(file)
    file = DraftFile.open(path, state=state, steps=steps)
    assert (file.draft.year, file.draft.get("unit.name")) == (2019, "旧名")
    file.save()
    saved = read_draft(path)
    assert (saved.get("schema"), saved.get("unit.name"), saved.get("office")) == (1, "旧名", None)
    assert "# 王科长的草稿" in path.read_text(encoding="utf-8")
    (version,) = file.versions()
    assert version.reason == "upgrade" and version.path.read_bytes() == before
    file.close()


def test_steps_are_made_one_after_the_other():
    steps = {
        -1: lambda tree: {**tree, "seen": [*tree.get("seen", []), -1]},
        0: lambda tree: {**tree, "seen": [*tree.get("seen", []), 0]},
    }
    assert upgraded(Draft({"schema": -1}), steps).tree == {"schema": 1, "seen": [-1, 0]}


@pytest.mark.parametrize("schema", [1, 7, "1", None, True])
def test_a_draft_that_is_not_older_is_left_as_it_is(schema):
    draft = Draft({"schema": schema} if schema is not None else {})
    assert upgraded(draft) is draft
