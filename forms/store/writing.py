"""A Draft put into the text of its file: what changed is written, all else stays as it stands.

Comments, unknown keys, the order of keys and line ends are the officer's. New keys come in the
order of the form, each figure with its official label as a comment, prose as readable lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from typing import Any

from forms.draft import Address, Draft, Value
from forms.form import Form, Section, figures_of
from forms.store.atomic import write_atomic
from forms.store.layout import Entry, Group, Layout, Path
from forms.store.reading import SCHEMA, parse_tree
from forms.store.toml_text import clean, key_text, same, value_text
from forms.titles import heading

__all__ = ["new_draft_text", "render", "whole_text", "write_atomic"]

_SCALARS = ("schema", "form", "edition", "year", "previous", "counter")
_GROUPS = {
    "unit": (
        *("name", "short_name", "level", "kind", "scope", "phone", "fax", "address", "postcode"),
        *("email", "website", "head", "reviewer", "compiler", "cosigners"),
    ),
    "document": ("date", "number", "published", "profile"),
    "attachments": ("title", "text"),
}
_AFTER = ("notes", "waived", "checked", "exports", "retired", "resume")
_UNKNOWN = 1_000_000
_HEAD = "# 政府信息公开工作年度报告草稿。可以用任何编辑器查看和修改；# 之后是注释。\n"


def render(text: str, draft: Draft, form: Form, before: Draft | None = None) -> str:
    """The text with the draft's values in it. `before` is what it holds, where that is known.

    The result is read back and compared before it is returned. Where a text is laid out in a way
    that cannot be changed in place, the whole is written anew. Raises ValueError where even that
    does not hold the draft.
    """
    wanted = clean(draft.tree)
    held = before.tree if before else parse_tree(text)
    revised = _Revision(text, held, Draft(wanted), form).text
    if _holds(revised, wanted):
        return revised
    return whole_text(draft, form)


def whole_text(draft: Draft, form: Form) -> str:
    """The text of a file that holds this draft and nothing else. Raises ValueError."""
    wanted = clean(draft.tree)
    text = _HEAD + _Revision("", {}, Draft(wanted), form).text
    if not _holds(text, wanted):
        raise ValueError("the draft cannot be written as TOML")
    return text


def new_draft_text(form: Form, values: Mapping[Address, Value]) -> str:
    """The text of a new draft of the form with these values; blanks are left out."""
    draft = Draft({"schema": SCHEMA, "form": form.id, "edition": form.edition, "counter": 0})
    for address, value in values.items():
        draft.set(address, value)
    return whole_text(draft, form)


def _holds(text: str, tree: dict[str, Any]) -> bool:
    try:
        return same(parse_tree(text), tree)
    except (ValueError, RecursionError):
        return False


class _Revision:
    """The changes that turn one text into another, collected as (start, end, replacement)."""

    def __init__(self, text: str, before: dict[str, Any], draft: Draft, form: Form) -> None:
        self._layout = Layout(text)
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._draft = draft
        self._form = form
        self._changes: list[tuple[int, int, str]] = []
        self._new_groups: dict[Path, list[str]] = {}
        self._change((), before, draft.tree)
        for path in sorted(self._new_groups, key=self._rank):
            self._place_group(path, self._new_groups[path])

    @property
    def text(self) -> str:
        """The revised text."""
        source, parts, at = self._layout.text, [], 0
        for start, end, replacement in sorted(self._changes, key=lambda change: change[:2]):
            parts += [source[at : max(start, at)], replacement.replace("\n", self._newline)]
            at = max(end, at)
        return "".join([*parts, source[at:]])

    def _change(self, path: Path, old: Any, new: Any) -> None:
        if same(old, new):
            return
        entry = self._layout.entries.get(path)
        if entry and new is not None:
            self._replace(entry, new)
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in (*old, *self._in_order(path, new.keys() - old.keys())):
                self._change((*path, key), old.get(key), new.get(key))
        elif self._layout.group((*path, 0)) and _are_tables(new):
            self._change_items(path, old, new)
        else:
            self._remove(path)
            self._add(path, new)

    def _change_items(self, path: Path, old: list[Any], new: list[Any]) -> None:
        """Change an array of tables; what is alike at both ends stays."""
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        common = min(len(old), len(new)) - tail
        for index in range(head, common):
            self._change((*path, index), old[index], new[index])
        for index in range(common, len(old) - tail):
            self._remove((*path, index))
        place = self._item_place(path, common)
        for item in new[common : len(new) - tail]:
            self._insert(place, self._block((*path, 0), self._item_lines(path, item)))

    def _item_place(self, path: Path, index: int) -> int:
        """Where an item goes: behind the one before it, or before the first."""
        if index:
            return max(group.tail for group in self._layout.under((*path, index - 1)))
        return min(group.start for group in self._layout.under(path))

    def _replace(self, entry: Entry, new: Any) -> None:
        label = "" if entry.commented else self._label(entry.path)
        written = _value(entry.path, new) + label
        self._changes.append((entry.value, entry.value_end, written))

    def _remove(self, path: Path) -> None:
        for entry_path, entry in self._layout.entries.items():
            if entry_path[: len(path)] == path:
                start = entry.start - self._heading_above(entry)
                self._changes.append((start, entry.end, ""))
        for group in self._layout.under(path):
            blank = (
                self._newline
                if self._layout.text.endswith("\n" + self._newline, 0, group.start)
                else ""
            )
            self._changes.append((group.start - len(blank), group.end, ""))

    def _heading_above(self, entry: Entry) -> int:
        """The length of the heading that the program itself has put above a section."""
        heading = self._heading(entry.path).replace("\n", self._newline)
        above = self._layout.text.endswith(heading, 0, entry.start)
        return len(heading) if above else 0

    def _add(self, path: Path, new: Any) -> None:
        if new in (None, {}, []):
            return
        in_item = any(isinstance(key, int) for key in path)
        if isinstance(new, dict) and not in_item:
            for key in self._in_order(path, new):
                self._add((*path, key), new[key])
        elif _are_tables(new) and not in_item:
            for index, item in enumerate(new):
                self._new_groups[(*path, index)] = self._item_lines(path, item)
        else:
            self._add_value(path, new)

    def _add_value(self, path: Path, new: Any) -> None:
        group = self._layout.group(path[:-1])
        dotted = None if group else self._dotted_neighbour(path)
        if group:
            self._insert(self._place_in(group, path), self._line(path, path[-1:], new))
        elif dotted:
            owner, neighbour = dotted
            self._insert(neighbour.end, self._line(path, path[len(owner.path) :], new))
        else:
            lines = self._new_groups.setdefault(path[:-1], [])
            lines.append(self._line(path, path[-1:], new))

    def _dotted_neighbour(self, path: Path) -> tuple[Group, Entry] | None:
        """The last entry of the same table where dotted keys make up that table."""
        table = path[:-1]
        found = None
        for group in self._layout.groups:
            if len(group.path) < len(table):
                inside = [e for e in group.entries if e.path[: len(table)] == table]
                found = (group, inside[-1]) if inside else found
        return found

    def _place_in(self, group: Group, path: Path) -> int:
        """Where a new key stands in a group: behind the nearest before it in the form."""
        rank = self._rank(path)
        before = [(self._rank(entry.path), entry.end) for entry in group.entries]
        before = [item for item in before if item[0] <= rank]
        if before:
            return max(before)[1]
        return group.entries[0].start if group.entries else group.end

    def _place_group(self, path: Path, lines: list[str]) -> None:
        rank = self._rank(path)
        before = [group for group in self._layout.groups if self._rank(group.path) <= rank]
        place = max(before, key=lambda group: (self._rank(group.path), group.tail)).tail
        self._insert(place, self._block(path, lines))

    def _insert(self, place: int, written: str) -> None:
        source = self._layout.text
        if place == len(source) and source and not source.endswith("\n"):
            written = "\n" + written.removesuffix("\n")
        self._changes.append((place, place, written))

    def _block(self, path: Path, lines: list[str]) -> str:
        keys = key_text(key for key in path if isinstance(key, str))
        if not path:
            return "".join(lines)
        header = f"[[{keys}]]" if isinstance(path[-1], int) else f"[{keys}]"
        return f"\n{header}{self._label(path)}\n{''.join(lines)}"

    def _item_lines(self, path: Path, item: dict[str, Any]) -> list[str]:
        keys = self._in_order((*path, 0), item)
        return [self._line((*path, 0, key), (key,), item[key]) for key in keys]

    def _line(self, path: Path, keys: Path, value: Any) -> str:
        key = key_text(key for key in keys if isinstance(key, str))
        return f"{self._heading(path)}{key} = {_value(path, value)}{self._label(path)}\n"

    def _heading(self, path: Path) -> str:
        """The heading of a section as a comment of its own, above it."""
        if len(path) != 2 or path[0] != "sections":
            return ""
        section = self._form.section(str(path[1]))
        words = section and (heading(section, self._form, self._draft) or section.label)
        return f"# {' '.join(words.split())}\n" if words else ""

    def _label(self, path: Path) -> str:
        """The official label of a figure, row or table as a comment at the end of its line."""
        words = self._labels.get(path)
        return f"  # {' '.join(words.split())}" if words else ""

    def _in_order(self, path: Path, keys: Iterable[str]) -> list[str]:
        return sorted(keys, key=lambda key: self._rank((*path, key)))

    def _rank(self, path: Path) -> tuple[int, ...]:
        """The place in the order of the form; what the form does not know comes last."""
        keys: Path = ()
        rank = []
        for key in path:
            keys = keys if isinstance(key, int) else (*keys, key)
            rank.append(key if isinstance(key, int) else self._places.get(keys, _UNKNOWN))
        return tuple(rank)

    @cached_property
    def _labels(self) -> dict[Path, str]:
        return dict(_labels(self._form, self._draft))

    @cached_property
    def _places(self) -> dict[Path, int]:
        return {path: place for place, path in enumerate(_paths(self._form))}


def _value(path: Path, value: Any) -> str:
    return value_text(value, prose=path[0] == "sections")


def _alike(one: list[Any], other: list[Any]) -> int:
    """How many items are alike from the beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: same(*pair), pairs))


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _paths(form: Form) -> Iterator[Path]:
    """Every path that the format and the form know, in the order of a new file."""
    for key in _SCALARS:
        yield (key,)
    for table, keys in _GROUPS.items():
        yield (table,)
        yield from ((table, key) for key in keys)
    yield ("sections",)
    yield ("tables",)
    for part in form.parts:
        if isinstance(part, Section):
            yield ("sections", part.id)
            continue
        yield ("tables", part.id)
        for figure in figures_of(part):
            path = tuple(figure.address.split("."))
            yield from (path[:length] for length in range(3, len(path) + 1))
    yield from ((key,) for key in _AFTER)


def _labels(form: Form, draft: Draft) -> Iterator[tuple[Path, str]]:
    """What the form calls its tables, rows and figures."""
    for table in form.tables:
        yield ("tables", table.id), heading(table, form, draft)
    for figure in form.figures.values():
        path = tuple(figure.address.split("."))
        unit = f"（{figure.unit}）" if figure.unit else ""
        row = f"{figure.row.number}{figure.row.label}"
        if figure.column.id:
            yield path[:-1], row
            yield path, figure.column.label + unit
        else:
            yield path, row + unit
