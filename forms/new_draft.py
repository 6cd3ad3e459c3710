"""A new draft file, blank or carried over from last year's; an existing file is never replaced."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from forms.form import Form
from forms.loading import load_form
from forms.patterns import regex
from forms.store.reading import read_draft

_UNSAFE = regex(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e]')
LONGEST_NAME = 60


class NewDraft(NamedTuple):
    """What a draft begins with."""

    form: Form
    year: int
    unit: str
    short_name: str = ""
    level: str = ""
    kind: str = ""
    previous: Path | None = None


def new_draft(path: Path, wanted: NewDraft) -> list[str]:
    """Write the draft and say what was carried over; raises DraftError, OSError."""
    from forms.store.writing import new_draft_text

    tree, notes = _begun(path, wanted)
    write_new(path, new_draft_text(wanted.form, tree))
    return notes


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet; raises FileExistsError, OSError."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _begun(path: Path, wanted: NewDraft) -> tuple[dict[str, object], list[str]]:
    begun: dict[str, object] = {"year": wanted.year, "unit.name": wanted.unit}
    notes: list[str] = []
    if wanted.previous is not None:
        from forms.carry_over import carry_over

        last = read_draft(wanted.previous)
        carried = carry_over(wanted.form, last, load_form(last.form), wanted.year)
        begun = {**carried.values, **begun, "previous": _relative(wanted.previous, path.parent)}
        notes = list(carried.notes)
    for key in ("short_name", "level", "kind"):
        if getattr(wanted, key):
            begun[f"unit.{key}"] = getattr(wanted, key)
    return begun, notes


def _relative(path: Path, folder: Path) -> str:
    """The path as the draft names it: relative where both lie on one drive."""
    try:
        return Path(os.path.relpath(path.absolute(), folder.absolute())).as_posix()
    except ValueError:
        return str(path.absolute())


def draft_name(folder: Path, unit: str, year: int) -> Path:
    """A free file name in a folder for a unit's report."""
    return free_name(folder, f"{unit}{year}年")


def free_name(folder: Path, stem: str, suffix: str = ".toml") -> Path:
    """A name that no file in the folder has, cleaned of what file systems refuse."""
    clean = _UNSAFE.sub("", stem).strip(" .")[:LONGEST_NAME] or "年报"
    for number in range(1, 10_000):
        path = folder / (f"{clean}{suffix}" if number == 1 else f"{clean}-{number}{suffix}")
        if not path.exists():
            return path
    raise FileExistsError(folder / clean)
