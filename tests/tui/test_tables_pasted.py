"""The three tables of a real report go into a blank draft by three pastes and a few keys."""

from __future__ import annotations

from pathlib import Path

from forms.loading import load_form
from forms.review.figures import relation_findings
from forms.store.reading import read_draft
from tests.tui.terminal import NIANBAO, Terminal
from tui.cli import main

FORM = load_form("disclosure-2021")
NEXT_PART = "\x1b[6;5~"
MARKS = ("二、主动公开政府信息情况\n", "三、收到和", "四、政府信息公开行政", "五、存在的")


def test_200_figures_in_under_40_keys_beside_the_pastes(corpus: Path, tmp_path: Path) -> None:
    text = (corpus / "2023-suqian.txt").read_text("utf-8")
    ends = [text.index(mark) for mark in MARKS]
    path = tmp_path / "年报.toml"
    unit = ["--unit", "某市人民政府办公室"]
    assert main(["new", str(path), "--form", FORM.id, "--year", "2023", *unit]) == 0
    keys = 0
    with Terminal([*NIANBAO, "open", str(path)]) as terminal:
        terminal.wait_for("封面信息", "待填")
        for table, start, end in zip(FORM.tables, ends, ends[1:], strict=False):
            going = 3 if table is FORM.tables[0] else 1
            terminal.send(NEXT_PART * going)
            terminal.wait_for(table.title)
            terminal.settle()
            terminal.paste(text[start:end])
            terminal.wait_for("粘贴预览", "填入")
            terminal.press("enter")
            terminal.wait_gone("粘贴预览")
            keys += going + 1
        terminal.press("ctrl+s")
        terminal.wait_for("已保存")
        terminal.settle()
    draft = read_draft(path)
    assert keys < 40
    assert all(draft.figure(address) is not None for address in FORM.figures)
    assert not [f for f in relation_findings(FORM, draft) if f.severity == "error"]
