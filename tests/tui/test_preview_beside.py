"""The pages beside the text and over the whole screen: they follow, and lead back."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exporters.export import export_report
from exporters.lines import cell_width
from exporters.preview_text import preview, preview_pages
from exporters.verify import draft_from_docx
from forms.loading import load_form
from forms.settings import load_settings
from forms.store.reading import read_draft
from tests.tui.opened import copy_of, dialog, opened, until
from tests.tui.test_whole_report import text_of
from tui.screens.editor import EditorScreen
from tui.screens.preview import PreviewScreen
from tui.widgets.findings import FindingsPane
from tui.widgets.pages_view import SEAL, PagesView

FORM = load_form("disclosure-2021")
NEW = "tables.requests.new.total"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return copy_of(FORM.id, tmp_path)


def shown(screen: EditorScreen) -> str:
    return "\n".join(line.text for line in screen.query_one(PagesView).lines)


def current(screen: EditorScreen) -> str:
    view = screen.query_one(PagesView)
    return next(line.text for line in view.lines if line.item == view.current)


def prose_rows(screen: EditorScreen) -> str:
    prose = screen.prose
    assert prose is not None
    return "".join(strip.text for strip in prose.render_lines(prose.size.region))


async def test_one_key_shows_the_pages_beside_the_text_the_next_whole_the_third_none(
    example: Path,
) -> None:
    async with opened(example) as (screen, pilot):
        field = screen.field
        await pilot.press("f3")
        await until(pilot, lambda: screen.query(PagesView) and shown(screen))
        assert pilot.app.focused is field
        assert not screen.query_one(FindingsPane).display
        assert screen.query_one(PagesView).scrollable_content_region.width >= 56
        await pilot.press("f3")
        await until(pilot, dialog(pilot, PreviewScreen))
        await pilot.press("f3")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert not screen.query(PagesView)
        assert screen.query_one(FindingsPane).display


async def test_escape_puts_the_pages_away(example: Path) -> None:
    async with opened(example) as (screen, pilot):
        await pilot.press("f3", "escape")
        await until(pilot, lambda: not screen.query(PagesView))
        assert screen.query_one(FindingsPane).display


async def test_on_a_narrow_terminal_the_pages_take_the_whole_screen(example: Path) -> None:
    async with opened(example, (80, 24)) as (_, pilot):
        await pilot.press("f3")
        await until(pilot, dialog(pilot, PreviewScreen))


async def test_the_pages_follow_the_words_and_the_place_after_a_pause(example: Path) -> None:
    async with opened(example) as (screen, pilot):
        await pilot.press("f3", *"新写的话")
        await until(pilot, lambda: "新写的话" in shown(screen))
        await screen.go_to("sections.problems")
        await until(
            pilot,
            lambda: (
                screen.form.section("problems").title in current(screen)  # type: ignore[union-attr]
                or "主要问题" in current(screen)
            ),
        )


async def test_a_figure_changed_changes_sentence_preview_and_export(
    example: Path, tmp_path: Path
) -> None:
    async with opened(example) as (screen, pilot):
        await screen.go_to(NEW)
        await pilot.press("f3", "7", "3", "1", "enter")
        await until(pilot, lambda: "全年新收政府信息公开申请731件" in shown(screen))
        await screen.go_to("sections.overview")
        await until(pilot, lambda: "731" in prose_rows(screen))
        assert "申请731件" in preview(FORM, screen.draft)
        data = export_report(FORM, screen.draft, load_settings(), "office", True)
    document = tmp_path / "out.docx"
    document.write_bytes(data)
    assert draft_from_docx(document).figure(NEW) == 731
    body = ElementTree.fromstring(zipfile.ZipFile(document).read("word/document.xml"))
    assert "申请731件" in text_of(body)


def test_the_page_is_56_cells_wide_22_lines_high_and_keeps_a_place_for_the_seal(
    example: Path,
) -> None:
    draft = read_draft(example)
    pages = preview_pages(FORM, draft)
    prose = [line for page in pages for line in page.lines if line.role in ("text", "heading")]
    assert max(cell_width(line.cells()) for line in prose) == 56
    untabled = [p for p in pages if not any(line.role == "row" for line in p.lines)]
    assert untabled
    assert max(len(page.lines) for page in untabled) <= 22
    assert not [line for line in prose if line.text.strip()[:1] in "，。；：、！？）》”"]


async def test_the_seal_and_the_page_numbers_are_in_sight(example: Path) -> None:
    async with opened(example, (80, 24)) as (_, pilot):
        await pilot.press("f3")
        await until(pilot, dialog(pilot, PreviewScreen))
        view = pilot.app.screen.query_one(PagesView)
        await until(pilot, lambda: view.lines)
        text = "\n".join(line.text for line in view.lines)
        assert SEAL in text
        assert "第 1 页，共" in text
        assert "— 1 —" in text
        widest = max(cell_width(line.text) for line in view.lines)
        assert widest > view.size.width
        before = [line.text for line in view.lines]
        await pilot.press("right")
        assert [line.text for line in view.lines] != before


async def test_a_page_key_shows_the_lines_after_those_in_sight(example: Path) -> None:
    async with opened(example, (80, 24)) as (_, pilot):
        await pilot.press("f3")
        await until(pilot, dialog(pilot, PreviewScreen))
        view = pilot.app.screen.query_one(PagesView)
        await until(pilot, lambda: view.lines)
        await pilot.press("home")
        height = view.scrollable_content_region.height
        for pages in (1, 2, 3):
            await pilot.press("pagedown")
            await until(pilot, lambda pages=pages: view.scroll_offset.y == pages * (height - 1))
        await pilot.press("pageup")
        await until(pilot, lambda: view.scroll_offset.y == 2 * (height - 1))
        await pilot.press("end", "pagedown")
        await pilot.pause()
        assert view.current == view.items - 1
