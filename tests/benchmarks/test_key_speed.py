"""What a key costs in the whole program on a terminal: in a long paragraph beside a short one."""

from __future__ import annotations

import statistics
from pathlib import Path
from time import perf_counter

from forms.loading import load_form
from forms.store.reading import read_draft
from forms.store.writing import whole_text
from tests.tui.opened import copy_of
from tests.tui.terminal import NIANBAO, Terminal

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
