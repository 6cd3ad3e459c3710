"""The dialog before the document is made: what stands has the room, the sum of it first."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.draft import Draft
from forms.loading import load_form
from forms.new_draft import write_new
from forms.review.finding import Finding
from forms.review.waivers import waive
from forms.store.writing import whole_text
from tests.tui.opened import copy_of, dialog, opened, until
from tui.export_state import export_state
from tui.screens.export import ExportScreen
from tui.widgets.dialog import Dialog
from tui.widgets.paragraph import Paragraph

BARS = "▁▂▃▄▅▆▇█"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_an_unfinished_draft_tells_its_state_first_and_what_paper_lacks_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    draft = Draft({"schema": 1, "form": "disclosure-2021", "year": 2025})
    path = tmp_path / "年报.toml"
    write_new(path, whole_text(draft, load_form("disclosure-2021")))
    async with opened(path, size) as (_, pilot):
        await pilot.press("f9")
        await until(pilot, dialog(pilot, ExportScreen))
        box = pilot.app.screen.query_one(Dialog)
        await until(pilot, lambda: _rows(box)[-1].endswith("Esc 返回"))
        rows = _rows(box)
        assert "讨论稿" in rows[0]
        assert any(row.startswith("纸面：") for row in rows)
        text = pilot.app.screen.query_one(".question", Paragraph).text
        assert "三、收到和处理政府信息公开申请情况：175 处" in text
        assert text.index("纸面：") < text.index("待填：")
        assert sum(not row for row in rows) <= 4


def test_the_state_before_the_document_is_as_short_as_it_can_be() -> None:
    form, draft = load_form("disclosure-2021"), Draft({})
    paper = [Finding("fonts", "warning", "没有字体", ("paper",))]
    failing = [Finding("r", "warning", "请核对", ("sections.overview",))]
    assert export_state(form, draft, [], []) == "没有疑点，可以生成。"
    assert export_state(form, draft, [], paper).startswith("没有疑点，可以生成。纸面有 1 处要看。")
    assert export_state(form, draft, failing * 30, []).endswith("……共 30 处")


def test_answered_warnings_are_counted_before_the_document_is_made() -> None:
    form, draft = load_form("disclosure-2021"), Draft({})
    open_one = Finding("r", "warning", "请核对", ("sections.overview",))
    answered = [open_one._replace(waived=True, reason="属实")] * 2
    assert export_state(form, draft, answered, []) == (
        "没有疑点，可以生成。另有 2 处须核实的已写情况说明。"
    )
    said = export_state(form, draft, [*answered, open_one], [])
    assert said.startswith("没有必改的疑点，还有 1 处须核实。另有 2 处须核实的已写情况说明。")
    assert said.endswith("· 须核实 一、总体情况：请核对")


async def test_the_dialog_tells_of_statements(tmp_path: Path) -> None:
    path = copy_of("disclosure-2014", tmp_path)
    async with opened(path) as (screen, pilot):
        warning = next(f for f in screen.reviewing.findings if f.severity == "warning")
        screen.apply(waive(screen.draft, warning, "属实"))
        await pilot.press("f9")
        await until(pilot, dialog(pilot, ExportScreen))
        shown = pilot.app.screen.query_one(".question", Paragraph).text
        assert "另有 1 处须核实的已写情况说明" in shown
        assert warning.message not in shown


def _rows(box: Dialog) -> list[str]:
    """What is seen between the borders of a dialog."""
    lines = box.screen._compositor.render_strips()
    left, top, width, height = box.content_region
    return [
        line.crop(left, left + width).text.strip(f" {BARS}") for line in lines[top : top + height]
    ]
