"""Recorded walks through a real terminal: from the first start to a finished report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.draft import Address, Draft
from forms.form import Section, Table
from forms.loading import load_form
from forms.numerals import written
from forms.review import review
from forms.store.reading import read_draft
from forms.titles import heading
from tests.small_forms import example_as_printed
from tests.tui.terminal import NIANBAO, Terminal
from tests.tui.walker import Walker
from tui.widgets.sheet_layout import SheetLayout
from tui.widgets.sheet_moves import Place, onward

FORM = load_form("disclosure-2021")


@pytest.fixture
def answers() -> Draft:
    """What the newcomer has on the desk: the example's texts as printed, its figures."""
    return example_as_printed(FORM)


def begin(walker: Walker, answers: Draft) -> None:
    """From the first screen to the editor on a new draft."""
    walker.see("第一次使用")
    walker.press("escape")
    walker.terminal.wait_gone("第一次使用")
    walker.press("ctrl+n")
    walker.see("单位名称", "F8 新建")
    walker.type(answers.text("unit.name"))
    walker.see(answers.text("unit.name"))
    walker.press("tab", "tab", "tab", "tab")
    walker.type(str(answers.year))
    walker.press("f8")
    walker.see("封面信息")
    walker.press("enter", "enter", "enter")
    walker.see("成文日期　年-月-日")
    date = answers.get("document.date")
    walker.type(f"{date.year}-{date.month}-{date.day}")  # type: ignore[union-attr]
    walker.press("f8")


def write_section(walker: Walker, section: Section, answers: Draft) -> None:
    """Paste one section's text, refer to one figure in the second, and go on."""
    walker.purpose = f"section {section.id}"
    walker.see(f"“{section.label or section.title}”还没有写"[:12])
    text = answers.prose(section.id)
    walker.paste(text)
    walker.see(f"{len(''.join(text.split()))} 字")
    walker.press("f8")


def in_order_of_entry(table: Table) -> Iterator[Address]:
    """The figures of a table as Enter goes through them: column after column of each block."""
    layout = SheetLayout(table)
    places = {place: address for address, place in layout.places.items()}
    at: Place | None = (layout.rows[0], 0)
    while at is not None:
        yield places[at]
        at = onward(layout, at, at[1])


def fill_table(walker: Walker, table: Table, answers: Draft) -> None:
    """Type every figure of a table; the last one leads on."""
    walker.purpose = f"table {table.id}"
    for address in in_order_of_entry(table):
        value = answers.figure(address)
        assert value is not None
        walker.type(written(value))
        walker.press("enter")


def test_a_newcomer_walks_from_the_first_start_to_an_exported_report_by_keys_in_sight(
    answers: Draft, tmp_path: Path
) -> None:
    home = {"NIANBAO_HOME": str(tmp_path), "NO_COLOR": "1"}
    with Terminal(NIANBAO, 80, 24, home) as terminal:
        walker = Walker(terminal)
        begin(walker, answers)
        for part in FORM.parts:
            if isinstance(part, Section):
                write_section(walker, part, answers)
            else:
                walker.see(heading(part, FORM, answers)[:16], "还没有填")
                fill_table(walker, part, answers)
        walker.purpose = "end"
        walker.see("成稿前", "全部填完")
        walker.press("f9")
        walker.see("生成报告", "回车 生成")
        walker.press("enter")
        walker.see("已生成", "回车 好")
        walker.press("enter")
        terminal.wait_gone("回车 好")
        walker.press("f1")
        walker.see("^Q 保存并退出程序")
        walker.press("ctrl+q")
        assert terminal.wait() == 0
    (path,) = (tmp_path / "drafts").glob("*.toml")
    assert list((tmp_path / "drafts").glob("*.docx"))
    draft = read_draft(path)
    assert not [f for f in review(FORM, draft) if f.severity == "error"]
    figures = sum(n for purpose, n in walker.pressed.items() if purpose.startswith("table"))
    assert figures <= 1.15 * len(FORM.figures)
    for purpose, count in walker.pressed.items():
        assert not purpose.startswith("section") or count <= 3, purpose
