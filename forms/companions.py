"""The drafts that a draft is reviewed beside: last year's, and others of the same folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from forms.draft import Draft
from forms.loading import FormError, load_form
from forms.store.reading import DraftError, read_draft

MOST_SIBLINGS = 40
LARGEST_SIBLING = 400_000
"""Bytes; a larger file beside a draft is passed over."""


class Companions(NamedTuple):
    """Last year's drafts, drafts of the same year beside this one, and what could not be read."""

    previous: tuple[Draft, ...] = ()
    siblings: tuple[Draft, ...] = ()
    messages: tuple[str, ...] = ()


def companions_of(path: Path, draft: Draft, given: Sequence[Path] = ()) -> Companions:
    """Last year's drafts, those given or else the one the draft names, and the siblings."""
    messages: list[str] = []
    previous: list[Draft] = []
    for other in given or _named(path, draft):
        try:
            previous.append(_last_year(other, draft))
        except (DraftError, FormError) as error:
            messages.append(f"上年草稿没有用上：{error}")
    return Companions(tuple(previous), tuple(_siblings(path, draft)), tuple(messages))


def _last_year(path: Path, draft: Draft) -> Draft:
    """Last year's draft under the addresses of this year's form, as far as it means the same."""
    from forms.successors import translate
    from forms.upgrade import present

    last = present(read_draft(path))
    if last.form == draft.form:
        return last
    return translate(load_form(draft.form), last, load_form(last.form)).draft


def _named(path: Path, draft: Draft) -> list[Path]:
    named = draft.get("previous")
    names = named if isinstance(named, list) else [named]
    return [path.parent / name for name in names if isinstance(name, str) and name]


def _siblings(path: Path, draft: Draft) -> list[Draft]:
    found: list[Draft] = []
    try:
        others = sorted(p for p in path.parent.glob("*.toml") if p.name != path.name)
    except OSError:
        return found
    for other in others[:MOST_SIBLINGS]:
        sibling = _sibling(other)
        if sibling and sibling.form == draft.form and sibling.year == draft.year:
            found.append(sibling)
    return found


def _sibling(path: Path) -> Draft | None:
    try:
        if path.stat().st_size > LARGEST_SIBLING:
            return None
        draft = read_draft(path)
    except (DraftError, OSError):
        return None
    draft.file = path.name
    return draft
