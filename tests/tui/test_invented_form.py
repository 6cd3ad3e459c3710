"""A form that nobody has ever sent in works in screen, review and export from its file alone."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exporters.export import export_report
from exporters.preview_text import preview
from forms.draft import Draft
from forms.loading import load_form
from forms.store.reading import read_draft
from forms.store.writing import whole_text
from tui.app import NianbaoApp
from tui.screens.text import TextScreen
from tui.widgets.sheet import Sheet

LIBRARY = Path(__file__).parents[1] / "data" / "library_return.toml"


@pytest.fixture
def draft_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path))
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / LIBRARY.name).write_bytes(LIBRARY.read_bytes())
    form = load_form("library-return")
    draft = Draft({"schema": 1, "form": form.id, "edition": 1, "year": 2023, "counter": 1})
    draft.tree["unit"] = {"name": "某市图书馆", "level": "city", "kind": "agency"}
    draft.tree["resume"] = {"at": "tables.service.visits.adult"}
    path = tmp_path / "馆.toml"
    path.write_text(whole_text(draft, form), encoding="utf-8")
    return path


async def test_its_table_is_filled_on_the_screen(draft_path: Path) -> None:
    app = NianbaoApp(draft_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(app.focused, Sheet)
        for key in ("7", "enter", "5", "enter"):
            await pilot.press(key)
        await pilot.press("ctrl+q")
    draft = read_draft(draft_path)
    filled = dict(draft.items("tables"))
    assert filled["tables.service.visits.adult"] == 7
    assert sorted(filled.values()) == [5, 7]


async def test_a_new_edition_lists_what_it_moved(draft_path: Path) -> None:
    text = LIBRARY.read_text(encoding="utf-8").replace("edition = 1", "edition = 2")
    text += '[[migration]]\nedition = 2\nrenamed = { "tables.service.guests" = "tables.service.visits" }\n'
    (draft_path.parent / "forms" / LIBRARY.name).write_text(
        text.replace("library-return", "library-second"), encoding="utf-8"
    )
    old = read_draft(draft_path)
    old.set("form", "library-second")
    old.set("tables.service.guests.adult", 9)
    form = load_form("library-second")
    other = draft_path.with_name("旧.toml")
    other.write_text(whole_text(old, form), encoding="utf-8")
    app = NianbaoApp(other)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, TextScreen)
        await pilot.press("escape")
        assert isinstance(app.focused, Sheet)
        assert app.screen.draft.figure("tables.service.visits.adult") == 9
        await pilot.press("ctrl+q")


def test_it_is_exported_and_shown_in_pages(draft_path: Path) -> None:
    form, draft = load_form("library-return"), read_draft(draft_path)
    for number, address in enumerate(form.figures, start=101):
        draft.set(address, number)
    draft.set("sections.summary", "全年接待{service.visits.all}人次。")
    with zipfile.ZipFile(io.BytesIO(export_report(form, draft))) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    words = "".join(root.itertext())
    pages = preview(form, draft).replace("\n", "").replace(" ", "")
    for shown in (words, pages):
        assert "全年接待103人次。" in shown
        assert "三、2024年打算" in shown
        assert all(str(number) in shown for number in range(101, 110))
