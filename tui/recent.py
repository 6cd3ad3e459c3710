"""The drafts opened lately, most recent first, and those in the drafts folder."""

from __future__ import annotations

import json
from pathlib import Path

from forms.folders import drafts_folder, state_folder

MOST = 30
LARGEST = 200_000
"""Bytes of the list."""


def recent_drafts() -> tuple[list[Path], int]:
    """Drafts that are still there, those opened lately before others of the drafts folder, as many
    as are listed; and how many more there are.
    """
    listed = [path for path in _listed() if path.is_file()]
    try:
        others = sorted(drafts_folder().glob("*.toml"), key=_changed, reverse=True)
    except OSError:
        others = []
    found = list(dict.fromkeys([*listed, *others]))
    return found[:MOST], len(found[MOST:])


def remember(path: Path) -> None:
    """Put a draft at the head of the list; where that cannot be written nothing is lost."""
    kept = [path.absolute(), *(other for other in _listed() if other != path.absolute())][:MOST]
    try:
        state_folder().mkdir(parents=True, exist_ok=True)
        text = json.dumps([str(other) for other in kept], ensure_ascii=False)
        _list_path().write_text(text, encoding="utf-8")
    except OSError:
        return


def _list_path() -> Path:
    return state_folder() / "recent.json"


def _listed() -> list[Path]:
    try:
        if _list_path().stat().st_size > LARGEST:
            return []
        names = json.loads(_list_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names if isinstance(name, str) and "\0" not in name]


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0
