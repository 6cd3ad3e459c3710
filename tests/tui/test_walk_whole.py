"""The whole program on long texts, and on a form that has lost a row."""

from __future__ import annotations

import statistics
from pathlib import Path
from time import perf_counter

import pytest

from forms.draft import Draft
from forms.loading import load_form
from forms.references import find_references
from forms.store.reading import read_draft
from forms.store.writing import whole_text
from tests.tui.terminal import NIANBAO, Terminal
from tests.tui.test_editor import copy_of, opened
from tui.widgets.findings import FindingsPane

LIBRARY = Path(__file__).parents[1] / "data" / "library_return.toml"
SENTENCE = "本单位按照要求公开信息，听取各方面意见，逐项落实责任。"


def test_a_key_in_a_long_paragraph_costs_little_more_than_one_in_a_short_one(
    tmp_path: Path,
) -> None:
    """Turn about in two programs on one machine, from the key to the drawn character."""
    paths = {250: tmp_path / "短.toml", 5000: tmp_path / "长.toml"}
    example = copy_of("disclosure-2021", tmp_path).read_text("utf-8")
    form = load_form("disclosure-2021")
    for length, path in paths.items():
        path.write_text(example, encoding="utf-8")
        draft = read_draft(path)
        text = (SENTENCE * 200)[: length - 1]
        draft.set("sections.other", text + "。")
        draft.set("resume.at", "sections.other")
        path.write_text(whole_text(draft, form), encoding="utf-8")
    with (
        Terminal([*NIANBAO, "open", str(paths[250])], 80, 24) as short,
        Terminal([*NIANBAO, "open", str(paths[5000])], 80, 24) as long,
    ):
        times: dict[Terminal, list[float]] = {short: [], long: []}
        for terminal in times:
            terminal.wait_for("六、其他", "须核实")
            terminal.settle(0.5)
        for count in range(15):
            for terminal, spent in times.items():
                start = perf_counter()
                terminal.send(chr(ord("一") + 200 + count))
                terminal.wait_for(chr(ord("一") + 200 + count))
                spent.append(perf_counter() - start)
                terminal.settle(0.1)
        assert statistics.median(times[long]) <= 1.5 * statistics.median(times[short]) + 0.005


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
