"""A draft in a folder of its own, with a state folder beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forms.loading import load_form
from forms.store import autosave
from forms.store.draft_file import DraftFile
from forms.store.writing import new_draft_text

RECEIVED = "tables.statistics.received"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small draft with a comment of its owner's."""
    folder = tmp_path / "草稿"
    folder.mkdir()
    path = folder / "年报.toml"
    values = {"year": 2018, "unit.name": "南昌", "sections.overview": "一段。", RECEIVED: 8}
    text = new_draft_text(load_form("disclosure-2014"), values)
    path.write_text(text.replace("\n[unit]", "\n# 王科长的草稿\n[unit]"), encoding="utf-8")
    return path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The state folder; made by the program where it needs it."""
    return tmp_path / "state"


@pytest.fixture
def opening(path: Path, state: Path) -> Iterator[Callable[..., DraftFile]]:
    """Opens the draft, and closes at the end what the test has left open."""
    opened: list[DraftFile] = []

    def open_file(at: Path = path, **options: object) -> DraftFile:
        opened.append(DraftFile.open(at, state=state, **options))
        return opened[-1]

    yield open_file
    for file in opened:
        file.close()


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """No save but those the test asks for."""
    monkeypatch.setattr(autosave.Autosave, "touch", lambda *_: None)


@pytest.fixture
def crash() -> Callable[[DraftFile], None]:
    """Ends a session as a kill would: the lock falls, nothing else is done."""

    def ends(file: DraftFile) -> None:
        file._autosave.stop()
        if file._lock and file._lock._held:
            file._lock._held.release()
        file.read_only = True
        file._lock = None

    return ends
