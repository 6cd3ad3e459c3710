"""A report read in on the screen: doubts that one answer settles are asked together."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from exporters.cells import cell_width
from forms.importing import import_report
from forms.store.reading import read_draft
from forms.value_names import RETIRED
from tests.forms.importing.small import page, table
from tui.imported import summary
from tui.screens.final import standing
from tui.screens.import_report import ImportScreen
from tui.themes import THEMES
from tui.widgets.line_list import LineList

HEADS = " | ".join(
    ("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
)
REPORT = page(
    "三、收到和处理政府信息公开申请情况",
    table(
        HEADS,
        "一、本年新收政府信息公开申请数量 | 6 | - | - | - | - | - | 6",
        "二、上年结转政府信息公开申请数量 | 0 | - | - | - | - | - | -",
        "四、结转下年度继续办理 | 约2 | 0 | 0 | 0 | 0 | 0 | 2余件",
    ),
)
CERTAIN = REPORT.replace(">-<", ">0<").replace("约2", "2").replace("2余件", "2")
GROUP = "“申请情况表”里有 11 处写“-”，采用按 0 填，不用则空着"


class ImportDesk(App[None]):
    """The screen over a report of the test's own."""

    CSS_PATH = "../../tui/nianbao.tcss"
    ambiguous_wide = False

    def __init__(self, folder: Path, text: str = REPORT) -> None:
        super().__init__()
        self.report = folder / "年报.html"
        self.report.write_text(text, encoding="utf-8")
        self.made: list[Path | None] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        self.push_screen(ImportScreen(self.report), self.made.append)

    @property
    def keys(self) -> str:
        return str(self.screen.query_one(".answers", Static).content)

    @property
    def asked(self) -> list[str]:
        """What is asked, a text an item however many lines it takes."""
        lines = [line for line in self.screen.query_one(LineList).lines if line.role == "warning"]
        items = sorted({line.item for line in lines})
        return ["".join(line.text for line in lines if line.item == item) for item in items]


async def read_in(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_all_marks_of_a_table_are_one_question(tmp_path: Path) -> None:
    desk = ImportDesk(tmp_path)
    async with desk.run_test(size=(80, 24)) as pilot:
        await read_in(pilot)
        assert len(desk.asked) == 3 and desk.asked[0] == f"[不用] {GROUP}"
        await pilot.press("enter")
        assert desk.asked[0] == f"[采用] {GROUP}"
        await pilot.press("f8")
        await pilot.pause()
    (path,) = desk.made
    assert path is not None
    draft = read_draft(path)
    assert draft.figure("tables.requests.new.business") == 0
    assert draft.figure("tables.requests.carried_in.total") == 0
    assert draft.figure("tables.requests.carried_out.natural_person") is None


async def test_what_is_asked_and_told_is_shown_whole_however_narrow(tmp_path: Path) -> None:
    desk = ImportDesk(tmp_path)
    async with desk.run_test(size=(80, 24)) as pilot:
        await read_in(pilot)
        await pilot.press("x")
        assert any("原文写“-”，是否就是 0 请确认" in text for text in desk.asked)
        lines = pilot.app.screen.query_one(LineList)
        for columns in (60, 80):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
            room = lines.scrollable_content_region.width
            assert lines.lines and all(cell_width(line.text) <= room for line in lines.lines)


@pytest.mark.parametrize("keys", [["end"], ["pagedown"] * 9, ["down"] * 120])
@pytest.mark.parametrize("text", [REPORT, CERTAIN])
async def test_all_that_was_read_can_be_looked_through_by_keys(
    text: str, keys: list[str], tmp_path: Path
) -> None:
    desk = ImportDesk(tmp_path, text)
    async with desk.run_test(size=(80, 24)) as pilot:
        await read_in(pilot)
        lines = pilot.app.screen.query_one(LineList)
        assert lines.max_scroll_y > 0
        await pilot.press(*keys, *keys)
        assert lines.scroll_offset.y == lines.max_scroll_y
        back = {"end": "home", "pagedown": "pageup", "down": "up"}
        await pilot.press(*(back[key] for key in keys), *(back[key] for key in keys))
        assert lines.scroll_offset.y == 0


async def test_a_group_can_be_looked_through(tmp_path: Path) -> None:
    desk = ImportDesk(tmp_path)
    async with desk.run_test(size=(80, 24)) as pilot:
        await read_in(pilot)
        await pilot.press("enter", "x")
        assert len(desk.asked) == 3 + 11
        assert all(line.startswith("  [采用] ") for line in desk.asked[1:12])
        await pilot.press("down", "enter")
        assert desk.asked[0] == f"[部分] {GROUP}" and desk.asked[1].startswith("  [不用] ")
        await pilot.press("up", "x")
        assert len(desk.asked) == 3
        await pilot.press("a", "f8")
        await pilot.pause()
    (path,) = desk.made
    assert path is not None
    assert read_draft(path).figure("tables.requests.carried_out.natural_person") == 2


async def test_a_report_that_could_not_be_read_offers_the_way_back_alone(tmp_path: Path) -> None:
    desk = ImportDesk(tmp_path, "")
    async with desk.run_test(size=(80, 24)) as pilot:
        await read_in(pilot)
        assert desk.keys == "Esc 返回"


async def test_a_report_that_was_read_offers_what_can_be_answered(tmp_path: Path) -> None:
    desk = ImportDesk(tmp_path)
    async with desk.run_test(size=(80, 24)) as pilot:
        await read_in(pilot)
        assert desk.keys.startswith("回车 采用或不用   X 成组的逐个看   A 存疑的全部采用")
    desk = ImportDesk(tmp_path, page("一、总体情况", "<p>很好的一年。</p>"))
    async with desk.run_test(size=(80, 24)) as pilot:
        await read_in(pilot)
        assert "F8 建草稿" in desk.keys and ("采用" in desk.keys) == bool(desk.asked)


def test_what_found_no_place_is_told_with_where_it_can_be_seen(tmp_path: Path) -> None:
    report = tmp_path / "年报.html"
    parts = (
        "五、存在的主要问题及改进情况",
        "有问题。",
        "六、创新做法",
        "有一些。",
        "七、其他需要报告的事项",
        "无。",
    )
    report.write_text(page(*parts), encoding="utf-8")
    imported = import_report([report])
    told = list(summary(imported))
    assert any("没有位置，原样留在草稿里，不印。打开草稿按 ^O" in line for line in told)
    assert not any("retired" in line for line in told)
    listed = standing(imported.form, imported.draft, [], [], [])
    assert any(text.startswith(RETIRED) for text, _, _ in listed)


def test_the_command_says_that_what_is_in_doubt_was_not_taken(tmp_path: Path) -> None:
    report = tmp_path / "年报.html"
    report.write_text(REPORT, encoding="utf-8")
    told = list(summary(import_report([report])))
    assert f"存疑，没有采用：{GROUP}" in told
