"""A TOML document changed in place until it holds a draft; what did not change is not touched.

New keys and tables come in the order of the form, each figure with its official label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import takewhile
from typing import Any

from tomlkit.items import AoT, Comment, Item, SingleKey, Table, Trivia
from tomlkit.toml_document import TOMLDocument

from forms.draft import Draft
from forms.form import Form, Section, figures_of
from forms.store import toml_items
from forms.store.toml_items import Entry, Path, Scope, has_header
from forms.store.toml_text import same
from forms.titles import heading

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


def revise(
    document: TOMLDocument, before: dict[str, Any], draft: Draft, form: Form, newline: str
) -> None:
    """Change the document, which holds the tree `before`, until it holds the draft."""
    root = Scope((), document.body)
    _Revision(draft, form, newline).change_table([root], before, draft.tree)


class _Revision:
    def __init__(self, draft: Draft, form: Form, newline: str) -> None:
        self._draft = draft
        self._form = form
        self._newline = newline

    def change_table(self, parts: list[Scope], old: dict[str, Any], new: dict[str, Any]) -> None:
        """Change a table, which may stand in several parts."""
        for key in (*old, *self._in_order(parts[0].path, new.keys() - old.keys())):
            if not same(old.get(key), new.get(key)):
                self._change(parts, key, old.get(key), new.get(key))
        for part in parts:
            if part.around and not part.entries and (part.headless or part.dotted):
                del part.around.entries[part.around.index_of(part.table)]

    def _change(self, parts: list[Scope], key: str, old: Any, new: Any) -> None:
        found = [(part, index) for part in parts for index in part.places(key)]
        items = [part.entries[index][1] for part, index in found]
        single = items[0] if len(items) == 1 else None
        if items and isinstance(new, dict) and all(isinstance(item, Table) for item in items):
            self.change_table([part.inner(index) for part, index in found], old, new)
        elif isinstance(single, AoT) and _are_tables(new):
            self._change_array(found[0][0], key, single, old, new)
        elif single and new is not None and not isinstance(single, (Table, AoT)):
            self._replace(*found[0], new)
        else:
            for part, index in reversed(found):
                self._remove(part, index)
            if not same(new, None):
                self._add(parts, key, new)

    def _change_array(self, scope: Scope, key: str, tables: AoT, old: Any, new: Any) -> None:
        """Change an array of tables; what is alike at both ends stays."""
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        common = min(len(old), len(new)) - tail
        for index in range(head, common):
            self.change_table([scope.item(key, tables, index)], old[index], new[index])
        for index in reversed(range(common, len(old) - tail)):
            self._remove_item(scope, tables, index)
        for index in range(common, len(new) - tail):
            self._insert_item(tables, index, self._item((*scope.path, key, index), new[index]))

    def _replace(self, scope: Scope, index: int, new: Any) -> None:
        key, old = scope.entries[index]
        assert key
        item = self._leaf((*scope.path, key.key), new)
        item.trivia.indent, item.trivia.trail = old.trivia.indent, old.trivia.trail
        if old.trivia.comment:
            item.trivia.comment_ws = old.trivia.comment_ws
            item.trivia.comment = old.trivia.comment
        scope.entries[index] = key, item

    def _remove(self, scope: Scope, index: int) -> None:
        """Remove an entry; the comments in a table stay, the heading written above a text not."""
        key, item = entry = scope.entries.pop(index)
        assert key
        if has_header(entry):
            self._keep_comments(item, *scope.before(index))
        elif index and self._is_heading(scope.entries[index - 1][1], (*scope.path, key.key)):
            del scope.entries[index - 1]

    def _remove_item(self, scope: Scope, tables: AoT, index: int) -> None:
        removed = tables.body.pop(index)
        if index:
            entries = toml_items.entries_at_end(tables.body[index - 1])
            self._keep_comments(removed, entries, len(entries))
        else:
            self._keep_comments(removed, *scope.before(scope.index_of(tables)))

    def _keep_comments(self, removed: Item, entries: list[Entry], place: int) -> None:
        """Put there what a removed table leaves; the blank line above it goes with it."""
        last = toml_items.entries_at_end(removed)
        loose_end = toml_items.take_loose_end(last, len(last))
        if not _begins_with_blank(removed):
            place = toml_items.drop_blank_line(entries, place, self._newline)
        entries[place:place] = [*toml_items.comments_in(removed), *loose_end]

    def _add(self, parts: list[Scope], key: str, new: Any) -> None:
        scope = parts[0]
        path = (*scope.path, key)
        if self._is_group(path, new) and not scope.dotted:
            self._insert_group(scope, key, self._group(path, new))
            return
        homes = [part for part in parts if not part.headless]
        if homes:
            self._insert_value(homes, key, new)
        elif scope.around:
            table = self._table(scope.path, {key: new})
            self._insert_group(scope.around, str(scope.path[-1]), table)
            parts.append(scope.around.inner(scope.around.index_of(table)))

    def _insert_value(self, homes: list[Scope], key: str, new: Any) -> None:
        """Put a new key behind the nearest before it in the form, else before all."""
        path = (*homes[0].path, key)
        rank = self._rank(path)
        place, nearest = (homes[0], self._above_first(homes[0])), -1
        for home in homes:
            for index, entry in enumerate(home.entries):
                if entry[0] and not has_header(entry):
                    found = self._rank((*home.path, entry[0].key))
                    if nearest <= found <= rank:
                        place, nearest = (home, index + 1), found
        home, index = place
        home.entries[index:index] = self._entries(path, new)

    def _above_first(self, scope: Scope) -> int:
        """The place before the first key: below the comments at the top, above its own heading."""
        index = _first(scope.entries)
        key = scope.entries[index][0] if scope.entries else None
        above = scope.entries[index - 1][1] if index else None
        own = key and above and self._is_heading(above, (*scope.path, key.key))
        return index - 1 if own else index

    def _insert_group(self, scope: Scope, key: str, group: Item) -> None:
        """Put a new table, or array of tables, behind the nearest before it in the form."""
        rank = self._rank((*scope.path, key))
        place, nearest = _end_of_values(scope.entries), -1
        for index, entry in enumerate(scope.entries):
            if entry[0] and has_header(entry) and entry[0].key != key:
                found = self._rank((*scope.path, entry[0].key))
                if nearest <= found <= rank:
                    place, nearest = index + 1, found
        entries, end = scope.before(place)
        loose_end = toml_items.take_loose_end(entries, end)
        toml_items.entries_at_end(group).extend(loose_end)
        place -= len(loose_end) if entries is scope.entries else 0
        scope.entries.insert(place, (SingleKey(key), group))

    def _insert_item(self, tables: AoT, index: int, table: Table) -> None:
        if index:
            entries = toml_items.entries_at_end(tables.body[index - 1])
            loose_end = toml_items.take_loose_end(entries, len(entries))
            toml_items.entries_at_end(table).extend(loose_end)
        tables.body.insert(index, table)

    def _group(self, path: Path, new: Any) -> Item:
        if isinstance(new, dict):
            return self._table(path, new)
        items = [self._item((*path, index), item) for index, item in enumerate(new)]
        return toml_items.new_array(items)

    def _table(self, path: Path, new: dict[str, Any]) -> Table:
        """A new table: its values, then the tables in it, each below a header of its own."""
        keys = [key for key in self._in_order(path, new) if not same(new[key], None)]
        groups = [key for key in keys if self._is_group((*path, key), new[key])]
        values = [key for key in keys if key not in groups]
        entries = [entry for key in values for entry in self._entries((*path, key), new[key])]
        entries += [(SingleKey(key), self._group((*path, key), new[key])) for key in groups]
        trivia = self._trivia(path, self._newline) if values else Trivia()
        return toml_items.new_table(entries, trivia, headless=not values)

    def _item(self, path: Path, new: dict[str, Any]) -> Table:
        entries = [
            entry
            for key in self._in_order(path, new)
            for entry in self._entries((*path, key), new[key])
        ]
        return toml_items.new_table(entries, self._trivia(path, self._newline), of_array=True)

    def _is_group(self, path: Path, new: Any) -> bool:
        """Whether a new value gets headers; within the items of an array it stands on a line."""
        in_item = any(isinstance(key, int) for key in path)
        return not in_item and (isinstance(new, dict) or _are_tables(new))

    def _entries(self, path: Path, new: Any) -> list[Entry]:
        words = self._heading(path)
        above = [toml_items.new_comment(words, self._newline)] if words else []
        return [*above, (SingleKey(str(path[-1])), self._leaf(path, new))]

    def _leaf(self, path: Path, new: Any) -> Item:
        item = toml_items.item_of(new, self._newline, prose=path[0] == "sections")
        label = self._trivia(path)
        item.trivia.comment_ws, item.trivia.comment = label.comment_ws, label.comment
        item.trivia.trail = self._newline
        return item

    def _heading(self, path: Path) -> str:
        """The heading of a section as a comment of its own, above it."""
        if len(path) != 2 or path[0] != "sections":
            return ""
        section = self._form.section(str(path[1]))
        words = section and (heading(section, self._form, self._draft) or section.label)
        return f"# {' '.join(words.split())}" if words else ""

    def _is_heading(self, item: Item, path: Path) -> bool:
        words = self._heading(path)
        return bool(words) and isinstance(item, Comment) and item.trivia.comment == words

    def _trivia(self, path: Path, indent: str = "") -> Trivia:
        """The official label of a figure, row or table as a comment at the end of its line."""
        words = " ".join(self._labels.get(path, "").split())
        return Trivia(indent, "  " if words else "", f"# {words}" if words else "", self._newline)

    def _in_order(self, path: Path, keys: Iterable[str]) -> list[str]:
        return sorted(keys, key=lambda key: self._rank((*path, key)))

    def _rank(self, path: Path) -> int:
        """The place in the order of the form; what the form does not know comes last."""
        return self._places.get(tuple(key for key in path if isinstance(key, str)), _UNKNOWN)

    @cached_property
    def _labels(self) -> dict[Path, str]:
        return dict(_labels(self._form, self._draft))

    @cached_property
    def _places(self) -> dict[Path, int]:
        return {path: place for place, path in enumerate(_paths(self._form))}


def _first(entries: list[Entry]) -> int:
    """The place of the first key, below the comments at the top."""
    return next((i for i, entry in enumerate(entries) if entry[0] and not has_header(entry)), 0)


def _end_of_values(entries: list[Entry]) -> int:
    """The place behind the last key that is no table."""
    values = [i for i, entry in enumerate(entries) if entry[0] and not has_header(entry)]
    return values[-1] + 1 if values else 0


def _begins_with_blank(item: Item) -> bool:
    """Whether the blank line above a table is its own: this program has put it there."""
    if isinstance(item, AoT):
        return _begins_with_blank(item.body[0])
    assert isinstance(item, Table)
    entries = item.value.body
    if item.is_super_table() and entries:
        return _begins_with_blank(entries[0][1])
    return "\n" in item.trivia.indent


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
